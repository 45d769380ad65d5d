"""Goals that were carried on: what is done before the next one begins still counts for the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.context import Context
from bot.goals.model import Goal, State

STILL = 31
"""Days after the next one began in which something earlier may be written down, or corrected."""


def with_carried(ctx: Context, active: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """The active goals, and those that some of them were carried on from, as if they ran up to the day before."""
    later = {one.came_from: one for one in active if one.came_from and (ctx.today - one.starts).days <= STILL}
    found: list[Goal] = []
    for number, after in later.items():
        goal = ctx.store.goals.find(ctx.member.id, number)
        if goal is not None and goal.state is not State.ACTIVE:
            until = after.starts - timedelta(days=1)
            until = until if goal.deadline is None else min(until, goal.deadline)
            found.append(replace(goal, state=State.ACTIVE, closed_at=None, deadline=until))
    return (*active, *found)
