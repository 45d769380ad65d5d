"""Events, who goes, and where people look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    bindparam,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.events.model import Attendance, AttendanceId, Circle, Event, EventId, FeedId, Going, SourceId
from bot.members.model import MemberId
from storage.feeds import feeds_within
from storage.schema_events import attendances, events, feeds, spaces, visits
from storage.upsert import upsert

LONGEST = timedelta(days=31)
"""An event that began earlier is not looked for among those under way."""

_EVENT = (
    events.c.id,
    events.c.source,
    events.c.owner,
    events.c.space,
    events.c.uid,
    events.c.instance,
    events.c.starts,
    events.c.ends,
    events.c.all_day,
    events.c.title,
    events.c.location,
    events.c.url,
    events.c.online,
    events.c.status,
    events.c.topics,
    events.c.changed_at,
)
_ATTENDANCE = (
    attendances.c.id,
    attendances.c.owner,
    attendances.c.event,
    attendances.c.state,
    attendances.c.title,
    attendances.c.starts,
    attendances.c.all_day,
    attendances.c.zone,
    attendances.c.remind_at,
    attendances.c.prep_at,
    attendances.c.ask_at,
    attendances.c.remind,
    attendances.c.said_at,
)
_TAKES_PLACE = events.c.status.in_(("confirmed", "tentative"))
_COMES = attendances.c.state.in_((Going.GOING.value, Going.WENT.value))


class EventRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, event: Event) -> None:
        self.put((event,), ())

    def save(self, event: Event) -> None:
        self.put((), (event,))

    def put(self, added: Sequence[Event], changed: Sequence[Event]) -> None:
        if added:
            self._connection.execute(insert(events), [_event_values(one) for one in added])
        if changed:
            values = [{f"new_{name}": value for name, value in _event_values(one).items()} for one in changed]
            query = update(events).where(events.c.id == bindparam("new_id"))
            self._connection.execute(query.values({name: bindparam(f"new_{name}") for name in _CHANGES}), values)

    def remove(self, circle: Circle, event: EventId) -> bool:
        entered = delete(events).where(events.c.id == event, events.c.source.is_(None), _entered(circle))
        return self._connection.execute(entered).rowcount == 1

    def find(self, circle: Circle, event: EventId) -> Event | None:
        query = select(*_EVENT).where(events.c.id == event, _within(circle))
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _event(row)

    def between(
        self,
        circle: Circle,
        start: datetime,
        end: datetime,
        *,
        feeds: Sequence[FeedId] | None = None,
        limit: int = 1000,
    ) -> tuple[Event, ...]:
        lasts = or_(events.c.starts >= start, events.c.ends > start)
        query = select(*_EVENT).where(events.c.starts < end, events.c.starts >= start - LONGEST, lasts, _TAKES_PLACE)
        query = query.where(_within(circle, feeds)).order_by(events.c.starts, events.c.id).limit(limit)
        return tuple(map(_event, self._connection.execute(query).mappings()))

    def of_source(self, source: SourceId, start: datetime, end: datetime) -> tuple[Event, ...]:
        query = select(*_EVENT).where(events.c.source == source, events.c.starts >= start, events.c.starts < end)
        return tuple(map(_event, self._connection.execute(query.order_by(events.c.starts)).mappings()))

    def forget(self, before: datetime, *, limit: int) -> int:
        old = select(events.c.id).where(events.c.starts < before).order_by(events.c.starts).limit(limit)
        return self._connection.execute(delete(events).where(events.c.id.in_(old))).rowcount

    def say(self, attendance: Attendance) -> None:
        values = _attendance_values(attendance)
        mine = update(attendances).where(attendances.c.id == attendance.id, attendances.c.owner == attendance.owner)
        if not self._connection.execute(mine.values(values)).rowcount:
            self._connection.execute(insert(attendances).values(values))

    def said(self, owner: MemberId, events: Iterable[EventId]) -> Mapping[EventId, Attendance]:
        found = self._attendances(attendances.c.owner == owner, attendances.c.event.in_(list(events)))
        return {one.event: one for one in found if one.event is not None}

    def attendance(self, owner: MemberId, attendance: AttendanceId) -> Attendance | None:
        found = self._attendances(attendances.c.owner == owner, attendances.c.id == attendance)
        return found[0] if found else None

    def attended(self, owner: MemberId, start: datetime, end: datetime) -> tuple[Attendance, ...]:
        mine = attendances.c.owner == owner
        return self._attendances(mine, attendances.c.starts >= start, attendances.c.starts < end)

    def going(self, events: Iterable[EventId]) -> Mapping[EventId, int]:
        query = select(attendances.c.event, func.count()).where(attendances.c.event.in_(list(events)), _COMES)
        found = self._connection.execute(query.group_by(attendances.c.event))
        return {EventId(event): count for event, count in found}

    def coming(self, events: Iterable[EventId]) -> Mapping[EventId, Sequence[Attendance]]:
        by_event: defaultdict[EventId, list[Attendance]] = defaultdict(list)
        goes = attendances.c.state == Going.GOING.value
        for one in self._attendances(attendances.c.event.in_(list(events)), goes):
            if one.event is not None:
                by_event[one.event].append(one)
        return by_event

    def due(self, now: datetime, *, limit: int) -> tuple[Attendance, ...]:
        columns = (attendances.c.remind_at, attendances.c.prep_at, attendances.c.ask_at)
        query = select(*_ATTENDANCE).where(or_(*(and_(one.is_not(None), one <= now) for one in columns))).limit(limit)
        if self._connection.dialect.name == "postgresql":
            query = query.with_for_update(skip_locked=True)  # another replica plans the rest
        return tuple(map(_attendance, self._connection.execute(query).mappings()))

    def wakes_at(self) -> datetime | None:
        columns = (attendances.c.remind_at, attendances.c.prep_at, attendances.c.ask_at)
        moments = [self._connection.execute(select(func.min(one)).where(one.is_not(None))).scalar() for one in columns]
        return min((one for one in moments if one is not None), default=None)

    def visit(self, owner: MemberId, space: str, now: datetime) -> None:
        upsert(self._connection, visits, {"owner": owner, "space": space, "at": now}, key=("owner", "space"))

    def visited(self, owner: MemberId) -> tuple[str, ...]:
        query = select(visits.c.space).where(visits.c.owner == owner).order_by(visits.c.at.desc()).limit(20)
        return tuple(self._connection.execute(query).scalars())

    def organisers(self, space: str) -> str:
        query = select(spaces.c.organisers).where(spaces.c.space == space)
        return self._connection.execute(query).scalar() or ""

    def set_organisers(self, space: str, role: str) -> None:
        upsert(self._connection, spaces, {"space": space, "organisers": role}, key=("space",))

    def _attendances(self, *wanted: ColumnElement[bool]) -> tuple[Attendance, ...]:
        query = select(*_ATTENDANCE).where(*wanted).order_by(attendances.c.starts, attendances.c.id)
        return tuple(map(_attendance, self._connection.execute(query).mappings()))


_CHANGES = tuple(column.name for column in _EVENT if column.name not in ("id", "source", "owner", "space"))


def _entered(circle: Circle) -> ColumnElement[bool]:
    """What somebody entered for the spaces of a circle, or for themselves."""
    shared = and_(events.c.owner.is_(None), events.c.space.in_(circle.spaces)) if circle.spaces else false()
    return shared if circle.owner is None else or_(shared, events.c.owner == circle.owner)


def _within(circle: Circle, some: Sequence[FeedId] | None = None) -> ColumnElement[bool]:
    """What a circle sees: read for its feeds, or entered."""
    theirs = select(feeds.c.source).where(feeds_within(circle))
    if some is not None:
        theirs = theirs.where(feeds.c.id.in_(list(some)))
    return or_(events.c.source.in_(theirs), and_(events.c.source.is_(None), _entered(circle)))


def _event_values(event: Event) -> dict[str, Any]:
    return {column.name: getattr(event, column.name) for column in _EVENT}


def _event(row: RowMapping) -> Event:
    return Event(**row)


def _attendance_values(one: Attendance) -> dict[str, Any]:
    values = {column.name: getattr(one, column.name) for column in _ATTENDANCE}
    return values | {"state": one.state.value}


def _attendance(row: RowMapping) -> Attendance:
    values: dict[str, Any] = {**row, "state": Going(row["state"])}
    return Attendance(**values)
