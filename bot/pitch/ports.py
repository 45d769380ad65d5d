"""What pitches ask of the store. Everything is looked up through the owner."""

from __future__ import annotations

from typing import Protocol

from bot.members.model import MemberId
from bot.pitch.model import Pitch, PitchId


class Pitches(Protocol):
    def add(self, pitch: Pitch) -> bool:
        """False: they have a version for that audience already."""
        ...

    def save(self, pitch: Pitch) -> None:
        """Its parts; for whom it is stays."""
        ...

    def remove(self, owner: MemberId, pitch: PitchId) -> bool: ...
    def listing(self, owner: MemberId) -> tuple[Pitch, ...]:
        """Their versions: the one for everybody, then by audience. There are few (rules.MOST)."""
        ...
