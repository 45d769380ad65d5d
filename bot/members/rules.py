"""Rules about members."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.kit import times, words
from bot.kit.errors import UserError
from bot.kit.times import Hours
from bot.members.model import Member, MemberId

QUIET_SPELL = timedelta(days=14)
"""Away for so long, somebody is welcomed back."""


def newcomer(member: MemberId, now: datetime, told: str, assumed: str, name: str) -> Member:
    """Somebody's first command. The zone is the platform's if it tells one we know, else what the operator assumes."""
    zone, source = assumed, "default"
    if told:
        with suppress(UserError):
            zone, source = times.zone(told).key, "platform"
    return Member(member, now, zone, source, name=words.clip(words.clean(name, lines=False), 80), seen_at=now)


def moved(member: Member, told: str) -> Member | None:
    """The member where their platform says they are now. None: that changes nothing, since it tells no zone that we
    know, or they chose theirs."""
    if not told or member.zone_from == "member":
        return None
    try:
        zone = times.zone(told).key
    except UserError:
        return None
    fresh = replace(member, zone=zone, zone_from="platform")
    return None if fresh == member else fresh


def within(hours: Hours, at: time) -> bool:
    """Whether the time of day lies in the hours."""
    if hours.start < hours.end:
        return hours.start <= at < hours.end
    return at >= hours.start or at < hours.end
