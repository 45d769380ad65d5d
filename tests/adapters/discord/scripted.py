"""A server that answers as it is told, whatever Discord would say: for the answers that Discord gives on a bad day."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import web

from adapters.discord.messenger import DiscordMessenger
from adapters.discord.rest import Breaker, Rest, client

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """`body`: text as it is, else JSON. `reset`: the connection ends in its place."""

    body: Any = field(default_factory=dict)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    kind: str = "application/json"
    reset: bool = False


Story: TypeAlias = Callable[[DiscordMessenger], Awaitable[None]]

FINE = Answer({"id": "1001", "channel_id": "10"})


def no(code: int, status: int = 403) -> Answer:
    return Answer({"message": "No", "code": code}, status=status)


def busy(seconds: float = 7.5, *, headers: dict[str, str] | None = None, everywhere: bool = False) -> Answer:
    said = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
    return Answer(said, status=429, headers={"Via": "1.1 google"} | (headers or {}))


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked: `body` is the JSON of it; `files` the names, kinds and contents of what came with it."""

    route: str
    body: Mapping[str, Any]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    files: tuple[tuple[str, str, bytes], ...] = ()


class Answers:
    """Routes are spelled `POST /channels/10/messages`. What isn't told is answered with `FINE`."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.told: dict[str, deque[Answer]] = defaultdict(deque)

    def tell(self, route: str, *answers: Answer | Mapping[str, Any] | list[Any]) -> None:
        self.told[route] += [one if isinstance(one, Answer) else Answer(one) for one in answers]

    def given(self, route: str) -> list[Call]:
        return [call for call in self.calls if call.route == route]

    @property
    def routes(self) -> list[str]:
        return [call.route for call in self.calls]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        route = f"{request.method} {request.path.removeprefix('/api')}"
        body, files = await _read(request)
        self.calls.append(Call(route, body, dict(request.query), dict(request.headers), files))
        answer = self.told[route].popleft() if self.told[route] else FINE
        if answer.reset:
            assert request.transport is not None
            request.transport.abort()
        text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        return web.Response(text=text, status=answer.status, headers=answer.headers, content_type=answer.kind)

    @contextlib.asynccontextmanager
    async def client(self, breaker: Breaker | None = None) -> AsyncIterator[Rest]:
        """The client that the bot uses."""
        app = web.Application()
        app.router.add_route("*", "/api/{rest:.*}", self._handle)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        made = client("token", f"http://127.0.0.1:{runner.addresses[0][1]}/api", breaker=breaker)
        try:
            async with made.session:
                yield made
        finally:
            await runner.cleanup()


def play(answers: Answers, story: Story, breaker: Breaker | None = None) -> None:
    async def run() -> None:
        async with asyncio.timeout(10), answers.client(breaker) as client:
            await story(DiscordMessenger(client))

    asyncio.run(run())


async def _read(request: web.Request) -> tuple[Mapping[str, Any], tuple[tuple[str, str, bytes], ...]]:
    if request.content_type != "multipart/form-data":
        return (await request.json() if request.can_read_body else {}), ()
    body: Mapping[str, Any] = {}
    files: list[tuple[str, str, bytes]] = []
    form = await request.post()
    for name, value in form.items():
        if name == "payload_json":
            body = json.loads(str(value))
        else:
            assert isinstance(value, web.FileField)
            assert name == f"files[{len(files)}]"
            files.append((value.filename, value.content_type, value.file.read()))
    return body, tuple(files)
