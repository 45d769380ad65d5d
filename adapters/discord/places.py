"""Whether a digest can come to a channel: what it is, and what we and a person may do there."""

from __future__ import annotations

from collections.abc import Collection

from adapters.discord.inbound import PLATFORM, Body, items, text
from adapters.discord.rest import Rest
from bot.outbox.model import Refused

VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
READ_MESSAGE_HISTORY = 1 << 16
CREATE_PUBLIC_THREADS = 1 << 35
SEND_MESSAGES_IN_THREADS = 1 << 38
ADMINISTRATOR = 1 << 3
"""Permissions [permissions]."""

POSTING = VIEW_CHANNEL | SEND_MESSAGES | READ_MESSAGE_HISTORY | CREATE_PUBLIC_THREADS | SEND_MESSAGES_IN_THREADS
"""What a digest takes: a post, read-back of it, and its thread."""

TEXT, DM, GROUP_DM, NEWS = 0, 1, 3, 5
THREADS = (10, 11, 12)
"""Kinds of channels [channel]."""

_EVERYTHING = (1 << 64) - 1
_GONE = {"10003": "unknown channel", "50001": "unknown channel", "10007": "not you", "10013": "not you"}
"""By Discord's code: no such channel or not for us; no such member or person."""


async def can_post(rest: Rest, us: str, channel: str, user: str, *, space: str) -> str:
    """As Messenger.can_post. Four questions: the channel, its server, and both members."""
    try:
        told = _body(await rest.call("GET", "/channels/{}", channel))
        kind, guild = told.get("type"), text(told, "guild_id")
        if kind in THREADS:
            return "thread"
        if kind not in (TEXT, NEWS) or not guild:
            return "direct" if kind in (DM, GROUP_DM) or not guild else "silent"
        if space != f"{PLATFORM}/{guild}":
            return "elsewhere"
        server = _body(await rest.call("GET", "/guilds/{}", guild))
        ours = allowed(server, told, _body(await rest.call("GET", "/guilds/{}/members/{}", guild, us)), us)
        if not ours & VIEW_CHANNEL:
            return "not here"
        if not ours & SEND_MESSAGES:
            return "silent"
        if not ours & READ_MESSAGE_HISTORY:
            return "history"
        if ours & POSTING != POSTING:
            return "threads"
        theirs = allowed(server, told, _body(await rest.call("GET", "/guilds/{}/members/{}", guild, user)), user)
        return "" if theirs & VIEW_CHANNEL else "not you"
    except Refused as refusal:
        if refusal.code not in _GONE:
            raise
        return _GONE[refusal.code]


def allowed(server: Body, channel: Body, member: Body, user: str) -> int:
    """What somebody may do in a channel: their roles together, then what the channel changes for everybody, for their
    roles, for them [permissions]."""
    guild, roles = text(server, "id"), _texts(member, "roles")
    if user == text(server, "owner_id"):
        return _EVERYTHING
    may = 0
    for role in items(server, "roles"):
        if text(role, "id") == guild or text(role, "id") in roles:
            may |= _bits(role, "permissions")
    if may & ADMINISTRATOR:
        return _EVERYTHING
    changes = items(channel, "permission_overwrites")
    for whom in ({guild}, roles, {user}):
        some = [each for each in changes if text(each, "id") in whom]
        for each in some:
            may &= ~_bits(each, "deny")
        for each in some:
            may |= _bits(each, "allow")
    return may


def _bits(body: Body, name: str) -> int:
    told = text(body, name)
    return int(told) if told.isdecimal() else 0


def _texts(body: Body, name: str) -> Collection[str]:
    found = body.get(name)
    return {str(each) for each in found} if isinstance(found, list) else set()  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _body(said: object) -> Body:
    if not isinstance(said, dict):
        raise Refused("malformed")
    return said  # pyright: ignore[reportUnknownVariableType]
