"""The sender: claims what is due, lets each call begin when its channel may have it, and writes down what became of it.

No transaction is open during a network call. `sending` is committed before each call, so that after a crash nobody
takes a message for unsent that the platform may have. Logs name deliveries by id and never by content.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from bot.kit.ids import spell_id
from bot.members.model import Handle, Place
from bot.outbox import rules
from bot.outbox.gather import Gathered
from bot.outbox.handling import Claim, Compose, Handler, Job, tell
from bot.outbox.model import FINAL, Delivery, DeliveryId, Pace, Stop
from bot.outbox.pacing import Pacer
from bot.outbox.ports import HasOutbox, Messenger, Meter, OutboxDatabase

__all__ = ["Aftermath", "Compose", "Sender"]

Aftermath: TypeAlias = Callable[[HasOutbox, Delivery, datetime], None]
"""Runs in the transaction that ends a delivery, for what people should be told of it."""

PICKED = 4
"""How many times as many are looked at as there is room for: other workers look at the same ones."""

AHEAD_SECONDS = 2.0
"""How long what was picked beyond that is good for a claim: whatever came due meanwhile waits for the next look."""

FIRST = 32
"""How many are claimed at first, and as many more as were finished since: a process that is taken down again and again
takes few along each time, and what is lost too often would have to go alone."""

ROOM_SECONDS = 1.0
"""How long a pass waits for room before it comes back without having claimed anything."""

_log = logging.getLogger(__name__)


class Sender:
    """Delivers what is due on the platforms of `messengers` (by platform name).

    `monotonic` gives seconds and `roll` a random number from 0 to 1; tests pass their own. `crash_point` is called with
    the names of handling.CRASH_POINTS, so that tests can end the process there.
    """

    def __init__(
        self,
        database: OutboxDatabase,
        compose: Compose,
        messengers: Mapping[str, Messenger],
        pace: Pace | None = None,
        *,
        aftermath: Aftermath | None = None,
        meter: Meter | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        roll: Callable[[], float] = random.random,
        crash_point: Callable[[str], None] = lambda name: None,
    ) -> None:
        self._database = database
        self._messengers = messengers
        self._pace = pace = pace or Pace()
        self._aftermath = aftermath
        self._meter = meter
        self._monotonic = monotonic
        self._roll = roll
        self._crash_point = crash_point
        self._begun = Gathered(self._write_begun)
        self._settled = Gathered(self._write_settled)
        self._handler = Handler(
            compose, self._begin, pace, monotonic=monotonic, roll=roll, meter=meter, crash_point=crash_point
        )
        self._pacer: Pacer[Job] = Pacer()
        self._changed = asyncio.Event()
        self._calls: set[asyncio.Task[None]] = set()
        self._dispatcher: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()
        self._stopping = False
        self._alone = False
        self._since: datetime | None = None
        self._ahead: list[DeliveryId] = []
        """Picked and not yet claimed, at `_picked_at`."""
        self._picked_at = 0.0
        self._looked = float("-inf")
        self._finished = 0
        self._lonely_at = monotonic()
        """When one that may have taken its process down was last looked for, though others were due."""

    async def drain(self) -> int:
        """Claim a batch of what is due and handle it to the end; how many. More may be due when that is above 0."""
        async with self._turn:
            claimed = await self._claim(everything=True, most=self._pace.batch)
            await self._idle()
            return claimed

    async def pump(self) -> int:
        """Claim as much as there is room for, and let the calls go on by themselves; how many were claimed."""
        async with self._turn:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(ROOM_SECONDS):
                    while self._pacer.waiting > self._most() // 2 or self._alone:
                        await self._change()
            seconds = self._monotonic()
            everything = seconds - self._looked >= self._pace.everything.total_seconds()
            if everything:
                self._looked = seconds
            return await self._claim(everything=everything, most=self._most())

    async def stop(self) -> None:
        """Claim no more, give back what hasn't begun, and wait for calls in flight (20 s at most)."""
        self._stopping = self._handler.stopping = True
        tokens = {job.claim.token for job in self._pacer.clear()}
        self._wake()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._pace.grace.total_seconds()):
                if tokens:
                    await self._database.write(lambda store: store.outbox.release(tokens))
                async with self._turn:
                    await self._idle()

    # Claiming

    def _most(self) -> int:
        """How many may wait here."""
        return min(self._pace.batch, FIRST + self._finished)

    async def _claim(self, *, everything: bool, most: int) -> int:
        if self._stopping or self._alone:
            return 0
        pace = self._pace

        def ripe(store: HasOutbox, now: datetime) -> tuple[bool, datetime | None]:
            # A mark that lies ahead was made before the clock jumped back.
            since = None if everything or self._since is None or self._since > now else self._since
            return store.outbox.ripe(now, since=since, pace=pace), since

        now, (due, since) = await self._database.look(ripe)
        if not due:
            self._since = now - pace.lately
            return 0
        seconds = self._monotonic()
        room = max(1, most - self._pacer.waiting)
        suspect = False
        if len(self._ahead) < room or seconds - self._picked_at > AHEAD_SECONDS:
            self._ahead, suspect = await self._pick(now, since, room)
            self._picked_at = seconds
        picked, self._ahead = self._ahead, []
        if not picked and not everything:
            return 0
        token = secrets.token_hex(8)
        claim = Claim(token, now, seconds)

        def write(store: HasOutbox) -> tuple[int, list[Delivery], list[DeliveryId], Mapping[Handle, Place]]:
            expired = store.outbox.expire(now) if everything else 0
            claimed: list[Delivery] = []
            # Other workers see the same ones first, and may have them by now.
            left = picked
            while left and len(claimed) < room:
                missing = room - len(claimed)
                some, left = left[:missing], left[missing:]
                claimed += store.outbox.claim(some, now, token=token, pace=pace)
            people = {one.to for one in claimed if isinstance(one.to, Handle)}
            return expired, claimed, left, store.outbox.directs(people) if people else {}

        expired, claimed, self._ahead, directs = await self._database.write(write)
        self._crash_point("claimed")
        if self._meter is not None:
            self._meter.expired(expired)
            self._meter.claimed(len(claimed))
        self._alone = suspect and bool(claimed)
        if self._alone:
            self._looked = float("-inf")  # more of them may have been due for long: the next look is at everything
        self._enqueue(claimed, claim, directs)
        return len(claimed)

    async def _pick(self, now: datetime, since: datetime | None, room: int) -> tuple[list[DeliveryId], bool]:
        """What to claim, and whether it is one that may have taken its process down. Those go alone."""
        pace, horizon = self._pace, self._pace.lease.total_seconds() / 4
        skip = [str(channel) for channel in self._pacer.crowded(horizon)]
        openings = {platform: self._openings(platform, horizon) for platform in self._messengers}

        def read(store: HasOutbox) -> tuple[tuple[Stop, ...], list[DeliveryId]]:
            picked: list[DeliveryId] = []
            for platform, messenger in self._messengers.items():
                picked += store.outbox.pick(
                    now,
                    platform=platform,
                    limit=min(PICKED * room, _in(horizon, messenger.rates.platform, PICKED * room)),
                    per_channel=_in(horizon, messenger.rates.channel, pace.batch),
                    skip=skip,
                    suspect=False,
                    pace=pace,
                    since=since,
                    openings=openings[platform],
                )
            return store.outbox.stops(now), picked

        stops, picked = await self._database.read(read)
        await self._obey(stops, now)
        busy = bool(self._pacer.waiting or self._pacer.calls)
        due = self._monotonic() - self._lonely_at >= self._pace.lease.total_seconds()
        if (picked or busy) and not due:
            return picked, False

        def suspects(store: HasOutbox) -> list[DeliveryId]:
            for platform in self._messengers:
                found = store.outbox.pick(
                    now, platform=platform, limit=1, per_channel=1, skip=(), suspect=True, pace=pace, since=since
                )
                if found:
                    return list(found)
            return []

        lonely = await self._database.read(suspects)
        if lonely and busy:
            return [], False  # nothing more is begun until one of them can go alone
        self._lonely_at = self._monotonic()
        return (lonely, True) if lonely else (picked, False)

    def _openings(self, platform: str, seconds: float) -> int | None:
        """How many more conversations can be opened within so many seconds; None when they aren't rationed."""
        interval = self._messengers[platform].rates.opening
        if not interval:
            return None
        return max(0, _in(seconds, interval, self._pace.batch) - self._pacer.opening(rules.opening(platform)))

    def _enqueue(self, claimed: Sequence[Delivery], claim: Claim, directs: Mapping[Handle, Place]) -> None:
        for delivery in claimed:
            messenger = self._messengers[delivery.to.platform]
            direct = directs.get(delivery.to) if isinstance(delivery.to, Handle) else None
            self._pacer.put(
                Job(delivery, claim, messenger, direct=direct),
                channel=delivery.channel,
                space=delivery.space,
                platform=delivery.to.platform,
                rates=messenger.rates,
                opening=rules.opening(delivery.to.platform) if isinstance(delivery.to, Handle) and not direct else None,
            )
        if claimed and self._dispatcher is None:
            self._dispatcher = asyncio.create_task(self._dispatch())
        self._wake()

    # Calling

    async def _dispatch(self) -> None:
        """Begins each call when its turn has come, while any waits."""
        try:
            while self._pacer.waiting:
                job = self._pacer.take(self._monotonic()) if self._pacer.calls < self._pace.at_once else None
                if job is not None:
                    call = asyncio.create_task(self._run(job))
                    self._calls.add(call)
                    call.add_done_callback(self._calls.discard)
                    continue
                full = self._pacer.calls >= self._pace.at_once
                at = None if full else self._pacer.next_at()
                await self._change(None if at is None else max(0.0, at - self._monotonic()))
        finally:
            self._dispatcher = None
            self._wake()

    async def _run(self, job: Job) -> None:
        """Handle one delivery; nothing that goes wrong with it reaches the others."""
        delivery = job.delivery
        changed: Delivery | None = None
        try:
            changed = await self._handler.handle(job)
            if changed is not None:
                self._crash_point("before_settle")
                await self._settled.add((job, changed))
                self._finished += 1
                self._crash_point("after_settle")
        except Exception as error:
            # Its lease runs out, and it is looked at again.
            _log.error("delivery %s was not finished: %s", spell_id(delivery.id), type(error).__name__)
        finally:
            self._pacer.done(delivery.channel, self._monotonic())
            if not self._pacer.waiting and not self._pacer.calls:
                self._alone = False
            self._wake()
        if changed is not None:
            tell(_log, changed, self._handler.now(job.claim))

    async def _begin(self, token: str, delivery: Delivery) -> bool:
        return delivery.id in await self._begun.add((token, delivery))

    async def _write_begun(self, batch: Sequence[tuple[str, Delivery]]) -> frozenset[DeliveryId]:
        return await self._database.write(lambda store: store.outbox.begin(batch))

    async def _write_settled(self, batch: Sequence[tuple[Job, Delivery]]) -> None:
        """Tries again while the lease lasts: a message that was sent must not be forgotten over a passing fault."""
        first = min(job.claim.seconds for job, _ in batch)
        stops = [self._consequence(job, delivery) for job, delivery in batch]
        pause = self._pace.first_retry / 20

        def write(store: HasOutbox) -> None:
            store.outbox.settle([(job.claim.token, delivery) for job, delivery in batch])
            opened = {
                job.delivery.to: job.direct for job, _ in batch if job.opened and isinstance(job.delivery.to, Handle)
            }
            if opened:
                store.outbox.opened(opened)
            for (job, delivery), stop in zip(batch, stops, strict=True):
                self._follow(store, job, delivery, stop)

        while True:
            try:
                await self._database.write(write)
                break
            except Exception as error:
                _log.warning("writing down %d deliveries failed: %s", len(batch), type(error).__name__)
                if self._monotonic() - first + pause.total_seconds() > self._pace.lease.total_seconds():
                    raise
            await asyncio.sleep(pause.total_seconds())
            pause *= 2
        now = self._handler.now(batch[0][0].claim)
        await self._obey([stop for stop in stops if stop is not None], now, at_least=True)
        if self._meter is not None:
            for _, delivery in batch:
                self._meter.settled(delivery, now)

    def _follow(self, store: HasOutbox, job: Job, delivery: Delivery, stop: Stop | None) -> None:
        """What goes into the transaction along with the change of state."""
        refusal = job.refusal
        if stop is not None:
            store.outbox.stop(stop)
        unreachable = refusal is not None and refusal.permanent and refusal.scope == "person"
        if refusal is not None and unreachable and delivery.member is not None and not delivery.is_letter:
            store.outbox.unreachable(delivery.member, refusal.code)
        if self._aftermath is not None and delivery.state in FINAL:
            self._aftermath(store, delivery, self._handler.now(job.claim))

    def _consequence(self, job: Job, delivery: Delivery) -> Stop | None:
        if job.refusal is None:
            return None
        return rules.stop(delivery, job.refusal, now=self._handler.now(job.claim), roll=self._roll())

    async def _obey(self, stops: Sequence[Stop], now: datetime, *, at_least: bool = False) -> None:
        """Nothing that waits here goes where a platform asked us to wait, whichever replica it asked. What would wait
        until its call mustn't begin any more is given back, and leaves room for others."""
        seconds, lease = self._monotonic(), self._pace.lease.total_seconds()
        waiting: list[Job] = []
        if stops:
            self._ahead = []  # picked before
        for stop in stops:
            left = (stop.until - now).total_seconds() if stop.until else lease
            if stop.until is not None:  # else it isn't picked any more, until somebody takes the stop back
                self._pacer.block(stop.name, seconds + left, at_least=at_least)
            if left > lease / 4:
                waiting += self._pacer.withdraw(stop.name)
        if not waiting:
            return
        self._alone = self._alone and bool(self._pacer.calls)
        self._wake()
        given_back = [
            (job.claim.token, rules.given_back(job.delivery, self._handler.now(job.claim))) for job in waiting
        ]
        try:
            await self._database.write(lambda store: store.outbox.settle(given_back))
        except Exception as error:
            # Their leases run out by themselves.
            _log.warning("giving back %d deliveries failed: %s", len(waiting), type(error).__name__)

    # Waiting

    async def _idle(self) -> None:
        while self._pacer.waiting or self._pacer.calls:
            await self._change()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _change(self, seconds: float | None = None) -> None:
        changed = self._changed
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(changed.wait(), seconds)


def _in(seconds: float, interval: float, most: int) -> int:
    """How many calls fit into so many seconds."""
    return min(most, max(1, int(seconds / interval))) if interval else most
