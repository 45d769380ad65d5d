"""The weekly digest of 5,000 channels with ten members each: what each post tells of, read for a page of channels at
once, against queries for each member with the ORM; and read, composed and rendered for Slack, against rendering alone.

Both read the same tables: 50,000 members with eight follow-ups each, a quarter of them due or done in the week, one
conversation and six events a space. What the ORM counted has to be what we counted.
"""

# The classes take their columns from the schema, where pyright doesn't see them.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, SmallInteger, create_engine, event, insert, select
from sqlalchemy.orm import DeclarativeBase, Session

from adapters.slack import render
from bot.digest import jobs, looking, rules
from bot.digest.model import SECTIONS, TIP, Digest, DigestId, Post, Sum, Totals
from bot.kit.cards import Card
from bot.members.model import Place
from storage import migrate, schema, schema_events, schema_goals
from storage.engine import open_engine
from storage.store import Database, Store
from storage.types import Clock, Day, Id, Instant, Secret, Tags
from storage.vault import Keyring, Sealed, Vault
from tests.bench.measure import PAIRS, Figure, medians

CHANNELS, MEMBERS, FOLLOWUPS, EVENTS = 5_000, 10, 8, 6
PAGE = jobs.PAGE
SAMPLE = 20
"""Channels of a turn for the ORM, which takes over a hundred times as long for each."""
NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
SINCE, UNTIL = NOW - timedelta(days=7), (NOW + timedelta(days=6)).date()
CHUNK = 20_000


class Base(DeclarativeBase):
    metadata = schema.metadata


class Handle(Base):
    __table__ = schema.handles


class Entry(Base):
    __table__ = schema.journal


class FollowUp(Base):
    __table__ = schema.followups


class Goal(Base):
    __table__ = schema_goals.goals


class Event(Base):
    __table__ = schema_events.events


@dataclass(frozen=True, slots=True)
class Page:
    """Digests of some channels, and what was made of them."""

    digests: Sequence[Digest]
    totals: dict[str, Totals]
    titles: dict[str, list[str]]
    cards: list[Card]


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as folder:
        file = Path(folder) / "digests.db"
        with open_engine(f"sqlite:///{file}") as engine:
            migrate.upgrade(engine)
        _seed(file)
        with open_engine(f"sqlite:///{file}") as engine:
            return _measure(Database(engine, Vault(Keyring.parse(Keyring.generate()))), file)


def _measure(database: Database, file: Path) -> Sequence[Figure]:
    turns: list[dict[str, float]] = []
    statements = 0
    for turn in range(PAIRS + 1):
        digests = [_digest(number) for number in range(turn * PAGE, (turn + 1) * PAGE)]
        began = time.perf_counter()
        page, read, ran = database.read_now(lambda store, digests=digests: _ours(store, digests))
        written = _rendered(page.cards)
        whole = time.perf_counter() - began
        began = time.perf_counter()
        assert _rendered(page.cards) == written
        alone = time.perf_counter() - began
        began = time.perf_counter()
        theirs = _theirs(file, digests[:SAMPLE])
        orm = time.perf_counter() - began
        for digest in digests[:SAMPLE]:
            sums, titles = theirs[digest.space]
            assert rules.told(sums, digest) == page.totals[digest.space]
            assert titles == page.titles[digest.space]
        statements = max(statements, ran)
        ours = {"read": read, "whole": whole, "alone": alone}
        turns.append({case: each / PAGE * 1e6 for case, each in ours.items()} | {"orm": orm / SAMPLE * 1e6})
    took = medians(turns[1:])  # the first one warms up
    asked = statements * CHANNELS / PAGE
    read, whole = took["read"], took["whole"]
    return [
        Figure("digests: a channel by queries for each member, and by ours", took["orm"], read, "µs", least=50),
        Figure("digests: read, composed and rendered against rendered", whole, took["alone"], "µs", most=3),
        Figure("digests: statements for 5,000 channels against fifty", asked, CHANNELS / 100, "", most=1),
    ]


def _ours(store: Store, digests: Sequence[Digest]) -> tuple[Page, float, int]:
    """As the planner and the look at posts do it; how many seconds what it tells of took to read, and how many
    statements all of it."""
    ran = 0

    def count(*_: object) -> None:
        nonlocal ran
        ran += 1

    connection = store.digests._connection
    event.listen(connection, "before_cursor_execute", count)
    try:
        drafts = [(one, jobs.draft(one, NOW, NOW)) for one in digests]
        began = time.perf_counter()
        weeks = looking.weeks(store, drafts)
        pairs = jobs.finished(store, [(week.digest, week.post) for week in weeks], NOW)
        read = time.perf_counter() - began
        done = [looking.Week(week.digest, post, week.events) for week, (_, post) in zip(weeks, pairs, strict=True)]
        cards = looking.composed(store, done)
    finally:
        event.remove(connection, "before_cursor_execute", count)
    titles = {week.digest.space: [one.title for one in week.events] for week in done}
    return Page(digests, {digest.space: _of(post) for digest, post in pairs}, titles, cards), read, ran


def _of(post: Post) -> Totals:
    assert post.totals is not None
    return post.totals


def _rendered(cards: Sequence[Card]) -> list[str]:
    return [json.dumps(render.message(card)) for card in cards]


def _theirs(file: Path, digests: Sequence[Digest]) -> dict[str, tuple[Totals, list[str]]]:
    """A session, the people of the channel, and four questions about each."""
    engine = create_engine(f"sqlite:///{file}")
    found: dict[str, tuple[Totals, list[str]]] = {}
    with Session(engine) as session:
        for digest in digests:
            realm = digest.place.realm
            sums = [[0, 0] for _ in range(4)]
            for handle in session.scalars(select(Handle).where(Handle.platform == "slack", Handle.realm == realm)):
                for place, rows in enumerate(_of_member(session, handle.member)):
                    sums[place][0] += len(rows)
                    sums[place][1] += bool(rows)
            wanted = select(Event).where(Event.space == digest.space, Event.starts >= NOW - timedelta(days=1))
            titles = [one.title for one in session.scalars(wanted.order_by(Event.starts))]
            found[digest.space] = Totals(*(Sum(*each) for each in sums)), titles
    engine.dispose()
    return found


def _of_member(session: Session, member: int) -> Iterator[Sequence[object]]:
    yield session.scalars(select(Entry).where(Entry.owner == member, Entry.at >= SINCE, Entry.at < NOW)).all()
    done = FollowUp.owner == member, FollowUp.state == "done", FollowUp.closed_at >= SINCE, FollowUp.closed_at < NOW
    yield session.scalars(select(FollowUp).where(*done)).all()
    reached = Goal.owner == member, Goal.state == "done", Goal.closed_at >= SINCE, Goal.closed_at < NOW
    yield session.scalars(select(Goal).where(*reached)).all()
    due = FollowUp.owner == member, FollowUp.state == "open", FollowUp.due <= UNTIL
    yield session.scalars(select(FollowUp).where(*due)).all()


def _digest(number: int) -> Digest:
    realm = f"T{number:05d}"
    return Digest(
        DigestId(number + 1),
        Place("slack", realm, "C1", private=False),
        f"slack/{realm}",
        0,
        clock_time(9),
        "UTC",
        NOW,
        NOW,
        sections=tuple(one for one in SECTIONS if one != TIP),
    )


# Rows


def _seed(file: Path) -> None:
    engine = create_engine(f"sqlite:///{file}")
    people = range(CHANNELS * MEMBERS)
    with engine.begin() as connection:
        members = ({"id": number + 1, "zone": "UTC", "nudge_days": "13"} for number in people)
        _put(connection, schema.members, members)
        where = ({"platform": "slack", "realm": f"T{number // MEMBERS:05d}", "user": f"U{number}"} for number in people)
        _put(connection, schema.handles, ({**one, "member": at + 1} for at, one in enumerate(where)))
        _put(connection, schema.contacts, ({"id": number + 1, "owner": number + 1} for number in people))
        _put(connection, schema.followups, _followups())
        _put(connection, schema.journal, (_of_each(number) | {"how": "call", "day": SINCE.date()} for number in people))
        _put(connection, schema_goals.goals, (_goal(number) for number in people))
        _put(connection, schema_events.events, _events())
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM followups").fetchone() == (CHANNELS * MEMBERS * FOLLOWUPS,)


def _of_each(number: int) -> dict[str, Any]:
    at = NOW - timedelta(days=number % 14, hours=1)
    return {"id": number + 1, "owner": number + 1, "contact": number + 1, "at": at}


def _goal(number: int) -> dict[str, Any]:
    closed = NOW - timedelta(days=number % 14, hours=2)
    return {"id": number + 1, "owner": number + 1, "state": "done", "closed_at": closed}


def _followups() -> Iterator[dict[str, Any]]:
    """Of eight, one was done in the week, and one is due in it."""
    for number in range(CHANNELS * MEMBERS * FOLLOWUPS):
        owner, which = number // FOLLOWUPS + 1, number % FOLLOWUPS
        state = "done" if which % 2 else "open"
        closed = NOW - timedelta(days=3 if which == 1 else 60) if which % 2 else None
        due = UNTIL - timedelta(days=1) if which == 0 else UNTIL + timedelta(days=30)
        one = {"id": number + 1, "owner": owner, "contact": owner, "kind": "once", "state": state}
        yield one | {"due": due, "closed_at": closed}


def _events() -> Iterator[dict[str, Any]]:
    for number in range(CHANNELS * EVENTS):
        space, which = number // EVENTS, number % EVENTS
        starts = NOW + timedelta(days=which, hours=9)
        one = {"id": number + 1, "space": f"slack/T{space:05d}", "uid": str(number), "starts": starts}
        yield one | {"title": f"Meeting {number}", "location": "Startup House", "status": "confirmed"}


def _put(connection: Connection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    """Columns that nobody speaks of get what their type has for nothing."""
    blank = {column.name: _blank(column.type) for column in table.c if not column.nullable}
    some: list[dict[str, Any]] = []
    for row in rows:
        some.append(blank | row)
        if len(some) == CHUNK:
            connection.execute(insert(table), some)
            some = []
    if some:
        connection.execute(insert(table), some)


def _blank(kind: object) -> object:
    match kind:
        case Instant():
            return NOW
        case Day():
            return date(2026, 1, 1)
        case Clock():
            return clock_time(9)
        case Secret():
            return Sealed(b"")
        case Tags():
            return ()
        case Boolean():
            return False
        case Id() | Integer() | SmallInteger():
            return 0
        case _:
            return ""
