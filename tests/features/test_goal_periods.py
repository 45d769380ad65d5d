"""Periods of a rhythm and hits in a row: by plain values, and what holds of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goals import pacing
from bot.goals.model import Goal
from bot.goals.pacing import Period, Streak
from bot.kit import times
from bot.kit.times import Interval
from bot.members.pauses import Pause
from tests.features.paced import FIFTH, FOURTH, SECOND, SET, THIRD, TODAY, WEEK, a_goal, breaks, days, in_pause

rhythms = st.builds(
    lambda n, unit: Interval(min(n, times.LONGEST[unit]), unit),
    st.integers(1, 12),
    st.sampled_from(["day", "week", "month", "year"]),
)
counts = st.dictionaries(st.integers(-3, 90), st.integers(-2, 4), max_size=20)


@st.composite
def going(draw: st.DrawFn) -> tuple[Goal, dict[date, int], date, tuple[Pause, ...]]:
    """A goal with a rhythm, with or without an end, what was counted for it by day, a day, and pauses."""
    starts = draw(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
    end = draw(st.none() | st.integers(0, 90))
    deadline = None if end is None else starts + timedelta(days=end)
    goal = a_goal(
        WEEK, cadence=draw(rhythms), starts=starts, target=draw(st.sampled_from([None, 1, 2])), deadline=deadline
    )
    by_day = {starts + timedelta(days=on): amount for on, amount in draw(counts).items()}
    return goal, by_day, starts + timedelta(days=draw(st.integers(0, 95))), in_pause(starts, draw(breaks))


@given(rhythms, st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 2000))
def test_each_day_is_in_one_period(every: Interval, starts: date, later: int):
    goal = a_goal("Have chats", cadence=every, starts=starts)
    on = starts + timedelta(days=later)
    first, last = pacing.window(goal, on)
    assert first <= on <= last
    assert pacing.window(goal, first) == pacing.window(goal, last) == (first, last)
    assert pacing.window(goal, last + timedelta(days=1))[0] == last + timedelta(days=1)


@given(going())
def test_periods_tile_the_time_since_the_goal_began(some: tuple[Goal, dict[date, int], date, tuple[Pause, ...]]):
    goal, by_day, today, pauses = some
    found = pacing.history(goal, by_day, today, pauses)
    end = min(today, goal.deadline or today)
    assert found[0].first <= end <= found[0].last
    assert found[-1].first <= goal.starts <= found[-1].last
    for newer, older in pairwise(found):
        assert newer.first == older.last + timedelta(days=1)


@given(going())
def test_no_count_is_lost_between_periods(some: tuple[Goal, dict[date, int], date, tuple[Pause, ...]]):
    goal, by_day, today, pauses = some
    today = max([today, *by_day])
    by_day = {on: abs(amount) for on, amount in by_day.items()}
    found = pacing.history(goal, by_day, today, pauses)
    assert sum(one.done for one in found) == sum(by_day.values())


@given(going())
def test_the_newest_period_is_what_the_goal_stands_at(some: tuple[Goal, dict[date, int], date, tuple[Pause, ...]]):
    goal, by_day, today, pauses = some
    assert pacing.history(goal, by_day, today, pauses, limit=1)[0].done == pacing.done(goal, by_day, today)
    assert pacing.history(goal, by_day, today, pauses, limit=3) == pacing.history(goal, by_day, today, pauses)[:3]


@given(going(), st.tuples(st.integers(0, 80), st.none() | st.integers(1, 40)))
def test_a_pause_never_makes_a_streak_shorter(
    some: tuple[Goal, dict[date, int], date, tuple[Pause, ...]], more: tuple[int, int | None]
):
    goal, by_day, today, pauses = some
    before, after = _streak(goal, by_day, today, pauses), _streak(
        goal, by_day, today, (*pauses, *in_pause(goal.starts, [more]))
    )  # fmt: skip
    assert after.now >= before.now
    assert after.best >= before.best >= before.now


@given(going(), st.integers(0, 95), st.integers(1, 3))
def test_a_count_never_makes_a_streak_shorter(
    some: tuple[Goal, dict[date, int], date, tuple[Pause, ...]], on: int, amount: int
):
    goal, by_day, today, pauses = some
    day = goal.starts + timedelta(days=on)
    before = _streak(goal, by_day, today, pauses)
    after = _streak(goal, {**by_day, day: by_day.get(day, 0) + amount}, today, pauses)
    assert after.now >= before.now
    assert after.best >= before.best


def _streak(goal: Goal, by_day: Mapping[date, int], today: date, pauses: Sequence[Pause] = ()) -> Streak:
    return pacing.streak(pacing.history(goal, by_day, today, pauses))


@pytest.mark.parametrize(
    ("every", "starts", "today", "firsts"),
    [
        ("every week", "2026-03-05", "2026-03-16", ["2026-03-16", "2026-03-09", "2026-03-02"]),
        ("every 2 weeks", "2026-03-05", "2026-03-16", ["2026-03-16", "2026-03-02"]),
        ("every day", "2026-03-05", "2026-03-07", ["2026-03-07", "2026-03-06", "2026-03-05"]),
        ("every month", "2026-01-31", "2026-03-01", ["2026-03-01", "2026-02-01", "2026-01-01"]),
        ("every 3 months", "2026-01-31", "2026-07-31", ["2026-07-01", "2026-04-01", "2026-01-01"]),
        ("every year", "2024-02-29", "2026-03-01", ["2026-02-01", "2025-02-01", "2024-02-01"]),
    ],
)
def test_weeks_begin_on_monday_and_months_on_their_first(every: str, starts: str, today: str, firsts: list[str]):
    goal = a_goal(cadence=times.every(every), starts=date.fromisoformat(starts), deadline=None)
    found = pacing.history(goal, {}, date.fromisoformat(today))
    assert [str(one.first) for one in found] == firsts


def test_there_is_no_period_before_a_goal_starts_nor_without_a_rhythm():
    goal = a_goal(WEEK, starts=days(10))
    assert pacing.history(goal, {TODAY: 1}, TODAY) == ()
    assert pacing.history(a_goal(), {TODAY: 1}, TODAY) == ()


def test_what_is_counted_before_the_start_and_after_the_end_is_of_the_first_and_the_last_period():
    goal = a_goal(WEEK, starts=date(2026, 3, 9), deadline=date(2026, 3, 22))
    by_day = {TODAY: 1, date(2026, 3, 30): 2}
    assert [one.done for one in pacing.history(goal, by_day, date(2026, 4, 2))] == [2, 1]
    assert pacing.done(goal, by_day, TODAY) == 1
    assert pacing.done(goal, by_day, date(2026, 4, 2)) == 2


# Hits in a row: two a week


@pytest.mark.parametrize(
    ("by_day", "pauses", "now", "best"),
    [
        ({}, [], 0, 0),
        ({SECOND: 2, THIRD: 2, FOURTH: 2}, [], 3, 3),
        ({SECOND: 2, THIRD: 2, FOURTH: 2, FIFTH: 1}, [], 3, 3),
        ({SECOND: 2, THIRD: 2, FOURTH: 2, FIFTH: 2}, [], 4, 4),
        ({SECOND: 2, THIRD: 2, FOURTH: 1}, [], 0, 2),
        ({SECOND: 2, THIRD: 1, FOURTH: 2}, [], 1, 1),
        ({SECOND: 2, FOURTH: 2}, [Pause(date(2026, 3, 16), date(2026, 3, 20))], 2, 2),
        ({SECOND: 2, FOURTH: 2}, [Pause(date(2026, 3, 16), date(2026, 3, 19))], 1, 1),
        ({SECOND: 2, THIRD: 2, FOURTH: 2}, [Pause(date(2026, 3, 16), date(2026, 3, 23))], 3, 3),
        ({SECOND: 2}, [Pause(date(2026, 3, 14), None)], 1, 1),
        ({SET: 2, SECOND: 2}, [Pause(date(2026, 3, 16), None)], 2, 2),
        ({SET: 1, SECOND: 2, THIRD: 2, FOURTH: 2}, [], 3, 3),
    ],
)
def test_hits_in_a_row_go_over_pauses_and_a_late_beginning(
    by_day: dict[date, int], pauses: list[Pause], now: int, best: int
):
    assert _streak(a_goal(WEEK), by_day, date(2026, 4, 1), pauses) == Streak(now, best)


def test_a_week_cut_off_by_the_deadline_breaks_nothing():
    goal = a_goal(WEEK, deadline=date(2026, 3, 18))
    assert _streak(goal, {SECOND: 2}, date(2026, 4, 1)) == Streak(1, 1)
    assert _streak(replace(goal, deadline=date(2026, 3, 22)), {SECOND: 2}, date(2026, 4, 1)) == Streak(0, 1)


def test_an_example_of_a_period_says_what_breaks_a_row():
    plain = Period(TODAY, TODAY, 0, hit=False)
    assert plain.breaks
    neutral = [replace(plain, **{name: True}) for name in ("hit", "paused", "short", "current")]
    assert not any(one.breaks for one in neutral)
