"""Digests without a feature that makes any: a call of our own, put straight into the outbox."""

from __future__ import annotations

from datetime import timedelta

from bot.context import Context
from bot.deliveries.rules import ANSWERED_WITHIN
from bot.feature import Feature
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.commands import Group
from bot.members.model import Place
from bot.outbox.model import Delivery
from tests.talk import PLATFORM, REALM, Person

CHANNEL = Place(PLATFORM, REALM, "C1", private=False)

trial = Group[Context]("trial", "A digest", hidden=True)


@trial.command("digest", reads=True)
def digest(ctx: Context) -> Card:
    """The week's events."""
    return Card("This week")


feature = Feature(commands=(trial,))


def a_digest(
    of: Person, key: str = "d:1:2026-W10", *, place: Place = CHANNEL, ahead: timedelta = timedelta(0)
) -> Delivery:
    now = of.talk.now() + ahead
    return Delivery.new(
        key=key,
        to=place,
        member=of.member.id,
        call=Call("trial digest"),
        kind="digest",
        not_before=now,
        expires_at=now + ANSWERED_WITHIN,
        now=of.talk.now(),
    )


def put(of: Person, key: str = "d:1:2026-W10", *, place: Place = CHANNEL) -> Delivery:
    one = a_digest(of, key, place=place)
    assert of.talk.change(lambda store: store.outbox.put(one))
    return one
