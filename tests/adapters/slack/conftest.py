"""A fake Slack, somebody in it, and a stock app: for tests of the fake and of what talks to Slack."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import app as slack_app
from tests.adapters.slack import stock
from tests.adapters.slack.fake import FakeSlack, FakeUser
from tests.adapters.slack.stage import MODES, idle, staged


@pytest_asyncio.fixture
async def fake():
    async with FakeSlack(patience=2.0) as slack:
        yield slack


@pytest.fixture
def maya(fake: FakeSlack) -> FakeUser:
    return fake.user("U1", name="Maya Lind", tz="America/New_York")


@pytest.fixture
def client(fake: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(fake.bot_token, base_url=fake.api_url, retry_handlers=[], logger=stock.QUIET)


@pytest.fixture
def heard() -> list[dict[str, Any]]:
    return []


@pytest_asyncio.fixture(params=["sockets", "http"])
async def stock_app(request, fake, heard):
    """The stock app, in both modes."""
    way = stock.by_sockets if request.param == "sockets" else stock.by_http
    async with way(fake, heard) as running:
        yield running


@pytest_asyncio.fixture(params=MODES)
async def stage(request, migrated_sqlite_url, caplog):
    """The whole bot in a fake workspace, in both modes; whatever it does, Slack takes it, and nothing breaks."""
    async with staged(migrated_sqlite_url, request.param) as running:
        yield running
        running.database.release()
        await idle()
    assert running.fake.mistakes == []
    assert running.fake.pings == []
    assert {each.status for each in running.fake.deliveries} <= {0, 200, 503}
    refused = [call for call in running.fake.calls if call.answer == "invalid_arguments"]
    assert refused == []
    broken = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert [record.getMessage() for record in broken] == []


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot waits for the database for a twentieth of a second before it does without."""
    monkeypatch.setattr(slack_app, "ACK_SECONDS", 0.05)
    monkeypatch.setattr(slack_app, "FORM_SECONDS", 0.05)
