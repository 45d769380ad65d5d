"""The fake Discord: servers, people and one app, on a port of its own."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import discord.gateway
import discord.http
import yarl
from aiohttp import web

from adapters.discord import limits
from bot.clock import MovableClock
from tests.adapters.discord.peer import payloads
from tests.adapters.discord.peer.faults import Fault, Faults, Kind
from tests.adapters.discord.peer.gateway import CONTENT, DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, Gateway
from tests.adapters.discord.peer.model import (
    APPLICATION,
    BOT,
    GUILD_TEXT,
    MANAGE_GUILD,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    Body,
    Call,
    Channel,
    Guild,
    Human,
    Interaction,
    Message,
    Modal,
    snowflake,
    token,
)
from tests.adapters.discord.peer.people import FakeUser
from tests.adapters.discord.peer.rest import Rest
from tests.adapters.discord.peer.scheduled import Schedule
from tests.adapters.discord.peer.world import World


def _nobody(line: str) -> None:
    """Nobody follows the story."""


class FakeDiscord:
    """An async context manager. There is one server, G1, with one channel, C1 (#general).

    `patience`: seconds that people wait for something to appear. `first_seconds`: in which the app has to answer an
    interaction. `nonce_seconds`: how long the same nonce means the same message. `privileged`: the privileged intents
    that the app may have. `shards`: how many the gateway advises. `settled` is awaited after everything that people do:
    with a bot in the same process it can say when the bot is done. `tell` is given a line for everything that is said
    or shown, `log` every request that was answered.
    """

    def __init__(
        self,
        *,
        faults: Iterable[Fault] = (),
        seed: int = 1,
        clock: MovableClock | None = None,
        port: int = 0,
        patience: float = 5.0,
        first_seconds: float = limits.FIRST_RESPONSE,
        nonce_seconds: float = 180.0,
        privileged: int = 0,
        shards: int = 1,
        settled: Callable[[], Awaitable[None]] | None = None,
        tell: Callable[[str], None] | None = None,
        log: Callable[[Call, Body], None] | None = None,
    ) -> None:
        self.clock = clock or MovableClock()
        self.world = World(self.clock, nonce_seconds=nonce_seconds)
        self.faults = Faults(faults, seed=seed)
        self.patience = patience
        self.first_seconds = first_seconds
        self.settled = settled
        self.tell = tell or _nobody
        self._followed = tell is not None
        self.log = log
        self.application_id = APPLICATION
        self.bot_user = BOT
        self.token = f"{secrets.token_urlsafe(18)}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(20)}"
        self.token_works = True
        self.twice = False
        """The app is told of every interaction a second time, as after a connection that broke."""
        self.calls: list[Call] = []
        self.interactions: list[Interaction] = []
        self.unanswered: list[Interaction] = []
        """Interactions that nobody answered in time: the person saw an error."""
        self.refused: list[str] = []
        """Every request that Discord said no to, and why."""
        self.invalid = 0
        """How many answers were 401, 403 or 429: of those that end in a ban."""
        self.closing = asyncio.Event()
        self.gateway = Gateway(self.world, self._admits, privileged=privileged, shards=shards)
        self.schedule = Schedule(self.world, self.gateway)
        self.url = ""
        self._port = port
        self._users: dict[str, FakeUser] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._more: list[web.RouteDef] = []
        self._runner: web.AppRunner | None = None
        self.world.told = self._told
        self.guild("G1", name="Acme")
        self.channel("C1", name="general")

    def _admits(self, token: str) -> bool:
        return token == self.token and self.token_works

    def serves(self, routes: Iterable[web.RouteDef]) -> None:
        """Answer these addresses, too; to be said before it is entered."""
        self._more += routes

    async def __aenter__(self) -> FakeDiscord:
        app = web.Application(client_max_size=limits.REQUEST_BYTES)
        app.add_routes(Rest(self).routes())
        app.add_routes([web.get("/gateway/", self.gateway.connected), *self._more])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = self.world.base = f"http://127.0.0.1:{port}/"
        self.gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        return self

    async def __aexit__(self, *error: object) -> None:
        self.closing.set()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        return f"{self.url}api/v10"

    @property
    def gateway_url(self) -> str:
        return self.gateway.url

    @contextmanager
    def reached(self) -> Iterator[None]:
        """Meanwhile discord.py in this process takes this for Discord."""
        socket = discord.gateway.DiscordWebSocket
        before = discord.http.Route.BASE, socket.DEFAULT_GATEWAY
        discord.http.Route.BASE, socket.DEFAULT_GATEWAY = self.api_url, yarl.URL(self.gateway_url)
        try:
            yield
        finally:
            discord.http.Route.BASE, socket.DEFAULT_GATEWAY = before

    @property
    def pings(self) -> list[str]:
        """Every time a message of the app notified many at once: there should be none."""
        return self.world.pings

    # Setting the scene

    def user(
        self,
        id: str,
        *,
        name: str = "",
        tz: str = "Europe/Berlin",
        locale: str = "en-US",
        guilds: Iterable[str] = ("G1",),
        organises: bool = False,
        installed: bool = False,
        closed: bool = False,
    ) -> FakeUser:
        """Somebody, made at the first call. `id` may be short, “U1”. `guilds`: the servers they are in; `organises`:
        they may manage those; `installed`: they have the app for themselves; `closed`: no direct messages, please."""
        full = snowflake(id)
        if full not in self._users:
            may = VIEW_CHANNEL | SEND_MESSAGES | (MANAGE_GUILD if organises else 0)
            inside = {snowflake(each): may for each in guilds}
            person = Human(full, name or f"Person {id}", tz, locale, False, installed, closed, inside)
            self.world.people[full] = person
            self._users[full] = FakeUser(self, person)
        return self._users[full]

    def guild(self, id: str, *, name: str = "", installed: bool = True, locale: str = "en-US") -> Guild:
        """A server, made at the first call; without `installed` the bot isn't in it. See `joins`, too."""
        full = snowflake(id)
        if full not in self.world.guilds:
            owner = snowflake("U99")
            self.world.guilds[full] = Guild(full, name or f"Server {id}", owner, installed, locale=locale)
        return self.world.guilds[full]

    def channel(
        self,
        id: str,
        *,
        name: str = "",
        guild: str = "G1",
        kind: int = GUILD_TEXT,
        members: Iterable[str] = (),
        permissions: int | None = None,
        hidden: bool = False,
    ) -> Channel:
        """A channel, made or changed. `permissions`: the bot's in it; `hidden`: not everybody in the server sees it.
        Without `guild` it is for `members` alone."""
        full = snowflake(id)
        inside = {snowflake(each) for each in members}
        there = snowflake(guild) if guild else ""
        channel = Channel(full, name or id.lower(), kind, there, inside, permissions, hidden=hidden)
        before = self.world.channels.get(full)
        channel.messages = before.messages if before else []
        self.world.channels[full] = channel
        return channel

    def fault(self, name: str, kind: Kind, **more: Any) -> Fault:
        """What befalls the next request of this name; see Fault and `rest.ROUTES`."""
        more["channel"] = snowflake(more.get("channel", ""))
        planned = Fault(name, kind, **more)
        self.faults.planned.append(planned)
        return planned

    def called(self, name: str) -> list[Call]:
        return [call for call in self.calls if call.name == name]

    async def connected(self, count: int = 1, *, within: float = 10.0) -> None:
        """Wait until the app listens with so many shards."""
        if not await self.world.until(lambda: len(self.gateway.open) >= count, within):
            raise AssertionError(f"{len(self.gateway.open)} shards are connected after {within} s, not {count}")

    async def synced(self, *, within: float = 10.0) -> list[Body]:
        """Wait until the app has declared its commands; those that are everywhere."""
        if not await self.world.until(lambda: bool(self.world.commands.get("")), within):
            raise AssertionError(f"no commands were declared within {within} s")
        return self.world.commands[""]

    # Interactions

    async def interact(
        self, kind: int, user: str, channel: Channel, data: Body, *, source: Message | None = None
    ) -> Interaction:
        """Tell the app of something that somebody did, and wait until it answers, as long as Discord waits."""
        guild = self.world.guilds.get(channel.guild)
        outside = guild is not None and not guild.installed
        made = Interaction(self.world.fresh(), token(40), kind, user, channel.id, self.clock(), {}, source, outside)
        made.payload = payloads.interaction(self.world, made, data)
        self.world.interactions[made.id] = made
        self.interactions.append(made)
        began = time.monotonic()
        told = self._send(made)
        if self.twice:
            self._send(made)
        if told and await self.world.until(lambda: made.answered, self.first_seconds):
            made.latency = time.monotonic() - began
        else:
            made.dead = True
            self.unanswered.append(made)
            self.world.wake()
        return made

    def redeliver(self, made: Interaction) -> None:
        """The same once more, however long ago it was."""
        self._send(made)

    def _send(self, made: Interaction) -> int:
        guild = "" if made.outside else self.world.channels[made.channel].guild
        return self.gateway.tell("INTERACTION_CREATE", made.payload, guild=guild)

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do this beside everything else, until the fake is closed."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # What happens to the app

    def removes(self, guild: str = "G1") -> None:
        """The app is thrown out of a server."""
        found = self.guild(guild)
        found.installed = False
        self.gateway.tell("GUILD_DELETE", {"id": found.id}, guild=found.id, intent=GUILDS)

    def joins(self, guild: str = "G1") -> None:
        """The app is added to a server, for the first time or again."""
        found = self.guild(guild)
        found.installed = True
        self.gateway.tell("GUILD_CREATE", payloads.guild(self.world, found), guild=found.id, intent=GUILDS)

    def outage(self, guild: str = "G1", *, over: bool = False) -> None:
        """A server can't be reached for a while, which is no removal."""
        found = self.guild(guild)
        found.available = over
        if over:
            self.joins(guild)
        else:
            gone = {"id": found.id, "unavailable": True}
            self.gateway.tell("GUILD_DELETE", gone, guild=found.id, intent=GUILDS)

    # What the app did

    def heard(self, call: Call, said: Body) -> None:
        """A request was answered."""
        if self.log is not None:
            self.log(call, said)

    def _told(self, thing: Message | Modal, how: str) -> None:
        if isinstance(thing, Message) and how == "posted" and not thing.only_for:
            self._announce(thing)
        reader = self._reader(thing) if self._followed else None
        if reader is not None:
            self.tell(reader.narrated(thing, how))

    def _announce(self, said: Message) -> None:
        guild = self.world.channels[said.channel].guild
        if guild and not self.world.guilds[guild].installed:
            return
        content = not guild or self.gateway.listens(guild, CONTENT) or f"<@{BOT}>" in said.content
        told = payloads.message(self.world, said, content=content)
        self.gateway.tell("MESSAGE_CREATE", told, guild=guild, intent=GUILD_MESSAGES if guild else DIRECT_MESSAGES)

    def _reader(self, thing: Message | Modal) -> FakeUser | None:
        """Whose eyes a story sees this with; nobody's, if a person wrote it."""
        if isinstance(thing, Modal):
            return self._users.get(thing.user)
        if not thing.by_bot:
            return None
        channel = self.world.channels[thing.channel]
        among = [thing.only_for] if thing.only_for else [each for each in self._users if self.world.sees(each, channel)]
        return next((self._users[user] for user in among if user in self._users), None)
