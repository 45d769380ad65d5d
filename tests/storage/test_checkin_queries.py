"""One suite on both databases: check-ins, and when something is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.asking.model import Question
from bot.goals.model import CheckIn, CheckInId, Confidence, Count, CountId, Goal, GoalId
from bot.journal.model import EntryId
from bot.members.model import MemberId
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, write_members

COFFEE, POST, FOREIGN = GoalId(901), GoalId(902), GoalId(903)
DAY = timedelta(days=1)


@pytest.fixture
def known(database: Database) -> Database:
    """I have two goals, the other member has one."""

    def work(store: Store) -> None:
        write_members(store)
        for goal, owner in ((COFFEE, MINE.id), (POST, MINE.id), (FOREIGN, THEIRS.id)):
            store.goals.add(Goal(goal, owner, f"Goal {goal}", TODAY, NOW))

    database.write_now(work)
    return database


def said(
    number: int, day: date = TODAY, *, goal: GoalId = COFFEE, owner: MemberId = MINE.id, line: str = ""
) -> CheckIn:
    return CheckIn(CheckInId(number), owner, goal, day, NOW, number, Confidence.SURE, line)


def say(database: Database, *check_ins: CheckIn) -> None:
    database.write_now(lambda store: [store.check_ins.say(one) for one in check_ins])


def of_goal(database: Database, goal: GoalId = COFFEE, owner: MemberId = MINE.id) -> tuple[CheckIn, ...]:
    return database.read_now(lambda store: store.check_ins.of_goal(owner, goal))


# Check-ins


def test_a_check_in_comes_back_as_it_was_said(known: Database) -> None:
    one = said(1, line="two\nlines 🦊 \\ % _ 'x'")
    say(known, one)
    assert of_goal(known) == (one,)


def test_the_later_word_of_a_day_replaces_the_earlier_one(known: Database) -> None:
    say(known, said(1, line="first"), said(2, line="second"), said(3, TODAY + DAY))
    latest = replace(said(2, line="second"), id=CheckInId(1))
    assert of_goal(known) == (said(3, TODAY + DAY), latest)


def test_the_same_day_of_another_goal_or_member_is_another_check_in(known: Database) -> None:
    say(known, said(1), said(2, goal=POST), said(3, goal=FOREIGN, owner=THEIRS.id))
    assert of_goal(known) == (said(1),)
    assert of_goal(known, POST) == (said(2, goal=POST),)
    assert of_goal(known, FOREIGN, THEIRS.id) == (said(3, goal=FOREIGN, owner=THEIRS.id),)


def test_the_latest_of_each_goal_in_one_query(known: Database) -> None:
    say(known, said(1, TODAY - 9 * DAY), said(2), said(3, TODAY - 3 * DAY, goal=POST))
    wanted = [COFFEE, POST, FOREIGN]

    def latest(store: Store) -> dict[GoalId, CheckIn]:
        return store.check_ins.latest(MINE.id, wanted)

    def days(store: Store, before: date | None = None) -> dict[GoalId, date]:
        return store.check_ins.days(MINE.id, wanted, before=before)

    assert known.read_now(latest) == {COFFEE: said(2), POST: said(3, TODAY - 3 * DAY, goal=POST)}
    assert known.read_now(days) == {COFFEE: TODAY, POST: TODAY - 3 * DAY}
    assert known.read_now(lambda store: days(store, TODAY)) == {COFFEE: TODAY - 9 * DAY, POST: TODAY - 3 * DAY}
    assert known.read_now(lambda store: store.check_ins.latest(MINE.id, [])) == {}


def test_those_since_a_day_come_the_oldest_first(known: Database) -> None:
    say(known, said(1), said(2, TODAY - DAY), said(3, TODAY - 2 * DAY), said(4, goal=FOREIGN, owner=THEIRS.id))
    found = known.read_now(lambda store: store.check_ins.since(MINE.id, TODAY - DAY))
    assert found == (said(2, TODAY - DAY), said(1))


def test_only_the_newest_of_a_goal_are_given(known: Database) -> None:
    say(known, *(said(number + 1, TODAY + number * DAY) for number in range(12)))
    assert [one.number for one in of_goal(known)] == list(range(12, 2, -1))


def test_what_was_said_by_hand_is_summed_by_day(known: Database) -> None:
    def count(number: int, amount: int, day: date = TODAY, *, by: EntryId | None = None) -> Count:
        return Count(CountId(number), MINE.id, COFFEE, amount, day, NOW, by)

    def work(store: Store) -> None:
        store.contacts.add(MINE.contact)
        store.journal.add(MINE.entry)
        some = [count(1, 2), count(2, -1), count(3, 1, by=MINE.entry.id), count(4, 3, TODAY - DAY)]
        store.goals.add_counts([*some, Count(CountId(5), THEIRS.id, FOREIGN, 7, TODAY, NOW)])

    known.write_now(work)
    assert known.read_now(lambda store: store.check_ins.by_hand(MINE.id, COFFEE)) == {TODAY: 1, TODAY - DAY: 3}
    assert known.read_now(lambda store: store.check_ins.by_hand(MINE.id, FOREIGN)) == {}


# Questions


def of(database: Database, owner: MemberId = MINE.id) -> Question | None:
    return database.read_now(lambda store: store.questions.of(owner))


def due(database: Database, now: datetime, limit: int = 500) -> list[MemberId]:
    return [one.owner for one in database.write_now(lambda store: store.questions.due(now, limit=limit))]


def test_a_question_comes_back_as_it_was_put(known: Database) -> None:
    for one in (Question(MINE.id, NOW, TODAY, TODAY.replace(day=1)), Question(MINE.id, None)):
        known.write_now(lambda store, one=one: store.questions.put(one))
        assert of(known) == one
    assert of(known, THEIRS.id) is None


def test_those_whose_time_has_come_are_due_the_oldest_first(known: Database) -> None:
    def work(store: Store) -> None:
        store.questions.put(Question(MINE.id, NOW))
        store.questions.put(Question(THEIRS.id, NOW - DAY))

    known.write_now(work)
    assert due(known, NOW - 2 * DAY) == []
    assert due(known, NOW) == [THEIRS.id, MINE.id]
    assert due(known, NOW, limit=1) == [THEIRS.id]
    assert known.read_now(lambda store: store.questions.wakes_at()) == NOW - DAY


def test_waking_begins_once_and_changes_nothing_later(known: Database) -> None:
    known.write_now(lambda store: store.questions.wake(MINE.id, NOW))
    known.write_now(lambda store: store.questions.wake(MINE.id, NOW - DAY))
    assert of(known) == Question(MINE.id, NOW)


def test_whoever_wants_nothing_asked_is_left_alone(known: Database) -> None:
    known.write_now(lambda store: store.questions.put(Question(MINE.id, NOW, TODAY)))
    known.write_now(lambda store: store.questions.switch(MINE.id, None))
    for change in (lambda store: store.questions.wake(MINE.id, NOW), lambda store: store.questions.shift(MINE.id, NOW)):
        known.write_now(change)
        assert of(known) == Question(MINE.id, None, TODAY)
    assert due(known, NOW + DAY) == []
    assert known.read_now(lambda store: store.questions.wakes_at()) is None
    known.write_now(lambda store: store.questions.switch(MINE.id, NOW))
    assert of(known) == Question(MINE.id, NOW, TODAY)


def test_switching_off_before_anything_was_asked_holds(known: Database) -> None:
    known.write_now(lambda store: store.questions.switch(MINE.id, None))
    known.write_now(lambda store: store.questions.wake(MINE.id, NOW))
    assert of(known) == Question(MINE.id, None)


def test_shifting_moves_ones_own_and_makes_none(known: Database) -> None:
    known.write_now(lambda store: store.questions.put(Question(THEIRS.id, NOW)))
    known.write_now(lambda store: store.questions.shift(MINE.id, NOW + DAY))
    assert (of(known), of(known, THEIRS.id)) == (None, Question(THEIRS.id, NOW))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM questions WHERE next_at <= 1 ORDER BY next_at LIMIT 500",
        "SELECT min(next_at) FROM questions WHERE next_at IS NOT NULL",
    ],
)
def test_an_idle_look_reads_one_index(known: Database, query: str) -> None:
    def plan(store: Store) -> str:
        connection = store.questions._connection
        if known.engine.name == "sqlite":
            return str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all())
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # with so few rows the table is cheaper
        return str(connection.exec_driver_sql(f"EXPLAIN {query}").all())

    assert "ix_questions_next_at" in known.write_now(plan)
