"""A platform on a real socket, with the faults that platforms have.

In this process, as a context manager; or in one of its own, so that it outlives the workers that are killed:

    python -m tests.delivery.sink --faults faulty --log FILE

prints its address as the first line and appends one line of JSON for every message that it accepts.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import signal
import socket
import struct
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from aiohttp import web

from bot.clock import now

Fault = Literal[
    "refused",
    "failed_before",
    "reset_before",
    "reset_after",
    "hangs",
    "failed_after",
    "late",
    "malformed",
    "fine",
]
"""What becomes of one call; "malformed" is accepted and answered with half of a JSON document."""


@dataclass(frozen=True, slots=True)
class Faults:
    """How large a part of the calls meets which fault, 0 to 1 each. `lateness` and `retry_after` are seconds."""

    refused: float = 0.0
    """429 with Retry-After, not accepted."""
    failed_before: float = 0.0
    """500, not accepted."""
    reset_before: float = 0.0
    reset_after: float = 0.0
    """Accepted, then the connection is reset."""
    hangs: float = 0.0
    """Accepted, never answered."""
    failed_after: float = 0.0
    """Accepted, 500."""
    late: float = 0.0
    """Never answered, accepted `lateness` seconds later."""
    lateness: float = 1.4
    retry_after: float = 0.2

    def roll(self, number: float) -> Fault:
        """The fault of a call, by a random number from 0 to 1."""
        shares: tuple[tuple[Fault, float], ...] = (
            ("refused", self.refused),
            ("failed_before", self.failed_before),
            ("reset_before", self.reset_before),
            ("reset_after", self.reset_after),
            ("hangs", self.hangs),
            ("failed_after", self.failed_after),
            ("late", self.late),
        )
        for fault, share in shares:
            if number < share:
                return fault
            number -= share
        return "fine"


HEALTHY = Faults()
FAULTY = Faults(
    refused=0.05,
    failed_before=0.04,
    reset_before=0.03,
    reset_after=0.05,
    hangs=0.05,
    failed_after=0.02,
    late=0.02,
)

STORIES = {"healthy": HEALTHY, "faulty": FAULTY}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A message that the platform has. `at`: when it was accepted, in seconds since 1970. `message`: its id there."""

    place: str
    marker: str
    nonce: str | None
    at: float
    message: str


@dataclass(frozen=True, slots=True)
class Says:
    """An answer word for word: not accepted."""

    error: str = ""
    """With status 200: `{"ok": false, "error": …}`."""
    status: int = 200
    retry_after: float | None = None
    scope: str = ""
    """What a 429 is about: place, space, platform or opening."""


class Sink:
    """`accepted` has every message that arrived, copies too; `calls` counts what was posted to it.

    A nonce is remembered for `nonce_seconds`, and never without them. `script` says what becomes of the next calls to a
    place, or to any place under the name "": faults that happen, answers that are given. Then `faults` are rolled. What
    becomes of calls to open a conversation or to read back it says under "/direct" and "/find"; else they go well.
    """

    def __init__(
        self, faults: Faults = HEALTHY, *, seed: int = 1, nonce_seconds: float | None, log: Path | None = None
    ) -> None:
        self.faults = faults
        self.accepted: list[Accepted] = []
        self.texts: dict[str, str] = {}
        """What each message says now, by its id."""
        self.calls = 0
        self.posted: list[str] = []
        """The marker of each call to send."""
        self.finds = 0
        self.directs = 0
        self.script: defaultdict[str, deque[Fault | Says]] = defaultdict(deque)
        self.url = ""
        self._random = random.Random(seed)
        self._nonce_seconds = nonce_seconds
        self._nonces: dict[tuple[str, str], tuple[float, str]] = {}
        self._ours: defaultdict[tuple[str, str], list[Accepted]] = defaultdict(list)
        self._ids = 0
        self._log_file = log
        self._later: set[asyncio.Task[None]] = set()
        self._stack = contextlib.AsyncExitStack()

    async def __aenter__(self) -> Sink:
        app = web.Application()
        app.router.add_post("/send", self._send)
        app.router.add_post("/edit", self._edit)
        app.router.add_post("/direct", self._direct)
        app.router.add_get("/find", self._find)
        self._log = self._stack.enter_context(self._log_file.open("a")) if self._log_file else None
        # A caller that hangs up ends the handler that never answers it.
        runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        self._stack.push_async_callback(self._end_later)
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def copies(self) -> int:
        """How many messages are there more than once: those above the first of each place and marker."""
        return len(self.accepted) - len({(one.place, one.marker) for one in self.accepted})

    def accept(self, place: str, marker: str, nonce: str | None, text: str) -> str:
        """Take a message, or know it again by its nonce; its id."""
        seconds = time.monotonic()
        if nonce is not None and self._nonce_seconds is not None:
            seen = self._nonces.get((place, nonce))
            if seen is not None and seconds - seen[0] < self._nonce_seconds:
                return seen[1]
        one = Accepted(place, marker, nonce, now().timestamp(), self._next_id())
        if nonce is not None:
            self._nonces[place, nonce] = (seconds, one.message)
        self.accepted.append(one)
        self._ours[place, marker].append(one)
        self.texts[one.message] = text
        if self._log is not None:
            self._log.write(json.dumps(asdict(one)) + "\n")
            self._log.flush()
        return one.message

    def stranger(self, place: str, marker: str) -> None:
        """Somebody else's message, with a marker that they copied from ours: it is there, but it isn't ours."""
        self.texts[self._next_id()] = f"{place} {marker}"

    async def _send(self, request: web.Request) -> web.StreamResponse:
        self.calls += 1
        sent = await request.json()
        self.posted.append(sent["marker"])
        message = (sent["place"], sent["marker"], sent["nonce"], sent["text"])
        planned = self._planned(sent["place"])
        answer = await self._before(request, planned)
        if answer is not None:
            return answer
        match planned:
            case "late":
                self._accept_later(message)
                await asyncio.Event().wait()
            case _:
                found = self.accept(*message)
        match planned:
            case "reset_after":
                return await self._reset(request)
            case "hangs":
                await asyncio.Event().wait()
            case "failed_after":
                return web.Response(status=500)
            case "malformed":
                return web.Response(text='{"message": ', content_type="application/json")
            case _:
                pass
        return web.json_response({"message": found})

    async def _before(self, request: web.Request, planned: Fault | Says) -> web.StreamResponse | None:
        """The answer of a platform that did nothing; None where it goes on."""
        if isinstance(planned, Says):
            return self._says(planned)
        match planned:
            case "refused":
                return self._says(Says(status=429, retry_after=self.faults.retry_after, scope="place"))
            case "failed_before":
                return web.Response(status=500)
            case "reset_before":
                return await self._reset(request)
            case _:
                return None

    async def _edit(self, request: web.Request) -> web.StreamResponse:
        edit = await request.json()
        if edit["message"] not in self.texts:
            return web.json_response({"ok": False, "error": "message_not_found"})
        self.texts[edit["message"]] = edit["text"]
        return web.json_response({"message": edit["message"]})

    async def _direct(self, request: web.Request) -> web.StreamResponse:
        self.directs += 1
        if answer := await self._scripted(request):
            return answer
        return web.json_response({"place": f"D-{(await request.json())['user']}"})

    async def _find(self, request: web.Request) -> web.StreamResponse:
        self.finds += 1
        if answer := await self._scripted(request):
            return answer
        asked = request.query
        since = float(asked["since"])
        ours = (one.message for one in self._ours[asked["place"], asked["marker"]] if one.at >= since)
        return web.json_response({"message": next(ours, None)})

    async def _scripted(self, request: web.Request) -> web.StreamResponse | None:
        script = self.script[request.path]
        return await self._before(request, script.popleft()) if script else None

    def _planned(self, place: str) -> Fault | Says:
        for name in (place, ""):
            if self.script[name]:
                return self.script[name].popleft()
        return self.faults.roll(self._random.random())

    @staticmethod
    def _says(answer: Says) -> web.Response:
        headers: dict[str, str] = {}
        if answer.retry_after is not None:
            headers["Retry-After"] = str(answer.retry_after)
        if answer.scope:
            headers["X-RateLimit-Scope"] = answer.scope
        said: dict[str, Any] = {"ok": False, "error": answer.error or "ratelimited"}
        return web.json_response(said, status=answer.status, headers=headers)

    async def _reset(self, request: web.Request) -> web.StreamResponse:
        """Not an orderly end, but a reset."""
        transport = request.transport
        if transport is not None:
            linger = struct.pack("ii", 1, 0)
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            transport.abort()
        await asyncio.Event().wait()
        raise AssertionError

    def _accept_later(self, message: tuple[str, str, str | None, str]) -> None:
        async def later() -> None:
            await asyncio.sleep(self.faults.lateness)
            self.accept(*message)

        task = asyncio.create_task(later())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _end_later(self) -> None:
        for task in self._later:
            task.cancel()

    def _next_id(self) -> str:
        self._ids += 1
        return f"m{self._ids}"


def read_log(path: Path) -> Iterator[Accepted]:
    """What a sink in another process accepted."""
    for line in path.read_text().splitlines():
        yield Accepted(**json.loads(line))


async def _serve(faults: Faults, *, seed: int, nonce_seconds: float | None, log: Path) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with Sink(faults, seed=seed, nonce_seconds=nonce_seconds, log=log) as sink:
        print(sink.url, flush=True)
        await ended.wait()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.delivery.sink", description=__doc__)
    parser.add_argument("--faults", choices=STORIES, default="healthy")
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nonce-seconds", type=float, help="how long a nonce is remembered; never without it")
    parser.add_argument("--lateness", type=float, default=HEALTHY.lateness, help="seconds until a late one is accepted")
    given = parser.parse_args(arguments)
    given.log.touch()
    faults = replace(STORIES[given.faults], lateness=given.lateness)
    asyncio.run(_serve(faults, seed=given.seed, nonce_seconds=given.nonce_seconds, log=given.log))


if __name__ == "__main__":
    main(sys.argv[1:])
