"""Real senders over a real database, with the sink in the same process."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import aiohttp

from bot.clock import MovableClock
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.ids import new_id
from bot.members.model import Handle, Member, MemberId, Place
from bot.outbox.model import FINAL, Abilities, Delivery, Kind, Pace, Rates, State
from bot.outbox.sender import Sender
from storage.engine import open_engine
from storage.store import Database
from storage.vault import Keyring, Vault
from tests.careless import careless
from tests.delivery.loopback import Loopback
from tests.delivery.sink import Sink

CARD = Card("Three people to write to")
HOURS = timedelta(hours=15)


class Office:
    """Its clocks run, and can be moved ahead; `still` keeps the monotonic one where it is.

    Every delivery is for a member of its own.
    """

    def __init__(self, database: Database, clock: MovableClock, sink: Sink, session: aiohttp.ClientSession) -> None:
        self.database = database
        self.sink = sink
        self._clock = clock
        self._session = session
        self._ahead = 0.0
        self._still: float | None = None
        self._numbers = itertools.count()

    def sender(self, can: Abilities, *, pace: Pace, rates: Rates = Rates()) -> Sender:  # noqa: B008  a constant
        messenger = Loopback(self.sink.url, self._session, can=can, rates=rates)
        roll = random.Random(next(self._numbers)).random
        return Sender(
            self.database, self._compose, {"slack": messenger}, pace, monotonic=self.monotonic, roll=lambda: roll() / 4
        )

    def now(self) -> datetime:
        return self._clock()

    def monotonic(self) -> float:
        return (time.monotonic() if self._still is None else self._still) + self._ahead

    def still(self, *, stands: bool = True) -> None:
        self._still = time.monotonic() if stands else None

    def move(self, by: timedelta) -> None:
        """Move both clocks ahead."""
        self._clock.move(by)
        self._ahead += by.total_seconds()

    def put(
        self,
        to: Sequence[Handle | Place],
        *,
        kind: Kind = "nudge",
        due: Callable[[int], timedelta] = lambda number: timedelta(0),
    ) -> list[str]:
        """One delivery to each of `to`, due so long from now; their keys."""
        now = self._clock()
        some = [
            Delivery.new(
                key=f"{kind}/{next(self._numbers)}",
                to=one,
                member=MemberId(next(self._numbers)),
                call=Call("followup nudge"),
                kind=kind,
                not_before=now + due(number),
                expires_at=now + due(number) + HOURS,
                now=now,
            )
            for number, one in enumerate(to)
        ]
        self.database.write_now(lambda store: store.outbox.put_many(some))
        return [one.key for one in some]

    def all(self) -> dict[str, Delivery]:
        found = self.database.read_now(lambda store: store.outbox.listing(list(State), limit=10_000))
        return {one.key: one for one in found}

    def states(self) -> Counter[State]:
        return Counter(one.state for one in self.all().values())

    def over(self) -> bool:
        return {one.state for one in self.database.read_now(lambda store: store.outbox.tallies())} <= set(FINAL)

    def known(self, person: Handle, place: str) -> None:
        """Somebody whose direct conversation is open."""
        now = self._clock()
        member = Member(MemberId(new_id(now)), now, "UTC")
        self.database.write_now(lambda store: store.members.add(member, person))
        there = Place(person.platform, person.realm, place, private=True)
        self.database.write_now(lambda store: store.outbox.opened({person: there}))

    async def pumped(self, *senders: Sender) -> None:
        """Pump all of `senders` until every delivery has come to its end."""

        async def pump(sender: Sender) -> None:
            while await sender.pump() or not await asyncio.to_thread(self.over):  # noqa: ASYNC110  that is the tick
                await asyncio.sleep(0.02)

        async with asyncio.TaskGroup() as pumping:
            for sender in senders:
                pumping.create_task(pump(sender))

    async def _compose(self, delivery: Delivery, now: datetime) -> Card:
        return replace(CARD, summary=delivery.key)


@contextlib.asynccontextmanager
async def office(url: str, sink: Sink) -> AsyncIterator[Office]:
    """The office on a database with every table and no row, open for a minute at most."""
    with open_engine(url) as engine:
        careless(engine)
        clock = MovableClock()
        database = Database(engine, Vault(Keyring.parse(Keyring.generate())), clock)
        async with asyncio.timeout(60), sink, aiohttp.ClientSession() as session:
            yield Office(database, clock, sink, session)
