"""`run`, `doctor` and `manifest` with Slack's tokens: real processes, and a fake Slack for them."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from adapters.slack import catalog, connection
from adapters.slack.connection import Tokens, connect
from bot.ports import NotConnected
from tests.adapters.slack.fake import FakeSlack
from tests.adapters.slack.fake.slack import EVENTS, SCOPES
from tests.cli.process import Home, ended
from tests.cli.running import STOP_SECONDS, ran, running
from tests.talk import Talk


@pytest.fixture
def home(tmp_path: Path, migrated_file: Path) -> Home:
    return Home(tmp_path).furnished(migrated_file)


def socket(fake: FakeSlack, **more: str) -> dict[str, str]:
    """What is set for Socket Mode."""
    return {**_bot(fake), "SLACK_APP_TOKEN": fake.app_token, **more}


def http(fake: FakeSlack, **more: str) -> dict[str, str]:
    return {**_bot(fake), "SLACK_SIGNING_SECRET": fake.signing_secret, **more}


def _bot(fake: FakeSlack) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": fake.bot_token, "GRAPEVINE_SLACK_API_URL": fake.api_url, "PORT": "0"}


@pytest.mark.asyncio
async def test_in_socket_mode_it_starts_answers_and_ends_when_told(home: Home):
    async with FakeSlack() as fake:
        maya = fake.user("U1", name="Maya Lind")
        async with running(home, socket(fake), genuine=True) as bot:
            assert [await bot.asks(path) for path in ("healthz", "readyz")] == [(200, "ok\n")] * 2
            await maya.types("/met Ana Ruiz - a secret note")
            await maya.sees("Logged: Ana Ruiz")
            second = await ran(home, "run", variables=socket(fake))
            assert second.status == 1
            assert f"process {bot.process.pid} (run)" in second.err
            told = await bot.end()
    assert told.status == 0, told.text
    assert bot.seconds < STOP_SECONDS
    assert home.database.exists()
    for hidden in (fake.bot_token, fake.app_token, "Ana", "secret"):
        assert hidden not in told.text, "a log holds neither tokens nor what people type"
    assert not fake.unacked


@pytest.mark.asyncio
async def test_over_http_it_takes_what_slack_signed_and_nothing_else(home: Home):
    async with FakeSlack() as fake:
        maya = fake.user("U1", name="Maya Lind")
        async with running(home, http(fake), genuine=True) as bot:
            fake.posts.to = f"{bot.url}slack/events"
            assert await bot.asks("readyz") == (200, "ok\n")
            assert (await bot.asks("slack/events", b"command=%2Fmet&text=Eve"))[0] == 401
            await maya.types("/met Ana Ruiz")
            await maya.sees("Logged: Ana Ruiz")
            told = await bot.end()
    assert told.status == 0, told.text
    assert bot.seconds < STOP_SECONDS
    assert not fake.unacked


@pytest.mark.asyncio
async def test_when_slack_goes_away_it_is_alive_but_not_ready_and_still_ends(home: Home):
    async with FakeSlack() as fake, running(home, socket(fake)) as bot:
        await fake.__aexit__()
        until = time.monotonic() + 20
        while (ready := await bot.asks("readyz"))[0] == 200 and time.monotonic() < until:
            pass
        assert ready == (503, "slack: no connection; it is opened again by itself\n")
        assert await bot.asks("healthz") == (200, "ok\n")
        told = await bot.end()
    assert told.status == 0, told.text
    assert bot.seconds < STOP_SECONDS


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "another bot token": ({"SLACK_BOT_TOKEN": "xoxb-geheim"}, "Slack doesn't know SLACK_BOT_TOKEN"),
    "another app token": ({"SLACK_APP_TOKEN": "xapp-geheim"}, "Check that it is on in the app's settings"),
}


@pytest.mark.asyncio
@pytest.mark.parametrize("case", WRONG)
async def test_a_token_that_slack_refuses_ends_the_start(home: Home, case: str):
    variables, said = WRONG[case]
    async with FakeSlack() as fake:
        told = await ran(home, "run", variables=socket(fake, **variables))
    assert told.status == 1
    assert said in told.err
    assert "geheim" not in told.text


@pytest.mark.asyncio
async def test_an_app_that_was_removed_says_what_to_do(home: Home):
    async with FakeSlack() as fake:
        fake.dead_tokens[fake.bot_token] = "account_inactive"
        told = await ran(home, "run", variables=http(fake))
    assert told.status == 1
    assert "Install it again" in told.err


def test_told_to_stop_while_slack_can_not_be_reached_it_ends_at_once(home: Home):
    away = {"SLACK_BOT_TOKEN": "xoxb-geheim", "SLACK_APP_TOKEN": "xapp-geheim"}
    process = home.start("run", variables={**away, "GRAPEVINE_SLACK_API_URL": "http://127.0.0.1:1/api/"})
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        assert "Slack can't be reached" in first
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert ended(process.wait(), out, err).status == 0
    assert time.monotonic() - began < STOP_SECONDS


@pytest.mark.asyncio
async def test_a_slack_that_can_not_be_reached_is_tried_again_and_named(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(connection, "PATIENCE", (0.0, 0.01, 0.01))
    tokens = Tokens("xoxb-geheim", "xapp-geheim", "", "http://127.0.0.1:1/api/")
    opened = connect(talk.bot, tokens, listens=True, prefix="", guests=False, clock=talk.clock)
    with pytest.raises(NotConnected, match="can't be reached"):
        async with opened:
            raise AssertionError("nobody is there to connect to")
    assert len(caplog.records) == 2, "somebody who waits in front of it is told"


# doctor


@pytest.mark.asyncio
async def test_doctor_finds_all_well_in_both_modes(tmp_path: Path):
    home = Home(tmp_path)
    async with FakeSlack() as fake:
        for variables, way in ((socket(fake), "Socket Mode opens"), (http(fake), "SLACK_SIGNING_SECRET is set")):
            told = await ran(home, "doctor", variables=variables)
            assert told.status == 0, told.text
            assert way in told.out
            assert "every permission of the manifest is granted" in told.out
            assert "/met, " in told.out
            for secret in (fake.bot_token, fake.app_token, fake.signing_secret):
                assert secret not in told.text
    assert not home.database.exists(), "it changes nothing"


@pytest.mark.asyncio
async def test_doctor_names_a_missing_permission_and_why_it_is_needed(home: Home):
    async with FakeSlack(scopes=SCOPES - {"users:read"}) as fake:
        told = await ran(home, "doctor", variables=socket(fake))
    assert told.status == 1
    assert "✗ Slack: the app may not: users:read" in told.out
    assert "python -m bot manifest slack" in told.out
    assert "Reinstall" in told.out


@pytest.mark.asyncio
async def test_doctor_notes_a_permission_that_is_not_needed(home: Home):
    async with FakeSlack(scopes=SCOPES | {"channels:history"}) as fake:
        told = await ran(home, "doctor", variables=socket(fake))
    assert told.status == 0
    assert "! Slack: the app has permissions that it doesn't need: channels:history" in told.out


@pytest.mark.asyncio
@pytest.mark.parametrize("case", WRONG)
async def test_doctor_tells_which_token_is_wrong(home: Home, case: str):
    variables, _ = WRONG[case]
    async with FakeSlack() as fake:
        told = await ran(home, "doctor", variables=socket(fake, **variables))
    assert told.status == 1
    (wrong,) = [line for line in told.out.splitlines() if line.startswith("✗")]
    assert next(iter(variables)) in wrong
    assert "geheim" not in told.text


def test_doctor_says_when_slack_can_not_be_reached(home: Home):
    away = {"SLACK_BOT_TOKEN": "xoxb-geheim", "SLACK_APP_TOKEN": "xapp-geheim"}
    told = home.run("doctor", variables={**away, "GRAPEVINE_SLACK_API_URL": "http://127.0.0.1:1/api/"})
    assert told.status == 1
    assert "✗ Slack: Slack can't be reached" in told.out
    assert "geheim" not in told.text


# manifest


@pytest.mark.parametrize(
    "variables",
    [{}, {"SLACK_BOT_TOKEN": "x", "SLACK_SIGNING_SECRET": "s", "GRAPEVINE_BASE_URL": "https://bot.example.org"}],
    ids=["socket", "http"],
)
def test_the_manifest_asks_for_what_the_app_uses(home: Home, variables: dict[str, str]):
    told = home.run("manifest", "slack", variables=variables)
    assert (told.status, told.err) == (0, "")
    made = json.loads(told.out)
    assert set(made["oauth_config"]["scopes"]["bot"]) == SCOPES
    events = made["settings"]["event_subscriptions"]
    assert set(events["bot_events"]) == EVENTS
    commands = made["features"]["slash_commands"]
    assert {"/met", "/goal", "/followup", "/grapevine", "/gv"} <= {each["command"] for each in commands}
    assert made["settings"]["interactivity"]["is_enabled"]
    assert made["settings"]["socket_mode_enabled"] is not bool(variables)
    if variables:
        url = f"https://bot.example.org{catalog.PATH}"
        interactivity = made["settings"]["interactivity"]
        named = {events["request_url"], interactivity["request_url"], interactivity["message_menu_options_url"]}
        assert {*named, *(each["url"] for each in commands)} == {url}
