"""An example of every view of digests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.digest import cards as digest
from bot.digest.model import SECTIONS, Digest, DigestId, Post, PostId, Sum, Totals
from bot.events.model import Event, EventId
from bot.kit.cards import Card
from bot.members.model import Place
from tests.builders import CREATED
from tests.gallery.content import BUTTONS, Content

ZONE = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 9)
NEXT = datetime(2026, 3, 9, 8, tzinfo=UTC)
PLACE = Place("slack", "T1", "C0123", private=False)
TOTALS = Totals(Sum(42, 9), Sum(17, 6), Sum(1, 5), Sum(23, 8))


def an_event(content: Content, number: int = 1, *, hours: float = 9) -> Event:
    return Event(
        EventId(number),
        content.name if number == 1 else f"{content.where[:150]} {number}",
        NEXT + timedelta(hours=hours),
        str(number),
        CREATED,
        ends=NEXT + timedelta(hours=hours + 2),
        location=content.where[:200],
        url=f"https://example.org/{number}" if number % 2 else "",
        online=number % 3 == 0,
    )


def a_digest(content: Content) -> Digest:
    return Digest(
        DigestId(1),
        PLACE,
        "slack/T1",
        0,
        time(9),
        "Europe/Berlin",
        NEXT,
        CREATED,
        topics=(content.role[:40], "python"),
        sections=SECTIONS,
    )


def some_events(content: Content, count: int) -> list[Event]:
    return [an_event(content, number, hours=7 * number) for number in range(1, count + 1)]


def digest_week(content: Content) -> Iterator[Card]:
    full = some_events(content, 23)
    yield digest.week(MONDAY, full[:20], {EventId(1): 12}, zone=ZONE, totals=TOTALS, tip="small-start")
    yield digest.week(MONDAY, full, {}, zone=ZONE)
    one = an_event(content)
    day = replace(one, id=EventId(2), all_day=True, starts=datetime(2026, 3, 10, tzinfo=UTC), ends=None)
    off = replace(one, id=EventId(3), status="cancelled")
    yield digest.week(MONDAY, [one, off, day], {}, zone=ZONE, totals=Totals(due=Sum(1, 5)))
    yield digest.week(MONDAY, [], {}, zone=ZONE, tip="one-detail")


def digest_late(content: Content) -> Iterator[Card]:
    yield digest.late([an_event(content)], ZONE)
    yield digest.late(some_events(content, 21), ZONE)


def digest_preview(content: Content) -> Iterator[Card]:
    card = digest.week(MONDAY, some_events(content, 2), {}, zone=ZONE, tip="names")
    yield digest.preview(card, a_digest(content), 2, saved=False).saying(digest.no_feed())
    empty = digest.week(MONDAY, [], {}, zone=ZONE)
    shown = digest.preview(empty, a_digest(content), 0, saved=True)
    yield replace(shown, blocks=(digest.details(a_digest(content), [content.company]), *shown.blocks))


def digest_saved(content: Content) -> Iterator[Card]:
    yield digest.saved(a_digest(content), edited=False)
    yield digest.saved(a_digest(content), edited=True)


def digest_listed(content: Content) -> Iterator[Card]:
    one = a_digest(content)
    paused = replace(one, paused=True)
    planned = Post(PostId(1), one.id, PLACE, "2026-W11", MONDAY, NEXT, NEXT + timedelta(days=7))
    rows = [(one, None), (paused, planned), (one, replace(planned, posted_at=NEXT))]
    yield digest.listed(rows, [BUTTONS, BUTTONS, ()], organisers="7")
    yield digest.listed(rows[:1], [()], organisers="")


def alone(make: Callable[[], Card]) -> Callable[[Content], Iterator[Card]]:
    def views(content: Content) -> Iterator[Card]:
        yield make()

    return views


def digest_removing(content: Content) -> Iterator[Card]:
    yield digest.removing(a_digest(content))


def digest_missed(content: Content) -> Iterator[Card]:
    yield digest.missed(a_digest(content), NEXT - timedelta(days=7))


DIGESTS: dict[str, Callable[[Content], Iterator[Card]]] = {
    "digest.week": digest_week,
    "digest.late": digest_late,
    "digest.preview": digest_preview,
    "digest.saved": digest_saved,
    "digest.listed": digest_listed,
    "digest.nothing_yet": alone(digest.nothing_yet),
    "digest.removing": digest_removing,
    "digest.missed": digest_missed,
    "digest.left": alone(lambda: digest.left(PLACE)),
    "digest.announcement": alone(digest.announcement),
}
