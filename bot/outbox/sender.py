"""The sender: claims what is due, composes it, sends it, and writes down what became of it.

No transaction is open during a network call. `sending` is committed before each call, so that after a crash nobody
takes a message for unsent that the platform may have. Logs name deliveries by id and never by content.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import secrets
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeAlias, TypeVar

from bot.kit.cards import Card
from bot.kit.ids import spell_id
from bot.members.model import Handle, Place
from bot.outbox import rules
from bot.outbox.model import Ambiguous, Delivery, DeliveryId, Later, Outcome, Pace, Refused, Sent, State
from bot.outbox.ports import HasOutbox, Messenger, OutboxDatabase

Compose: TypeAlias = Callable[[Delivery, datetime], Awaitable[Card | Later | None]]
"""The card to send now, `Later` when the member doesn't want to hear now, None when there is nothing to say."""

_log = logging.getLogger(__name__)

T = TypeVar("T")
R = TypeVar("R")


class Sender:
    """Delivers what is due on the platforms of `messengers` (by platform name).

    `monotonic` gives seconds and `roll` a random number from 0 to 1; tests pass their own.
    """

    def __init__(
        self,
        database: OutboxDatabase,
        compose: Compose,
        messengers: Mapping[str, Messenger],
        pace: Pace | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        roll: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._compose = compose
        self._messengers = messengers
        self._pace = pace or Pace()
        self._monotonic = monotonic
        self._roll = roll
        self._turn = asyncio.Lock()
        self._stopping = False
        self._token = ""
        # When read-back first missed a message, on our own clock: the wall clock may jump over the time to settle.
        self._missed: dict[DeliveryId, float] = {}

    async def drain(self) -> int:
        """One pass: claim a batch of what is due and handle it; how many. More may be due when that is above 0."""
        async with self._turn:
            if self._stopping:
                return 0
            now = await self._database.now()
            self._token = token = secrets.token_hex(8)
            limit, pace, platforms = self._pace.batch, self._pace, tuple(self._messengers)

            def claim(store: HasOutbox) -> tuple[Delivery, ...]:
                store.outbox.expire(now)
                return store.outbox.claim(now, token=token, limit=limit, pace=pace, platforms=platforms)

            claimed = await self._database.write(claim)
            if claimed:
                batch = _Batch(self._database, token, now, self._monotonic, pace)
                await asyncio.gather(*(self._guarded(batch, delivery) for delivery in claimed))
            return len(claimed)

    async def stop(self) -> None:
        """Claim no more, give back what hasn't begun, and wait for calls in flight (20 s at most)."""
        self._stopping = True
        try:
            async with asyncio.timeout(self._pace.grace.total_seconds()):
                async with self._turn:
                    return
        except TimeoutError:
            token = self._token
            await self._database.write(lambda store: store.outbox.release(token))

    async def _guarded(self, batch: _Batch, delivery: Delivery) -> None:
        """Handle one delivery; nothing that goes wrong with it reaches the others of its batch."""
        try:
            async with batch.spaces[delivery.space], batch.slots:
                changed = await self._handle(batch, delivery)
                if changed is not None:
                    await batch.settled.add(changed)
        except Exception as error:
            # Its lease runs out, and it is looked at again.
            _log.error("delivery %s was not finished: %s", spell_id(delivery.id), type(error).__name__)
            return
        if changed is None or changed.state is State.SENT:
            return
        if changed.error:
            _log.warning("delivery %s is %s: %s", spell_id(delivery.id), changed.state, changed.error)

    async def _handle(self, batch: _Batch, delivery: Delivery) -> Delivery | None:
        """What became of it; None when it isn't ours any more."""
        pace, now = self._pace, batch.now()
        messenger = self._messengers[delivery.to.platform]
        if self._stopping or rules.stale(elapsed=batch.elapsed(), pace=pace):
            return rules.given_back(delivery, now)
        if rules.poisoned(delivery, pace):
            return rules.condemned(delivery)
        if delivery.state is State.SENDING:
            delivery = await self._reconciled(batch, delivery, messenger)
            if delivery.lease_token is None:
                return delivery
        elif rules.late(delivery, now):
            return rules.expired(delivery)
        return await self._deliver(batch, delivery, messenger)

    async def _deliver(self, batch: _Batch, delivery: Delivery, messenger: Messenger) -> Delivery | None:
        pace = self._pace
        try:
            card = await self._compose(delivery, batch.now())
        except Exception as error:
            code = f"compose:{type(error).__name__}"
            return rules.faulty(delivery, code, now=batch.now(), roll=self._roll(), pace=pace)
        if card is None:
            return rules.suppressed(delivery)
        if isinstance(card, Later):
            return rules.postponed(delivery, card, now=batch.now(), pace=pace)
        place = await self._place(delivery, messenger)
        if isinstance(place, Refused):
            return rules.unsent(delivery, place, now=batch.now(), roll=self._roll(), pace=pace)
        # All that takes time is done: from here to the call there is only the commit.
        if self._stopping or rules.stale(elapsed=batch.elapsed(), pace=pace):
            return rules.given_back(delivery, batch.now())
        delivery = rules.begun(delivery, _hash(card), now=batch.now(), pace=pace)
        if delivery.id not in await batch.begun.add(delivery):
            return None
        outcome = await self._call(messenger, place, card, delivery.marker)
        return rules.after(delivery, outcome, can=messenger.can, now=batch.now(), roll=self._roll(), pace=pace)

    async def _call(self, messenger: Messenger, place: Place, card: Card, marker: str) -> Outcome:
        try:
            async with asyncio.timeout(self._pace.http.total_seconds()):
                return Sent(await messenger.send(place, card, marker=marker))
        except (Refused, Ambiguous) as outcome:
            return outcome
        except TimeoutError:
            return Ambiguous("timeout")
        except Exception as error:
            return Ambiguous(type(error).__name__)

    async def _place(self, delivery: Delivery, messenger: Messenger) -> Place | Refused:
        """Where it goes. Opening a conversation sends nothing, so whatever goes wrong is a definite no."""
        if not isinstance(delivery.to, Handle):
            return delivery.to
        if not messenger.can.direct:
            return Refused("no_direct_messages", permanent=True)
        try:
            async with asyncio.timeout(self._pace.http.total_seconds()):
                return await messenger.direct(delivery.to)
        except Refused as refusal:
            return refusal
        except Ambiguous as outcome:
            return Refused(outcome.code)
        except Exception as error:
            return Refused(type(error).__name__)

    async def _reconciled(self, batch: _Batch, delivery: Delivery, messenger: Messenger) -> Delivery:
        """A delivery whose call may have arrived: settled or waiting, without lease; or with its lease, to be sent."""
        now, pace = batch.now(), self._pace
        match rules.reconcile(delivery, messenger.can, now=now, pace=pace):
            case rules.Check.RESEND:
                return delivery
            case rules.Check.GIVE_UP:
                return rules.uncertain(delivery)
            case rules.Check.WAIT:
                return rules.waiting(delivery, pace.settle, now=now)
            case rules.Check.READ_BACK:
                return await self._read_back(batch, delivery, messenger)

    async def _read_back(self, batch: _Batch, delivery: Delivery, messenger: Messenger) -> Delivery:
        now, pace = batch.now(), self._pace
        place = await self._place(delivery, messenger)
        if isinstance(place, Refused):
            return rules.unread(delivery, place, now=now, pace=pace)
        since = min(delivery.first_sending_at or now, now) - pace.settle
        try:
            async with asyncio.timeout(pace.http.total_seconds()):
                receipt = await messenger.find(place, delivery.marker, since)
        except Refused as refusal:
            return rules.unread(delivery, refusal, now=now, pace=pace)
        except Exception as error:
            return rules.unread(delivery, Refused(type(error).__name__), now=now, pace=pace)
        if receipt is not None:
            self._missed.pop(delivery.id, None)
            return rules.found(delivery, receipt)
        # Twice absent, half the time to settle apart: a message may show up late.
        seconds, half = self._monotonic(), pace.settle / 2
        first = self._missed.setdefault(delivery.id, seconds)
        if seconds - first < half.total_seconds():
            return rules.waiting(delivery, half, now=now)
        del self._missed[delivery.id]
        return rules.absent(delivery, now=now, pace=pace)


class _Batch:
    """What the deliveries of one claim share: time since the claim, limits, and writes that gather."""

    def __init__(
        self, database: OutboxDatabase, token: str, now: datetime, monotonic: Callable[[], float], pace: Pace
    ) -> None:
        self._database = database
        self._token = token
        self._claimed_at = now
        self._monotonic = monotonic
        self._started = monotonic()
        self._pace = pace
        self.slots = asyncio.Semaphore(pace.at_once)
        self.spaces: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(pace.per_space))
        self.begun = _Gathered(self._begin)
        self.settled = _Gathered(self._settle)

    def elapsed(self) -> timedelta:
        return timedelta(seconds=self._monotonic() - self._started)

    def now(self) -> datetime:
        """The database's time, asked once a batch and carried on by our own clock."""
        return self._claimed_at + self.elapsed()

    async def _begin(self, deliveries: Sequence[Delivery]) -> frozenset[DeliveryId]:
        return await self._database.write(lambda store: store.outbox.begin(deliveries, token=self._token))

    async def _settle(self, deliveries: Sequence[Delivery]) -> None:
        """Tries again while the lease lasts: a message that was sent must not be forgotten over a passing fault."""
        pause = self._pace.first_retry / 20
        while True:
            try:
                return await self._database.write(lambda store: store.outbox.settle(deliveries, token=self._token))
            except Exception as error:
                _log.warning("writing down %d deliveries failed: %s", len(deliveries), type(error).__name__)
                if self.elapsed() + pause > self._pace.lease:
                    raise
            await asyncio.sleep(pause.total_seconds())
            pause *= 2


@dataclass(slots=True)
class _Waiting(Generic[T, R]):
    items: list[T] = field(default_factory=list[T])
    done: asyncio.Future[R] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class _Gathered(Generic[T, R]):
    """Writes items in groups: what comes up during one write goes into the next.

    Alone an item is written at once; under load a group grows as large as the database is slow. No timer delays it.
    """

    def __init__(self, write: Callable[[Sequence[T]], Awaitable[R]]) -> None:
        self._write = write
        self._next: _Waiting[T, R] | None = None
        self._busy: asyncio.Task[None] | None = None

    async def add(self, item: T) -> R:
        """Comes back when the item is committed, with the result of its whole group; or raises what the write did."""
        if self._next is None:
            self._next = _Waiting()
        group = self._next
        group.items.append(item)
        if self._busy is None:
            self._busy = asyncio.create_task(self._run())
        return await asyncio.shield(group.done)

    async def _run(self) -> None:
        while self._next is not None:
            group, self._next = self._next, None
            try:
                group.done.set_result(await self._write(group.items))
            except Exception as error:
                group.done.set_exception(error)
        self._busy = None


def _hash(card: Card) -> str:
    """Tells whether two composed cards are the same, without keeping what they say."""
    return hashlib.sha256(repr(card).encode()).hexdigest()[:32]
