"""A message to one member about something that isn't a nudge: it comes where they were last."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.kit.calls import Call
from bot.members.model import Handle, MemberId
from bot.outbox.model import Delivery, Kind

if TYPE_CHECKING:
    from bot.ports import Store

FRESH = timedelta(hours=24)
"""Nobody needs an older one."""


def tell(
    store: Store,
    whom: MemberId | None,
    *,
    key: str,
    call: Call,
    now: datetime,
    expires: datetime | None = None,
    platform: str | None = None,
    to: Handle | None = None,
    kind: Kind = "notice",
) -> bool:
    """Put it into the outbox, once for each `key`; False when it is there, or the member is gone or can't be reached.

    `platform`: rather there. Until `expires`, a day from now unless given. A notice waits for the end of quiet hours.
    """
    member = None if whom is None else store.members.kept({whom}).get(whom)
    if member is None or member.unreachable:
        return False
    home = to or (store.members.home(member.id, platform) if platform else None) or store.members.home(member.id)
    if home is None:
        return False
    return store.outbox.put(
        Delivery.new(
            key=key,
            to=home,
            member=member.id,
            call=call,
            kind=kind,
            not_before=now,
            expires_at=expires or now + FRESH,
            now=now,
        )
    )
