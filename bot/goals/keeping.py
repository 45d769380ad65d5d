"""A goal looked up, set and closed; what the handlers of `/goal` have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from bot.context import Context
from bot.goals import counting, reading, rules
from bot.goals.model import Aim, Goal, GoalId, State
from bot.goals.rules import Check
from bot.kit import ids, times
from bot.kit.ids import UnknownRecord


def find(ctx: Context, which: GoalId) -> Goal:
    """Raises UnknownRecord."""
    found = ctx.store.goals.find(ctx.member.id, which)
    if found is None:
        raise UnknownRecord
    return found


def new(ctx: Context, line: str) -> Goal:
    """What is understood of one sentence; not saved yet."""
    fresh = Goal(GoalId(ids.new_id(ctx.now)), ctx.member.id, line, ctx.today, ctx.now)
    return rules.understood(fresh, reading.read(line, ctx.today), ctx.today)


def save(ctx: Context, goal: Goal) -> Goal:
    """Save a goal that was changed, and count its conversations anew while it is active."""
    ctx.store.goals.save(goal)
    if goal.state is State.ACTIVE:
        counting.recount(ctx, goal)
    return goal


def close(ctx: Context, which: GoalId, state: State) -> Goal:
    """Closing twice changes nothing more."""
    goal = find(ctx, which)
    if goal.state is not state:
        goal = replace(goal, state=state, closed_at=ctx.now)
        ctx.store.goals.save(goal)
    return goal


def checks(ctx: Context, goal: Goal, aim: Aim | None) -> tuple[Check, ...]:
    if goal.deadline is not None or goal.cadence is not None:
        return rules.checks(goal, aim)
    read = reading.read(goal.text, times.local_day(goal.created_at, ctx.zone))
    return rules.checks(goal, aim, past=read.past, event=read.open)


def this_month(ctx: Context, active: int) -> int:
    """Goals of this month: the active ones, and those completed since its first day."""
    first = times.instant(ctx.today.replace(day=1), time(0), ctx.zone)
    return active + ctx.store.goals.closed_since(ctx.member.id, first)


def days_left(today: date) -> int:
    """Days of this month that are left, today included."""
    return (times.add_months(today.replace(day=1), 1) - today).days
