"""The starts of a rule between two moments. What it costs depends on the span asked for, not on the age of the series,
unless the rule has a COUNT that must be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice, product

from adapters.feeds.rules import DAILY, HOURLY, MINUTELY, MONTHLY, WEEKLY, YEARLY, BadRule, Rule, days_in, matches

MOST_STEPS = 10_000
"""Periods (years, months, weeks, days, hours …) in a row without a start, after which a rule is given up."""

MOST_WORK = 400_000
"""Days and times of day that all the rules of one calendar may look at together: half a second."""


class Budget:
    """What may still be looked at; shared by the rules of a calendar, so that thousands of them can't take long."""

    def __init__(self, left: int = MOST_WORK) -> None:
        self._left = left

    def spend(self, work: int) -> None:
        self._left -= work
        if self._left < 0:
            raise BadRule("busy rule")


def starts(
    rule: Rule, start: datetime, low: datetime, high: datetime, *, tz: tzinfo | None, budget: Budget
) -> list[datetime]:
    """The starts from `low` to `high`, both included, sorted. All are clock times without a zone; `tz` is that of the
    series, in which an `until` in UTC is compared. BadRule("busy rule") when it takes too much work."""
    rule = _without_count(rule, start)
    until = rule.until
    if until is not None and until.tzinfo is None:
        high = min(high, until)
    elif until is not None:
        high = min(high, until.astimezone(tz).replace(tzinfo=None))
    if high < max(start, low):
        return []
    walk = _walk(rule, start, start if rule.count else low, high, budget=budget)
    found = [moment for moment in islice(walk, rule.count) if moment >= low]
    if until is not None and until.tzinfo is not None:  # a clock that was put back shows the last hour twice
        found = [moment for moment in found if moment.replace(tzinfo=tz).astimezone(UTC) <= until]
    return found


def _without_count(rule: Rule, start: datetime) -> Rule:
    """The same rule with an end instead of a count, where that is simple: every so many days or weeks."""
    bare = not (rule.months or rule.month_days or rule.year_days or rule.weeks or rule.nth or rule.positions)
    usual = (rule.hours, rule.minutes, rule.seconds) == ((start.hour,), (start.minute,), (start.second,))
    if rule.count is None or rule.until is not None or not bare or not usual:
        return rule
    try:
        if rule.frequency == DAILY and not rule.weekdays:
            return replace(rule, count=None, until=start + timedelta(days=rule.interval * (rule.count - 1)))
        if rule.frequency == WEEKLY:
            return replace(rule, count=None, until=_last_of_weeks(rule, start, rule.count))
    except OverflowError:
        return replace(rule, count=None)
    return rule


def _last_of_weeks(rule: Rule, start: datetime, count: int) -> datetime:
    order = sorted((weekday - rule.week_start) % 7 for weekday in rule.weekdays)
    first = (start.weekday() - rule.week_start) % 7
    left = [each for each in order if each >= first]
    monday = start - timedelta(days=first)
    if count <= len(left):
        return monday + timedelta(days=left[count - 1])
    weeks, rest = divmod(count - len(left) - 1, len(order))
    return monday + timedelta(days=7 * rule.interval * (weeks + 1) + order[rest])


def _walk(rule: Rule, start: datetime, low: datetime, high: datetime, *, budget: Budget) -> Iterator[datetime]:
    """From the period in which `low` is, sorted, none before `start` or after `high`."""
    times = list(_times(rule)) if rule.frequency < HOURLY else []
    idle = 0
    for period in _periods(rule, start, low, high):
        if rule.frequency < HOURLY:
            candidates = _days(rule, period.date(), start.date())
            days = [day for day in candidates if matches(rule, day)]
            budget.spend(1 + len(candidates) + len(days) * len(times))
            found = [datetime.combine(day, at) for day in days for at in times]
        else:
            found = _within(rule, period)
            budget.spend(1 + len(found))
        if rule.positions:
            found = _chosen(found, rule.positions)
        idle = 0 if found else idle + 1
        if idle > MOST_STEPS:
            raise BadRule("busy rule")
        for moment in found:
            if moment > high:
                return
            if moment >= start:
                yield moment


def _times(rule: Rule) -> Iterator[time]:
    for hour, minute, second in product(rule.hours, rule.minutes, rule.seconds):
        if second < 60:  # a leap second, which no clock of ours shows
            yield time(hour, minute, second)


def _chosen(found: list[datetime], positions: Iterable[int]) -> list[datetime]:
    chosen: set[datetime] = set()
    for position in positions:
        index = position - 1 if position > 0 else len(found) + position
        if 0 <= index < len(found):
            chosen.add(found[index])
    return sorted(chosen)


def _periods(rule: Rule, start: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """The beginnings of the periods of the rule that touch the span."""
    interval = rule.interval
    if rule.frequency == YEARLY:
        skipped = max(0, (low.year - start.year) // interval)
        for year in range(start.year + skipped * interval, high.year + 1, interval):
            yield datetime(year, 1, 1)
    elif rule.frequency == MONTHLY:
        first = start.year * 12 + start.month - 1
        skipped = max(0, (low.year * 12 + low.month - 1 - first) // interval)
        for month in range(first + skipped * interval, high.year * 12 + high.month, interval):
            yield datetime(month // 12, month % 12 + 1, 1)
    elif rule.frequency == WEEKLY:
        back = (start.weekday() - rule.week_start) % 7
        monday = datetime.fromordinal(max(1, start.toordinal() - back))
        yield from _steps(monday, timedelta(days=7 * interval), low, high)
    elif rule.frequency == DAILY:
        yield from _steps(datetime.fromordinal(start.toordinal()), timedelta(days=interval), low, high)
    elif rule.frequency == HOURLY:
        yield from _steps(start.replace(minute=0, second=0), timedelta(hours=interval), low, high)
    elif rule.frequency == MINUTELY:
        yield from _steps(start.replace(second=0), timedelta(minutes=interval), low, high)
    else:
        yield from _steps(start, timedelta(seconds=interval), low, high)


def _steps(first: datetime, step: timedelta, low: datetime, high: datetime) -> Iterator[datetime]:
    moment = first + max(0, (low - first) // step) * step
    while moment <= high:
        yield moment
        if moment > datetime.max - step:
            return
        moment += step


def _days(rule: Rule, first: date, start: date) -> Sequence[date]:
    """The days of a period, fewer where the rule names them: each must still match."""
    if rule.frequency == DAILY:
        return (first,)
    if rule.frequency == WEEKLY:
        # The first week of a series begins with it; that matters for positions.
        days = range(max(first.toordinal(), start.toordinal()), min(first.toordinal() + 7, date.max.toordinal() + 1))
        return [date.fromordinal(day) for day in days]
    if rule.frequency == MONTHLY:
        return _of_month(rule, first.year, first.month)
    return [day for month in rule.months or range(1, 13) for day in _of_month(rule, first.year, month)]


def _of_month(rule: Rule, year: int, month: int) -> list[date]:
    if rule.months and month not in rule.months:
        return []
    length = days_in(year, month)
    if not rule.month_days:
        return [date(year, month, day) for day in range(1, length + 1)]
    named = {day if day > 0 else length + 1 + day for day in rule.month_days}
    return [date(year, month, day) for day in sorted(named) if 1 <= day <= length]


def _within(rule: Rule, period: datetime) -> list[datetime]:
    """The moments in an hour, a minute or a second."""
    if not matches(rule, period.date()) or (rule.hours and period.hour not in rule.hours):
        return []
    if rule.frequency >= MINUTELY and rule.minutes and period.minute not in rule.minutes:
        return []
    minutes = rule.minutes if rule.frequency == HOURLY else (period.minute,)
    seconds = rule.seconds if rule.frequency <= MINUTELY else (period.second,)
    if rule.frequency > MINUTELY and rule.seconds and period.second not in rule.seconds:
        return []
    return [period.replace(minute=minute, second=second) for minute in minutes for second in seconds if second < 60]
