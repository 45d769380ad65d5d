"""A day beside another: “next year on 3 april”, “christmas next year”, “thursday or friday”."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from bot.kit import times
from bot.kit.dates.dated import with_month
from bot.kit.dates.scan import Days, Found, Scan
from bot.kit.dates.tokens import WEEKDAYS


def within(scan: Scan, before: Days, start: int, i: int) -> Found:
    """At `i`, a day within the period before it, or the year of the day before it, which stands from `start` on."""
    j = i + 1 if scan.words[i] == "of" else i
    if scan.words[j] == "next" and scan.words[j + 1] == "year":
        later = _next_year(scan, start, i)
        if later is not None:
            return later, j + 2
    if before.last is None or before.last == before.first:
        return None
    found = with_month(scan, i) or (scan.days(i) if scan.at(i).kind == "ordinal" else None)
    if found is None or found[0].last is not None or found[0].fixed:
        return None
    day = _placed(found[0], before.first, before.last)
    return None if day is None else (Days(day, fixed=True), found[1])


def _placed(said: Days, first: date, last: date) -> date | None:
    """The date of a period that a day of the month, or of a year, is."""
    for n in range((last.year - first.year) * 12 + last.month - first.month + 1):
        month = times.add_months(first.replace(day=1), n)
        if said.repeats == "year" and month.month != said.first.month:
            continue
        try:
            day = month.replace(day=said.first.day)
        except ValueError:
            continue
        if first <= day <= last:
            return day
    return None


def _next_year(scan: Scan, start: int, end: int) -> Days | None:
    """The day or month that ends before `end`, as it is meant on the first day of next year: “easter next year”."""
    year = scan.today.year + 1
    begins = replace(scan.here, now=times.instant(date(year, 1, 1), time(0), scan.here.zone))
    then = Scan(scan.text, begins, scan.look)
    for i in range(start, end):
        found = then.days(i)
        if found is not None and found[1] == end:
            return replace(found[0], fixed=True) if found[0].first.year == year else None
    return None


def either(scan: Scan, before: Days, i: int) -> Found:
    """At `i`, “or friday”, “, wed and fri” after a day: what else is meant, which is asked about."""
    if before.last is not None:
        return None
    word = scan.words[i]
    listed = word in (",", "and", "&", "/") and before.weekday
    if word != "or" and not listed:
        return None
    j = scan.skip(i, ",", "and", "&", "/", "or", "on", "the")
    if listed and scan.words[j] not in WEEKDAYS:
        return None
    found = scan.days(j)
    if found is None or found[0].last is not None or found[0].moment is not None or found[0].weak > before.weak:
        return None
    other = found[0].first
    if listed and (not found[0].weekday or other == before.first):
        return None
    others = tuple(dict.fromkeys((*before.others, other)))
    return replace(before, others=others, weak=before.weak and not listed), found[1]
