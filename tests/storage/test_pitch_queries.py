"""Pitches, tips and recommendations, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.pitch.model import Pitch, PitchId, Slots
from bot.tips.model import Resource, ResourceId
from storage.schema_plan import pitches
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY

ALL = Slots("I am Ana", "maps 🦊", "a course", "built 3 maps", "patience", "you teach", "a call")
EVERYDAY = Pitch(PitchId(41), MINE.id, NOW, NOW, slots=ALL)
FOR_RECRUITERS = Pitch(PitchId(42), MINE.id, NOW, NOW, "Recruiters", Slots(why="you hire juniors"))
BOOK = Resource(ResourceId(51), "slack/T1", MINE.id, NOW, "book", "Maps", "Jo Roe", "https://example.org", "short")


@pytest.fixture
def two(database: Database) -> Database:
    """Two members without a row more."""

    def fill(store: Store) -> None:
        for one in (MINE, THEIRS):
            store.members.add(one.member, one.handle)

    database.write_now(fill)
    return database


def test_a_pitch_comes_back_as_it_was_written_and_is_sealed(two: Database) -> None:
    assert two.write_now(lambda store: store.pitches.add(EVERYDAY))
    assert two.read_now(lambda store: store.pitches.listing(MINE.id)) == (EVERYDAY,)
    query = select(pitches.c.who, pitches.c.action).where(pitches.c.id == EVERYDAY.id)
    row = two.read_now(lambda store: store.pitches._connection.execute(query).one())
    assert b"Ana" not in row.who
    assert b"call" not in row.action


def test_versions_come_with_the_everyday_one_first(two: Database) -> None:
    two.write_now(lambda store: [store.pitches.add(one) for one in (FOR_RECRUITERS, EVERYDAY)])
    assert [one.audience for one in two.read_now(lambda store: store.pitches.listing(MINE.id))] == ["", "Recruiters"]


def test_an_audience_has_one_version_however_it_is_written(two: Database) -> None:
    assert two.write_now(lambda store: store.pitches.add(FOR_RECRUITERS))
    again = replace(FOR_RECRUITERS, id=PitchId(43), audience="the recruiter")
    assert not two.write_now(lambda store: store.pitches.add(again))
    assert two.write_now(lambda store: store.pitches.add(replace(again, owner=THEIRS.id)))


def test_what_is_saved_replaces_the_parts_and_keeps_the_audience(two: Database) -> None:
    later = NOW + timedelta(days=1)
    two.write_now(lambda store: store.pitches.add(FOR_RECRUITERS))
    two.write_now(lambda store: store.pitches.save(FOR_RECRUITERS.saying(ALL, later)))
    assert two.read_now(lambda store: store.pitches.listing(MINE.id)) == (
        replace(FOR_RECRUITERS, slots=ALL, changed_at=later),
    )


def test_a_tip_is_remembered_with_the_last_day_it_was_shown(two: Database) -> None:
    tomorrow = TODAY + timedelta(days=1)
    for day in (TODAY, tomorrow):
        two.write_now(lambda store, day=day: store.tips.tell(MINE.id, "shy", day))
    two.write_now(lambda store: store.tips.tell(THEIRS.id, "fake", TODAY))
    assert two.read_now(lambda store: store.tips.told(MINE.id)) == {"shy": tomorrow}


def test_recommendations_are_seen_in_their_own_space_the_newest_first(two: Database) -> None:
    newer = replace(BOOK, id=ResourceId(52), created_at=NOW + timedelta(hours=1), owner=THEIRS.id)
    elsewhere = replace(BOOK, id=ResourceId(53), space="slack/T2")
    two.write_now(lambda store: [store.resources.add(one) for one in (BOOK, newer, elsewhere)])
    seen = two.read_now(lambda store: store.resources.of_spaces(("slack/T1",), limit=9))
    assert seen == (newer, BOOK)
    assert two.read_now(lambda store: store.resources.of_spaces((), limit=9)) == ()
    assert len(two.read_now(lambda store: store.resources.of_spaces(("slack/T1", "slack/T2"), limit=2))) == 2


def test_only_its_own_space_takes_a_recommendation_out(two: Database) -> None:
    two.write_now(lambda store: store.resources.add(BOOK))
    assert not two.write_now(lambda store: store.resources.take_out("slack/T2", BOOK.id))
    assert two.write_now(lambda store: store.resources.take_out("slack/T1", BOOK.id))
    assert two.read_now(lambda store: store.resources.mine(MINE.id, BOOK.id)) is None


def test_what_somebody_recommends_is_changed_by_them_and_goes_with_them(two: Database) -> None:
    two.write_now(lambda store: store.resources.add(BOOK))
    better = replace(BOOK, title="More maps", link="", author="")
    assert two.write_now(lambda store: store.resources.save(better))
    assert two.read_now(lambda store: store.resources.mine(MINE.id, BOOK.id)) == better
    two.write_now(lambda store: store.privacy.erase(MINE.id))
    assert two.read_now(lambda store: store.resources.of_spaces(("slack/T1",), limit=9)) == ()
