"""Whom a line is about: of all that may be a name in it, the one with the most reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.contacts.lines import candidates, deeds, houses, jobwords, leads, names, roles, weighing
from bot.contacts.lines.candidates import Candidate
from bot.contacts.lines.days import Day
from bot.contacts.lines.labels import LABELS, NAMES
from bot.contacts.lines.leads import Head
from bot.contacts.lines.saywords import ARTICLES, FUNCTION, MARKED, MEET_VERBS, MET_BY, NOBODY, POSSESSIVES
from bot.contacts.lines.sheet import Clause, Sheet, Word
from bot.contacts.lines.weighing import Line
from bot.kit import dates

__all__ = ["NO_NAMES", "Head", "find"]

NO_NAMES = frozenset(
    """
the a an she he they we it i hey hi hello ok okay so well btw fyi wow yay note there no not new finally great good
nice
""".split()
)
"""What a clause in front of the one with the name may begin with."""

_TOLD, _TOLD_LATER = 3.0, 1.5
"""What a sentence that leads to a name, such as “I met …”, counts for it, in the first clause and after it."""

_MENTIONED = 6.0
"""What a mention counts where one was met."""


def find(sheet: Sheet, phrases: Sequence[dates.Phrase]) -> Head | None:
    """The head of a line; None where nobody is named."""
    clauses = sheet.clauses
    start = next((n for n, clause in enumerate(clauses) if clause.words), None)
    if start is None or (start and clauses[start].mark in (",", ";")):
        return None
    labelled = _labelled(clauses)
    if labelled is not None:
        return labelled
    owner = houses.owner(clauses[start].words)
    if owner is not None:
        return Head(start, 0, 0, (owner,))
    given = leads.across(clauses, start)
    if given is not None:
        return replace(given, before=tuple(range(start, given.clause)))
    line = Line(clauses, phrases, start)
    best = _best(line)
    if best is None and any(_is_label(line, number) for number in range(start, len(clauses))):
        best = _best(line, trusting=False)
    if best is None:
        addressed = any(mark.start < clauses[start].words[0].start for mark in sheet.marks if mark.kind != "tag")
        best = None if addressed else _anyhow(clauses[start], start, line.inside[start])
    return None if best is None else replace(best, before=tuple(range(start, best.clause)))


def _labelled(clauses: Sequence[Clause]) -> Head | None:
    """“name: Ana”."""
    for number, clause in enumerate(clauses[1:], 1):
        label = clauses[number - 1].words
        if clause.mark == ":" and clause.words and " ".join(word.low for word in label[:3]) in NAMES:
            last = names.extent(clause.words, 0, len(clause.words)) or len(clause.words)
            return leads.head(clause, number, 0, last)
    return None


def _best(line: Line, *, trusting: bool = True) -> Head | None:
    """The head with the most reasons, if it is a person at all. `trusting`: what labels tell is believed."""
    most, best = float("-inf"), None
    if line.clauses[line.start].words[0].handle:
        most = _MENTIONED
    for number, clause in list(enumerate(line.clauses))[line.start : line.start + weighing.MOST]:
        if not clause.words or (trusting and _is_label(line, number)):
            continue
        told = _told(line, number)
        if told is not None and told.first == told.last and not told.found and most < _MENTIONED:
            most, best = _MENTIONED, told
        for one in _candidates(line, number, told):
            if told is not None and told.through and told.through[0] <= one.first < told.opens:
                continue  # who introduced them, and where that one works
            sure = weighing.person(line, one)
            lead = told if told is not None and told.found and told.first <= one.first < told.last else None
            if lead is not None and not one.owner:
                sure += 1.0
            if sure < weighing.SURE:
                continue
            counts = sure + weighing.about(line, one) + _leads(line, number, lead)
            if counts > most:
                most, best = counts, _head(line, one, lead)
    return best


def _is_label(line: Line, number: int) -> bool:
    """“Todo:”, “Next step:” in front of what it says; or what stands behind “via:”, which names somebody else."""
    clauses = line.clauses
    colon = number + 1 < len(clauses) and clauses[number + 1].mark == ":"
    if colon and " ".join(word.low for word in clauses[number].words[:4]) in LABELS:
        return True
    label = (
        " ".join(word.low for word in clauses[number - 1].words[:4]) if number and clauses[number].mark == ":" else ""
    )
    return LABELS.get(label) in ("role", "company", "through", "where") and label != "met"


def _leads(line: Line, number: int, lead: Head | None) -> float:
    if lead is None:
        return 0.0
    return _TOLD if number == line.start else _TOLD_LATER


def _told(line: Line, number: int) -> Head | None:
    clause = line.clauses[number]
    told = leads.told(clause, number, line.phrases) or leads.related(clause, number)
    dated = told is not None and any(day.first <= told.first < day.last for day in line.inside[number].values())
    return None if dated else told


def _candidates(line: Line, number: int, told: Head | None) -> Iterator[Candidate]:
    clause = line.clauses[number]
    found = clause.words
    if told is not None and told.last > told.first:
        yield candidates.one(found, number, told.first, told.last)
    elif number == line.start and not _nameless(clause):
        yield candidates.one(found, number, 0, _plain(found, line.inside[number]))
    yield from candidates.within(clause, number, line.inside[number])


def _head(line: Line, one: Candidate, lead: Head | None) -> Head:
    """The head for a candidate, with what leads to it."""
    clause = line.clauses[one.clause]
    found = clause.words
    if one.owner:  # “Ruben's advice”: the words stay where they are
        last = found[one.last - 1]
        bare = Word(last.start, last.end - 2, last.text[:-2], last.low[:-2])
        return Head(one.clause, one.first, one.first, (*found[one.first : one.last - 1], bare), opens=one.first)
    if lead is not None:
        return leads.head(
            clause, one.clause, one.first, one.last, opens=lead.opens, met=lead.met, through=lead.through,
            around=lead.opens == lead.first > 0,
        )  # fmt: skip
    before = found[: one.first]
    met = any(word.low in MET_BY for word in before)
    around = line.promised[one.clause] < one.first or deeds.following(found, 0, one.first) > 0
    around = around or deeds.bare(found, 0, len(found)) > 0
    return leads.head(clause, one.clause, one.first, one.last, met=met, around=around)


def _anyhow(clause: Clause, number: int, inside: dict[int, Day]) -> Head | None:
    """What begins a line is a name where nothing else is, whatever it looks like."""
    if _nameless(clause):
        return None
    last = _plain(clause.words, inside)
    first, after = clause.words[0], next(iter(clause.words[1:]), None)
    if after is None or after.start == first.end or not first.text[0].isalpha():  # “A*n*a”
        return leads.head(clause, number, 0, last)
    other = (candidates.unnamed(first) or candidates.acted(first)) and not candidates.doubtful(first)
    counted = after.text.isdigit() and (first.capital or first.low in NOBODY)
    thing = other and not after.capital and not counted
    if thing or (last > 3 and other) or (first.low in FUNCTION and not names.initial(first)):
        return None
    return leads.head(clause, number, 0, last)


def _nameless(clause: Clause) -> bool:
    """“Hiring manager at Wise”, “the guy from Netlify”, “@ana_r”, “promised my CV”: nobody is named."""
    found = clause.words
    first = found[0].low
    if found[0].handle or deeds.own(found, 0, len(found)) or is_worker(found):
        return True
    if len(found) == 1:
        return first in MARKED
    if found[1].start == found[0].end:
        return False
    told = first in ("promised", "owe", "todo", "remind", "some", "this", "that", "someone", "somebody")
    begun = found[0].text.islower() or found[1].text.islower() or found[1].text.isdigit()
    small = begun and (first in MEET_VERBS or first in ("no", "not", "forgot", "spent"))
    return told or small or first in ARTICLES or first in POSSESSIVES


def is_worker(found: Sequence[Word]) -> bool:
    """A role where a name should be: all of it listed words, and then a company."""
    end = roles.match(found, 0, loose=False, stop=len(found))
    if end == 0 or (end == 1 and found[0].low in jobwords.SURNAMES):
        return False
    if end == 2 and candidates.doubtful(found[0]) and found[1].capital and found[1].low in jobwords.SURNAMES:
        return False  # “Dean Baker”
    if end == len(found):
        return end > 1
    return found[end].low in ("at", "@", "from", "of", "for", "who") or found[end].handle


def _plain(found: Sequence[Word], inside: dict[int, Day]) -> int:
    """The name that begins a line, where it ends; anything else up to what opens a phrase."""
    stop = len(found)
    last = names.extent(found, 0, stop)
    if last == 0:
        opening = ("at", "@", "from", "via", "who", "met", "is", "works", "work")
        last = next((n for n in range(1, stop) if found[n].low in opening or n in inside), stop)
    day = leads.first_day(inside, 0, stop)
    if day < last and all(word.capital for word in found[day:last]) and last == stop:
        return last  # “April May”
    return min(last, day) or 1
