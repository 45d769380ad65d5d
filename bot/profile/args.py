"""Kinds of arguments: weekdays, a time of day, hours from one to another."""

from __future__ import annotations

import re
from datetime import time

from bot.kit import times, words
from bot.kit.args import Arg, Scene
from bot.kit.errors import UserError
from bot.kit.times import Hours


class UnclearDays(UserError):
    """I couldn't read “{text}” as days of the week.

    Try “tue thu”, “mon-fri”, “every day” or “none”.
    """


class UnclearTime(UserError):
    """I couldn't read “{text}” as a time of day.

    Try 9:00, 17:30 or 9am.
    """


class UnclearHours(UserError):
    """I couldn't read “{text}” as hours from one time to another.

    Try 21:00-8:00, or “10pm to 7am”.
    """


class Weekdays(Arg[Scene, frozenset[int]]):
    """Days of the week, Monday is 0; none at all is fine."""

    limit = 100

    def read(self, text: str, scene: Scene) -> frozenset[int]:
        return read_days(text)

    def check(self, text: str) -> None:
        read_days(text)

    def spell(self, value: frozenset[int]) -> str:
        return " ".join(times.DAYS[day][:3].lower() for day in sorted(value)) or "none"


class ClockTime(Arg[Scene, time]):
    """A time of day, to the minute."""

    widget = "time"
    limit = 20

    def read(self, text: str, scene: Scene) -> time:
        return read_time(text)

    def check(self, text: str) -> None:
        read_time(text)

    def spell(self, value: time) -> str:
        return times.say_time(value)


class ClockSpan(Arg[Scene, Hours]):
    """From one time of day to another; past midnight is fine, all day is not."""

    limit = 40

    def read(self, text: str, scene: Scene) -> Hours:
        return read_hours(text)

    def check(self, text: str) -> None:
        read_hours(text)

    def spell(self, value: Hours) -> str:
        return f"{times.say_time(value.start)}-{times.say_time(value.end)}"


_GROUPS = {
    "none": frozenset[int](),
    "never": frozenset[int](),
    "no days": frozenset[int](),
    "every day": frozenset(range(7)),
    "daily": frozenset(range(7)),
    "all": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "workdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
    "weekend": frozenset({5, 6}),
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?")
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def read_days(text: str) -> frozenset[int]:
    plain = " ".join(words.plain_quotes(text).casefold().replace(",", " ").split())
    if plain in _GROUPS:
        return _GROUPS[plain]
    days: set[int] = set()
    joined = re.sub(r"\s*-\s*|\s+(?:to|until)\s+", "-", plain)
    said = [word for word in joined.split() if word not in ("and", "on", "&", "+")]
    for word in said:
        first, dash, last = word.partition("-")
        start = _day(first, text)
        end = _day(last, text) if dash else start
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    if not said:
        raise UnclearDays(text=text)
    return frozenset(days)


def _day(word: str, text: str) -> int:
    bare = word.rstrip("s.") if len(word) > 4 else word.rstrip(".")
    for number, name in enumerate(times.DAYS):
        if len(bare) >= 2 and name.casefold().startswith(bare):
            return number
    raise UnclearDays(text=text)


def read_time(text: str) -> time:
    plain = " ".join(text.casefold().replace(".m.", "m").split()).removeprefix("at ")
    if plain in _NAMED:
        return _NAMED[plain]
    found = _CLOCK.fullmatch(plain)
    if found is None:
        raise UnclearTime(text=text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        raise UnclearTime(text=text)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour == 24 and minute == 0:
        hour = 0
    if hour > 23 or minute > 59:
        raise UnclearTime(text=text)
    return time(hour, minute)


def read_hours(text: str) -> Hours:
    """Raises UnclearHours, or AllDayHours when both times are the same."""
    plain = words.plain_quotes(text).casefold().strip().removeprefix("from ")
    parts = re.split(r"\s*-\s*|\s+(?:to|until|till)\s+", plain)
    if len(parts) != 2:
        raise UnclearHours(text=text)
    try:
        start, end = read_time(parts[0].strip()), read_time(parts[1].strip())
    except UnclearTime:
        raise UnclearHours(text=text) from None
    return Hours(start, end)
