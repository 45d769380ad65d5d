"""What asking by itself wants of the store."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.asking.model import Question
from bot.members.model import MemberId


class Questions(Protocol):
    def of(self, owner: MemberId) -> Question | None: ...
    def put(self, question: Question) -> None: ...
    def due(self, now: datetime, *, limit: int = 500) -> tuple[Question, ...]:
        """Everybody's that are to be looked at by `now`, the oldest first."""
        ...

    def wakes_at(self) -> datetime | None:
        """When the next one of anybody is looked at."""
        ...

    def wake(self, owner: MemberId, at: datetime) -> None:
        """Begin with somebody who has something to be asked about now. Nothing changes where that was done before, nor
        for those who want nothing asked."""
        ...

    def shift(self, owner: MemberId, at: datetime) -> None:
        """Their clock, days or hours are others now: look again at `at`. Nothing for those who aren't asked anything.
        Looking between two times asks nothing, it finds the next one."""
        ...

    def sooner(self, owner: MemberId, at: datetime) -> None:
        """Look at `at` where the next look would come later. Nothing for those who aren't asked anything."""
        ...

    def switch(self, owner: MemberId, at: datetime | None) -> None:
        """Ask again, with a first look at `at`; or, with None, nothing any more."""
        ...
