"""What would have counted for a goal in the member's own last four weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.context import Context
from bot.goals import fitting
from bot.goals.model import Goal, State
from bot.goals.proposing import KNOWN_FOR, LOOKED_AT, Lately
from bot.kit import times


def of(ctx: Context, goal: Goal) -> Lately | None:
    """None for a goal that is over, which needs no pace any more, and for somebody who is here for less than a week:
    what they did before isn't written down."""
    if goal.state is not State.ACTIVE or (goal.deadline is not None and goal.deadline < ctx.today):
        return None
    known = (ctx.today - times.local_day(ctx.member.created_at, ctx.zone)).days + 1
    if known < KNOWN_FOR:
        return None
    days = min(LOOKED_AT, known)
    first = ctx.today - timedelta(days=days - 1)
    then = replace(goal, starts=first, deadline=ctx.today)
    return Lately(_talks(ctx, then) + _deeds(ctx, then) + _outings(ctx, then), days)


def _talks(ctx: Context, goal: Goal) -> int:
    if not fitting.counts_talks(goal):
        return 0
    talks = ctx.store.goals.talks(ctx.member.id, goal.starts, ctx.today)
    first_days = ctx.store.goals.first_days(ctx.member.id, {talk.contact for talk in talks}) if talks else {}
    return len(fitting.counting(goal, talks, first_days))


def _deeds(ctx: Context, goal: Goal) -> int:
    if not fitting.counts_deeds(goal):
        return 0
    acts = ctx.store.goals.acts(ctx.member.id, goal.starts, ctx.today, kind=fitting.DEEDS[goal.action])
    return len(fitting.counting_acts(goal, acts))


def _outings(ctx: Context, goal: Goal) -> int:
    if not fitting.counts_outings(goal):
        return 0
    went = (one for one in ctx.store.goals.outings(ctx.member.id) if one.went)
    return sum(fitting.fits_day(goal, one.day) for one in went)
