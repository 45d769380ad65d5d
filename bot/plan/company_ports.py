"""What dream companies ask of the store. Everything is looked up through the owner; keys are as companies compare."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from bot.members.model import MemberId
from bot.plan.company_model import Chain, Company, CompanyId, Heard, Noted, Somebody, Step, Taken


class Companies(Protocol):
    def add(self, several: Sequence[Company]) -> None:
        """With what was said of their steps. Nothing happens to one that is there already, by its key."""
        ...

    def save(self, company: Company) -> None:
        """All but the steps."""
        ...

    def find(self, owner: MemberId, company: CompanyId) -> Company | None: ...
    def keyed(self, owner: MemberId, keys: Collection[str]) -> tuple[Company, ...]: ...
    def listing(self, owner: MemberId) -> tuple[Company, ...]:
        """All of them, in the order in which they were added."""
        ...

    def remove(self, owner: MemberId, company: CompanyId) -> bool: ...
    def take(self, owner: MemberId, company: CompanyId, taken: Taken) -> None:
        """Say something of a step, in place of what was said before; nothing for somebody else's company."""
        ...

    def reopen(self, owner: MemberId, company: CompanyId, step: Step) -> None: ...
    def people(self, owner: MemberId, keys: Collection[str], *, limit: int) -> Mapping[str, tuple[Somebody, ...]]:
        """Who works there, by key: at most `limit` of each company, by name; without the archived."""
        ...

    def chains(self, owner: MemberId, key: str, *, limit: int) -> tuple[Chain, ...]:
        """Who introduced the people there, by name; each once, and nobody who works there too. Archived people there
        count: whoever introduced them still knows them."""
        ...

    def heard(self, owner: MemberId, key: str, *, limit: int) -> tuple[Heard, ...]:
        """From whom the newest leads there came, each once, and nobody who works there."""
        ...

    def alike(self, owner: MemberId, sector: str, *, limit: int) -> tuple[Somebody, ...]:
        """Who works in that field, in just these words, by name."""
        ...

    def talks(self, owner: MemberId, key: str, *, limit: int) -> tuple[Noted, ...]:
        """The newest notes of talks with people there."""
        ...
