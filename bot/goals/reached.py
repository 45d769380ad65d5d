"""Goals that are reached for good: nobody is asked about them any more, and one button completes them all."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context
from bot.goals import cards, counting, keeping
from bot.goals.model import Goal, State
from bot.goals.pacing import Standing
from bot.goals.picture import goals
from bot.kit import ids
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card

NAMED = 3
"""Reached goals that a line names."""


def of(ctx: Context, active: Sequence[Goal]) -> tuple[Standing, ...]:
    """Those that are reached, as they stand."""
    return tuple(one for one in counting.standings(ctx, active) if one.finished)


@goals.command("complete-reached", hidden=True)
def complete_reached(ctx: Context) -> Card:
    """Complete all goals that are reached."""
    found = of(ctx, ctx.store.goals.listing(ctx.member.id, State.ACTIVE))
    for one in found:
        keeping.close(ctx, one.goal.id, State.DONE)
    reopens: list[tuple[Action, ...]] = [
        (Button("Reopen", Call("goal reopen", {"which": ids.spell_id(one.goal.id)})),) for one in found
    ]
    return cards.completed(found, reopens).offering(Button("All goals", Call("goal list")))


def button() -> Button:
    return complete_reached.button("Complete what is reached")
