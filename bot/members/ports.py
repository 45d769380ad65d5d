"""What members ask of the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from bot.members.model import Handle, Member, MemberId


class Members(Protocol):
    def find(self, handle: Handle) -> Member | None: ...
    def get(self, member: MemberId) -> Member | None: ...
    def several(self, wanted: Iterable[MemberId]) -> dict[MemberId, Member]: ...
    def add(self, member: Member, handle: Handle) -> None: ...
    def save(self, member: Member) -> None: ...
    def used(self, member: MemberId, handle: Handle, now: datetime) -> None:
        """Remember the handle a person used last: nudges go there."""
        ...

    def home(self, member: MemberId) -> Handle | None:
        """The handle used last."""
        ...
