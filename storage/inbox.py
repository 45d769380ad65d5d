"""What was done, so that nothing is done twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.schema import inbox


class InboxRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, key: str, now: datetime) -> bool:
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        added = dialect.insert(inbox).values(key=key, at=now).on_conflict_do_nothing().returning(inbox.c.key)
        return self._connection.execute(added).first() is not None

    def forget(self, before: datetime, *, limit: int) -> int:
        old = select(inbox.c.key).where(inbox.c.at < before).order_by(inbox.c.at).limit(limit)
        return self._connection.execute(delete(inbox).where(inbox.c.key.in_(old))).rowcount
