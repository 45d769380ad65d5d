"""A look for what is due that finds nothing: among many that wait, and while somebody holds an old snapshot."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta

import psycopg
from sqlalchemy import update

from bot import clock
from bot.outbox.sender import Sender
from storage.schema import deliveries
from storage.store import Database
from tests.bench.measure import Figure
from tests.bench.outbox import ground, peers

TICKS = 300
LOOKS = 7
FEW = 1_000
DRAINED = 200_000


def measure() -> Sequence[Figure]:
    figures: list[Figure] = []
    for name in ground.DATABASES:
        ours = asyncio.run(_idle(name))
        figures.append(
            Figure(f"{name}: idle tick, 1,000,000 waiting, 1,000", ours[ground.MILLION], ours[FEW], "ms", most=1.3)
        )
        if name == "PostgreSQL":
            theirs = asyncio.run(_procrastinate())
            figures.append(
                Figure("idle tick, 1,000,000 waiting, procrastinate", ours[ground.MILLION], theirs, "ms", most=0.01)
            )
    return figures


async def _idle(name: str) -> dict[int, float]:
    """Median milliseconds of a tick, by how many wait; they take turns."""
    with ExitStack() as stack:
        senders: dict[int, Sender] = {}
        for number in (FEW, ground.MILLION):
            url = stack.enter_context(ground.waiting(name, number))
            senders[number] = ground.sender(stack.enter_context(ground.opened(url)), ground.Nowhere())
        for sender in senders.values():
            await ticks(sender, 20)
        took: dict[int, list[float]] = {number: [] for number in senders}
        for _ in range(TICKS):
            for number, sender in senders.items():
                took[number] += await ticks(sender, 1)
        return {number: statistics.median(some) for number, some in took.items()}


async def ticks(sender: Sender, times: int) -> list[float]:
    """Milliseconds each. Fails when one of them finds something."""
    took: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        found = await sender.pump()
        took.append((time.perf_counter() - began) * 1000)
        if found:
            raise AssertionError("it was to find nothing")
    return took


async def _procrastinate() -> float:
    url = ground.server().create()
    took: list[float] = []
    try:
        await peers.procrastinate_filled(url, ground.MILLION)

        async def timed(look: peers.Look) -> None:
            began = time.perf_counter()
            if await look() is not None:
                raise AssertionError("it was to find nothing")
            took.append((time.perf_counter() - began) * 1000)

        await peers.procrastinate_looks(url, LOOKS, timed)
    finally:
        ground.server().drop(url)
    return statistics.median(took)


# After many were sent


def measure_snapshot() -> Sequence[Figure]:
    """PostgreSQL alone: SQLite's writer takes a deleted index entry out at once."""
    free, _ = asyncio.run(_drained(held=False))
    held, look = asyncio.run(_drained(held=True))
    return [
        Figure("PostgreSQL: idle tick after 200,000 sent, foreign snapshot, without", held, free, "ms", most=2),
        Figure("PostgreSQL: ... the look at everything, once a minute, without", look, free, "ms"),
    ]


async def _drained(*, held: bool) -> tuple[float, float]:
    """Milliseconds of a tick, and of one that looks at everything, after 200,000 were sent."""
    with ground.waiting("PostgreSQL", ground.MILLION) as url, ground.opened(url) as database:
        messenger = ground.Nowhere()
        with psycopg.connect(url) as foreign:
            due = clock.now() - timedelta(minutes=10)
            for turn in range(DRAINED // ground.PUT):
                some = ground.planned(range(ground.PUT), due=due, name=f"past/{turn}")
                await database.write(lambda store, some=some: store.outbox.put_many(some))
            if held:
                foreign.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                foreign.execute("SELECT count(*) FROM stops")
            await _send(database, due)
            sender = ground.sender(database, messenger)
            await ticks(sender, 20)
            took = await ticks(sender, TICKS)
            looks = [(await ticks(ground.sender(database, messenger), 1))[0] for _ in range(LOOKS)]
            foreign.rollback()
    return statistics.median(took), statistics.median(looks)


async def _send(database: Database, due: datetime) -> None:
    """What the sender's writes leave behind: three versions of each row."""
    c = deliveries.c
    for state in ("leased", "sending", "sent"):
        change = update(deliveries).where(c.not_before == due).values(state=state)
        await asyncio.wrap_future(database.engine.write(lambda connection, change=change: connection.execute(change)))
