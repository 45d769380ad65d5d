"""`/grapevine plan situation`: where somebody stands (S64)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.context import Context
from bot.kit import words
from bot.kit.calls import Call
from bot.kit.cards import Button, Card
from bot.members.model import Situation
from bot.plan import cards, editing, reading, rules
from bot.plan.args import NOT_SAID, Stands
from bot.plan.group import plan
from bot.plan.situations import STARTS


@plan.command("situation", examples=["plan situation", "plan situation first job"])
def situation(
    ctx: Context,
    which: Annotated[
        str | None, Stands("Where you stand", (*(one.value for one in Situation), NOT_SAID), placing="rest")
    ] = None,
) -> Card:
    """Say where you stand: first job, change of field, remote, freelance or growing.

    It picks examples, tips and a first list of people to look for. Only you can read it.
    """
    now = ctx.member.situation
    if which is None:
        others = [one for one in Situation if one is not now]
        buttons = [situation.button(words.capital(one.value), which=one.value) for one in others]
        buttons += [situation.button("Rather not say", which=NOT_SAID)] if now is not None else []
        return cards.situations(now).offering(*buttons)
    chosen = None if which == NOT_SAID else Situation(which)
    if chosen is not now:
        ctx.store.members.save(replace(ctx.member, situation=chosen))
    proposes = chosen is not None and _is_new(ctx, chosen)
    card = cards.stands(chosen, proposes=proposes)
    if proposes:
        card = card.offering(
            editing.suggested.button("Use these"), editing.edit.ask("Change them first", suggested=True)
        )
    return card.offering(Button("Your plan", Call("plan show")), situation.button("Change", which=None))


def _is_new(ctx: Context, chosen: Situation) -> bool:
    """Whether something that is proposed is not in the plan yet."""
    there = {(one.quality, rules.key(one.quality, one.text)) for one in ctx.store.wanted.listing(ctx.member.id)}
    proposed = reading.read(STARTS[chosen].line)
    return any((one.quality, rules.key(one.quality, one.text)) not in there for one in proposed if one.quality)
