"""A fake Discord: with somebody in it and a stock client, and with the whole bot."""

from __future__ import annotations

import logging

import pytest
import pytest_asyncio

from adapters.discord import app as discord_app
from tests.adapters.discord.peer import FakeDiscord, FakeUser
from tests.adapters.discord.stage import staged
from tests.adapters.discord.stock import COMMANDS, listening, logged_in


@pytest_asyncio.fixture
async def fake():
    async with FakeDiscord(patience=2.0) as running:
        with running.reached():
            yield running


@pytest.fixture
def maya(fake: FakeDiscord) -> FakeUser:
    return fake.user("U1", name="Maya Lind", tz="America/New_York")


@pytest_asyncio.fixture
async def client(fake):
    """Logged in, without the gateway."""
    async with logged_in(fake) as running:
        yield running


@pytest_asyncio.fixture
async def app(fake, maya):
    """Logged in, listening, with its commands declared."""
    async with listening(fake) as running:
        await running.call("PUT", f"/applications/{fake.application_id}/commands", json=COMMANDS)
        yield running


@pytest_asyncio.fixture
async def stage(migrated_sqlite_url, caplog):
    """Whatever the bot does, Discord takes it, and nothing breaks. Tests in which Discord says no clear `refused`."""
    async with staged(migrated_sqlite_url) as running:
        yield running
        running.database.release()
        await running.idle()
    assert running.fake.pings == []
    assert running.fake.refused == []
    broken = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert [record.getMessage() for record in broken] == []


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot waits for the database for a twentieth of a second before it does without."""
    monkeypatch.setattr(discord_app, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(discord_app, "FORM_SECONDS", 0.05)
    monkeypatch.setattr(discord_app, "SUGGEST_SECONDS", 0.05)
