from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from bot.contacts.model import ContactId
from bot.members.model import MemberId
from bot.sharing.model import Handed, Helper, Share, ShareId


class Shares(Protocol):
    def add(self, share: Share) -> None: ...
    def save(self, share: Share) -> None: ...
    def find(self, owner: MemberId, share: ShareId) -> Share | None: ...
    def remove(self, owner: MemberId, share: ShareId) -> bool: ...
    def size(self, owner: MemberId) -> int: ...
    def newest(self, owner: MemberId, *, limit: int) -> tuple[Share, ...]:
        """Links and news, the newest first."""
        ...

    def hand(self, one: Handed) -> bool:
        """Note what became of a share and a person; False when something was noted already."""
        ...

    def take_back(self, owner: MemberId, number: int) -> Handed | None:
        """Remove what was noted, by its id; None when it is gone."""
        ...

    def handed(self, owner: MemberId, share: ShareId) -> tuple[Handed, ...]:
        """What was noted with a share, the newest first."""
        ...

    def of_contact(self, owner: MemberId, contact: ContactId) -> tuple[Handed, ...]:
        """What was noted with a person, the newest first."""
        ...

    def told(self, owner: MemberId, shares: Iterable[ShareId]) -> dict[ShareId, int]:
        """How many were told of each; those that nobody was told of are left out."""
        ...

    def fitting(self, owner: MemberId, share: ShareId, terms: Iterable[str], *, limit: int) -> tuple[ContactId, ...]:
        """People with one of these folded words among their tags, skills and interests, role, sector, place or kind;
        those with most of them first. Left out: the archived, and with whom something was noted of the share."""
        ...

    def helpers(self, owner: MemberId, *, limit: int) -> tuple[Helper, ...]:
        """Who brought a lead, or gave something in a conversation: each once for each sort, the latest first."""
        ...

    def close(self, owner: MemberId, *, limit: int) -> tuple[ContactId, ...]:
        """People of the closest tier who are not archived, the longest known first."""
        ...

    def heard_news(self, owner: MemberId) -> dict[ContactId, date]:
        """The local day on which each person was told of any news last."""
        ...
