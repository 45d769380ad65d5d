"""One suite on both databases: deeds, and what of them decides whether they count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.goals.model import Act, Count, CountId, Goal, GoalId
from bot.journal.model import Deed, DeedId, DeedKind
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, every_row, write_members

DAY = timedelta(days=1)
PLAIN = Deed(DeedId(1001), MINE.id, DeedKind.POST, TODAY, NOW)
FULL = Deed(
    DeedId(1002), MINE.id, DeedKind.HELP, TODAY + DAY, NOW, "quiet 🦊 \\ % _ 'x'\nwords", MINE.contact.id, "Slack"
)
APPLIED = Deed(DeedId(1003), MINE.id, DeedKind.APPLICATION, TODAY - DAY, NOW, "quiet Acme")
ACT = Act(
    FULL.id,
    FULL.kind,
    FULL.day,
    "Slack",
    MINE.contact.id,
    role="recruiter",
    person="",
    company="Acme",
    sector="",
    what=FULL.what,
    name=MINE.contact.name,
)


@pytest.fixture
def known(database: Database) -> Database:
    """I know somebody, and did three things; so did somebody else, one."""

    def work(store: Store) -> None:
        write_members(store)
        store.contacts.add(MINE.contact)
        store.deeds.add([PLAIN, FULL, APPLIED, replace(PLAIN, id=DeedId(2001), owner=THEIRS.id)])
        store.deeds.add([])

    database.write_now(work)
    return database


def test_deeds_come_back_as_they_were_saved(known: Database) -> None:
    for deed in (PLAIN, FULL, APPLIED):
        assert known.read_now(lambda store, one=deed: store.deeds.find(MINE.id, one.id)) == deed
    changed = replace(FULL, id=PLAIN.id, what="", contact=None)
    known.write_now(lambda store: store.deeds.save(changed))
    assert known.read_now(lambda store: store.deeds.find(MINE.id, PLAIN.id)) == changed


def test_what_they_were_is_sealed(known: Database) -> None:
    assert "quiet" not in repr(every_row(known)["deeds"])
    assert known.read_now(lambda store: store.deeds.find(MINE.id, FULL.id)) == FULL


def test_they_stand_newest_first_in_pages(known: Database) -> None:
    more = [replace(PLAIN, id=DeedId(1010 + number)) for number in range(5)]
    known.write_now(lambda store: store.deeds.add(more))
    found: list[Deed] = []
    for size in (3, 3, 2, 0):
        after = found[-1] if found else None
        page = known.read_now(lambda store, last=after: store.deeds.listing(MINE.id, limit=3, after=last))
        assert len(page) == size
        found += page
    assert [one.id for one in found] == [1002, 1014, 1013, 1012, 1011, 1010, 1001, 1003]
    assert known.read_now(lambda store: store.deeds.size(MINE.id)) == 8


def test_they_are_found_by_person(known: Database) -> None:
    assert known.read_now(lambda store: store.deeds.of_contact(MINE.id, MINE.contact.id)) == (FULL,)
    assert known.read_now(lambda store: store.deeds.of_contact(MINE.id, MINE.contact.id, limit=0)) == ()


def test_together_are_those_of_one_moment_that_say_the_same(known: Database) -> None:
    same = replace(PLAIN, id=DeedId(1005))
    others = [
        replace(PLAIN, id=DeedId(1010), at=NOW + timedelta(microseconds=1)),
        replace(PLAIN, id=DeedId(1011), what="other"),
        replace(PLAIN, id=DeedId(1012), day=TODAY + DAY),
        replace(PLAIN, id=DeedId(1013), channel="X"),
        replace(PLAIN, id=DeedId(1014), kind=DeedKind.COMMENT),
    ]
    known.write_now(lambda store: store.deeds.add([same, *others]))
    assert known.read_now(lambda store: store.deeds.together(MINE.id, PLAIN)) == (PLAIN, same)


def test_a_deed_is_removed_once_and_by_its_owner(known: Database) -> None:
    assert not known.write_now(lambda store: store.deeds.remove(THEIRS.id, PLAIN.id))
    assert known.write_now(lambda store: store.deeds.remove(MINE.id, PLAIN.id))
    assert not known.write_now(lambda store: store.deeds.remove(MINE.id, PLAIN.id))


def test_what_decides_whether_they_count_is_told_with_the_person(known: Database) -> None:
    plain, applied = Act(PLAIN.id, PLAIN.kind, TODAY), Act(APPLIED.id, APPLIED.kind, TODAY - DAY, what="quiet Acme")
    assert known.read_now(lambda store: store.goals.acts(MINE.id)) == (applied, plain, ACT)
    assert known.read_now(lambda store: store.goals.acts(MINE.id, TODAY, TODAY)) == (plain,)
    assert known.read_now(lambda store: store.goals.acts(MINE.id, kinds={DeedKind.HELP})) == (ACT,)
    assert known.read_now(lambda store: store.goals.acts(MINE.id, contact=MINE.contact.id)) == (ACT,)
    assert known.read_now(lambda store: store.goals.acts(MINE.id, only=[FULL.id])) == (ACT,)
    assert known.read_now(lambda store: store.goals.acts(THEIRS.id, only=[FULL.id])) == ()
    assert known.read_now(lambda store: store.goals.acts(MINE.id, date.max)) == ()


def test_what_they_counted_for_is_found_by_goal_and_by_deed(known: Database) -> None:
    goal = Goal(GoalId(3001), MINE.id, "Write 3 posts", TODAY, NOW)
    count = Count(CountId(4001), MINE.id, goal.id, 1, TODAY, NOW, deed=PLAIN.id)
    known.write_now(lambda store: (store.goals.add(goal), store.goals.add_counts([count])))
    assert known.read_now(lambda store: store.goals.linked_deeds(MINE.id, goal=goal.id)) == (count,)
    assert known.read_now(lambda store: store.goals.linked_deeds(MINE.id, deeds=[PLAIN.id, FULL.id])) == (count,)
    assert known.read_now(lambda store: store.goals.linked_deeds(MINE.id, deeds=[FULL.id])) == ()
    assert known.read_now(lambda store: store.goals.linked_deeds(MINE.id, deeds=[])) == ()
    assert known.read_now(lambda store: store.goals.linked(MINE.id, goal.id)) == ()
