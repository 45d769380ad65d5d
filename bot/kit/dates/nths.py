"""Days by their number: “the 15th”, “15th of next month”, “first monday of may”, “last day of the month”."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from bot.kit import times
from bot.kit.dates.dated import checked, day_and_month, day_number, nth
from bot.kit.dates.holidays import nth_weekday
from bot.kit.dates.periods import period_at
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import SATURDAY, WEEKDAYS
from bot.kit.dates.years import half_of, month_said, quarter_of, year_said

_LOOKED_AT = 13
"""Months or years within which a day comes back, if it does: a year, and the month that it is."""


def nth_of(scan: Scan, i: int) -> Found:
    """“15th”, “15th of next month”, and what `ordinal_weekday` reads."""
    found = ordinal_weekday(scan, i)
    if found is not None:
        return found
    token = scan.at(i)
    if token.kind != "ordinal":
        return None
    day, end = int(token.text[:-2]), i + 1
    of = scan.says(end, "of")
    if of is not None or (scan.words[end] in ("this", "next") and scan.words[end + 1] == "month"):
        month = month_said(scan, of or end)
        if month is not None:
            (year, number), end, certain = month
            if certain:
                return Days(checked(year, number, day), fixed=True), end
    if not 1 <= day <= 31:
        raise Impossible(f"no month has a day {day}")
    there = _day_of_a_month(scan, day)
    return None if there is None else (Days(there, weak=True, repeats="month"), end)


def _day_of_a_month(scan: Scan, day: int) -> date | None:
    """The next such day of a month, today as well; the last one for what was."""
    first = scan.today.replace(day=1)
    for n in range(_LOOKED_AT):
        start = scan.moved(-n if scan.back else n, "month", from_=first)
        if day <= calendar.monthrange(start.year, start.month)[1]:
            there = start.replace(day=day)
            if there <= scan.today if scan.back else there >= scan.today:
                return there
    return None


@dataclass(slots=True)
class _Wanted:
    """What is counted within a month: the `nth` `what`, -1 the last. `weekday`: Monday is 0."""

    nth: int
    what: str
    weekday: int | None

    def within(self, year: int, month: int) -> Days | None:
        """None when the month has not so many."""
        last = calendar.monthrange(year, month)[1]
        match self.what:
            case "working":
                return _working_day(year, month, self.nth)
            case "day":
                return Days(date(year, month, last if self.nth == -1 else self.nth)) if self.nth <= last else None
            case "week":
                return _week_of_month(year, month, self.nth)
            case "weekend":
                saturday = nth_weekday(year, month, SATURDAY, self.nth)
                return None if saturday is None else Days(saturday, saturday + timedelta(days=1))
            case _:
                day = nth_weekday(year, month, self.weekday or 0, self.nth)
                return None if day is None else Days(day)


def ordinal_weekday(scan: Scan, i: int, depth: int = 0) -> Found:
    """“third monday of may”, “last day of the month”, “first week of june”, “2nd quarter”, “first half of 2027”."""
    number = nth(scan, i)
    if number is None:
        return None
    n, j = number
    what, end = scan.words[j], j + 1
    if what == "quarter":
        return quarter_of(scan, n, end)
    if what == "half":
        return half_of(scan, n, end)
    if what in ("business", "working", "work") and scan.words[end] == "day":
        what, end = "working", end + 1
    elif what not in WEEKDAYS and what not in ("day", "week", "weekend"):
        return None
    of = scan.says(end, "of") or scan.says(end, "in")
    if of is None:
        return None
    edge = _edge_day(scan, of, n) if what == "day" and n in (1, -1) else None
    if edge is not None:
        return edge
    month = month_said(scan, of)
    return None if month is None else _in_month(scan, _Wanted(n, what, WEEKDAYS.get(what)), *month)


def _edge_day(scan: Scan, i: int, n: int) -> Found:
    """“first day of 2027”, “last day of q3”; a month is counted like any other day of it."""
    year = year_said(scan, i)
    if year is not None:
        return Days(date(year[0], 1, 1) if n == 1 else date(year[0], 12, 31)), year[1]
    if month_said(scan, i) is not None:
        return None
    period = period_at(scan, i)
    if period is None:
        return None
    (first, last), end = period
    return Days(first if n == 1 else last, fixed=True), end


def _in_month(scan: Scan, wanted: _Wanted, said: tuple[int, int], end: int, certain: bool) -> Found:
    """In the month that was said; when it is over, that of the next year if it was named, for “the month” the next."""
    year, month = said
    named = scan.words[end - 1] != "month" and scan.at(end - 1).kind == "word"
    found = wanted.within(year, month)
    tries = 0
    while (found is None or (found.last or found.first) < scan.today) and (named or not certain) and not scan.back:
        if named:
            year += 1
        else:
            after = times.add_months(date(year, month, 1), 1)
            year, month = after.year, after.month
        found = wanted.within(year, month)
        tries += 1
        if tries >= _LOOKED_AT:
            raise Impossible(f"there is no such day in {times.MONTHS[month - 1]}")
    if found is None:
        raise Impossible(f"{times.MONTHS[month - 1]} {year} has no such day")
    return found, end


def _working_day(year: int, month: int, n: int) -> Days | None:
    all_days = [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    working = [day for day in all_days if day.weekday() < SATURDAY]
    try:
        return Days(working[n - 1] if n > 0 else working[n])
    except IndexError:
        return None


def _week_of_month(year: int, month: int, n: int) -> Days | None:
    """The days 1 to 7 are the first week, the last seven the last."""
    last = calendar.monthrange(year, month)[1]
    if n == -1:
        return Days(date(year, month, last - 6), date(year, month, last))
    first = 7 * (n - 1) + 1
    return Days(date(year, month, first), date(year, month, min(first + 6, last))) if first <= last else None


def the(scan: Scan, i: int, depth: int = 0) -> Found:
    """“the 15th”, “the first monday of may”, “the 6th of march”, “the 12”."""
    if scan.words[i] != "the":
        return None
    found = ordinal_weekday(scan, i + 1) or day_and_month(scan, i + 1)
    if found is not None:
        return found
    token = scan.at(i + 1)
    if token.text in ("twenty", "thirty"):  # “the twenty-fifth”
        spelled = day_number(scan, i + 1)
        if spelled is not None:
            there = _day_of_a_month(scan, spelled[0])
            return None if there is None else (Days(there, repeats="month"), spelled[1])
    if token.kind == "ordinal":
        found = nth_of(scan, i + 1)
        if found is not None:
            found[0].weak = False
        return found
    if token.kind != "number" or len(token.text) > 2 or scan.at(i + 2).glued or not 1 <= int(token.text) <= 31:
        return None
    there = _day_of_a_month(scan, int(token.text))
    return None if there is None else (Days(there, weak=True, repeats="month"), i + 2)
