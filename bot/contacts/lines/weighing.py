"""How sure it is that a candidate is a person, and how much the line is about them.

Both are sums of small numbers, set so that any one sign can be outweighed by two others. Below `SURE` it is no person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.contacts.lines import days, deeds, gazetteer, jobwords, leads, names, places, roles, spelling
from bot.contacts.lines.candidates import Candidate, acted, behind, doubtful, named, spoken, unnamed
from bot.contacts.lines.days import Day
from bot.contacts.lines.saywords import (
    ARTICLES,
    BE,
    CALLED,
    COPULAS,
    CUES,
    FUNCTION,
    KEPT,
    MEETS,
    MESSAGES,
    MONTHS,
    PLACING,
    POSSESSIVES,
    SAYS,
    THEIR,
    THEY,
    THEY_ARE,
    VERBS,
)
from bot.contacts.lines.sheet import Clause, Word
from bot.kit import dates

SURE = 0.7

MOST = 12
"""Clauses that are searched for the name."""

_INTRODUCES = frozenset("introduced connected intro'd introed introduces linked referred put hooked pointed".split())
_JOINED = frozenset("and & n".split())


@dataclass(slots=True)
class Line:
    """A line about a person; `start` is its first clause with words, `lower`: none of its words is capitalised,
    `foreign`: most of them are in another alphabet."""

    clauses: Sequence[Clause]
    phrases: Sequence[dates.Phrase]
    start: int
    lower: bool = False
    foreign: bool = False
    inside: list[dict[int, Day]] = field(default_factory=list[dict[int, Day]])
    places: list[frozenset[int]] = field(default_factory=list[frozenset[int]])
    through: list[frozenset[int]] = field(default_factory=list[frozenset[int]])
    promised: list[int] = field(default_factory=list[int])
    """For each clause: where what the writer will do begins, else its end."""

    def __post_init__(self) -> None:
        cased = [word for clause in self.clauses for word in clause.words if word.text[:1].isalpha()]
        self.foreign = sum(not word.text[0].isascii() for word in cased) * 2 > len(cased)
        self.lower = not any(word.text[:1].isupper() and word.low != "i" for word in cased)
        for number, clause in enumerate(self.clauses):
            found = clause.words if number < self.start + MOST else ()
            self.inside.append(days.within(found, self.phrases))
            self.places.append(_placed(found))
            self.through.append(_through(found))
            own = next((n for n in range(len(found)) if deeds.own(found, n, len(found)) > n), len(found))
            self.promised.append(own)


def _placed(found: Sequence[Word]) -> frozenset[int]:
    """The words that name a place or a company, as the preposition in front of them says."""
    held = set[int]()
    for n in range(len(found) - 1):
        if found[n].handle:
            held.update(range(n + 1, places.company(found, n, len(found))))
        if found[n].low not in PLACING or (n and found[n].low == "from" and found[n - 1].low in MESSAGES):
            continue
        start = n + 1
        while start < len(found) - 1 and found[start].low in (*ARTICLES, *POSSESSIVES):
            start += 1
        held.add(start)
        if not found[start].capital:
            continue
        end = places.company(found, start, len(found))
        end = next((k for k in range(start + 1, end) if found[k].low in VERBS | jobwords.WORK_VERBS), end)
        known = next(
            (
                k
                for k in range(start + 1, end)
                if named(found[k]) and (unnamed(found[k - 1]) or behind(found, start, k, end))
            ),
            end,
        )
        held.update(range(start, known))
    return frozenset(held)


def _through(found: Sequence[Word]) -> frozenset[int]:
    """The words that name who introduced somebody."""
    held, stop = set[int](), len(found)
    for n in range(stop - 1):
        end = deeds.via(found, n, stop)
        if end == n and found[n].low == "by" and (n == 0 or _introduced(found[max(0, n - 8) : n])):
            end = n + 1
        if n < end < stop:
            held.update(range(end, max(names.person(found, end, stop), end + 1)))
    return frozenset(held)


def _introduced(found: Sequence[Word]) -> bool:
    return any(word.low in _INTRODUCES for word in found)


def person(line: Line, one: Candidate) -> float:
    """How sure it is that these are the words of a person's name."""
    found = line.clauses[one.clause].words
    spelt = spelling.spelt(found[one.first : one.last], small=one.small, lower=line.lower, foreign=line.foreign)
    return spelt + _against(line, found, one) + _cued(line, found, one) + _goes_on(line, found, one) + _dated(line, one)


def _against(line: Line, found: Sequence[Word], one: Candidate) -> float:
    return spelling.against(found, one.first, one.last, small=one.small, lower=line.lower)


def _dated(line: Line, one: Candidate) -> float:
    """“12 May” is a day; “May” alone may be one as well."""
    for day in line.inside[one.clause].values():
        if day.first <= one.first < day.last:
            return -9.0 if day.last - day.first > 1 else -2.0 if one.last - one.first == 1 else -0.1
    found = line.clauses[one.clause].words
    beside = (*found[max(0, one.first - 1) : one.first], *found[one.last - 1 : one.last + 1])
    counted = any(word.text[0].isdigit() for word in beside)
    return -9.0 if counted and found[one.first].low in MONTHS else 0.0


def _cued(line: Line, found: Sequence[Word], one: Candidate) -> float:
    """What stands before a name: “called”, “met”, “it was”; or a preposition of places."""
    if one.first == 0:
        return 0.5
    before = found[one.first - 1].low
    if one.first in line.places[one.clause]:
        return -1.0 if before == "from" and named(found[one.first]) else -3.0
    if before in CALLED:
        return 3.0 if not _of_kept(found, one.first - 1) else -1.0
    if before in COPULAS or before == "works":
        return 2.0
    if before in CUES or (before == "from" and one.first > 1 and found[one.first - 2].low in MESSAGES):
        return 1.5
    if one.first in line.through[one.clause]:
        return 1.0
    if roles.is_head(found[one.first - 1]) or before in jobwords.KIN:
        return 2.0
    return 0.0 if one.small or before in ARTICLES else 0.5


def _of_kept(found: Sequence[Word], at: int) -> bool:
    """“dog called Judge”, “her dog is called Judge”, “prefers to be called Manu”."""
    return any(word.low in KEPT or word.low in ("be", "gets") for word in found[max(0, at - 3) : at])


def _goes_on(line: Line, found: Sequence[Word], one: Candidate) -> float:
    """What comes after a name: a role, a company, what they do; or nothing else in the segment."""
    if one.last == len(found):
        return 0.7 if one.first == 0 else 0.2
    after = found[one.last].low
    if after in ("at", "from", "of", "@", "with") or found[one.last].handle:
        return 0.5
    if after in BE or after in THEY or after in THEY_ARE or after in ("who", "whom", "has", "works"):
        return 1.5
    return 1.0 if after in VERBS else 0.0


def about(line: Line, one: Candidate) -> float:
    """How much the line is about this person, if it is one."""
    clause = line.clauses[one.clause]
    found, before = clause.words, clause.words[one.first - 1].low if one.first else ""
    total = -0.3 * (one.clause - line.start) - 0.05 * one.first
    opening = one.clause == line.start and (one.first == 0 or (one.first == 1 and found[0].handle))
    if opening:
        total += _begun(line, one) if not _dated(line, one) else 0
    elif one.first == 0:
        total += 2.5 if clause.mark == ":" else 0.5
        total += 1.0 if one.last == len(found) and named(found[0]) else 0.0
    if one.first in line.through[one.clause] or _introduces(found, one.last):
        total -= 16
    if one.owner:
        total -= 8
    if before in CALLED or (before in COPULAS and one.first > 1):
        total += 3 if not _of_kept(found, one.first - 1) else -6
    elif before in CUES:
        total += 1
    if one.first in line.places[one.clause]:
        total -= 2
    if before in _JOINED and one.first > 1:
        total -= 1.5
    if _theirs(line, found, one):
        total -= 8
    elif one.first and _described(found, one.first):
        total += 2
    if one.first > line.promised[one.clause] and before not in ("with", "tell", "told"):
        total -= 2
    return total + _worked(line, found, one)


def _begun(line: Line, one: Candidate) -> float:
    """What it counts that the line begins so: whom one writes about comes first, but so do verbs and companies."""
    found = line.clauses[one.clause].words
    mine: Sequence[Word] = found[one.first : one.last]
    core = spelling.core_of(mine)
    if spelling.counted(core) or ((named(core[0]) or len(core) < len(mine)) and _against(line, found, one) >= 0):
        return 8
    last = mine[-1]
    after = last if len(mine) > 1 and last.text.islower() else found[one.last] if one.last < len(found) else None
    thing = after is not None and after.text.isalpha() and after.text.islower() and after.low not in FUNCTION | VERBS
    if doubtful(core[0]):
        if thing and len(core) == 1 and after and gazetteer.plain(after.low):
            return 2  # “Art school”
        begins = after is not None and after.low in FUNCTION - BE  # “Guy with the hat”
        return 1 if len(core) == 1 and (one.small or (spoken(core[0]) and begins)) else 4
    if acted(core[0]) or unnamed(core[0]):
        return 1
    return 2 if thing and not one.small else 4  # “Study group”


def _introduces(found: Sequence[Word], at: int) -> bool:
    """“… introduced me to Ana”, “… introduced Ana”, “… says I should talk to Ana”."""
    at += at < len(found) and found[at].low in ("kindly", "just", "has", "also", "had")
    if at + 1 >= len(found):
        return False
    if found[at].low in SAYS:
        return any(_sends_to(found, n) for n in range(at + 1, min(at + 7, len(found) - 1)))
    return (found[at].low in _INTRODUCES and found[at + 1].low in ("me", "us")) or leads.presents(found, at)


def _sends_to(found: Sequence[Word], at: int) -> bool:
    """“to contact Ana”, “should talk to Ana”."""
    if found[at].low not in MEETS or found[at - 1].low not in ("to", "should", "must"):
        return False
    whom = at + 2 if found[at + 1].low in ("to", "with") else at + 1
    return whom < len(found) and named(found[whom])


def _theirs(line: Line, found: Sequence[Word], one: Candidate) -> bool:
    """“her husband Paul”, “twin brother Viktor”, “landlord is Mr. Braun”: somebody of the person."""
    for n in range(max(0, one.first - 2), one.first):
        if found[n].low in KEPT or found[n].low in jobwords.KIN:
            owned = n and found[n - 1].low in THEIR
            return bool(owned) or (one.clause > line.start and not (n and found[n - 1].low == "my"))
    return False


def _described(found: Sequence[Word], first: int) -> bool:
    """“recruiter Elsa”, “my neighbour Klaus”: a role or a relation comes right before."""
    word = found[first - 1]
    return roles.is_head(word) or word.low in jobwords.KIN


def _worked(line: Line, found: Sequence[Word], one: Candidate) -> float:
    """Whether what they do comes next."""
    at = one.last
    if at == len(found):
        following = next((clause.words for clause in line.clauses[one.clause + 1 : one.clause + 2]), ())
        found, at = following, 0
    at += at < len(found) and found[at].low in (*ARTICLES, "as")
    if at >= len(found) or found[at].low in FUNCTION:
        return 0.0
    return 1.5 if roles.match(found, at, loose=False, stop=len(found)) > at else 0.0
