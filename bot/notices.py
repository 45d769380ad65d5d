"""Where messages to one member come: nudges where they chose, everything else where they were last."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.kit.calls import Call
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Delivery
from bot.outbox.rules import closing

if TYPE_CHECKING:
    from bot.ports import Store

FRESH = timedelta(hours=24)
"""Nobody needs an older one."""


def nudges_to(store: Store, owner: MemberId, now: datetime) -> tuple[Handle, Handle | Place] | None:
    """The member's own conversation, and where their nudges come, for as long as this transaction takes; None: they are
    gone. A place that is closed to us by now gets nothing."""
    found = store.members.nudged(owner, keep=True)
    if found is None:
        return None
    home, place = found
    return home, place if place is not None and closing(place, store.outbox.stops(now)) is None else home


def tell(
    store: Store,
    whom: MemberId | None,
    *,
    key: str,
    call: Call,
    now: datetime,
    expires: datetime | None = None,
    platform: str | None = None,
) -> bool:
    """Put it into the outbox, once for each `key`; False when it is there, or the member is gone or can't be reached.

    `platform`: rather there. Until `expires`, a day from now unless given. A notice waits for the end of quiet hours.
    """
    member = None if whom is None else store.members.kept({whom}).get(whom)
    if member is None or member.unreachable:
        return False
    home = (store.members.home(member.id, platform) if platform else None) or store.members.home(member.id)
    if home is None:
        return False
    return store.outbox.put(
        Delivery.new(
            key=key,
            to=home,
            member=member.id,
            call=call,
            kind="notice",
            not_before=now,
            expires_at=expires or now + FRESH,
            now=now,
        )
    )
