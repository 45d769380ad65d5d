"""The same commands as an async bot would do them with the ORM: AsyncSession on aiosqlite, mapped classes, one unit of
work each, on the same tables. It gets every value ready, sealed texts and times too, and parses and renders nothing.
"""

# The classes take their columns from the schema, where pyright doesn't see them.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, relationship

from bot.kit import words
from storage import schema
from storage.vault import Sealed
from tests.bench.replay import PRAGMAS
from tests.bench.script import Line

LAST = "\U0010ffff"


class Base(DeclarativeBase):
    metadata = schema.metadata


class Member(Base):
    __table__ = schema.members


class Handle(Base):
    __table__ = schema.handles


class Contact(Base):
    __table__ = schema.contacts
    terms: Mapped[list[Term]] = relationship("Term")


class Term(Base):
    __table__ = schema.contact_terms


class TierInterval(Base):
    __table__ = schema.tier_intervals


class Entry(Base):
    __table__ = schema.journal


class FollowUp(Base):
    __table__ = schema.followups


Row = dict[str, Any]


@dataclass(frozen=True)
class Work:
    """What one command writes: a newcomer with an entry, or neither; and follow-ups about `name`."""

    user: str
    name: str
    contact: Row | None
    terms: Sequence[Row]
    entry: Row | None
    followups: Sequence[Row]


def works(file: Path, lines: Sequence[Line]) -> list[Work]:
    """The rows that each of `lines` wrote when the bot ran them on `file`, as the ORM is to write them."""
    engine = create_engine(f"sqlite:///{file}")
    with Session(engine) as session:
        made: list[Work] = []
        latest = iter(_latest(session, Contact, len(lines)) if lines[0].text.startswith("/met") else ())
        added = iter(_latest(session, FollowUp, len(lines)) if lines[0].text.startswith("/followup") else ())
        for line in lines:
            contact = next(latest, None)
            if contact is None:
                followup = next(added)
                name = line.text.removeprefix("/followup add ").partition(" in 8 days")[0]
                made.append(Work(line.user, name, None, (), None, (_row(followup),)))
                continue
            mine = contact.id
            terms = session.scalars(select(Term).where(Term.contact == mine))
            entry = session.scalars(select(Entry).where(Entry.contact == mine)).one()
            followups = session.scalars(select(FollowUp).where(FollowUp.contact == mine).order_by(FollowUp.id))
            rows = tuple(map(_row, terms)), _row(entry), tuple(map(_row, followups))
            made.append(Work(line.user, contact.name, _row(contact), *rows))
    engine.dispose()
    return made


class Orm:
    """`do` runs one command in a session of its own."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def do(self, work: Work) -> None:
        async with self._sessions.begin() as session:
            member = (await session.scalars(_of_handle(work.user))).one()
            namesakes = (await session.scalars(_named(member.id, work.name))).all()
            if work.contact is None:
                (contact,) = namesakes
            else:
                contact = Contact(**work.contact)
                session.add(contact)
                await session.flush()
                session.add_all(Term(**row) for row in work.terms)
            if work.entry is not None:
                session.add(Entry(**work.entry))
                mine = (FollowUp.state == "open", FollowUp.owner == member.id, FollowUp.contact == contact.id)
                (await session.scalars(select(FollowUp).where(*mine).order_by(FollowUp.due, FollowUp.id))).all()
                (await session.scalars(select(TierInterval).where(TierInterval.owner == member.id))).all()
            last = select(func.max(Entry.day)).where(Entry.owner == member.id, Entry.contact == contact.id)
            await session.scalar(last)
            session.add_all(FollowUp(**row) for row in work.followups)


@asynccontextmanager
async def orm_on(file: Path, *, begin: str, connections: int = 15) -> AsyncIterator[Orm]:
    """`begin` opens each transaction. `connections`: at most; the default is SQLAlchemy's own, 5 and 10 more."""
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{file}",
        connect_args={"timeout": 30, "isolation_level": None},
        pool_size=min(5, connections),
        max_overflow=max(0, connections - 5),
        pool_timeout=120,
    )

    def settle(connection: DBAPIConnection, record: object) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine.sync_engine, "connect", settle)
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    yield Orm(async_sessionmaker(engine, expire_on_commit=False))
    await engine.dispose()


def _of_handle(user: str) -> Any:
    mine = (Handle.platform == "slack", Handle.realm == "T1", Handle.user == user)
    return select(Member).join(Handle, Handle.member == Member.id).where(*mine)


def _named(owner: int, name: str) -> Any:
    query = select(Contact).where(Contact.owner == owner)
    for term in words.terms(name):
        having = select(Term.contact).where(Term.owner == owner, Term.term >= term, Term.term < term + LAST)
        query = query.where(Contact.id.in_(having))
    return query.order_by(Contact.folded, Contact.id).limit(26)


def _latest(session: Session, kind: Any, number: int) -> list[Any]:
    return list(session.scalars(select(kind).order_by(kind.id.desc()).limit(number)))[::-1]


def _row(made: Any) -> Row:
    values = {column.name: getattr(made, column.name) for column in made.__table__.columns}
    return {name: Sealed(value) if isinstance(value, bytes) else value for name, value in values.items()}
