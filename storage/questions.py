"""When members are asked something by itself."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.asking.model import Question
from bot.members.model import MemberId
from storage.schema_goals import questions
from storage.upsert import upsert

_COLUMNS = (questions.c.owner, questions.c.next_at, questions.c.asked_on, questions.c.offered)

# Built once: it is asked every few seconds.
_WAKES = select(func.min(questions.c.next_at)).where(questions.c.next_at.is_not(None))


class QuestionRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, owner: MemberId) -> Question | None:
        query = select(*_COLUMNS).where(questions.c.owner == owner)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _question(row)

    def put(self, question: Question) -> None:
        values = {"owner": question.owner, "next_at": question.next_at}
        values |= {"asked_on": question.asked_on, "offered": question.offered}
        upsert(self._connection, questions, values, key=("owner",))

    def due(self, now: datetime, *, limit: int = 500) -> tuple[Question, ...]:
        query = select(*_COLUMNS).where(questions.c.next_at <= now).order_by(questions.c.next_at).limit(limit)
        if self._connection.dialect.name == "postgresql":
            query = query.with_for_update(skip_locked=True)  # another replica looks at the rest
        return tuple(map(_question, self._connection.execute(query).mappings()))

    def wakes_at(self) -> datetime | None:
        return self._connection.execute(_WAKES).scalar()

    def wake(self, owner: MemberId, at: datetime) -> None:
        insert = postgresql.insert if self._connection.dialect.name == "postgresql" else sqlite.insert
        new = insert(questions).on_conflict_do_nothing(index_elements=("owner",))
        self._connection.execute(new, {"owner": owner, "next_at": at})

    def shift(self, owner: MemberId, at: datetime) -> None:
        theirs = (questions.c.owner == owner) & questions.c.next_at.is_not(None)
        self._connection.execute(update(questions).where(theirs).values(next_at=at))

    def sooner(self, owner: MemberId, at: datetime) -> None:
        later = (questions.c.owner == owner) & (questions.c.next_at > at)
        self._connection.execute(update(questions).where(later).values(next_at=at))

    def switch(self, owner: MemberId, at: datetime | None) -> None:
        upsert(self._connection, questions, {"owner": owner, "next_at": at}, key=("owner",))


def _question(row: RowMapping) -> Question:
    return Question(MemberId(row["owner"]), row["next_at"], row["asked_on"], row["offered"])
