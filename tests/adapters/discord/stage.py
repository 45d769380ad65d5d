"""The whole bot in a fake Discord, in one process: its features, a database, the real discord.py over real sockets,
and a clock that stands until a story moves it.

    async with staged(url) as stage:
        await stage.maya.types("/met who:Ana Ruiz")
        await stage.move(days=1)
        await stage.maya.was_sent("Say thanks: Ana Ruiz")

Whatever people do returns when the bot has done all that comes of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from unittest import mock

from discord import client as discord_client

from adapters.discord import app as discord_app
from adapters.discord import connection
from adapters.discord.connection import Address, Connection, Listener, connect
from adapters.discord.inbound import PLATFORM, REALM
from bot.app import Bot
from bot.cli.editing import Editor
from bot.clock import MovableClock
from bot.feature import Feature
from bot.features import FEATURES
from bot.members.model import Handle, Member
from bot.outbox.model import Rates
from bot.outbox.sender import Sender
from tests.adapters.discord.peer import FakeDiscord, FakeUser, Seen
from tests.adapters.discord.peer.model import Interaction
from tests.adapters.staging import LONGEST_SECONDS, Playing, working
from tests.talk import THURSDAY


class Stage(Playing):
    """`maya` is in Berlin, `noor` in New York; both are ordinary members of the server."""

    listener: Listener
    prefix = ""
    """Another one counts from the next start."""

    def __init__(self, url: str, fake: FakeDiscord, clock: MovableClock) -> None:
        super().__init__(url, clock)
        self.fake = fake
        self.features: tuple[Feature, ...] = FEATURES
        """Others count from the next start."""
        self.maya = fake.user("U1", name="Maya Lind", tz="Europe/Berlin")
        self.noor = fake.user("U2", name="Noor Haddad", tz="America/New_York")

    async def begin(self) -> None:
        """The process starts, on whatever the database holds."""
        fake = self.fake
        self.bot = Bot(self.database, self.features)
        address = Address(fake.api_url, fake.gateway_url)
        with mock.patch.object(connection, "Listener", self._listens):
            opened = connect(self.bot, fake.token, listens=True, prefix=self.prefix, clock=self.clock, address=address)
            self.discord: Connection = await self._running.enter_async_context(opened)
        await fake.connected()
        self.discord.messenger.rates = Rates()  # Discord's own would have stories wait
        self.bot.messengers = {PLATFORM: self.discord.messenger}
        self.editor = Editor(self.database, self.bot.messengers)
        self.sender = Sender(
            self.database,
            self.bot.compose,
            self.bot.messengers,
            aftermath=self.bot.aftermath,
            roll=lambda: 0.0,
        )

    def _listens(self, *given: Any) -> Listener:
        self.listener = Listener(*given)
        self.listener._connection.guild_ready_timeout = 0.01  # every test begins
        return self.listener

    async def idle(self) -> None:
        """Everything that Discord told has arrived, and the bot has done what comes of it."""
        async with asyncio.timeout(LONGEST_SECONDS):
            while True:
                busy = working(discord_app.__file__, discord_client.__file__)
                busy = [each for each in busy if each.get_name().startswith("discord.py: on_") or not _runs(each)]
                if busy:
                    await asyncio.wait(busy)
                elif self._heard_all():
                    return
                else:
                    await asyncio.sleep(0.002)

    def _heard_all(self) -> bool:
        """Told by the numbers of what each session was sent and has read; nobody hears while nobody listens."""
        read: dict[str, int] = {}
        for shard in self.listener.shards.values():
            socket = shard._parent.ws
            read[str(socket.session_id)] = socket.sequence or 0
        return all(read.get(each.id, each.seq) >= each.seq for each in self.fake.gateway.open)

    # A database that takes its time

    async def begins(self, doing: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Somebody does something while the database is held. Back as soon as Discord has an answer or gave up; the
        task is over when the bot is done."""
        assert self.database.held
        before = len(self.fake.interactions)
        task = asyncio.create_task(doing)

        def answered() -> bool:
            made = self.fake.interactions[before:]
            return task.done() or (bool(made) and all(each.answered or each.dead for each in made))

        assert await self.fake.world.until(answered, 5), "Discord still waits"
        await asyncio.sleep(0.005)  # the peer notes how long it took
        return task

    @property
    def last(self) -> Interaction:
        return self.fake.interactions[-1]

    # What the store holds

    def followups(self, user: FakeUser | None = None) -> list[str]:
        """Whom everything open is about, the soonest first."""
        return self.open_about(self.member(user))

    def member(self, user: FakeUser | None = None) -> Member:
        found = self.find(user or self.maya)
        assert found is not None, "the bot knows nobody of that id"
        return found

    def find(self, user: FakeUser) -> Member | None:
        return self.known(Handle(PLATFORM, REALM, user.id))


def _runs(task: asyncio.Task[Any]) -> bool:
    """Whether it is of the client itself: its connection, say, which never ends."""
    code = getattr(task.get_coro(), "cr_code", None)
    return getattr(code, "co_filename", "") == discord_client.__file__


async def posted(user: FakeUser, text: str, channel: str = "C1") -> Seen:
    """What somebody writes in a channel, for everybody there."""
    said = await user.types(text, channel)
    assert said is not None, f"“{text}” is a command"
    return said


@asynccontextmanager
async def staged(url: str, *, begins: datetime = THURSDAY) -> AsyncGenerator[Stage]:
    """`url`: a database with every table. It is Thursday 5 March 2026, 19:00 in Berlin, unless `begins` says else."""
    clock = MovableClock(lambda: begins)
    async with FakeDiscord(clock=clock, patience=2.0) as fake:
        stage = Stage(url, fake, clock)
        fake.settled = stage.idle
        with fake.reached():
            try:
                await stage.begin()
                yield stage
            finally:
                stage.database.release()
                await stage.end()
                stage.database.close()
