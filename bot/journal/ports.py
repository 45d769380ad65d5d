from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from bot.journal.model import Balance, Deed, DeedId, DeedKind, Entry, EntryId
from bot.members.model import MemberId


class Journal(Protocol):
    def add(self, entry: Entry) -> None: ...
    def find(self, owner: MemberId, entry: EntryId) -> Entry | None: ...
    def save(self, entry: Entry) -> None: ...
    def remove(self, owner: MemberId, entry: EntryId) -> bool: ...
    def of_contact(self, owner: MemberId, contact: int, *, limit: int = 10) -> tuple[Entry, ...]:
        """Newest first."""
        ...

    def noted(self, owner: MemberId, *, limit: int) -> tuple[Entry, ...]:
        """Those with a note or a promise, newest first."""
        ...

    def count_noted(self, owner: MemberId) -> int: ...
    def last_day(self, owner: MemberId, contact: int) -> date | None:
        """The local day of the last conversation."""
        ...

    def last_days(self, owner: MemberId, contacts: tuple[int, ...]) -> dict[int, date]: ...


class Deeds(Protocol):
    def add(self, wanted: Iterable[Deed]) -> None: ...
    def find(self, owner: MemberId, deed: DeedId) -> Deed | None: ...
    def save(self, deed: Deed) -> None: ...
    def remove(self, owner: MemberId, deed: DeedId) -> bool: ...
    def together(self, owner: MemberId, deed: Deed) -> tuple[Deed, ...]:
        """Those that were logged at once with it and are alike in all, itself included, in the order of their ids:
        three comments of one line are three deeds."""
        ...

    def listing(self, owner: MemberId, *, limit: int, after: Deed | None = None) -> tuple[Deed, ...]:
        """The newest day first, and on a day the one logged last; those that stand behind `after`. What was asked of
        people is in the ledger alone, and not among it."""
        ...

    def of_day(self, owner: MemberId, day: date, kind: DeedKind) -> tuple[Deed, ...]:
        """Those of a kind on a local day, the one logged last first."""
        ...

    def size(self, owner: MemberId) -> int:
        """How many `listing` has in all."""
        ...

    def of_contact(
        self, owner: MemberId, contact: int, *, limit: int = 10, after: Deed | None = None
    ) -> tuple[Deed, ...]:
        """What was done for that person and asked of them, newest first; those that stand behind `after`."""
        ...

    def balance(self, owner: MemberId, contact: int) -> Balance | None:
        """None where nothing was given and nothing asked."""
        ...

    def balances(
        self, owner: MemberId, *, limit: int, asked: bool = False, after: Balance | None = None
    ) -> tuple[Balance, ...]:
        """By person, the newest day first; those that stand behind `after`. `asked`: only who was asked."""
        ...
