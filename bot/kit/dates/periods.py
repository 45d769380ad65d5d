"""Weeks, weekends, months, quarters and years by their place: “next week”, “the week after next”, “week of 9 march”."""

from __future__ import annotations

from datetime import date

from bot.kit.dates.dated import nth
from bot.kit.dates.scan import Days, Found, Scan
from bot.kit.dates.tokens import COMING, LAST, NEXT, PERIODS, SHAKY, THIS, WEEKDAYS, WEEKENDS, WEEKS, WHICH
from bot.kit.dates.years import half_of, month, quarter, quarter_of, year_said

_BEFORE_BARE = frozenset({"of", "-", "mid", "the"})
"""Before a period without “the” or “next”, where it is one: “mid-week”, “end of week”."""


def which_ahead(which: str) -> int:
    """How many periods ahead “next”, “last” or “this” is."""
    return 1 if which in NEXT else -1 if which in LAST else 0


def period(scan: Scan, i: int, depth: int = 0) -> Found:
    """“next week”, “this month”, “the week after next”, “next weekend”, “q3 2027”, “march”, “week of 9 march”."""
    found = quarter(scan, i) or month(scan, i) or _week_of(scan, i)
    if found is not None:
        return found
    j = scan.skip(i, "the")
    which, at = scan.words[j], j + 1
    if which in WEEKENDS or which == "w/e":
        return _weekend(scan, "", j)
    if which in PERIODS:
        after = scan.says(at, "after", "next")
        return None if after is None else (Days(*scan.period(PERIODS[which], 2)), after)
    if which in THIS and scan.words[at] in COMING:
        which, at = "coming", j + 2
    if which and which not in WHICH:
        return None
    unit = scan.words[at]
    if unit == "fortnight" and which in NEXT:
        return Days(scan.today, scan.moved(14, "day"), deadline=True), at + 1
    if unit in WEEKENDS:
        return _weekend(scan, which, at)
    if unit not in PERIODS or not which or which == "the":
        return None
    return _beside_this(scan, which, at)


def _beside_this(scan: Scan, which: str, at: int) -> Found:
    """“this week”, “next month”, “last year”, “next week friday”; the unit stands at `at`."""
    unit, current = scan.words[at], which in THIS
    if not current and scan.words[at + 1] == "'s":
        return None
    ahead = 0 if current else -1 if which in LAST else 1
    within = _weekday_within(scan, at + 1, ahead) if unit in WEEKS else None
    if within is not None:
        return within
    if not current:
        return Days(*scan.period(PERIODS[unit], ahead)), at + 1
    found = scan.clipped(*scan.period(PERIODS[unit]))
    found.deadline = True
    return found, at + 1


def _weekday_within(scan: Scan, i: int, ahead: int) -> Found:
    """“next week friday”, “next week on thursday”."""
    j = scan.skip(i, "on", ",")
    weekday = WEEKDAYS.get(scan.words[j])
    if weekday is None or (j > i and scan.words[j - 1] == "," and scan.words[j] in SHAKY):
        return None
    return Days(scan.moved(weekday, "day", from_=scan.period("week", ahead)[0]), fixed=ahead <= 0), j + 1


def _weekend(scan: Scan, which: str, at: int) -> Found:
    """“weekend”, “this weekend”, “next weekend”, “the weekend after next”; the word stands at `at`."""
    first, last = scan.period("weekend")
    end = at + 1
    if scan.says(end, "after", "next"):
        return Days(*scan.period("weekend", 2)), end + 2
    if which in LAST:
        return Days(*scan.period("weekend", -1)), end
    if scan.back and which not in NEXT:
        return Days(*(scan.period("weekend", -1) if first > scan.today else (first, last))), end
    if which in NEXT:
        later = scan.period("weekend", 1)
        return Days(*later, others=(first,) if first > scan.today else ()), end
    found = scan.clipped(first, last)
    found.weak = not which
    return found, end


def _week_of(scan: Scan, i: int) -> Found:
    """“week of 9 march”, “the week commencing 9 march”, “w/c 9 march”."""
    j = scan.skip(i, "the")
    if scan.words[j] in ("w/c", "wc", "w/b"):
        k = j + 1
    elif scan.words[j] in WEEKS and scan.words[j + 1] in ("of", "commencing", "beginning", "starting"):
        k = scan.skip(j + 2, "on", "the")
    else:
        return None
    inner = scan.days(k, 2)
    if inner is None or inner[0].last is not None:
        return None
    return scan.clipped(*scan.period("week", of=inner[0].first)), inner[1]


def period_at(scan: Scan, i: int) -> tuple[tuple[date, date], int] | None:
    """A whole period after “end of”, “start of”, “mid”: not cut to begin today."""
    j = scan.skip(i, "the")
    which = scan.words[j] if scan.words[j] in WHICH else ""
    at = j + 1 if which else j
    unit = scan.words[at]
    if unit in WEEKENDS:
        return scan.period("weekend", which_ahead(which)), at + 1
    if unit in PERIODS and not (unit == "week" and scan.words[at + 1] == "of"):
        if scan.says(at + 1, "after", "next"):
            return scan.period(PERIODS[unit], 2), at + 3
        if at == i and unit != "month" and scan.words[i - 1] not in _BEFORE_BARE:
            return None
        return scan.period(PERIODS[unit], which_ahead(which)), at + 1
    year = year_said(scan, i)
    if year is not None and scan.at(year[1] - 1).kind == "number":
        return (date(year[0], 1, 1), date(year[0], 12, 31)), year[1]
    found = quarter(scan, j) or month(scan, j) or _week_of(scan, j) or _nth_part(scan, j)
    return None if found is None else (_uncut(scan, found[0]), found[1])


def _nth_part(scan: Scan, i: int) -> Found:
    """“third quarter”, “second half of 2027”."""
    number = nth(scan, i)
    if number is None:
        return None
    match scan.words[number[1]]:
        case "quarter":
            return quarter_of(scan, number[0], number[1] + 1)
        case "half":
            return half_of(scan, number[0], number[1] + 1)
        case _:
            return None


def _uncut(scan: Scan, found: Days) -> tuple[date, date]:
    """A month or quarter that was cut to begin today, from its real first day on."""
    first, last = found.first, found.last or found.first
    if first != scan.today or last == first:
        return first, last
    if last.month != first.month or (last - first).days > 31:
        if last.month % 3 or last.year != first.year or last.month - first.month > 2:
            return first, last
        return scan.period("quarter", of=first)[0], last
    whole = scan.period("month", of=first)
    return whole if whole[1] == last else (first, last)
