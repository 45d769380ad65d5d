"""One command through `Bot.answer` on SQLite: against the same SQL by bare `sqlite3`, and against an async ORM."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.bench import script
from tests.bench.measure import PAIRS, Figure, medians
from tests.bench.orm import orm_on, works
from tests.bench.replay import record, replay_on
from tests.bench.script import Line

T = TypeVar("T")

BATCH = 100
"""Commands of one turn, one after the other."""


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> Sequence[Figure]:
    seeded = folder / "seeded.db"
    await script.seed(seeded)
    number = BATCH * (PAIRS + 1)
    figures: list[Figure] = []
    for name, lines in (("/met", script.meetings(number)), ("/followup add", script.reminders(number))):
        took = await _compare(seeded, lines)
        ours = took["bot"]
        figures += [
            Figure(f"{name}: the bot against the same SQL by bare sqlite3", ours, took["sqlite3"], "ms", most=4),
            Figure(f"{name}: the bot against an async ORM session", ours, took["orm"], "ms", most=0.5),
        ]
    return figures


async def _compare(seeded: Path, lines: Sequence[Line]) -> dict[str, float]:
    """Median milliseconds of one command, by case."""
    recorded = script.copy(seeded)
    statements = await record(recorded, lines)
    ready = works(recorded, lines)
    files = [script.copy(seeded) for _ in range(3)]
    turns: list[dict[str, float]] = []
    async with AsyncExitStack() as stack:
        bot = stack.enter_context(script.bot_on(files[0]))
        replay = stack.enter_context(replay_on(files[1]))
        orm = await stack.enter_async_context(orm_on(files[2], begin="BEGIN IMMEDIATE"))
        for turn in range(PAIRS + 1):
            batch = slice(turn * BATCH, (turn + 1) * BATCH)
            turns.append(
                {
                    "bot": await _timed(partial(script.say, bot), lines[batch]),
                    "sqlite3": await _timed(replay.say, statements[batch]),
                    "orm": await _timed(orm.do, ready[batch]),
                }
            )
    script.assert_same([recorded, *files])
    return medians(turns[1:])  # the first one warms up


async def _timed(do: Callable[[T], Awaitable[None]], batch: Sequence[T]) -> float:
    began = time.perf_counter()
    for one in batch:
        await do(one)
    return (time.perf_counter() - began) / len(batch) * 1_000
