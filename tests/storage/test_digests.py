"""What digests ask of the tables, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.contacts.model import ContactId
from bot.digest.model import Digest, DigestId, Post, PostId, Sum, Totals
from bot.events.model import EventId
from bot.followups.model import FollowUp, FollowUpId, Kind, State
from bot.members.model import Handle, Member, MemberId, Place
from storage.store import Database, Store

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
WEEK = timedelta(days=7)


def place(number: int = 1) -> Place:
    return Place("slack", "T1", f"C{number}", private=False)


def a_digest(number: int = 1, *, due: datetime = NOW, paused: bool = False) -> Digest:
    return Digest(DigestId(number), place(number), "slack/T1", 0, time(9), "UTC", due, NOW, paused=paused)


def a_post(number: int = 1, *, week: str = "2026-W11", ends: datetime = NOW + WEEK) -> Post:
    totals = Totals(Sum(3, 2), due=Sum(9, 5))
    return Post(PostId(number), DigestId(1), place(), week, date(2026, 3, 9), NOW, ends, totals=totals)


def test_what_is_due_comes_in_order_without_what_is_paused(database: Database):
    later = NOW + timedelta(minutes=1)
    some = (a_digest(1, due=later), a_digest(2), a_digest(3, paused=True), a_digest(4, due=NOW + WEEK))

    def work(store: Store) -> list[int]:
        for one in some:
            store.digests.add(one)
        assert store.digests.wakes_at() == NOW
        assert [one.id for one in store.digests.due(later, limit=1)] == [2]
        return [one.id for one in store.digests.due(later, limit=10)]

    assert database.write_now(work) == [2, 1]


def test_a_digest_comes_back_as_it_was_put(database: Database):
    one = a_digest()
    database.write_now(lambda store: store.digests.add(one))
    assert database.read_now(lambda store: store.digests.at(place())) == one
    assert database.read_now(lambda store: store.digests.find("slack/T1", one.id)) == one
    assert database.read_now(lambda store: store.digests.find("slack/T2", one.id)) is None
    assert database.write_now(lambda store: store.digests.remove("slack/T2", one.id)) is False
    assert database.write_now(lambda store: store.digests.remove("slack/T1", one.id)) is True


def test_a_channel_has_one_post_of_a_week(database: Database):
    def work(store: Store) -> None:
        store.digests.add(a_digest())
        assert store.digests.put([a_post(1), a_post(2, week="2026-W12")]) == {1, 2}
        assert store.digests.put([a_post(3), a_post(4, week="2026-W13")]) == {4}
        assert store.digests.post(PostId(1)) == a_post(1)
        assert store.digests.weeks(place(), date(2026, 3, 1)) == {"2026-W11", "2026-W12", "2026-W13"}
        assert store.digests.last([place(), place(2)]) == {place(): a_post(4, week="2026-W13")}

    database.write_now(work)


def test_posts_are_taken_to_be_looked_at_once(database: Database):
    from dataclasses import replace

    until = NOW + timedelta(minutes=10)
    one = replace(a_post(), message="17.1", look_at=NOW, listed=(EventId(5), EventId(9)))

    def work(store: Store) -> None:
        store.digests.add(a_digest())
        store.digests.put([one, a_post(2, week="2026-W12")])
        assert store.digests.watched(NOW, until=until, limit=10) == ((replace(one, look_at=until), a_digest()),)
        assert store.digests.watched(NOW, until=until, limit=10) == ()
        store.digests.remove("slack/T1", DigestId(1))
        assert store.digests.watched(until, until=until, limit=10) == ()
        left = store.digests.post(one.id)
        assert left is not None
        assert left.look_at is None

    database.write_now(work)


def test_old_posts_are_forgotten(database: Database):
    def work(store: Store) -> int:
        store.digests.add(a_digest())
        store.digests.put([a_post(1, ends=NOW - timedelta(days=1)), a_post(2, week="2026-W12")])
        return store.digests.forget(NOW, limit=10)

    assert database.write_now(work) == 1
    assert database.read_now(lambda store: store.digests.post(PostId(2))) is not None


@pytest.mark.parametrize("spaces", [(), ("slack/T2",)])
def test_sums_of_nobody_are_none(database: Database, spaces: tuple[str, ...]):
    found = database.read_now(lambda store: store.digests.totals(spaces, NOW - WEEK, NOW, NOW.date()))
    assert found == {}


def test_sums_count_people_once_and_leave_out_what_is_older(database: Database):
    def work(store: Store) -> None:
        for number in (1, 2, 3):
            realm = "T1" if number < 3 else "T2"
            member = Member(MemberId(number), NOW, "UTC")
            store.members.add(member, Handle("slack", realm, f"U{number}"))
            store.members.unlink(MemberId(99), Handle("slack", realm, "nobody"))
            _followups(store, number)

    database.write_now(work)
    found = database.read_now(
        lambda store: store.digests.totals({"slack/T1", "slack/T2"}, NOW - WEEK, NOW, NOW.date() + WEEK)
    )
    assert found["slack/T1"] == Totals(done=Sum(4, 2), due=Sum(2, 2))
    assert found["slack/T2"] == Totals(done=Sum(2, 1), due=Sum(1, 1))


def _followups(store: Store, owner: int) -> None:
    from bot.contacts.model import Contact

    store.contacts.add(Contact(ContactId(owner), MemberId(owner), "Ana", NOW))
    rows = [
        (State.DONE, NOW - timedelta(days=1), NOW.date()),
        (State.DONE, NOW - timedelta(days=6), NOW.date()),
        (State.DONE, NOW - timedelta(days=8), NOW.date()),
        (State.OPEN, None, NOW.date()),
        (State.OPEN, None, NOW.date() + timedelta(days=30)),
    ]
    for number, (state, closed, due) in enumerate(rows):
        one = FollowUp(
            FollowUpId(owner * 10 + number),
            MemberId(owner),
            ContactId(owner),
            Kind.ONCE,
            due,
            NOW,
            state=state,
            closed_at=closed,
        )
        store.followups.add(one)
