"""Small values for tests of rules: everything has a default, so that a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count

from bot.contacts.model import Contact, ContactId, Tier
from bot.followups.model import FollowUp, FollowUpId, Item, Kind
from bot.kit.times import Interval
from bot.members.model import NUDGE_DAYS, Member, MemberId

CREATED = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TODAY = date(2026, 3, 5)
"""A Thursday."""

_numbers = count(1)


def a_member(
    *,
    zone: str = "UTC",
    nudge_days: frozenset[int] = NUDGE_DAYS,
    nudge_at: time = time(9),
    paused_until: date | None = None,
    ignored: int = 0,
    slower: bool = False,
    stopped: bool = False,
) -> Member:
    return Member(
        MemberId(1),
        CREATED,
        zone,
        nudge_days=nudge_days,
        nudge_at=nudge_at,
        paused_until=paused_until,
        ignored=ignored,
        slower=slower,
        stopped=stopped,
    )


def a_contact(
    name: str = "Ana Ruiz", *, tier: Tier = Tier.WARM, every: Interval | None = None, company: str = ""
) -> Contact:
    return Contact(ContactId(next(_numbers)), MemberId(1), name, CREATED, tier=tier, every=every, company=company)


def a_followup(
    kind: Kind = Kind.ONCE,
    due: date = TODAY,
    *,
    at: time | None = None,
    span: int = 1,
    named: bool = False,
    nudged: int = 0,
    nudge_at: datetime | None = None,
) -> FollowUp:
    return FollowUp(
        FollowUpId(next(_numbers)),
        MemberId(1),
        ContactId(1),
        kind,
        due,
        CREATED,
        at=at,
        span=span,
        named=named,
        nudged=nudged,
        nudge_at=nudge_at,
    )


def an_item(followup: FollowUp, contact: Contact | None = None, *, last: date | None = None) -> Item:
    return Item(followup, contact or a_contact(), last)
