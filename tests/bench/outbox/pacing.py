"""Channels that may be called once an interval: how long until all is sent, and how long most wait for their first."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot import clock
from bot.kit.cards import Card
from bot.members.model import Place
from bot.outbox.model import Rates, Receipt
from storage.store import Database
from tests.bench.measure import Figure
from tests.bench.outbox import ground

INTERVAL = 0.05
"""Seconds between two calls to a channel: a second, twenty times as fast."""

EVEN_INTERVAL = 0.5
"""Where all channels are alike: at twenty times the speed an interval is too short to write all of its calls down."""

SLACK = 0.1
POOL = 20
FREE = 64


def measure() -> Sequence[Figure]:
    even = [channel for _ in range(10) for channel in range(200)]
    hot = [0] * 60 + list(range(1, 401))
    figures: list[Figure] = []
    for about, load, interval in (
        ("200 channels x 10", even, EVEN_INTERVAL),
        ("one x 60, 400 x 1", hot, INTERVAL),
        ("Zipf, 2,000 for 300", _zipf(), INTERVAL),
    ):
        ideal = (max(Counter(load).values()) - 1) * interval
        makespan, first = asyncio.run(_ours(load, interval))
        figures.append(Figure(f"pacing, {about}: until all are sent, ideal", makespan, ideal, "s", most=1.1))
        if load is not even:
            slow, late = asyncio.run(_pool(load, interval))
            goal = 0.02 if about.startswith("Zipf") else None
            figures += [
                Figure(f"pacing, {about}: 95 of 100 channels called, pool of 20", first, late, "s", most=goal),
                Figure(f"pacing, {about}: until all are sent, pool of 20", makespan, slow, "s"),
            ]
    return figures


def _zipf() -> list[int]:
    dice = random.Random(5)
    return dice.choices(range(300), weights=[1 / rank for rank in range(1, 301)], k=2_000)


@dataclass
class _Platform(ground.Nowhere):
    """Remembers when each channel was called."""

    called: list[tuple[str, float]] = field(default_factory=list[tuple[str, float]])

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        self.called.append((place.id, time.perf_counter()))
        return await super().send(place, card, marker=marker)


async def _ours(load: Sequence[int], interval: float) -> tuple[float, float]:
    """Seconds until the last call, and until 95 of 100 channels had their first."""
    with ground.empty("SQLite") as url, ground.opened(url) as database:
        await asyncio.to_thread(_plan, database, load)
        platform = _Platform(Rates(channel=interval, at_once=FREE))
        sender = ground.sender(database, platform)
        began = time.perf_counter()
        await ground.drained(sender, platform, len(load))
    return _seen(platform.called, began, load, interval)


def _plan(database: Database, load: Sequence[int]) -> None:
    due = clock.now() - timedelta(seconds=10)
    some = [
        replace(
            one,
            to=Place("slack", f"T{channel % 30}", f"D{channel}", private=True),
            space=f"slack/T{channel % 30}",
            not_before=due + timedelta(milliseconds=number),
        )
        for number, (channel, one) in enumerate(zip(load, ground.planned(range(len(load)), due=due), strict=True))
    ]
    database.write_now(lambda store: store.outbox.put_many(some))


async def _pool(load: Sequence[int], interval: float) -> tuple[float, float]:
    """Twenty workers that take the next message and wait until its channel may have it."""
    waiting = list(reversed(load))
    free: dict[int, float] = {}
    called: list[tuple[str, float]] = []
    began = time.perf_counter()

    async def work() -> None:
        while waiting:
            channel = waiting.pop()
            now = time.perf_counter()
            at = max(now, free.get(channel, 0.0))
            free[channel] = at + interval
            await asyncio.sleep(at - now)
            called.append((f"D{channel}", time.perf_counter()))

    await asyncio.gather(*(work() for _ in range(POOL)))
    return _seen(called, began, load, interval)


def _seen(
    called: Sequence[tuple[str, float]], began: float, load: Sequence[int], interval: float
) -> tuple[float, float]:
    if Counter(place for place, _ in called) != Counter(f"D{channel}" for channel in load):
        raise AssertionError("not everything was sent once")
    firsts: dict[str, float] = {}
    lasts: dict[str, float] = {}
    for place, at in called:
        firsts.setdefault(place, at - began)
        lasts[place] = at - began
    # A call begins some commit after its turn, so single steps may be a little shorter.
    for channel, number in Counter(load).items():
        place = f"D{channel}"
        if lasts[place] - firsts[place] < (number - 1) * interval - SLACK:
            raise AssertionError("a channel was called too fast")
    return max(lasts.values()), statistics.quantiles(firsts.values(), n=20)[18]
