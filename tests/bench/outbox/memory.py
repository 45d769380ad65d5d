"""What a million that wait cost in memory. `python -m tests.bench.outbox.memory NAME [URL]` measures one case."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta

import psutil

from bot import clock
from tests.bench.measure import Figure
from tests.bench.outbox import ground, peers, tick

SAMPLE = 100_000
"""Jobs of APScheduler's memory store; its memory grows in proportion, so it is taken ten times."""

TICKS = 300


def measure() -> Sequence[Figure]:
    theirs = _in_a_process("apscheduler") * ground.MILLION / SAMPLE
    figures: list[Figure] = []
    for name in ground.DATABASES:
        with ground.waiting(name, ground.MILLION) as url:
            ours = _in_a_process("ours", url)
        figures.append(Figure(f"{name}: memory for 1,000,000, APScheduler's in memory", ours, theirs, "MB", most=0.02))
    return figures


def _in_a_process(*case: str) -> float:
    command = [sys.executable, "-m", "tests.bench.outbox.memory", *case]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _resident() -> float:
    """Megabytes."""
    gc.collect()
    return psutil.Process().memory_info().rss / 1e6


async def _ours(url: str) -> float:
    with ground.opened(url) as database:
        sender = ground.sender(database, ground.Nowhere())
        before = _resident()
        await tick.ticks(sender, TICKS)
        return _resident() - before


def _apscheduler() -> float:
    from apscheduler.schedulers.background import BackgroundScheduler

    scheduler = BackgroundScheduler(timezone="UTC")
    scheduler.start(paused=True)
    before = _resident()
    at = clock.now() + ground.FAR
    for number in range(SAMPLE):
        # In order, latest first: any other order would take it hours.
        peers.schedule(scheduler, at - timedelta(seconds=number))
    grown = _resident() - before
    scheduler.shutdown(wait=False)
    return grown


if __name__ == "__main__":
    print(asyncio.run(_ours(sys.argv[2])) if sys.argv[1] == "ours" else _apscheduler())
