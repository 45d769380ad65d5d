"""What was understood, in a sentence that leaves nothing to guess."""

from __future__ import annotations

from datetime import date, time

from bot.kit import times
from bot.kit.dates.rule import Rule


def say(day: date, at: time | None, end: date | None, rule: Rule | None) -> str:
    """“Friday 6 March 2026, 09:00”, “Monday 9 to Sunday 15 March 2026”, “every week, from Friday 6 March 2026”."""
    clock = "" if at is None else f", {times.say_time(at)}"
    if rule is not None:
        return f"{rule.say('' if at is None else times.say_time(at))}, from {times.full_day(day)}"
    if end is not None and end != day:
        first = f"{times.DAYS[day.weekday()]} {day.day}"
        if day.month != end.month or day.year != end.year:
            first += f" {times.MONTHS[day.month - 1]}"
        if day.year != end.year:
            first += f" {day.year}"
        return f"{first} to {times.full_day(end)}{clock}"
    return f"{times.full_day(day)}{clock}"
