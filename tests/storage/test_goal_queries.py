"""One suite on both databases: goals, what counted for them, and the big picture."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from bot.events.model import Attendance, AttendanceId, Going
from bot.goals.model import Action, Aim, Count, CountId, Family, Goal, GoalId, Outing, State, Talk
from bot.journal.model import Entry, EntryId, How, Outcome, Purpose
from bot.kit.times import Interval
from storage.schema import journal
from storage.schema_goals import goals
from storage.store import Database, Store
from storage.vault import Keyring, Vault
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, write_members

DAY = timedelta(days=1)
PLAIN = Goal(GoalId(1001), MINE.id, "Have 3 chats", TODAY, NOW)
FULL = replace(
    PLAIN,
    id=GoalId(1002),
    text="Two words 🦊 \\ % _ 'x'",
    action=Action.COFFEE,
    target=3,
    unit="chats",
    role="chef",
    company="Acme",
    cadence=Interval(2, "week"),
    deadline=TODAY + DAY,
    serves_aim=True,
    kept="SM",
    state=State.DONE,
    result="quiet words",
    want="quiet advice",
    side="personal",
    questions="quiet?\nwords?",
    closed_at=NOW,
)
HAND = Count(CountId(2001), MINE.id, PLAIN.id, 2, TODAY, NOW, note="quiet words")
BY_TALK = Count(CountId(2002), MINE.id, PLAIN.id, 1, TODAY + DAY, NOW, entry=MINE.entry.id)


@pytest.fixture
def known(database: Database) -> Database:
    """I know somebody, talked to them, and have two goals, one with two counts."""

    def work(store: Store) -> None:
        write_members(store)
        for one in (MINE, THEIRS):
            store.contacts.add(one.contact)
            store.journal.add(one.entry)
        store.goals.add(PLAIN)
        store.goals.add(FULL)
        store.goals.add_counts([HAND, BY_TALK])
        store.goals.add_counts([])

    database.write_now(work)
    return database


def test_goals_come_back_as_they_were_saved(known: Database) -> None:
    for goal in (PLAIN, FULL):
        assert known.read_now(lambda store, one=goal: store.goals.find(MINE.id, one.id)) == goal
    emptied = replace(PLAIN, id=FULL.id)
    known.write_now(lambda store: store.goals.save(emptied))
    assert known.read_now(lambda store: store.goals.find(MINE.id, FULL.id)) == emptied


def test_active_goals_stand_in_the_order_they_were_set_and_closed_ones_newest_first(known: Database) -> None:
    later = replace(FULL, id=GoalId(1003), closed_at=NOW + DAY)
    second = replace(PLAIN, id=GoalId(1004))
    known.write_now(lambda store: (store.goals.add(later), store.goals.add(second)))
    assert known.read_now(lambda store: store.goals.listing(MINE.id, State.ACTIVE)) == (PLAIN, second)
    assert known.read_now(lambda store: store.goals.listing(MINE.id, State.DONE)) == (later, FULL)
    assert known.read_now(lambda store: store.goals.listing(MINE.id, State.DONE, limit=1)) == (later,)
    assert known.read_now(lambda store: store.goals.closed_since(MINE.id, NOW + DAY)) == 1


def test_counts_come_back_and_are_summed_by_day(known: Database) -> None:
    assert known.read_now(lambda store: store.goals.count(MINE.id, HAND.id)) == HAND
    known.write_now(lambda store: store.goals.add_counts([replace(HAND, id=CountId(2003), amount=-1)]))
    by_day = known.read_now(lambda store: store.goals.by_day(MINE.id, [PLAIN.id, FULL.id]))
    assert by_day == {PLAIN.id: {TODAY: 1, TODAY + DAY: 1}}
    assert known.read_now(lambda store: store.goals.linked(MINE.id, PLAIN.id)) == (BY_TALK,)
    assert known.read_now(lambda store: store.goals.linked_to(MINE.id, [MINE.entry.id])) == (BY_TALK,)
    assert known.read_now(lambda store: store.goals.linked_to(MINE.id, [])) == ()
    assert known.write_now(lambda store: store.goals.remove_counts(MINE.id, [])) == 0
    assert known.write_now(lambda store: store.goals.remove_counts(MINE.id, [HAND.id, BY_TALK.id])) == 2


def test_what_counted_comes_in_pages_the_newest_day_first(known: Database) -> None:
    more = [replace(HAND, id=CountId(2003 + number), day=TODAY + number * DAY) for number in range(3)]
    theirs = replace(HAND, id=CountId(2100), goal=FULL.id)
    known.write_now(lambda store: store.goals.add_counts([*more, theirs]))
    pages = [
        known.read_now(lambda store, at=at: store.goals.page(MINE.id, PLAIN.id, limit=2, offset=at)) for at in (0, 2, 4)
    ]
    assert [one.id for page in pages for one in page] == [2005, 2004, 2002, 2003, 2001]
    assert known.read_now(lambda store: store.goals.size(MINE.id, PLAIN.id)) == 5


def test_what_is_left_out_stays_with_its_conversation(known: Database) -> None:
    known.write_now(lambda store: store.goals.set_amount(MINE.id, BY_TALK.id, 0))
    (left,) = known.read_now(lambda store: store.goals.linked(MINE.id, PLAIN.id))
    assert left == replace(BY_TALK, amount=0)
    assert (left.left_out, HAND.left_out) == (True, False)


def test_a_count_goes_with_its_conversation_and_all_go_with_the_goal(known: Database) -> None:
    known.engine.write(lambda connection: connection.execute(delete(journal).where(journal.c.id == 102))).result()
    assert known.read_now(lambda store: store.goals.linked(MINE.id, PLAIN.id)) == ()
    assert known.read_now(lambda store: store.goals.count(MINE.id, HAND.id)) == HAND
    known.engine.write(lambda connection: connection.execute(delete(goals).where(goals.c.id == PLAIN.id))).result()
    assert known.read_now(lambda store: store.goals.count(MINE.id, HAND.id)) is None


def test_talks_are_those_of_the_days_and_the_person(known: Database) -> None:
    ana = MINE.contact
    entry = Entry(EntryId(150), MINE.id, ana.id, NOW, TODAY + DAY, How.COFFEE, followup=7)
    entry = replace(entry, purpose=Purpose.ADVICE, outcome=Outcome.REFERRAL)
    known.write_now(lambda store: store.journal.add(entry))
    first = Talk(MINE.entry.id, ana.id, TODAY, How.CALL, role="recruiter", company="Acme", name=ana.name)
    second = replace(first, entry=entry.id, day=TODAY + DAY, how=How.COFFEE, settled=True)
    second = replace(second, purpose=Purpose.ADVICE, outcome=Outcome.REFERRAL)
    assert known.read_now(lambda store: store.goals.talks(MINE.id, date.min, date.max)) == (first, second)
    assert known.read_now(lambda store: store.goals.talks(MINE.id, TODAY + DAY, date.max, ana.id)) == (second,)
    assert known.read_now(lambda store: store.goals.talks(MINE.id, TODAY, TODAY, THEIRS.contact.id)) == ()
    assert known.read_now(lambda store: store.goals.first_days(MINE.id, [ana.id, THEIRS.contact.id])) == {ana.id: TODAY}
    assert known.read_now(lambda store: store.goals.first_days(MINE.id, [])) == {}


def test_there_is_one_big_picture(known: Database) -> None:
    assert known.read_now(lambda store: store.goals.aim(MINE.id)) is None
    for aim in (Aim(MINE.id, Family.JOB, "", NOW), Aim(MINE.id, Family.OWN, "Be heard", NOW + DAY, TODAY)):
        known.write_now(lambda store, one=aim: store.goals.set_aim(one))
        assert known.read_now(lambda store: store.goals.aim(MINE.id)) == aim
    assert [known.write_now(lambda store: store.goals.clear_aim(MINE.id)) for _ in range(2)] == [True, False]


def test_lists_work_without_opening_what_is_not_there(known: Database) -> None:
    other = Vault(Keyring.parse(Keyring.generate()))
    reading = known.engine.read(lambda connection: Store(connection, other).goals.find(MINE.id, PLAIN.id))
    assert reading.result() == PLAIN


def test_events_count_for_those_who_were_there(known: Database) -> None:
    late = NOW.replace(hour=23)
    talk = Attendance(AttendanceId(3001), MINE.id, None, Going.WENT, "Talk", late, "Asia/Tokyo", NOW)
    fair = replace(talk, id=AttendanceId(3002), title="Fair", starts=late + DAY, all_day=True)
    missed = replace(talk, id=AttendanceId(3003), state=Going.MISSED)
    theirs = replace(talk, id=AttendanceId(3004), owner=THEIRS.id)
    count = replace(BY_TALK, id=CountId(2003), entry=None, attendance=int(talk.id))

    def work(store: Store) -> None:
        for one in (fair, talk, missed, theirs):
            store.events.say(one)
        store.goals.add_counts([count])

    known.write_now(work)
    next_day = late.date() + DAY  # in Tokyo; a whole day is the same everywhere
    outings = known.read_now(lambda store: store.goals.outings(MINE.id))
    assert outings == (Outing(3001, next_day, "Talk", True), Outing(3002, next_day, "Fair", True))
    assert known.read_now(lambda store: store.goals.outings(MINE.id, 3003)) == (Outing(3003, next_day, "Talk", False),)
    assert known.read_now(lambda store: store.goals.outings(MINE.id, 3004)) == ()
    assert known.read_now(lambda store: store.goals.linked_outings(MINE.id, goal=PLAIN.id)) == (count,)
    assert known.read_now(lambda store: store.goals.linked_outings(MINE.id, attendance=3001)) == (count,)
    assert known.read_now(lambda store: store.goals.linked_outings(MINE.id, attendance=3002)) == ()
    assert known.read_now(lambda store: store.goals.linked_outings(THEIRS.id, goal=PLAIN.id)) == ()
    assert count not in known.read_now(lambda store: store.goals.linked(MINE.id, PLAIN.id))
