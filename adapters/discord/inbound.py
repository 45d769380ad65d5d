"""Discord's interactions and messages into requests: nothing else reads them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, cast

from adapters.discord import limits
from adapters.discord.catalog import FOLLOW_UP, LOG_CONTACT, WHAT
from bot.context import Request
from bot.kit import words
from bot.kit.calls import Call
from bot.kit.errors import UserError
from bot.members.model import Handle, Place

PLATFORM, REALM = "discord", "discord"
"""A user's id is the same in all of Discord."""

Body: TypeAlias = Mapping[str, Any]
NOTHING: Body = MappingProxyType({})

Kind = Literal["command", "press", "form"]

_SAME = re.compile(r"~[0-9]+\Z")
_MENTION = re.compile(r"<@!?([0-9]{15,21})>")


class NotOurs(UserError):
    """I don't know what that was.

    Use /grapevine what:help to see what I can do.
    """


@dataclass(frozen=True, slots=True)
class Asker:
    """Who did something and where. `guild` is empty outside of servers; `alone`: only they and the bot see the place;
    `private`: only they see the answer, wherever it is shown. `space` counts how much its people ask for: the server
    that installed the bot, or the person who did. `organiser`: they manage the server, and it installed the bot;
    `roles`: the ids of their roles there, then."""

    user: str
    name: str
    channel: str
    guild: str
    space: str
    alone: bool
    private: bool
    organiser: bool = False
    roles: frozenset[str] = frozenset()
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that somebody did: `said` is a typed line, a wire, or a call. `marker`: of the delivery whose card was
    pressed."""

    by: Asker
    kind: Kind
    said: str | Call
    key: str
    marker: str = ""

    def request(self, said: str | Call | None = None) -> Request:
        by = self.by
        return Request(
            Handle(PLATFORM, REALM, by.user),
            Place(PLATFORM, REALM, by.channel or by.user, private=by.private),
            self.said if said is None else said,
            pressed=self.kind == "press",
            name=by.name,
            locale=by.locale,
            space=by.space,
            key=self.key,
            room="direct" if by.alone else "open",
            organiser=by.organiser,
            roles=by.roles,
        )


def command(data: Body, by: Asker, interaction: str, *, names: Mapping[str, str], roots: Collection[str]) -> Heard:
    """A slash command, or one of a menu on a person or a message. `names` says which word of ours each stands for;
    `roots` are those that take a line of text."""
    name, kind = text(data, "name"), data.get("type")
    if kind == limits.USER and name == LOG_CONTACT:
        return Heard(by, "command", Call("met", _filled(who=_quoted(_person(data)))), _key(interaction))
    if kind == limits.MESSAGE and name == FOLLOW_UP:
        return Heard(by, "command", Call("followup add", _filled(**_about(data, by))), _key(interaction))
    word, options = names.get(name, name), items(data, "options")
    for option in options:
        if option.get("type") == limits.SUBCOMMAND:
            local = text(option, "name")
            full = word if local == word else f"{word} {local}"
            return Heard(by, "command", Call(full, _values(items(option, "options"))), _key(interaction))
    values = _values(options)
    if word in roots:
        return Heard(by, "command", f"/{word} {values.get(WHAT, '')}".strip(), _key(interaction))
    return Heard(by, "command", Call(word, values), _key(interaction))


def press(data: Body, by: Asker, interaction: str) -> Heard:
    """A button pressed, or something chosen from a menu. Raises NotOurs."""
    chosen = data.get("values")
    wire = cast("list[object]", chosen)[0] if isinstance(chosen, list) and chosen else text(data, "custom_id")
    if not isinstance(wire, str) or not wire:
        raise NotOurs
    marker = text(data, "custom_id").partition("#")[2]
    return Heard(by, "press", wire_of(wire), _key(interaction), marker)


def bare(by: Asker, interaction: str) -> Heard:
    """A form that was sent, or letters that are being typed: what they say is read elsewhere."""
    return Heard(by, "form", "", _key(interaction))


def line(content: str, by: Asker, message: str) -> Heard:
    """A line typed to the bot in the direct conversation."""
    return Heard(by, "command", content, _key(f"message/{message}"))


def wire_of(custom: str) -> str:
    """What a button says, without the marker of its delivery and what tells it from an equal one beside it."""
    return _SAME.sub("", custom.partition("#")[0])


def _values(options: list[Body]) -> dict[str, str]:
    return {text(option, "name"): _said(option.get("value")) for option in options if option.get("value") is not None}


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _filled(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _person(data: Body) -> str:
    """The name by which people know whoever the menu was opened on."""
    target = text(data, "target_id")
    user = part(part(part(data, "resolved"), "users"), target)
    member = part(part(part(data, "resolved"), "members"), target)
    return text(member, "nick") or text(user, "global_name") or text(user, "username")


def _quoted(name: str) -> str:
    """A name that is to be taken as it stands, whatever is in it."""
    return '"{}"'.format(name.replace('"', "'")) if name else ""


def _about(data: Body, by: Asker) -> dict[str, str]:
    target = text(data, "target_id")
    message = part(part(part(data, "resolved"), "messages"), target)
    author = part(message, "author")
    link = f"https://discord.com/channels/{by.guild or '@me'}/{text(message, 'channel_id') or by.channel}/{target}"
    what = "\n".join(each for each in (words.clip(text(message, "content").strip(), 300), link) if each)
    return {"who": text(author, "global_name") or text(author, "username"), "what": what}


def mentioned(said: str) -> frozenset[str]:
    return frozenset(_MENTION.findall(said))


def part(body: Body, name: str) -> Body:
    """Empty when it isn't there, or isn't what Discord documents."""
    found = body.get(name)
    return cast("Body", found) if isinstance(found, dict) else NOTHING


def items(body: Body, name: str) -> list[Body]:
    """As `part`, of lists of objects."""
    found = body.get(name)
    if not isinstance(found, list):
        return []
    return [cast("Body", each) for each in cast("list[object]", found) if isinstance(each, dict)]


def text(body: Body, name: str) -> str:
    """As `part`, of texts."""
    found = body.get(name)
    return found if isinstance(found, str) else ""


def _key(interaction: str) -> str:
    return hashlib.sha256(f"discord\n{interaction}".encode()).hexdigest()[:40]
