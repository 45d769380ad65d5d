"""Holidays in a text: “easter”, “new year's eve 2027”, “next thanksgiving”; what they are and when is in `holidays`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.kit.dates.dated import FIRST_YEAR, LAST_YEAR, year_at
from bot.kit.dates.holidays import AMERICAN_ONLY, FIRST_WORDS, HOLIDAYS, LONGEST, NAMES, PLAIN
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import LAST

_NEXT_TIME = timedelta(days=400)
"""From any day on, so much later the next year's holiday is the one to come."""


def holiday(scan: Scan, i: int, depth: int = 0) -> Found:
    """“easter”, “the 4th of july”, “christmas 2027”; two days where countries differ."""
    j = scan.skip(i, "the", "this", "next", "coming", *LAST)
    found = _name(scan, j) if scan.words[j] in FIRST_WORDS else None
    if found is None:
        return None
    name, end = found
    rules = HOLIDAYS[name]
    if name in AMERICAN_ONLY and scan.month_first[0]:
        rules = rules[:1]
    year, after = year_at(scan, end)
    if year is None:
        past = scan.back or scan.words[j - 1] in LAST
        first, *rest = (_nearest(scan, [rule(scan.today.year + n) for n in (-1, 0, 1)], past=past) for rule in rules)
    elif FIRST_YEAR <= year <= LAST_YEAR:
        first, *rest = (rule(year) for rule in rules)
    else:
        raise Impossible("that year is too far away")
    others = tuple(day for day in rest if day != first)
    return Days(first, others=others, weak=name in PLAIN, repeats="year", fixed=year is not None), after


def _name(scan: Scan, i: int) -> tuple[str, int] | None:
    """The longest name of a holiday that stands here, with or without its apostrophes and dots."""
    said: list[str] = []
    found: tuple[str, int] | None = None
    for k in range(i, i + LONGEST + 1):
        word = scan.words[k].replace("'", "").replace(".", "")
        if word:
            said.append(word)
            name = NAMES.get(tuple(said))
            found = found if name is None else (name, k + 1)
        elif scan.words[k] not in (".", "'"):
            break
    return found


def _nearest(scan: Scan, around: list[date], *, past: bool) -> date:
    if past:
        return max(day for day in around if day <= scan.today)
    return min(day for day in around if day >= scan.today)


def same_every_year(scan: Scan, i: int) -> tuple[date, int] | None:
    """A holiday that is on the same date each year, such as Christmas."""
    found = holiday(scan, i)
    if found is None or found[0].others:
        return None
    day = found[0].first
    later = holiday(replace(scan, here=replace(scan.here, now=scan.here.now + _NEXT_TIME)), i)
    same = later is not None and (later[0].first.month, later[0].first.day) == (day.month, day.day)
    return (day, found[1]) if same else None
