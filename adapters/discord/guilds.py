"""Which servers have us: what Discord tells of that, made known to the core where it is news.

Discord lists them all whenever a connection begins, so a removal is noticed however long nobody listened. A server that
can't be reached for a while has not removed us.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime

from adapters.discord.inbound import PLATFORM
from bot.app import Bot

PATIENCE = (0.0, 1.0, 5.0, 30.0, 120.0)
"""Seconds before each attempt to write it down: Discord says it once."""

log = logging.getLogger(__name__)


class Guilds:
    def __init__(self, bot: Bot, clock: Callable[[], datetime]) -> None:
        self._bot = bot
        self._clock = clock
        self._here: set[str] = set()
        """Those that the core knows to have us: after an outage Discord tells of each as if it were new."""
        self._turn = asyncio.Lock()  # what is told last counts

    async def listed(self, shard: int, of: int, guilds: Iterable[str]) -> None:
        """All that have us, of those that this shard hears of."""
        there = set(guilds)

        def whose(guild: str) -> bool:
            return guild.isdigit() and (int(guild) >> 22) % of == shard

        async with self._turn:
            await _patiently(lambda: self._bot.present(PLATFORM, there, whose, self._clock()))
            self._here = {guild for guild in self._here if not whose(guild)} | there

    async def joined(self, guild: str) -> None:
        """One that has us, or can be reached again."""
        async with self._turn:
            if guild not in self._here:
                await _patiently(lambda: self._bot.installed(PLATFORM, guild, self._clock()))
                self._here.add(guild)

    async def left(self, guild: str) -> None:
        """One that took us away."""
        async with self._turn:
            log.warning("the app was removed from the server %s", guild)
            await _patiently(lambda: self._bot.removed(PLATFORM, guild, self._clock()))
            self._here.discard(guild)


async def _patiently(write: Callable[[], Awaitable[None]]) -> None:
    """The database may be away for a moment; what it says last is raised."""
    for number, seconds in enumerate(PATIENCE, start=1):
        await asyncio.sleep(seconds)
        try:
            return await write()
        except Exception as error:
            if number == len(PATIENCE):
                raise
            log.warning("where the app is could not be written down: %s", type(error).__name__)
