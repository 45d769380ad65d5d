"""What merging and forgetting do to the rows, on both databases."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, update

from bot.contacts.model import Contact, ContactId, Stage, Tier
from bot.followups.model import FollowUpId, Kind
from bot.goals.model import CountId
from bot.journal.model import EntryId
from bot.kit.calls import Call
from bot.kit.times import Interval
from bot.outbox.model import Delivery
from bot.tidying.model import Holdings, Merge, MergeId, Moved, Pair
from storage.schema import merges
from storage.schema_goals import goal_counts
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, every_row, write

TWIN = replace(MINE.contact, id=ContactId(150), name="Ann Ruiz", through=MINE.contact.id)
FULL = replace(
    TWIN,
    id=ContactId(151),
    every=Interval(6, "week"),
    tier=Tier.CLOSE,
    stage=Stage.ALLY,
    archived_at=NOW,
    tags=("chess", 'a "b" é'),
    links=("https://a.example/%_",),
    note="quiet",
)
MERGE = Merge(
    MergeId(160),
    MINE.id,
    MINE.contact.id,
    NOW,
    other=FULL,
    before=MINE.contact,
    after=replace(MINE.contact, note="noisy"),
    moved=Moved((1, 2), (3,), (), (4,), (6, 7)),
    cancelled=(5,),
)


@pytest.fixture
def three(database: Database) -> Database:
    """Two members with a row of each kind, and a second person of the first."""

    def work(store: Store) -> None:
        for one in (MINE, THEIRS):
            write(store, one)
        store.contacts.add(TWIN)
        store.journal.add(replace(MINE.entry, id=EntryId(152), contact=TWIN.id))

    database.write_now(work)
    return database


def test_a_merge_comes_back_as_it_was_saved(three: Database) -> None:
    three.write_now(lambda store: store.merges.add(MERGE))
    assert three.read_now(lambda store: store.merges.newest(MINE.id, MINE.contact.id)) == MERGE
    assert three.read_now(lambda store: store.merges.newest(MINE.id, TWIN.id)) is None


def test_everything_moves_and_comes_back(three: Database) -> None:
    before = every_row(three)
    source, target = MINE.contact.id, TWIN.id
    moved = three.write_now(lambda store: store.merges.move(MINE.id, source=source, target=target))
    assert (moved.entries, moved.followups) == ((MINE.entry.id,), (MINE.followup.id,))
    assert moved.deeds == (MINE.id * 100 + 20,)
    assert len(three.read_now(lambda store: store.journal.of_contact(MINE.id, target))) == 2
    back = three.write_now(lambda store: store.merges.put_back(MINE.id, moved, source=target, target=source))
    assert back == moved
    assert every_row(three) == before


def test_nothing_moves_to_somebody_elses_person_unasked(three: Database) -> None:
    before = every_row(three)
    moved = three.write_now(lambda store: store.merges.move(MINE.id, source=THEIRS.contact.id, target=TWIN.id))
    assert moved == Moved()
    stolen = Moved((THEIRS.entry.id,), (THEIRS.followup.id,))
    assert (
        three.write_now(lambda store: store.merges.put_back(MINE.id, stolen, source=THEIRS.contact.id, target=TWIN.id))
        == Moved()
    )
    assert every_row(three) == before


def test_thousands_of_talks_move_in_chunks(three: Database) -> None:
    def work(store: Store) -> Moved:
        for number in range(2100):
            store.journal.add(replace(MINE.entry, id=EntryId(10_000 + number), contact=TWIN.id, note="", promise=""))
        return store.merges.move(MINE.id, source=TWIN.id, target=MINE.contact.id)

    assert len(three.write_now(work).entries) == 2101


def test_merges_older_than_a_moment_go(three: Database) -> None:
    three.write_now(lambda store: store.merges.add(replace(MERGE, at=NOW + timedelta(days=1))))
    three.write_now(lambda store: store.merges.expire(NOW + timedelta(seconds=1)))
    assert [row[0] for row in every_row(three)["merges"]] == [MERGE.id]


def test_people_are_told_apart_once(three: Database) -> None:
    two = (MINE.contact.id, TWIN.id)
    for _ in range(2):
        three.write_now(lambda store: store.merges.tell_apart(MINE.id, two))
    assert two in three.read_now(lambda store: store.merges.apart(MINE.id))
    assert two not in three.read_now(lambda store: store.merges.apart(THEIRS.id))


def _people(store: Store, count: int, **facts: object) -> list[Contact]:
    several = [
        replace(MINE.contact, id=ContactId(5_000 + number), name=f"Nn{number}", company="", **facts)
        for number in range(count)
    ]
    for one in several:
        store.contacts.add(one)
    return several


@pytest.mark.parametrize(("count", "pairs"), [(1, 0), (2, 1), (3, 3), (8, 28), (9, 1), (40, 1)])
def test_of_a_large_group_only_two_are_compared(three: Database, count: int, pairs: int) -> None:
    found = three.write_now(lambda store: (_people(store, count, phone="1 23"), store.merges.alike(MINE.id))[1])
    assert len([two for why, two in found if why == "phone"]) == pairs


def test_links_are_compared_one_by_one(three: Database) -> None:
    def work(store: Store) -> list[Pair]:
        _people(store, 2, links=("https://a.example/é", 'https://b.example/"%_\\'))
        store.contacts.add(replace(TWIN, id=ContactId(4_000), links=('https://b.example/"%_\\', "x")))
        return [two for why, two in store.merges.alike(MINE.id) if why == "link"]

    assert set(three.write_now(work)) >= {(4_000, 5_000), (4_000, 5_001), (5_000, 5_001)}
    twin = replace(TWIN, links=('https://b.example/"%_\\',))
    assert set(three.read_now(lambda store: store.merges.sharing(MINE.id, twin))) == {4_000, 5_000, 5_001}


def test_nobody_else_finds_what_two_people_share(three: Database) -> None:
    three.write_now(lambda store: _people(store, 2, phone="1 23", email="a@b.example", links=("https://a.example",)))
    found = three.read_now(lambda store: store.merges.alike(THEIRS.id))
    assert list(found) == []
    like = replace(THEIRS.contact, phone="123", email="A@b.example", links=("https://a.example",))
    assert list(three.read_now(lambda store: store.merges.sharing(THEIRS.id, like))) == []
    assert len(three.read_now(lambda store: store.merges.sharing(MINE.id, like))) == 2


def test_archived_people_are_no_duplicates(three: Database) -> None:
    found = three.write_now(
        lambda store: (_people(store, 2, phone="1 23", archived_at=NOW), store.merges.alike(MINE.id))[1]
    )
    assert not [why for why, _ in found if why == "phone"]


def test_forgetting_erases_every_row_about_a_person_and_no_other(three: Database) -> None:
    def plan(store: Store) -> None:
        for key, call in (
            (f"remind/{MINE.followup.id}/x/0", Call("followup remind", {"which": "x"})),
            ("other/1", Call("contact show", {"who": "000000000005n"})),
        ):
            store.outbox.put(
                Delivery.new(
                    key=key,
                    to=MINE.handle,
                    member=MINE.id,
                    call=call,
                    kind="nudge",
                    not_before=NOW,
                    expires_at=NOW + timedelta(days=1),
                    now=NOW,
                )
            )
        store.followups.add(replace(MINE.followup, id=FollowUpId(153), contact=TWIN.id, kind=Kind.ONCE, entry=None))
        store.merges.tell_apart(MINE.id, (MINE.contact.id, TWIN.id))

    three.write_now(plan)
    theirs = _theirs(three)
    expected = three.read_now(lambda store: store.merges.holdings(MINE.id, MINE.contact.id))
    gone = three.write_now(lambda store: store.merges.forget(MINE.id, MINE.contact))
    assert gone == expected
    assert gone is not None
    assert (gone.talks, gone.followups, gone.introduced, gone.counts, gone.messages) == (1, 1, 1, 1, 1)
    assert gone.gives == 1
    numbers = {MINE.contact.id, MINE.entry.id, MINE.followup.id, MINE.id * 100 + 20}
    rows = every_row(three)
    assert [row for some in rows.values() for row in some if numbers & {one for one in row if type(one) is int}] == []
    assert [row for row in rows["deliveries"] if str(row[1]).startswith("remind/")] == []
    assert three.read_now(lambda store: store.contacts.find(MINE.id, TWIN.id)) == replace(TWIN, through=None)
    assert _theirs(three) == theirs


def _theirs(database: Database) -> list[tuple[object, ...]]:
    return [row for some in every_row(database).values() for row in some if THEIRS.id in row]


def test_a_goal_keeps_its_count_when_a_person_is_forgotten(three: Database) -> None:
    before = every_row(three)["goal_counts"]
    three.write_now(lambda store: store.merges.forget(MINE.id, MINE.contact))
    names = list(goal_counts.c.keys())
    whole, left = (
        [dict(zip(names, row, strict=True)) for row in rows if row[1] == MINE.id]
        for rows in (before, every_row(three)["goal_counts"])
    )
    assert left == [{**row, "entry": None, "deed": None, "note": None} for row in whole]
    assert left


def test_what_was_left_out_of_a_goal_goes_with_a_person_who_is_forgotten(three: Database) -> None:
    count = CountId(MINE.id * 100 + 7)
    three.write_now(lambda store: store.goals.set_amount(MINE.id, count, 0))
    three.write_now(lambda store: store.merges.forget(MINE.id, MINE.contact))
    assert three.read_now(lambda store: store.goals.count(MINE.id, count)) is None


def test_forgetting_twice_finds_nothing(three: Database) -> None:
    assert three.write_now(lambda store: store.merges.forget(MINE.id, MINE.contact)) is not None
    assert three.write_now(lambda store: store.merges.forget(MINE.id, MINE.contact)) is None
    assert three.read_now(lambda store: store.merges.holdings(MINE.id, MINE.contact.id)) == Holdings()


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
def test_scrubbing_empties_the_log(three: Database, migrated_url: str) -> None:
    log = Path(f"{make_url(migrated_url).database}-wal")
    three.write_now(lambda store: store.merges.forget(MINE.id, MINE.contact))
    assert log.stat().st_size > 0
    assert three.engine.scrub().result() is True
    assert log.stat().st_size == 0


def test_scrubbing_changes_no_row(three: Database) -> None:
    three.write_now(lambda store: store.merges.forget(MINE.id, MINE.contact))
    before = every_row(three)
    assert three.engine.scrub().result() is True
    assert every_row(three) == before


def test_a_merge_of_before_there_were_deeds_can_still_be_undone(three: Database) -> None:
    def work(store: Store) -> Merge | None:
        store.merges.add(MERGE)
        rows, connection = store.merges, store.members._connection
        (sealed,) = connection.execute(select(merges.c.undo).where(merges.c.id == MERGE.id)).scalars()
        undo = json.loads(rows._vault.open("merges.undo", MERGE.id, MINE.id, sealed))
        del undo["moved"]["deeds"]
        old = rows._vault.seal("merges.undo", MERGE.id, MINE.id, json.dumps(undo))
        connection.execute(update(merges).where(merges.c.id == MERGE.id).values(undo=old))
        return rows.newest(MINE.id, MINE.contact.id)

    assert three.write_now(work) == replace(MERGE, moved=replace(MERGE.moved, deeds=()))
