"""When members paused their reminders, from which local day to which."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from bot.members.model import MemberId
from bot.members.pauses import Pause
from storage.schema_goals import pauses


class PauseRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, owner: MemberId, first: date, until: date | None) -> None:
        running = self._connection.execute(delete(pauses).where(*_lasting(owner, first)).returning(pauses.c.first))
        earliest = min([first, *running.scalars()])
        self._connection.execute(insert(pauses), {"owner": owner, "first": earliest, "until": until})

    def end(self, owner: MemberId, until: date) -> None:
        lasting = _lasting(owner, until)
        self._connection.execute(delete(pauses).where(*lasting, pauses.c.first >= until))
        self._connection.execute(update(pauses).where(*lasting).values(until=until))

    def of(self, owner: MemberId) -> tuple[Pause, ...]:
        query = select(pauses.c.first, pauses.c.until).where(pauses.c.owner == owner).order_by(pauses.c.first)
        return tuple(Pause(row.first, row.until) for row in self._connection.execute(query))


def _lasting(owner: MemberId, day: date) -> tuple[ColumnElement[bool], ...]:
    """Those that are not over on that day."""
    return pauses.c.owner == owner, or_(pauses.c.until.is_(None), pauses.c.until > day)
