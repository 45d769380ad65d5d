"""As whom a delivery is answered, and where: the person it is for, or the space whose channel it goes to."""

from __future__ import annotations

from datetime import datetime

from bot.kit import ids
from bot.members.model import Member, MemberId, Place
from bot.outbox.model import Delivery, Later
from bot.ports import Store


def reader(store: Store, delivery: Delivery, now: datetime, *, zone: str) -> Member | Later | None:
    """None: they don't want it any more; `Later` while they have their quiet hours.

    A digest is the channel's, whoever set it up: it is read as somebody of the space whom nobody knows, in `zone`."""
    if delivery.kind == "digest":
        return Member(MemberId(ids.new_id(now)), now, zone)
    member = None if delivery.member is None else store.members.get(delivery.member)
    if delivery.is_letter:
        return member  # they asked for it just now, and it isn't they who are written to
    if member is None or member.paused(now.astimezone(member.tz).date()):
        return None
    may_wait = delivery.key.startswith("nudge/") or delivery.kind == "notice"
    if may_wait and member.quiet.contains(now, member.tz):
        return Later(member.quiet.end_after(now, member.tz))
    return member


def place(delivery: Delivery) -> Place:
    to = delivery.to
    return to if isinstance(to, Place) else Place(to.platform, to.realm, to.user, private=True)


def sponsor(store: Store, delivery: Delivery) -> str | None:
    """The user id, on the platform of a channel, of whoever is to be in there for something to be posted; None when
    nobody has to be: they are gone, or what goes there needs nobody."""
    if delivery.kind != "digest" or not isinstance(delivery.to, Place) or delivery.member is None:
        return None
    home = store.members.home(delivery.member, delivery.to.platform)
    return home.user if home is not None and home.realm == delivery.to.realm else None
