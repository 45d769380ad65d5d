"""What posts tell of, for many of them in as few queries as for one; and what changed of it since they were sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.digest import cards, rules
from bot.digest.model import Digest, Post
from bot.events.model import Event, EventId
from bot.events.rules import FAR
from bot.kit.cards import Card

if TYPE_CHECKING:
    from bot.ports import Store

IDS = 10_000
"""Of one query: databases take so many values, and not many more."""


@dataclass(frozen=True, slots=True)
class Week:
    """A post with what it tells of."""

    digest: Digest
    post: Post
    events: tuple[Event, ...]


def weeks(store: Store, some: Sequence[tuple[Digest, Post]]) -> list[Week]:
    """Each with its events: one query for all of them."""
    if not some:
        return []
    first = min(post.starts for _, post in some)
    last = max(post.starts for _, post in some) + timedelta(days=rules.DAYS)
    zone = some[0][0].tz
    start, end = datetime.combine(first, time(0), zone) - 2 * FAR, datetime.combine(last, time(0), zone) + 2 * FAR
    found = store.digests.found({digest.space for digest, _ in some}, start, end)
    return [
        Week(
            digest,
            post,
            rules.chosen(
                found.get(digest.space, ()), digest, post.starts, post.planned_at, listed=frozenset(post.listed)
            ),
        )
        for digest, post in some
    ]


def composed(store: Store, some: Sequence[Week]) -> list[Card]:
    """Their cards: one query for who goes."""
    wanted = list({one.id for week in some for one in week.events[: rules.SHOWN]})
    going: dict[EventId, int] = {}
    for start in range(0, len(wanted), IDS):
        going.update(store.events.going(wanted[start : start + IDS]))
    return [card(week, going) for week in some]


def card(week: Week, going: Mapping[EventId, int]) -> Card:
    post = week.post
    return cards.week(post.starts, week.events, going, zone=week.digest.tz, totals=post.totals, tip=post.tip)


def sent(store: Store, post: Post, *, message: str, content: str, at: datetime, now: datetime) -> None:
    """A post stands in its channel: what it told of is noted, and it is looked after from now on."""
    digest = None if post.digest is None else store.digests.get(post.digest)
    listed = () if digest is None else tuple(one.id for one in weeks(store, [(digest, post)])[0].events)
    look_at = None if digest is None else rules.watched(post, now)
    store.digests.keep(
        replace(post, message=message, content=content, posted_at=at, listed=listed, look_at=look_at, tries=0)
    )
