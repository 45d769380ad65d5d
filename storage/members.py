"""Members and their handles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, delete, insert, select, update

from bot.kit.times import Hours
from bot.members.model import Handle, Member, MemberId, Place, Situation
from storage.schema import handles, members

_COLUMNS = (
    members.c.id,
    members.c.created_at,
    members.c.name,
    members.c.zone,
    members.c.zone_from,
    members.c.nudge_days,
    members.c.nudge_at,
    members.c.quiet_from,
    members.c.quiet_to,
    members.c.full_nudges,
    members.c.paused_until,
    members.c.ignored,
    members.c.slower,
    members.c.stopped,
    members.c.seen_at,
    members.c.unreachable,
    members.c.welcomed,
    members.c.situation,
)

# Built once: putting a statement together costs several times what SQLite takes to run it.
_BY_HANDLE = (
    select(*_COLUMNS)
    .join(handles, handles.c.member == members.c.id)
    .where(
        handles.c.platform == bindparam("platform"),
        handles.c.realm == bindparam("realm"),
        handles.c.user == bindparam("user"),
    )
)
_KEPT_BY_HANDLE = _BY_HANDLE.with_for_update(of=members, key_share=True)

_DIRECTLY = {"nudges_to": None, "nudges_shared": None}


class MemberRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, handle: Handle, *, keep: bool = False) -> Member | None:
        values = {"platform": handle.platform, "realm": handle.realm, "user": handle.user}
        row = self._connection.execute(_KEPT_BY_HANDLE if keep else _BY_HANDLE, values).mappings().first()
        return None if row is None else _member(row)

    def get(self, member: MemberId) -> Member | None:
        row = self._connection.execute(select(*_COLUMNS).where(members.c.id == member)).mappings().first()
        return None if row is None else _member(row)

    def several(self, wanted: Iterable[MemberId]) -> dict[MemberId, Member]:
        return self._by_id(select(*_COLUMNS), wanted)

    def kept(self, wanted: Iterable[MemberId]) -> dict[MemberId, Member]:
        return self._by_id(select(*_COLUMNS).with_for_update(read=True, key_share=True), wanted)

    def _by_id(self, query: Select[*tuple[Any, ...]], wanted: Iterable[MemberId]) -> dict[MemberId, Member]:
        several = set(wanted)
        if not several:  # as on most ticks of the planner
            return {}
        rows = self._connection.execute(query.where(members.c.id.in_(several))).mappings()
        return {found.id: found for found in map(_member, rows)}

    def add(self, member: Member, handle: Handle) -> None:
        self._connection.execute(insert(members), {"id": member.id, "created_at": member.created_at, **_values(member)})
        self._connection.execute(
            insert(handles),
            {
                "platform": handle.platform,
                "realm": handle.realm,
                "user": handle.user,
                "member": member.id,
                "used_at": member.created_at,
            },
        )

    def save(self, member: Member) -> None:
        self._connection.execute(update(members).where(members.c.id == member.id), _values(member))

    def used(self, member: MemberId, handle: Handle, now: datetime) -> None:
        self._connection.execute(
            update(handles)
            .where(
                handles.c.platform == handle.platform,
                handles.c.realm == handle.realm,
                handles.c.user == handle.user,
                handles.c.member == member,
            )
            .values(used_at=now)
        )

    def unlink(self, member: MemberId, handle: Handle) -> bool:
        theirs = (handles.c.member == member) & (handles.c.user == handle.user)
        there = (handles.c.platform == handle.platform) & (handles.c.realm == handle.realm)
        return self._connection.execute(delete(handles).where(theirs, there)).rowcount > 0

    def home(self, member: MemberId, platform: str | None = None) -> Handle | None:
        query = select(handles.c.platform, handles.c.realm, handles.c.user).where(handles.c.member == member)
        if platform is not None:
            query = query.where(handles.c.platform == platform)
        row = self._connection.execute(query.order_by(handles.c.used_at.desc()).limit(1)).first()
        return None if row is None else Handle(row.platform, row.realm, row.user)

    def nudged(self, member: MemberId, *, keep: bool = False) -> tuple[Handle, Place | None] | None:
        columns = (handles.c.platform, handles.c.realm, handles.c.user, handles.c.nudges_to, handles.c.nudges_shared)
        query = select(*columns).where(handles.c.member == member).order_by(handles.c.used_at.desc()).limit(1)
        row = self._connection.execute(query).first()
        if row is not None and row.nudges_to is not None and keep:  # few have chosen: nobody else waits for a lock
            row = self._connection.execute(query.with_for_update(read=True)).first()
        if row is None:
            return None
        handle = Handle(row.platform, row.realm, row.user)
        if row.nudges_to is None:
            return handle, None
        return handle, Place(row.platform, row.realm, row.nudges_to, private=not row.nudges_shared)

    def choose(self, member: MemberId, place: Place, now: datetime) -> None:
        there = (handles.c.platform == place.platform) & (handles.c.realm == place.realm)
        given = {"nudges_to": place.id, "nudges_shared": not place.private, "used_at": now}
        self._connection.execute(update(handles).where(handles.c.member == member, there).values(given))

    def unchoose(self, member: MemberId) -> bool:
        mine = (handles.c.member == member) & handles.c.nudges_to.is_not(None)
        return self._connection.execute(update(handles).where(mine).values(_DIRECTLY)).rowcount > 0

    def shut(self, place: Place) -> tuple[tuple[MemberId, Handle], ...]:
        there = (handles.c.platform == place.platform) & (handles.c.realm == place.realm)
        change = update(handles).where(there, handles.c.nudges_to == place.id).values(_DIRECTLY)
        found = self._connection.execute(change.returning(handles.c.member, handles.c.user))
        return tuple((MemberId(member), Handle(place.platform, place.realm, user)) for member, user in found)

    def users(self, platform: str, realm: str) -> tuple[str, ...]:
        query = select(handles.c.user).where(handles.c.platform == platform, handles.c.realm == realm)
        return tuple(self._connection.execute(query.order_by(handles.c.user).limit(100)).scalars())


def _values(member: Member) -> dict[str, object]:
    return {
        "name": member.name,
        "zone": member.zone,
        "zone_from": member.zone_from,
        "nudge_days": "".join(str(day) for day in sorted(member.nudge_days)),
        "nudge_at": member.nudge_at,
        "quiet_from": member.quiet.start,
        "quiet_to": member.quiet.end,
        "full_nudges": member.full_nudges,
        "paused_until": member.paused_until,
        "ignored": member.ignored,
        "slower": member.slower,
        "stopped": member.stopped,
        "seen_at": member.seen_at,
        "unreachable": member.unreachable,
        "welcomed": member.welcomed,
        "situation": member.situation.value if member.situation else None,
    }


def _member(row: RowMapping) -> Member:
    return Member(
        id=MemberId(row["id"]),
        created_at=row["created_at"],
        name=row["name"],
        zone=row["zone"],
        zone_from=row["zone_from"],
        nudge_days=frozenset(int(day) for day in row["nudge_days"]),
        nudge_at=row["nudge_at"],
        quiet=Hours(row["quiet_from"], row["quiet_to"]),
        full_nudges=row["full_nudges"],
        paused_until=row["paused_until"],
        ignored=row["ignored"],
        slower=row["slower"],
        stopped=row["stopped"],
        seen_at=row["seen_at"],
        unreachable=row["unreachable"],
        welcomed=row["welcomed"],
        situation=Situation(row["situation"]) if row["situation"] else None,
    )
