"""What the sender asks of the outside, and what features ask of the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from bot.kit.cards import Card
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Abilities, Delivery, DeliveryId, Pace, Receipt, State

T = TypeVar("T")


class Messenger(Protocol):
    """One platform. Calls raise `Refused` for a definite no and `Ambiguous` where the message may have arrived.

    It makes at most one POST per call: a client that retries by itself doubles messages. Any other exception counts as
    ambiguous in `send` and as a passing fault elsewhere.
    """

    @property
    def can(self) -> Abilities: ...

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        """`marker` goes into nonce, metadata and buttons, as far as the platform has them."""
        ...

    async def update(self, receipt: Receipt, card: Card) -> None: ...
    async def direct(self, handle: Handle) -> Place:
        """The direct conversation with a person, opened when there is none; asking again gives the same."""
        ...

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        """Our own message with this marker, sent at or after `since`."""
        ...


class Outbox(Protocol):
    """Deliveries within one transaction."""

    def put(self, delivery: Delivery) -> bool:
        """False when its key exists, whatever became of that delivery: running a planner twice changes nothing."""
        ...

    def get(self, delivery: DeliveryId) -> Delivery | None: ...
    def find(self, key: str) -> Delivery | None: ...

    def cancel(self, prefix: str) -> int:
        """Cancel those whose key starts with `prefix` (`remind/<followup>/`) and whose call hasn't begun; how many."""
        ...

    def cancel_member(self, member: MemberId) -> int: ...

    def claim(
        self, now: datetime, *, token: str, limit: int, pace: Pace, platforms: Collection[str]
    ) -> tuple[Delivery, ...]:
        """Lease what is due to `token`: uncertain ones first, then each space in turn, oldest first.

        No two workers get the same one. It comes back `leased`, or `sending` when an earlier call must be reconciled.
        """
        ...

    def begin(self, batch: Sequence[Delivery], *, token: str) -> frozenset[DeliveryId]:
        """Write them as `sending`; the ids that were still leased to `token`. Commit before the call."""
        ...

    def settle(self, batch: Sequence[Delivery], *, token: str) -> None:
        """Write what became of them. `sent` holds whoever has the lease; the rest only under `token`."""
        ...

    def release(self, token: str) -> int:
        """Give back what `token` leased and didn't begin; how many."""
        ...

    def expire(self, now: datetime) -> int:
        """Give up what is due and too late; how many."""
        ...

    def next_due(self) -> datetime | None:
        """When there is something to do next: a delivery comes due, or a lease runs out."""
        ...

    def counts(self) -> Mapping[State, int]: ...
    def listing(self, states: Collection[State], *, limit: int) -> tuple[Delivery, ...]:
        """For operators: those in `states`, oldest due first."""
        ...


class HasOutbox(Protocol):
    @property
    def outbox(self) -> Outbox: ...


class OutboxDatabase(Protocol):
    """Work may run again after a lost race, so it touches nothing but its store."""

    async def write(self, work: Callable[[HasOutbox], T]) -> T: ...
    async def read(self, work: Callable[[HasOutbox], T]) -> T: ...
    async def now(self) -> datetime: ...
