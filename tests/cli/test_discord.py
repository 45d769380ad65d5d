"""`run` and `doctor` with Discord's token: real processes, and a fake Discord for them."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from adapters.discord import connection
from adapters.discord.connection import Address, connect
from adapters.discord.places import POSTING
from bot.ports import NotConnected
from tests.adapters.discord.peer import FakeDiscord
from tests.adapters.slack.fake import FakeSlack
from tests.cli.process import Home, ended
from tests.cli.running import STOP_SECONDS, ran, running
from tests.talk import Talk

AWAY = {"DISCORD_TOKEN": "geheim.x.y", "GRAPEVINE_DISCORD_API_URL": "http://127.0.0.1:1/api/v10"}


@pytest.fixture
def home(tmp_path: Path, migrated_file: Path) -> Home:
    return Home(tmp_path).furnished(migrated_file)


def reach(fake: FakeDiscord, **more: str) -> dict[str, str]:
    return {
        "DISCORD_TOKEN": fake.token,
        "GRAPEVINE_DISCORD_API_URL": fake.api_url,
        "GRAPEVINE_DISCORD_GATEWAY_URL": fake.gateway_url,
        "PORT": "0",
        **more,
    }


@pytest.mark.asyncio
async def test_it_starts_on_the_embedded_database_answers_and_ends_when_told(home: Home):
    async with FakeDiscord() as fake:
        maya = fake.user("U1", name="Maya Lind")
        async with running(home, reach(fake), genuine=True) as bot:
            assert [await bot.asks(path) for path in ("healthz", "readyz")] == [(200, "ok\n")] * 2
            await maya.types("/met who:Ana Ruiz - a secret note")
            await maya.sees("Logged: Ana Ruiz")
            await maya.says("contact find ana")
            await maya.was_sent("Ana Ruiz")
            second = await ran(home, "run", variables=reach(fake))
            assert second.status == 1
            assert f"process {bot.process.pid} (run)" in second.err
            told = await bot.end()
    assert told.status == 0, told.text
    assert bot.seconds < STOP_SECONDS
    assert home.database.exists()
    for hidden in (fake.token, "Ana", "secret"):
        assert hidden not in told.text, "a log holds neither tokens nor what people type"
    assert not fake.unanswered
    assert not fake.refused


@pytest.mark.asyncio
async def test_commands_are_told_once_and_buttons_work_after_a_restart(home: Home):
    async with FakeDiscord() as fake:
        maya = fake.user("U1", name="Maya Lind")
        async with running(home, reach(fake)):
            await maya.types("/met who:Ana Ruiz")
            await maya.sees("Logged: Ana Ruiz")
        async with running(home, reach(fake)):
            await maya.presses("Show")
            await maya.sees("Ana Ruiz", "Keep in touch")
        assert len(fake.called("put_commands")) == 1
        async with running(home, reach(fake, GRAPEVINE_COMMAND_PREFIX="gv-")):
            await maya.types("/gv-met who:Ben Okoye")
            await maya.sees("Logged: Ben Okoye")
    assert len(fake.called("put_commands")) == 2


@pytest.mark.asyncio
async def test_both_platforms_are_served_by_one_process_on_one_database(home: Home):
    async with FakeDiscord() as discord, FakeSlack() as slack:
        maya, ben = discord.user("U1", name="Maya Lind"), slack.user("U1", name="Ben Okoye")
        way = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        async with running(home, reach(discord, **way, GRAPEVINE_SLACK_API_URL=slack.api_url)) as bot:
            assert await bot.asks("readyz") == (200, "ok\n")
            await maya.types("/met who:Ana Ruiz, recruiter @Acme")
            await maya.sees("Logged: Ana Ruiz")
            await ben.types("/met Cleo Park")
            await ben.sees("Logged: Cleo Park")
            await maya.types("/contact list")
            await maya.sees("Ana Ruiz")
            await maya.does_not_see("Cleo Park")
            await ben.types("/contact list")
            await ben.sees("Cleo Park")
            await ben.does_not_see("Ana Ruiz")
            told = await bot.end()
    assert told.status == 0, told.text
    assert bot.seconds < STOP_SECONDS
    assert not discord.unanswered
    assert not slack.unacked


@pytest.mark.asyncio
async def test_when_discord_goes_away_it_is_alive_but_not_ready_and_still_ends(home: Home):
    async with FakeDiscord() as fake, running(home, reach(fake)) as bot:
        await fake.__aexit__()
        until = time.monotonic() + 20
        while (ready := await bot.asks("readyz"))[0] == 200 and time.monotonic() < until:
            pass
        assert ready == (503, "discord: no connection; it is opened again by itself\n")
        assert await bot.asks("healthz") == (200, "ok\n")
        told = await bot.end()
    assert told.status == 0, told.text
    assert bot.seconds < STOP_SECONDS


@pytest.mark.asyncio
async def test_a_token_that_discord_refuses_ends_the_start(home: Home):
    async with FakeDiscord() as fake:
        told = await ran(home, "run", variables=reach(fake, DISCORD_TOKEN="geheim.x.y"))
    assert told.status == 1
    assert "Discord doesn't know DISCORD_TOKEN" in told.err
    assert "Reset Token" in told.err
    assert "geheim" not in told.text


@pytest.mark.asyncio
async def test_a_token_that_is_changed_meanwhile_ends_it(home: Home):
    async with FakeDiscord() as fake, running(home, reach(fake)) as bot:
        fake.token_works = False
        await fake.gateway.disconnect("invalid")
        told = await bot.ends()
    assert told.status == 1
    assert "Discord closed the connection for good" in told.err or "Discord doesn't know DISCORD_TOKEN" in told.err


def test_told_to_stop_while_discord_can_not_be_reached_it_ends_at_once(home: Home):
    process = home.start("run", variables=AWAY)
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        assert "Discord can't be reached" in first
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert ended(process.wait(), out, err).status == 0
    assert time.monotonic() - began < STOP_SECONDS


@pytest.mark.asyncio
async def test_a_discord_that_can_not_be_reached_is_tried_again_and_named(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(connection, "PATIENCE", (0.0, 0.01, 0.01))
    away = Address(AWAY["GRAPEVINE_DISCORD_API_URL"], "")
    opened = connect(talk.bot, "geheim.x.y", listens=True, prefix="", clock=talk.clock, address=away)
    with pytest.raises(NotConnected, match="can't be reached"):
        async with opened:
            raise AssertionError("nobody is there to connect to")
    assert len(caplog.records) == 2, "somebody who waits in front of it is told"


# doctor


@pytest.mark.asyncio
async def test_doctor_tells_who_the_bot_is_and_how_to_invite_it(tmp_path: Path):
    home = Home(tmp_path)
    async with FakeDiscord() as fake:
        before = await ran(home, "doctor", variables=reach(fake))
        assert "! Discord: it knows no commands yet; the first start tells it" in before.out
        assert not fake.called("put_commands"), "it changes nothing"
        assert not home.database.exists()
        async with running(home, reach(fake)):
            pass
        told = await ran(home, "doctor", variables=reach(fake))
        other = await ran(home, "doctor", variables=reach(fake, GRAPEVINE_COMMAND_PREFIX="gv-"))
    assert (before.status, told.status, other.status) == (0, 0, 0), told.text
    assert f"({fake.application_id})" in told.out
    assert "its commands are those of this version: /met, " in told.out
    assert "no privileged intent is on" in told.out
    assert "the bot is in 1 server, and has no power there" in told.out
    link = f"https://discord.com/oauth2/authorize?client_id={fake.application_id}&scope=bot+applications.commands"
    assert f"add it to a server: {link}&permissions={POSTING}" in told.out
    assert "&integration_type=1" in told.out
    assert "! Discord: its commands aren't those of this version" in other.out
    assert fake.token not in before.text + told.text + other.text


@pytest.mark.asyncio
async def test_doctor_says_what_of_the_application_is_set_wrong(home: Home):
    async with FakeDiscord() as fake:
        fake.world.application = {
            "interactions_endpoint_url": "https://elsewhere.example.org",
            "bot_require_code_grant": True,
            "flags": 1 << 15 | 1 << 18,
            "integration_types_config": {"0": {}},
        }
        fake.guild("G1").permissions = 1 << 3
        told = await ran(home, "doctor", variables=reach(fake))
    assert told.status == 1
    assert "✗ Discord: an Interactions Endpoint URL is set" in told.out
    assert "✗ Discord: Requires OAuth2 Code Grant is on" in told.out
    assert "! Discord: Server Members Intent and Message Content Intent on" in told.out
    assert "! Discord: nobody can install it for themselves" in told.out
    assert "integration_type=1" not in told.out
    assert "in Acme (Administrator)" in told.out


@pytest.mark.asyncio
async def test_doctor_tells_that_the_token_is_wrong(home: Home):
    async with FakeDiscord() as fake:
        told = await ran(home, "doctor", variables=reach(fake, DISCORD_TOKEN="geheim.x.y"))
    assert told.status == 1
    (wrong,) = [line for line in told.out.splitlines() if line.startswith("✗")]
    assert "Discord doesn't know DISCORD_TOKEN" in wrong
    assert "geheim" not in told.text


def test_doctor_says_when_discord_can_not_be_reached(home: Home):
    told = home.run("doctor", variables=AWAY)
    assert told.status == 1
    assert "✗ Discord: Discord can't be reached" in told.out
    assert "geheim" not in told.text
