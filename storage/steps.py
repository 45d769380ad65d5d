"""What members said of small steps, and how many a week they want."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from bot.members.model import MemberId
from bot.next.model import Answer, Kind, Rhythm, Said, StepId
from storage.schema_plan import rhythms, steps
from storage.upsert import upsert

_c = steps.c
_COLUMNS = (_c.id, _c.owner, _c.day, _c.at, _c.kind, _c.about, _c.small, _c.answer)


class StepRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def say(self, said: Said) -> None:
        that_day = (_c.owner == said.owner) & (_c.day == said.day)
        same = that_day & (_c.kind == said.kind.value) & (_c.about == said.about)
        self._connection.execute(delete(steps).where(same))
        row = {
            "id": said.id,
            "owner": said.owner,
            "day": said.day,
            "at": said.at,
            "kind": said.kind.value,
            "about": said.about,
            "small": said.small,
            "answer": said.answer.value,
        }
        self._connection.execute(insert(steps), row)

    def since(self, owner: MemberId, day: date) -> tuple[Said, ...]:
        query = select(*_COLUMNS).where(_c.owner == owner, _c.day >= day).order_by(_c.day, _c.id)
        return tuple(map(_said, self._connection.execute(query).mappings()))

    def done_by_day(self, owner: MemberId, first: date) -> dict[date, int]:
        query = select(_c.day, func.count().label("number")).where(_c.owner == owner, _c.day >= first)
        query = query.where(_c.answer == Answer.DONE.value).group_by(_c.day)
        return {row.day: row.number for row in self._connection.execute(query)}

    def rhythm(self, owner: MemberId) -> Rhythm | None:
        query = select(rhythms.c.weekly, rhythms.c.small, rhythms.c.since).where(rhythms.c.owner == owner)
        row = self._connection.execute(query).first()
        return None if row is None else Rhythm(owner, row.weekly, row.since, row.small)

    def set_rhythm(self, rhythm: Rhythm) -> None:
        row = {"owner": rhythm.owner, "weekly": rhythm.weekly, "small": rhythm.small, "since": rhythm.since}
        upsert(self._connection, rhythms, row, key=("owner",))

    def drop_rhythm(self, owner: MemberId) -> bool:
        return self._connection.execute(delete(rhythms).where(rhythms.c.owner == owner)).rowcount == 1


def _said(row: RowMapping) -> Said:
    return Said(
        id=StepId(row["id"]),
        owner=MemberId(row["owner"]),
        day=row["day"],
        at=row["at"],
        kind=Kind(row["kind"]),
        about=row["about"],
        answer=Answer(row["answer"]),
        small=row["small"],
    )
