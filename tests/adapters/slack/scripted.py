"""A server that answers as it is told, whatever Slack would say: for the answers that Slack gives on a bad day."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.messenger import client

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """`body`: text as it is, else JSON. `reset`: the connection ends in its place."""

    body: Any = field(default_factory=lambda: {"ok": True})
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    kind: str = "application/json"
    reset: bool = False


FINE = Answer({"ok": True, "channel": "C1", "ts": "1.000001"})


class Answers:
    """`calls`: each with its method and what it was given. What isn't told is answered with `FINE`."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.told: dict[str, deque[Answer]] = defaultdict(deque)
        self.url = ""

    def tell(self, method: str, *answers: Answer | Mapping[str, Any]) -> None:
        self.told[method] += [one if isinstance(one, Answer) else Answer(one) for one in answers]

    def given(self, method: str) -> list[dict[str, Any]]:
        return [given for called, given in self.calls if called == method]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.content_type == "application/json":
            given = await request.json()
        else:
            given = {"body": await request.read()}
        self.calls.append((method, given | dict(request.query) | {"headers": dict(request.headers)}))
        answer = self.told[method].popleft() if self.told[method] else FINE
        if answer.reset:
            assert request.transport is not None
            request.transport.abort()
        text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        return web.Response(text=text, status=answer.status, headers=answer.headers, content_type=answer.kind)

    @contextlib.asynccontextmanager
    async def client(self) -> AsyncIterator[AsyncWebClient]:
        """The client that the bot uses."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._handle)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        made = client("xoxb-1", self.url)
        try:
            yield made
        finally:
            assert made.session is not None
            await made.session.close()
            await runner.cleanup()
