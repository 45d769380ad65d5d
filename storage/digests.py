"""Digests of channels, what they posted, and what they tell of: for many of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    RowMapping,
    Select,
    and_,
    bindparam,
    cast,
    delete,
    false,
    func,
    insert,
    literal,
    literal_column,
    null,
    or_,
    select,
    tuple_,
    union,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.digest.model import Digest, DigestId, Found, Post, PostId, Sum, Totals
from bot.events.model import Event, EventId, FeedId
from bot.goals.model import State as GoalState
from bot.kit import ids
from bot.members.model import MemberId, Place
from storage.bulk import uncollected
from storage.events import LONGEST
from storage.schema import followups, handles, journal
from storage.schema_events import digests, events, feeds, posts, visits
from storage.schema_goals import goals

_DIGEST = tuple(digests.c)
_POST = tuple(posts.c)
_EVENT = tuple(events.c[field.name] for field in fields(Event))
"""In the order in which an Event takes them: tens of thousands are made at a time."""
_ENDED = tuple(column.name for column in _POST if column.name not in ("id", "week", "starts"))

# Spelled out in the SQL: SQLite doesn't take a partial index for a value that it gets apart.
_DONE: ColumnElement[str] = literal_column("'done'")
_OPEN: ColumnElement[str] = literal_column("'open'")


class DigestRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, digest: Digest) -> None:
        self._connection.execute(insert(digests), _digest_values(digest))

    def save(self, digest: Digest) -> None:
        mine = (digests.c.id == digest.id) & (digests.c.space == digest.space)
        self._connection.execute(update(digests).where(mine).values(_digest_values(digest)))

    def remove(self, space: str, digest: DigestId) -> bool:
        mine = (digests.c.id == digest) & (digests.c.space == space)
        return self._connection.execute(delete(digests).where(mine)).rowcount == 1

    def find(self, space: str, digest: DigestId) -> Digest | None:
        return self._one(digests.c.id == digest, digests.c.space == space)

    def get(self, digest: DigestId) -> Digest | None:
        return self._one(digests.c.id == digest)

    def at(self, place: Place) -> Digest | None:
        there = (digests.c.platform == place.platform) & (digests.c.realm == place.realm)
        return self._one(there, digests.c.place == place.id)

    def listing(self, space: str) -> tuple[Digest, ...]:
        query = select(*_DIGEST).where(digests.c.space == space).order_by(digests.c.id)
        return tuple(map(_digest, self._connection.execute(query).mappings()))

    def wakes_at(self) -> datetime | None:
        due = select(digests.c.next_at).where(~digests.c.paused).order_by(digests.c.next_at).limit(1)
        return self._connection.execute(due).scalar()

    def due(self, now: datetime, *, limit: int) -> tuple[Digest, ...]:
        query = select(*_DIGEST).where(~digests.c.paused, digests.c.next_at <= now)
        query = query.order_by(digests.c.next_at, digests.c.id).limit(limit).with_for_update(skip_locked=True)
        return tuple(map(_digest, self._connection.execute(query).mappings()))

    def planned(self, some: Collection[Digest]) -> None:
        values = [{"this": one.id, "then": one.next_at, "gave": one.tip} for one in some]
        if values:
            query = update(digests).where(digests.c.id == bindparam("this"))
            self._connection.execute(query.values(next_at=bindparam("then"), tip=bindparam("gave")), values)

    def found(self, spaces: Collection[str], start: datetime, end: datetime) -> Mapping[str, Sequence[Found]]:
        if not spaces:
            return {}
        wanted = list(spaces)
        then = and_(
            events.c.starts < end,
            events.c.starts >= start - LONGEST,
            or_(events.c.starts >= start, events.c.ends > start),
        )
        read = (
            select(feeds.c.space.label("whose"), feeds.c.id.label("feed"), feeds.c.topics.label("also"), *_EVENT)
            .join_from(feeds, events, events.c.source == feeds.c.source)
            .where(feeds.c.owner.is_(None), feeds.c.space.in_(wanted), then)
        )
        entered = select(events.c.space.label("whose"), null().label("feed"), null().label("also"), *_EVENT)
        entered = entered.where(events.c.source.is_(None), events.c.owner.is_(None), events.c.space.in_(wanted), then)
        # One after the other in one statement; a sort of all of them would be the most expensive part.
        by_space: defaultdict[str, list[Found]] = defaultdict(list)
        with uncollected():
            rows: Sequence[Any] = self._connection.execute(union_all(read, entered)).all()
            for whose, feed, also, *values in rows:
                event = Event(*values)
                if also:
                    event = replace(event, topics=(*event.topics, *also))
                by_space[whose].append(Found(event, None if feed is None else FeedId(feed)))
        return by_space

    def totals(self, spaces: Collection[str], since: datetime, now: datetime, due: date) -> Mapping[str, Totals]:
        if not spaces:
            return {}
        people = _people(spaces)
        some = [
            _summed(people, journal, "talks", journal.c.at >= since, journal.c.at < now),
            _summed(people, followups, "done", followups.c.state == _DONE, _between(followups, since, now)),
            _summed(people, goals, "goals", goals.c.state == GoalState.DONE.value, _between(goals, since, now)),
            _summed(people, followups, "due", followups.c.state == _OPEN, followups.c.due <= due),
        ]
        by_space: defaultdict[str, dict[str, Sum]] = defaultdict(dict)
        for space, name, count, several in self._connection.execute(union_all(*some)):
            by_space[space][name] = Sum(count, several)
        return {space: Totals(**found) for space, found in by_space.items()}

    def put(self, some: Sequence[Post]) -> frozenset[PostId]:
        if not some:
            return frozenset()
        made = postgresql.insert(posts) if self._connection.dialect.name == "postgresql" else sqlite.insert(posts)
        query = made.on_conflict_do_nothing().returning(posts.c.id)
        new = self._connection.execute(query, [_post_values(one) for one in some]).scalars()
        return frozenset(map(PostId, new))

    def post(self, post: PostId) -> Post | None:
        row = self._connection.execute(select(*_POST).where(posts.c.id == post)).mappings().first()
        return None if row is None else _post(row)

    def last(self, places: Collection[Place]) -> Mapping[Place, Post]:
        if not places:
            return {}
        named = tuple_(posts.c.platform, posts.c.realm, posts.c.place)
        there = named.in_([(one.platform, one.realm, one.id) for one in places])
        newest = select(func.max(posts.c.week)).where(there).group_by(posts.c.platform, posts.c.realm, posts.c.place)
        newest = newest.add_columns(posts.c.platform, posts.c.realm, posts.c.place)
        known = tuple_(posts.c.week, posts.c.platform, posts.c.realm, posts.c.place)
        query = select(*_POST).where(known.in_(newest))
        return {one.place: one for one in map(_post, self._connection.execute(query).mappings())}

    def weeks(self, place: Place, since: date) -> frozenset[str]:
        query = select(posts.c.week).where(_at(place), posts.c.starts >= since)
        return frozenset(self._connection.execute(query).scalars())

    def keep(self, post: Post) -> None:
        self.keep_many((post,))

    def keep_many(self, some: Sequence[Post]) -> None:
        values = [{f"new_{name}": value for name, value in _post_values(one).items()} for one in some]
        if values:
            query = update(posts).where(posts.c.id == bindparam("new_id"))
            self._connection.execute(query.values({name: bindparam(f"new_{name}") for name in _ENDED}), values)

    def watched(self, now: datetime, *, until: datetime, limit: int) -> tuple[tuple[Post, Digest], ...]:
        due = select(posts.c.id).where(posts.c.look_at.is_not(None), posts.c.look_at <= now)
        due = due.order_by(posts.c.look_at, posts.c.id).limit(limit).with_for_update(skip_locked=True)
        taken = list(self._connection.execute(due).scalars())
        if not taken:
            return ()
        self._connection.execute(update(posts).where(posts.c.id.in_(taken)).values(look_at=until))
        columns = [column.label(f"post_{column.name}") for column in _POST]
        query = select(*columns, *_DIGEST).join_from(posts, digests).where(posts.c.id.in_(taken))
        found = self._connection.execute(query.order_by(posts.c.id)).mappings().all()
        kept = {row["post_id"] for row in found}
        orphans = [one for one in taken if one not in kept]
        if orphans:  # their digest was removed: they stay as they are
            self._connection.execute(update(posts).where(posts.c.id.in_(orphans)).values(look_at=None))
        return tuple((_post(_prefixed(row)), _digest(row)) for row in found)

    def forget(self, before: datetime, *, limit: int) -> int:
        old = select(posts.c.id).where(posts.c.ends_at < before).order_by(posts.c.ends_at).limit(limit)
        return self._connection.execute(delete(posts).where(posts.c.id.in_(old))).rowcount

    def _one(self, *wanted: ColumnElement[bool]) -> Digest | None:
        row = self._connection.execute(select(*_DIGEST).where(*wanted)).mappings().first()
        return None if row is None else _digest(row)


def _people(spaces: Collection[str]) -> CTE:
    """The members of each space. One that is a realm has those who have a handle there; one within a larger realm those
    who looked at its events: nobody tells us who else is in it."""
    named = [one.split("/", 1) for one in spaces]
    by_platform: defaultdict[str, list[str]] = defaultdict(list)
    for platform, realm in named:
        by_platform[platform].append(realm)
    realms = or_(
        false(),
        *(and_(handles.c.platform == platform, handles.c.realm.in_(some)) for platform, some in by_platform.items()),
    )
    space = (handles.c.platform + "/" + handles.c.realm).label("space")
    here = select(space, handles.c.member.label("member")).where(realms)
    seen = select(visits.c.space, visits.c.owner).where(visits.c.space.in_(list(spaces)))
    return union(here, seen).cte("people")


def _summed(people: CTE, table: FromClause, name: str, *wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    owner = table.c.owner
    # First of each member: who has a hundred of something is one row then, and nobody has to be told apart.
    each = select(people.c.space, func.count().label("count")).join_from(people, table, owner == people.c.member)
    each = each.where(*wanted).group_by(people.c.space, people.c.member).subquery()
    summed = cast(func.sum(each.c.count), Integer)
    return select(each.c.space, literal(name), summed, func.count()).group_by(each.c.space)


def _between(table: FromClause, since: datetime, now: datetime) -> ColumnElement[bool]:
    return and_(table.c.closed_at >= since, table.c.closed_at < now)


def _at(place: Place) -> ColumnElement[bool]:
    return and_(posts.c.platform == place.platform, posts.c.realm == place.realm, posts.c.place == place.id)


def _digest_values(one: Digest) -> dict[str, Any]:
    values = {column.name: getattr(one, column.name) for column in _DIGEST if column.name not in ("platform", "realm")}
    feeds_ = tuple(ids.spell_id(feed) for feed in one.feeds)
    return values | {
        "platform": one.place.platform,
        "realm": one.place.realm,
        "place": one.place.id,
        "feeds": feeds_,
    }


def _digest(row: RowMapping) -> Digest:
    names = (column.name for column in _DIGEST if column.name not in ("platform", "realm", "place"))
    values: dict[str, Any] = {name: row[name] for name in names}
    owner = values["owner"]
    place = Place(row["platform"], row["realm"], row["place"], private=False)
    values |= {
        "place": place,
        "owner": None if owner is None else MemberId(owner),
        "feeds": tuple(FeedId(ids.read_id(one)) for one in values["feeds"]),
    }
    return Digest(**values)


def _post_values(one: Post) -> dict[str, Any]:
    values = {column.name: getattr(one, column.name) for column in _POST if column.name not in ("platform", "realm")}
    totals: tuple[str, ...] = ()
    if one.totals is not None:
        some = (one.totals.talks, one.totals.done, one.totals.goals, one.totals.due)
        totals = tuple(f"{each.count} {each.people}" for each in some)
    return values | {
        "platform": one.place.platform,
        "realm": one.place.realm,
        "place": one.place.id,
        "listed": tuple(ids.spell_id(event) for event in one.listed),
        "totals": totals,
    }


def _post(row: RowMapping | Mapping[str, Any]) -> Post:
    names = (column.name for column in _POST if column.name not in ("platform", "realm", "place"))
    values: dict[str, Any] = {name: row[name] for name in names}
    totals = [Sum(*map(int, each.split())) for each in values["totals"]]
    values |= {
        "place": Place(row["platform"], row["realm"], row["place"], private=False),
        "listed": tuple(EventId(ids.read_id(one)) for one in values["listed"]),
        "totals": Totals(*totals) if totals else None,
    }
    return Post(**values)


def _prefixed(row: RowMapping) -> Mapping[str, Any]:
    return {column.name: row[f"post_{column.name}"] for column in _POST}
