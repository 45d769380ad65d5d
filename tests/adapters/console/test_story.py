"""The story that `make run` plays is the one in README.md, and it goes well."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from adapters.console.app import Console, play
from adapters.console.story import BEGINS, STORY
from bot.app import Bot
from bot.clock import MovableClock
from bot.features import FEATURES
from storage import migrate
from storage.store import open_database
from storage.vault import Keyring, Vault

README = Path(__file__).parents[3] / "README.md"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    clock = MovableClock()
    clock.set(BEGINS)
    url = f"sqlite:///{tmp_path_factory.mktemp('story') / 'story.db'}"
    opened = open_database(url, Vault(Keyring.parse(Keyring.generate())), clock)
    shown: list[str] = []
    try:
        migrate.upgrade(opened.engine)
        console = Console(Bot(opened, FEATURES), clock, "UTC", shown.append)
        asyncio.run(play(console, STORY))
    finally:
        opened.close()
    assert not console.failed
    return "\n".join(shown)


def test_one_nudge_names_all_that_is_due(told: str):
    assert told.count("── message to you") == 2
    first, second = (message.partition("\n> ")[0] for message in told.split("── message to you, ")[1:])
    assert first.startswith("Friday 6 March 2026, 09:00 ──\n3 people to get back to")
    assert all(name in first for name in ("Ana Ruiz", "Ben Okafor", "Cleo Sato"))
    assert second.startswith("Saturday 7 March 2026, 09:00 ──\nKeep your promise: Ana Ruiz")


def test_done_settles_it_and_the_goal_counts(told: str):
    assert told.count("✓ Done: Ana Ruiz") == 2
    assert "is now at 1 of 3" in told
    assert "] 1 of 3" in told
    assert "Ana Ruiz" not in told.rpartition("> /followup")[2]


def test_a_nudge_keeps_the_promise_behind_show(told: str):
    for message in told.split("── message to you")[1:]:
        assert "my CV" not in message.partition("\n> ")[0]


def test_the_readme_tells_the_same_story():
    text = README.read_text(encoding="utf-8")
    assert "\n".join(f"> {line}" for line in STORY) in text
