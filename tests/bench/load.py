"""Fifty members at once: commands done per second, and whether any of them meets a locked database."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from tests.bench import script
from tests.bench.measure import Figure
from tests.bench.orm import Work, orm_on, works
from tests.bench.replay import record
from tests.bench.script import Line

T = TypeVar("T")

COMMANDS = 400
"""Of one round: 2,000 in all."""

ROUNDS = 5
OURS = "the bot"
WAYS = {
    "BEGIN": ("BEGIN", 15),
    "BEGIN IMMEDIATE": ("BEGIN IMMEDIATE", 15),
    "BEGIN IMMEDIATE, one connection": ("BEGIN IMMEDIATE", 1),
}
"""How people set up the ORM: what begins a transaction, and connections at most."""


@dataclass(frozen=True)
class Run:
    """`rate`: commands done per second. `worst`: seconds that 99 of 100 stay below. `locked`: how many failed."""

    rate: float
    worst: float
    locked: int


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> Sequence[Figure]:
    seeded = folder / "seeded.db"
    await script.seed(seeded)
    lines = script.meetings(COMMANDS)
    recorded = script.copy(seeded)
    await record(recorded, lines)
    ready = works(recorded, lines)
    runs: dict[str, list[Run]] = {OURS: [], **{way: [] for way in WAYS}}
    for _ in range(ROUNDS):
        runs[OURS].append(await _ours(seeded, recorded, lines))
        for way in WAYS:
            runs[way].append(await _theirs(seeded, recorded, ready, way))
    locked = {way: sum(run.locked for run in runs[way]) for way in runs}
    rate = {way: statistics.median(run.rate for run in runs[way]) for way in runs}
    worst = {way: statistics.median(run.worst for run in runs[way]) * 1_000 for way in runs}
    in_all = COMMANDS * ROUNDS
    # A way that loses commands is out of the contest, however fast, as long as one is left that loses none.
    best = max(WAYS, key=lambda way: (not locked[way], rate[way]))
    figures = [
        Figure(
            f"50 at once: done per second, ORM, {way}", rate[OURS], rate[way], "/s", least=4 if way == best else None
        )
        for way in WAYS
    ]
    figures += [
        Figure(f"50 at once: 99 of 100 within, ORM, {best}", worst[OURS], worst[best], "ms", most=0.2),
        Figure(f"50 at once: found it locked, of {in_all:,}, ORM, BEGIN", locked[OURS], locked["BEGIN"], "", most=0),
    ]
    return figures


async def _ours(seeded: Path, recorded: Path, lines: Sequence[Line]) -> Run:
    file = script.copy(seeded)
    with script.bot_on(file) as bot:
        run = await _crowd(partial(script.say, bot), lines)
    script.assert_same([recorded, file])
    return run


async def _theirs(seeded: Path, recorded: Path, ready: Sequence[Work], way: str) -> Run:
    file = script.copy(seeded)
    begin, connections = WAYS[way]
    async with orm_on(file, begin=begin, connections=connections) as orm:
        run = await _crowd(orm.do, ready)
    if not run.locked:
        script.assert_same([recorded, file])
    return run


async def _crowd(do: Callable[[T], Awaitable[None]], works: Sequence[T]) -> Run:
    """Every member works through their own share, all members at the same time."""
    took: list[float] = []
    locked = 0

    async def member(share: Sequence[T]) -> None:
        nonlocal locked
        for one in share:
            began = time.perf_counter()
            try:
                await do(one)
            except OperationalError as error:
                if "locked" not in str(error.orig):
                    raise
                locked += 1
            else:
                took.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(member(works[index :: script.MEMBERS]) for index in range(script.MEMBERS)))
    seconds = time.perf_counter() - began
    return Run(len(took) / seconds, statistics.quantiles(took, n=100)[-1], locked)
