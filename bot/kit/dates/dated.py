"""Dates with their month: “2026-03-06”, “6/3”, “24.12”, “6th of march 2027”, “mar. 6”."""

from __future__ import annotations

import calendar
from datetime import date

from bot.kit import times
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import MONTHS, ORDINALS

FIRST_YEAR = 1900
"""A smaller number is no year: “march 500”, “in 1200”."""
LAST_YEAR = 2200
"""A larger number by itself is no year: “in 3000”."""
_LEAP = 9
"""Years among which there is always a 29 February: 2096 and 2104 are the furthest apart."""
_NOT_DAYS = frozenset({"am", "pm", "o'clock", "years", "people", "months", "weeks"})
"""After a number that is no day of the month: “march 6 pm”, “in may 3 people”."""
_GLUED = frozenset({"am", "pm", "h", "k", "x", "%"})
_TALL = frozenset({"first", "second", "third"})
"""“in march second thoughts”: these need their “the”."""
_VERBS = frozenset({"may", "march", "mar"})
"""Months that are verbs or names after a bare number: “these 2 may help”."""


def checked(year: int, month: int, day: int) -> date:
    """The date; Impossible says what is wrong with it."""
    if not 1 <= month <= 12:
        raise Impossible(f"there is no month {month}")
    if year > date.max.year:
        raise Impossible("that year is too far away")
    try:
        return date(year, month, day)
    except ValueError:
        raise Impossible(f"{times.MONTHS[month - 1]} {year} has no day {day}") from None


def iso(scan: Scan, i: int) -> Found:
    """“2026-03-06”, “2026/3/6”, and the date of “2026-03-06T15:00”."""
    said = scan.words[i]
    year, month, day = (int(part) for part in said.rstrip("t").replace("/", "-").replace(".", "-").split("-"))
    return Days(checked(year, month, day), fixed=True), i + 1


def compact(scan: Scan, i: int) -> Found:
    """“20260601”, where it is a date and no telephone number."""
    said = scan.words[i]
    year, month, day = int(said[:4]), int(said[4:6]), int(said[6:])
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Days(date(year, month, day), fixed=True, weak=True), i + 1


def numeric(scan: Scan, i: int) -> Found:
    """“6/3”, “6.3.”, “06/03/2026”; two readings where nothing says which comes first."""
    said = scan.words[i]
    dots = "." in said
    first, second, *years = (int(part) for part in said.replace("-", "/").replace(".", "/").strip("/").split("/"))
    year = years[0] + (2000 if years[0] < 100 else 0) if years else None
    if second > 12 >= first:
        month_first, sure = True, True
    elif dots or first > 12 >= second:
        month_first, sure = False, True
    else:
        month_first, sure = scan.month_first
    day, month = (second, first) if month_first else (first, second)
    found = nearest(scan, day, month, year)
    found.weak = not years and not dots
    if not sure and first != second:
        try:
            other = nearest(scan, month, day, year).first
            found.others = (other,) if other != found.first else ()
        except Impossible:
            pass
    return found, i + 1


def dotted(scan: Scan, i: int) -> Found:
    """“24.12”, which is no time of day."""
    said = scan.words[i]
    if "." not in said:
        return None
    day, month = (int(part) for part in said.split("."))
    if not 24 <= day <= 31 or not 1 <= month <= 12:
        return None
    found = nearest(scan, day, month, None)
    found.weak = True
    return found, i + 1


def nearest(scan: Scan, day: int, month: int, year: int | None) -> Days:
    """A day and month: without a year the next one to come, or the last one for what was."""
    if year is not None:
        return Days(checked(year, month, day), fixed=True)
    if not 1 <= month <= 12:
        raise Impossible(f"there is no month {month}")
    here = scan.today.year
    span = range(here, here - _LEAP, -1) if scan.back else range(here, min(here + _LEAP, date.max.year + 1))
    for each in span:
        if 1 <= day <= calendar.monthrange(each, month)[1]:
            there = date(each, month, day)
            if there <= scan.today if scan.back else there >= scan.today:
                return Days(there, repeats="year")
    raise Impossible(f"{times.MONTHS[month - 1]} has no day {day}")


def year_at(scan: Scan, i: int) -> tuple[int | None, int]:
    """A year that stands here: “2027”, “, 2027”, “of 2027”, “'27”."""
    j = scan.skip(i, ",", "of", "in")
    token = scan.at(j)
    if token.kind == "number" and len(token.text) >= 4 and scan.closed(j + 1) and int(token.text) >= FIRST_YEAR:
        return int(token.text), j + 1
    if scan.words[j] == "'" and scan.at(j + 1).kind == "number" and len(scan.words[j + 1]) == 2:
        return 2000 + int(scan.words[j + 1]), j + 2
    return None, i


def day_number(scan: Scan, i: int) -> tuple[int, int] | None:
    """“6”, “6th”, “sixth”, “twenty-first”: the day of a month."""
    token = scan.at(i)
    if token.kind == "number" and len(token.text) <= 2:
        return int(token.text), i + 1
    if token.kind == "ordinal":
        return int(token.text[:-2]), i + 1
    if token.text in ("twenty", "thirty"):
        j = scan.skip(i + 1, "-")
        ones = ORDINALS.get(scan.words[j], 0)
        if 0 < ones < 10:
            return (20 if token.text == "twenty" else 30) + ones, j + 1
    n = ORDINALS.get(token.text, 0)
    return (n, i + 1) if n > 0 else None


def nth(scan: Scan, i: int) -> tuple[int, int] | None:
    """“third”, “3rd”, “last”, “second to last”: -1 is the last, -2 the one before."""
    token = scan.at(i)
    if token.kind == "ordinal":
        return int(token.text[:-2]), i + 1
    n = ORDINALS.get(token.text)
    if n is None:
        return None
    if n == 2 and scan.words[i + 1] in ("to", "-") and scan.words[i + 2] == "last":
        return -2, i + 3
    return n, i + 1


def day_and_month(scan: Scan, i: int, depth: int = 0) -> Found:
    """“6 march”, “6th of march 2027”, “6-mar”."""
    number = day_number(scan, i)
    if number is None:
        return None
    day, j = number
    j = scan.skip(j, "day") if scan.words[j + 1] == "of" else j
    j = scan.skip(j, "of", "-", "/", ".")
    month = MONTHS.get(scan.words[j])
    if month is None or (scan.at(j).glued and scan.at(j - 1).kind == "number" and scan.words[j] == "mar"):
        return None
    year, k = year_at(scan, scan.skip(j + 1, "-", "/", ".") if scan.at(j + 1).glued else j + 1)
    found = nearest(scan, day, month, year)
    small = scan.text[scan.at(j).start].islower()
    found.weak = year is None and small and scan.words[j] in _VERBS and scan.at(i).kind == "number"
    return found, k if year is not None else _abbreviated(scan, j + 1)


def _abbreviated(scan: Scan, i: int) -> int:
    """After the dot of “Mar.”, unless it ends a sentence."""
    if scan.words[i] == "." and scan.at(i).glued and len(scan.words[i - 1]) <= 4 and scan.words[i - 1] != "may":
        return i + 1 if scan.at(i + 1).kind in ("number", "ordinal", "clock") else i
    return i


def month_and_day(scan: Scan, i: int, depth: int = 0) -> Found:
    """“march 6th”, “Mar. 6, 2027”, “march the 6th”."""
    month = MONTHS.get(scan.words[i])
    if month is None:
        return None
    j = scan.skip(i + 1, ".", "-", "/") if scan.at(i + 1).glued else i + 1
    j = scan.skip(j, "the")
    number = day_number(scan, j)
    if number is None or (scan.words[j] in _TALL and scan.words[j - 1] != "the"):
        return None
    day, k = number
    if scan.at(k).glued and scan.words[k] in _GLUED:
        return None
    if scan.at(j).kind == "number" and scan.words[k] in _NOT_DAYS:
        return None
    year, end = year_at(scan, k)
    return nearest(scan, day, month, year), end if year is not None else k


def with_month(scan: Scan, i: int) -> Found:
    """A date with its month, in whatever form."""
    match scan.at(i).kind:
        case "iso":
            return iso(scan, i)
        case "numeric":
            return numeric(scan, i)
        case "number" | "ordinal" | "word":
            return month_and_day(scan, i) or day_and_month(scan, i)
        case _:
            return None
