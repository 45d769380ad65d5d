"""HTTP mode: payloads posted to the app, signed, and events again if nobody took them."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode

import aiohttp

from tests.adapters.slack.fake.model import Body, Delivery


class Posts:
    """`to` is the app's address; without one nothing can be delivered. The signature is of `clock`'s time."""

    def __init__(self, to: str, secret: str, clock: Callable[[], datetime]) -> None:
        self.to = to
        self._secret = secret
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), trust_env=False, cookie_jar=aiohttp.DummyCookieJar()
        )

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def signed(self, body: bytes, *, json_body: bool) -> dict[str, str]:
        """The headers that Slack would send with this body now."""
        stamp = str(int(self._clock().timestamp()))
        digest = hmac.new(self._secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        kind = "application/json" if json_body else "application/x-www-form-urlencoded"
        agent = "Slackbot 1.0 (+https://api.slack.com/robots)"
        names = ("Content-Type", "User-Agent", "X-Slack-Request-Timestamp", "X-Slack-Signature")
        return dict(zip(names, (kind, agent, stamp, f"v0={digest}"), strict=True))

    async def deliver(self, delivery: Delivery, within: float, *, reason: str = "") -> bool:
        """Post a payload; whether the app took it within so many seconds. Raises nothing."""
        if self._session is None or not self.to:
            return False
        event = delivery.kind == "events_api"
        body = encoded(delivery)
        headers = self.signed(body, json_body=event)
        if event and delivery.attempts > 1:
            headers |= {"X-Slack-Retry-Num": str(delivery.attempts - 1), "X-Slack-Retry-Reason": reason}
        began = time.monotonic()
        wait = aiohttp.ClientTimeout(total=within)
        try:
            async with self._session.post(self.to, data=body, headers=headers, timeout=wait) as response:
                delivery.status = response.status
                said = await response.text()
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False
        if not 200 <= delivery.status < 300:
            return False
        delivery.latency = time.monotonic() - began
        delivery.answer = _read(said)
        return True


def encoded(delivery: Delivery) -> bytes:
    """A payload as Slack posts it: an event as JSON, a command as a form, all else as JSON in a form."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode()
    if delivery.kind == "slash_commands":
        return urlencode(delivery.payload).encode()
    return urlencode({"payload": json.dumps(delivery.payload)}).encode()


def _read(said: str) -> Body:
    if not said.strip():
        return {}
    try:
        found = json.loads(said)
    except ValueError:
        return {"text": said}
    return found if isinstance(found, dict) else {"text": said}
