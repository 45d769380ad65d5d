"""What Discord consists of here, in the shapes that it tells of it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from bot.kit import words

Body = dict[str, Any]

EPOCH = 1_420_070_400_000
"""Milliseconds: where snowflakes begin."""

EPHEMERAL, LOADING, V2 = 1 << 6, 1 << 7, 1 << 15
VIEW_CHANNEL, SEND_MESSAGES, MANAGE_GUILD = 1 << 10, 1 << 11, 1 << 5
GUILD_TEXT, DM, VOICE, GROUP_DM = 0, 1, 2, 3
PUBLIC_THREAD = 11
COMMAND, COMPONENT, TYPING, MODAL = 2, 3, 4, 5
"""Kinds of interactions; 1 is for those over HTTP."""

_KINDS = {"A": 1, "B": 2, "U": 3, "G": 4, "C": 5, "D": 6, "R": 7, "I": 8}


def snowflake(short: str) -> str:
    """The id that a short name such as “U1” stands for; an id stands for itself."""
    found = re.fullmatch(r"([A-Z])(\d+)", short)
    if found is None:
        return short
    return str(_KINDS[found[1]] * 10**17 + int(found[2]))


APPLICATION = BOT = snowflake("B1")
"""A bot's user has the id of its application, as with every one made since 2016."""

BOT_NAME = "grapevine"


def token(size: int = 24) -> str:
    return secrets.token_hex(size)


def written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


@dataclass
class Human:
    """Somebody with an account. `installed`: they have the app for themselves; `closed`: they take no direct
    messages; `guilds`: the ids of the servers they are in, with what they may do there."""

    id: str
    name: str
    tz: str
    locale: str = "en-US"
    is_bot: bool = False
    installed: bool = False
    closed: bool = False
    guilds: dict[str, int] = field(default_factory=dict)
    nicks: dict[str, str] = field(default_factory=dict)

    @property
    def username(self) -> str:
        return "".join(letter for letter in self.name.lower() if letter.isalnum() or letter in "._") or self.id

    def told(self) -> Body:
        said: Body = {"id": self.id, "username": self.username, "discriminator": "0", "global_name": self.name}
        if self.is_bot:
            said |= {"bot": True, "global_name": None}
        return said | {"avatar": None, "public_flags": 0}

    def member(self, guild: str) -> Body:
        said: Body = {"roles": [], "joined_at": "2024-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
        return said | {"nick": self.nicks.get(guild), "permissions": str(self.guilds.get(guild, 0)), "avatar": None}


@dataclass
class Guild:
    """A server. `installed`: the bot is a member; `available`: not in an outage."""

    id: str
    name: str
    owner: str
    installed: bool = True
    available: bool = True
    locale: str = "en-US"
    permissions: int = VIEW_CHANNEL | SEND_MESSAGES
    """What the bot may do there, as everybody."""
    scheduled: list[Body] = field(default_factory=list)
    """The server's own events."""

    def everyone(self) -> Body:
        """The role that everybody has."""
        said: Body = {"id": self.id, "name": "@everyone", "permissions": str(self.permissions), "position": 0}
        said |= {"color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
        return said | {"colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}}


@dataclass
class Channel:
    """`guild` is "" for direct messages. `permissions`: the bot's, where they differ from those in the server.
    `hidden`: not everybody in the server sees it."""

    id: str
    name: str
    kind: int = GUILD_TEXT
    guild: str = ""
    members: set[str] = field(default_factory=set)
    permissions: int | None = None
    messages: list[Message] = field(default_factory=list)
    hidden: bool = False

    @property
    def called(self) -> str:
        return f"#{self.name}" if self.kind == GUILD_TEXT else "the direct message" if self.kind == DM else "a group"

    def told(self, people: Callable[[str], Body] | None = None) -> Body:
        said: Body = {"id": self.id, "type": self.kind, "last_message_id": None, "flags": 0}
        if self.guild:
            hides = {"id": self.guild, "type": 0, "allow": "0", "deny": str(VIEW_CHANNEL)}
            place: Body = {"guild_id": self.guild, "position": 0, "parent_id": None}
            place["permission_overwrites"] = [hides] if self.hidden else []
            return said | place | {"name": self.name, "nsfw": False, "topic": None, "rate_limit_per_user": 0}
        others = [people(each) for each in sorted(self.members)] if people else []
        return said | {"recipients": others}


@dataclass
class File:
    id: str
    name: str
    content: bytes

    def told(self, base: str, channel: str) -> Body:
        url = f"{base}cdn/attachments/{channel}/{self.id}/{self.name}"
        return {"id": self.id, "filename": self.name, "size": len(self.content), "url": url, "proxy_url": url}


@dataclass(eq=False)
class Message:
    """`only_for`: the person who sees it, if it is ephemeral. `changed` counts up with everything that happens."""

    id: str
    channel: str
    user: str
    at: datetime
    content: str = ""
    components: list[Body] = field(default_factory=list)
    embeds: list[Body] = field(default_factory=list)
    flags: int = 0
    files: list[File] = field(default_factory=list)
    by_bot: bool = False
    only_for: str = ""
    nonce: str | int | None = None
    enforced: bool = False
    interaction: str = ""
    edited: datetime | None = None
    changed: int = 0

    @property
    def loading(self) -> bool:
        return bool(self.flags & LOADING)


@dataclass(eq=False)
class Modal:
    """A form in front of somebody. `values` by custom_id, `errors` of what Discord's client finds wrong."""

    user: str
    given: Body
    channel: str
    source: Message | None
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    changed: int = 0

    @property
    def components(self) -> list[Body]:
        return self.given["components"]


@dataclass(eq=False)
class Interaction:
    """What somebody did, and what the app made of it. `source` is the message whose button was pressed; `original` the
    one that `@original` stands for. `outside`: the server doesn't have the app, only the person does."""

    id: str
    token: str
    kind: int
    user: str
    channel: str
    at: datetime
    payload: Body
    source: Message | None = None
    outside: bool = False
    answer: Body | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    dead: bool = False
    """It wasn't answered in time."""
    latency: float | None = None
    """Seconds until its first answer."""

    @property
    def answered(self) -> bool:
        return self.answer is not None

    @property
    def choices(self) -> list[Body]:
        return ((self.answer or {}).get("data") or {}).get("choices") or []


@dataclass
class Call:
    """A request. `name`: see `rest.ROUTES`. `accepted`: it had its effect; `answer`: "ok", the error's code, or the
    fault that the answer met."""

    name: str
    method: str
    path: str
    body: Any
    at: datetime
    accepted: bool = False
    answer: str = ""
    channel: str = ""


class Refusal(Exception):
    """Discord says no, with this HTTP status, code and message; `errors` are those of a form, nested as it does."""

    def __init__(self, status: int, code: int, message: str, errors: Body | None = None) -> None:
        super().__init__(f"{code} {message}")
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def told(self) -> Body:
        return {"message": self.message, "code": self.code} | ({"errors": self.errors} if self.errors else {})


def invalid(problems: list[str]) -> Refusal:
    """50035, from lines such as “$.components[0].label: too long”."""
    errors: Body = {}
    for problem in problems:
        path, _, said = problem.partition(": ")
        here = errors
        for step in re.findall(r"\w+", path):
            here = here.setdefault(step, {})
        here.setdefault("_errors", []).append({"code": "BASE_TYPE_BAD", "message": said})
    return Refusal(400, 50035, "Invalid Form Body", errors)


def unknown(what: Literal["Channel", "Message", "User", "Guild", "Interaction", "Webhook"]) -> Refusal:
    codes = {"Channel": 10003, "Guild": 10004, "Message": 10008, "User": 10013, "Webhook": 10015, "Interaction": 10062}
    return Refusal(404, codes[what], f"Unknown {what}")


def size(text: str) -> int:
    return words.utf16(text)
