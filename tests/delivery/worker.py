"""Worker processes to be killed: each runs the product's sender against a sink until told to stop, or not asked.

    python -m tests.delivery.worker

is the nursery. It has everything imported and neither a thread nor an event loop, so that a worker forked from it is at
work within some 30 ms. On each line it reads an order (JSON), and answers with one line: `{"start": {…}}` with the
number of the new process, `{"wait": number}` with its exit code when it has ended. Its workers end with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import logging
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import aiohttp
import psycopg  # noqa: F401  a worker that connects must not be the first to import it

from adapters.discord import messenger as discord
from adapters.discord import rest
from adapters.discord.inbound import PLATFORM as DISCORD
from adapters.slack import messenger as slack
from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Delivery, Pace, Rates, Receipt
from bot.outbox.ports import Messenger
from bot.outbox.sender import Sender
from storage.engine import database_file, open_engine
from storage.lanes import driver
from storage.lock import lock_database
from storage.store import Database
from storage.vault import Keyring, Vault
from tests.delivery.loopback import Loopback

PLATFORM = "slack"
SLACK_REALM = "T1"
"""The one workspace of a Slack."""
Peer = Literal["sink", "slack", "discord"]
"""What stands for the platform. A Slack is one workspace; it and a Discord can what they can."""
TICK = 0.03
"""Seconds between two looks when nothing was due."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to do. `scale`: how many times as fast as the product's own pace.

    A call takes up to `distance` seconds on its way there and again on its way back: 0.6 s at the product's own pace.
    At most `batch` deliveries are in its hands. The platform is a `peer` whose API is at `sink` and takes `token`; a
    sink can what is said here. `busy_seconds`: how long SQLite waits for another process. SIGUSR1 and SIGUSR2 run the
    statements `faults` on the connection that writes.
    """

    url: str
    sink: str
    log: str
    token: str = ""
    peer: Peer = "sink"
    nonce: bool = True
    read_back: bool = True
    scale: float = 60.0
    distance: float = 0.01
    batch: int = Pace().batch
    busy_seconds: float = 30.0
    faults: tuple[str, str] = ("", "")

    @property
    def platform(self) -> str:
        return DISCORD if self.peer == "discord" else PLATFORM


class Distant:
    """A platform that isn't on this machine: a process can die while its message is on the way, and its answer."""

    def __init__(self, near: Messenger, seconds: float) -> None:
        self._near = near
        self._seconds = seconds

    @property
    def can(self) -> Abilities:
        return self._near.can

    @property
    def rates(self) -> Rates:
        return self._near.rates

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        await self._travel()
        receipt = await self._near.send(place, card, marker=marker)
        await self._travel()
        return receipt

    async def update(self, receipt: Receipt, card: Card) -> None:
        await self._near.update(receipt, card)

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        return await self._near.can_post(place, user, space=space)

    async def direct(self, handle: Handle) -> Place:
        return await self._near.direct(handle)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        await self._travel()
        return await self._near.find(place, marker, since)

    async def _travel(self) -> None:
        await asyncio.sleep(random.uniform(0, self._seconds))


@contextlib.asynccontextmanager
async def platform(order: Order) -> AsyncIterator[Messenger]:
    match order.peer:
        case "slack":
            calls = slack.client(order.token, order.sink)
            assert calls.session is not None
            async with calls.session:
                yield slack.SlackMessenger(calls, SLACK_REALM, rates=faster(slack.RATES, order.scale))
        case "discord":
            found = rest.client(order.token, order.sink)
            async with found.session:
                yield discord.DiscordMessenger(found, rates=faster(discord.RATES, order.scale))
        case "sink":
            async with aiohttp.ClientSession() as session:
                can = Abilities(nonce=order.nonce, read_back=order.read_back, edit=True, direct=True)
                rates = faster(Rates(channel=1.0), order.scale)
                yield Loopback(order.sink, session, can=can, rates=rates, platform=PLATFORM)


def faster(rates: Rates, times: float) -> Rates:
    return replace(
        rates,
        channel=rates.channel / times,
        space=rates.space / times,
        platform=rates.platform / times,
        opening=rates.opening / times,
    )


async def compose(delivery: Delivery, now: datetime) -> Card:
    return Card(delivery.key)


async def work(order: Order, note: Callable[[str], None], *, began: float) -> None:
    """Until SIGTERM: stop claiming, give leases back, finish what is in flight."""
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    engine = open_engine(order.url, busy_seconds=order.busy_seconds)
    database = Database(engine, Vault(Keyring.parse(Keyring.generate())))

    def break_it(statement: str) -> None:
        # Not in a transaction: none begins on a connection that may not write.
        writer = engine._writes.workers
        writer.submit(lambda: driver(writer.connection()).execute(statement))

    for number, statement in zip((signal.SIGUSR1, signal.SIGUSR2), order.faults, strict=True):
        loop.add_signal_handler(number, break_it, statement)

    async with platform(order) as near:
        messenger = Distant(near, order.distance)
        pace = replace(Pace().scaled(order.scale), batch=order.batch)
        sender = Sender(database, compose, {order.platform: messenger}, pace, crash_point=note)

        async def pump() -> None:
            note(f"ready {time.perf_counter() - began:.4f}")
            while True:
                claimed = 0
                try:
                    claimed = await sender.pump()
                except Exception as error:
                    note(f"failed {type(error).__name__}")
                if not claimed:
                    await asyncio.sleep(TICK)

        pumping = asyncio.create_task(pump())
        await ended.wait()
        await sender.stop()
        pumping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await pumping
    await asyncio.to_thread(database.close)


def live(order: Order, *, began: float) -> None:
    """A worker's life since `began`. On SQLite one lives at a time, by the product's own lock."""
    # Written at once and in one piece, so that all workers share one file and a kill takes nothing back.
    file = os.open(order.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(what: str) -> None:
        os.write(file, f"{os.getpid()} {what}\n".encode())

    class Said(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            note(f"said {record.getMessage()}")

    logging.getLogger().addHandler(Said())
    path = database_file(order.url)
    with lock_database(path, purpose="run") if path is not None else contextlib.nullcontext():
        asyncio.run(work(order, note, began=began))


def _fork(order: Order) -> int:
    began = time.perf_counter()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # until the worker can hear it
    number = os.fork()
    if number:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
        return number
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)
        live(order, began=began)
        status = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


def tend() -> None:
    """Fork and wait for workers as told, to the end of the input or until SIGTERM."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit())
    gc.freeze()  # what was imported stays in pages that all share
    alive: set[int] = set()
    try:
        for line in sys.stdin:
            told = json.loads(line)
            if "start" in told:
                given = told["start"]
                answer = _fork(Order(**given | {"faults": tuple(given["faults"])}))
                alive.add(answer)
            else:
                _, status = os.waitpid(told["wait"], 0)
                alive.discard(told["wait"])
                answer = os.waitstatus_to_exitcode(status)
            print(answer, flush=True)
    finally:
        for number in alive:
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)


if __name__ == "__main__":
    tend()
