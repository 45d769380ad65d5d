"""A time of day as people type it."""

from __future__ import annotations

import re
from datetime import time

from bot.kit import times
from bot.kit.args import Arg, Scene
from bot.kit.errors import UserError


class UnclearTime(UserError):
    """I couldn't read “{text}” as a time of day.

    Try 9:00, 17:30 or 9am.
    """


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


_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?")
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


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
