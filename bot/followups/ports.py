from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from bot.contacts.model import ContactId
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.members.model import MemberId


class FollowUps(Protocol):
    def add(self, *several: FollowUp) -> None: ...
    def save(self, followup: FollowUp) -> None: ...
    def find(self, owner: MemberId, followup: FollowUpId) -> FollowUp | None: ...
    def of_contact(self, owner: MemberId, contact: ContactId) -> tuple[FollowUp, ...]:
        """The open ones, the soonest first."""
        ...

    def open_until(self, owner: MemberId, last: date, *, limit: int = 500) -> tuple[FollowUp, ...]:
        """The open ones due on `last` or before, the soonest first."""
        ...

    def count_open(self, owner: MemberId) -> int: ...
    def count_due(self, owner: MemberId, day: date) -> int:
        """People with an open one due on `day` or before, but for those that wait for a clock time on that day."""
        ...

    def next_due(self, owner: MemberId) -> date | None: ...
    def of_kind(self, owner: MemberId, kind: Kind) -> tuple[FollowUp, ...]:
        """The open ones of a kind."""
        ...

    def to_nudge(self, now: datetime, *, limit: int = 500) -> tuple[FollowUp, ...]:
        """Everybody's open ones that come up for a nudge by `now`, the oldest first."""
        ...

    def comes_up(self, owner: MemberId, now: datetime) -> bool:
        """Whether any open one of theirs comes up for a nudge by `now`."""
        ...

    def closed_with(self, owner: MemberId, contact: ContactId, at: datetime) -> tuple[FollowUp, ...]:
        """Those about a person that were cancelled at that very moment."""
        ...

    def idle(self, owner: MemberId) -> tuple[FollowUp, ...]:
        """The open ones that wait for no nudge: after a pause, a silence, a stop."""
        ...

    def nudged_on(self, owner: MemberId, day: date) -> tuple[FollowUp, ...]:
        """The open ones that the nudge of that local day tells of."""
        ...

    def planned(self, planned: Iterable[FollowUp]) -> None:
        """Write `nudge_at`, `nudged` and `nudged_on` of each, in one statement."""
        ...

    def wakes_at(self) -> datetime | None:
        """When the next one of anybody comes up for a nudge."""
        ...
