"""What becomes of an address that was read: its events, its health, and what those who added it are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from bot import notices
from bot.events import planning, rules
from bot.events.model import Attendance, Event, Feed, Reading, Source, SourceId
from bot.kit.calls import Call
from bot.kit.ids import spell_id
from bot.members.model import Member, MemberId

if TYPE_CHECKING:
    from bot.ports import Store

AT_ONCE = 4
"""Addresses that one process reads at the same time."""

Lists: TypeAlias = Callable[[str], Awaitable[Reading]]
"""Reads the list of events that a platform keeps itself; it gets the id of a server, and raises NotRead."""

Servers: TypeAlias = Mapping[str, Lists]
"""By platform."""


class NotRead(Exception):
    """`code` is one of `rules.TROUBLE`, `wait` what the other side asked for."""

    def __init__(self, code: str, wait: timedelta | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Due:
    """An address to be read now, and the zone in which its clock times are meant where it names none: that of whoever
    added it first."""

    source: Source
    zone: str


def take(store: Store, now: datetime) -> tuple[Due, ...]:
    """What is to be read now; nobody else takes it for ten minutes."""
    taken = store.feeds.take_due(now, until=now + rules.TAKEN, limit=AT_ONCE)
    adders = {one.id: [feed.added_by for feed in store.feeds.of_source(one.id) if feed.added_by] for one in taken}
    members = store.members.several({some[0] for some in adders.values() if some})
    zones = {source: members[some[0]].zone for source, some in adders.items() if some and some[0] in members}
    return tuple(Due(one, zones.get(one.id, "UTC")) for one in taken)


def soon(store: Store, address: str, now: datetime) -> None:
    """Something changed there, as its platform told us: it is read at the next look, also if it was given up."""
    source = store.feeds.source(address)
    if source is None:
        return
    if not source.working:
        source = replace(source, working=True, failing_since=None, failures=0)
    store.feeds.save_source(replace(source, next_at=min(source.next_at, now)))


def unchanged(store: Store, seen: Source, now: datetime) -> None:
    """It was there, and what it said is known."""
    found = store.feeds.get_source(seen.id)
    if found is not None:
        store.feeds.save_source(replace(rules.read_again(found, now), etag=seen.etag, modified=seen.modified))
        for feed in store.feeds.of_source(seen.id):
            _first(store, feed, found, now)


def read(store: Store, source: SourceId, reading: Reading, now: datetime, *, seen: Source) -> None:
    """Keep what an address said. `seen` has its kind, tags and hash, and the address
    to ask from now on."""
    before = store.feeds.get_source(source)
    if before is None:
        return  # nobody wants it any more
    events, cut = rules.found(reading, now)
    known = store.events.of_source(source, now - rules.KEPT, now + 2 * rules.AHEAD)
    change = rules.merged(known, events, source, now)
    store.events.put(change.added, change.changed)
    after = replace(
        rules.read_again(before, now),
        kind=seen.kind,
        etag=seen.etag,
        modified=seen.modified,
        content=seen.content,
        name=reading.name[:200],
        found=len(events),
        truncated=cut,
        until=now + rules.AHEAD,
    )
    store.feeds.save_source(_asked_meanwhile(before, after, now))
    if seen.address != before.address:
        store.feeds.move(source, seen.address)
    for feed in store.feeds.of_source(source):
        _first(store, feed, before, now)
    moved(store, change.changed, now)


def failed(store: Store, source: SourceId, trouble: str, now: datetime, *, wait: timedelta | None = None) -> None:
    """It couldn't be read; `trouble` is a code of rules.TROUBLE. Whoever added it hears of it at the first reading, and
    once when it is given up."""
    before = store.feeds.get_source(source)
    if before is None:
        return
    after = rules.read_again(before, now, trouble=trouble, wait=wait)
    store.feeds.save_source(after)
    first = before.read_at is None and before.failing_since is None
    if first or (before.working and not after.working):
        for feed in store.feeds.of_source(source):
            since = (after.failing_since or now).isoformat()
            _tell(store, feed, f"feed/{spell_id(feed.id)}/{'trouble' if first else 'given-up'}/{since}", now)


def moved(store: Store, events: Sequence[Event], now: datetime, *, by: MemberId | None = None) -> None:
    """Whoever goes there keeps an event's new time, and hears once if it doesn't take place; not who did it, `by`."""
    coming = store.events.coming(one.id for one in events)
    members = store.members.kept({one.owner for some in coming.values() for one in some}) if coming else {}
    for event in events:
        for one in coming.get(event.id, ()):
            if one.owner not in members:
                continue
            store.events.say(retimed(one, event, members[one.owner], now))
            if not event.takes_place and planning.begins_at(one) > now and one.owner != by:
                off = Call("event off", {"which": spell_id(one.id)})
                expires = max(planning.begins_at(one), now + notices.FRESH)
                notices.tell(store, one.owner, key=f"event-off/{spell_id(one.id)}", call=off, now=now, expires=expires)


def retimed(one: Attendance, event: Event, member: Member, now: datetime) -> Attendance:
    """What a member said of an event, with its messages at the event's own time."""
    moved = replace(one, title=event.title, starts=event.starts, all_day=event.all_day)
    return planning.planned(moved, event, member, now)


def tidy(store: Store, now: datetime) -> int:
    """Delete events that are long over, and what is read for nobody any more."""
    return store.events.forget(now - rules.KEPT, limit=2000) + store.feeds.forget_unused(limit=100)


def _asked_meanwhile(before: Source, after: Source, now: datetime) -> Source:
    """What a platform tells while its list is being read, since `now`, may be newer: it is read once more."""
    asked = after.kind == "server" and now <= before.next_at < now + rules.TAKEN
    return replace(after, next_at=before.next_at) if asked else after


def _first(store: Store, feed: Feed, before: Source, now: datetime) -> None:
    """Whoever added it hears what the first reading found."""
    if before.read_at is None or feed.added_at > before.read_at:
        _tell(store, feed, f"feed/{spell_id(feed.id)}/read/{feed.added_at.isoformat()}", now)


def _tell(store: Store, feed: Feed, key: str, now: datetime) -> None:
    notices.tell(store, feed.added_by, key=key, call=Call("event feed-told", {"feed": spell_id(feed.id)}), now=now)
