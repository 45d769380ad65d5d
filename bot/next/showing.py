"""`/next`: today's step, a smaller version, another one, or not now."""

from __future__ import annotations

from typing import Annotated

from bot.context import Context
from bot.kit.cards import Button, Card
from bot.next import cards, doing, gathering, rules, taking
from bot.next.args import StepRef
from bot.next.group import steps
from bot.next.model import Answer, Pressed, Step


@steps.command("show", examples=["next"], reads=True)
def show(ctx: Context) -> Card:
    """Show one step for today, how long it takes, and why this one.

    Promises come first, then what is due, then your goals and the network you want. It works with nothing logged, too.
    """
    return todays(ctx)


@steps.command("another", examples=["next another"])
def another(ctx: Context, step: Annotated[Pressed | None, StepRef()] = None) -> Card:
    """Show another step in place of this one. It does not come again today."""
    _put_by(ctx, step, Answer.ANOTHER)
    return todays(ctx)


@steps.command("later", examples=["next later"], aliases=["not-now"])
def later(ctx: Context, step: Annotated[Pressed | None, StepRef()] = None) -> Card:
    """Not now: the step is gone for today, and comes back tomorrow if it still fits."""
    put = _put_by(ctx, step, Answer.LATER)
    return cards.put_off("" if put is None else put.do).offering(show.button("Another step"))


@steps.command("smaller", examples=["next smaller"], reads=True)
def smaller(ctx: Context, step: Annotated[Pressed | None, StepRef()] = None) -> Card:
    """Show the same step in a version of five minutes."""
    found = taking.todays_step(ctx, taking.lately(ctx)) if step is None else gathering.find(ctx, step.kind, step.about)
    if found is None:
        return cards.settled().offering(show.button("What is next"))
    if not found.small:
        return offered(ctx, found, small=False)
    return offered(ctx, rules.smaller(found), small=True)


def todays(ctx: Context) -> Card:
    """Today's step with its buttons, or that there is none left."""
    found = taking.todays_step(ctx, taking.lately(ctx))
    if found is None:
        rhythm = ctx.store.steps.rhythm(ctx.member.id)
        return cards.nothing_left(taking.growth(ctx), small=rhythm is not None and rhythm.small)
    return offered(ctx, found, small=False)


def offered(ctx: Context, step: Step, *, small: bool) -> Card:
    """The card of a step, with what can be said of it."""
    pressed = Pressed(step.kind, step.about, ctx.today, step.is_small)
    card = cards.step(step, taking.growth(ctx), small=small)
    less = (smaller.button("Smaller", pressed),) if step.small else ()
    more = tuple(Button(label, call) for label, call in step.offers)
    answers = (another.button("Another", pressed), later.button("Not now", pressed))
    return card.offering(*doing.buttons(step, pressed), *less, *answers, *more)


def _put_by(ctx: Context, pressed: Pressed | None, answer: Answer) -> Step | None:
    """Note that a step is not wanted today; None where it is settled. What is done stays done."""
    said = taking.lately(ctx)
    found = taking.todays_step(ctx, said) if pressed is None else gathering.find(ctx, pressed.kind, pressed.about)
    if found is None:
        return None
    today = Pressed(found.kind, found.about, ctx.today)
    if not rules.done_already(today, said):
        taking.say(ctx, found, answer)
    return found
