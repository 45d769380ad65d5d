"""What drafts ask of the store. Everything is looked up through the owner."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from bot.contacts.model import ContactId
from bot.drafts.model import Draft, DraftId
from bot.members.model import MemberId


class Drafts(Protocol):
    def add(self, draft: Draft) -> None: ...
    def save(self, draft: Draft) -> None: ...
    def find(self, owner: MemberId, draft: DraftId) -> Draft | None: ...
    def remove(self, owner: MemberId, draft: DraftId) -> bool: ...
    def listing(self, owner: MemberId, *, limit: int, after: Draft | None = None) -> tuple[Draft, ...]:
        """The open ones, newest first; those that stand behind `after`."""
        ...

    def waiting(self, owner: MemberId, *, limit: int) -> tuple[Draft, ...]:
        """The open ones that are still to be sent, newest first: what they are for wasn't done by other means, and
        nobody they are to is archived."""
        ...

    def size(self, owner: MemberId) -> int:
        """How many are open."""
        ...

    def of_contact(self, owner: MemberId, contact: ContactId, *, limit: int) -> tuple[Draft, ...]:
        """Those to a person in any state, newest first."""
        ...

    def ask(self, owner: MemberId, first: date, today: date, *, most: int) -> int:
        """Note that the open ones whose day is one from `first` to today are asked about today, and not again unless
        somebody says so; how many. Those that were asked about `most` times aren't, nor those to people who are
        archived, nor those whose matter was settled by other means."""
        ...

    def asked(self, owner: MemberId, day: date, *, limit: int) -> tuple[Draft, ...]:
        """The open ones that were asked about on that day and not put off since, newest first; none to people who are
        archived, and none that is settled by other means."""
        ...

    def next_ask(self, owner: MemberId, first: date) -> date | None:
        """The first day, from `first` on, on which there is one to be asked about."""
        ...
