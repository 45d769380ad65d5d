"""Years and their parts by name or number: “march 2027”, “of next month”, “q3”, “second half of 2027”, “by 2027”."""

from __future__ import annotations

import calendar
from datetime import date

from bot.kit.dates.dated import FIRST_YEAR, LAST_YEAR, year_at
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import COMING, LAST, MONTHS, NEXT

_WHICH = NEXT | COMING | LAST | {"this"}


def month_said(scan: Scan, i: int) -> tuple[tuple[int, int], int, bool] | None:
    """A month after “of”: “may 2027”, “this month”, “next month”, “the month”: year and month, the place after, and
    whether it is a certain one."""
    j = scan.skip(i, "the", "in")
    which, here = scan.words[j], scan.today
    if which in MONTHS:
        year, k = year_at(scan, j + 1)
        month = MONTHS[which]
        if year is not None:
            return (year, month), k, True
        return (here.year + (month < here.month) - (scan.back and month > here.month), month), j + 1, True
    if which == "month":
        return ((here.year, here.month), j + 1, False) if j > i else None
    if scan.words[j + 1] != "month":
        return None
    if which in ("this", "current"):
        return (here.year, here.month), j + 2, True
    if which in NEXT or which in LAST:
        first = scan.period("month", 1 if which in NEXT else -1)[0]
        return (first.year, first.month), j + 2, True
    return None


def year_said(scan: Scan, i: int) -> tuple[int, int] | None:
    """A year after “of”: “the year”, “next year”, “2027”."""
    j = scan.skip(i, "the")
    if scan.words[j] == "year":
        return scan.today.year, j + 1
    if scan.words[j] in ("this", "next") and scan.words[j + 1] == "year":
        return scan.today.year + (scan.words[j] == "next"), j + 2
    token = scan.at(j)
    if token.kind == "number" and len(token.text) == 4 and int(token.text) >= FIRST_YEAR:
        return int(token.text), j + 1
    return None


def whole_year(scan: Scan, i: int) -> Found:
    """“2027”, where only a period can stand."""
    token = scan.at(i)
    if token.kind != "number" or len(token.text) != 4 or not scan.closed(i + 1):
        return None
    year = int(token.text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found = scan.clipped(date(year, 1, 1), date(year, 12, 31))
    found.weak = found.fixed = True
    return found, i + 1


def month(scan: Scan, i: int) -> Found:
    """“march”, “next march”, “march 2027”, “this may”, “the month of may”."""
    j = scan.says(i, "the", "month", "of") or i
    which = scan.words[j] if scan.words[j] in _WHICH else ""
    at = j + 1 if which else j
    number = MONTHS.get(scan.words[at])
    if number is None:
        return None
    year, end = year_at(scan, at + 1)
    weak, fixed = year is None and not which, year is not None or which in LAST
    if year is None:
        year = _year_of(scan, number, which)
    elif year > date.max.year:
        raise Impossible("that year is too far away")
    first = date(year, number, 1)
    found = scan.clipped(first, scan.period("month", of=first)[1])
    found.weak, found.fixed = weak, fixed
    return found, end


def _year_of(scan: Scan, number: int, which: str) -> int:
    """The year of the month that is meant: this one while it lasts, else the next."""
    today = scan.today
    if which in LAST:
        return today.year - (number >= today.month)
    if scan.back:
        return today.year - (number > today.month)
    return today.year + (number < today.month) + (which in NEXT and number == today.month)


def quarter(scan: Scan, i: int) -> Found:
    """“q3”, “q3 2027”, “h2”."""
    word = scan.words[i]
    if word not in ("q", "h") or scan.at(i + 1).kind != "number" or not scan.at(i + 1).glued:
        return None
    n = int(scan.words[i + 1][:2])
    return quarter_of(scan, n, i + 2) if word == "q" else half_of(scan, n, i + 2)


def quarter_of(scan: Scan, n: int, end: int) -> Found:
    """The `n`th quarter, of the year that may be named at `end`; None when no year has so many."""
    return _part_of_year(scan, 3 * n - 2, 3, end) if 1 <= n <= 4 else None


def half_of(scan: Scan, n: int, end: int) -> Found:
    """The first or second half of a year or, where that is said, of a month."""
    if n not in (1, 2):
        return None
    k = scan.says(end, "of")
    said = month_said(scan, k) if k is not None else None
    if said is None:
        return _part_of_year(scan, 6 * n - 5, 6, end)
    (year, number), after, _ = said
    last = calendar.monthrange(year, number)[1]
    return scan.clipped(date(year, number, 1 if n == 1 else 16), date(year, number, 15 if n == 1 else last)), after


def _part_of_year(scan: Scan, begins: int, months: int, end: int) -> Found:
    """So many months of the year named at `end`; without one the part that is under way or comes next."""
    said: tuple[int | None, int] = year_said(scan, scan.says(end, "of") or end) or year_at(scan, end)
    year, stop = said
    if year is not None and year > date.max.year:
        raise Impossible("that year is too far away")
    first = date(year or scan.today.year, begins, 1)
    last = scan.moved(-1, "day", from_=scan.moved(months, "month", from_=first))
    if year is None and last < scan.today and not scan.back:
        first = scan.moved(1, "year", from_=first)
        return Days(first, scan.moved(-1, "day", from_=scan.moved(months, "month", from_=first)), weak=True), stop
    found = scan.clipped(first, last)
    found.weak, found.fixed = year is None, year is not None
    return found, stop
