"""One look at a feed: as it was (304), the same bytes again, and changed; with what children use, in processor time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import threading
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

from adapters.addresses import parse_address
from adapters.feeds.reader import FeedReader
from bot.clock import MovableClock
from bot.events import rules
from bot.events.model import Feed, FeedId, Source, SourceId
from storage import migrate
from storage.engine import open_engine
from storage.store import Database
from storage.vault import Keyring, Vault
from tests.bench.calendars import calendar
from tests.bench.measure import PAIRS, Figure, medians
from tests.feeds.wild import LOOPBACK, Answer, Asked, Server, reply, seeing, serving
from tests.talk import THURSDAY

GOAL = 100
"""How many times as cheap a feed is that didn't change (issue 7)."""
LOOKS = 20
"""At what didn't change, for each at what did: one alone is too short to be measured."""


def measure() -> Sequence[Figure]:
    turns = asyncio.run(_turns())
    middle = {case: seconds * 1_000 for case, seconds in medians(turns).items()}
    about = "one look at a calendar of 10,000 events that is as it was ({}): one that changed"
    return [
        Figure(about.format("304"), middle["same"], middle["changed"], "ms", most=1 / GOAL),
        Figure(about.format("the same bytes"), middle["bytes"], middle["changed"], "ms"),
    ]


async def _turns() -> list[Mapping[str, float]]:
    body = calendar(0.01)
    site: dict[str, Answer] = {}
    clock = MovableClock(lambda: THURSDAY)
    with tempfile.TemporaryDirectory() as folder, open_engine(f"sqlite:///{Path(folder) / 'bench.db'}") as engine:
        migrate.upgrade(engine)
        database = Database(engine, Vault(Keyring.parse(Keyring.generate())), clock)
        async with _apart(serving(site)) as (server, spent), seeing(server) as fetcher:
            address = server.address("/a.ics").url
            source = Source(SourceId(1), address, THURSDAY)
            await database.write(lambda store: store.feeds.add(Feed(FeedId(1), source, THURSDAY, space="slack/T1")))
            reader = FeedReader(database, fetcher, partial(parse_address, allow=LOOPBACK, ports={server.port}))

            async def look(answer: Answer, times: int = 1) -> float:
                """Processor seconds of one look, of this process and its children, without the site's own."""
                site["/a.ics"] = answer
                before = _used() - spent()
                for _ in range(times):
                    clock.move(rules.EVERY)
                    if await reader.read_due() != 1:
                        raise AssertionError("it was not read")
                return (_used() - spent() - before) / times

            turns: list[Mapping[str, float]] = []
            for number in range(PAIRS + 1):
                fresh = body.replace(b"SUMMARY:Event 1\r", b"SUMMARY:Event one, %d\r" % number)
                tagged = _tagged(fresh, f'"{number}"')
                changed, same = await look(tagged), await look(tagged, LOOKS)
                again = await look(reply(fresh), LOOKS)
                turns.append({"changed": changed, "same": same, "bytes": again})
                found = await database.read(lambda store: store.feeds.source(address))
                if found is None or found.trouble or not found.found:
                    raise AssertionError("it could not be read")
            return turns[1:]


def _tagged(body: bytes, tag: str) -> Answer:
    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        known = asked.headers.get("If-None-Match") == tag
        writer.write(reply(status="304 Not Modified") if known else reply(body, f"ETag: {tag}"))

    return answer


@contextlib.asynccontextmanager
async def _apart(serves: AbstractAsyncContextManager[Server]) -> AsyncGenerator[tuple[Server, Callable[[], float]]]:
    """The server in a thread of its own, and the processor seconds that it has used."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def used() -> float:
        return time.thread_time()

    try:
        server = asyncio.run_coroutine_threadsafe(_enter(serves), loop).result()
        yield server, lambda: asyncio.run_coroutine_threadsafe(used(), loop).result()
        asyncio.run_coroutine_threadsafe(_leave(serves), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _enter(serves: AbstractAsyncContextManager[Server]) -> Server:
    return await serves.__aenter__()


async def _leave(serves: AbstractAsyncContextManager[Server]) -> None:
    await serves.__aexit__(None, None, None)


def _used() -> float:
    found = os.times()
    return found.user + found.system + found.children_user + found.children_system
