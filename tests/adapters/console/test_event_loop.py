"""The loop around an event in a terminal, where a channel is any name: see tests/adapters/looped.py."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from adapters.console import inbound
from bot.cli.editing import Editor
from bot.clock import MovableClock
from storage.store import open_database
from storage.vault import Keyring, Vault
from tests.adapters.console.desk import Desk
from tests.adapters.console.terminal import Sitter, Terminal
from tests.adapters.looped import Loop, played, site
from tests.cli.process import Home
from tests.talk import KEYS, THURSDAY

CHANNEL = "meetups"


def test_the_loop_around_an_event(migrated_sqlite_url: str):
    """S66."""
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


def test_a_conversation_is_no_channel_and_the_error_says_what_is_one(sit: Callable[..., Desk]):
    desk = sit()
    assert "Name one, as in channel:#general." in desk.says("digest setup")
    shown = desk.says("digest setup channel:#general")
    assert "Preview: " in shown
    assert "#general" in shown


def test_a_post_that_changed_is_shown_again_and_everybody_can_press_it(tmp_path: Path):
    said = Home(tmp_path).run(
        "console",
        *("-c", "/event add PyDay, tomorrow 18:30 whose:ours"),
        *("-c", "digest setup channel:#general"),
        *("-c", "1"),
        *("-c", "digest now #general"),
        *("-c", "/event add Night walk, tomorrow 21:00 whose:ours"),
        *("-c", ":as noor"),
        *("-c", ":forward 10m"),
        *("-c", "1"),
    )
    assert said.status == 0, said.text
    posted, edited = said.out.index("── message to #general, "), said.out.index("── message to #general, edited, ")
    assert "Night walk" not in said.out[posted : said.out.index("On the list: Night walk")]
    assert "Night walk" in said.out[edited:]
    assert said.out.index("── message to a thread in #general, ") > posted
    assert "Can't go" in said.out, "a number in a channel is anybody's to press"
