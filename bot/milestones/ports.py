from __future__ import annotations

from datetime import date
from typing import Protocol

from bot.contacts.model import ContactId
from bot.members.model import MemberId
from bot.milestones.model import Milestone, MilestoneId


class Milestones(Protocol):
    def add(self, milestone: Milestone) -> None: ...
    def save(self, milestone: Milestone) -> None: ...
    def find(self, owner: MemberId, milestone: MilestoneId) -> Milestone | None: ...
    def remove(self, owner: MemberId, milestone: MilestoneId) -> bool: ...
    def of_contact(self, owner: MemberId, contact: ContactId, *, limit: int = 50) -> tuple[Milestone, ...]:
        """The newest first."""
        ...

    def ahead(self, owner: MemberId, today: date) -> tuple[tuple[MilestoneId, date, bool], ...]:
        """All that is still to come, in no order: each with its day, and whether it comes each year. People who are
        archived are left out."""
        ...

    def several(self, owner: MemberId, wanted: tuple[MilestoneId, ...]) -> dict[MilestoneId, Milestone]: ...
