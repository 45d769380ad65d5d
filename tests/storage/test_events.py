"""Feeds and events on both databases: who sees what, what is read once, and what goes with whom."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.events.model import (
    Attendance,
    AttendanceId,
    Circle,
    Event,
    EventId,
    Feed,
    FeedId,
    Going,
    Source,
    SourceId,
)
from bot.members.model import MemberId
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, every_row, write_members

ADDRESS = "https://example.org/events.ics"
SOURCE = Source(SourceId(501), ADDRESS, NOW)
SHARED = Circle(("slack/T1",))
DAY = timedelta(days=1)


def shared(number: int, source: Source = SOURCE, space: str = "slack/T1") -> Feed:
    return Feed(FeedId(number), source, NOW, space=space, added_by=MINE.id)


def own(number: int, owner: MemberId, source: Source = SOURCE) -> Feed:
    return Feed(FeedId(number), source, NOW, owner=owner, added_by=owner)


def event(number: int, **more: Any) -> Event:
    made = Event(EventId(number), f"Talk {number}", NOW + DAY, f"uid{number}", NOW, source=SOURCE.id)
    return replace(made, **more)


def test_an_address_is_kept_once_and_read_for_all_who_added_it(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        assert store.feeds.add(shared(1))
        assert store.feeds.add(own(2, MINE.id, replace(SOURCE, id=SourceId(502))))
        assert store.feeds.add(own(3, THEIRS.id))
        assert not store.feeds.add(shared(4)), "the space has it"
        assert not store.feeds.add(own(5, MINE.id)), "the member has it"

    database.write_now(work)
    assert [one.id for one in database.read_now(lambda store: store.feeds.of_source(SOURCE.id))] == [1, 2, 3]
    found = database.read_now(lambda store: store.feeds.source(ADDRESS))
    assert found == SOURCE
    assert ADDRESS.encode() not in repr(every_row(database)["sources"]).encode()


def test_a_circle_sees_its_spaces_and_its_own(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        other = replace(SOURCE, id=SourceId(502), address="https://example.org/other.ics")
        for feed in (shared(1), own(2, MINE.id, other), shared(3, other, "slack/T2")):
            store.feeds.add(feed)
        store.events.put(
            (
                event(11),
                event(12, source=other.id),
                event(13, source=None, space="slack/T1"),
                event(14, source=None, owner=MINE.id),
                event(15, source=None, owner=THEIRS.id),
                event(16, status="cancelled"),
            ),
            (),
        )

    def seen(circle: Circle, feeds: tuple[FeedId, ...] | None = None) -> list[int]:
        found = database.read_now(lambda store: store.events.between(circle, NOW, NOW + 2 * DAY, feeds=feeds))
        return [one.id for one in found]

    database.write_now(work)
    assert seen(SHARED) == [11, 13]
    assert seen(SHARED, ()) == [13]
    assert seen(Circle(("slack/T1",), MINE.id)) == [11, 12, 13, 14]
    assert seen(Circle((), MINE.id)) == [12, 14]
    assert seen(Circle(("slack/T2",))) == [12]
    assert seen(Circle(())) == []


def test_what_is_under_way_counts_and_what_is_over_does_not(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.events.put(
            (
                event(11, starts=NOW - 3 * DAY, ends=NOW + DAY),
                event(12, starts=NOW - 3 * DAY, ends=NOW),
                event(13, starts=NOW),
                event(14, starts=NOW + DAY),
            ),
            (),
        )

    database.write_now(work)
    found = database.read_now(lambda store: store.events.between(SHARED, NOW, NOW + DAY))
    assert [one.id for one in found] == [11, 13]


def test_what_is_due_is_taken_by_one(database: Database) -> None:
    later = replace(SOURCE, id=SourceId(502), address="https://example.org/2.ics", next_at=NOW - DAY)
    off = replace(SOURCE, id=SourceId(503), address="https://example.org/3.ics", working=False)

    def work(store: Store) -> None:
        write_members(store)
        for number, source in enumerate((SOURCE, later, off)):
            store.feeds.add(shared(number + 1, source))

    database.write_now(work)

    def take(store: Store) -> list[int]:
        return [one.id for one in store.feeds.take_due(NOW, until=NOW + DAY, limit=9)]

    assert database.write_now(take) == [502, 501]
    assert database.write_now(take) == []


def test_a_source_keeps_what_was_found(database: Database) -> None:
    full = replace(
        SOURCE,
        kind="calendar",
        name="PyDay",
        etag='"1"',
        modified="Thu",
        content="hash",
        read_at=NOW,
        next_at=NOW + DAY,
        until=NOW + 60 * DAY,
        working=False,
        failing_since=NOW,
        failures=3,
        trouble="busy",
        found=4,
        truncated=True,
    )

    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.feeds.save_source(full)

    database.write_now(work)
    assert database.read_now(lambda store: store.feeds.get_source(SOURCE.id)) == full


def test_a_feed_is_changed_and_removed_only_within_its_circle(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.events.add(event(11))
        store.feeds.save(Circle(("slack/T2",), MINE.id), replace(shared(1), name="Stolen"))
        assert not store.feeds.remove(Circle(("slack/T2",), MINE.id), FeedId(1))
        store.feeds.save(SHARED, replace(shared(1), name="Talks", topics=("python",)))

    database.write_now(work)
    (found,) = database.read_now(lambda store: store.feeds.listing(SHARED))
    assert (found.name, found.topics) == ("Talks", ("python",))
    assert database.write_now(lambda store: store.feeds.remove(SHARED, FeedId(1)))
    assert every_row(database)["events"] == every_row(database)["sources"] == []


def test_a_source_stays_while_somebody_has_it(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.feeds.add(own(2, MINE.id))
        assert store.feeds.remove(SHARED, FeedId(1))

    database.write_now(work)
    assert len(every_row(database)["sources"]) == 1
    database.write_now(lambda store: store.privacy.erase(MINE.id))
    assert every_row(database)["sources"] == []


def test_somebody_erased_leaves_the_feeds_of_their_space(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.privacy.erase(MINE.id)

    database.write_now(work)
    (found,) = database.read_now(lambda store: store.feeds.listing(SHARED))
    assert found.added_by is None


def test_many_events_are_changed_at_once(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.events.put((event(11), event(12)), ())
        moved = [replace(event(number), starts=NOW + 2 * DAY, title=f"Moved {number}") for number in (11, 12)]
        store.events.put((), moved)

    database.write_now(work)
    found = database.read_now(lambda store: store.events.of_source(SOURCE.id, NOW, NOW + 9 * DAY))
    assert [(one.title, one.starts) for one in found] == [("Moved 11", NOW + 2 * DAY), ("Moved 12", NOW + 2 * DAY)]


def test_an_attendance_outlives_its_event(database: Database) -> None:
    said = Attendance(AttendanceId(21), MINE.id, EventId(11), Going.GOING, "Talk", NOW, "UTC", NOW)

    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.events.add(event(11, starts=NOW - 90 * DAY))
        store.events.say(said)
        store.events.say(replace(said, state=Going.WENT, ask_at=NOW))

    database.write_now(work)
    assert database.read_now(lambda store: store.events.going([EventId(11)])) == {11: 1}
    assert database.write_now(lambda store: store.events.forget(NOW - 60 * DAY, limit=9)) == 1
    kept = database.read_now(lambda store: store.events.attendance(MINE.id, said.id))
    assert kept == replace(said, event=None, state=Going.WENT, ask_at=NOW)
    assert database.write_now(lambda store: store.events.due(NOW, limit=9)) == (kept,)
    assert database.write_now(lambda store: store.events.due(NOW - DAY, limit=9)) == ()


def test_the_next_moment_is_the_soonest_of_anybody(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.events.put((event(11), event(12)), ())
        said = Attendance(AttendanceId(21), MINE.id, EventId(11), Going.GOING, "Talk", NOW, "UTC", NOW)
        store.events.say(replace(said, prep_at=NOW + 3 * DAY, ask_at=NOW + 9 * DAY))
        other = replace(said, id=AttendanceId(22), owner=THEIRS.id, event=EventId(12), remind="1h")
        store.events.say(replace(other, remind_at=NOW + 2 * DAY))

    assert database.read_now(lambda store: store.events.wakes_at()) is None
    database.write_now(work)
    assert database.read_now(lambda store: store.events.wakes_at()) == NOW + 2 * DAY
    due = database.write_now(lambda store: store.events.due(NOW + 3 * DAY, limit=9))
    assert sorted(one.id for one in due) == [21, 22]
    assert [one.remind for one in due if one.id == AttendanceId(22)] == ["1h"]


def test_nobody_changes_what_somebody_else_said(database: Database) -> None:
    said = Attendance(AttendanceId(21), MINE.id, EventId(11), Going.GOING, "Talk", NOW, "UTC", NOW)

    def work(store: Store) -> None:
        write_members(store)
        store.feeds.add(shared(1))
        store.events.put((event(11), event(12)), ())
        store.events.say(said)

    database.write_now(work)
    with pytest.raises(IntegrityError):
        database.write_now(lambda store: store.events.say(replace(said, owner=THEIRS.id, event=EventId(12))))
    assert database.read_now(lambda store: store.events.attendance(MINE.id, said.id)) == said


def test_spaces_where_somebody_looked_come_the_latest_first(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        for number, space in enumerate(("discord/1", "discord/2", "discord/1")):
            store.events.visit(MINE.id, space, NOW + number * DAY)
        store.events.set_organisers("discord/1", "77")
        store.events.set_organisers("discord/1", "78")

    database.write_now(work)
    assert database.read_now(lambda store: store.events.visited(MINE.id)) == ("discord/1", "discord/2")
    assert database.read_now(lambda store: store.events.visited(THEIRS.id)) == ()
    assert database.read_now(lambda store: store.events.organisers("discord/1")) == "78"
    assert database.read_now(lambda store: store.events.organisers("discord/2")) == ""


def test_days_of_events_are_whole_everywhere() -> None:
    midnight = datetime(2026, 3, 6, tzinfo=UTC)
    whole = event(11, starts=midnight, ends=midnight + DAY, all_day=True)
    assert whole.day(UTC).isoformat() == whole.last_day(UTC).isoformat() == "2026-03-06"
