"""What people type about people and days, in a terminal: see tests/adapters/understood.py."""

from __future__ import annotations

import asyncio

from bot.clock import MovableClock
from storage.store import open_database
from storage.vault import Keyring, Vault
from tests.adapters.console.terminal import Sitter, Terminal
from tests.adapters.understood import played
from tests.talk import KEYS, THURSDAY


def test_people_and_days_are_understood_as_people_type_them(migrated_sqlite_url: str):
    clock = MovableClock()
    clock.set(THURSDAY)
    database = open_database(migrated_sqlite_url, Vault(Keyring.parse(KEYS)), clock)

    async def nothing() -> int:
        return 0

    def spell(command: str, **values: str) -> str:
        return " ".join([command, *values.values()])

    async def story() -> None:
        await played(Sitter(Terminal(database, clock, nothing), "maya"), spell)

    try:
        asyncio.run(story())
    finally:
        database.close()
