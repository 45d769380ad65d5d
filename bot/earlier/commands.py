"""An answer that couldn't be shown: beneath the next one, or in a message of its own once that can be sent again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from bot.context import Context
from bot.earlier import cards
from bot.feature import Feature
from bot.held import earlier
from bot.kit.args import Instant
from bot.kit.cards import Card
from bot.kit.commands import Group
from bot.outbox.model import Delivery, State

if TYPE_CHECKING:
    from bot.ports import Store

answers = Group[Context]("earlier", "An answer that couldn't be shown", hidden=True)


@answers.command("show", reads=True)
def show(ctx: Context, at: Annotated[datetime, Instant("When it couldn't")]) -> Card | None:
    """Show the answer that couldn't be shown; nothing once it was, or when there is a newer one."""
    found = earlier.find(ctx.store, ctx.member.id, ctx.now)
    return None if found is None or found.at != at else cards.alone(found)


def greet(ctx: Context, card: Card) -> Card:
    """Only for whom nothing could reach: nobody else has one waiting for their next answer."""
    found = earlier.find(ctx.store, ctx.member.id, ctx.now) if ctx.unreached else None
    if found is None:
        return card
    earlier.shown(ctx.store, ctx.member.id)
    return cards.beneath(card, found)


def sent(store: Store, delivery: Delivery, now: datetime) -> None:
    """It arrived in a message of its own."""
    if delivery.call.name != earlier.SHOW or delivery.member is None or delivery.state is not State.SENT:
        return
    found = earlier.find(store, delivery.member, delivery.created_at)
    if found is not None and found.at.isoformat() == delivery.call.values["at"]:
        earlier.shown(store, delivery.member)


feature = Feature(commands=(answers,), greets=greet, aftermath=sent)
