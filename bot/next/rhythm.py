"""`/next rhythm`: how many small steps a week, and a line beneath the nudge in a week without one (S20)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.context import Context
from bot.kit.args import Ambiguous, Choice, Flag
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line
from bot.next import cards, gathering, rules, taking
from bot.next.args import NONE, Weekly
from bot.next.group import steps
from bot.next.model import Kind, Rhythm, Step

PROPOSED = ("1", "2", "3", "5")

IN_THE_NUDGE = frozenset({Kind.PROMISE, Kind.FOLLOW_UP, Kind.DRAFT})
"""What comes up with the nudge by itself: what is due, and the question whether a message was sent."""


@steps.command("rhythm", examples=["next rhythm 2", "next rhythm 3 small:yes", "next rhythm none"])
def rhythm(
    ctx: Context,
    weekly: Annotated[str | None, Weekly("How many a week: 1 to 7, or none")] = None,
    small: Annotated[bool | None, Flag("Only steps of five minutes")] = None,
) -> Card:
    """Choose how many small steps a week you want to take.

    I offer one in a week without any, with a message that comes anyway. A pause breaks nothing, and a new week is a
    fresh start.
    """
    owner = ctx.member.id
    before = ctx.store.steps.rhythm(owner)
    if weekly == NONE:
        was = ctx.store.steps.drop_rhythm(owner)
        return cards.no_rhythm(was=was).offering(*_numbers(None), _today())
    if weekly is None and small is None:
        return _card(ctx, before)
    if weekly is None and before is None:
        question = Ambiguous("How many small steps a week?", [Choice(one, one) for one in PROPOSED])
        question.field = "weekly"
        raise question
    number = before.weekly if weekly is None and before is not None else int(weekly or 1)
    only_small = small if small is not None else before is not None and before.small
    after = rules.changed(before, Rhythm(owner, number, ctx.today, only_small))
    if after != before:
        ctx.store.steps.set_rhythm(after)
    return _card(ctx, after)


def _card(ctx: Context, one: Rhythm | None) -> Card:
    done = ctx.store.steps.done_by_day(ctx.member.id, rules.counted_from(one, ctx.today))
    paused = taking.paused(ctx)
    weeks = () if one is None else rules.weeks(one, done, ctx.today, paused)
    row = rules.NO_ROW if one is None else rules.streak(one, done, ctx.today, paused)
    card = cards.rhythm(one, weeks, row, rules.this_week(done, ctx.today))
    if one is None:
        return card.offering(*_numbers(None), _today())
    size = (
        rhythm.button("Steps of any size", small=False) if one.small else rhythm.button("Only small steps", small=True)
    )
    return card.offering(_today(), size, *_numbers(one), rhythm.button("No rhythm", weekly=NONE))


def _numbers(one: Rhythm | None) -> tuple[Button, ...]:
    wanted = [number for number in PROPOSED if one is None or int(number) != one.weekly]
    return tuple(rhythm.button(f"{number} a week", weekly=number) for number in wanted)


def _today() -> Button:
    return Button("Today's step", Call("next show"))


def aside(ctx: Context) -> tuple[Sequence[Line], Sequence[Action]]:
    """In a week without a step, beneath the nudge of a nudge day: one for today. Never a message of its own."""
    one = ctx.store.steps.rhythm(ctx.member.id)
    if one is None or ctx.today.weekday() not in ctx.member.nudge_days:
        return (), ()
    if ctx.store.steps.done_by_day(ctx.member.id, rules.week(ctx.today)):
        return (), ()
    step = _small_one(ctx)
    if step is None:
        return (), ()
    return (cards.aside(step, one.weekly, private=ctx.place.private),), (Button("Next step", Call("next show")),)


def _small_one(ctx: Context) -> Step | None:
    """The first small step that the nudge doesn't tell of anyway."""
    said = taking.lately(ctx)
    others = (step for step in gathering.all_of(ctx, said) if step.kind not in IN_THE_NUDGE)
    return rules.choose(others, said, ctx.today, small=True)
