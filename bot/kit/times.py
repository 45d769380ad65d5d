"""Times: local days and wishes ("Mondays 09:00") turned into instants, and said in words.

Arithmetic happens on local days and becomes UTC last. A time that a zone skips moves forward, one that comes twice is
its first (RFC 5545, 3.3.5). Measured over all DST rules of two years: no day skipped, none doubled, where cron-like
schedulers lose real hours.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from bot.kit import words
from bot.kit.errors import UserError

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
CARDINALS: dict[str, int] = {name: n for n, name in enumerate((*NUMBERS, *_TEENS), 1)} | {
    name: 10 * n for n, name in enumerate(_TENS, 2)
}
"""Numbers that are one word, up to ninety."""

CalendarUnit = Literal["day", "week", "month", "year"]

LONGEST = {"day": 3653, "week": 521, "month": 120, "year": 10}
"""Ten years: the longest interval in each unit."""

_DAYS_IN: dict[CalendarUnit, float] = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}


class UnknownZone(UserError):
    """I don't know the time zone “{text}”.

    {hint}
    """


class AllDayHours(UserError):
    """Quiet hours from {at} to {at} would last all day.

    Choose two different times, such as 22:00 to 08:00. To hear nothing for a while, use `pause`.
    """


class UnclearInterval(UserError):
    """I couldn't read “{text}” as an interval.

    Try “every 3 months”, “2 weeks” or “monthly”.
    """


class IntervalOutOfRange(UserError):
    """“{text}” is not between one day and ten years.

    Try “every 3 months” or “30 days”.
    """


def zone(name: str) -> ZoneInfo:
    """The zone called `name`, whatever its case. UnknownZone suggests others.

    Only names on the list reach ZoneInfo, which opens files: “America” raises IsADirectoryError there.
    """
    known = _zones().get(name.strip().replace(" ", "_").casefold()) if len(name) <= 100 else None
    if known is None:
        raise UnknownZone(text=words.clip(words.clean(name, lines=False), 40), hint=_zone_hint(name))
    return ZoneInfo(known)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When it is `at` on `day` in `zone`, in UTC: a skipped time moves forward, of a doubled one it is the first."""
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The day it is in `zone` at `instant`."""
    return instant.astimezone(zone).date()


def next_after(
    after: datetime, at: time, zone: ZoneInfo, weekdays: Collection[int] | None = None
) -> tuple[date, datetime]:
    """The first local day, and its instant, strictly after `after` when it is `at` in `zone`.

    `weekdays`: 0 is Monday; None means every day. The day is the key of the occurrence: two days that share one
    instant (Apia had no 30 December 2011) are one occurrence. ValueError if `weekdays` names no day.
    """
    day = local_day(after, zone) - timedelta(days=1)
    for _ in range(11):  # a week, a day before it, and the days a zone may skip
        if weekdays is None or day.weekday() in weekdays:
            moment = instant(day, at, zone)
            if moment > after:
                return day, moment
        day += timedelta(days=1)
    raise ValueError("weekdays must name days from 0 to 6")


@dataclass(frozen=True)
class Hours:
    """Quiet hours in local time, from `start` up to `end`; they may pass midnight."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise AllDayHours(at=say_time(self.start))

    def contains(self, instant: datetime, zone: ZoneInfo) -> bool:
        """Whether `instant` lies within, by the local clock."""
        now = instant.astimezone(zone).time()
        if self.start < self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end

    def end_after(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """The first end after `instant`, in UTC."""
        # Both folds: in a doubled hour after its first end, the next one is minutes away, not a day.
        today = local_day(instant, zone)
        ends = (
            datetime.combine(today + timedelta(days=days), self.end.replace(fold=fold), tzinfo=zone).astimezone(UTC)
            for days in range(-1, 4)
            for fold in (0, 1)
        )
        return min(end for end in ends if end > instant and not self.contains(end, zone))


def add_months(day: date, n: int) -> date:
    """`day` moved by `n` months; the 31st becomes the last day of a shorter month. ValueError beyond the calendar."""
    years, month = divmod(day.month - 1 + n, 12)
    return date(day.year + years, month + 1, min(day.day, _last(day.year + years, month + 1)))


@dataclass(frozen=True)
class Interval:
    """Every so many days, weeks, months or years: from one day to ten years, else IntervalOutOfRange."""

    n: int
    unit: CalendarUnit

    def __post_init__(self) -> None:
        if not 1 <= self.n <= LONGEST[self.unit]:
            raise IntervalOutOfRange(text=str(self) if abs(self.n) < _HUGE else f"so many {self.unit}s")

    def __str__(self) -> str:
        return f"every {self.unit}" if self.n == 1 else f"every {words.plural(self.n, self.unit)}"

    @property
    def days(self) -> int:
        """About how many days that is, to compare intervals."""
        return round(self.n * _DAYS_IN[self.unit])

    def after(self, day: date) -> date:
        """The day one interval after `day`."""
        return shift(day, self.n, self.unit)


def shift(day: date, n: int, unit: CalendarUnit) -> date:
    """`day` moved by `n` units. OverflowError or ValueError beyond the calendar."""
    match unit:
        case "day":
            return day + timedelta(days=n)
        case "week":
            return day + timedelta(weeks=n)
        case "month":
            return add_months(day, n)
        case "year":
            return add_months(day, 12 * n)


_HUGE = 1_000_000
_ADVERBS: dict[str, tuple[int, CalendarUnit]] = {
    "daily": (1, "day"), "weekly": (1, "week"), "fortnightly": (2, "week"), "biweekly": (2, "week"),
    "monthly": (1, "month"), "quarterly": (3, "month"), "half-yearly": (6, "month"), "yearly": (1, "year"),
    "annually": (1, "year"),
}  # fmt: skip
_UNITS: dict[str, tuple[int, CalendarUnit]] = {
    "d": (1, "day"), "w": (1, "week"), "wk": (1, "week"), "m": (1, "month"), "mo": (1, "month"), "mth": (1, "month"),
    "y": (1, "year"), "yr": (1, "year"), "fortnight": (2, "week"), "quarter": (3, "month"),
    "day": (1, "day"), "week": (1, "week"), "month": (1, "month"), "year": (1, "year"),
}  # fmt: skip
_INTERVAL = re.compile(r"(?:(?:every|each|once an?) )?(?:([0-9]+) ?|([a-z]+(?: of)?) )?([a-z]+)")


def every(text: str) -> Interval:
    """The interval that `text` names: "every 3 months", "30 days", "2w", "monthly", "fortnight"."""
    plain = words.plain_quotes(text[:100]).lower().replace("a couple", "couple")
    plain = " ".join(plain.split()).strip(".!")
    if plain in _ADVERBS:
        return Interval(*_ADVERBS[plain])
    found = _INTERVAL.fullmatch(plain)
    each = _UNITS.get(found[3]) or _UNITS.get(found[3].removesuffix("s")) if found else None
    if len(text) > 100 or not found or not each:
        raise UnclearInterval(text=words.clip(words.clean(text[:100], lines=False), 40))
    n = number(found[1] or found[2] or "one")
    if n is None:
        raise UnclearInterval(text=words.clip(words.clean(text, lines=False), 40))
    return Interval(n * each[0], each[1])


def number(text: str) -> int | None:
    """A count in digits or words: "3", "a", "twelve", "couple of". More than six digits are all the same to it."""
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 6 else _HUGE
    if text in NUMBERS:
        return NUMBERS.index(text) + 1
    return {"a": 1, "an": 1, "couple": 2, "couple of": 2, "other": 2, "second": 2}.get(text)


def say_day(day: date, today: date) -> str:
    """A day as people say it: "today", "Friday 13 March", further than a year away "13 March 2027"."""
    match (day - today).days:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case -1:
            return "yesterday"
        case days if abs(days) < 365:
            return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
        case _:
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_day(day: date) -> str:
    """A day with its weekday and year: "Friday 13 March 2026"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_ago(day: date, today: date) -> str:
    """How long ago `day` was: "yesterday", "3 days ago", "5 weeks ago"; a day to come is said as by `say_until`."""
    days = (today - day).days
    if days < 0:
        return say_until(day, today)
    return say_day(day, today) if days < 2 else f"{_about(days)} ago"


def say_until(day: date, today: date) -> str:
    """How far away `day` is: "tomorrow", "in 3 days", "in 5 weeks"; a past day is said as by `say_ago`."""
    days = (day - today).days
    if days < 0:
        return say_ago(day, today)
    return say_day(day, today) if days < 2 else f"in {_about(days)}"


def say_time(at: time) -> str:
    """A time of day on the 24-hour clock: "09:00"."""
    return f"{at:%H:%M}"


def _about(days: int) -> str:
    coarse: tuple[tuple[CalendarUnit, int], ...] = (("year", 730), ("month", 61), ("week", 14))
    for unit, least in coarse:
        if days >= least:
            return words.plural(int(days / _DAYS_IN[unit]), unit)
    return words.plural(days, "day")


def _last(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


@functools.cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if name not in {"Factory", "localtime"}}


def _zone_hint(name: str) -> str:
    cities = {each.rpartition("/")[2].replace("_", " "): each for each in sorted(_zones().values())}
    asked = name[-words.LONGEST_GUESS :].rpartition("/")[2].replace("_", " ")
    found = [cities[city] for city in words.close(asked, cities)]
    return f"Did you mean {words.join(found, 'or')}?" if found else "Try the nearest big city, such as Europe/Berlin."
