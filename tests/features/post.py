"""One sender with its database and a platform that can be told to misbehave."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias, TypeVar

from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Abilities, Ambiguous, Delivery, Kind, Later, Pace, Rates, Receipt, Refused, State
from bot.outbox.sender import Sender
from storage.engine import Engine
from storage.outbox import OutboxRows

T = TypeVar("T")

MORNING = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
PACE = Pace()
CHANNEL = Place("slack", "T1", "C1", private=False)
CARD = Card("Three people to write to")


@dataclass
class Rows:
    outbox: OutboxRows


class Database:
    """A real database whose clock is moved by hand. `broken` fails the next so many writes."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.time = MORNING
        self.broken = 0
        self.open = 0

    async def write(self, work: Callable[[Rows], T]) -> T:
        if self.broken:
            self.broken -= 1
            raise ConnectionError("the database is away")
        return await self._ran(self.engine.write(lambda connection: work(Rows(OutboxRows(connection)))))

    async def read(self, work: Callable[[Rows], T]) -> T:
        return await self._ran(self.engine.read(lambda connection: work(Rows(OutboxRows(connection)))))

    async def look(self, work: Callable[[Rows, datetime], T]) -> tuple[datetime, T]:
        now = self.time
        return now, await self.read(lambda rows: work(rows, now))

    async def _ran(self, future: Future[T]) -> T:
        return await asyncio.wrap_future(future)

    def get(self, key: str) -> Delivery:
        found = self.engine.read(lambda connection: OutboxRows(connection).find(key)).result()
        assert found is not None
        return found


@dataclass
class Platform:
    """Keeps what it was sent.

    `replies` are what the next calls come to; without one all is well. It shows nothing to the next `hidden` searches.
    While `lossy` it loses what it is sent and says nothing clear.
    """

    can: Abilities = Abilities(nonce=False, read_back=True, edit=True, direct=True)  # noqa: RUF009
    rates: Rates = Rates()  # noqa: RUF009
    replies: list[BaseException | Callable[[], Awaitable[None]]] = field(default_factory=list)
    sent: list[tuple[Place, Card, str]] = field(default_factory=list)
    calls: int = 0
    hidden: int = 0
    lossy: bool = False
    before: Callable[[], None] = lambda: None

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        self.calls += 1
        self.before()
        if self.lossy:
            raise Ambiguous("reset")
        reply = self.replies.pop(0) if self.replies else None
        if isinstance(reply, Refused):
            raise reply
        if not (self.can.nonce and any(seen == marker for _, _, seen in self.sent)):
            self.sent.append((place, card, marker))
        if isinstance(reply, BaseException):
            raise reply
        if reply is not None:
            await reply()
        return Receipt(place, str(len(self.sent)))

    async def update(self, receipt: Receipt, card: Card) -> None:
        raise AssertionError("not part of this")

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        return ""

    async def direct(self, handle: Handle) -> Place:
        return Place(handle.platform, handle.realm, f"D-{handle.user}", private=True)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        if self.hidden:
            self.hidden -= 1
            return None
        at = next((at for at, message in enumerate(self.sent, 1) if (message[0], message[2]) == (place, marker)), None)
        return None if at is None else Receipt(place, str(at))


class Post:
    """One sender, its database and its platform."""

    def __init__(self, database: Database, platform: Platform, *, pace: Pace = PACE) -> None:
        self.database = database
        self.platform = platform
        self.seconds = 0.0
        self.cards: dict[str, Card | Later | BaseException | None] = {}
        self.meanwhile: Callable[[], Awaitable[None]] | None = None
        self.sender = Sender(
            database, self.compose, {"slack": platform}, pace, monotonic=lambda: self.seconds, roll=lambda: 0.5
        )

    async def compose(self, delivery: Delivery, now: datetime) -> Card | Later | None:
        if self.meanwhile is not None:
            await self.meanwhile()
        card = self.cards.get(delivery.key, CARD)
        if isinstance(card, BaseException):
            raise card
        return card

    def put(
        self,
        key: str = "nudge/1",
        *,
        kind: Kind = "nudge",
        lasts: timedelta = timedelta(hours=15),
        team: str = "T1",
        user: str = "U1",
    ) -> None:
        delivery = Delivery.new(
            key=key,
            to=CHANNEL if kind == "digest" else Handle("slack", team, user),
            member=MemberId(1),
            call=Call("followup nudge"),
            kind=kind,
            not_before=self.database.time,
            expires_at=self.database.time + lasts,
            now=self.database.time,
        )
        self.database.engine.write(lambda connection: OutboxRows(connection).put(delivery)).result()

    async def passes(self, times: int = 1, *, apart: timedelta = PACE.lease) -> None:
        """So many passes, the clocks moved before all but the first."""
        for number in range(times):
            if number:
                self.database.time += apart
                self.seconds += apart.total_seconds()
            await self.sender.drain()

    def state(self, key: str = "nudge/1") -> State:
        return self.database.get(key).state


Story: TypeAlias = Callable[[Database], Coroutine[Any, Any, None]]
Play: TypeAlias = Callable[[Story], None]
