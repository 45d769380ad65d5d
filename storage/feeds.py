"""Addresses that are read, and whose feeds they are. An address is sealed: it may be the key to a private calendar."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, exists, false, insert, or_, select, update

from bot.events.model import Circle, Feed, FeedId, Source, SourceId
from bot.members.model import MemberId
from storage.schema_events import feeds, sources
from storage.vault import Vault

_SOURCE = (
    sources.c.id,
    sources.c.address,
    sources.c.kind,
    sources.c.name,
    sources.c.etag,
    sources.c.modified,
    sources.c.content,
    sources.c.read_at,
    sources.c.until,
    sources.c.next_at,
    sources.c.working,
    sources.c.failing_since,
    sources.c.failures,
    sources.c.trouble,
    sources.c.found,
    sources.c.truncated,
)
_FEED = (
    feeds.c.id.label("feed"),
    feeds.c.owner,
    feeds.c.space,
    feeds.c.name.label("called"),
    feeds.c.topics,
    feeds.c.added_at,
    feeds.c.added_by,
    *_SOURCE,
)


def feeds_within(circle: Circle) -> ColumnElement[bool]:
    """The feeds that a circle sees."""
    shared = and_(feeds.c.owner.is_(None), feeds.c.space.in_(circle.spaces)) if circle.spaces else false()
    return shared if circle.owner is None else or_(shared, feeds.c.owner == circle.owner)


class FeedRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def source(self, address: str) -> Source | None:
        return self._source_where(sources.c.digest == _digest(address))

    def get_source(self, source: SourceId) -> Source | None:
        return self._source_where(sources.c.id == source)

    def save_source(self, source: Source) -> None:
        self._connection.execute(update(sources).where(sources.c.id == source.id), _values(source))

    def move(self, source: SourceId, address: str) -> None:
        if self.source(address) is None:
            sealed = self._vault.row("sources", source, source).seal("address", address)
            values = {"digest": _digest(address), "address": sealed}
            self._connection.execute(update(sources).where(sources.c.id == source), values)

    def any_due(self, now: datetime) -> bool:
        due = select(sources.c.id).where(sources.c.working, sources.c.next_at <= now).limit(1)
        return self._connection.execute(due).first() is not None

    def take_due(self, now: datetime, *, until: datetime, limit: int) -> tuple[Source, ...]:
        due = select(*_SOURCE).where(sources.c.working, sources.c.next_at <= now).order_by(sources.c.next_at)
        rows = self._connection.execute(due.limit(limit).with_for_update(skip_locked=True)).mappings().all()
        if rows:
            taken = sources.c.id.in_([row["id"] for row in rows])
            self._connection.execute(update(sources).where(taken).values(next_at=until))
        return tuple(map(self._source, rows))

    def add(self, feed: Feed) -> bool:
        source = self.source(feed.source.address)
        if source is None:
            source = feed.source
            address = self._vault.row("sources", source.id, source.id).seal("address", source.address)
            fixed = {"id": source.id, "digest": _digest(source.address), "address": address}
            self._connection.execute(insert(sources), {**fixed, **_values(source)})
        shared = and_(feeds.c.owner.is_(None), feeds.c.space == feed.space)
        whose = shared if feed.owner is None else feeds.c.owner == feed.owner
        there = select(feeds.c.id).where(feeds.c.source == source.id, whose)
        if self._connection.execute(there).first() is not None:
            return False
        values = {"id": feed.id, "source": source.id, "owner": feed.owner, "space": feed.space}
        values |= {"name": feed.name, "topics": feed.topics, "added_at": feed.added_at, "added_by": feed.added_by}
        self._connection.execute(insert(feeds), values)
        return True

    def save(self, circle: Circle, feed: Feed) -> None:
        mine = update(feeds).where(feeds.c.id == feed.id, feeds_within(circle))
        self._connection.execute(mine.values(name=feed.name, topics=feed.topics))

    def remove(self, circle: Circle, feed: FeedId) -> bool:
        found = self.find(circle, feed)
        if found is None:
            return False
        self._connection.execute(delete(feeds).where(feeds.c.id == feed, feeds_within(circle)))
        unused = ~exists().where(feeds.c.source == found.source.id)
        self._connection.execute(delete(sources).where(sources.c.id == found.source.id, unused))
        return True

    def find(self, circle: Circle, feed: FeedId) -> Feed | None:
        found = self._feeds_where(feeds.c.id == feed, feeds_within(circle))
        return found[0] if found else None

    def added(self, member: MemberId, feed: FeedId) -> Feed | None:
        found = self._feeds_where(feeds.c.id == feed, feeds.c.added_by == member)
        return found[0] if found else None

    def listing(self, circle: Circle) -> tuple[Feed, ...]:
        return self._feeds_where(feeds_within(circle))

    def of_source(self, source: SourceId) -> tuple[Feed, ...]:
        return self._feeds_where(feeds.c.source == source)

    def forget_unused(self, *, limit: int) -> int:
        unused = select(sources.c.id).where(~exists().where(feeds.c.source == sources.c.id)).limit(limit)
        return self._connection.execute(delete(sources).where(sources.c.id.in_(unused))).rowcount

    def _source_where(self, *wanted: ColumnElement[bool]) -> Source | None:
        row = self._connection.execute(select(*_SOURCE).where(*wanted)).mappings().first()
        return None if row is None else self._source(row)

    def _feeds_where(self, *wanted: ColumnElement[bool]) -> tuple[Feed, ...]:
        query = select(*_FEED).join_from(feeds, sources).where(*wanted).order_by(feeds.c.id)
        return tuple(map(self._feed, self._connection.execute(query).mappings()))

    def _feed(self, row: RowMapping) -> Feed:
        return Feed(
            FeedId(row["feed"]),
            self._source(row),
            row["added_at"],
            row["space"],
            None if row["owner"] is None else MemberId(row["owner"]),
            row["called"],
            row["topics"],
            None if row["added_by"] is None else MemberId(row["added_by"]),
        )

    def _source(self, row: RowMapping) -> Source:
        sealed = self._vault.row("sources", row["id"], row["id"])
        return Source(
            id=SourceId(row["id"]),
            address=sealed.open("address", row["address"]),
            **{name: row[name] for name in _KEPT},
        )


_KEPT = tuple(column.name for column in _SOURCE if column.name not in ("id", "address"))


def _values(source: Source) -> Mapping[str, Any]:
    return {name: getattr(source, name) for name in _KEPT}


def _digest(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()
