"""The first month of somebody who knows nobody, in a terminal: see tests/adapters/beginning.py."""

from __future__ import annotations

import asyncio

from bot.clock import MovableClock
from storage.store import open_database
from storage.vault import Keyring, Vault
from tests.adapters.beginning import Beginning, played
from tests.adapters.console.terminal import Sitter, Terminal
from tests.talk import KEYS, THURSDAY


def test_a_person_without_a_network_and_a_month(migrated_sqlite_url: str):
    """S66."""
    clock = MovableClock()
    clock.set(THURSDAY)
    database = open_database(migrated_sqlite_url, Vault(Keyring.parse(KEYS)), clock)

    async def nothing() -> int:
        return 0

    def spell(command: str, **values: str) -> str:
        root = "" if command.startswith("/") else "/grapevine "
        return " ".join([root + command, *values.values()])

    async def story() -> None:
        terminal = Terminal(database, clock, nothing)
        await played(Beginning(Sitter(terminal, "maya"), spell, terminal.until))

    try:
        asyncio.run(story())
    finally:
        database.close()
