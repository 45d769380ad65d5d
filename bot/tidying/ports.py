from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.contacts.model import Contact, ContactId
from bot.members.model import MemberId
from bot.tidying.model import Holdings, Merge, MergeId, Moved, Pair, Why


class Merges(Protocol):
    def move(self, owner: MemberId, *, source: ContactId, target: ContactId) -> Moved:
        """Hand over all conversations, follow-ups, gives, introductions and earlier merges."""
        ...

    def put_back(self, owner: MemberId, moved: Moved, *, source: ContactId, target: ContactId) -> Moved:
        """Hand over what `moved` names and `source` still has."""
        ...

    def remove_person(self, owner: MemberId, contact: ContactId) -> bool:
        """Delete a contact with all that hangs on it."""
        ...

    def add(self, merge: Merge) -> None: ...
    def newest(self, owner: MemberId, kept: ContactId) -> Merge | None: ...
    def remove(self, owner: MemberId, merge: MergeId) -> bool: ...
    def expire(self, before: datetime) -> int:
        """Delete everybody's that are older; how many."""
        ...

    def alike(self, owner: MemberId) -> Sequence[tuple[Why, Pair]]:
        """Pairs that have something in common; a bounded number of each kind."""
        ...

    def sharing(self, owner: MemberId, contact: Contact) -> Sequence[ContactId]:
        """Others with an e-mail address, a phone number or a link of this person."""
        ...

    def tell_apart(self, owner: MemberId, pair: Pair) -> None:
        """Remember that two people are not the same."""
        ...

    def apart(self, owner: MemberId) -> frozenset[Pair]: ...
    def holdings(self, owner: MemberId, contact: ContactId) -> Holdings: ...
    def forget(self, owner: MemberId, contact: Contact) -> Holdings | None:
        """Erase a person and everything about them; what there was, or None when they were gone already."""
        ...
