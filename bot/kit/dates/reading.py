"""A date phrase as a whole text, or found in a longer one.

A longer text may hold several: the one that is meant follows words like “remind me” or “ping her”, else it is the first
that is sure; past ones, names and numbers that only look like dates don't count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.kit import times, words
from bot.kit.dates import days
from bot.kit.dates.listed import CantRepeat
from bot.kit.dates.model import (
    FURTHEST_YEARS,
    LONGEST_TEXT,
    FutureDay,
    Here,
    ImpossibleDay,
    PastDay,
    Phrase,
    Reading,
    TooLongForADay,
    UnclearDay,
    UnclearPast,
    When,
)
from bot.kit.dates.phrase import STARTS, Draft, draft
from bot.kit.dates.rule import read_rule
from bot.kit.dates.scan import Impossible, Scan
from bot.kit.dates.settling import Result, settle
from bot.kit.dates.sure import Strength, asked_for, strength
from bot.kit.dates.tokens import MONTHS
from bot.kit.errors import UserError

_EXACT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?(?: (FREQ=[A-Z0-9=;,-]+))?")
_AHEAD = frozenset({"please", "pls", "plz", "then", "ok", "-", "(", '"', "'", "so", "and", "*", ",", ";", ":"})
_BESIDE = _AHEAD | frozenset(". ! ? ) thanks again but remind me the let's say perhaps instead".split())
"""What may stand before and after a text that is all date phrase."""
MOST_TRIED = 80
"""Places in a text at which a phrase may begin and that are looked at: ten times what a long sentence has."""
_NEVER = frozenset({"don't", "dont", "not", "never", "nothing", "doesn't", "can't", "won't"})
SHORT = 6
"""Words of a text that is a date phrase or nothing: one that can't be is refused, and not searched."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a phrase is no day to come."""

    error: type[PastDay] | type[ImpossibleDay]
    reason: str

    def about(self, said: str) -> UserError:
        return self.error(text=said, reason=self.reason)


_WAS = _Refusal(PastDay, "it tells of something that was")


def read(text: str, here: Here) -> Reading:
    """What a text that is all date phrase says. UnclearDay, ImpossibleDay or PastDay."""
    _limited(text)
    found = _exact(text, here)
    if found is None:
        scan = Scan(text, here, days.look)
        try:
            found = _whole(scan, _begin(scan)[1])
        except Impossible as error:
            found = _Refusal(ImpossibleDay, str(error))
    if isinstance(found, Reading):
        return found
    said = words.clean(text, lines=False)
    raise UnclearDay(text=said) if found is None else found.about(said)


def read_when(text: str, here: Here) -> When:
    """The day that a text names for a reminder or a deadline. UnclearDay, ImpossibleDay or PastDay."""
    return read(text, here).when


def read_past(text: str, here: Here) -> date:
    """The day that `text` names, today at the latest: "friday" is the last one, "3 March" that of this year or the one
    before. UnclearDay, ImpossibleDay or FutureDay."""
    _limited(text)
    said = words.clean(text, lines=False)
    scan = Scan(text, here, days.look, back=True)
    try:
        it = _begin(scan)[1]
        if it is None or it.repeat is not None or not _is_all(scan, it):
            raise UnclearPast(text=said)
        result = settle(scan, it)
    except Impossible as error:
        raise ImpossibleDay(text=said, reason=str(error)) from None
    if it.days is None:
        return scan.today  # a time of day
    if result.day > scan.today:
        raise FutureDay(text=said)
    return result.day


def find(text: str, here: Here) -> Reading:
    """The one date phrase that is meant in a longer text, or the text itself. UserError says why there is none."""
    _limited(text)
    scan = Scan(text, here, days.look)
    first: tuple[int, Draft | None] = (-1, None)
    try:
        whole = _exact(text, here)
        if whole is None:
            first = _begin(scan)
            whole = _whole(scan, first[1])
    except Impossible as error:
        whole = _Refusal(ImpossibleDay, str(error))
    if isinstance(whole, Reading):
        return whole
    if isinstance(whole, _Refusal) and len(scan.tokens) <= SHORT:
        raise whole.about(words.clean(text, lines=False))
    found = _candidates(scan, first)
    best = max((each for each in found if each.reading is not None), key=lambda each: each.rank, default=None)
    if best is not None and best.reading is not None:
        return _with_time(best.reading, [each for each in found if each is not best and each.clock], here)
    refused = next((each for each in found if each.refused is not None), None)
    if refused is not None and refused.refused is not None:
        raise refused.refused.about(text[slice(*refused.span)])
    raise UnclearDay(text=words.clean(text, lines=False))


def phrases(text: str, here: Here) -> tuple[Phrase, ...]:
    """Every phrase of a text that is sure enough to be a date in a sentence, from left to right."""
    if len(text) > LONGEST_TEXT:
        return ()
    return tuple(
        Phrase(each.span, each.reading, over=each.refused is not None and each.refused.error is PastDay)
        for each in _candidates(Scan(text, here, days.look))
    )


def _limited(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise TooLongForADay()


def _exact(text: str, here: Here) -> Reading | _Refusal | None:
    """The exact form that we spell ourselves, and that is most of what is read."""
    found = _EXACT.fullmatch(text)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        at = None if found[4] is None else time(int(found[4]), int(found[5]))
        rule = None if found[6] is None else read_rule(found[6])
    except ValueError:
        return None
    return _reading(here, Result(day, at, None, rule, day, ()), (0, len(text)))


def _begin(scan: Scan) -> tuple[int, Draft | None]:
    """Where a text that may be all date phrase begins, and its first phrase. Raises Impossible."""
    start = 0
    while scan.words[start] in _AHEAD:
        start += 1
    token = scan.at(start)
    if token.text == "not" and scan.words[start + 1] not in ("before", "until", "till"):
        return start, None
    nothing = start >= len(scan.tokens) or (token.kind in ("word", "mark") and token.text not in STARTS)
    return start, None if nothing else draft(scan, start)


def _is_all(scan: Scan, it: Draft) -> bool:
    """Whether nothing else is said but the phrase."""
    size = len(scan.tokens)
    if size > it.end + SHORT or any(scan.words[k] not in _BESIDE for k in range(it.end, size)):
        return False
    # All by themselves these are something else.
    return it.end - it.start > 1 or scan.words[it.start] not in ("may", "24/7")


def _whole(scan: Scan, it: Draft | None) -> Reading | _Refusal | None:
    """The text as one date phrase; None when it is more than that."""
    if it is None or not _is_all(scan, it):
        return None
    if it.lead == "since":
        return _WAS
    return _reading(scan.here, settle(scan, it), _span(scan, it.start, it.end))


@dataclass(slots=True)
class _Candidate:
    """A phrase in a sentence. The one of the highest `rank` is meant. `clock`: a time of day and nothing else."""

    span: tuple[int, int]
    reading: Reading | None = None
    refused: _Refusal | None = None
    rank: tuple[int, int, int, int] = (0, 0, 0, 0)
    clock: bool = False


def _candidates(scan: Scan, first: tuple[int, Draft | None] = (-1, None)) -> list[_Candidate]:
    """Every phrase that may be meant, from left to right, none within another; `first`: one that was put together
    already, with its place."""
    found: list[_Candidate] = []
    i, size, tried = 0, len(scan.tokens), 0
    while i < size and tried < MOST_TRIED:
        token = scan.tokens[i]
        if (token.kind in ("word", "mark") and token.text not in STARTS) or not scan.free(i) or _titled(scan, i):
            i += 1
            continue
        refused = scan.words[i - 1] == "not" or (scan.words[i - 1] == "but" and scan.words[i - 2] in ("day", "days"))
        tried += 1
        it: Draft | None = None
        try:
            it = first[1] if i == first[0] else draft(scan, i)
            if it is None or not scan.closed(it.end):
                i += 1
                continue
            sure = strength(scan, it)
            if refused:  # “not friday but monday”
                i = it.end
                continue
            if sure <= Strength.NONE:
                i = it.end if it.repeat is not None or sure is Strength.NAME else i + 1
                continue
            found.append(_candidate(scan, it, sure))
        except Impossible as error:
            said = error.end if isinstance(error, CantRepeat) else 0
            end = it.end if it is not None else max(_of_the_impossible(scan, i), said)
            found.append(_Candidate(_span(scan, i, end), refused=_Refusal(ImpossibleDay, str(error))))
            i = end
            continue
        i = it.end
    return found


def _of_the_impossible(scan: Scan, i: int) -> int:
    """The place after what can't be: all the numbers and names of months from `i` on, with what joins them."""
    end = i + 1
    for k in range(i, min(i + 6, len(scan.tokens))):
        token = scan.tokens[k]
        if token.kind not in ("word", "mark") or token.text in MONTHS:
            end = k + 1
        elif token.text not in STARTS and token.text not in ("of", "the", ":", "-", "/", "."):
            break
    return end


def _titled(scan: Scan, i: int) -> bool:
    """Whether the part of a day belongs to the word before it: “Rust night 20 march”, “Coffee morning on friday”."""
    before = scan.at(i - 1)
    return (
        scan.words[i] in ("night", "morning", "evening", "afternoon")
        and scan.words[i + 1] != "of"
        and before.kind == "word"
        and before.text not in STARTS
    )


def _candidate(scan: Scan, it: Draft, sure: Strength) -> _Candidate:
    span = _span(scan, it.start, it.end)
    if it.lead == "before" and not _NEVER.isdisjoint(scan.words[it.start - back] for back in range(1, 5)):
        it = replace(it, lead="until")  # “don't ping before monday”
    reading = _WAS if sure is Strength.PAST else _reading(scan.here, settle(scan, it), span)
    if isinstance(reading, _Refusal):
        return _Candidate(span, refused=reading)
    clock = it.days is None and it.repeat is None
    return _Candidate(span, reading, None, (not clock, asked_for(scan, it), sure.value, -it.start), clock)


def _with_time(reading: Reading, clocks: list[_Candidate], here: Here) -> Reading:
    """The day with the time of day that stands elsewhere in the line: “next wed - lunch with Ana, 12:30”."""
    at = clocks[0].reading.at if len(clocks) == 1 and clocks[0].reading is not None else None
    if at is None or reading.at is not None or reading.rule or reading.end is not None:
        return reading
    day, at = here.actual(reading.day, at)
    if day == here.today and at <= here.local.time():
        return reading
    others = tuple(When(each.day, at) for each in reading.others if each.day > here.today or at > here.local.time())
    return replace(reading, day=day, at=at, due=day, others=others)


def _span(scan: Scan, start: int, end: int) -> tuple[int, int]:
    return scan.tokens[start].start, scan.tokens[end - 1].end


def _reading(here: Here, result: Result, span: tuple[int, int]) -> Reading | _Refusal:
    """The result, unless it is over or too far away."""
    today, now = here.today, here.local.time()
    day, at, due, end = result.day, result.at, result.due, result.end
    if end is not None and day < today <= end:
        day, due = today, max(due, today)  # what is under way begins today
    if day < today:
        return _Refusal(PastDay, f"that was {times.say_ago(day, today)}")
    if max(day, due).year > today.year + FURTHEST_YEARS:
        return _Refusal(ImpossibleDay, f"it is more than {FURTHEST_YEARS} years away")
    if at is not None and result.moment is None:
        if day == today and at <= now and end is not None and today < end:
            day += timedelta(days=1)
            due = max(due, day)
        moved, at = here.actual(day, at)
        day, due = moved, moved if due == day else due
    if end is not None and end < day:
        end = None  # “this weekend midnight” on its Sunday
    if day == today and at is not None and at <= now and result.moment is None:
        return _Refusal(PastDay, f"it is {times.say_time(now)} already")
    others = tuple(
        When(*here.actual(other, clock)) if clock is not None else When(other)
        for other, clock in dict.fromkeys(result.others)
        if other != day and today <= other and other.year <= today.year + FURTHEST_YEARS
    )
    rule = result.rule
    return Reading(day, at, end, "" if rule is None else rule.text, due, span, others)
