"""A goal read from its sentence. What is unsure stays empty, and is asked: nothing is guessed.

    read        what one sentence says
    clauses     what is to be done, freed of what stands around it
    doing       the action, by verbs (with their particles, phrases) and nouns; spelling mends slips
    amounts     how many, of what (units)
    rhythms     how often
    deadlines   until when; occasions are events whose day nobody said
    filters     with whom and where

The patterns are tried on sentences of at most `LONGEST` characters. Choices, which the card shows: a range counts from
its low end, of several targets the first counts; one thing that gets done is one; a period ends on its last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.goals import amounts, clauses, deadlines, doing, filters, rhythms, vocabulary
from bot.goals.amounts import Amount
from bot.goals.clauses import Task
from bot.goals.deadlines import Until
from bot.goals.doing import Doing
from bot.goals.model import Action
from bot.goals.rhythms import Rhythm
from bot.goals.senses import Kind
from bot.kit import dates, words
from bot.kit.times import Interval

LONGEST = 300
"""Characters of a goal: it is one sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says; empty is what it doesn't.

    `phrase` names the deadline; `past` is it where it is over, `open` where nobody said its day. `thing` is the one
    thing that gets done where nothing is counted, `vague` says that nobody could see it done, `aim` what it is for.
    """

    action: Action = Action.UNCLEAR
    kind: Kind = Kind.OTHER
    target: int | None = None
    unit: str = ""
    thing: str = ""
    role: str = ""
    company: str = ""
    sector: str = ""
    channel: str = ""
    aim: str = ""
    cadence: Interval | None = None
    deadline: date | None = None
    starts: date | None = None
    past: str = ""
    open: str = ""
    phrase: str = ""
    vague: bool = False


def read(sentence: str, today: date) -> Reading:
    """What is meant by one sentence, on the member's local day `today`."""
    said = plain(sentence)
    rhythm = rhythms.find(said, today)
    rest = said if rhythm is None else _blank(said, rhythm.span)
    until = deadlines.find(rest, today)
    rest = rest if until is None or _says_where(rest, until) else _blank(rest, until.span)
    begins = deadlines.begins(rest, today)
    rest = rest if begins is None else _blank(rest, begins[0])
    task, does = _done(rest)
    amount = _amount(task, does, rhythm)
    if amount is not None and amount.count == 1 and (times := amounts.repeated(rest)):
        amount = Amount(times, amount.unit or amount.thing)
    phrase = "" if until is None else said[slice(*until.span)].strip()
    over = until is not None and until.day is None and not until.open
    starts = None if until is None else until.starts
    return Reading(
        action=does.action,
        kind=does.kind,
        target=None if amount is None else amount.count,
        unit="" if amount is None else amount.unit,
        thing="" if amount is None else amount.thing,
        role="" if does.action is Action.MENTORSHIP else filters.role(rest),
        company=filters.company(rest),
        sector=filters.sector(rest),
        channel=filters.channel(rest),
        aim=task.aim,
        cadence=None if rhythm is None else rhythm.every,
        deadline=None if until is None else until.day,
        starts=starts or (None if begins is None else begins[1]),
        past=phrase if over else "",
        open=phrase if until is not None and until.open else "",
        phrase=phrase,
        vague=does.vague,
    )


def plain(sentence: str) -> str:
    """What is read of a sentence: on one line, with plain quotes and dashes, cut to what is read at all."""
    return words.plain_quotes(" ".join(sentence[:LONGEST].split()))


def _blank(said: str, span: tuple[int, int]) -> str:
    """Without a phrase that was read, everything else in its place."""
    return said[: span[0]] + " " * (span[1] - span[0]) + said[span[1] :]


def _says_where(said: str, until: Until) -> bool:
    """Whether the deadline is also what the goal is about: “volunteer at the next workshop”."""
    return until.open and said[until.span[0] :][:3].lower() == "at "


def _done(rest: str) -> tuple[Task, Doing]:
    """What is to be done; the means where the sentence begins with what they are for."""
    task = clauses.task(rest)
    does = doing.read(task.text, session=task.session)
    if (does.vague or does.kind is Kind.LEARN) and (found := clauses.means(task.text)) is not None:
        means = doing.read(found[1])
        names_one = means.verb or means.kind is not Kind.OTHER  # “get endorsed by 3 teammates” names none
        if not means.vague and names_one:
            return Task(found[1], task.aim or found[0]), means
    return task, does


def _amount(task: Task, does: Doing, rhythm: Rhythm | None) -> Amount | None:
    """How many: a number of times with its rhythm, the first number, or one thing."""
    named = _first(task.text, does) or amounts.counted(task.text)
    if rhythm is not None and rhythm.target is not None:
        thing = named or amounts.single(task.text, does, recurring=True)
        return Amount(rhythm.target, "" if thing is None else thing.unit or thing.thing)
    if named is not None and not named.unit and not does.vague:
        one = amounts.single(task.text, does, recurring=False)
        return named if one is None else Amount(named.count, thing=one.unit or one.thing)
    if named is not None:
        return named
    if task.session or (rhythm is not None and amounts.LASTS.search(task.text)):
        return Amount(1)
    if does.vague and does.action is not Action.RESULT:
        return None
    return amounts.single(task.text, does, recurring=rhythm is not None)


def _first(text: str, does: Doing) -> Amount | None:
    """Of several targets the first: “go to JSConf and talk to 3 speakers” is one thing, then another."""
    if does.vague or (joined := vocabulary.THEN_VERB.search(text)) is None:
        return None
    first = text[: joined.start()]
    if amounts.counted(first) is not None:
        return None
    begins = doing.read(first)
    return None if begins.vague else amounts.single(first, begins, recurring=False)


def read_deadline(text: str, today: date) -> date:
    """A deadline by itself: “30 June”, “end of Q2”, “may”, “6 weeks”. Raises UserError, also for a day that is over."""
    said = plain(text)
    for phrase in (said, f"by {said}", f"in {said}"):
        found = deadlines.find(phrase, today)
        if found is not None and found.day is not None and not _blank(phrase, found.span).strip(" ;.!"):
            return found.day
    return dates.read_when(text, dates.start_of(today)).day


def vague(text: str) -> bool:
    """Whether nobody could see it done, or with whom: “meet people”, “be more active”."""
    return read(text, date(2026, 1, 1)).vague


def sentences(text: str) -> int:
    """How many sentences `text` has."""
    return 1 + len(vocabulary.FULL_STOP.findall(vocabulary.SHORT.sub("", words.plain_quotes(text[:LONGEST])).strip()))


def activities(text: str) -> int:
    """How many things to do a sentence joins (“attend a meetup and write 3 posts”)."""
    first, *others = (part.strip() for part in vocabulary.JOINED.split(words.plain_quotes(text[:LONGEST])))
    if " " not in first:  # “research and contact 3 startups”: two verbs, one thing
        return 1
    begins = doing.read(clauses.task(first).text).action is not Action.UNCLEAR  # “twice a month, have …” is one thing
    return max(1, begins + sum(1 for part in others if vocabulary.VERB.match(part)))
