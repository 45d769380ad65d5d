"""A month of goals in a terminal: see tests/adapters/monthly.py."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.clock import MovableClock
from storage.store import open_database
from storage.vault import Keyring, Vault
from tests.adapters.console.terminal import Sitter, Terminal
from tests.adapters.monthly import Month, played
from tests.talk import KEYS, THURSDAY


def test_a_month_of_goals(migrated_sqlite_url: str, tmp_path: Path):
    """S66."""
    clock = MovableClock()
    clock.set(THURSDAY)
    database = open_database(migrated_sqlite_url, Vault(Keyring.parse(KEYS)), clock)

    async def nothing() -> int:
        return 0

    def spell(command: str, **values: str) -> str:
        how = f' how:"{values.pop("how")}"' if "how" in values else ""
        named = f" family:{values.pop('family')}" if "family" in values else ""
        return " ".join([command, *values.values()]) + how + named

    def files() -> dict[str, str]:
        return {each.name: each.read_text(encoding="utf-8") for each in tmp_path.rglob("networking-*")}

    async def story() -> None:
        terminal = Terminal(database, clock, nothing, exports=tmp_path)
        coach = Sitter(terminal, "olga")
        await coach.types("help")
        await played(Month(Sitter(terminal, "maya"), coach, "olga", spell, terminal.until, files))

    try:
        asyncio.run(story())
    finally:
        database.close()
