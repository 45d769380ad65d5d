"""Months by their first day: as an argument, in words, and the one that is planned next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.kit import times, words
from bot.kit.args import Arg, Choice, Scene
from bot.kit.errors import UserError

LEAST_DAYS = 7
"""With fewer days left of it, a month is too short to plan for."""

RECENT = 12
"""Months that are suggested."""


class UnclearMonth(UserError):
    """I couldn't read “{text}” as a month.

    Try 2026-03, “march” or “last month”.
    """


class MonthAhead(UserError):
    """{month} has not begun yet.

    There is nothing to look back on. For the present month: `review month`
    """


class WhichMonth(Arg[Scene, date]):
    """A month that has begun, by its first day: 2026-03, “march”, “march 2025”, “last month”; without a year the
    latest one."""

    suggests = True
    limit = 40

    def read(self, text: str, scene: Scene) -> date:
        self.check(text)
        today = scene.now.astimezone(scene.zone).date()
        found = _month(text, today)
        if found > today:
            raise MonthAhead(month=named(found))
        return found

    def check(self, text: str) -> None:
        super().check(text)
        _month(text, date(2026, 1, 1))

    def spell(self, value: date) -> str:
        return f"{value.year:04}-{value.month:02}"

    def suggest(self, typed: str, scene: Scene) -> Sequence[Choice]:
        this = first(scene.now.astimezone(scene.zone).date())
        folded = words.fold(typed.strip())
        found = (times.add_months(this, -back) for back in range(RECENT))
        choices = (Choice(named(month), self.spell(month)) for month in found)
        return [one for one in choices if words.fold(one.label).startswith(folded) or one.text.startswith(folded)]


_NUMBERS = re.compile(r"(2[0-9]{3})-(1[0-2]|0?[1-9])")
_NAMED = re.compile(r"([a-z]{3,9})\.?(?: (2[0-9]{3}))?")
_AGO = {"this": 0, "this month": 0, "now": 0, "last": 1, "last month": 1, "previous month": 1}


def _month(text: str, today: date) -> date:
    said = " ".join(words.fold(words.plain_quotes(text)).split())
    if said in _AGO:
        return times.add_months(first(today), -_AGO[said])
    if (numbers := _NUMBERS.fullmatch(said)) is not None:
        return date(int(numbers[1]), int(numbers[2]), 1)
    name = _NAMED.fullmatch(said)
    known = [n for n, month in enumerate(times.MONTHS, 1) if name is not None and month.lower().startswith(name[1])]
    if name is None or not known:
        raise UnclearMonth(text=text)
    if name[2]:
        return date(int(name[2]), known[0], 1)
    return date(today.year if known[0] <= today.month else today.year - 1, known[0], 1)


def first(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def last(day: date) -> date:
    """The last day of its month."""
    return times.add_months(first(day), 1) - timedelta(days=1)


def named(month: date) -> str:
    """“March 2026”."""
    return f"{times.MONTHS[month.month - 1]} {month.year}"


def planned(month: date, today: date) -> date:
    """The first day of the month whose goals a review of `month` sets: the one after it if that is still to come, else
    the present one, or the next where the present one ends within a week."""
    following = times.add_months(first(month), 1)
    if following > today:
        return following
    return first(today) if (last(today) - today).days >= LEAST_DAYS else times.add_months(first(today), 1)
