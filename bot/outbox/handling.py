"""One claimed delivery: composed, sent or read back, and what becomes of it. The commits are the sender's."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.kit.cards import Card
from bot.kit.ids import spell_id
from bot.members.model import Handle, Place
from bot.outbox import rules
from bot.outbox.model import Ambiguous, Delivery, DeliveryId, Later, Outcome, Pace, Refused, Sent, State
from bot.outbox.ports import Messenger, Meter

Compose: TypeAlias = Callable[[Delivery, datetime], Awaitable[Card | Later | None]]
"""The card to send now, `Later` when the member doesn't want to hear now, None when there is nothing to say."""

ASTRAY = timedelta(hours=1)
"""How wrong our clock may be: a platform knows the time of a message by its own."""

CRASH_POINTS = ("claimed", "composed", "before_begin", "after_begin", "after_call", "before_settle", "after_settle")
"""Where a process may die, by name: tests end it there."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its token, and when it was made by the database's clock and by our own (seconds)."""

    token: str
    at: datetime
    seconds: float


@dataclass(slots=True)
class Job:
    """A claimed delivery on its way. `direct` is the conversation with its person as far as it is open; `opened` says
    that we opened it, or found it gone."""

    delivery: Delivery
    claim: Claim
    messenger: Messenger
    direct: Place | None = None
    opened: bool = False
    refusal: Refused | None = None
    """What the platform said, when it says more than what became of the delivery."""


class Handler:
    """Takes claimed deliveries through the states. `begin` commits `sending` and tells whether the lease still held."""

    def __init__(
        self,
        compose: Compose,
        begin: Callable[[str, Delivery], Awaitable[bool]],
        pace: Pace,
        *,
        monotonic: Callable[[], float],
        roll: Callable[[], float],
        meter: Meter | None,
        crash_point: Callable[[str], None],
    ) -> None:
        self._compose = compose
        self._begin = begin
        self._pace = pace
        self._monotonic = monotonic
        self._roll = roll
        self._meter = meter
        self._crash_point = crash_point
        self.stopping = False
        # When read-back first missed a message, on our own clock: the wall clock may jump over the time to settle.
        self._missed: dict[DeliveryId, float] = {}

    def elapsed(self, claim: Claim) -> timedelta:
        return timedelta(seconds=self._monotonic() - claim.seconds)

    def now(self, claim: Claim) -> datetime:
        """The database's time, asked once a claim and carried on by our own clock."""
        return claim.at + self.elapsed(claim)

    async def handle(self, job: Job) -> Delivery | None:
        """What became of it; None when it isn't ours any more."""
        delivery, pace, now = job.delivery, self._pace, self.now(job.claim)
        if self._too_late_to_begin(job.claim):
            return rules.given_back(delivery, now)
        if rules.poisoned(delivery, pace):
            return rules.condemned(delivery)
        if delivery.state is State.SENDING:
            delivery = await self._reconciled(job)
            if delivery.lease_token is None:
                return delivery
        elif rules.late(delivery, now):
            return rules.expired(delivery)
        return await self._deliver(job, delivery)

    def _too_late_to_begin(self, claim: Claim) -> bool:
        return self.stopping or rules.stale(elapsed=self.elapsed(claim), pace=self._pace)

    async def _deliver(self, job: Job, delivery: Delivery) -> Delivery | None:
        pace, claim = self._pace, job.claim
        try:
            card = await self._compose(delivery, self.now(claim))
        except Refused as refusal:  # there is nobody any more for whom it would be posted
            job.refusal = refusal
            return rules.unsent(delivery, refusal, now=self.now(claim), roll=self._roll(), pace=pace)
        except Exception as error:
            code = f"compose:{type(error).__name__}"
            return rules.faulty(delivery, code, now=self.now(claim), roll=self._roll(), pace=pace)
        self._crash_point("composed")
        if card is None:
            return rules.suppressed(delivery)
        if isinstance(card, Later):
            return rules.postponed(delivery, card, now=self.now(claim), pace=pace)
        place = await self._place(job)
        if isinstance(place, Refused):
            job.refusal = place
            return rules.unsent(delivery, place, now=self.now(claim), roll=self._roll(), pace=pace)
        # All that takes time is done: from here to the call there is only the commit.
        if self._too_late_to_begin(claim):
            return rules.given_back(delivery, self.now(claim))
        delivery = rules.begun(delivery, fingerprint(card), now=self.now(claim), pace=pace)
        self._crash_point("before_begin")
        if not await self._begin(claim.token, delivery):
            return None
        self._crash_point("after_begin")
        outcome = await self._call(job, place, card)
        self._crash_point("after_call")
        if isinstance(outcome, Refused):
            outcome = job.refusal = self._moved(job, outcome)
        return rules.after(delivery, outcome, can=job.messenger.can, now=self.now(claim), roll=self._roll(), pace=pace)

    @staticmethod
    def _moved(job: Job, refusal: Refused) -> Refused:
        """A person's conversation that is gone is opened anew, next time."""
        if refusal.permanent and refusal.scope == "place" and isinstance(job.delivery.to, Handle):
            job.direct, job.opened = None, True
            return Refused(refusal.code, scope="place")
        return refusal

    async def _call(self, job: Job, place: Place, card: Card) -> Outcome:
        began = self._monotonic()
        outcome: Outcome
        try:
            async with asyncio.timeout(self._pace.http.total_seconds()):
                outcome = Sent(await job.messenger.send(place, card, marker=job.delivery.marker))
        except (Refused, Ambiguous) as known:
            outcome = known
        except TimeoutError:
            outcome = Ambiguous("timeout")
        except Exception as error:
            outcome = Ambiguous(type(error).__name__)
        if self._meter is not None:
            self._meter.called(job.delivery.to.platform, outcome, self._monotonic() - began)
        return outcome

    async def _place(self, job: Job) -> Place | Refused:
        """Where it goes. Opening a conversation sends nothing, so whatever goes wrong is a definite no."""
        to, messenger = job.delivery.to, job.messenger
        if not isinstance(to, Handle):
            return to
        if job.direct is not None:
            return job.direct
        if not messenger.can.direct:
            return Refused("no_direct_messages", permanent=True)
        try:
            async with asyncio.timeout(self._pace.http.total_seconds()):
                job.direct, job.opened = await messenger.direct(to), True
                return job.direct
        except Refused as refusal:
            return refusal
        except Ambiguous as outcome:
            return Refused(outcome.code)
        except Exception as error:
            return Refused(type(error).__name__)

    async def _reconciled(self, job: Job) -> Delivery:
        """A delivery whose call may have arrived: settled or waiting, without lease; or with its lease, to be sent."""
        delivery, now, pace = job.delivery, self.now(job.claim), self._pace
        match rules.reconcile(delivery, job.messenger.can, now=now, pace=pace):
            case rules.Check.RESEND:
                return delivery
            case rules.Check.GIVE_UP:
                return rules.uncertain(delivery)
            case rules.Check.WAIT:
                return rules.waiting(delivery, pace.settle, now=now)
            case rules.Check.READ_BACK:
                return await self._read_back(job)

    async def _read_back(self, job: Job) -> Delivery:
        delivery, now, pace = job.delivery, self.now(job.claim), self._pace
        place = await self._place(job)
        if isinstance(place, Refused):
            return rules.unread(delivery, place, now=now, pace=pace)
        since = min(delivery.first_sending_at or now, now) - pace.settle - ASTRAY
        try:
            async with asyncio.timeout(pace.http.total_seconds()):
                receipt = await job.messenger.find(place, delivery.marker, since)
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


def fingerprint(card: Card) -> str:
    """Tells whether two composed cards are the same, without keeping what they say."""
    return hashlib.sha256(repr(card).encode()).hexdigest()[:32]


def tell(log: logging.Logger, delivery: Delivery, now: datetime) -> None:
    """One line for each: ids, codes and figures, as `extra` too, for logs that machines read."""
    failed = delivery.state is not State.SENT and delivery.error
    level = logging.WARNING if failed else logging.INFO
    if not log.isEnabledFor(level):
        return
    spelled, late = spell_id(delivery.id), rules.lateness(delivery, now)
    said = f": {delivery.error}" if failed else ""
    log.log(
        level,
        "delivery %s is %s%s (attempt %d)",
        spelled,
        delivery.state,
        said,
        delivery.attempt,
        extra={
            "delivery": spelled,
            "kind": delivery.kind,
            "state": delivery.state.value,
            "code": delivery.error,
            "attempt": delivery.attempt,
            "late": None if late is None else round(late.total_seconds(), 3),
        },
    )
