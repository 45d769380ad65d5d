"""What contacts ask of the store. Everything is looked up through the owner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from bot.contacts.model import EVERYBODY, Contact, ContactId, Tier, Which
from bot.kit.times import Interval
from bot.members.model import MemberId


class Contacts(Protocol):
    def add(self, contact: Contact) -> None: ...
    def add_many(self, people: Sequence[Contact]) -> None:
        """Many at once, as an import brings them."""
        ...

    def save(self, contact: Contact) -> None: ...
    def find(self, owner: MemberId, contact: ContactId) -> Contact | None: ...
    def several(self, owner: MemberId, wanted: Iterable[ContactId]) -> dict[ContactId, Contact]: ...
    def named(
        self,
        owner: MemberId,
        typed: tuple[str, ...],
        *,
        called: Sequence[str] = (),
        limit: int = 26,
        archived: bool = False,
    ) -> tuple[Contact, ...]:
        """Those with a name in which each of the folded words `typed` begins a word; by name, and first those whose
        name begins with the first of them. `called`: whose name has one of these folded words, whole, besides.
        `archived`: with them."""
        ...

    def matching(
        self,
        owner: MemberId,
        typed: tuple[str, ...],
        *,
        called: Sequence[str] = (),
        limit: int = 21,
        archived: bool = False,
    ) -> tuple[Contact, ...]:
        """The same for the words of names, companies, tags, skills, interests, roles, sectors and places; by name."""
        ...

    def vocabulary(self, owner: MemberId, *, names: bool, limit: int) -> tuple[str, ...]:
        """The folded words that `matching` (`named` for `names`) looks at, each once, in no order."""
        ...

    def noted(self, owner: MemberId, *, limit: int) -> tuple[Contact, ...]:
        """Those with a note or something they care about, newest first."""
        ...

    def count_noted(self, owner: MemberId) -> int: ...
    def introduced(self, owner: MemberId, through: ContactId, *, limit: int) -> tuple[Contact, ...]:
        """Those whom somebody introduced; by name."""
        ...

    def met_at(self, owner: MemberId) -> tuple[str, ...]:
        """Where the member met people, each occasion once."""
        ...

    def from_there(self, owner: MemberId, occasions: Sequence[str], *, limit: int) -> tuple[Contact, ...]:
        """Those met at one of the occasions, spelled exactly so; by name."""
        ...

    def page(
        self, owner: MemberId, *, after: Contact | None = None, limit: int = 20, which: Which = EVERYBODY
    ) -> tuple[Contact, ...]:
        """By folded name, those behind `after`."""
        ...

    def count(self, owner: MemberId, which: Which = EVERYBODY) -> int: ...
    def with_tier(self, owner: MemberId, tier: Tier) -> tuple[Contact, ...]: ...
    def intervals(self, owner: MemberId) -> Mapping[Tier, Interval]:
        """What the member changed; tiers left alone are not in it."""
        ...

    def set_interval(self, owner: MemberId, tier: Tier, every: Interval) -> None: ...
