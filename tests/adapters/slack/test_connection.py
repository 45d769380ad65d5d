"""The connection itself: sockets that are opened again, and what the SDKs may log."""

from __future__ import annotations

import logging

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack import connection
from adapters.slack.connection import Identity, Tokens, connect
from bot.ports import NotConnected
from tests.adapters.slack.fake import FakeSlack, FakeUser
from tests.talk import Talk


def tokens(fake: FakeSlack) -> Tokens:
    return Tokens(fake.bot_token, fake.app_token, "", fake.api_url)


@pytest.mark.asyncio
async def test_an_address_that_opens_nothing_is_not_tried_for_ever(
    fake: FakeSlack, maya: FakeUser, talk: Talk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(connection, "PING_SECONDS", 0.05)
    async with connect(talk.bot, tokens(fake), listens=True, prefix="", guests=False, clock=talk.clock):
        await fake.connected()
        good = fake.sockets.ticket
        bad = [f"{good().partition('?')[0]}?ticket=stale"]
        monkeypatch.setattr(fake.sockets, "ticket", lambda: bad.pop() if bad else good())
        await fake.sockets.close()
        await fake.connected()
        assert fake.sockets.refused_tickets >= 1
        assert not bad
        await maya.types("/met Ana Ruiz")
        await maya.sees("Logged: Ana Ruiz")


@pytest.mark.asyncio
async def test_a_socket_that_never_opens_ends_the_start(fake: FakeSlack, talk: Talk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "OPEN_SECONDS", 0.3)
    monkeypatch.setattr(fake.sockets, "ticket", lambda: f"{fake.url.replace('http', 'ws', 1)}link/?ticket=stale")
    opened = connect(talk.bot, tokens(fake), listens=True, prefix="", guests=False, clock=talk.clock)
    with pytest.raises(NotConnected, match="Socket Mode can't be opened"):
        async with opened:
            raise AssertionError("there is no socket")


@pytest.mark.asyncio
async def test_what_the_sdks_log_repeats_nothing_that_was_typed(
    fake: FakeSlack, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(logging.getLogger("adapters"), "level", logging.DEBUG)
    app = connection.bolt(Identity(fake.team, "B1", fake.bot_user), tokens(fake))

    async def breaks(body: dict[str, str]) -> None:
        raise ValueError(body["text"])

    app.command("/met")(breaks)
    for name in ("met", "else"):
        body = f"command=%2F{name}&text=geheim&team_id=T1&user_id=U1"
        await app.async_dispatch(
            AsyncBoltRequest(body=body, headers={"content-type": "application/x-www-form-urlencoded"})
        )
    assert [record.getMessage() for record in caplog.records] == ["Failed to run listener function (ValueError)"]
    assert "geheim" not in caplog.text
