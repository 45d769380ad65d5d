"""Who is behind a handle, and since when: being here is a reaction, and ends a silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.context import Request
from bot.feature import Feature
from bot.kit import ids
from bot.members import rules
from bot.members.model import Member, MemberId
from bot.ports import Store

SEEN_EVERY = timedelta(hours=1)
"""How fresh `seen_at` is kept: more often would turn every look at a list into a write."""


def recognise(
    store: Store, request: Request, now: datetime, features: Sequence[Feature], *, zone: str
) -> tuple[Member, timedelta, str]:
    """The member behind the handle, made at first sight, how long they were away, and why nothing could reach them
    meanwhile; being here counts as a reaction. `zone`: of people whose own nobody told."""
    member = store.members.find(request.who, keep=True)
    if member is None:
        member = newcomer(request, now, zone=zone)
        store.members.add(member, request.who)
        return member, timedelta(0), ""
    away = now - member.seen_at if member.seen_at is not None else timedelta(0)
    if not stale(member, now):
        return member, away, ""
    back = replace(member, seen_at=now, ignored=0, unreachable="")
    store.members.save(back)
    store.members.used(member.id, request.who, now)
    if member.ignored or member.unreachable:
        for feature in features:
            if feature.returned is not None:
                feature.returned(store, back, now)
    return back, away, member.unreachable


def newcomer(request: Request, now: datetime, *, zone: str) -> Member:
    return rules.newcomer(MemberId(ids.new_id(now)), now, request.zone, zone, request.name)


def stale(member: Member, now: datetime) -> bool:
    """Whether that they are here has to be noted."""
    fresh = member.seen_at is not None and abs(now - member.seen_at) < SEEN_EVERY
    return bool(member.ignored or member.unreachable or not fresh)
