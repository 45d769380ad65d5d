"""Ten thousand fall due at once among a million: how long until all are sent, and whether the loop still turns."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Sequence
from typing import Any

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import make_url

from bot import clock
from bot.outbox.model import Pace, Rates
from storage.store import Database
from tests.bench.measure import Figure, medians
from tests.bench.outbox import ground, peers

DUE = 10_000
SAMPLE = 1_000
"""Of APScheduler's jobs; its time grows in proportion, so it is taken ten times."""

THEIR_WAITING = 100_000
"""Jobs that wait in APScheduler's store: a tenth of ours, as filling it takes long. That is in its favour."""

FEW = 2_000
"""As many as AsyncIOScheduler can be asked to do without waiting for minutes."""

TURNS = 3
WIDE = Pace(at_once=Pace().batch)
"""As many calls at once as one claim brings: there is no platform that would mind."""

FREE = Rates(at_once=DUE)
BEAT = 0.001
LONGEST_BLOCK = 20.0
"""Milliseconds."""


def measure() -> Sequence[Figure]:
    figures: list[Figure] = []
    for name in ground.DATABASES:
        middle = _drained(name)
        ours = middle["ours"]
        figures += [
            Figure(f"{name}: 10,000 due of 1,000,000 sent, APScheduler", ours, middle["APScheduler"], "s", most=1 / 25),
            Figure(f"{name}: ... at most {Pace().at_once} calls at once, {WIDE.at_once}", middle["narrow"], ours, "s"),
            Figure(f"{name}: ... to people, to channels", middle["people"], ours, "s"),
        ]
        if name == "PostgreSQL":
            figures += [
                Figure(f"{name}: 10,000 due of 1,000,000 sent, pgqueuer", ours, middle["pgqueuer"], "s", most=0.5),
                Figure(f"{name}: ... pgqueuer's two statements alone", ours, middle["statements"], "s"),
            ]
    return figures


def _drained(name: str) -> dict[str, float]:
    """Median seconds of each case; they take turns."""
    queue = ground.server().create() if name == "PostgreSQL" else ""
    if queue:
        asyncio.run(peers.pgqueuer_filled(queue, ground.MILLION))
    turns: list[dict[str, float]] = []
    with (
        ground.waiting(name, ground.MILLION) as url,
        ground.opened(url) as database,
        peers.apscheduler(peers.scheduler_address(name), waiting=THEIR_WAITING) as scheduler,
    ):
        for _ in range(TURNS):
            took = {
                "ours": _ours(database, WIDE),
                "narrow": _ours(database, Pace()),
                "people": _ours(database, WIDE, people=True),
                "APScheduler": _apscheduler(scheduler) * DUE / SAMPLE,
            }
            if queue:
                took |= asyncio.run(_pgqueuer(queue))
            turns.append(took)
    if queue:
        ground.server().drop(queue)
    return medians(turns)


def _ours(database: Database, pace: Pace, *, people: bool = False) -> float:
    ids = ground.fall_due(database, DUE, people=people)
    messenger = ground.Nowhere(FREE)
    began = time.perf_counter()
    asyncio.run(ground.drained(ground.sender(database, messenger, pace), messenger, DUE))
    took = time.perf_counter() - began
    ground.assert_sent(database, ids, messenger)
    return took


def _apscheduler(scheduler: Any) -> float:
    peers.DID.clear()
    for _ in range(SAMPLE):
        peers.schedule(scheduler, clock.now())
    began = time.perf_counter()
    peers.run_due(scheduler)
    took = time.perf_counter() - began
    _assert_all_ran(SAMPLE)
    return took


async def _pgqueuer(url: str) -> dict[str, float]:
    await peers.pgqueuer_due(url, DUE)
    took = await peers.pgqueuer_drained(url, DUE, batch=Pace().batch)
    await peers.pgqueuer_due(url, DUE)
    return {"pgqueuer": took, "statements": await peers.pgqueuer_claims(url, DUE, batch=Pace().batch)}


def _assert_all_ran(number: int) -> None:
    if len(set(peers.DID)) != number or len(peers.DID) != number:
        raise AssertionError(f"APScheduler ran {len(peers.DID)}")


# The event loop meanwhile


def measure_lag() -> Sequence[Figure]:
    figures: list[Figure] = []
    gc.collect()
    gc.freeze()  # as every run does
    for name in ground.DATABASES:
        turns: list[dict[str, float]] = []
        with ground.waiting(name, ground.MILLION) as url, ground.opened(url) as database:
            for _ in range(TURNS):
                turns.append(
                    {
                        "many": asyncio.run(_our_lag(database, DUE)),
                        "few": asyncio.run(_our_lag(database, FEW)),
                        "APScheduler": asyncio.run(_their_lag(peers.scheduler_address(name))),
                        "idle": asyncio.run(_idle_lag()),
                    }
                )
        middle = medians(turns)
        figures += [
            Figure(f"{name}: loop blocked by 10,000 due at most, allowed", middle["many"], LONGEST_BLOCK, "ms", most=1),
            Figure(
                f"{name}: loop blocked by 2,000 due, AsyncIOScheduler",
                middle["few"],
                middle["APScheduler"],
                "ms",
                most=0.01,
            ),
            Figure(f"{name}: ... nothing to do at all", middle["few"], middle["idle"], "ms"),
        ]
    return figures


class Lag:
    """The longest that the loop did not come round, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def __aenter__(self) -> Lag:
        self._task = asyncio.create_task(self._watch())
        await asyncio.sleep(0.05)
        self.longest = 0.0
        return self

    async def __aexit__(self, *raised: object) -> None:
        self._task.cancel()

    async def _watch(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(BEAT)
            self.longest = max(self.longest, (time.perf_counter() - before - BEAT) * 1000)


async def _our_lag(database: Database, number: int) -> float:
    ids = await asyncio.to_thread(ground.fall_due, database, number)
    messenger = ground.Nowhere(FREE)
    async with Lag() as lag:
        await ground.drained(ground.sender(database, messenger), messenger, number)
    ground.assert_sent(database, ids, messenger)
    return lag.longest


async def _idle_lag() -> float:
    async with Lag() as lag:
        await asyncio.sleep(1)
    return lag.longest


async def _their_lag(url: str) -> float:
    peers.DID.clear()
    jobs = peers.store(url)
    scheduler = AsyncIOScheduler(timezone="UTC", executors={"default": AsyncIOExecutor()}, jobstores={"default": jobs})
    scheduler.start(paused=True)
    for _ in range(FEW):
        peers.schedule(scheduler, clock.now(), work=peers.note_later)
    async with Lag() as lag:
        scheduler.resume()
        while len(peers.DID) < FEW:  # noqa: ASYNC110  the jobs are plain functions by name
            await asyncio.sleep(0.01)
    _assert_all_ran(FEW)
    scheduler.shutdown(wait=False)
    jobs.engine.dispose()
    if make_url(url).get_backend_name() != "sqlite":
        ground.server().drop(url)
    return lag.longest
