"""What members ask of the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Protocol

from bot.members.model import Handle, Member, MemberId, Place
from bot.members.pauses import Pause


class Members(Protocol):
    def find(self, handle: Handle, *, keep: bool = False) -> Member | None:
        """`keep`: whatever else they do waits until this transaction is over, so that of two presses at once the second
        one sees what the first one did."""
        ...

    def get(self, member: MemberId) -> Member | None: ...
    def several(self, wanted: Iterable[MemberId]) -> dict[MemberId, Member]: ...
    def kept(self, wanted: Iterable[MemberId]) -> dict[MemberId, Member]:
        """Like `several`, and none of them can be erased before this transaction is over: what is planned for them
        goes with them, instead of outliving them."""
        ...

    def add(self, member: Member, handle: Handle) -> None: ...
    def save(self, member: Member) -> None: ...
    def used(self, member: MemberId, handle: Handle, now: datetime) -> None:
        """Remember the handle a person used last: nudges go there."""
        ...

    def unlink(self, member: MemberId, handle: Handle) -> bool:
        """Forget a handle of theirs; False when it isn't. Somebody without any is erased."""
        ...

    def home(self, member: MemberId, platform: str | None = None) -> Handle | None:
        """The handle used last; the one used last on `platform`, if that is given."""
        ...

    def nudged(self, member: MemberId, *, keep: bool = False) -> tuple[Handle, Place | None] | None:
        """The handle used last, and the place where nudges come instead of the direct conversation, if one was chosen.
        `keep`: that stays so until this transaction is over."""
        ...

    def choose(self, member: MemberId, place: Place, now: datetime) -> None:
        """Nudges come to that place from now on."""
        ...

    def unchoose(self, member: MemberId) -> bool:
        """Nudges come to the direct conversation again; False when they did."""
        ...

    def shut(self, place: Place) -> tuple[tuple[MemberId, Handle], ...]:
        """A place takes nothing from us any more: nobody's nudges come there; whose did."""
        ...

    def users(self, platform: str, realm: str) -> tuple[str, ...]:
        """The user ids known there, by name, 100 at most: the console's own people."""
        ...


class Pauses(Protocol):
    """On which local days members wanted no reminders. `Member.paused_until` says whether they do now; this is what
    stays of it, so that a streak is not broken by it. Whoever paused before pauses were kept has none of them
    (bot/members/pauses.py, `known`)."""

    def begin(self, owner: MemberId, first: date, until: date | None) -> None:
        """A pause from `first` up to `until`, without an end if that is None. One that lasts already goes on, and ends
        as this one does."""
        ...

    def end(self, owner: MemberId, until: date) -> None:
        """`until` is the first day after the pause that lasts; one that would have no day is gone."""
        ...

    def of(self, owner: MemberId) -> tuple[Pause, ...]:
        """All of them, the earliest first."""
        ...


class Privacy(Protocol):
    """Everything of a member, out and away. Tables go by their names in the database."""

    def tables(self) -> tuple[str, ...]:
        """Those with something to export."""
        ...

    def rows(self, member: MemberId, table: str) -> Iterator[Mapping[str, object]]:
        """The rows of one table, one by one: ids as spelled in calls, private texts opened."""
        ...

    def names(self, member: MemberId) -> Mapping[str, str]:
        """The name of everybody the member knows, by id as spelled in `rows`."""
        ...

    def counts(self, member: MemberId) -> Mapping[str, int]:
        """How many rows, by table."""
        ...

    def erase(self, member: MemberId) -> Mapping[str, int]:
        """Delete every row of the member, deliveries included; how many, by table. From then on nobody finds or
        reaches them. Of a great many rows, some are left to `sweep`."""
        ...

    def sweep(self) -> int:
        """Go on deleting what `erase` left, so few rows at once that others who write hardly wait; how many. 0: there
        is nothing left."""
        ...
