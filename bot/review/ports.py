"""What reviews ask of the store. Everything is looked up through the owner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from bot.members.model import MemberId
from bot.review.model import Known, Letter, LetterId, Look, LookId, Result, Review, ReviewId, Tally, Touch


class Reviews(Protocol):
    def add(self, review: Review) -> None: ...
    def save(self, review: Review) -> None: ...
    def find(self, owner: MemberId, review: ReviewId) -> Review | None: ...
    def of_month(self, owner: MemberId, month: date) -> Review | None: ...
    def latest(self, owner: MemberId, *, limit: int = 12) -> tuple[Review, ...]:
        """The newest month first."""
        ...

    def results(self, owner: MemberId, review: ReviewId) -> tuple[Result, ...]:
        """In the order in which they were said."""
        ...

    def say(self, result: Result) -> None:
        """One for each goal of a review: the later word replaces the earlier one."""
        ...

    def looks(self, owner: MemberId, review: ReviewId) -> tuple[Look, ...]:
        """By place. Whoever was forgotten or merged away since is gone from it."""
        ...

    def look_at(self, looks: tuple[Look, ...]) -> None: ...
    def look(self, owner: MemberId, look: LookId) -> Look | None: ...
    def save_look(self, look: Look) -> None: ...
    def in_touch(self, owner: MemberId) -> tuple[Touch, ...]:
        """Everybody but the archived and the parked."""
        ...

    def tally(self, owner: MemberId, first: date, last: date, *, since: datetime, until: datetime) -> Tally:
        """What these local days had, but for events: conversations and help by day, follow-ups by the instant at which
        they were done, from `since` up to `until`."""
        ...


class Letters(Protocol):
    """Letters to coaches, and the previews of those that have not been sent."""

    def add(self, letter: Letter) -> bool:
        """False: there is one of this review for that person already."""
        ...

    def save(self, letter: Letter) -> None:
        """When it went, and what became of it; its text stays what was previewed."""
        ...

    def remove(self, owner: MemberId, letter: LetterId) -> bool: ...
    def find(self, owner: MemberId, letter: LetterId) -> Letter | None: ...
    def of_review(self, owner: MemberId, review: ReviewId) -> tuple[Letter, ...]:
        """In the order in which they went."""
        ...

    def latest(self, owner: MemberId, platform: str, realm: str) -> Letter | None:
        """The newest that went to anybody there; no preview."""
        ...

    def waiting(self, before: datetime, *, previews: datetime, limit: int) -> tuple[Letter, ...]:
        """Everybody's that are on their way as far as is known, and went before that; and previews made by `previews`.
        The oldest first."""
        ...

    def known(self, owner: MemberId, terms: Iterable[str]) -> Known:
        """The people the member knows, archived ones too, in whose name one of these folded words stands; and the
        companies where anybody of theirs is, in whose name one does."""
        ...
