"""Slack over HTTP: nothing is parsed, let alone done, before the signature on the very bytes that came is right."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from datetime import datetime, timedelta

from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack.inbound import readable

MOST_BYTES = 1_000_000
"""Far more than Slack sends: a view has at most 250 kB."""

WINDOW = timedelta(minutes=5)
"""How old a request may be (docs.slack.dev, verifying requests); what is sent again within it meets the inbox."""

_TIMESTAMP = re.compile(r"[0-9]{10}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def verified(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> bool:
    """Whether Slack signed this body, and lately. False for anything that isn't a timestamp or a signature."""
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now.timestamp() - int(timestamp)) > WINDOW.total_seconds():
        return False
    signed = hmac.new(secret.encode(), b"v0:" + timestamp.encode("ascii") + b":" + body, hashlib.sha256)
    return hmac.compare_digest("v0=" + signed.hexdigest(), signature)


class Gate:
    """The endpoint that Slack posts everything to. 401: not from Slack; 413: too long; 400: signed, but unreadable."""

    def __init__(self, app: AsyncApp, secret: str, clock: Callable[[], datetime]) -> None:
        self._app = app
        self._secret = secret
        self._clock = clock

    async def handle(self, request: web.Request) -> web.Response:
        if (request.content_length or 0) > MOST_BYTES:
            return web.Response(status=413)
        body = await _read(request)
        if body is None:
            return web.Response(status=413)
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not verified(self._secret, timestamp, signature, body, self._clock()):
            return web.Response(status=401)
        try:
            kind = request.headers.get("Content-Type", "")
            read = AsyncBoltRequest(body=body.decode("utf-8"), headers={"content-type": kind}, mode="http")
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return web.Response(status=400)
        if not readable(read.body):
            return web.Response(status=400)
        answer = await self._app.async_dispatch(read)
        kind = answer.first_headers().get("content-type", "text/plain")
        return web.Response(body=(answer.body or "").encode(), status=answer.status, headers={"Content-Type": kind})


async def _read(request: web.Request) -> bytes | None:
    """The whole body; None when it is too long, whatever its header said."""
    parts: list[bytes] = []
    size = 0
    async for part in request.content.iter_chunked(65_536):
        size += len(part)
        if size > MOST_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)
