"""What events ask of the store. What a member sees is looked up through their circle: their spaces, and themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.events.model import (
    Attendance,
    AttendanceId,
    Circle,
    Event,
    EventId,
    Feed,
    FeedId,
    Source,
    SourceId,
)
from bot.members.model import MemberId


class Feeds(Protocol):
    def source(self, address: str) -> Source | None:
        """The one of that canonical address."""
        ...

    def get_source(self, source: SourceId) -> Source | None: ...
    def save_source(self, source: Source) -> None:
        """What was found there; its address stays."""
        ...

    def move(self, source: SourceId, address: str) -> None:
        """It is read at another address from now on, unless that one is read already."""
        ...

    def any_due(self, now: datetime) -> bool:
        """Whether there is something to be read."""
        ...

    def take_due(self, now: datetime, *, until: datetime, limit: int) -> tuple[Source, ...]:
        """Those to be read, the longest due first; put off `until` then, so that nobody else takes them meanwhile."""
        ...

    def add(self, feed: Feed) -> bool:
        """With its source, unless that is there already. False: this space or member has it."""
        ...

    def save(self, circle: Circle, feed: Feed) -> None:
        """Its name and topics."""
        ...

    def remove(self, circle: Circle, feed: FeedId) -> bool:
        """With its source and that one's events, if no other feed has it. False: it was gone."""
        ...

    def find(self, circle: Circle, feed: FeedId) -> Feed | None: ...
    def added(self, member: MemberId, feed: FeedId) -> Feed | None:
        """One that the member added, for themselves or a space."""
        ...

    def listing(self, circle: Circle) -> tuple[Feed, ...]:
        """In the order they were added."""
        ...

    def of_source(self, source: SourceId) -> tuple[Feed, ...]: ...
    def forget_unused(self, *, limit: int) -> int:
        """Delete sources without a feed, with their events; how many."""
        ...


class Events(Protocol):
    def add(self, event: Event) -> None: ...
    def save(self, event: Event) -> None: ...
    def remove(self, circle: Circle, event: EventId) -> bool:
        """One that somebody entered; False when it was gone."""
        ...

    def find(self, circle: Circle, event: EventId) -> Event | None: ...
    def between(
        self,
        circle: Circle,
        start: datetime,
        end: datetime,
        *,
        feeds: Sequence[FeedId] | None = None,
        limit: int = 1000,
    ) -> tuple[Event, ...]:
        """What takes place and has some of it in that time, by start. `feeds`: of these, and what was entered."""
        ...

    def of_source(self, source: SourceId, start: datetime, end: datetime) -> tuple[Event, ...]:
        """What begins in that time, whatever its status."""
        ...

    def put(self, added: Sequence[Event], changed: Sequence[Event]) -> None:
        """Many at once, of one source."""
        ...

    def forget(self, before: datetime, *, limit: int) -> int:
        """Delete events that began before then; how many."""
        ...

    def say(self, attendance: Attendance) -> None:
        """Adds it, or saves it over what its owner said before."""
        ...

    def said(self, owner: MemberId, events: Iterable[EventId]) -> Mapping[EventId, Attendance]: ...
    def attendance(self, owner: MemberId, attendance: AttendanceId) -> Attendance | None: ...
    def attended(self, owner: MemberId, start: datetime, end: datetime) -> tuple[Attendance, ...]:
        """What the member said of events that begin in that time, by start."""
        ...

    def going(self, events: Iterable[EventId]) -> Mapping[EventId, int]:
        """How many go, or went; events without anybody are left out."""
        ...

    def coming(self, events: Iterable[EventId]) -> Mapping[EventId, Sequence[Attendance]]:
        """Of all who go there; events without anybody are left out."""
        ...

    def due(self, now: datetime, *, limit: int) -> tuple[Attendance, ...]:
        """Those with something to plan: a reminder, a prep card, the question of the morning after."""
        ...

    def wakes_at(self) -> datetime | None:
        """When the next of these is to be planned for anybody."""
        ...

    def visit(self, owner: MemberId, space: str, now: datetime) -> None: ...
    def visited(self, owner: MemberId) -> tuple[str, ...]:
        """Spaces where the member looked at events, the latest first, at most 20."""
        ...

    def organisers(self, space: str) -> str:
        """The role that may set up digests there, empty when none was named."""
        ...

    def set_organisers(self, space: str, role: str) -> None: ...
