"""Which notice a delivery calls for, by which key, and how long it may be answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.kit.ids import spell_id
from bot.members.model import MemberId, Place
from bot.outbox.model import Delivery, channel

ANSWERED_WITHIN = timedelta(hours=24)
"""How long “Post again” may be pressed, and how old a digest may be that is posted again: then the next one is near."""

_AGAIN = "/again/"


def unsure_key(delivery: Delivery) -> str:
    return f"unsure/{spell_id(delivery.id)}"


def stopped_key(delivery: Delivery) -> str:
    """One notice for each owner, place and code; another one when they asked to try again and it failed again."""
    _, tried = _tries(delivery.key)
    again = f"{_AGAIN}{tried}" if tried else ""
    return f"stopped/{delivery.member}/{delivery.channel}/{delivery.error}{again}"


def moved_key(member: MemberId, place: Place, now: datetime) -> str:
    """One notice for each time that a place they chose was closed."""
    return f"moved/{member}/{channel(place)}/{now.isoformat()}"


def again(delivery: Delivery, now: datetime) -> Delivery:
    """The same call to the same place, under the next key: `…/again/1`, `…/again/2`."""
    key, tried = _tries(delivery.key)
    fresh = Delivery.new(
        key=f"{key}{_AGAIN}{tried + 1}",
        to=delivery.to,
        member=delivery.member,
        call=delivery.call,
        kind=delivery.kind,
        not_before=now,
        expires_at=now + ANSWERED_WITHIN,
        now=now,
    )
    return replace(fresh, space=delivery.space)


def tried_at(delivery: Delivery) -> datetime:
    """When it was last tried, as far as is known."""
    return delivery.sending_at or delivery.not_before


def still_fresh(delivery: Delivery, now: datetime) -> bool:
    """Whether a digest may still be posted again, without being out of date."""
    return now < tried_at(delivery) + ANSWERED_WITHIN


def answerable(notice: Delivery | None, now: datetime) -> bool:
    """Whether the question that a notice asks is still open, counted from when it was read at the earliest."""
    return notice is not None and now < (notice.sent_at or notice.created_at) + ANSWERED_WITHIN


def _tries(key: str) -> tuple[str, int]:
    """The key of the first try, and how often it was asked for again."""
    first, found, number = key.rpartition(_AGAIN)
    return (first, int(number)) if found and number.isascii() and number.isdigit() else (key, 0)
