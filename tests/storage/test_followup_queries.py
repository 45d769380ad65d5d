"""One suite on both databases: the journal, and follow-ups."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import delete

from bot.contacts.model import ContactId
from bot.followups.model import FollowUp, FollowUpId, Kind, State
from bot.journal.model import Entry, EntryId, How
from storage.schema import contacts
from storage.store import Database, Store
from storage.vault import Keyring, Vault
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, write_members

_ids = count(1000)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ANA, BEN = MINE.contact.id, ContactId(150)


@pytest.fixture
def known(database: Database) -> Database:
    """I know two people, the other member knows one."""

    def work(store: Store) -> None:
        write_members(store)
        for one in (MINE.contact, replace(MINE.contact, id=BEN, name="Ben"), THEIRS.contact):
            store.contacts.add(one)

    database.write_now(work)
    return database


def talk(day: date = TODAY, *, with_: ContactId = ANA, number: int | None = None) -> Entry:
    return Entry(EntryId(number or next(_ids)), MINE.id, with_, NOW, day)


def due(day: date = TODAY, **changes: Any) -> FollowUp:
    plain = FollowUp(FollowUpId(next(_ids)), MINE.id, ANA, Kind.ONCE, day, NOW)
    return replace(plain, **changes)


def log(database: Database, *entries: Entry) -> tuple[Entry, ...]:
    database.write_now(lambda store: [store.journal.add(one) for one in entries])
    return entries


def add(database: Database, *followups: FollowUp) -> tuple[FollowUp, ...]:
    database.write_now(lambda store: [store.followups.add(one) for one in followups])
    return followups


# The journal


def test_an_entry_comes_back_as_it_was_saved(known: Database) -> None:
    (one,) = log(known, replace(MINE.entry, note="two\nlines 🦊", promise="\\ % _ 'x'", followup=77))
    assert known.read_now(lambda store: store.journal.find(MINE.id, one.id)) == one
    changed = replace(one, how=How.EVENT, note="", promise="", where="", day=TODAY - DAY, followup=None)
    known.write_now(lambda store: store.journal.save(changed))
    assert known.read_now(lambda store: store.journal.find(MINE.id, one.id)) == changed


def test_an_entry_is_removed_once(known: Database) -> None:
    (one,) = log(known, talk())
    gone = [known.write_now(lambda store: store.journal.remove(MINE.id, one.id)) for _ in range(2)]
    assert gone == [True, False]
    assert known.read_now(lambda store: store.journal.find(MINE.id, one.id)) is None


def test_talks_with_a_person_are_newest_first_up_to_a_limit(known: Database) -> None:
    late, early, later_same_day, _ = log(
        known, talk(TODAY, number=2001), talk(TODAY - DAY, number=2003), talk(TODAY, number=2002), talk(with_=BEN)
    )
    found = known.read_now(lambda store: store.journal.of_contact(MINE.id, ANA))
    assert found == (later_same_day, late, early)
    assert known.read_now(lambda store: store.journal.of_contact(MINE.id, ANA, limit=1)) == (later_same_day,)


def test_the_last_day_of_each_person(known: Database) -> None:
    log(known, talk(TODAY - DAY), talk(TODAY - 3 * DAY), talk(TODAY, with_=BEN))
    last = known.read_now(lambda store: store.journal.last_days(MINE.id, (ANA, BEN, THEIRS.contact.id, ANA)))
    assert last == {ANA: TODAY - DAY, BEN: TODAY}
    assert known.read_now(lambda store: store.journal.last_day(MINE.id, ANA)) == TODAY - DAY
    assert known.read_now(lambda store: store.journal.last_day(MINE.id, ContactId(7))) is None
    assert known.read_now(lambda store: store.journal.last_days(MINE.id, ())) == {}


# Follow-ups


def test_a_followup_comes_back_as_it_was_saved(known: Database) -> None:
    (one,) = add(known, replace(MINE.followup, span=45, named=True, nudged=2, nudged_on=TODAY, rev=3))
    assert known.read_now(lambda store: store.followups.find(MINE.id, one.id)) == one
    changed = replace(one, state=State.DONE, closed_at=NOW, nudge_at=None, at=None, what="", entry=None, nudged_on=None)
    known.write_now(lambda store: store.followups.save(changed))
    assert known.read_now(lambda store: store.followups.find(MINE.id, one.id)) == changed


def test_lists_hold_open_ones_only(known: Database) -> None:
    closed = [due(state=state, nudged_on=TODAY, closed_at=NOW) for state in State if state is not State.OPEN]
    add(known, *closed)

    def every_list(store: Store) -> list[object]:
        rows = store.followups
        return [
            rows.of_contact(MINE.id, ANA),
            rows.open_until(MINE.id, date.max),
            rows.of_kind(MINE.id, Kind.ONCE),
            rows.idle(MINE.id),
            rows.nudged_on(MINE.id, TODAY),
            rows.to_nudge(NOW + 1000 * DAY),
        ]

    assert known.write_now(every_list) == [()] * 6
    assert known.read_now(lambda store: store.followups.count_open(MINE.id)) == 0
    assert known.read_now(lambda store: store.followups.next_due(MINE.id)) is None
    (one,) = add(known, due(nudged_on=TODAY))
    assert known.write_now(every_list) == [(one,)] * 5 + [()]


def test_lists_are_soonest_first(known: Database) -> None:
    late, early, same = add(known, due(TODAY + DAY), due(TODAY - DAY), due(TODAY + DAY, kind=Kind.PROMISE))
    assert known.read_now(lambda store: store.followups.of_contact(MINE.id, ANA)) == (early, late, same)
    assert known.read_now(lambda store: store.followups.open_until(MINE.id, TODAY)) == (early,)
    assert known.read_now(lambda store: store.followups.open_until(MINE.id, TODAY + DAY, limit=2)) == (early, late)
    assert known.read_now(lambda store: store.followups.of_kind(MINE.id, Kind.ONCE)) == (early, late)
    assert known.read_now(lambda store: store.followups.next_due(MINE.id)) == early.due
    assert known.read_now(lambda store: store.followups.count_open(MINE.id)) == 3


def test_those_that_wait_for_no_nudge(known: Database) -> None:
    idle, _ = add(known, due(), due(nudge_at=NOW))
    assert known.read_now(lambda store: store.followups.idle(MINE.id)) == (idle,)


def test_those_told_of_on_a_day(known: Database) -> None:
    told, _, _ = add(known, due(nudged_on=TODAY), due(nudged_on=TODAY - DAY), due())
    assert known.read_now(lambda store: store.followups.nudged_on(MINE.id, TODAY)) == (told,)


def test_due_counts_people_and_leaves_out_what_waits_for_its_hour(known: Database) -> None:
    def counted() -> int:
        return known.read_now(lambda store: store.followups.count_due(MINE.id, TODAY))

    add(known, due(TODAY + DAY), due(TODAY, at=time(15), contact=BEN))
    assert counted() == 0
    add(known, due(TODAY), due(TODAY - DAY), due(TODAY - DAY, kind=Kind.PROMISE))
    assert counted() == 1
    add(known, due(TODAY - DAY, at=time(15), contact=BEN))
    assert counted() == 2


def test_an_hour_that_was_told_of_no_longer_waits(known: Database) -> None:
    add(known, due(TODAY, at=time(15), nudged=1))
    assert known.read_now(lambda store: store.followups.count_due(MINE.id, TODAY)) == 1


def test_the_planner_gets_everybodys_oldest_first_up_to_a_limit(known: Database) -> None:
    second, first, _, _ = add(
        known,
        due(nudge_at=NOW),
        replace(due(nudge_at=NOW - HOUR), owner=THEIRS.id, contact=THEIRS.contact.id),
        due(nudge_at=NOW + timedelta(microseconds=1)),
        due(),
    )
    assert known.write_now(lambda store: store.followups.to_nudge(NOW)) == (first, second)
    assert known.write_now(lambda store: store.followups.to_nudge(NOW, limit=1)) == (first,)
    assert known.read_now(lambda store: store.followups.wakes_at()) == NOW - HOUR


def test_nothing_wakes_an_empty_table(known: Database) -> None:
    add(known, due(), due(nudge_at=NOW, state=State.DONE))
    assert known.read_now(lambda store: store.followups.wakes_at()) is None


def test_planning_writes_three_columns_of_each_and_no_more(known: Database) -> None:
    one, two = add(known, due(nudge_at=NOW, what="quiet"), due(nudge_at=NOW, what="words"))
    planned = [replace(one, nudge_at=None, nudged=1, nudged_on=TODAY, what="changed", rev=9), replace(two, nudged=5)]
    known.write_now(lambda store: store.followups.planned(planned))
    known.write_now(lambda store: store.followups.planned([]))
    found = known.read_now(lambda store: store.followups.of_contact(MINE.id, ANA))
    assert found == (replace(one, nudge_at=None, nudged=1, nudged_on=TODAY), replace(two, nudged=5))


@pytest.mark.pg
@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)  # SQLite writes one transaction at a time
def test_two_planners_never_take_the_same_one(known: Database) -> None:
    one, two = add(known, due(nudge_at=NOW), due(nudge_at=NOW))

    def first(store: Store) -> tuple[tuple[FollowUp, ...], ...]:
        mine = store.followups.to_nudge(NOW, limit=1)
        return mine, known.write_now(lambda other: other.followups.to_nudge(NOW))

    assert known.write_now(first) == ((one,), (two,))


# What belongs together, and what stays unread


def test_talks_and_followups_go_with_their_person(known: Database) -> None:
    (entry,) = log(known, talk())
    (one,) = add(known, due(entry=entry.id))
    known.engine.write(lambda connection: connection.execute(delete(contacts).where(contacts.c.id == ANA))).result()
    assert known.read_now(lambda store: store.journal.find(MINE.id, entry.id)) is None
    assert known.read_now(lambda store: store.followups.find(MINE.id, one.id)) is None


def test_lists_work_without_opening_what_is_not_there(known: Database) -> None:
    log(known, talk())
    (one,) = add(known, due())
    other = Vault(Keyring.parse(Keyring.generate()))
    reading = known.engine.read(lambda connection: Store(connection, other).followups.find(MINE.id, one.id))
    assert reading.result() == one


@pytest.mark.parametrize("instant", [datetime.min, datetime(2026, 3, 5)])
def test_a_moment_without_a_zone_is_refused(known: Database, instant: datetime) -> None:
    with pytest.raises(TypeError, match="naive"):
        add(known, due(nudge_at=instant))
