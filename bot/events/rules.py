"""What a reading changes, when an address is read again, what counts as the same event, and which events are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import urlsplit

from bot.events.model import Event, EventId, Feed, Occurrence, Reading, Source, SourceId
from bot.kit import ids, words

EVERY = timedelta(hours=1)
"""Between two readings of an address that works; publishers ask for an hour or more (REFRESH-INTERVAL, ttl)."""
SOONEST = timedelta(minutes=15)
"""Whoever asks for it, an address is read no more often (reliability A15)."""
LONGEST_WAIT = timedelta(days=1)
GIVEN_UP = timedelta(days=7)
"""Of failures alone; then it isn't read any more until somebody asks (reliability B14)."""
TAKEN = timedelta(minutes=10)
"""So long nobody else takes what one process is reading."""

AHEAD = timedelta(days=60)
"""How far ahead events are kept."""
BEHIND = timedelta(days=2)
AHEAD_ENOUGH = timedelta(days=50)
"""Known less far than this, an address is read even if nothing changed there: time did."""
KEPT = timedelta(days=60)
"""Past events; what a member did there stays with the member."""
MOST = 200
"""Events that a feed may bring in two weeks (reliability B4)."""
FORTNIGHT = timedelta(days=14)
FAR = timedelta(hours=14)
"""A whole day of somewhere else may begin or end so much earlier or later."""

FEEDS_OF_MEMBER, FEEDS_OF_SPACE = 10, 50

TROUBLE = {
    "unreachable": "nobody answers there",
    "tls": "its certificate isn't right",
    "too big": "it is too big to read",
    "too slow": "it answers too slowly",
    "not found": "there is nothing at this link any more",
    "forbidden": "it wants a password; look for a public or secret iCal link",
    "busy": "it is busy and asked us to wait",
    "redirects": "it sends us from one address to the next",
    "broken": "what came back can't be read",
    "not a calendar": "this is a page, not a calendar",
    "not a feed": "this is neither a calendar nor a feed",
    "took too long": "reading it took too long",
    "no permission": "I may not see the events of this server",
}
"""In words that end “I couldn't read it: …”, by code. They tell nothing of what answered (reliability A16)."""

_ONLINE = re.compile(r"\b(?:online|virtual|webinar|remote|zoom|livestream|live stream)\b|^https?://", re.IGNORECASE)
_ONLINE_HOSTS = ("zoom.us", "meet.google.com", "teams.microsoft.com", "teams.live.com", "webex.com", "whereby.com")


@dataclass(frozen=True, slots=True)
class Change:
    """What a reading changes among the events of its source."""

    added: tuple[Event, ...]
    changed: tuple[Event, ...]


def found(reading: Reading, now: datetime) -> tuple[tuple[Occurrence, ...], bool]:
    """What a reading brings, with feed items that say when they begin; and whether some was left out, being too much.

    A feed that lists more than MOST in two weeks is cut there: it would drown all others."""
    items = tuple(
        Occurrence(uid=one.id, instance="", title=one.title, start=one.start, end=one.start, url=one.link)
        for one in reading.items
        if one.start is not None
    )
    kept: list[Occurrence] = []
    counts: dict[int, int] = {}
    for one in (*reading.occurrences, *items):
        at = _instant(one.start)
        if at >= now + AHEAD or max(at, _instant(one.end)) < now - BEHIND:
            continue
        fortnight = (at - now) // FORTNIGHT
        counts[fortnight] = counts.get(fortnight, 0) + 1
        if counts[fortnight] <= MOST:
            kept.append(one)
    return tuple(kept), reading.truncated or any(count > MOST for count in counts.values())


def merged(known: Iterable[Event], read: Sequence[Occurrence], source: SourceId, now: datetime) -> Change:
    """Events keep their ids, and so who goes there: one with the same uid and instance is the same, and so is the only
    one of a uid that is new where the only other one is gone. What isn't listed any more is gone if it is to come."""
    left = {(one.uid, one.instance): one for one in known}
    added: list[Event] = []
    changed: list[Event] = []
    fresh: list[Occurrence] = []
    for one in {(each.uid, each.instance): each for each in read}.values():
        before = left.pop((one.uid, one.instance), None)
        if before is None:
            fresh.append(one)
        elif (after := _as_read(before, one, now)) != before:
            changed.append(replace(after, changed_at=now))
    moved = _only(left.values())
    new = _only_read(fresh)
    for one in fresh:
        before = moved.get(one.uid) if one.uid in new else None
        if before is not None:
            left.pop((before.uid, before.instance))
            changed.append(replace(_as_read(before, one, now), changed_at=now))
        else:
            event = Event(EventId(ids.new_id(now)), one.title, now, one.uid, now, source=source)
            added.append(_as_read(event, one, now))
    gone = [
        replace(one, status="gone", changed_at=now) for one in left.values() if one.starts > now and one.takes_place
    ]
    return Change(tuple(added), (*changed, *gone))


def read_again(source: Source, now: datetime, *, trouble: str = "", wait: timedelta | None = None) -> Source:
    """The source after a reading: `trouble` is a code of TROUBLE, `wait` what the other side asked for."""
    if not trouble:
        return replace(
            source, read_at=now, next_at=now + EVERY, working=True, failing_since=None, failures=0, trouble=""
        )
    since = source.failing_since or now
    failures = min(source.failures + 1, 30)
    pause = min(SOONEST * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    pause = min(max(pause, wait or pause), LONGEST_WAIT)
    working = now - since < GIVEN_UP
    return replace(
        source, next_at=now + pause, working=working, failing_since=since, failures=failures, trouble=trouble
    )


def folded(events: Iterable[Event]) -> tuple[Event, ...]:
    """The same event from several feeds once: that of the first with the same link and start, or the same title and
    start. Sorted by start, whole days first."""
    links: set[tuple[str, datetime]] = set()
    titles: set[tuple[str, datetime, bool]] = set()
    kept: list[Event] = []
    for one in sorted(events, key=lambda each: (each.starts, not each.all_day, each.id)):
        link = (_link(one.url), one.starts)
        title = (words.fold(one.title), one.starts, one.all_day)
        if (one.url and link in links) or title in titles:
            continue
        links.add(link)
        titles.add(title)
        kept.append(one)
    return tuple(kept)


def about(events: Iterable[Event], topics: Sequence[str], feeds: Iterable[Feed] = ()) -> tuple[Event, ...]:
    """Those that speak of one of the topics: in their title, place or own topics, or by those of their feed. All of
    them when no topic is given."""
    if not topics:
        return tuple(events)
    wanted = [words.terms(topic) for topic in topics]
    by_source: dict[SourceId, str] = {}
    for feed in feeds:
        by_source[feed.source.id] = f"{by_source.get(feed.source.id, '')} {' '.join(feed.topics)}"

    def speaks(event: Event) -> bool:
        of_feed = by_source.get(event.source, "") if event.source is not None else ""
        has = words.terms(" ".join((event.title, event.location, *event.topics, of_feed)))
        return any(all(any(word.startswith(term) for word in has) for term in terms) for terms in wanted)

    return tuple(event for event in events if speaks(event))


def days(first: date, count: int, zone: tzinfo) -> tuple[datetime, datetime]:
    """From the first midnight of so many local days to the last; whole days of somewhere else begin FAR from there, and
    `within` says which of them belong."""
    return datetime.combine(first, time(0), zone), datetime.combine(first + timedelta(days=count), time(0), zone)


def within(event: Event, first: date, count: int, zone: tzinfo) -> bool:
    """Whether one of so many days has some of it, for somebody in that zone."""
    return event.day(zone) < first + timedelta(days=count) and event.last_day(zone) >= first


def is_online(location: str, url: str) -> bool:
    host = urlsplit(url).hostname or ""
    there = any(host == known or host.endswith(f".{known}") for known in _ONLINE_HOSTS)
    return bool(_ONLINE.search(location)) or (there and not location)


def _as_read(event: Event, one: Occurrence, now: datetime) -> Event:
    starts, ends = _instant(one.start), _instant(one.end)
    return replace(
        event,
        title=one.title or "Untitled",
        starts=starts,
        ends=ends if ends > starts else None,
        all_day=one.all_day,
        instance=one.instance,
        location=one.location,
        url=one.url,
        online=is_online(one.location, one.url),
        status=one.status,
    )


def _instant(at: date | datetime) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time(0), UTC)


def _only(events: Iterable[Event]) -> dict[str, Event]:
    """By uid, those whose uid no other one has."""
    by_uid: dict[str, list[Event]] = {}
    for one in events:
        by_uid.setdefault(one.uid, []).append(one)
    return {uid: some[0] for uid, some in by_uid.items() if len(some) == 1}


def _only_read(read: Iterable[Occurrence]) -> set[str]:
    return {uid for uid, count in Counter(one.uid for one in read).items() if count == 1}


def _link(url: str) -> str:
    """A link without what only says where somebody came from."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{_QUERY.sub('', parts.query)}"


_QUERY = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|aff|ref|source|eventOrigin|recId|recSource|searchId)=[^&]*", re.I)
