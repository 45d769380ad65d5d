"""What goals ask of the store. Everything is looked up through the owner."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Protocol

from bot.goals.model import Act, Aim, CheckIn, Count, CountId, Goal, GoalId, Outing, State, Talk
from bot.journal.model import DeedId, DeedKind, EntryId
from bot.members.model import MemberId


class Goals(Protocol):
    def add(self, goal: Goal) -> None: ...
    def save(self, goal: Goal) -> None: ...
    def remove(self, owner: MemberId, goal: GoalId) -> bool:
        """Delete a goal with all that counted for it."""
        ...

    def find(self, owner: MemberId, goal: GoalId) -> Goal | None: ...
    def listing(self, owner: MemberId, state: State, *, limit: int = 200) -> tuple[Goal, ...]:
        """Active ones in the order they were set, closed ones newest first."""
        ...

    def closed_since(self, owner: MemberId, since: datetime) -> int:
        """How many were completed from that instant on."""
        ...

    def aim(self, owner: MemberId) -> Aim | None: ...
    def set_aim(self, aim: Aim) -> None: ...
    def clear_aim(self, owner: MemberId) -> bool: ...

    def add_counts(self, counts: Iterable[Count]) -> None: ...
    def count(self, owner: MemberId, count: CountId) -> Count | None: ...
    def set_amount(self, owner: MemberId, count: CountId, amount: int) -> None: ...
    def remove_counts(self, owner: MemberId, counts: Iterable[CountId]) -> int: ...
    def by_day(self, owner: MemberId, goals: Iterable[GoalId]) -> dict[GoalId, dict[date, int]]:
        """What was counted, summed by day; goals without a count are not in it."""
        ...

    def page(self, owner: MemberId, goal: GoalId, *, limit: int, offset: int = 0) -> tuple[Count, ...]:
        """What counted for a goal, by talk, event and by hand, and what was left out; the newest day first."""
        ...

    def size(self, owner: MemberId, goal: GoalId) -> int:
        """How many `page` has in all."""
        ...

    def linked(self, owner: MemberId, goal: GoalId) -> tuple[Count, ...]:
        """What conversations counted for a goal, and those that were left out."""
        ...

    def linked_to(self, owner: MemberId, entries: Iterable[EntryId]) -> tuple[Count, ...]:
        """What these conversations counted for, or were left out of, for any goal."""
        ...

    def outings(self, owner: MemberId, attendance: int | None = None) -> tuple[Outing, ...]:
        """The events where the member was, by start; or that one, whatever they said of it."""
        ...

    def linked_outings(
        self, owner: MemberId, *, goal: GoalId | None = None, attendance: int | None = None
    ) -> tuple[Count, ...]:
        """What events counted for a goal, or this event for any goal, and what was left out."""
        ...

    def talks(self, owner: MemberId, first: date, last: date, contact: int | None = None) -> tuple[Talk, ...]:
        """The conversations of these days, with one contact or with everybody."""
        ...

    def first_days(self, owner: MemberId, contacts: Iterable[int]) -> dict[int, date]:
        """The day of the first conversation with each."""
        ...

    def acts(
        self,
        owner: MemberId,
        first: date = date.min,
        last: date = date.max,
        *,
        kinds: Collection[DeedKind] | None = None,
        contact: int | None = None,
        only: Iterable[DeedId] | None = None,
    ) -> tuple[Act, ...]:
        """The deeds of these days: of some kinds, for one contact, or only those; the oldest first."""
        ...

    def linked_deeds(
        self, owner: MemberId, *, goal: GoalId | None = None, deeds: Iterable[DeedId] | None = None
    ) -> tuple[Count, ...]:
        """What deeds counted for a goal, or these deeds for any goal, and what was left out."""
        ...


class CheckIns(Protocol):
    def say(self, check_in: CheckIn) -> None:
        """One for each goal and day: the later word replaces the earlier one."""
        ...

    def of_goal(self, owner: MemberId, goal: GoalId, *, limit: int = 10) -> tuple[CheckIn, ...]:
        """The newest first."""
        ...

    def latest(self, owner: MemberId, goals: Iterable[GoalId]) -> dict[GoalId, CheckIn]:
        """The last one of each; goals without any are not in it."""
        ...

    def days(self, owner: MemberId, goals: Iterable[GoalId], *, before: date | None = None) -> dict[GoalId, date]:
        """Of each the day of the last one, or of the last one before a day; goals without any are not in it."""
        ...

    def since(self, owner: MemberId, day: date) -> tuple[CheckIn, ...]:
        """Those of that day and later, the oldest first."""
        ...

    def by_hand(self, owner: MemberId, goal: GoalId) -> dict[date, int]:
        """What was said of a goal by hand, summed by day: all but what counted by itself."""
        ...
