"""The whole bot in a fake workspace, in one process: its features, a database, Slack's real SDKs, and a clock that
stands until a story moves it.

    async with staged(url, "sockets") as stage:
        await stage.maya.types("/met Ana Ruiz")
        await stage.move(days=1)
        await stage.maya.was_sent("Say thanks: Ana Ruiz")

Whatever people do returns when the bot has done all that comes of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Literal

from adapters import http
from adapters.slack import app as slack_app
from adapters.slack import catalog
from adapters.slack.connection import Connection, Tokens, connect
from bot.app import Bot
from bot.cli.editing import Editor
from bot.clock import MovableClock
from bot.feature import Feature
from bot.features import FEATURES
from bot.members.model import Handle, Member
from bot.outbox.model import Rates
from bot.outbox.sender import Sender
from tests.adapters.slack.fake import FakeSlack, FakeUser, Seen
from tests.adapters.staging import LONGEST_SECONDS, Playing, working
from tests.talk import THURSDAY

Mode = Literal["sockets", "http"]
MODES: tuple[Mode, ...] = ("sockets", "http")

RETRIES = (0.0, 0.1, 0.3)
"""Seconds until an event that failed is sent again: Slack's own are 0, 60 and 300."""


class Stage(Playing):
    """`maya` is in Berlin, `noor` in New York; both are ordinary members of the workspace."""

    def __init__(self, url: str, mode: Mode, fake: FakeSlack, clock: MovableClock, *, guests: bool) -> None:
        super().__init__(url, clock)
        self.mode = mode
        self.fake = fake
        self.guests = guests
        self.features: tuple[Feature, ...] = FEATURES
        """Others count from the next start, as does another prefix."""
        self.prefix = ""
        self.maya = fake.user("U1", name="Maya Lind", tz="Europe/Berlin")
        self.noor = fake.user("U2", name="Noor Haddad", tz="America/New_York")

    async def begin(self) -> None:
        """The process starts, on whatever the database holds."""
        fake = self.fake
        self.bot = Bot(self.database, self.features)
        sockets = self.mode == "sockets"
        app_token, secret = (fake.app_token, "") if sockets else ("", fake.signing_secret)
        tokens = Tokens(fake.bot_token, app_token, secret, fake.api_url)
        opened = connect(self.bot, tokens, listens=True, prefix=self.prefix, guests=self.guests, clock=self.clock)
        self.slack: Connection = await self._running.enter_async_context(opened)
        if sockets:
            await fake.connected()
        else:
            web = await http.serve("127.0.0.1", 0, {}, posts=self.slack.routes)
            self._running.push_async_callback(web.stop)
            fake.posts.to = f"http://127.0.0.1:{web.port}{catalog.PATH}"
        self.slack.messenger.rates = Rates()  # Slack's own would have stories wait
        self.bot.messengers = {"slack": self.slack.messenger}
        self.editor = Editor(self.database, self.bot.messengers)
        self.sender = Sender(
            self.database,
            self.bot.compose,
            self.bot.messengers,
            aftermath=self.bot.aftermath,
            roll=lambda: 0.0,
        )

    async def idle(self) -> None:
        await idle()

    # A database that takes its time

    async def begins(self, doing: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Somebody does something while the database is held. Back as soon as Slack has an answer or gave up; the task
        is over when the bot is done."""
        assert self.database.held
        before = len(self.fake.deliveries)
        task = asyncio.create_task(doing)

        def answered() -> bool:
            given = self.fake.deliveries[before:]
            return task.done() or (bool(given) and all(each.acked or each in self.fake.unacked for each in given))

        assert await self.fake.space.until(answered, 5), "Slack still waits"
        return task

    # What the store holds

    def followups(self, user: FakeUser | None = None) -> list[str]:
        """Whom everything open is about, the soonest first."""
        return self.open_about(self.member(user))

    def member(self, user: FakeUser | None = None) -> Member:
        found = self.find(user or self.maya)
        assert found is not None, "the bot knows nobody of that id"
        return found

    def find(self, user: FakeUser) -> Member | None:
        return self.known(Handle("slack", self.fake.team, user.person.id))


async def posted(user: FakeUser, text: str) -> Seen:
    """What somebody writes in a channel, for everybody there."""
    said = await user.types(text)
    assert said is not None, f"“{text}” is a command"
    return said


async def idle() -> None:
    """Until the bot has done all that people asked for."""
    async with asyncio.timeout(LONGEST_SECONDS):
        while busy := working(slack_app.__file__):
            await asyncio.wait(busy)


@asynccontextmanager
async def staged(url: str, mode: Mode, *, guests: bool = False, begins: datetime = THURSDAY) -> AsyncGenerator[Stage]:
    """`url`: a database with every table. It is Thursday 5 March 2026, 19:00 in Berlin, unless `begins` says else."""
    clock = MovableClock(lambda: begins)
    async with FakeSlack(clock=clock, settled=idle, patience=2.0, retries=RETRIES) as fake:
        stage = Stage(url, mode, fake, clock, guests=guests)
        try:
            await stage.begin()
            yield stage
        finally:
            stage.database.release()
            await stage.end()
            stage.database.close()
