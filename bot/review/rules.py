"""Rules of a month's review: which goals it is about, how each went, what fits, and what goes on. Values in, values
out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.goals import pacing, reading, rewriting
from bot.goals.model import Goal, GoalId, State
from bot.kit import times, words
from bot.members.pauses import Pause
from bot.review import months
from bot.review.model import Result, Review, Verdict

SHOWN = 20
"""Goals that a review goes through; a month with more is a list of wishes."""

CHOOSE_UNTIL = 7
"""Local days of a month on which a review that isn't finished may mean the month before."""

GOALS, PEOPLE, CHANGE, NETWORK, NEXT = "goals", "people", "change", "network", "next"
STEPS = (GOALS, PEOPLE, CHANGE, NETWORK, NEXT)
"""In this order; each can be left out."""

AIM = "aim"
"""Beside the steps in `Review.skipped`: they don't want to name a big picture now."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a goal stood at the end of a month, or stands today: `done` of its `target`; with `periods`, how many of
    so many weeks, months … of the month were hit."""

    done: int
    target: int | None
    periods: str = ""
    runs: bool = False
    """Of a rhythm: these are of a period that still runs."""

    @property
    def reached(self) -> bool:
        return self.target is not None and self.done >= self.target

    @property
    def left(self) -> int:
        """What is left of a goal that was begun; 0 when nothing is, or nothing was done yet."""
        return self.target - self.done if self.target is not None and 0 < self.done < self.target else 0

    @property
    def said(self) -> str:
        """“2 of 3”, “3 of 4 weeks”, “5 in all”."""
        if self.target is None:
            return f"{self.done} in all"
        return f"{self.done} of {several(self.target, self.periods) if self.periods else self.target}"


def several(count: int, period: str) -> str:
    """“4 weeks”, “3 spans of 2 weeks”."""
    return words.plural(count, period, period.replace("span", "spans", 1) if period.startswith("span ") else "")


def of_month(goals: Iterable[Goal], month: date, zone: ZoneInfo, *, begun: datetime | None = None) -> tuple[Goal, ...]:
    """The goals that were active in a month, the oldest first: begun before its end and not closed before its start.

    `begun` is when its review began: what one of them was carried on as since is of the next month.
    """
    first, last = months.first(month), months.last(month)
    found = [
        goal
        for goal in goals
        if goal.starts <= last and (goal.closed_at is None or times.local_day(goal.closed_at, zone) >= first)
    ]
    there = {goal.id for goal in found}
    kept = (goal for goal in found if begun is None or goal.came_from not in there or goal.created_at < begun)
    return tuple(sorted(kept, key=lambda goal: goal.id))


def ahead(goals: Iterable[Goal], planned: date, zone: ZoneInfo) -> tuple[Goal, ...]:
    """The goals that are for the month of `planned`, or go on in it, also if they were reached in it by now; the oldest
    first."""
    found = (
        goal
        for goal in of_month(goals, planned, zone)
        if goal.state is not State.DROPPED and (goal.deadline is None or goal.deadline >= planned)
    )
    return tuple(found)


def over(goals: Iterable[Goal], stands: Mapping[GoalId, Stood], results: Mapping[GoalId, Result]) -> frozenset[GoalId]:
    """The goals of a month that were reached in it, and of which nobody said that they go on: they are not for the
    month to come, however late their last day is. A rhythm goes on."""
    reached = (goal.id for goal in goals if goal.cadence is None and stands[goal.id].reached)
    return frozenset(number for number in reached if number not in results)


def stood(goal: Goal, by_day: Mapping[date, int], month: date, today: date, pauses: Sequence[Pause] = ()) -> Stood:
    """How a goal stood at the month's end, or stands today if that is still to come.

    Of a rhythm the periods that ended in the month count, and the one that runs, if it is hit already; one that a pause
    took, or in which the goal had only begun, counts only if it is hit (as it breaks no row: goals/pacing).
    """
    until = min(today, months.last(month))
    known = {day: amount for day, amount in by_day.items() if day <= until}
    if goal.cadence is None:
        return Stood(max(0, sum(known.values())), goal.target)
    first = months.first(month)
    newest: pacing.Period | None = None
    hits = total = 0
    for one in pacing.history(goal, known, until, pauses):
        if one.last < first:
            break
        newest = newest or one
        hits += one.hit
        total += one.hit or (one.last <= until and not (one.paused or one.short))
    if total:
        return Stood(hits, total, _period(goal))
    runs = newest is not None and newest.last >= today
    return Stood(newest.done if newest is not None else 0, goal.target or 1, runs=runs)


def _period(goal: Goal) -> str:
    """What one period is called, so that it has a plural: “week”, “quarter”, “span of 2 weeks”."""
    assert goal.cadence is not None
    name = pacing.period_of(goal.cadence)
    return f"span of {name}" if name[0].isdigit() else name


def as_said(stands: Stood, review: Review, result: Result | None) -> Stood:
    """Where a goal stood, of the number that it had when the review was finished: it may have another one since."""
    fixed = result is not None and review.finished_at is not None and not stands.periods
    return replace(stands, target=result.target) if fixed and result is not None else stands


def goes_on(goal: Goal, month: date) -> bool:
    """Whether it simply goes on after the month: it has no last day, or a later one."""
    return goal.deadline is None or goal.deadline > months.last(month)


def settled(goal: Goal, result: Result | None) -> bool:
    """Whether what was said of a goal still holds, whatever was done with the goal since."""
    if result is None:
        return False
    if goal.state is State.ACTIVE:
        return result.verdict is Verdict.CARRY and result.following is None
    if result.verdict in (Verdict.CARRY, Verdict.ADAPT):
        return result.following is not None
    return result.verdict is (Verdict.DONE if goal.state is State.DONE else Verdict.DROP)


def fitting(stands: Stood, *, on: bool) -> tuple[str, ...]:
    """What can be said of a goal, what fits best first; `left` carries on what is left of it. `on`: it goes on by
    itself, and is not set anew."""
    if stands.reached:
        return "done", "carry", "adapt", "drop"
    if stands.left and not on and not stands.periods:
        return "carry", "left", "adapt", "drop", "done"
    return ("carry", "adapt", "drop", "done") if stands.done else ("adapt", "carry", "drop", "done")


def close_at(month: date, now: datetime, zone: ZoneInfo) -> datetime:
    """When a goal is taken for closed: now, or in the last moment of the month when that is over, so that it doesn't
    count as one of the next."""
    after = times.instant(months.last(month) + timedelta(days=1), datetime.min.time(), zone)
    return min(now, after - timedelta(microseconds=1))


def moved(deadline: date, month: date, planned: date, today: date) -> date:
    """A deadline at the same place of the month that is planned: the last day stays the last day. One that would be
    over by then becomes the last day."""
    far = (planned.year - deadline.year) * 12 + planned.month - deadline.month
    same = months.last(planned) if deadline == months.last(deadline) else times.add_months(deadline, far)
    return same if same > max(today, planned) else months.last(planned)


def begins(goal: Goal, month: date, today: date) -> date:
    """From when on a goal counts that one goes on as: the day after the last day of that one, so that nothing falls
    between and nothing counts twice. What has no last day in the month ends today, or with the month."""
    ends = min(today, months.last(month)) if goes_on(goal, month) else goal.deadline
    assert ends is not None
    return ends + timedelta(days=1)


def following(
    goal: Goal, fresh: GoalId, now: datetime, *, starts: date, by: date | None, number: int | None, text: str = ""
) -> Goal:
    """The goal that a goal of the month goes on as."""
    return replace(
        goal,
        id=fresh,
        text=text or goal.text,
        starts=starts,
        created_at=now,
        deadline=by,
        target=number,
        state=State.ACTIVE,
        result="",
        closed_at=None,
        came_from=goal.id,
    )


def sentence(goal: Goal, typed: date, today: date, *, by: date | None, number: int | None) -> str:
    """The goal's own sentence with another last day, and with another number if that changed; as it is where it can't
    be said otherwise. `typed`: the local day on which it was written."""
    read = reading.read(goal.text, typed)
    asked = number if number is not None and number != read.target else None
    for wanted in (asked, None):
        said = rewriting.rewrite(goal.text, read, today, number=wanted, by=by)
        if said:
            return said
    return goal.text


def finished_steps(review: Review, *, goals_left: int, people_left: int, empty: bool = False) -> frozenset[str]:
    """The steps that have nothing left to ask. `empty`: there was nobody and no goal, so nothing must change."""
    done = set(review.skipped & set(STEPS))
    done |= {GOALS} if not goals_left else set[str]()
    done |= {PEOPLE} if not people_left else set[str]()
    done |= {CHANGE} if review.change or empty else set[str]()
    done |= {NETWORK} if review.network else set[str]()
    return frozenset(done)
