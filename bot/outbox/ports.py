"""What the sender asks of the outside, and what features ask of the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.kit.cards import Card
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Abilities, Backlog, Delivery, DeliveryId, Outcome, Pace, Rates, Receipt, State, Stop, Tally

T = TypeVar("T")


class Messenger(Protocol):
    """One platform. Calls raise `Refused` for a definite no and `Ambiguous` where the message may have arrived.

    It makes at most one POST per call: a client that retries by itself doubles messages. Any other exception counts as
    ambiguous in `send` and as a passing fault elsewhere.
    """

    @property
    def can(self) -> Abilities: ...
    @property
    def rates(self) -> Rates: ...

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        """`marker` goes into nonce, metadata and buttons, as far as the platform has them."""
        ...

    async def update(self, receipt: Receipt, card: Card) -> None: ...
    async def direct(self, handle: Handle) -> Place:
        """The direct conversation with a person, opened when there is none; asking again gives the same."""
        ...

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        """Why a digest can't come to a place: one of "direct" (no channel), "unnamed" (nor one, where any name is
        one), "thread", "unknown channel", "archived",
        "elsewhere" (not in `space`), "scope" (we may not ask), "not here" (we aren't in it), "silent" (we may not write
        there), "history" and "threads" (nor read there, nor open threads), "not you" (that person isn't in it); empty
        when it can. Asked live. Raises Refused and Ambiguous when that couldn't be found out."""
        ...

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        """Our own message with this marker, sent at or after `since`."""
        ...


class Outbox(Protocol):
    """Deliveries within one transaction."""

    def put(self, delivery: Delivery) -> bool:
        """False when its key exists, whatever became of that delivery: running a planner twice changes nothing."""
        ...

    def put_many(self, some: Collection[Delivery]) -> int:
        """Put all of them at once, several times as fast; how many are new. Of several with one key the first."""
        ...

    def get(self, delivery: DeliveryId) -> Delivery | None: ...
    def find(self, key: str) -> Delivery | None: ...

    def own(self, member: MemberId, which: DeliveryId | str) -> Delivery | None:
        """The member's own one, by id or by key."""
        ...

    def resolve(self, member: MemberId, which: DeliveryId, state: State, sent_at: datetime | None = None) -> bool:
        """Their answer about one that ended `unknown`; False when that isn't its state, or it isn't theirs."""
        ...

    def cancel(self, prefix: str) -> int:
        """Cancel those whose key starts with `prefix` (`remind/<followup>/`) and whose call hasn't begun; how many."""
        ...

    def cancel_member(self, member: MemberId) -> int: ...

    def readdress(self, member: MemberId, to: Handle | Place, now: datetime, *, code: str = "") -> int:
        """The member's nudges that wait for a place, and whose call hasn't begun, go to `to`, at once; how many.
        `code`: also those that ended with it, unless they may have arrived. Each keeps its key."""
        ...

    def ripe(self, now: datetime, *, since: datetime | None, pace: Pace) -> bool:
        """Whether anything is due: a look at four ends of indexes. Without `since` it looks at all that is pending,
        else only at what has been due since then."""
        ...

    def pick(
        self,
        now: datetime,
        *,
        platform: str,
        limit: int,
        per_channel: int,
        skip: Collection[str],
        suspect: bool,
        pace: Pace,
        since: datetime | None,
        openings: int | None = None,
    ) -> tuple[DeliveryId, ...]:
        """What to claim next: uncertain ones first, then each space in turn, of each channel the first few.

        It changes nothing. Channels and spaces in `skip`, and those that are stopped, are left out. `suspect` asks for
        those that were lost repeatedly instead of those that weren't. `openings`: at most so many to people with whom
        no conversation is open yet.
        """
        ...

    def claim(self, picked: Collection[DeliveryId], now: datetime, *, token: str, pace: Pace) -> tuple[Delivery, ...]:
        """Lease those of `picked` to `token` that are still due, in the order of `picked`.

        No two workers get the same one. It comes back `leased`, or `sending` when an earlier call must be reconciled.
        """
        ...

    def begin(self, batch: Sequence[tuple[str, Delivery]]) -> frozenset[DeliveryId]:
        """Write them, each with the token of its lease, as `sending`; the ids that were still leased. Commit before the
        call."""
        ...

    def settle(self, batch: Sequence[tuple[str, Delivery]]) -> None:
        """Write what became of them. `sent` holds whoever has the lease; the rest only under their tokens."""
        ...

    def stop(self, stop: Stop) -> None:
        """Send nothing there for the time being. What waits for a place that is stopped for ever is cancelled."""
        ...

    def stops(self, now: datetime) -> tuple[Stop, ...]: ...
    def resume(self, name: str) -> bool:
        """Take a stop back; False when there was none."""
        ...

    def directs(self, people: Collection[Handle]) -> Mapping[Handle, Place]:
        """The direct conversations that were opened before, of those who have one."""
        ...

    def opened(self, places: Mapping[Handle, Place | None]) -> None:
        """Remember the direct conversations with people, or forget them."""
        ...

    def unreachable(self, member: MemberId, code: str) -> None:
        """Nothing is planned for them, and what waits is cancelled, until they come back to us."""
        ...

    def release(self, tokens: Collection[str]) -> int:
        """Give back what was leased to one of them and not begun; how many."""
        ...

    def expire(self, now: datetime) -> int:
        """Give up what is due and too late; how many."""
        ...

    def forget(self, before: datetime, *, limit: int) -> int:
        """Delete what is over and expired before then; how many, at most `limit`. Their keys may be used again."""
        ...

    def next_due(self) -> datetime | None:
        """When there is something to do next: a delivery comes due, or a lease runs out."""
        ...

    def again(self, which: Collection[DeliveryId], now: datetime, *, expires_at: datetime) -> frozenset[DeliveryId]:
        """Put those that are dead, unknown, expired or cancelled back in line, due at once, as if never called; which.

        Each keeps its key and its marker, so a planner still can't double it. What was sent stays sent.
        """
        ...

    def drop(self, which: Collection[DeliveryId]) -> frozenset[DeliveryId]:
        """Cancel those of them that wait, or that ended without having been sent; which. What is being sent stays."""
        ...

    def backlog(self, now: datetime) -> Backlog:
        """What waits, from the ends of indexes: cheap enough to ask every few seconds."""
        ...

    def tallies(self) -> tuple[Tally, ...]:
        """How many there are of each state and kind: reads every delivery."""
        ...

    def page(
        self, states: Collection[State], *, failing: bool, limit: int, before: DeliveryId | None
    ) -> tuple[Delivery, ...]:
        """For operators: those in `states`, newest first, older than `before`. `failing` adds those that went wrong and
        will be tried again."""
        ...

    def listing(self, states: Collection[State], *, limit: int) -> tuple[Delivery, ...]:
        """For operators: those in `states`, oldest due first."""
        ...


class HasOutbox(Protocol):
    @property
    def outbox(self) -> Outbox: ...


class Meter(Protocol):
    """What is counted. It gets deliveries, and must keep nothing of them but kinds, states and codes."""

    def called(self, platform: str, outcome: Outcome, seconds: float) -> None:
        """A call to a platform ended."""
        ...

    def settled(self, delivery: Delivery, now: datetime) -> None:
        """It was written down what became of a delivery."""
        ...

    def claimed(self, count: int) -> None:
        """A pass claimed so many at once."""
        ...

    def expired(self, count: int) -> None:
        """So many were given up, still in line when their time was over."""
        ...


class OutboxDatabase(Protocol):
    """Work may run again after a lost race, so it touches nothing but its store."""

    async def write(self, work: Callable[[HasOutbox], T]) -> T: ...
    async def read(self, work: Callable[[HasOutbox], T]) -> T: ...
    async def look(self, work: Callable[[HasOutbox, datetime], T]) -> tuple[datetime, T]:
        """The database's time, and what `work` read at that time."""
        ...
