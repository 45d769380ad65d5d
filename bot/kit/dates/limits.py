"""Where a rule begins and ends: “until june”, “for 6 weeks”, “10 times”, “starting monday”, “in april”, and its first
day; and what is left out: “except sundays”."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

from bot.kit import times
from bot.kit.dates.feasts import Feast
from bot.kit.dates.lengths import duration
from bot.kit.dates.listed import CantRepeat, months, of_month, on, weekdays
from bot.kit.dates.rule import WORKDAYS, Repeat, Rule
from bot.kit.dates.scan import Days, Impossible, Scan
from bot.kit.dates.tokens import COMING, MONTHS, NEXT, THIS, WEEKENDS
from bot.kit.dates.years import whole_year

Found = tuple[Repeat, int] | None

_UNTIL = frozenset({"until", "till", "til", "through", "thru", "to", "ending", "unti", "untill"})
_THROUGH = frozenset({"through", "thru"})
"""“through june” is June as well, “until june” isn't."""
_FROM = frozenset({"starting", "from", "beginning", "start", "starts"})
_WITHIN = frozenset({"in", "during", "over", "throughout", "within", "of", "all", "through", "across"})
"""What leads to the period in which it comes: “in april”, “all next week”."""
_PERIOD_BEGINS = THIS | NEXT | COMING | {"the", "rest", "all"}
"""What begins a period that needs nothing to lead to it: “next week”; a bare “may” is a verb, too."""
_OWN = frozenset({"the", "our", "my", "his", "her", "their", "your", "a", "this", "next"})
"""Before “weekly” they make it a meeting or a paper: “join our weekly this month”."""
_EXCEPT = frozenset({"except", "excluding", "excl", "excepting"})
_MAYBE_EXCEPT = frozenset({"but", "not", "without", "minus", "bar", "no", "save"})
"""These leave something out only before the name of what a rule can leave out."""
_EXCEPT_PAIRS = (("other", "than"), ("apart", "from"), ("aside", "from"), ("with", "the", "exception", "of"))
_WEEKDAYS = frozenset({"weekdays", "weekday", "workdays", "workday"})
_WEEK = timedelta(days=6)
"""From its first day to its last."""
_MOST_LIMITS = 4
"""A first day, a last one, how many times, and what is left out."""


def started(it: Repeat, day: Days, lead: str = "from", end: int = 0) -> Repeat:
    """A rule after the day it begins on: “monday every 2 weeks”, “from 6 april every month”, “9 june every year”.

    A period is what it begins with, or unless `lead` is “from” what it stays within; “mon-fri” are the days of a week.
    CantRepeat, with the place `end` after the rule, for what no rule says, such as Easter every year.
    """
    rule = it.rule
    if day.last is not None:
        if rule.plain and rule.unit == "week" and timedelta() < day.last - day.first < _WEEK:
            days = {(day.first + timedelta(days=n)).weekday() for n in range((day.last - day.first).days + 1)}
            return replace(it, rule=replace(rule, days=on(days)), start=it.start or day.first, weak=False, loose=True)
        if lead == "from":
            return replace(it, start=it.start or day.first, weak=False)
        return replace(it, rule=replace(rule, until=rule.until or day.last), start=it.start or day.first, weak=False)
    if rule.plain and rule.unit == "week" and day.weekday:
        return replace(it, rule=replace(rule, days=((0, day.first.weekday()),)), weak=False)
    if rule.plain and rule.unit == "year" and isinstance(day, Feast):
        if day.yearly is None:
            raise CantRepeat(end, "that is on another day each year; name a date")
        return replace(it, rule=replace(day.yearly, n=rule.n, count=rule.count, until=rule.until), weak=False)
    if rule.plain and rule.unit == "year" and day.repeats == "year":
        first = day.first
        return replace(it, rule=replace(rule, months=(first.month,), monthdays=(first.day,)), weak=False)
    return replace(it, start=it.start or day.first, weak=False)


def limits(scan: Scan, it: Repeat, i: int) -> tuple[Repeat, int]:
    """“until june”, “for 6 weeks”, “10 times”, “starting monday”, “in april”, “except sundays”; a clock time may stand
    between. CantRepeat for what can't be left out."""
    for _ in range(_MOST_LIMITS):
        j = scan.skip(i, ",")
        found = _limit(scan, it, j) or _within(scan, it, j) or _without(scan, it, j)
        if found is None:
            break
        it, i = found
    return it, i


def _within(scan: Scan, it: Repeat, i: int) -> Found:
    """“in april”, “this month”, “over the next 2 weeks”, “for the rest of the week”: the period in which it comes."""
    if it.start is not None or it.rule.until is not None or (it.weak and scan.words[i - 2] in _OWN):
        return None
    j = scan.skip(i, *_WITHIN)
    if j == i and scan.words[i] == "for" and (scan.words[i + 1] in _PERIOD_BEGINS):
        j = scan.skip(i + 1, "all", "of")
    if j == i and scan.words[i] not in _PERIOD_BEGINS:
        return None
    dated = scan.days(i) or scan.days(j) or (whole_year(scan, j) if j > i else None)
    if dated is None:
        return None
    found, end = dated
    if found.last is None or found.moment is not None or found.last < scan.today:
        return None
    last, rule = found.last, it.rule
    named, after = months(scan, j)
    if len(named) > 1 and after > end:  # “in april and june”
        end = after
        last = scan.moved((named[-1] - last.month) % 12 + 1, "month", from_=last.replace(day=1)) - timedelta(days=1)
        apart = any((month - before) % 12 != 1 for before, month in itertools.pairwise(named))
        rule = replace(rule, months=tuple(sorted(set(named)))) if apart and not rule.plain else rule
    start = found.first if found.first > scan.today else None
    until = last if rule.count is None else None  # RFC 5545 has no rule with both
    return replace(it, rule=replace(rule, until=until), start=start, weak=False), end


def _without(scan: Scan, it: Repeat, i: int) -> Found:
    """“except sunday”, “but not on mondays”, “excluding weekends”, “except in august”."""
    j = scan.skip(i, "(")
    word = scan.words[j]
    pair = next((end for words in _EXCEPT_PAIRS if (end := scan.says(j, *words)) is not None), None)
    sure = word in _EXCEPT or pair is not None
    if not sure and word not in _MAYBE_EXCEPT:
        return None
    k = scan.skip(pair or j + 1, "for", "not", "on", "in", "the", "every", "during")
    rule, end = _less(scan, it.rule, k)
    if rule is None:
        if not sure:
            return None
        dated = scan.days(k)
        end = end if dated is None else max(end, dated[1])
        raise CantRepeat(
            of_month(scan, end) or end, "I can't leave that out; name days of the week or months to leave out"
        )
    end += scan.words[end] == ")" and j > i
    return replace(it, rule=rule, weak=False), end


def _less(scan: Scan, rule: Rule, i: int) -> tuple[Rule | None, int]:
    """The rule without the weekdays or months that stand at `i`, and the place after them; None when it has none."""
    if scan.words[i] in MONTHS:
        out, end = months(scan, i)
        left = tuple(month for month in rule.months or range(1, 13) if month not in out)
        named = scan.days(i)
        whole = named is None or named[1] <= end  # “august”, not “august 5th” or “august 2027”
        return (replace(rule, months=left) if left and rule.unit != "year" and whole else None), end
    gone, end = _days_out(scan, i)
    daily = rule.unit == "day"
    if not gone or rule.monthdays or (rule.unit != "week" and not daily) or (not daily and not rule.days):
        return None, end
    days = on(day for day in (range(7) if not rule.days else [day for _, day in rule.days]) if day not in gone)
    if not days:
        raise CantRepeat(end, "that leaves no day")
    if not daily or rule.n > 1:
        return replace(rule, days=days), end
    if rule.count is not None:  # so many days, some of which are left out
        rule = replace(rule, count=None, until=scan.moved(rule.count, "day"))
    return replace(rule, unit="week", days=days), end


def _days_out(scan: Scan, i: int) -> tuple[set[int], int]:
    """“sunday”, “sat and sun”, “weekends”, “weekdays”: as numbers, Monday 0."""
    word = scan.words[i]
    if word in WEEKENDS or word.removesuffix("s") in WEEKENDS:
        return {5, 6}, i + 1
    if word in _WEEKDAYS:
        return {day for _, day in WORKDAYS}, i + 1
    listed, end = weekdays(scan, i)
    return set(listed), end if listed else i + 1


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
    return replace(it, rule=replace(it.rule, count=number[0], until=None), weak=False), number[1] + 1


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
    return replace(it, rule=replace(it.rule, until=last, count=None), weak=False), end


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
    rule, start = it.rule, it.start
    if start is not None and it.loose and start - scan.today <= timedelta(days=7):
        start = None
    counted = not rule.plain and not rule.monthdays and (not rule.days or (rule.unit == "day" and rule.n > 1))
    if start is not None:
        found = start if rule.plain else next(iter(rule.since(start)), None)
    elif rule.plain:
        daily = rule.unit == "day" and rule.n == 1
        found = scan.today if from_today and daily else scan.moved(rule.n, rule.unit)
    elif counted and not (rule.unit == "day" and rule.n == 1):
        found = next((each for each in replace(rule, count=None).since(scan.today) if each > scan.today), None)
    else:
        anchor = scan.today if from_today else scan.moved(1, "day")
        first = replace(rule, n=1, count=None)
        found = next(iter(first.since(anchor)), None)
    if found is None or (rule.until is not None and found > rule.until):
        raise Impossible("it would be over before it begins")
    return found
