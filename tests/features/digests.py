"""Digests without a feature that makes any: a call of our own, put straight into the outbox."""

from __future__ import annotations

from dataclasses import replace

from bot.context import Context
from bot.deliveries.rules import ANSWERED_WITHIN
from bot.feature import Feature
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.commands import Group
from bot.members.model import Place
from bot.outbox.model import Delivery, State, Stop
from bot.ports import Store
from tests.talk import PLATFORM, REALM, Person

CHANNEL = Place(PLATFORM, REALM, "C1", private=False)

trial = Group[Context]("trial", "A digest", hidden=True)


@trial.command("digest", reads=True)
def digest(ctx: Context) -> Card:
    """The week's events."""
    return Card("This week")


feature = Feature(commands=(trial,))


def a_digest(of: Person, key: str, *, place: Place = CHANNEL) -> Delivery:
    now = of.talk.now()
    return Delivery.new(
        key=key,
        to=place,
        member=of.member.id,
        call=Call("trial digest"),
        kind="digest",
        not_before=now,
        expires_at=now + ANSWERED_WITHIN,
        now=now,
    )


def put(of: Person, key: str = "d:1:2026-W10", *, place: Place = CHANNEL) -> Delivery:
    one = a_digest(of, key, place=place)
    assert of.talk.change(lambda store: store.outbox.put(one))
    return one


def tell_of_each_kind(of: Person) -> None:
    """Two digests that nobody knows the fate of and one whose channel is closed; their owner is told of all three."""
    now = of.talk.now()
    other = Place(PLATFORM, REALM, "C2", private=False)
    lost = [replace(a_digest(of, f"d:{of.name}:{number}"), state=State.UNKNOWN) for number in (1, 2)]
    closed = replace(a_digest(of, f"d:{of.name}:3", place=other), state=State.DEAD, error="is_archived")

    def work(store: Store) -> None:
        store.outbox.stop(Stop(closed.channel, closed.error))
        for one in (*lost, closed):
            assert store.outbox.put(one)
            of.talk.bot.aftermath(store, one, now)

    of.talk.change(work)
    of.talk.settle()
    told = [message.key.partition("/")[0] for message in of.mailed[-3:]]
    assert sorted(told) == ["stopped", "unsure", "unsure"]
