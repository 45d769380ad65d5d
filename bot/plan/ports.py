"""What the plan asks of the store. Everything is looked up through the owner."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.members.model import MemberId
from bot.plan.model import Facts, Wanted, WantedId


class WantedQualities(Protocol):
    def add(self, several: Sequence[Wanted]) -> None:
        """New ones; what is in the plan already stays as it is."""
        ...

    def save(self, wanted: Wanted) -> None:
        """Its text and target."""
        ...

    def remove(self, owner: MemberId, wanted: Collection[WantedId]) -> int:
        """How many were there."""
        ...

    def find(self, owner: MemberId, wanted: WantedId) -> Wanted | None: ...
    def listing(self, owner: MemberId) -> tuple[Wanted, ...]:
        """By quality, and in the order in which they were added."""
        ...

    def people(
        self, owner: MemberId, terms: Collection[tuple[str, str]], companies: Collection[str]
    ) -> tuple[Facts, ...]:
        """Those with one of the folded words in its field, or at one of the companies as they compare; nobody who is
        archived."""
        ...
