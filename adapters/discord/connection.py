"""From a token to a running connection: who we are there, what Discord knows of our commands, what listens."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord import catalog
from adapters.discord.answers import Answers
from adapters.discord.app import DiscordApp
from adapters.discord.doors import Doors
from adapters.discord.inbound import Body, items, text
from adapters.discord.limits import CHAT_INPUT, ApplicationCommand
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.rest import Breaker, Rest, client
from adapters.discord.scheduled import ScheduledEvents
from bot.app import Bot
from bot.events.reading import Lists
from bot.kit.cards import Card
from bot.members.model import Handle
from bot.outbox.model import Ambiguous, Refused
from bot.ports import NotConnected

PATIENCE = (0.0, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each attempt to reach Discord at the start."""

READY_SECONDS = 60.0

SCHEDULES = tuple(
    f"GUILD_SCHEDULED_EVENT_{what}{how}" for what in ("", "EXCEPTION_") for how in ("CREATE", "UPDATE", "DELETE")
)
"""What Discord tells when a server's own events change."""

TOKEN_FROM = "Copy it from Bot, Reset Token, in the application's settings into DISCORD_TOKEN"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Address:
    """Where Discord is; `gateway` is empty for Discord's own."""

    api: str = "https://discord.com/api/v10"
    gateway: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """`check` says in plain words what is wrong, nothing when all is well; `quiet` takes nothing new and finishes what
    was begun."""

    messenger: DiscordMessenger
    check: Callable[[], Awaitable[str]]
    quiet: Callable[[], Awaitable[None]]
    scheduled: Lists
    """Reads the events that a server schedules by itself."""
    over: Callable[[], Awaitable[object]]
    """Waits, and raises NotConnected once Discord lets us in no more: nobody would hear people any longer."""


class Listener(discord.AutoShardedClient):
    """Hears interactions and direct messages, and keeps nothing of anybody."""

    def __init__(self, app: DiscordApp, shards: int | None) -> None:
        # Nobody needs to hear at each start that it has no voice.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        intents = discord.Intents.none()
        intents.guilds = True
        intents.dm_messages = True
        intents.guild_scheduled_events = True  # not privileged: whose they are is never asked
        super().__init__(
            intents=intents,
            shard_count=shards,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.1,  # nothing of the servers is needed to begin
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=30.0,
        )
        self._app = app
        # The list of servers that a connection begins with is told to nobody; what was there before stays beside it.
        self._hear_ready = self._connection.parsers["READY"]
        self._connection.parsers["READY"] = self._began
        # All that counts of these is where it happened, so discord.py needs to keep none of it.
        self._connection.parsers.update(dict.fromkeys(SCHEDULES, self._rescheduled))

    def _began(self, told: Body) -> None:
        shard, of = told.get("shard") or (0, 1)
        self._app.present(shard, of, [text(guild, "id") for guild in items(told, "guilds")])
        self._hear_ready(told)

    def _rescheduled(self, told: Body) -> None:
        if guild := text(told, "guild_id"):
            self._app.rescheduled(guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._app.joined(str(guild.id))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        self._app.joined(str(guild.id))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._app.left(str(guild.id))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self._app.interaction(interaction)

    async def on_message(self, message: discord.Message) -> None:
        self._app.message(message)

    async def on_error(self, event_method: str, /, *args: object, **named: object) -> None:
        # The error's own words may repeat what people typed.
        log.error("%s failed with %s", event_method, type(sys.exception()).__name__)


class Brief(logging.Filter):
    """discord.py tells of a connection that broke with the whole way there: forty lines each time it tries again."""

    BROKEN = (OSError, aiohttp.ClientError, discord.DiscordException)

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.exc_info, tuple) and isinstance(record.exc_info[1], self.BROKEN):
            record.msg, record.args = f"{record.getMessage()} ({type(record.exc_info[1]).__name__})", ()
            record.exc_info = None
        return True


_BRIEF = Brief()
"""One for all: a logger takes the same filter only once."""


@contextlib.asynccontextmanager
async def connect(
    bot: Bot,
    token: str,
    *,
    listens: bool,
    prefix: str,
    clock: Callable[[], datetime],
    address: Address = Address(),
    shards: int | None = None,
) -> AsyncGenerator[Connection]:
    """`listens`: this process hears what people do; else it only sends. Raises NotConnected."""
    rest = client(token, address.api)
    async with rest.session:
        application = await introduce(rest)
        if listens and await sync(rest, application, catalog.commands(bot.catalogue, prefix=prefix)):
            log.info("Discord was told of the commands anew")
        doors = Doors.of(bot.catalogue, prefix=prefix, ids=await command_ids(rest, application))
        messenger = DiscordMessenger(rest, doors=doors)
        scheduled = ScheduledEvents(rest, clock).read
        if not listens:
            yield Connection(messenger, _well, _nothing, scheduled, asyncio.Event().wait)
            return
        names = catalog.names(bot.catalogue, prefix=prefix)
        apart = Rest(rest.session, address.api, Breaker())  # people are answered, however many messages were refused

        async def keep(who: Handle, card: Card, refusal: Refused) -> None:
            await bot.keep(who, card, refusal, clock())

        app = DiscordApp(bot, Answers(apart, messenger, keep), names=names, roots=bot.roots, clock=clock)
        _point(address)
        for name in ("discord.client", "discord.shard"):
            logging.getLogger(name).addFilter(_BRIEF)
        listener = Listener(app, shards)
        async with _running(listener, token) as running:

            async def check() -> str:
                # A client stays “ready” when its connections break.
                away = listener.is_closed() or any(shard.is_closed() for shard in listener.shards.values())
                return "no connection; it is opened again by itself" if away else ""

            async def quiet() -> None:
                await listener.close()
                await app.stop()

            async def over() -> None:
                await asyncio.wait({running})
                raise NotConnected(_why(running.exception()))

            yield Connection(messenger, check, quiet, scheduled, over)


@contextlib.asynccontextmanager
async def _running(listener: Listener, token: str) -> AsyncGenerator[asyncio.Task[None]]:
    """Connected until left; what ends when discord.py gives up, as it does for good on a token that was changed."""
    running = asyncio.create_task(listener.start(token))
    ready = asyncio.create_task(listener.wait_until_ready())
    try:
        await asyncio.wait({running, ready}, timeout=READY_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            raise NotConnected(_why(running.exception()))
        if not ready.done():
            raise NotConnected("Discord's gateway doesn't answer. Check the network, and start again.")
        yield running
    finally:
        await listener.close()
        for task in (running, ready):
            task.cancel()
        await asyncio.gather(running, ready, return_exceptions=True)


def _why(error: BaseException | None) -> str:
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return "Discord wants an intent turned on that Grapevine doesn't use. Please report this."
    if isinstance(error, discord.LoginFailure):
        return f"Discord doesn't know DISCORD_TOKEN. {TOKEN_FROM}."
    if isinstance(error, discord.ConnectionClosed):
        return f"Discord closed the connection for good ({error.code}). {TOKEN_FROM}, if it was changed."
    return f"Discord's gateway can't be opened ({type(error).__name__}). Check the network, and start again."


async def introduce(rest: Rest) -> str:
    """The id of our application. Raises NotConnected."""
    for number, seconds in enumerate(PATIENCE, start=1):
        await asyncio.sleep(seconds)
        try:
            said = await rest.call("GET", "/oauth2/applications/@me")
        except (Refused, Ambiguous) as error:
            if isinstance(error, Refused) and error.permanent:
                raise NotConnected(f"Discord doesn't know DISCORD_TOKEN ({error.code}). {TOKEN_FROM}.") from None
            if number == len(PATIENCE):
                away = f"Discord can't be reached ({error.code}). Check the network, and start again."
                raise NotConnected(away) from None
            log.warning("Discord can't be reached (%s); trying again in %.0f s", error.code, PATIENCE[number])
        else:
            return text(cast("Body", said), "id") if isinstance(said, dict) else ""
    raise AssertionError("the last attempt returns or raises")


async def sync(rest: Rest, application: str, declared: Sequence[ApplicationCommand]) -> bool:
    """Tell Discord of the commands, if what it knows is something else; whether it was told. Creating a command counts
    towards 200 a day, so the same ones aren't sent again. Raises NotConnected."""
    try:
        known = await rest.call("GET", "/applications/{}/commands", application)
        if isinstance(known, list) and same(declared, cast("list[object]", known)):
            return False
        await rest.call("PUT", "/applications/{}/commands", application, body=list(declared))
    except (Refused, Ambiguous) as error:
        raise NotConnected(f"Discord didn't take the commands ({error.code}). Start again in a while.") from None
    return True


async def command_ids(rest: Rest, application: str) -> dict[str, str]:
    """The id of each command by its name; none of them while Discord doesn't tell, and cards name commands all the
    same."""
    try:
        known = await rest.call("GET", "/applications/{}/commands", application)
    except (Refused, Ambiguous) as error:
        log.warning("Discord doesn't tell the ids of the commands (%s)", error.code)
        return {}
    listed = map(_body, cast("list[object]", known) if isinstance(known, list) else ())
    return {text(one, "name"): text(one, "id") for one in listed if one.get("type", CHAT_INPUT) == CHAT_INPUT}


def same(declared: Sequence[ApplicationCommand], known: Sequence[object]) -> bool:
    """Whether Discord knows just these commands; it adds ids and defaults of its own to what it was told."""
    theirs = {(text(one, "name"), one.get("type", 1)): one for one in map(_body, known)}
    ours = {(one["name"], one["type"]): one for one in declared}
    return theirs.keys() == ours.keys() and all(_within(ours[key], theirs[key]) for key in ours)


def _within(ours: object, theirs: object) -> bool:
    if isinstance(ours, Mapping):
        told, given = cast("Mapping[str, object]", ours), _body(theirs)
        return all(_within(value, given.get(name)) for name, value in told.items())
    if isinstance(ours, list):
        some, others = cast("list[object]", ours), cast("list[object]", theirs) if isinstance(theirs, list) else []
        return len(some) == len(others) and all(map(_within, some, others))
    return ours == theirs or (not ours and not theirs)


def _body(said: object) -> Body:
    return cast("Body", said) if isinstance(said, dict) else {}


def _point(address: Address) -> None:
    """discord.py knows one Discord; elsewhere is for tests and proxies."""
    Route.BASE = address.api.rstrip("/")
    if address.gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address.gateway)


async def _well() -> str:
    return ""


async def _nothing() -> None:
    return None
