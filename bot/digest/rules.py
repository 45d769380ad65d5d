"""When a digest comes, which events are in it, and which sums may be told."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.digest.model import TIP, TOTALS, Digest, DigestId, Found, Post, PostId, Sum, Totals
from bot.events import rules as event_rules
from bot.events.model import Event, EventId
from bot.kit import ids, times
from bot.members.model import Place

DAYS = 7
SHOWN = 20
"""Events in a post; the rest is a press away."""
MOST = 20
"""Digests of one space."""
LEAST = 5
"""People behind a sum: fewer could be told apart by those who know them."""
LATE = timedelta(days=1)
"""A post that is later than this doesn't come any more: half of its week may be over."""
SPREAD_SECONDS = 120
"""Posts that are due at the same minute are spread over so many seconds, each always by as many."""
EVERY = timedelta(minutes=5)
"""How often a post is compared with its events: no post is edited more often."""
LONGEST_WAIT = timedelta(hours=6)
GIVEN_UP = 20
"""Edits that may fail in a row; the post then stays as it is."""
KEPT = timedelta(days=90)
"""Posts, after their week."""


def week_of(day: date) -> str:
    """The ISO week: "2026-W10"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def key(post: Post) -> str:
    """Of its delivery: a channel has one of each ISO week."""
    return f"digest/{_named(post.place)}/{post.week}"


def announced_key(place: Place, day: date) -> str:
    return f"announce/{_named(place)}/{week_of(day)}"


def late_key(post: Post, events: Iterable[Event]) -> str:
    """Of what was added to a post later: the same additions are told once."""
    told = " ".join(sorted(ids.spell_id(one.id) for one in events))
    return f"late/{ids.spell_id(post.id)}/{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _named(place: Place) -> str:
    return f"{place.platform}/{place.realm}/{place.id}"


def next_time(digest: Digest, after: datetime, *, posted: Collection[str] = ()) -> datetime:
    """When it comes next, after `after` and not in an ISO week that has its post."""
    moment = after
    for _ in range(len(posted) + 1):
        day, moment = times.next_after(moment, digest.at, digest.tz, {digest.weekday})
        if week_of(day) not in posted:
            break
    return moment


def missed(digest: Digest, now: datetime) -> bool:
    return now - digest.next_at > LATE


def spread(digest: DigestId) -> timedelta:
    return timedelta(seconds=zlib.crc32(str(digest).encode()) % SPREAD_SECONDS)


def planned(digest: Digest, post: PostId, first: date, now: datetime) -> Post:
    """A post of the seven days from `first` on, without what it tells of."""
    ends = datetime.combine(first + timedelta(days=DAYS), time(0), digest.tz).astimezone(UTC)
    return Post(post, digest.id, digest.place, week_of(first), first, now, ends)


def chosen(
    found: Iterable[Found], digest: Digest, first: date, since: datetime, *, listed: Collection[EventId] = ()
) -> tuple[Event, ...]:
    """The events of a post, each once and by start, without those that were over by `since`. What doesn't take place
    any more is left out, unless it was told of already: then it is `listed`."""
    last, zone = first + timedelta(days=DAYS), digest.tz
    feeds = frozenset(digest.feeds)
    some = [
        one.event
        for one in found
        if (not feeds or one.feed is None or one.feed in feeds)
        and (one.event.takes_place or one.event.id in listed)
        and one.event.day(zone) < last
        and one.event.last_day(zone) >= first
        and not over(one.event, since)
    ]
    return event_rules.folded(event_rules.about(some, digest.topics))


def over(event: Event, at: datetime) -> bool:
    """Whether it was over by then; whole days count to their end everywhere."""
    if event.all_day:
        return (event.ends or event.starts + timedelta(days=1)) + timedelta(hours=12) <= at
    return event.over_at <= at


def added(events: Iterable[Event], listed: Collection[EventId], now: datetime) -> tuple[Event, ...]:
    """Those that a post didn't tell of, and that are to come."""
    return tuple(one for one in events if one.id not in listed and one.takes_place and one.starts > now)


def told(totals: Totals, digest: Digest) -> Totals | None:
    """The sums that may be told: each only of enough people."""
    if TOTALS not in digest.sections:
        return None
    kept = Totals(*(one if one.people >= LEAST and one.count else Sum() for one in sums(totals)))
    return None if kept == Totals() else kept


def sums(totals: Totals) -> tuple[Sum, Sum, Sum, Sum]:
    return totals.talks, totals.done, totals.goals, totals.due


def tip_after(last: str, tips: Sequence[str]) -> str:
    """The name of the tip that follows: with more tips than a year has weeks, none comes twice in a year. A name that
    is gone from the list begins it anew."""
    return tips[(tips.index(last) + 1) % len(tips)] if last in tips else tips[0]


def with_tip(digest: Digest, tips: Sequence[str]) -> Digest:
    return replace(digest, tip=tip_after(digest.tip, tips)) if TIP in digest.sections else digest


def edited(post: Post, content: str, now: datetime) -> Post:
    """The platform shows `content` now."""
    return replace(post, content=content, tries=0, look_at=watched(post, now))


def unedited(post: Post, now: datetime, *, wait: timedelta | None = None, gone: bool = False) -> Post:
    """An edit failed: `gone` with the message, else to be tried again after `wait`, or a while that doubles."""
    tries = post.tries + (wait is None)
    pause = min(EVERY * 2 ** min(tries, 10), LONGEST_WAIT) if wait is None else max(wait, EVERY)
    if gone or tries >= GIVEN_UP or now + pause >= post.ends_at:
        return replace(post, tries=tries, look_at=None)
    return replace(post, tries=tries, look_at=now + pause)


def watched(post: Post, now: datetime) -> datetime | None:
    """When it is looked at next; None when its week is over by then."""
    return now + EVERY if now + EVERY < post.ends_at else None
