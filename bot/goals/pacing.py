"""Periods, streaks, pace and how a goal is going: values in, values out, in local days alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.goals.model import Goal, State
from bot.kit import times, words
from bot.kit.times import Interval
from bot.members import pauses as paused_days
from bot.members.pauses import Pause

SHOWN = 8
"""Periods on a card."""

LONG = 14
"""Days of a period in which there is time to be ahead or behind."""

SOON = 10
"""With so few days left they are told, not a rate."""

_QUARTER = Interval(3, "month")


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a rhythm, from `first` to `last`, with what was `done` in it. `paused`: a pause took at least half
    of its days. `short`: the goal began or ended within it. `current`: it is not over yet."""

    first: date
    last: date
    done: int
    hit: bool
    paused: bool = False
    short: bool = False
    current: bool = False

    @property
    def breaks(self) -> bool:
        """Whether hits in a row end here. Nobody owes anything to a pause, to a stump, or to a period that still runs;
        a hit counts in each of them."""
        return not (self.hit or self.paused or self.short or self.current)


@dataclass(frozen=True, slots=True)
class Streak:
    """Hits in a row: up to `now`, and the `best` there were."""

    now: int = 0
    best: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a goal is going: `done` of its target, in the present period if it has a rhythm, and `pace` in words. A
    rhythm has `periods`, the newest SHOWN of them, and a `streak` over all."""

    goal: Goal
    done: int
    pace: str
    periods: tuple[Period, ...] = ()
    streak: Streak = Streak()

    @property
    def reached(self) -> bool:
        return self.goal.target is not None and self.done >= self.goal.target

    @property
    def finished(self) -> bool:
        """Reached for good, which a rhythm never is."""
        return self.reached and self.goal.cadence is None


def day(one: date) -> str:
    """A day in full, with its year: deadlines are far away."""
    return f"{times.DAYS[one.weekday()]} {one.day} {times.MONTHS[one.month - 1]} {one.year}"


def short(one: date) -> str:
    """“31 December”: a day whose year goes without saying."""
    return f"{one.day} {times.MONTHS[one.month - 1]}"


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


def _counted_on(goal: Goal, on: date) -> date:
    """The day in the goal's own time: what was counted by hand before it starts is of its first period, and after its
    deadline of its last one, so that nothing is lost."""
    return max(goal.starts, min(on, goal.deadline or on))


def done(goal: Goal, by_day: Mapping[date, int], today: date) -> int:
    """The sum of what was counted, in the present period if there is a rhythm; never below none."""
    if goal.cadence is None:
        return max(0, sum(by_day.values()))
    first, last = window(goal, _counted_on(goal, today))
    return max(0, sum(amount for on, amount in by_day.items() if first <= _counted_on(goal, on) <= last))


def finished(goal: Goal, by_day: Mapping[date, int], today: date) -> bool:
    """Whether it is reached for good, which a rhythm never is."""
    return goal.cadence is None and goal.target is not None and done(goal, by_day, today) >= goal.target


def history(
    goal: Goal, by_day: Mapping[date, int], today: date, pauses: Sequence[Pause] = (), *, limit: int | None = None
) -> tuple[Period, ...]:
    """The periods of a rhythm from the present one, or the last before its deadline, back to the first; the newest
    `limit` of them. None before the goal starts, or without a rhythm."""
    if goal.cadence is None or today < goal.starts:
        return ()
    sums: dict[date, int] = {}
    for on, amount in by_day.items():
        first = window(goal, _counted_on(goal, on))[0]
        sums[first] = sums.get(first, 0) + amount
    found: list[Period] = []
    on = _counted_on(goal, today)
    while limit is None or len(found) < limit:
        first, last = window(goal, on)
        found.append(_made(goal, first, last, max(0, sums.get(first, 0)), today, pauses))
        if first <= goal.starts:
            break
        on = first - timedelta(days=1)
    return tuple(found)


def _made(goal: Goal, first: date, last: date, number: int, today: date, pauses: Sequence[Pause]) -> Period:
    begins, ends = max(first, goal.starts), min(last, goal.deadline or last)
    length = (ends - begins).days + 1
    return Period(
        first,
        last,
        number,
        hit=number >= (goal.target or 1),
        paused=2 * paused_days.days(pauses, begins, ends) >= length > 0,
        short=(begins, ends) != (first, last),
        current=goal.state is State.ACTIVE and today <= ends,
    )


def streak(periods: Sequence[Period]) -> Streak:
    """Of all periods, the newest first: as `history` gives them without a limit."""
    row = best = 0
    for one in reversed(periods):
        row = 0 if one.breaks else row + one.hit
        best = max(best, row)
    return Streak(row, best)


def standing(goal: Goal, by_day: Mapping[date, int], today: date, pauses: Sequence[Pause] = ()) -> Standing:
    number = done(goal, by_day, today)
    periods = history(goal, by_day, today, pauses)
    return Standing(goal, number, pace(goal, number, today, pauses), periods[:SHOWN], streak(periods))


def pace(goal: Goal, number: int, today: date, pauses: Sequence[Pause] = ()) -> str:
    """Ahead, on pace or behind, and what would catch up, with the smallest step. Nothing about failure.

    Days of a pause don't count as time that passed: what could be expected by today is the share of the days without
    them. In a pause nobody is behind.
    """
    if goal.state is State.DONE:
        return "Completed."
    if goal.state is State.DROPPED:
        return "Let go."
    over = goal.deadline is not None and today > goal.deadline
    if goal.target is not None and number >= goal.target and not (over and goal.cadence is not None):
        more = f", and {number - goal.target} more" if number > goal.target else ""
        return f"Reached for {this(goal)}{more}." if goal.cadence is not None else f"Reached{more}."
    if goal.deadline is not None and over:
        return f"Its last day was {day(goal.deadline)}. Move the day, complete it, or let it go: all are fine."
    if today < goal.starts:
        return f"It starts on {day(goal.starts)}."
    if goal.target is None:
        return f"{number} so far{'' if goal.cadence is None else f' {this(goal)}'}."
    return _to_go(goal, goal.target, number, today, pauses)


def free(goal: Goal, first: date, last: date) -> bool:
    """Whether this is a rhythm's first period, and the goal was set when less than half of it was left: nothing is
    needed in it, and what is done all the same counts."""
    if goal.cadence is None or first >= goal.starts or (goal.deadline is not None and goal.deadline <= last):
        return False
    return 2 * ((last - goal.starts).days + 1) < (last - first).days + 1


def _to_go(goal: Goal, target: int, number: int, today: date, pauses: Sequence[Pause]) -> str:
    left, (first, last) = target - number, window(goal, today)
    if goal.cadence is not None and free(goal, first, last):
        return f"A short first {period_of(goal.cadence)}: none is needed, and each one counts."
    brief = goal.cadence is not None and (last - first).days + 1 < LONG
    first, last = max(first, goal.starts), min(last, goal.deadline or last)
    if last == date.max:
        return f"{left} to go."
    by = day(last) if goal.cadence is None else times.say_day(last, today)
    if any(one.covers(today) for one in pauses):
        return f"{left} more by {by}. You are on a pause, so take your time."
    if brief and last == today:
        return f"{left} more today{'' if first == last else f', for {this(goal)}'}."
    if brief:
        return f"{left} more {this(goal)}, by {by}."
    passed = (today - first).days - paused_days.days(pauses, first, today - timedelta(days=1))
    whole = (last - first).days + 1 - paused_days.days(pauses, first, last)
    return _against_time(left, number, target * passed / whole, by, (last - today).days + 1, this(goal))


def this(goal: Goal) -> str:
    """The present period: “today”, “this week”, “this quarter”, “these 2 weeks”; empty without a rhythm."""
    if goal.cadence is None:
        return ""
    name = period_of(goal.cadence)
    if name == "day":
        return "today"
    return f"these {name}" if name[0].isdigit() else f"this {name}"


def period_of(every: Interval) -> str:
    """What one period is called: “week”, “quarter”, “2 weeks”."""
    if every.n == 1:
        return every.unit
    return "quarter" if every == _QUARTER else words.plural(every.n, every.unit)


def _against_time(left: int, number: int, expected: float, by: str, days: int, period: str) -> str:
    """`days`: how many are left, today among them."""
    of = f" for {period}" if period else ""
    rate = _rate(left, days)
    if days == 1:
        return f"The last day{of}: {left} more today."
    more = f"{left} more by {by}{f': {rate}' if rate else ''}"
    if number >= expected + 1:
        return f"Ahead{of}. {more}."
    if number >= int(expected):
        return f"On pace{of}. {more}."
    return f"Behind{of}. {more}{' is enough' if rate.startswith('about') else ''}.{_step(left, days)}"


def _step(left: int, days: int) -> str:
    """The smallest one, where all that is left is more than that."""
    if left == 1:
        return ""
    return f" A good first step: one {'this week' if days > 7 else 'today or tomorrow'}."


def _rate(left: int, days: int) -> str:
    """How often that is from now on, in round words that lead there; nothing to say of a single one with time for
    it."""
    if left >= days:
        return f"about {-(-left // days)} a day"
    if left == 1:
        return ""
    if days <= SOON:
        return f"{days} days are left"
    each = days // left
    if each >= 14:
        return f"about one every {each // 7} weeks"
    if 6 <= each <= 8:
        return "about one a week"
    return f"about one every {each} days" if each > 4 else f"about {math.ceil(left * 7 / days - 0.25)} a week"
