"""A world in which time passes only when nothing else can happen, with platforms and workers that misbehave to order.

Two workers share one real database. Their monotonic clock goes on evenly; the wall clock may jump. A worker can be
killed, or frozen and thawed, at any of the named crash points and round each write.
"""

from __future__ import annotations

import asyncio
import selectors
from collections import Counter
from collections.abc import Callable, Coroutine, Generator
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, cast

from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.handling import CRASH_POINTS
from bot.outbox.model import Abilities, Ambiguous, Delivery, Later, Pace, Rates, Receipt, Refused, Scope, State, Stop
from bot.outbox.sender import Sender
from storage.engine import Engine
from storage.outbox import OutboxRows

T = TypeVar("T")

PACE = Pace(batch=3)
BEGINS = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
NONCE_MEMORY = 2 * PACE.nonce.total_seconds()
"""A platform remembers a nonce for longer than we trust it to."""

POINTS = (*CRASH_POINTS, "write", "written")
ABILITIES = {
    "discord": Abilities(nonce=True, read_back=True, edit=True, direct=True),
    "slack": Abilities(nonce=False, read_back=True, edit=True, direct=True),
    "plain": Abilities(nonce=False, read_back=False, edit=False, direct=True),
}

_owner: ContextVar[Worker | None] = ContextVar("_owner", default=None)


@dataclass(frozen=True)
class Fate:
    """What a call comes to. `accepted`: the platform has the message. `lands` and `shown`: so many seconds later it has
    it, or lets it be found. `hangs` says nothing for ever; `unclear` says nothing clear."""

    accepted: bool = True
    unclear: bool = False
    hangs: bool = False
    lands: float = 0.0
    shown: float = 0.0
    refused: str = ""
    scope: Scope = "message"
    wait: float = 0.0
    permanent: bool = False


def refuse(fate: Fate) -> None:
    if fate.refused:
        wait = timedelta(seconds=fate.wait) if fate.wait else None
        raise Refused(fate.refused, retry_after=wait, permanent=fate.permanent, scope=fate.scope)


@dataclass
class Copy:
    """A message on a platform. `hidden`: seconds between the commit before its call and the moment it can be found."""

    place: Place
    marker: str
    lands: float
    shown: float
    hidden: float


class Clock:
    """Seconds that go on evenly, and the wall clock, which is `wrong` by as much as it was set."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.wrong = timedelta(0)
        self.latest = BEGINS

    def now(self) -> datetime:
        now = self.true() + self.wrong
        self.latest = max(self.latest, now)
        return now

    def true(self) -> datetime:
        return BEGINS + timedelta(seconds=self.seconds)


class _Leaping(selectors.SelectSelector):
    """Waits for nothing: the clock leaps to the next timer instead."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "nothing will ever happen any more"
        if timeout > 0:
            self._clock.seconds += timeout
        return []


class TimeLoop(asyncio.SelectorEventLoop):
    """An event loop on the world's clock, which knows whose tasks are whose."""

    def __init__(self, clock: Clock) -> None:
        self._world_clock = clock
        super().__init__(_Leaping(clock))
        self.set_task_factory(_owned)

    def time(self) -> float:
        return self._world_clock.seconds


def _owned(
    loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T] | Generator[Any, None, T], **rest: Any
) -> asyncio.Task[T]:
    task = asyncio.Task(cast("Coroutine[Any, Any, T]", work), loop=loop, **rest)
    owner = _owner.get()
    if owner is not None:
        owner.tasks.add(task)
        task.add_done_callback(owner.tasks.discard)
    return task


@dataclass
class Rows:
    outbox: OutboxRows


@dataclass
class World:
    """What all workers share. `cards` are what compose says by key; `fates` what the next calls come to."""

    engine: Engine
    platform: str
    clock: Clock = field(default_factory=Clock)
    cards: dict[str, Card | Later | None] = field(default_factory=dict[str, "Card | Later | None"])
    fates: list[Fate] = field(default_factory=list[Fate])
    openings: list[Fate] = field(default_factory=list[Fate])
    copies: list[Copy] = field(default_factory=list[Copy])
    keys: dict[str, str] = field(default_factory=dict[str, str])
    """Keys of deliveries by marker."""
    called: Counter[str] = field(default_factory=Counter[str])
    begins: Callable[[Worker, str, Card], None] = lambda worker, key, card: None
    """Told of the start of each call."""

    def card(self, key: str) -> Card | Later | None:
        card = self.cards[key]
        return Card("Good morning") if isinstance(card, Later) and card.until <= self.clock.now() else card

    def write(self, work: Callable[[OutboxRows], T]) -> T:
        return self.engine.write(lambda connection: work(OutboxRows(connection))).result()

    def read(self, work: Callable[[OutboxRows], T]) -> T:
        return self.engine.read(lambda connection: work(OutboxRows(connection))).result()

    def rows(self) -> dict[str, Delivery]:
        return {row.key: row for row in self.read(lambda outbox: outbox.listing(list(State), limit=1000))}

    def on_platform(self, marker: str) -> list[Copy]:
        """The copies that arrived. What carries a nonce that is remembered is dropped as it lands."""
        there: list[Copy] = []
        for copy in sorted((one for one in self.copies if one.marker == marker), key=lambda one: one.lands):
            if copy.lands > self.clock.seconds:
                break
            nonce = ABILITIES[copy.place.platform].nonce
            if not (nonce and any(copy.lands - one.lands < NONCE_MEMORY for one in there)):
                there.append(copy)
        return there


@dataclass
class Messenger:
    """A platform as one worker sees it."""

    world: World
    worker: Worker
    can: Abilities
    rates: Rates = field(default_factory=Rates)

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        await self.worker.gate()
        world, key, now = self.world, self.world.keys[marker], self.world.clock.seconds
        world.begins(self.worker, key, card)
        world.called[key] += 1
        fate = world.fates.pop(0) if world.fates else Fate()
        refuse(fate)
        if fate.accepted:
            lands, shown = now + fate.lands, now + fate.lands + fate.shown
            begun = self.worker.froze if self.worker.dazed else now
            world.copies.append(Copy(place, marker, lands, shown, shown - begun))
        if fate.hangs:
            await asyncio.Event().wait()
        if fate.unclear:
            raise Ambiguous("unclear")
        return Receipt(place, marker)

    async def update(self, receipt: Receipt, card: Card) -> None:
        raise AssertionError("not part of this")

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        return ""

    async def direct(self, handle: Handle) -> Place:
        await self.worker.gate()
        fate = self.world.openings.pop(0) if self.world.openings else Fate()
        if fate.hangs:
            await asyncio.Event().wait()
        if fate.unclear:
            raise Ambiguous("unclear")
        refuse(fate)
        return Place(handle.platform, handle.realm, f"D-{handle.user}", private=True)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        """The platform goes by its own clock, which is right."""
        self.worker.knew.setdefault(self.world.keys[marker], self.worker.stops)
        await self.worker.gate()
        world = self.world
        oldest = (since - BEGINS).total_seconds()
        found = [
            copy for copy in world.on_platform(marker) if oldest <= copy.lands and copy.shown <= world.clock.seconds
        ]
        return Receipt(place, marker) if found else None


class Worker:
    """A process with a sender. `doomed` names the crash point where it will end or freeze, and at which passing."""

    def __init__(self, world: World, name: str) -> None:
        self.world = world
        self.name = name
        self.tasks: set[asyncio.Task[Any]] = set()
        self.stops: tuple[Stop, ...] = ()
        self.knew: dict[str, tuple[Stop, ...]] = {}
        """The stops it knew of by the time that it took each delivery up."""
        self.faults: list[str] = []
        """What becomes of the next writes: "" well, "before" or "after" the commit the connection breaks."""
        self.doomed: tuple[str, int, bool] | None = None
        self.dead = self.frozen = self.dazed = False
        self.froze, self.where = 0.0, ""
        """`dazed`: it was frozen, at second `froze` and crash point `where`, in the midst of what it goes on with."""
        self._halted = asyncio.Event()
        self._thawed = asyncio.Event()
        self.sender = Sender(
            self,
            self._compose,
            {world.platform: Messenger(world, self, ABILITIES[world.platform])},
            PACE,
            monotonic=lambda: world.clock.seconds,
            roll=lambda: 0.5,
            crash_point=self._pass,
        )

    async def drains(self, doom: tuple[str, int, bool] | None) -> None:
        """One batch, until it is done or the worker halts on the way."""
        if self.frozen or self.tasks:
            return
        self.doomed, self.dazed, self._halted = doom, False, asyncio.Event()
        self.knew.clear()
        self.see_stops()
        _owner.set(self)
        work = asyncio.create_task(self.sender.drain())
        halt = asyncio.create_task(self._halted.wait())
        _owner.set(None)
        await asyncio.wait({work, halt}, return_when=asyncio.FIRST_COMPLETED)
        halt.cancel()
        await asyncio.sleep(0)
        self.doomed = None
        if self.dead:
            await self.dies()

    async def dies(self) -> None:
        """As after SIGKILL: nothing more is called or written."""
        self.dead = True
        tasks = set(self.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def thaws(self) -> None:
        """It goes on where it froze, and finishes that."""
        self.frozen = False
        self._thawed.set()
        while self.tasks:
            await asyncio.wait(set(self.tasks))
        self.dazed = False

    def see_stops(self) -> None:
        now = self.world.clock.now()
        self.stops = self.world.read(lambda outbox: outbox.stops(now))

    async def gate(self) -> None:
        """Nothing leaves a process that is dead or frozen."""
        await asyncio.sleep(0)
        if self.frozen:
            await self._thawed.wait()
        if self.dead:
            raise asyncio.CancelledError

    async def write(self, work: Callable[[Rows], T]) -> T:
        await self.gate()
        self._pass("write")
        await self.gate()
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "before":
            raise ConnectionError("the database is away")
        done = self.world.write(lambda outbox: work(Rows(outbox)))
        if fault == "after":
            raise ConnectionError("the database went away")
        self._pass("written")
        await self.gate()
        return done

    async def read(self, work: Callable[[Rows], T]) -> T:
        await self.gate()
        return self.world.read(lambda outbox: work(Rows(outbox)))

    async def look(self, work: Callable[[Rows, datetime], T]) -> tuple[datetime, T]:
        await self.gate()
        now = self.world.clock.now()
        return now, await self.read(lambda rows: work(rows, now))

    async def _compose(self, delivery: Delivery, now: datetime) -> Card | Later | None:
        self.knew.setdefault(delivery.key, self.stops)
        await self.gate()
        return self.world.card(delivery.key)

    def _pass(self, name: str) -> None:
        if name == "after_settle":
            # What was taken up in the same moment can't know of it yet.
            asyncio.get_running_loop().call_soon(self.see_stops)
        if self.doomed is None or self.doomed[0] != name:
            return
        _, left, kill = self.doomed
        self.doomed = (name, left - 1, kill) if left > 1 else None
        if left > 1:
            return
        self._halted.set()
        if kill:
            self.dead = True
            raise asyncio.CancelledError
        self.frozen = self.dazed = True
        self.froze, self.where = self.world.clock.seconds, name
        self._thawed = asyncio.Event()
