from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.held.model import Held, HeldId
from bot.members.model import MemberId


class HeldCalls(Protocol):
    def add(self, one: Held) -> None: ...
    def put(self, one: Held) -> None:
        """As `add`, in place of the one of the same number."""
        ...

    def drop(self, owner: MemberId, wanted: HeldId) -> None: ...
    def find(self, owner: MemberId, wanted: HeldId) -> Held | None: ...
    def answered(self, owner: MemberId, wanted: HeldId) -> bool:
        """Mark it answered; False when it was already."""
        ...

    def forget(self, before: datetime) -> int:
        """Delete those that expired; how many."""
        ...
