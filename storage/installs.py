"""Workspaces that left, and the accounts there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.installs.model import Account, Removal
from bot.members.model import Handle, MemberId
from storage.schema import handles, installs
from storage.upsert import upsert

_c = installs.c
_other = handles.alias("other")


class InstallRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def removed(self, platform: str, realm: str, now: datetime) -> None:
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        add = dialect.insert(installs).values(platform=platform, realm=realm, removed_at=now)
        first = {"removed_at": func.coalesce(_c.removed_at, add.excluded.removed_at)}
        self._connection.execute(add.on_conflict_do_update(index_elements=["platform", "realm"], set_=first))

    def installed(self, platform: str, realm: str) -> None:
        values = {"platform": platform, "realm": realm, "removed_at": None}
        upsert(self._connection, installs, values, key=("platform", "realm"))

    def known(self, platform: str) -> dict[str, bool]:
        query = select(_c.realm, _c.removed_at.is_(None).label("here")).where(_c.platform == platform)
        return {row.realm: row.here for row in self._connection.execute(query)}

    def gone(self, before: datetime) -> Removal | None:
        query = select(_c.platform, _c.realm, _c.removed_at).where(_c.removed_at <= before).order_by(_c.removed_at)
        # Who lets us in again waits until this step is done, and another process leaves it to us.
        row = self._connection.execute(query.limit(1).with_for_update(skip_locked=True)).first()
        return None if row is None else Removal(*row)

    def used_at(self, platform: str, realm: str) -> datetime | None:
        there = (handles.c.platform == platform) & (handles.c.realm == realm)
        return self._connection.execute(select(func.max(handles.c.used_at)).where(there)).scalar()

    def accounts(self, platform: str, realm: str, *, limit: int) -> tuple[Account, ...]:
        elsewhere = exists().where(
            _other.c.member == handles.c.member,
            or_(_other.c.platform != handles.c.platform, _other.c.realm != handles.c.realm),
        )
        query = (
            select(handles.c.user, handles.c.member, elsewhere.label("elsewhere"))
            .where(handles.c.platform == platform, handles.c.realm == realm)
            .order_by(handles.c.user)
            .limit(limit)
        )
        return tuple(
            Account(Handle(platform, realm, row.user), MemberId(row.member), only=not row.elsewhere)
            for row in self._connection.execute(query)
        )

    def forget(self, platform: str, realm: str) -> None:
        self._connection.execute(delete(installs).where(_c.platform == platform, _c.realm == realm))
