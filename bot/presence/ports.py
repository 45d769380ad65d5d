"""What presence wants of the store. Everything is looked up through the owner."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from bot.members.model import MemberId
from bot.presence.model import Community, CommunityId


class Presences(Protocol):
    def ticked(self, owner: MemberId) -> dict[str, date]:
        """The items of the checklist that are ticked, by name, with the local day of each."""
        ...

    def tick(self, owner: MemberId, item: str, day: date) -> None: ...
    def untick(self, owner: MemberId, item: str) -> bool: ...
    def add(self, community: Community) -> bool:
        """False when a group of that name is there already."""
        ...

    def save(self, community: Community) -> bool:
        """False when another group has that name, or this one is gone."""
        ...

    def find(self, owner: MemberId, community: CommunityId) -> Community | None: ...
    def named(self, owner: MemberId, name: str, *, limit: int) -> tuple[Community, ...]:
        """The group of exactly that name, however it is spelled; else those whose names begin so."""
        ...

    def remove(self, owner: MemberId, community: CommunityId) -> bool: ...
    def listing(self, owner: MemberId, *, limit: int, after: Community | None = None) -> tuple[Community, ...]:
        """By name; those that stand behind `after`."""
        ...

    def size(self, owner: MemberId) -> int: ...
