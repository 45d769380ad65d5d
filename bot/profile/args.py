"""Kinds of arguments: weekdays, a time of day, hours from one to another."""

from __future__ import annotations

import re

from bot.kit import times, words
from bot.kit.args import Arg, Scene
from bot.kit.clocktimes import UnclearTime, read_time
from bot.kit.errors import UserError
from bot.kit.times import Hours


class UnclearDays(UserError):
    """I couldn't read “{text}” as days of the week.

    Try “tue thu”, “mon-fri”, “every day” or “none”.
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
