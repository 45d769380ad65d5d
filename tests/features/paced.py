"""Goals with a pace and the pauses in them, for tests by plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.goals import reading, rules
from bot.goals.model import Goal, GoalId
from bot.members.model import MemberId
from bot.members.pauses import Pause

TODAY = date(2026, 3, 5)
"""A Thursday."""
NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
MONTH = "Attend 4 meetups every month"
WEEK = "Have 2 coffee chats every week"

SET, SECOND, THIRD, FOURTH, FIFTH = (date(2026, 3, day) for day in (5, 10, 17, 24, 31))
"""Days of five weeks, which begin on 2, 9, 16, 23 and 30 March; on the first a goal is set."""

breaks = st.lists(st.tuples(st.integers(0, 80), st.none() | st.integers(1, 40)), max_size=4)
"""In how many days pauses begin, and how many days they last; None is for ever."""


def a_goal(text: str = "Attend 4 meetups in the next 4 weeks", **changes: Any) -> Goal:
    plain = Goal(GoalId(1), MemberId(1), text, TODAY, NOW)
    return replace(rules.understood(plain, reading.read(text, TODAY), TODAY), **changes)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def in_pause(starts: date, drawn: Sequence[tuple[int, int | None]]) -> tuple[Pause, ...]:
    return tuple(
        Pause(starts + timedelta(days=on), None if long is None else starts + timedelta(days=on + long))
        for on, long in drawn
    )
