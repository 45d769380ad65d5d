"""Days near today: “tomorrow”, “this time next week”, “next friday”, “friday week”, “monday after easter”."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from bot.kit.dates.lengths import SINGLE, Duration, duration
from bot.kit.dates.periods import which_ahead
from bot.kit.dates.scan import Days, Found, Scan
from bot.kit.dates.tokens import (
    COMING,
    LAST,
    NEXT,
    PARTS_OF_DAY,
    PERIODS,
    SHAKY,
    TODAY,
    TOMORROW,
    WEEKDAYS,
    WEEKS,
    WHICH,
)  # fmt: skip

_TONIGHT = frozenset({"tonight", "tonite", "tnite"})
_YESTERDAY = frozenset({"yesterday", "yday"})
NAMED = TODAY | TOMORROW | _TONIGHT | _YESTERDAY | {"overmorrow", "this", "the", "same"}
"""The words with which the name of a day can begin."""
HOURS = 12
"""A number above it, after a weekday, is a day of the month sooner than an hour."""
DEEPEST = 2
"""How many phrases may stand within each other: “2 days after monday after easter”."""
_NOT_WEEK = frozenset({"of", "day", "days", "before", "from"})
"""After “friday week”, where it is no Friday in a week: “friday week of 9 march”."""
_SHORT_NAME = 5
"""Letters of the longest shortened weekday, after which a dot may stand: “thurs.”."""


def named(scan: Scan, i: int, depth: int = 0) -> Found:
    """“today”, “tomorrow”, “tonight”, “yesterday”, “the day after tomorrow”, “this morning”, “tomorrow week”."""
    j = scan.skip(i, "the")
    if scan.words[j] == "day" and scan.words[j + 1] == "after" and scan.words[j + 2] in TOMORROW:
        return Days(scan.moved(2, "day")), j + 3
    if scan.words[j] == "day" and scan.words[j + 1] == "before" and scan.words[j + 2] == "yesterday":
        return Days(scan.moved(-2, "day")), j + 3
    word, after = scan.words[i], scan.words[i + 1]
    if word in TODAY:
        if after == "week":
            return Days(scan.moved(7, "day")), i + 2
        return Days(scan.today), i + 1
    if word in TOMORROW:
        if after == "week" and scan.words[i + 2] not in ("day", "days"):
            return Days(scan.moved(8, "day")), i + 2
        return Days(scan.moved(1, "day")), i + 1
    if word in ("this", "same") and after in ("time", "day"):
        return _same_time(scan, i)
    if word == "this" and (after in PARTS_OF_DAY or after == "lunchtime"):
        return Days(scan.today), i + 1
    if word in _TONIGHT:
        return Days(scan.today, part="tonight"), i + 1
    if word in LAST and after in ("night", "evening", "afternoon", "morning"):
        return Days(scan.moved(-1, "day")), i + 1
    if word == "overmorrow":
        return Days(scan.moved(2, "day")), i + 1
    if word in _YESTERDAY:
        return Days(scan.moved(-1, "day")), i + 1
    return None


def _same_time(scan: Scan, i: int) -> Found:
    """“this time tomorrow”, “same time next week”, “this day next month”."""
    j = i + 2
    if scan.words[j] in TOMORROW:
        ahead, j = Duration(days=1), j + 1
    elif scan.words[j] in NEXT and scan.words[j + 1] in SINGLE:
        ahead, j = SINGLE[scan.words[j + 1]], j + 2
    else:
        return None
    day = ahead.after(scan.today)
    moment = datetime.combine(day, scan.here.local.time()) if scan.words[i + 1] == "time" else None
    return Days(day, moment=moment), j


def weekday(scan: Scan, i: int, depth: int = 0) -> Found:
    """“fri”, “next friday”, “this coming fri”, “friday after next”, “friday week”, “fri next week”."""
    which, at = _which_weekday(scan, i)
    day = WEEKDAYS.get(scan.words[at])
    if day is None or (which and which not in WHICH):
        return None
    ahead = (day - scan.today.weekday() - 1) % 7 + 1  # 1 to 7: never today
    coming = scan.moved(ahead, "day")
    end = _after_dot(scan, at)
    found = _after_other(scan, end, day, depth)
    if found is None and not which:
        found = _with_week(scan, end, day, coming)
    return found or (_by_itself(scan, which, day, coming, weak=scan.words[at] in SHAKY and not which), end)


def _which_weekday(scan: Scan, i: int) -> tuple[str, int]:
    """“next”, “this”, “” …, and the place of the weekday."""
    j = scan.skip(i, "the", "this") if scan.words[i] == "the" or scan.words[i + 1] in COMING else i
    which = scan.words[j]
    if which in WEEKDAYS:
        return "this" if j > i and scan.words[i] == "this" else "", j
    return which, j + 2 if which in NEXT and scan.words[j + 1] in COMING else j + 1


def _after_dot(scan: Scan, at: int) -> int:
    """The place after a weekday and the dot that shortens it: “fri. 6 march”."""
    end = at + 1
    dotted = scan.words[end] == "." and scan.at(end).glued and len(scan.words[at]) <= _SHORT_NAME
    return end + 1 if dotted and scan.at(end + 1).kind in ("number", "ordinal", "clock") else end


def _by_itself(scan: Scan, which: str, day: int, coming: date, *, weak: bool) -> Days:
    """The weekday that “next”, “last”, “this” or nothing names, and what else it may be."""
    today = scan.today
    is_today = day == today.weekday()
    if which in LAST:
        return Days(scan.moved(-7, "day", from_=coming) if not is_today else scan.moved(-7, "day"), weekday=True)
    if scan.back and which not in NEXT and which not in COMING:
        return Days(scan.moved(-((today.weekday() - day) % 7), "day"), weekday=True)
    if which in NEXT:
        later = scan.moved(day - today.weekday() + 7, "day")
        return Days(later, others=(coming,) if coming != later else (), weekday=True)
    if which == "this" and is_today:
        return Days(today, weekday=True)
    return Days(coming, others=(today,) if is_today and which not in COMING else (), weekday=True, weak=weak)


def _after_other(scan: Scan, end: int, day: int, depth: int) -> Found:
    """“monday after easter”, “friday before christmas”, “tuesday following the 15th”."""
    side = scan.words[end]
    if side not in ("after", "before", "following") or depth >= DEEPEST or scan.words[end + 1] in NEXT:
        return None
    base = scan.days(end + 1, depth + 1)
    if base is None or base[0].moment is not None or base[0].weekday:
        return None
    if side == "before":
        anchor = base[0].first
        there = anchor - timedelta(days=(anchor.weekday() - day - 1) % 7 + 1)
    else:
        anchor = base[0].last or base[0].first
        there = anchor + timedelta(days=(day - anchor.weekday() - 1) % 7 + 1)
    return Days(there, fixed=True), base[1]


def _with_week(scan: Scan, end: int, day: int, coming: date) -> Found:
    """What may follow the name of a weekday: “after next”, “week”, “of next week”, “in two weeks”."""
    if scan.words[end] == "after" and scan.words[end + 1] in NEXT and scan.words[end + 2] not in PERIODS:
        later = scan.moved(7, "day", from_=coming)
        return Days(later, others=(scan.moved(7, "day", from_=later),)), end + 2
    if scan.words[end] in WEEKS and scan.words[end + 1] not in _NOT_WEEK:
        return Days(scan.moved(7, "day", from_=coming)), end + 1
    if scan.words[end] == "fortnight":
        return Days(scan.moved(14, "day", from_=coming)), end + 1
    j = scan.skip(end, "of", "in", "on", ",")
    the = scan.skip(j, "the")
    which = scan.words[the]
    if which in WHICH and scan.words[the + 1] in WEEKS:
        ahead = which_ahead(which)
        return Days(scan.moved(day, "day", from_=scan.period("week", ahead)[0]), fixed=ahead <= 0), the + 2
    if which in WEEKS and the > j and scan.says(the + 1, "after", "next"):
        return Days(scan.moved(day, "day", from_=scan.period("week", 2)[0])), the + 3
    if scan.words[end] == "in":
        found = duration(scan, end + 1)
        if found is not None and not found[0].minutes and found[0].days % 7 == 0 and found[0].days:
            there = found[0].after(scan.today)
            return Days(scan.moved(day, "day", from_=scan.period("week", of=there)[0])), found[1]
    return None


def weekday_of_month(scan: Scan, i: int) -> Found:
    """The date of “friday 13”, a bare number after a weekday: the next such day of a month that is this weekday.

    None where the number is as likely an hour (“fri 9”), unless a time of day follows as well (“monday 9 at 3”).
    """
    token, day = scan.at(i), WEEKDAYS.get(scan.words[i - 1])
    if day is None or token.kind != "number" or len(token.text) > 2 or scan.at(i + 1).glued:
        return None
    number = int(token.text)
    at_follows = scan.words[i + 1] in ("at", "@") and scan.at(i + 2).kind in ("number", "clock", "word")
    if not HOURS < number <= 31 and not (at_follows and 1 <= number <= 31):
        return None
    if scan.words[i + 1] in ("h", "hrs", "o'clock", "uhr", "am", "pm"):
        return None
    first = scan.today.replace(day=1)
    for n in range(2):
        month = scan.moved(n, "month", from_=first)
        if number <= calendar.monthrange(month.year, month.month)[1]:
            there = month.replace(day=number)
            if there >= scan.today and there.weekday() == day:
                return Days(there), i + 1
    return None
