"""Slack over HTTP: only what Slack signed lately gets in, and nothing ends in a 500."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from adapters.slack.gate import MOST_BYTES, Gate, verified

SECRET = "0123456789abcdef0123456789abcdef"
NOW = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
FORM = "application/x-www-form-urlencoded"
COMMAND = urlencode({"command": "/met", "text": "Ana & Björn", "user_id": "U1", "team_id": "T1", "trigger_id": "1.2"})


def signature(body: bytes, stamp: str = STAMP, secret: str = SECRET) -> str:
    return "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()


def test_what_slack_signed_is_let_in():
    assert verified(SECRET, STAMP, signature(b"a=1"), b"a=1", NOW)


@pytest.mark.parametrize("minutes", [-5, 5])
def test_five_minutes_are_allowed_either_way(minutes: int):
    now = NOW + timedelta(minutes=minutes)
    assert verified(SECRET, STAMP, signature(b"a=1"), b"a=1", now)
    assert not verified(SECRET, STAMP, signature(b"a=1"), b"a=1", now + timedelta(seconds=minutes))


@pytest.mark.parametrize(
    ("stamp", "signed"),
    [
        ("", signature(b"a=1")),
        (STAMP, ""),
        ("abc", signature(b"a=1", "abc")),
        (STAMP + "0", signature(b"a=1", STAMP + "0")),
        ("-" + STAMP[1:], signature(b"a=1", "-" + STAMP[1:])),
        ("１７７２７３３６００", signature(b"a=1", "１７７２７３３６００")),
        (STAMP, signature(b"a=1").upper()),
        (STAMP, signature(b"a=1")[:-1]),
        (STAMP, signature(b"a=1").replace("v0", "v1")),
        (STAMP, "v0=ü" + "0" * 63),
        (STAMP, signature(b"a=1", secret="another")),
        (STAMP, signature(b"a=2")),
    ],
)
def test_anything_else_is_not(stamp: str, signed: str):
    assert not verified(SECRET, stamp, signed, b"a=1", NOW)


Post = Callable[..., Coroutine[Any, Any, tuple[int, str]]]


def at_the_gate(story: Callable[[Post, list[Any]], Coroutine[Any, Any, None]]) -> None:
    """A story with somebody who posts, and what got through."""

    async def run() -> None:
        heard: list[Any] = []

        async def authorize() -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1", bot_id="B1", bot_user_id="U0")

        async def hears(body: dict[str, Any]) -> BoltResponse:
            heard.append(body)
            return BoltResponse(status=200, body={"text": "done"})

        app = AsyncApp(authorize=authorize, process_before_response=True, request_verification_enabled=False)
        app.command("/met")(hears)
        runner = web.AppRunner(web.Application())
        runner.app.router.add_post("/slack/events", Gate(app, SECRET, lambda: NOW).handle)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        async with aiohttp.ClientSession() as session:

            async def post(body: str | bytes, kind: str = FORM, **headers: str) -> tuple[int, str]:
                sent = body.encode() if isinstance(body, str) else body
                given = {"X-Slack-Request-Timestamp": STAMP, "X-Slack-Signature": signature(sent), **headers}
                async with session.post(url, data=sent, headers={"Content-Type": kind, **given}) as reply:
                    return reply.status, await reply.text()

            try:
                await story(post, heard)
            finally:
                await runner.cleanup()

    asyncio.run(run())


def test_a_signed_command_is_answered():
    async def story(post: Post, heard: list[Any]) -> None:
        assert await post(COMMAND) == (200, '{"text": "done"}')
        assert heard[0]["text"] == "Ana & Björn"

    at_the_gate(story)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": "abc"},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Request-Timestamp": "abc"},
        {"X-Slack-Request-Timestamp": str(int(STAMP) - 301)},
        {"X-Slack-Request-Timestamp": str(int(STAMP) + 301)},
    ],
)
def test_a_wrong_signature_is_a_401_and_nothing_is_heard(headers: dict[str, str]):
    async def story(post: Post, heard: list[Any]) -> None:
        status, _ = await post(COMMAND, **headers)
        assert (status, heard) == (401, [])

    at_the_gate(story)


def test_too_long_a_body_is_not_read_to_its_end():
    async def story(post: Post, heard: list[Any]) -> None:
        status, _ = await post(b"a=" + b"x" * MOST_BYTES)
        assert (status, heard) == (413, [])

    at_the_gate(story)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe", FORM),
        (b"", FORM),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b'"text"', "application/json"),
        (b"null", "application/json"),
        (b"payload=%7B", FORM),
        (b"payload=%5B%5D", FORM),
        (b"payload=null", FORM),
        (b'{"type": ' + b"[" * 100_000, "application/json"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "application/json"),
        (json.dumps({"type": "event_callback", "event": []}).encode(), "application/json"),
        (json.dumps({"type": "event_callback", "event": {"type": 7}}).encode(), "application/json"),
        (urlencode({"payload": json.dumps({"type": "block_actions", "actions": []})}).encode(), FORM),
        (urlencode({"payload": json.dumps({"type": "block_actions", "actions": [7]})}).encode(), FORM),
        (urlencode({"payload": json.dumps({"type": "view_submission", "view": 7})}).encode(), FORM),
        (urlencode({"payload": json.dumps({"type": "view_submission"})}).encode(), FORM),
        (b"\x00" * 100, FORM),
    ],
)
def test_what_is_signed_and_unreadable_is_no_500(body: bytes, kind: str):
    async def story(post: Post, heard: list[Any]) -> None:
        status, _ = await post(body, kind)
        assert status in (200, 400, 404)
        assert heard == []

    at_the_gate(story)


def test_slack_may_check_that_the_address_is_ours():
    async def story(post: Post, heard: list[Any]) -> None:
        asked = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aB", "token": "x"})
        status, said = await post(asked, "application/json")
        assert (status, "3eZbrw1aB" in said) == (200, True)

    at_the_gate(story)
