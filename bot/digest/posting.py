"""What is posted in channels, and what owners of digests are told: composed when it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from bot import notices
from bot.context import Context
from bot.digest import cards, looking
from bot.digest.group import digest
from bot.digest.model import Digest, DigestId, Post, PostId
from bot.events.model import EventId
from bot.kit import ids
from bot.kit.args import Instant, RecordId, Text
from bot.kit.cards import Card
from bot.outbox.model import Delivery, State

if TYPE_CHECKING:
    from bot.ports import Store


@digest.command("post", hidden=True, reads=True)
def post(ctx: Context, which: Annotated[int, RecordId("The post")]) -> Card | None:
    """The week's post, as of now; nothing when its digest is gone."""
    found = _find(ctx, which)
    if found is None:
        return None
    (card,) = looking.composed(ctx.store, looking.weeks(ctx.store, [found]))
    return card


@digest.command("late", hidden=True, reads=True)
def late(
    ctx: Context,
    which: Annotated[int, RecordId("The post")],
    events: Annotated[str, Text("What was added", limit=1000)],
) -> Card | None:
    """What was added to a week after its post, for its thread; nothing when it doesn't take place after all."""
    found = _find(ctx, which)
    if found is None:
        return None
    wanted = {EventId(ids.read_id(one)) for one in events.split()}
    (week,) = looking.weeks(ctx.store, [found])
    some = [one for one in week.events if one.id in wanted and one.takes_place and one.starts > ctx.now]
    return cards.late(some, week.digest.tz) if some else None


@digest.command("hello", hidden=True, reads=True)
def hello(ctx: Context) -> Card:
    """What Grapevine is, with a way to begin."""
    return cards.announcement()


@digest.command("missed", hidden=True, reads=True)
def missed(
    ctx: Context,
    which: Annotated[int, RecordId("The digest")],
    due: Annotated[datetime, Instant("When it should have come")],
) -> Card | None:
    """To its owner: a post that was too late."""
    found = _owned(ctx, which)
    return None if found is None else cards.missed(found, due)


@digest.command("left", hidden=True, reads=True)
def left(ctx: Context, which: Annotated[int, RecordId("The digest")]) -> Card | None:
    """To its owner, who isn't in the channel any more; nothing once it goes on."""
    found = _owned(ctx, which)
    return cards.left(found.place) if found is not None and found.paused else None


def settled(store: Store, delivery: Delivery, now: datetime) -> None:
    """What became of a post: it is looked after from now on, or paused when who set it up has left the channel."""
    if delivery.kind != "digest" or delivery.call.name != post.name:
        return
    found = store.digests.post(PostId(ids.read_id(delivery.call.values["which"])))
    if found is None:
        return
    if delivery.state is State.SENT and delivery.receipt is not None:
        at = delivery.sent_at or now
        content = delivery.payload_hash
        looking.sent(store, found, message=delivery.receipt.message, content=content, at=at, now=now)
    elif delivery.state is State.DEAD and delivery.error == "owner_left" and found.digest is not None:
        one = store.digests.get(found.digest)
        if one is not None and not one.paused:
            store.digests.save(replace(one, paused=True))
            key = f"digest-left/{ids.spell_id(found.id)}"
            call = left.call(which=one.id)
            notices.tell(store, one.owner, key=key, call=call, now=now, platform=one.place.platform)


def _find(ctx: Context, which: int) -> tuple[Digest, Post] | None:
    """A post of the space where it is asked for, whose digest is there."""
    found = ctx.store.digests.post(PostId(which))
    if found is None or found.digest is None:
        return None
    one = ctx.store.digests.find(ctx.space, found.digest)
    return None if one is None else (one, found)


def _owned(ctx: Context, which: int) -> Digest | None:
    found = ctx.store.digests.get(DigestId(which))
    return found if found is not None and found.owner == ctx.member.id else None
