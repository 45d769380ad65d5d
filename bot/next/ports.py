"""What steps want of the store. Everything is looked up through the owner."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from bot.members.model import MemberId
from bot.next.model import Rhythm, Said


class Steps(Protocol):
    def say(self, said: Said) -> None:
        """One for each step and day: the later word replaces the earlier one."""
        ...

    def since(self, owner: MemberId, day: date) -> tuple[Said, ...]:
        """Those of that day and later, the oldest first."""
        ...

    def done_by_day(self, owner: MemberId, first: date) -> dict[date, int]:
        """How many were done on each local day from the first on."""
        ...

    def rhythm(self, owner: MemberId) -> Rhythm | None: ...
    def set_rhythm(self, rhythm: Rhythm) -> None: ...
    def drop_rhythm(self, owner: MemberId) -> bool: ...
