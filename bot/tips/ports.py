"""What tips and resources ask of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.members.model import MemberId
from bot.tips.model import Resource, ResourceId


class Tips(Protocol):
    def told(self, owner: MemberId) -> Mapping[str, date]:
        """The day on which each tip was shown last, by name; those never shown are not in it."""
        ...

    def tell(self, owner: MemberId, tip: str, day: date) -> None: ...


class Resources(Protocol):
    """What people of a space recommend to each other. A space is named only where the member is, or was."""

    def add(self, resource: Resource) -> None: ...
    def save(self, resource: Resource) -> bool:
        """By who added it; False: it isn't theirs, or is gone."""
        ...

    def remove(self, owner: MemberId, resource: ResourceId) -> bool:
        """By who added it."""
        ...

    def take_out(self, space: str, resource: ResourceId) -> bool:
        """By somebody who manages the space."""
        ...

    def of_spaces(self, spaces: Sequence[str], *, limit: int) -> tuple[Resource, ...]:
        """The newest first."""
        ...

    def mine(self, owner: MemberId, resource: ResourceId) -> Resource | None:
        """One that the member added, wherever it was."""
        ...
