"""Where a rule begins and ends: “until june”, “for 6 weeks”, “10 times”, “starting monday”, and its first day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.kit import times
from bot.kit.dates.lengths import duration
from bot.kit.dates.rule import Repeat, Rule
from bot.kit.dates.scan import Days, Impossible, Scan
from bot.kit.dates.years import whole_year

Found = tuple[Repeat, int] | None

_UNTIL = frozenset({"until", "till", "til", "through", "thru", "to", "ending", "unti", "untill"})
_THROUGH = frozenset({"through", "thru"})
"""“through june” is June as well, “until june” isn't."""
_FROM = frozenset({"starting", "from", "beginning", "start", "starts"})
_MOST_LIMITS = 3
"""A first day, a last one, and how many times."""


def started(it: Repeat, day: Days) -> Repeat:
    """A rule after the day it begins on: “monday every 2 weeks”, “from 6 april every month”."""
    if it.rule.plain and it.rule.unit == "week" and day.weekday:
        return replace(it, rule=replace(it.rule, days=((0, day.first.weekday()),)), weak=False)
    return replace(it, start=it.start or day.first, weak=False)


def limits(scan: Scan, it: Repeat, i: int) -> tuple[Repeat, int]:
    """“until june”, “for 6 weeks”, “10 times”, “starting monday”; a clock time may stand between."""
    for _ in range(_MOST_LIMITS):
        found = _limit(scan, it, scan.skip(i, ","))
        if found is None:
            break
        it, i = found
    return it, i


def _limit(scan: Scan, it: Repeat, i: int) -> Found:
    """One of them."""
    word = scan.words[i]
    if word in _UNTIL:
        return _until(scan, it, i)
    if word in _FROM:
        return _starting(scan, it, i)
    if word == "for":
        length = duration(scan, scan.skip(i + 1, "the", "next"))
        if length is not None and not length[0].minutes:
            rule = _lasting(scan, it.rule, length[0].months, length[0].days)
            return replace(it, rule=rule, weak=False), length[1]
        number = scan.number(i + 1)
        counted = number is not None and scan.words[number[1]] in ("times", "sessions", "occurrences")
    else:
        number = scan.number(i)
        counted = (
            number is not None and scan.words[number[1]] == "times" and scan.words[number[1] + 1] not in ("a", "per")
        )
    if number is None or not counted:
        return None
    return replace(it, rule=replace(it.rule, count=number[0]), weak=False), number[1] + 1


def _until(scan: Scan, it: Repeat, i: int) -> Found:
    """The last day on which it comes: “until june” is the day before, unless June has begun."""
    k = scan.skip(i + 1, "the", "on") if scan.words[i + 1] == "on" else i + 1
    dated = scan.days(k) or whole_year(scan, k)
    if dated is None:
        return None
    found, end = dated
    last = found.first
    if found.last is not None:
        last = found.last if scan.words[i] in _THROUGH else found.first - timedelta(days=1)
        last = found.last if last < scan.today else last
    return replace(it, rule=replace(it.rule, until=last), weak=False), end


def _starting(scan: Scan, it: Repeat, i: int) -> Found:
    """The first day on which it may come."""
    k = scan.skip(i + 1, "on", "from", "in") if scan.words[i + 1] != "in" else i + 1
    dated = scan.days(k) or (scan.days(k + 1) if scan.words[k] == "in" else None)
    return None if dated is None else (replace(it, start=dated[0].first, weak=False), dated[1])


def _lasting(scan: Scan, rule: Rule, months: int, days: int) -> Rule:
    """“for 6 weeks”: so many times where they can be counted, else until the day on which it is over."""
    if rule.unit == "week" and not months and days % 7 == 0:
        return replace(rule, count=max(1, days // 7 // rule.n) * max(1, len(rule.days)))
    if rule.unit == "day" and not months:
        return replace(rule, count=max(1, days // rule.n))
    if rule.unit == "month" and not days and len(rule.days) + len(rule.monthdays) <= 1:
        return replace(rule, count=max(1, months // rule.n))
    return replace(rule, until=times.add_months(scan.today, months) + timedelta(days=days))


def first_day(scan: Scan, it: Repeat, *, from_today: bool) -> date:
    """The first occurrence: after today, or today when its clock time is still ahead. A plain interval begins one
    interval from today, unless a first day was named."""
    rule = it.rule
    if it.start is not None:
        found = it.start if rule.plain else next(iter(rule.since(it.start)), None)
    elif rule.plain:
        found = scan.today if from_today and rule.unit == "day" else scan.moved(rule.n, rule.unit)
    else:
        anchor = scan.today if from_today else scan.moved(1, "day")
        first = replace(rule, n=1, count=None)
        found = next(iter(first.since(anchor)), None)
    if found is None or (rule.until is not None and found > rule.until):
        raise Impossible("it would be over before it begins")
    return found
