"""What is due becomes posts and deliveries, many channels at once; and what is to be done about posts that stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot import notices
from bot.digest import looking, rules
from bot.digest.model import TOTALS, Digest, Post, PostId
from bot.digest.posting import late, missed, post
from bot.kit import ids, times
from bot.kit.cards import Card
from bot.members.model import Place
from bot.outbox.handling import fingerprint
from bot.outbox.model import Delivery
from bot.tips.known import NAMES

if TYPE_CHECKING:
    from bot.ports import Store

PAGE = 500
"""Digests that are planned in one transaction, from the end of an index. One query over all was slower than pages."""
LOOKED = 100
"""Posts that are compared with their events in one transaction: others who write wait for its end."""
TAKEN = timedelta(minutes=10)
"""So long nobody else takes a post that one process is about to edit."""


def plan(store: Store, now: datetime) -> int:
    """Put the posts that are due into the outbox; how many digests were handled.

    The key of a channel and week makes a second run, of this or another process, harmless. What is more than a day late
    is left out, and its owner is told."""
    due = store.digests.due(now, limit=PAGE)
    if not due:
        return 0
    for digest in due:
        if rules.missed(digest, now):
            _tell_missed(store, digest, now)
    fresh = [one for one in due if not rules.missed(one, now)]
    drafts = [(one, draft(one, one.next_at, now)) for one in fresh]
    weeks = [week for week in looking.weeks(store, drafts) if week.events or week.digest.says_empty]
    pairs = finished(store, [(week.digest, week.post) for week in weeks], now)
    new = store.digests.put([made for _, made in pairs])
    store.outbox.put_many([delivery(digest, made, now) for digest, made in pairs if made.id in new])
    gave = {digest.id: made.tip for digest, made in pairs if made.id in new and made.tip}
    after = [(one, times.local_day(one.next_at, one.tz)) for one in due]
    store.digests.planned(
        [
            replace(
                one,
                next_at=rules.next_time(one, max(now, one.next_at), posted={rules.week_of(day)}),
                tip=gave.get(one.id, one.tip),
            )
            for one, day in after
        ]
    )
    return len(due)


def draft(digest: Digest, at: datetime, now: datetime) -> Post:
    """The post of the seven days from `at` on, without what it tells of."""
    return rules.planned(digest, PostId(ids.new_id(now)), times.local_day(at, digest.tz), now)


def finished(store: Store, pairs: list[tuple[Digest, Post]], now: datetime) -> list[tuple[Digest, Post]]:
    """With the sections that are switched on, as they are now."""
    spaces = {digest.space for digest, _ in pairs if TOTALS in digest.sections}
    due = (now + timedelta(days=rules.DAYS - 1)).date()
    totals = store.digests.totals(spaces, now - timedelta(days=7), now, due)
    done: list[tuple[Digest, Post]] = []
    for digest, made in pairs:
        sums = rules.told(totals[digest.space], digest) if digest.space in totals else None
        tip = rules.with_tip(digest, NAMES).tip if digest.sections else ""
        done.append((digest, replace(made, totals=sums, tip=tip if tip != digest.tip else "")))
    return done


def delivery(digest: Digest, made: Post, now: datetime, *, at_once: bool = False) -> Delivery:
    return Delivery.new(
        key=rules.key(made),
        to=digest.place,
        member=digest.owner,
        call=post.call(which=made.id),
        kind="digest",
        not_before=now if at_once else now + rules.spread(digest.id),
        expires_at=now + rules.LATE,
        now=now,
        space=digest.space,
    )


def _tell_missed(store: Store, digest: Digest, now: datetime) -> None:
    due = digest.next_at
    key = f"digest-missed/{ids.spell_id(digest.id)}/{due.isoformat()}"
    call = missed.call(which=digest.id, due=due)
    notices.tell(store, digest.owner, key=key, call=call, now=now, platform=digest.place.platform)


@dataclass(frozen=True, slots=True)
class Edit:
    """A post, and the card that it should be by now."""

    post: Post
    card: Card


def look(store: Store, now: datetime) -> tuple[int, list[Edit]]:
    """Compare posts with their events: how many were looked at, and those to be edited. What was added goes into their
    threads by the outbox, once."""
    watched = store.digests.watched(now, until=now + TAKEN, limit=LOOKED)
    current = [(one, digest) for one, digest in watched if one.ends_at > now]
    weeks = looking.weeks(store, [(digest, one) for one, digest in current])
    kept: list[Post] = [replace(one, look_at=None) for one, _ in watched if one.ends_at <= now]
    edits: list[Edit] = []
    deliveries: list[Delivery] = []
    for week, card in zip(weeks, looking.composed(store, weeks), strict=True):
        one = week.post
        if added := rules.added(week.events, frozenset(one.listed), now):
            deliveries.append(_late(week, added, now))
        one = replace(one, listed=tuple(dict.fromkeys((*one.listed, *(event.id for event in week.events)))))
        if fingerprint(card) != one.content:
            edits.append(Edit(one, card))
            kept.append(replace(one, look_at=now + TAKEN))
        else:
            kept.append(replace(one, look_at=rules.watched(one, now)))
    store.digests.keep_many(kept)
    store.outbox.put_many(deliveries)
    return len(watched), edits


def _late(week: looking.Week, added: tuple[looking.Event, ...], now: datetime) -> Delivery:
    place = week.post.place
    some = " ".join(ids.spell_id(one.id) for one in added[: rules.SHOWN + 1])
    return Delivery.new(
        key=rules.late_key(week.post, added),
        to=Place(place.platform, place.realm, f"{place.id}:{week.post.message}", private=False),
        member=week.digest.owner,
        call=late.call(which=week.post.id, events=some),
        kind="digest",
        not_before=now,
        expires_at=min(now + rules.LATE, week.post.ends_at),
        now=now,
        space=week.digest.space,
    )


def tidy(store: Store, now: datetime) -> int:
    """Delete posts whose week is long over."""
    return store.digests.forget(now - rules.KEPT, limit=1000)
