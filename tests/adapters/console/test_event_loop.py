"""The loop around an event in a terminal, where a channel is any name: see tests/adapters/looped.py."""

from __future__ import annotations

import asyncio

from adapters.console import inbound
from bot.cli.editing import Editor
from bot.clock import MovableClock
from storage.store import open_database
from storage.vault import Keyring, Vault
from tests.adapters.console.terminal import Sitter, Terminal
from tests.adapters.looped import Loop, played, site
from tests.talk import KEYS, THURSDAY

CHANNEL = "meetups"


def test_the_loop_around_an_event(migrated_sqlite_url: str):
    clock = MovableClock()
    clock.set(THURSDAY)
    database = open_database(migrated_sqlite_url, Vault(Keyring.parse(KEYS)), clock)

    async def story() -> None:
        async with site(database) as there:

            async def also() -> int:
                return await there.read() + await Editor(database, terminal.bot.messengers).run()

            terminal = Terminal(database, clock, also)
            await played(
                Loop(
                    Sitter(terminal, "olga"),
                    Sitter(terminal, "noor"),
                    inbound.handle("noor"),
                    CHANNEL,
                    f"digest setup monday 9:00 zone:Berlin channel:#{CHANNEL}",
                    "/goal set Attend 2 events by June",
                    terminal.until,
                    terminal.console.settle,
                    lambda: terminal.posts(CHANNEL),
                    database,
                    there,
                )
            )

    try:
        asyncio.run(story())
    finally:
        database.close()
