"""What the stages of the platforms share: a whole bot with a database, and a clock that stands until a story
moves it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from adapters import tasks
from bot.app import Bot
from bot.clock import MovableClock
from bot.members.model import Handle, Member
from bot.outbox.sender import Sender
from bot.ports import Store as Rows
from storage.engine import open_engine
from storage.store import Database, Store
from storage.vault import Keyring, Vault
from tests.careless import careless
from tests.talk import KEYS, LAST_DAY, ROUNDS

T = TypeVar("T")

LONGEST_SECONDS = 10.0
"""For what people asked for; a database that is held too long shows by it."""


class HeldDatabase(Database):
    """A database that answers nothing while it is held: as slow as a test wants it. `waiting` wait for an answer."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.waiting = 0
        self._free = asyncio.Event()
        self._free.set()

    @property
    def held(self) -> bool:
        return not self._free.is_set()

    def hold(self) -> None:
        self._free.clear()

    def release(self) -> None:
        self._free.set()

    async def write(self, work: Callable[[Store], T]) -> T:
        await self._turn()
        return await super().write(work)

    async def read(self, work: Callable[[Store], T]) -> T:
        await self._turn()
        return await super().read(work)

    async def _turn(self) -> None:
        self.waiting += 1
        try:
            await self._free.wait()
        finally:
            self.waiting -= 1


class Playing(ABC):
    """A bot on the database of `url`. A platform's own stage adds `begin`, and says when the bot is `idle`."""

    bot: Bot
    sender: Sender

    def __init__(self, url: str, clock: MovableClock) -> None:
        self.clock = clock
        self.database = HeldDatabase(careless(open_engine(url)), Vault(Keyring.parse(KEYS)), clock)
        self._running = AsyncExitStack()

    @abstractmethod
    async def begin(self) -> None:
        """The process starts, on whatever the database holds."""

    @abstractmethod
    async def idle(self) -> None:
        """Until the bot has done all that people asked for."""

    async def end(self) -> None:
        await self._running.aclose()

    async def restart(self) -> None:
        """The process ends and another one begins: what only memory knew is gone."""
        await self.end()
        await self.begin()

    # Time

    def now(self, zone: str = "UTC") -> str:
        return f"{self.clock().astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"

    async def move(self, **delta: float) -> None:
        """Move on (weeks, days, hours, minutes, seconds), stopping wherever something comes due."""
        target = self.clock() + timedelta(**delta)
        await self.settle()
        while ahead := [moment for moment in self._wakes() if self.clock() < moment <= target]:
            self.clock.set(min(ahead))
            await self.settle()
        self.clock.set(target)
        await self.settle()

    async def until(self, local: str, zone: str = "Europe/Berlin") -> None:
        """Move on to a local time, such as “2026-03-06 09:00”."""
        target = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        assert target >= self.clock(), f"it is {self.now(zone)} already"
        await self.move(seconds=(target - self.clock()).total_seconds())

    def _wakes(self) -> list[datetime]:
        return self.look(self.bot.wakes)

    async def settle(self) -> None:
        """Run the jobs and send what is due, until nothing is."""
        for _ in range(ROUNDS):
            handled = 0
            for job in self.bot.jobs:
                handled += await self.bot.run_job(job)
            handled += await self.sender.drain()
            if not handled:
                await self.idle()
                return
        raise AssertionError(f"there was still something to do after {ROUNDS} rounds")

    # What the store holds

    def look(self, work: Callable[[Rows], T]) -> T:
        return self.database.read_now(work)

    def known(self, handle: Handle) -> Member | None:
        return self.look(lambda store: store.members.find(handle))

    def open_about(self, owner: Member) -> list[str]:
        """Whom everything open is about, the soonest first."""

        def work(store: Rows) -> list[str]:
            found = store.followups.open_until(owner.id, LAST_DAY, limit=1_000)
            people = store.contacts.several(owner.id, {each.contact for each in found})
            return [people[each.contact].name for each in found]

        return self.look(work)


def working(*more: str | None) -> list[asyncio.Task[Any]]:
    """What the bot is doing for people right now: the tasks of adapters/tasks.py and of these files."""
    ours = (tasks.__file__, *more)
    return [
        task
        for task in asyncio.all_tasks()
        if getattr(getattr(task.get_coro(), "cr_code", None), "co_filename", "") in ours
    ]
