"""End to end over HTTP: claimed, posted to a platform in another process, marked; against posting alone."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import aiohttp

from bot.outbox.model import Pace, Rates
from bot.outbox.sender import Sender
from storage.store import Database
from tests.bench.measure import Figure, medians
from tests.bench.outbox import ground
from tests.delivery.loopback import SLACK_LIKE, Loopback

NUMBER = 5_000
TURNS = 5
AT_ONCE = Pace().at_once


def measure() -> Sequence[Figure]:
    figures: list[Figure] = []
    for name in ground.DATABASES:
        with ground.waiting(name, ground.MILLION) as url, ground.opened(url) as database, _sink() as (address, log):
            turns = [asyncio.run(_turn(database, address, log)) for _ in range(TURNS)]
        middle = {case: NUMBER / seconds for case, seconds in medians(turns).items()}
        figures.append(
            Figure(
                f"{name}: claimed, posted, marked, bare aiohttp x{AT_ONCE}",
                middle["ours"],
                middle["bare"],
                "/s",
                least=0.8,
            )
        )
    return figures


async def _turn(database: Database, address: str, log: Path) -> dict[str, float]:
    """Seconds of each case."""
    ids = await asyncio.to_thread(ground.fall_due, database, NUMBER)
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=connector) as session:
        before = _accepted(log)
        messenger = Loopback(address, session, can=SLACK_LIKE, rates=Rates(at_once=AT_ONCE))
        sender = Sender(database, ground.compose, {"slack": messenger})
        took: dict[str, float] = {}
        began = time.perf_counter()
        while await _unsent(database):
            if not await sender.pump():
                await asyncio.sleep(0.002)
        await sender.stop()
        took["ours"] = time.perf_counter() - began
        ground.assert_states(database, ids)
        between = _accepted(log)
        took["bare"] = await _bare(address, session)
    markers = between[len(before) :]
    if len(markers) != NUMBER or len(set(markers)) != NUMBER or len(_accepted(log)) - len(between) != NUMBER:
        raise AssertionError("not every message arrived once")
    return took


async def _unsent(database: Database) -> bool:
    due = await database.read(lambda store: store.outbox.next_due())
    return due is not None and due <= await database.now() + ground.FAR / 2


async def _bare(address: str, session: aiohttp.ClientSession) -> float:
    left = list(range(NUMBER))

    async def post() -> None:
        while left:
            number = left.pop()
            sent = {"place": f"D{number}", "marker": f"{number:022}", "nonce": None, "text": ground.CARD.notification}
            async with session.post(f"{address}/send", json=sent) as response:
                await response.json()

    began = time.perf_counter()
    await asyncio.gather(*(post() for _ in range(AT_ONCE)))
    return time.perf_counter() - began


@contextmanager
def _sink() -> Iterator[tuple[str, Path]]:
    log = ground.folder() / "sink.log"
    command = [sys.executable, "-m", "tests.delivery.sink", "--faults", "healthy", "--log", str(log)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), log
    finally:
        process.terminate()
        process.wait(10)
        log.unlink(missing_ok=True)


def _accepted(log: Path) -> list[str]:
    return [json.loads(line)["marker"] for line in log.read_text().splitlines()]
