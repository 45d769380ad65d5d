from __future__ import annotations

from datetime import date
from typing import Protocol

from bot.contacts.model import ContactId
from bot.leads.model import Lead, LeadId
from bot.members.model import MemberId


class Leads(Protocol):
    def add(self, lead: Lead) -> None: ...
    def save(self, lead: Lead) -> None: ...
    def find(self, owner: MemberId, lead: LeadId) -> Lead | None: ...
    def remove(self, owner: MemberId, lead: LeadId) -> bool: ...
    def size(self, owner: MemberId) -> int: ...
    def page(self, owner: MemberId, *, limit: int, skip: int) -> tuple[Lead, ...]:
        """The open ones first, then those whose source is to be thanked, then the others; the newest first in each."""
        ...

    def of_contact(self, owner: MemberId, contact: ContactId, *, limit: int = 100) -> tuple[Lead, ...]:
        """What was heard through somebody, the newest first."""
        ...

    def to_thank(self, owner: MemberId, *, limit: int) -> tuple[Lead, ...]:
        """Closed, and their source not thanked yet; those closed first come first. Not of people who are archived."""
        ...

    def steps_due(self, owner: MemberId, day: date, *, limit: int) -> tuple[Lead, ...]:
        """Open, with a next step by that day or before, the soonest first. Not of people who are archived."""
        ...
