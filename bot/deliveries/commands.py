"""What people are told of deliveries, and what they can answer. Everything here is for buttons and notices."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from bot import notices
from bot.context import Context
from bot.deliveries import cards, rules
from bot.feature import Feature
from bot.kit.args import RecordId, Text
from bot.kit.cards import Card
from bot.kit.commands import Group
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.members.model import Handle, Place
from bot.outbox import rules as outbox_rules
from bot.outbox.model import Delivery, DeliveryId, State

if TYPE_CHECKING:
    from bot.ports import Store

deliveries = Group[Context]("deliveries", "What became of a message", hidden=True)


class SettledAlready(UserError):
    """That is settled already.

    Nothing was posted twice.
    """


class TooLate(UserError):
    """That was more than a day ago, so I leave it as it is.

    The next digest comes as usual.
    """


@deliveries.command("unsure", reads=True)
def unsure(ctx: Context, which: Annotated[int, RecordId("The digest")]) -> Card | None:
    """Ask whether a digest arrived; nothing once that is known."""
    found = ctx.store.outbox.own(ctx.member.id, DeliveryId(which))
    if found is None or found.state is not State.UNKNOWN:
        return None
    card = cards.unsure(rules.tried_at(found))
    return card.offering(there.button("It is there", which=which), again.button("Post again", which=which))


@deliveries.command("there")
def there(ctx: Context, which: Annotated[int, RecordId("The digest")]) -> Card:
    """Say that a digest arrived."""
    found = _open(ctx, which)
    if not ctx.store.outbox.resolve(ctx.member.id, found.id, State.SENT, rules.tried_at(found)):
        raise SettledAlready
    return cards.there()


@deliveries.command("again")
def again(ctx: Context, which: Annotated[int, RecordId("The digest")]) -> Card:
    """Post a digest again that didn't arrive."""
    found = _open(ctx, which)
    if closed := _closed(ctx, found):
        return closed
    # It gives way to the new one, so that no second press, and no other button, does anything.
    if not ctx.store.outbox.resolve(ctx.member.id, found.id, State.CANCELLED):
        raise SettledAlready
    ctx.store.outbox.put(rules.again(found, ctx.now))
    return cards.posting()


@deliveries.command("stopped", reads=True)
def stopped(ctx: Context, which: Annotated[int, RecordId("The digest")]) -> Card | None:
    """Say that the place of a digest is closed, and what to do; nothing once somebody did it."""
    found = ctx.store.outbox.own(ctx.member.id, DeliveryId(which))
    return None if found is None else _closed(ctx, found)


@deliveries.command("resume")
def resume(ctx: Context, which: Annotated[int, RecordId("The digest")]) -> Card:
    """Post in a channel again after it was closed."""
    found = ctx.store.outbox.own(ctx.member.id, DeliveryId(which))
    if found is None or found.kind != "digest":
        raise UnknownRecord
    outbox = ctx.store.outbox
    if outbox_rules.closing(found.to, outbox.stops(ctx.now)) is None:
        raise SettledAlready
    outbox.resume(found.channel)
    posting = rules.still_fresh(found, ctx.now) and (
        found.state is State.DEAD or outbox.resolve(ctx.member.id, found.id, State.CANCELLED)
    )
    return cards.resumed(posting=posting and outbox.put(rules.again(found, ctx.now)))


@deliveries.command("moved", reads=True)
def moved(ctx: Context, code: Annotated[str, Text("What the platform said", limit=80)]) -> Card:
    """Say that nudges come directly again, since the place chosen for them is closed."""
    return cards.moved(code)


def _closed(ctx: Context, digest: Delivery) -> Card | None:
    """What to tell when nothing goes to the place of a digest any more."""
    stop = outbox_rules.closing(digest.to, ctx.store.outbox.stops(ctx.now))
    if stop is None:
        return None
    return cards.stopped(stop.code, rules.tried_at(digest)).offering(resume.button("Try again", which=digest.id))


def _open(ctx: Context, which: int) -> Delivery:
    """The digest, if the question about it may still be answered; raises UnknownRecord, SettledAlready or TooLate."""
    found = ctx.store.outbox.own(ctx.member.id, DeliveryId(which))
    if found is None or found.kind != "digest":
        raise UnknownRecord
    if found.state is not State.UNKNOWN:
        raise SettledAlready
    if not rules.answerable(ctx.store.outbox.own(ctx.member.id, rules.unsure_key(found)), ctx.now):
        raise TooLate
    return found


def tell(store: Store, delivery: Delivery, now: datetime) -> None:
    """Put a notice for the owner of a digest that ended badly into the outbox; a place that is closed for good gets
    nobody's nudges any more."""
    if delivery.member is None or (delivery.kind != "digest" and isinstance(delivery.to, Handle)):
        return
    found = store.outbox.own(delivery.member, delivery.id)  # what is written counts: our lease may have been lost
    if found is None:
        return
    stop = outbox_rules.closing(found.to, store.outbox.stops(now)) if found.state is State.DEAD else None
    if stop is not None and isinstance(found.to, Place):
        _fall_back(store, found.to, stop.code, now)
    if found.kind != "digest":
        return
    if found.state is State.UNKNOWN:
        key, call = rules.unsure_key(found), unsure.call(which=found.id)
    elif stop is not None:
        key, call = rules.stopped_key(found), stopped.call(which=found.id)
    else:
        return
    notices.tell(store, found.member, key=key, call=call, now=now, platform=found.to.platform)


def _fall_back(store: Store, place: Place, code: str, now: datetime) -> None:
    """Whoever chose the place for their nudges gets them directly from now on, this one too, and is told why."""
    for member, handle in store.members.shut(place):
        store.outbox.readdress(member, handle, now, code=code)
        key, call = rules.moved_key(member, place, now), moved.call(code=code)
        notices.tell(store, member, key=key, call=call, now=now, platform=place.platform)


def greet(ctx: Context, card: Card) -> Card:
    """Whoever comes back learns once that reminders couldn't reach them, and why."""
    return card.saying(cards.unreached(ctx.unreached)) if ctx.unreached else card


feature = Feature(commands=(deliveries,), greets=greet, aftermath=tell)
