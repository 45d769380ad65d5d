"""Queries of small steps, rhythms, ticks and groups, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.next.model import Answer, Kind, Rhythm, Said, StepId
from bot.presence.model import Community, CommunityId
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, write

DAY = timedelta(days=1)
ONE = Said(StepId(1001), MINE.id, TODAY, NOW, Kind.PRESENCE, "comment", Answer.ANOTHER)
GROUP = Community(CommunityId(1002), MINE.id, "Maps Berlin", NOW, "Slack", TODAY, None, TODAY + DAY, "quiet words")


@pytest.fixture
def known(database: Database) -> Database:
    """Two members, each with a row of each kind."""

    def work(store: Store) -> None:
        write(store, MINE)
        write(store, THEIRS)

    database.write_now(work)
    return database


def test_the_later_word_of_a_day_replaces_the_earlier_one(known: Database):
    for said in (
        ONE,
        replace(ONE, id=StepId(1003), answer=Answer.DONE, small=True),
        replace(ONE, id=StepId(1004), day=TODAY + DAY, answer=Answer.LATER),
        replace(ONE, id=StepId(1005), about="post", answer=Answer.DONE),
    ):
        known.write_now(lambda store, said=said: store.steps.say(said))
    since = known.read_now(lambda store: store.steps.since(MINE.id, TODAY))
    mine = [(one.about, one.day, one.answer, one.small) for one in since if one.kind is Kind.PRESENCE]
    assert mine == [
        ("comment", TODAY, Answer.DONE, True),
        ("post", TODAY, Answer.DONE, False),
        ("comment", TODAY + DAY, Answer.LATER, False),
    ]
    # Of rows.py there is one more, done on the same day.
    assert known.read_now(lambda store: store.steps.done_by_day(MINE.id, TODAY)) == {TODAY: 3}
    assert known.read_now(lambda store: store.steps.done_by_day(MINE.id, TODAY + DAY)) == {}
    assert known.read_now(lambda store: store.steps.done_by_day(THEIRS.id, TODAY)) == {TODAY: 1}


def test_a_rhythm_is_one_and_can_go(known: Database):
    fresh = Rhythm(MINE.id, 5, TODAY - DAY, small=False)
    known.write_now(lambda store: store.steps.set_rhythm(fresh))
    assert known.read_now(lambda store: store.steps.rhythm(MINE.id)) == fresh
    assert known.write_now(lambda store: store.steps.drop_rhythm(MINE.id))
    assert known.read_now(lambda store: store.steps.rhythm(MINE.id)) is None
    assert not known.write_now(lambda store: store.steps.drop_rhythm(MINE.id))
    assert known.read_now(lambda store: store.steps.rhythm(THEIRS.id)) == Rhythm(THEIRS.id, 2, TODAY, small=True)


def test_ticks_are_one_for_each_item(known: Database):
    known.write_now(lambda store: store.presence.tick(MINE.id, "photo", TODAY + DAY))
    known.write_now(lambda store: store.presence.tick(MINE.id, "bio", TODAY))
    assert known.read_now(lambda store: store.presence.ticked(MINE.id)) == {"photo": TODAY + DAY, "bio": TODAY}
    assert known.write_now(lambda store: store.presence.untick(MINE.id, "bio"))
    assert not known.write_now(lambda store: store.presence.untick(MINE.id, "bio"))
    assert known.read_now(lambda store: store.presence.ticked(THEIRS.id)) == {"photo": TODAY}


def test_a_group_is_stored_whole_and_found_by_its_name(known: Database):
    assert known.write_now(lambda store: store.presence.add(GROUP))
    assert known.read_now(lambda store: store.presence.find(MINE.id, GROUP.id)) == GROUP
    for name in ("maps berlin", "MAPS  Bérlin", "Maps B"):
        assert known.read_now(lambda store, name=name: store.presence.named(MINE.id, name, limit=9)) == (GROUP,), name
    several = known.read_now(lambda store: store.presence.named(MINE.id, "map", limit=9))
    assert [one.name for one in several] == ["Maps", "Maps Berlin"]
    exact = known.read_now(lambda store: store.presence.named(MINE.id, "maps", limit=9))
    assert [one.name for one in exact] == ["Maps"]
    assert known.read_now(lambda store: store.presence.named(MINE.id, "berlin", limit=9)) == ()


def test_two_groups_of_one_name_are_one(known: Database):
    assert not known.write_now(lambda store: store.presence.add(replace(GROUP, name="MAPS")))
    assert known.write_now(lambda store: store.presence.add(GROUP))
    assert not known.write_now(lambda store: store.presence.save(replace(GROUP, name="maps")))
    renamed = replace(GROUP, name="Maps Porto", note="", helped=None)
    assert known.write_now(lambda store: store.presence.save(renamed))
    assert known.read_now(lambda store: store.presence.find(MINE.id, GROUP.id)) == renamed
    assert not known.write_now(lambda store: store.presence.save(replace(renamed, id=CommunityId(9))))


def test_groups_come_by_name_page_by_page(known: Database):
    for number in range(7):
        one = replace(GROUP, id=CommunityId(2000 + number), name=f"Group {number}")
        known.write_now(lambda store, one=one: store.presence.add(one))
    first = known.read_now(lambda store: store.presence.listing(MINE.id, limit=4))
    rest = known.read_now(lambda store: store.presence.listing(MINE.id, limit=9, after=first[-1]))
    assert [one.name for one in (*first, *rest)] == [*(f"Group {number}" for number in range(7)), "Maps"]
    assert known.read_now(lambda store: store.presence.size(MINE.id)) == 8
    assert known.write_now(lambda store: store.presence.remove(MINE.id, first[0].id))
    assert not known.write_now(lambda store: store.presence.remove(MINE.id, first[0].id))
