"""What `doctor` asks Discord: whether the token is right, whether the application is set up so that the bot hears
anything, and whether Discord knows its commands; and the links that invite it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from typing import Literal, TypeAlias, cast

from adapters.discord import places
from adapters.discord.connection import TOKEN_FROM, same
from adapters.discord.inbound import NOTHING, Body, items, part, text
from adapters.discord.limits import CHAT_INPUT, ApplicationCommand
from adapters.discord.rest import Rest, client
from bot.kit import words
from bot.outbox.model import Ambiguous, Refused

Found: TypeAlias = tuple[Literal["ok", "note", "wrong"], str]

AUTHORIZE = "https://discord.com/oauth2/authorize"
PERMISSIONS = places.POSTING
"""What the bot asks for in a server: what a weekly digest takes in the channels that have one. Its answers come with
the interaction, reminders and files go to direct messages; neither needs a permission there [permissions,
receiving-and-responding]."""

_CLEAR = "Clear it under General Information in the application's settings"

PRIVILEGED = {"Presence Intent": 0b11 << 12, "Server Members Intent": 0b11 << 14, "Message Content Intent": 0b11 << 18}
"""Flags of an application, for a bot in few servers and in many [application]. We use none of them."""

POWERS = {
    "Administrator": 1 << 3,
    "Kick Members": 1 << 1,
    "Ban Members": 1 << 2,
    "Manage Channels": 1 << 4,
    "Manage Server": 1 << 5,
    "Manage Messages": 1 << 13,
    "Manage Roles": 1 << 28,
    "Manage Webhooks": 1 << 29,
}
"""Permissions that harm most in the wrong hands [permissions]; what everybody may do anyway isn't among them."""

SERVERS = 200
"""How many Discord tells of at once, and as many as are looked at."""

STARTS = 10
"""So few starts left today deserve a word."""


def invite(application: str) -> str:
    """The link by which somebody adds the bot to a server."""
    return f"{AUTHORIZE}?client_id={application}&scope=bot+applications.commands&permissions={PERMISSIONS}"


def invite_alone(application: str) -> str:
    """The link by which somebody installs it for themselves, wherever they are."""
    return f"{AUTHORIZE}?client_id={application}&scope=applications.commands&integration_type=1"


async def check(token: str, api_url: str, declared: Sequence[ApplicationCommand]) -> AsyncGenerator[Found]:
    """What was found, best first asked. It changes nothing at Discord."""
    rest = client(token, api_url)
    async with rest.session:
        try:
            # Only this address tells the flags.
            application = _body(await rest.call("GET", "/applications/@me"))
            me = _body(await rest.call("GET", "/users/@me"))
        except (Refused, Ambiguous) as error:
            if isinstance(error, Refused) and error.permanent:
                yield "wrong", f"Discord doesn't know DISCORD_TOKEN ({error.code}). {TOKEN_FROM}"
            else:
                yield "wrong", f"Discord can't be reached at {api_url} ({error.code}). Check the network"
            return
        id = text(application, "id")
        yield "ok", f"the token is that of {text(me, 'username')}, the bot of {text(application, 'name')} ({id})"
        for found in settings(application):
            yield found
        try:
            yield await _commands(rest, id, declared)
            yield await _servers(rest)
            yield _starts(_body(await rest.call("GET", "/gateway/bot")))
        except (Refused, Ambiguous) as error:
            yield "wrong", f"Discord doesn't answer any more ({error.code}). Try again in a while"
        yield "ok", f"add it to a server: {invite(id)}"
        if _installs_alone(application):
            yield "ok", f"or install it for yourself alone: {invite_alone(id)}"


def settings(application: Body) -> Iterator[Found]:
    """What is to be said of how the application is set up."""
    if text(application, "interactions_endpoint_url"):
        yield "wrong", f"an Interactions Endpoint URL is set, so the bot hears nothing. {_CLEAR}"
    if application.get("bot_require_code_grant"):
        yield "wrong", "Requires OAuth2 Code Grant is on, so the link below fails. Turn it off under Bot"
    flags = application.get("flags")
    needless = [name for name, bits in PRIVILEGED.items() if isinstance(flags, int) and flags & bits]
    if needless:
        yield "note", f"{words.join(needless)} on, though Grapevine needs none of them. Turn it off under Bot"
    else:
        yield "ok", "no privileged intent is on, and none is needed"
    if not _installs_alone(application):
        yield "note", "nobody can install it for themselves alone. Turn User Install on under Installation to let them"


def _installs_alone(application: Body) -> bool:
    return "integration_types_config" not in application or "1" in part(application, "integration_types_config")


async def _commands(rest: Rest, application: str, declared: Sequence[ApplicationCommand]) -> Found:
    known = await rest.call("GET", "/applications/{}/commands", application)
    if not isinstance(known, list) or not known:
        return "note", "it knows no commands yet; the first start tells it"
    if not same(declared, cast("list[object]", known)):
        return "note", "its commands aren't those of this version; the next start tells it"
    names = ", ".join(f"/{each['name']}" for each in declared if each["type"] == CHAT_INPUT)
    return "ok", f"its commands are those of this version: {names}"


async def _servers(rest: Rest) -> Found:
    said = await rest.call("GET", "/users/@me/guilds", query={"limit": str(SERVERS)})
    servers = items({"servers": said}, "servers")
    if not servers:
        return "note", "the bot is in no server yet; the link below adds it"
    may = {text(each, "name"): _powers(each) for each in servers}
    mighty = [f"{name} ({', '.join(some)})" for name, some in may.items() if some]
    count = f"{len(servers)} or more servers" if len(servers) == SERVERS else words.plural(len(servers), "server")
    if mighty:
        shown = words.join([*mighty[:3], *([f"{len(mighty) - 3} more"] if len(mighty) > 3 else [])])
        return "note", f"the bot may do more than it needs in {shown}. A digest takes none of these: take them away"
    return "ok", f"the bot is in {count}, and has no power there that it doesn't need"


def _powers(server: Body) -> list[str]:
    told = text(server, "permissions")
    may = int(told) if told.isdecimal() else 0
    return [name for name, bit in POWERS.items() if may & bit]


def _starts(gateway: Body) -> Found:
    limit = part(gateway, "session_start_limit")
    left = limit.get("remaining")
    if isinstance(left, int) and left < STARTS:
        return "note", f"Discord takes only {left} more starts today; do not start in a loop"
    shards = gateway.get("shards")
    return "ok", f"its gateway advises {words.plural(shards if isinstance(shards, int) else 1, 'connection')}"


def _body(said: object) -> Body:
    return cast("Body", said) if isinstance(said, dict) else NOTHING
