"""Figures for whoever watches many machines, in Prometheus' text format: counts and durations, nothing about anyone.

Labels are few and bounded: platforms, kinds, states and classes of replies. Ids, codes of platforms and texts are never
among them.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.outbox import rules
from bot.outbox.model import FINAL, Ambiguous, Backlog, Delivery, Outcome, Refused, Sent, State

FRESH_SECONDS = 5.0
"""How old the answer of the database may be: nobody who asks often makes it work more."""

SAMPLE_SECONDS = 0.25
WORST_SECONDS = 60.0
"""The worst lag of the loop is that of the last one to two stretches of this length."""

PLATFORMS = frozenset({"slack", "discord", "console"})

LATENESS = (0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 14_400, 86_400)
CALLS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15)
LAG = (0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5)
BATCH = (1, 5, 10, 50, 100, 250, 500)
ATTEMPTS = (1, 2, 3, 5, 8, 16)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the database was asked for: the backlog at `now`, and how many stops there are."""

    backlog: Backlog
    stops: int
    now: datetime


class Metrics:
    """What a sender's meter counts, and what `ask` finds waiting. `monotonic` gives seconds."""

    def __init__(
        self, ask: Callable[[], Awaitable[Waiting]], *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._ask = ask
        self._monotonic = monotonic
        self._asked = -math.inf
        self._asking = asyncio.Lock()
        disable_created_metrics()  # else every count comes with a second line that says when it began
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._due = Gauge("grapevine_due", "Deliveries that are due and not claimed.", registry=registry)
        self._oldest = Gauge("grapevine_oldest_due_seconds", "How long the first of them is due.", registry=registry)
        self._held = Gauge("grapevine_held", "Deliveries that some worker has in hand.", registry=registry)
        self._stops = Gauge("grapevine_stops", "Places, spaces and platforms that are stopped.", registry=registry)
        self._answers = Gauge("grapevine_database_up", "1 when the database answered.", registry=registry)
        self._lateness = Histogram(
            "grapevine_lateness_seconds",
            "From when a message was last due until it was sent.",
            ("kind",),
            registry=registry,
            buckets=LATENESS,
        )
        self._attempts = Histogram(
            "grapevine_attempts",
            "Attempts of a delivery that ended.",
            ("kind",),
            registry=registry,
            buckets=ATTEMPTS,
        )
        self._ended = Counter("grapevine_ended", "Deliveries that ended, by how.", ("kind", "state"), registry=registry)
        self._expired = Counter("grapevine_expired_in_line", "Given up before their turn came.", registry=registry)
        self._calls = Histogram(
            "grapevine_call_seconds",
            "Calls to a platform, by what came of them.",
            ("platform", "outcome"),
            registry=registry,
            buckets=CALLS,
        )
        self._batch = Histogram("grapevine_claimed", "Claimed at once.", registry=registry, buckets=BATCH)
        self._lag = Histogram(
            "grapevine_loop_lag_seconds", "How much too late the event loop wakes.", registry=registry, buckets=LAG
        )
        self._worst = Gauge(
            "grapevine_loop_lag_worst_seconds", "The worst lag of the last minute or two.", registry=registry
        )
        self.lag = Lag(self._lag.observe)

    def called(self, platform: str, outcome: Outcome, seconds: float) -> None:
        known = platform if platform in PLATFORMS else "other"
        self._calls.labels(known, _class(outcome)).observe(seconds)

    def settled(self, delivery: Delivery, now: datetime) -> None:
        if delivery.state not in FINAL:
            return
        self._ended.labels(delivery.kind, delivery.state.value).inc()
        self._attempts.labels(delivery.kind).observe(delivery.attempt)
        late = rules.lateness(delivery, now)
        if delivery.state is State.SENT and late is not None:
            self._lateness.labels(delivery.kind).observe(late.total_seconds())

    def claimed(self, count: int) -> None:
        if count:
            self._batch.observe(count)

    def expired(self, count: int) -> None:
        self._expired.inc(count)

    async def page(self) -> tuple[str, bytes]:
        """Content type and text of all figures. Without a database those of this process are still told."""
        async with self._asking:
            if self._monotonic() - self._asked >= FRESH_SECONDS:
                await self._refresh()
                self._asked = self._monotonic()
        self._worst.set(self.lag.worst())
        return CONTENT_TYPE_PLAIN_0_0_4, generate_latest(self._registry)

    async def _refresh(self) -> None:
        try:
            async with asyncio.timeout(FRESH_SECONDS):
                found = await self._ask()
        except Exception as error:
            # The error's text may name a host or a user.
            _log.warning("the figures of the database are missing: %s", type(error).__name__)
            self._answers.set(0)
            for gauge in (self._due, self._oldest, self._held, self._stops):
                gauge.set(math.nan)
            return
        backlog = found.backlog
        self._answers.set(1)
        self._due.set(backlog.due)
        self._oldest.set((found.now - backlog.since).total_seconds() if backlog.since else 0)
        self._held.set(backlog.held)
        self._stops.set(found.stops)


class Lag:
    """How late the event loop comes back to somebody who slept, sampled four times a second.

    `observe` gets each sample in seconds.
    """

    def __init__(self, observe: Callable[[float], None], *, every: float = SAMPLE_SECONDS) -> None:
        self._observe = observe
        self._every = every
        self._began = -math.inf
        self._now = self._before = 0.0

    def worst(self) -> float:
        return max(self._now, self._before)

    async def watch(self) -> None:
        """Until it is cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            await asyncio.sleep(self._every)
            ended = loop.time()
            self.sample(max(0.0, ended - began - self._every), ended)

    def sample(self, lag: float, at: float) -> None:
        """A lag that was seen `at` so many seconds of a clock that never jumps."""
        if at - self._began >= WORST_SECONDS:
            self._before = self._now if at - self._began < 2 * WORST_SECONDS else 0.0
            self._now, self._began = 0.0, at
        self._now = max(self._now, lag)
        self._observe(lag)


def _class(outcome: Outcome) -> str:
    match outcome:
        case Sent():
            return "sent"
        case Ambiguous():
            return "ambiguous"
        case Refused(permanent=True):
            return "refused_for_good"
        case Refused(retry_after=None):
            return "refused"
        case Refused():
            return "told_to_wait"
