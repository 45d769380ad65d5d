"""Periods, pace and how a goal is going: values in, values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.goals.model import Goal, State
from bot.kit import times, words
from bot.kit.times import Interval


@dataclass(frozen=True, slots=True)
class Standing:
    """How a goal is going: `done` of its target, in the present period if it has a rhythm, and `pace` in words."""

    goal: Goal
    done: int
    pace: str

    @property
    def reached(self) -> bool:
        return self.goal.target is not None and self.done >= self.goal.target


def day(one: date) -> str:
    """A day in full, with its year: deadlines are far away."""
    return f"{times.DAYS[one.weekday()]} {one.day} {times.MONTHS[one.month - 1]} {one.year}"


def window(goal: Goal, on: date) -> tuple[date, date]:
    """First and last day of the stretch that `on` is counted in: the goal's whole time, or its rhythm's period."""
    if goal.cadence is None:
        return goal.starts, goal.deadline or date.max
    return _period(goal.cadence, goal.starts, on)


def _period(every: Interval, starts: date, on: date) -> tuple[date, date]:
    """Weeks begin on Monday, months on their first; several together are counted from the one the goal starts in."""
    match every.unit:
        case "day":
            past = (on - starts).days // every.n
            first = starts + timedelta(days=past * every.n)
            return first, first + timedelta(days=every.n - 1)
        case "week":
            anchor = starts - timedelta(days=starts.weekday())
            past = (on - anchor).days // (7 * every.n)
            first = anchor + timedelta(weeks=past * every.n)
            return first, first + timedelta(days=7 * every.n - 1)
        case _:
            months = every.n * (12 if every.unit == "year" else 1)
            anchor = starts.replace(day=1)
            past = ((on.year - anchor.year) * 12 + on.month - anchor.month) // months
            first = times.add_months(anchor, past * months)
            return first, times.add_months(first, months) - timedelta(days=1)


def done(goal: Goal, by_day: Mapping[date, int], today: date) -> int:
    """The sum of what was counted in the present stretch; never below none."""
    first, last = window(goal, today)
    if goal.cadence is None:
        return max(0, sum(by_day.values()))
    return max(0, sum(amount for on, amount in by_day.items() if first <= on <= last))


def standing(goal: Goal, by_day: Mapping[date, int], today: date) -> Standing:
    number = done(goal, by_day, today)
    return Standing(goal, number, pace(goal, number, today))


def pace(goal: Goal, number: int, today: date) -> str:
    """Ahead, on pace or behind, and what would catch up. Nothing about failure."""
    if goal.state is State.DONE:
        return "Completed."
    if goal.state is State.DROPPED:
        return "Let go."
    if goal.target is not None and number >= goal.target:
        more = f", and more: {number}" if number > goal.target else ""
        return f"Reached for {_this(goal)}{more}." if goal.cadence is not None else f"Reached{more}."
    if goal.deadline is not None and today > goal.deadline:
        return f"Its last day was {day(goal.deadline)}. Move the day, complete it, or let it go: all are fine."
    if today < goal.starts:
        return f"It starts on {day(goal.starts)}."
    if goal.target is None:
        return f"{number} so far."
    if goal.cadence is not None:
        last = min(window(goal, today)[1], goal.deadline or date.max)
        return f"{goal.target - number} more by {times.say_day(last, today)} for {_this(goal)}."
    if goal.deadline is None:
        return f"{goal.target - number} to go."
    return _against_time(goal.target, number, goal.starts, goal.deadline, today)


def _this(goal: Goal) -> str:
    assert goal.cadence is not None
    if goal.cadence.n > 1:
        return "this round"
    return "today" if goal.cadence.unit == "day" else f"this {goal.cadence.unit}"


def _against_time(target: int, number: int, starts: date, deadline: date, today: date) -> str:
    expected = target * (today - starts).days / ((deadline - starts).days + 1)
    left = target - number
    more = f"{left} more by {day(deadline)}: {_rate(left, (deadline - today).days + 1)}"
    if number >= expected + 1:
        return f"Ahead. {more}."
    if number >= int(expected):
        return f"On pace. {more}."
    return f"Behind. {more} would catch up."


def _rate(left: int, days: int) -> str:
    """How often that is from now on, in round words."""
    if left >= days:
        return "today" if days == 1 else f"about {-(-left // days)} a day"
    if days <= 10:
        return f"within {words.plural(days, 'day')}"
    weekly = left * 7 / days
    if weekly >= 1.5:
        return f"about {round(weekly)} a week"
    return "about one a week" if weekly >= 0.75 else f"about one every {max(2, round(1 / weekly))} weeks"
