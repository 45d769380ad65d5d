"""A date phrase as a whole text, or found in a longer one.

A longer text may hold several: the one that is meant follows words like “remind me” or “ping her”, else it is the first
that is sure; past ones, names and numbers that only look like dates don't count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from bot.kit import times, words
from bot.kit.dates.model import (
    FURTHEST_YEARS, LONGEST_TEXT, FutureDay, Here, ImpossibleDay, PastDay, Phrase, Reading, TooLongForADay, UnclearDay,
    When,
)  # fmt: skip
from bot.kit.dates.phrase import Draft, Result, draft, settle
from bot.kit.dates.saying import say
from bot.kit.dates.scan import Impossible, Scan
from bot.kit.dates.sure import STARTS, Strength, asked_for, strength
from bot.kit.errors import UserError

_EXACT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?")
_BESIDE = frozenset({".", ",", "!", "?", ";", ":", "(", ")", "please", "pls", "plz", "thanks", "then", "ok", "again", '"', "'", "-",
                     "*", "and", "so", "but", "ish", "remind", "me", "the", "let's", "say", "perhaps", "instead"})  # fmt: skip


def read(text: str, here: Here) -> Reading:
    """What a text that is all date phrase says. UnclearDay, ImpossibleDay or PastDay."""
    said = _short(text)
    exact = _exact(text, here)
    if exact is not None:
        return exact
    scan = Scan(text, here)
    start = _first(scan)
    if start is None:
        raise UnclearDay(text=said)
    try:
        it = draft(scan, start)
        if it is None or not _nothing_else(scan, it.end) or _says_nothing(scan, it):
            raise UnclearDay(text=said)
        if it.lead == "since":
            raise PastDay(text=said, reason="it tells of something that was")
        result = settle(scan, it)
    except Impossible as error:
        raise ImpossibleDay(text=said, reason=str(error)) from None
    return _reading(scan, it, result, said)


def read_when(text: str, here: Here) -> When:
    """The day that a text names for a reminder or a deadline. UnclearDay, ImpossibleDay or PastDay."""
    return read(text, here).when


def read_past(text: str, here: Here) -> date:
    """The day that `text` names, today at the latest: "friday" is the last one, "3 March" that of this year or the one
    before. UnclearDay, ImpossibleDay or FutureDay."""
    said = _short(text)
    exact = _EXACT.fullmatch(text)
    scan = Scan(text, here, back=True)
    start = _first(scan)
    try:
        it = None if start is None else draft(scan, start)
        if it is None or not _nothing_else(scan, it.end) or it.repeat is not None:
            raise UnclearDay(text=said)
        result = settle(scan, it)
    except Impossible as error:
        raise ImpossibleDay(text=said, reason=str(error)) from None
    if it.days is None and exact is None:
        return scan.today  # a time of day
    if result.day > scan.today:
        raise FutureDay(text=said)
    return result.day


def find(text: str, here: Here) -> Reading:
    """The one date phrase that is meant in a longer text, or the text itself. UserError says why there is none."""
    said = _short(text)
    try:
        return read(text, here)
    except (PastDay, ImpossibleDay):
        if len(text.split()) <= 6:
            raise
    except UnclearDay:
        pass
    best: _Candidate | None = None
    refused: UserError | None = None
    for each in _candidates(Scan(text, here)):
        if each.reading is None:
            refused = refused or each.refused
        elif best is None or each.rank > best.rank:
            best = each
    if best is not None and best.reading is not None:
        return best.reading
    raise refused or UnclearDay(text=said)


def phrases(text: str, here: Here) -> tuple[Phrase, ...]:
    """Every date phrase of a text that is sure enough to be one in a sentence, from left to right, none within another."""
    if len(text) > LONGEST_TEXT:
        return ()
    found: list[Phrase] = []
    for each in _candidates(Scan(text, here)):
        found.append(Phrase(each.span, each.reading, over=isinstance(each.refused, PastDay)))
    return tuple(found)


@dataclass(slots=True)
class _Candidate:
    span: tuple[int, int]
    reading: Reading | None
    refused: UserError | None
    rank: tuple[int, int, int]


def _candidates(scan: Scan) -> list[_Candidate]:
    found: list[_Candidate] = []
    i, size = 0, len(scan.tokens)
    while i < size:
        token = scan.tokens[i]
        if (token.kind in ("word", "mark") and token.text not in STARTS) or not scan.free(i):
            i += 1
            continue
        it: Draft | None = None
        try:
            it = draft(scan, i)
            if it is None or not scan.closed(it.end):
                i += 1
                continue
            sure = strength(scan, it)
            if sure is Strength.NONE:
                i = i + 1
                continue
            result = settle(scan, it)
        except Impossible as error:
            end = it.end if it is not None else i + 1
            span = _span(scan, i, end)
            said = scan.text[slice(*span)]
            found.append(_Candidate(span, None, ImpossibleDay(text=said, reason=str(error)), (0, 0, 0)))
            i = end
            continue
        found.append(_candidate(scan, it, result, sure))
        i = it.end
    return found


def _candidate(scan: Scan, it: Draft, result: Result, sure: Strength) -> _Candidate:
    span = _span(scan, it.start, it.end)
    said = scan.text[slice(*span)]
    if sure is Strength.PAST:
        return _Candidate(span, None, PastDay(text=said, reason="it tells of something that was"), (0, 0, 0))
    asked = asked_for(scan, it)
    try:
        reading = _reading(scan, it, result, said)
    except PastDay as error:
        return _Candidate(span, None, error, (0, 0, 0))
    except ImpossibleDay as error:
        return _Candidate(span, None, error, (0, 0, 0))
    return _Candidate(span, reading, None, (asked, sure.value, -it.start))


def _says_nothing(scan: Scan, it: Draft) -> bool:
    """“may”, “24/7”: all by themselves they are something else."""
    return it.end - it.start == 1 and scan.word(it.start) in ("may", "24/7")


def _short(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise TooLongForADay()
    return words.clean(text, lines=False)


def _exact(text: str, here: Here) -> Reading | None:
    """The exact form that we spell ourselves, and that is most of what is read."""
    found = _EXACT.fullmatch(text)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        at = None if found[4] is None else time(int(found[4]), int(found[5]))
    except ValueError:
        return None
    scan = Scan("", here)
    return _reading(scan, None, Result(day, at, None, None, day, ()), text, (0, len(text)))


def _first(scan: Scan) -> int | None:
    i = 0
    while i < len(scan.tokens) and scan.word(i) in (
        "please",
        "pls",
        "plz",
        "then",
        "ok",
        "-",
        "(",
        '"',
        "'",
        "so",
        "and",
        "*",
        ",",
        ";",
        ":",
    ):
        i += 1
    return i if i < len(scan.tokens) else None


def _nothing_else(scan: Scan, i: int) -> bool:
    return all(scan.word(k) in _BESIDE for k in range(i, min(len(scan.tokens), i + 6))) and len(scan.tokens) <= i + 6


def _span(scan: Scan, start: int, end: int) -> tuple[int, int]:
    return scan.at(start).start, scan.at(end - 1).end


def _reading(scan: Scan, it: Draft | None, result: Result, said: str, span: tuple[int, int] | None = None) -> Reading:
    """The result, unless it is over or too far away."""
    here, today = scan.here, scan.here.today
    day, at, due = result.day, result.at, result.due
    if at is not None and result.moment is None:
        moved, at = here.actual(day, at)
        due = moved if due == day else due
        day = moved
    now = here.local
    if day < today and (result.end is None or result.end < today):
        raise PastDay(text=said, reason=f"that was {times.say_ago(day, today)}")
    if day == today and at is not None and at <= now.time() and result.end is None and result.moment is None:
        raise PastDay(text=said, reason=f"it is {times.say_time(now.time())} already")
    if max(day, due).year > today.year + FURTHEST_YEARS:
        raise ImpossibleDay(text=said, reason=f"it is more than {FURTHEST_YEARS} years away")
    others = tuple(dict.fromkeys(When(*here.actual(other, time_)) if time_ is not None else When(other) for other, time_ in
                                 result.others if other != day and other >= today))  # fmt: skip
    if others and any((other.day - today).days > 366 * FURTHEST_YEARS for other in others):
        others = ()
    rule = result.rule
    return Reading(
        day, at, result.end, "" if rule is None else rule.text, due,
        span if span is not None or it is None else _span(scan, it.start, it.end),
        others, say(day, at, result.end, rule),
    )  # fmt: skip
