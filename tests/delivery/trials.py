"""What workers and databases are put through, in any size: small in `make test`, large in `make chaos`."""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from bot.outbox.model import Rates
from storage.engine import database_file
from tests.delivery.harness import Ability, Field, Verdict, field
from tests.delivery.worker import Order, Peer
from tests.postgres import PostgresServer

Fault = Callable[[Field, float], None]
"""Does something to the database for so many seconds."""

EVERY = 0.15
"""Seconds from one kill to the next."""
STOP_SCALE = 6.0
"""Workers that are told to stop run six times as fast as the product: twenty seconds of grace become three."""
GRACE_SECONDS = 25.0
"""How long a worker may take to stop, at the product's own pace."""
BUSY_SECONDS = 0.3
"""How long SQLite waits for another process here."""


def replicas(url: str) -> int:
    """SQLite has one worker at a time."""
    return 1 if database_file(url) is not None else 3


def killed(url: str, folder: Path, *, ability: Ability, kills: int, due: int, every: float = EVERY) -> Verdict:
    """Workers are killed all the time, while the platform resets, hangs, delays and lies."""
    with field(url, folder, ability=ability) as ground:
        ground.plant(due, seconds=kills * every)
        ground.start(replicas(url))
        ground.kill_often(kills, every=every)
        ground.drain()
        return ground.verdict()


def killed_in_slack(url: str, folder: Path, *, kills: int, due: int, every: float = 0.0) -> Verdict:
    """Workers that call Slack through its SDK are killed in their calls, while Slack resets, hangs, delays and lies."""
    return _killed_in_calls(url, folder, "slack", kills=kills, due=due, every=every)


def killed_in_discord(url: str, folder: Path, *, kills: int, due: int, every: float = 0.0) -> Verdict:
    """The same with Discord, where the same nonce is the same message, and channels may be read."""
    return _killed_in_calls(url, folder, "discord", kills=kills, due=due, every=every)


def _killed_in_calls(url: str, folder: Path, peer: Peer, *, kills: int, due: int, every: float) -> Verdict:
    """In a call each time, or `every` so many seconds. Of hundreds in a call, ten in a row would meet the same
    delivery, which is then taken for what brings its process down.

    Workers have no more in hand than they call at once: what they hadn't begun says nothing about the platform.
    """
    with field(url, folder, peer=peer, order=Order("", "", "", batch=Rates().at_once)) as ground:
        ground.plant(due, seconds=kills * every)
        ground.start(replicas(url))
        if every:
            ground.kill_often(kills, every=every)
        else:
            ground.kill_in_calls(kills)
        ground.drain()
        return ground.verdict()


def told_to_stop(url: str, folder: Path, *, terms: int, due: int) -> tuple[Verdict, int, float]:
    """Workers are told to stop, one after the other, on a platform that answers and can tell nothing afterwards.

    How many of them ended otherwise than well, and the longest time one took to end, in seconds at the product's pace.
    """
    roll = random.Random(1)
    failed, longest = 0, 0.0
    with field(url, folder, faults="healthy", ability="neither", order=Order("", "", "", scale=STOP_SCALE)) as ground:
        ground.plant(due, seconds=terms * EVERY)
        ground.start(replicas(url))
        for _ in range(terms):
            time.sleep(roll.uniform(0.5, 1.5) * EVERY)
            status, seconds = ground.end(roll.choice(ground.workers), signal.SIGTERM)
            failed += status != 0
            longest = max(longest, seconds * STOP_SCALE)
            ground.start()
        ground.drain()
        return ground.verdict(), failed, longest


def outlived(
    url: str,
    folder: Path,
    *faults: tuple[Fault, float],
    due: int,
    order: Order = Order("", "", ""),  # noqa: B008  a constant
) -> tuple[Verdict, float]:
    """The database fails, in one way after the other and for so many seconds each, while workers work and the platform
    is faulty as ever. With the seconds that it took to catch up afterwards.
    """
    with field(url, folder, order=order) as ground:
        ground.plant(due, seconds=sum(seconds + 1 for _, seconds in faults))
        ground.start(replicas(url))
        for fault, seconds in faults:
            time.sleep(1)  # of ordinary work
            fault(ground, seconds)
        began = time.perf_counter()
        ground.drain()
        return ground.verdict(), time.perf_counter() - began


def stopped(server: PostgresServer) -> Fault:
    """PostgreSQL is ended like by a power cut, and comes back."""

    def fault(ground: Field, seconds: float) -> None:
        server.crash()
        time.sleep(seconds)
        server.restart()

    return fault


def locked(ground: Field, seconds: float) -> None:
    """Another process holds SQLite's lock for writing."""
    path = database_file(ground.order.url)
    assert path is not None
    with contextlib.closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        other.execute("ROLLBACK")


def refused(ground: Field, seconds: float) -> None:
    """SQLite refuses to write as the worker's order says."""
    ground.signal(signal.SIGUSR1)
    time.sleep(seconds)
    ground.signal(signal.SIGUSR2)


FULL = Order(
    "", "", "", faults=("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823"), busy_seconds=BUSY_SECONDS
)
"""The file may not grow, as on a full disk: the smallest limit is the size that it has."""
READ_ONLY = Order("", "", "", faults=("PRAGMA query_only = ON", "PRAGMA query_only = OFF"), busy_seconds=BUSY_SECONDS)
"""As on a file system that was mounted again for reading only."""
BUSY = Order("", "", "", busy_seconds=BUSY_SECONDS)
