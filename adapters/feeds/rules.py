"""Rules of recurrence (RFC 5545, 3.3.10), read and checked before anything is expanded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY = range(7)
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")

MOST_INTERVAL = 10_000
MOST_COUNT = 100_000
MOST_PRODUCT = 1_000
"""How many times of a day the lists of a rule may come to; beyond it a rule is a bomb."""

# Part of the rule: (field, lowest, highest, whether negative numbers count from the end)
_LISTS = {
    "BYMONTH": ("months", 1, 12, False),
    "BYMONTHDAY": ("month_days", 1, 31, True),
    "BYYEARDAY": ("year_days", 1, 366, True),
    "BYWEEKNO": ("weeks", 1, 53, True),
    "BYHOUR": ("hours", 0, 23, False),
    "BYMINUTE": ("minutes", 0, 59, False),
    "BYSECOND": ("seconds", 0, 60, False),
    "BYSETPOS": ("positions", 1, 366, True),
}


class BadRule(ValueError):
    """A rule that can't be followed. `args[0]` is a key of warn.MESSAGES."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its defaults filled in from the start. `weekdays` are 0–6; `nth` are pairs of which one (negative
    from the end) and weekday. `until` is naive, or in UTC when the series has a zone."""

    frequency: int
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nth: tuple[tuple[int, int], ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    seconds: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def read_rule(text: str, start: date | datetime) -> Rule:
    """The rule of a series that starts at `start`. BadRule when it isn't well-formed, or can't be followed cheaply."""
    parts: dict[str, str] = {}
    for each in text.strip().strip(";").upper().split(";"):
        name, equals, value = (piece.strip() for piece in each.partition("="))
        if not equals or not value or (name in parts and parts[name] != value):
            raise BadRule("bad rule")
        parts[name] = value
    try:
        rule = _plain(parts, start)
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, BadRule) else BadRule("bad rule") from None
    if len(rule.hours or "0") * len(rule.minutes or "0") * len(rule.seconds or "0") > MOST_PRODUCT:
        raise BadRule("busy rule")
    if rule.frequency >= HOURLY and rule.count is None and rule.until is None:
        raise BadRule("busy rule")
    return _with_defaults(rule, start)


def _plain(parts: dict[str, str], start: date | datetime) -> Rule:
    frequency = _FREQUENCIES.index(parts.pop("FREQ", ""))
    interval = int(parts.pop("INTERVAL", "1"))
    if not 1 <= interval <= MOST_INTERVAL:
        raise BadRule("bad rule" if interval < 1 else "busy rule")
    week_start = _WEEKDAYS.index(parts.pop("WKST", "MO"))
    count = int(parts.pop("COUNT")) if "COUNT" in parts else None
    if count is not None and count > MOST_COUNT:
        raise BadRule("busy rule")
    if count is not None and count < 1:  # "COUNT=-1" stands for no end in what some producers write
        count = None
    until = _until(parts.pop("UNTIL"), start) if "UNTIL" in parts else None
    if parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN" or parts.pop("SKIP", "OMIT") != "OMIT":
        raise BadRule("bad rule")
    fields: dict[str, tuple[int, ...]] = {}
    weekdays: set[int] = set()
    nth: set[tuple[int, int]] = set()
    for name, value in parts.items():
        if name == "BYDAY":
            weekdays, nth = _days(value, frequency)
        elif name in _LISTS:
            field, lowest, highest, negative = _LISTS[name]
            fields[field] = _numbers(value, lowest, highest, negative=negative)
        elif not name.startswith("X-"):
            raise BadRule("bad rule")
    return Rule(
        frequency,
        interval,
        count,
        until,
        weekdays=tuple(sorted(weekdays)),
        nth=tuple(sorted(nth)),
        week_start=week_start,
        **fields,
    )


def _numbers(text: str, lowest: int, highest: int, *, negative: bool) -> tuple[int, ...]:
    found = {int(each) for each in text.split(",") if each.strip()}
    if not found or not all(lowest <= (abs(each) if negative else each) <= highest for each in found):
        raise BadRule("bad rule")
    return tuple(sorted(found))


def _days(text: str, frequency: int) -> tuple[set[int], set[tuple[int, int]]]:
    weekdays: set[int] = set()
    nth: set[tuple[int, int]] = set()
    for each in text.split(","):
        found = _DAY.fullmatch(each.strip())
        if found is None:
            raise BadRule("bad rule")
        which, weekday = int(found[1] or 0), _WEEKDAYS.index(found[2])
        if which and frequency <= MONTHLY:
            nth.add((which, weekday))
        else:
            weekdays.add(weekday)  # "the second Monday" of a week is any Monday
    return weekdays, nth


def _until(text: str, start: date | datetime) -> datetime:
    """The last moment. A day bounds a series with clock times at its midnight, and clock times without "Z" are taken
    for UTC, as the libraries that most programs read calendars with do; the RFC allows neither."""
    day = datetime.strptime(text[:8], "%Y%m%d")
    if not isinstance(start, datetime):
        return day
    if len(text) > 8:
        clock = text[8:].removesuffix("Z")
        if not clock.startswith("T"):
            raise BadRule("bad rule")
        day = datetime.strptime(f"{text[:8]}{clock:0<7}", "%Y%m%dT%H%M%S")
    return day if start.tzinfo is None else day.replace(tzinfo=UTC)


def _with_defaults(rule: Rule, start: date | datetime) -> Rule:
    """What the RFC takes from DTSTART: the day when no part names one, and the time of day."""
    if not (rule.weeks or rule.year_days or rule.month_days or rule.weekdays or rule.nth):
        if rule.frequency == YEARLY:
            rule = replace(rule, months=rule.months or (start.month,), month_days=(start.day,))
        elif rule.frequency == MONTHLY:
            rule = replace(rule, month_days=(start.day,))
        elif rule.frequency == WEEKLY:
            rule = replace(rule, weekdays=(start.weekday(),))
    clock = start.timetz() if isinstance(start, datetime) else None
    if rule.frequency < HOURLY:
        rule = replace(rule, hours=rule.hours or (clock.hour if clock else 0,))
    if rule.frequency < MINUTELY:
        rule = replace(rule, minutes=rule.minutes or (clock.minute if clock else 0,))
    if rule.frequency < SECONDLY:
        rule = replace(rule, seconds=rule.seconds or (clock.second if clock else 0,))
    return rule


def matches(rule: Rule, day: date) -> bool:
    """Whether the parts of the rule that are about days let `day` through; its interval isn't looked at."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.weekdays and day.weekday() not in rule.weekdays:
        return False
    if rule.month_days:
        length = days_in(day.year, day.month)
        if day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
            return False
    if rule.nth and not _is_nth(rule, day):
        return False
    if rule.year_days:
        of_year = day.timetuple().tm_yday
        if of_year not in rule.year_days and of_year - _year_length(day.year) - 1 not in rule.year_days:
            return False
    return not rule.weeks or any(week in rule.weeks for week in _weeks(day, rule.week_start))


def _is_nth(rule: Rule, day: date) -> bool:
    if rule.frequency == YEARLY and not rule.months:
        position, length = day.timetuple().tm_yday, _year_length(day.year)
    else:
        position, length = day.day, days_in(day.year, day.month)
    first, last = (position - 1) // 7 + 1, -((length - position) // 7 + 1)
    return any(weekday == day.weekday() and which in (first, last) for which, weekday in rule.nth)


def days_in(year: int, month: int) -> int:
    if month == 2:
        return _year_length(year) - 337
    return 30 if month in {4, 6, 9, 11} else 31


def _year_length(year: int) -> int:
    return 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365


def _weeks(day: date, week_start: int) -> tuple[int, int]:
    """The number of the week, from the front and from the back; the first week has at least four days of the year."""
    begins = day - timedelta(days=(day.weekday() - week_start) % 7)
    year = (begins + timedelta(days=3)).year
    first, after = _first_week(year, week_start), _first_week(year + 1, week_start)
    number = (begins - first).days // 7 + 1
    return number, number - (after - first).days // 7 - 1


def _first_week(year: int, week_start: int) -> date:
    fourth = date(year, 1, 4)
    return fourth - timedelta(days=(fourth.weekday() - week_start) % 7)
