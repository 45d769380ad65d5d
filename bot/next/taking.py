"""What showing a step and doing it have in common: today's step, what was said lately, and what was done this week."""

from __future__ import annotations

from bot.context import Context
from bot.kit import ids
from bot.members import pauses
from bot.next import cards, gathering, rules
from bot.next.model import Answer, Kind, Said, Step, StepId


def todays_step(ctx: Context, said: tuple[Said, ...]) -> Step | None:
    rhythm = ctx.store.steps.rhythm(ctx.member.id)
    small = rhythm is not None and rhythm.small
    return rules.choose(gathering.all_of(ctx, said), said, ctx.today, small=small)


def lately(ctx: Context) -> tuple[Said, ...]:
    """What was said of steps in the last weeks."""
    return ctx.store.steps.since(ctx.member.id, rules.looked_back(ctx.today))


def growth(ctx: Context) -> str:
    """What was done this week, in words."""
    rhythm = ctx.store.steps.rhythm(ctx.member.id)
    done = ctx.store.steps.done_by_day(ctx.member.id, rules.counted_from(rhythm, ctx.today))
    row = rules.streak(rhythm, done, ctx.today, paused(ctx)) if rhythm is not None else rules.NO_ROW
    return cards.growth(rules.this_week(done, ctx.today), rhythm, row)


def paused(ctx: Context) -> tuple[pauses.Pause, ...]:
    return pauses.known(ctx.member, ctx.store.pauses.of(ctx.member.id), ctx.today)


def say(ctx: Context, step: Step, answer: Answer, *, small: bool = False) -> None:
    """Note what was said of a step, on the member's day."""
    note(ctx, step.kind, step.about, answer, small=small)


def note(ctx: Context, kind: Kind, about: str, answer: Answer, *, small: bool = False) -> None:
    number = StepId(ids.new_id(ctx.now))
    ctx.store.steps.say(Said(number, ctx.member.id, ctx.today, ctx.now, kind, about, answer, small))
