"""From one day to another: “3-5 march”, “march 3 to 5”, “28 march to 2 april”, “monday to wednesday”."""

from __future__ import annotations

from datetime import date, timedelta

from bot.kit import times
from bot.kit.dates.dated import checked, day_and_month, day_number, year_at
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import MONTHS, WEEKDAYS

_TO = frozenset({"-", "to", "through", "thru", "until", "till"})
_AND = _TO | {"til", "&", "and"}
"""What joins the two days after “between”."""
_LONGEST = 366
"""Days; a first day that is further back was named without its year."""


def span(scan: Scan, i: int, lead: str) -> Found:
    """The first and last day that begin at `i`; `lead`: the word that led there."""
    joiners = _AND if lead == "between" else _TO
    i = _past_weekday(scan, i)
    number = day_number(scan, i) if scan.at(i).kind in ("number", "ordinal") else None
    if number is not None and scan.words[number[1]] in joiners:
        found = _one_month(scan, number[0], _past_weekday(scan, scan.skip(number[1] + 1, "the")))
        if found is not None:
            return found
    found = scan.days(i)
    if found is None or found[0].moment is not None or scan.words[found[1]] not in joiners:
        return None
    start, j = found
    if start.last is not None and not (start.weak or start.last > start.first):
        return None
    k = _past_weekday(scan, scan.skip(j + 1, "the"))
    token = scan.at(k)
    if token.kind in ("number", "ordinal"):
        return _to_number(scan, i, start, j, k)
    if token.kind not in ("word", "iso", "numeric"):
        return None
    if token.kind == "word" and scan.words[j] == "-" and token.text not in WEEKDAYS and token.text not in MONTHS:
        return None
    return _to_day(scan, start, k)


def _past_weekday(scan: Scan, i: int) -> int:
    """The place of the date in “mon 9 march”, which says its weekday only for good measure."""
    if scan.words[i] not in WEEKDAYS:
        return i
    j = scan.skip(i + 1, ",", "the")
    dated = scan.at(j).kind == "ordinal" or scan.words[j] in MONTHS
    if scan.at(j).kind == "number":
        after = scan.words[j + 1]
        dated = not scan.at(j + 1).glued and (after in MONTHS or after == "of" or after in _TO)
    return j if dated else i


def _one_month(scan: Scan, day: int, i: int) -> Found:
    """“3-5 march”: the month stands with the second day, at `i`."""
    last = day_and_month(scan, i)
    if last is None or last[0].first.day < day:
        return None
    return _ranged(Days(last[0].first.replace(day=day), fixed=last[0].fixed), last[0], last[1])


def _to_number(scan: Scan, i: int, start: Days, j: int, k: int) -> Found:
    """“28 march to 2 april”, “march 3 to 5”: a number stands at `k`."""
    month_first = scan.words[i] in MONTHS
    if not month_first or scan.words[j - 1] not in MONTHS:
        named = day_and_month(scan, k)
        if named is not None:
            return _ranged(start, *named)
        whole = scan.days(k)
        if whole is not None and (not whole[0].weak or scan.at(k).kind == "ordinal"):
            return _ranged(start, *whole)
    if not month_first or start.last is not None:
        return None
    other = day_and_month(scan, k)
    if other is not None:
        return _ranged(start, *other)
    same = day_number(scan, k)
    if same is None or scan.words[same[1]] in ("am", "pm", ":"):
        return None
    try:
        last = start.first.replace(day=same[0])
    except ValueError:
        raise Impossible(f"{times.MONTHS[start.first.month - 1]} has no day {same[0]}") from None
    year, end = year_at(scan, same[1])
    if year is not None:
        start = Days(checked(year, start.first.month, start.first.day), fixed=True)
        last = checked(year, start.first.month, same[0])
    return _ranged(start, Days(last), end)


def _to_day(scan: Scan, start: Days, k: int) -> Found:
    """“monday to wednesday”, “friday until 2026-03-09”."""
    second = scan.days(k)
    if second is None or second[0].moment is not None:
        return None
    last, end = second
    if last.weekday and start.weekday:
        ahead = (last.first.weekday() - start.first.weekday()) % 7
        if ahead and scan.words[end - 1] != "week":
            last = Days(start.first + timedelta(days=ahead))
    return _ranged(start, last, end)


def _ranged(start: Days, last: Days, end: int) -> Found:
    """From the one to the other; a day that was said without its year moves to where they fit."""
    first_day, last_day = start.first, last.last or last.first
    if last_day < first_day and last.fixed and not start.fixed:
        first_day = _earlier(first_day, last_day)
    elif last_day < first_day and not last.fixed:
        last_day = _later(last, last_day)
    elif last.fixed and not start.fixed and (last_day - first_day).days > _LONGEST:
        moved = first_day.replace(year=last_day.year)
        first_day = moved if moved <= last_day else moved.replace(year=last_day.year - 1)
    if last_day < first_day:
        raise Impossible("it ends before it begins")
    return Days(first_day, last_day, fixed=start.fixed or last.fixed), end


def _earlier(first: date, last: date) -> date:
    while first > last:
        first = times.add_months(first, -12)
    return first


def _later(last: Days, day: date) -> date:
    """The next time that the last day comes."""
    match last.repeats:
        case "year":
            return times.add_months(day, 12)
        case "month":
            return times.add_months(last.first, 1)
        case _:
            return day + timedelta(days=7)
