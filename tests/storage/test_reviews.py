"""Reviews, on both databases: what was saved comes back, each goal has one word, and those who went are left out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.contacts.model import Contact, ContactId, Tier
from bot.followups.model import FollowUpId, State
from bot.goals.model import Goal, GoalId
from bot.journal.model import EntryId
from bot.kit.times import Interval
from bot.review.model import (
    Answer,
    Look,
    LookId,
    Reason,
    Result,
    ResultId,
    Review,
    ReviewId,
    Tally,
    Touch,
    Verdict,
)
from storage.schema_goals import review_goals, review_people, reviews
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, write
from tests.storage.scoped_reviews import MONTH, THEIR_REVIEW

REVIEW = Review(ReviewId(31), MINE.id, MONTH, NOW, network="People who test 🦊", change='Less "later"')
GOAL = Goal(GoalId(41), MINE.id, "Have 3 coffee chats", TODAY, NOW)
RESULT = Result(ResultId(51), REVIEW.id, MINE.id, GOAL.id, Verdict.CARRY, 2, 3, "ill for a week", GoalId(42))
ANA, BEN = MINE.contact, Contact(ContactId(61), MINE.id, "Ben", NOW, tier=Tier.CLOSE, every=Interval(2, "week"))
LOOK = Look(LookId(71), REVIEW.id, MINE.id, ANA.id, 1, Reason.PROMISE, Answer.HELP, "send the slides")


@pytest.fixture
def begun(database: Database) -> Database:
    """A member with a goal, two people and a review."""

    def fill(store: Store) -> None:
        store.members.add(MINE.member, MINE.handle)
        for person in (ANA, BEN):
            store.contacts.add(person)
        store.goals.add(GOAL)
        store.reviews.add(REVIEW)

    database.write_now(fill)
    return database


def test_a_review_comes_back_as_it_was_saved(begun: Database) -> None:
    assert begun.read_now(lambda store: store.reviews.of_month(MINE.id, MONTH)) == REVIEW
    done = replace(REVIEW, finished_at=NOW, network="", change="", skipped=frozenset({"people", "no-event"}))
    begun.write_now(lambda store: store.reviews.save(done))
    assert begun.read_now(lambda store: store.reviews.find(MINE.id, REVIEW.id)) == done


def test_a_month_has_one_review(begun: Database) -> None:
    with pytest.raises(IntegrityError):
        begun.write_now(lambda store: store.reviews.add(replace(REVIEW, id=ReviewId(32))))


def test_the_newest_month_comes_first(begun: Database) -> None:
    months = [MONTH.replace(month=month) for month in (1, 5, 2)]
    for number, month in enumerate(months):
        begun.write_now(
            lambda store, n=number, m=month: store.reviews.add(replace(REVIEW, id=ReviewId(300 + n), month=m))
        )
    found = begun.read_now(lambda store: store.reviews.latest(MINE.id, limit=3))
    assert [one.month.month for one in found] == [5, 3, 2]


def test_the_later_word_on_a_goal_replaces_the_earlier_one(begun: Database) -> None:
    other = replace(GOAL, id=GoalId(43))
    second = replace(RESULT, id=ResultId(52), goal=other.id, target=None, following=None, why="")
    begun.write_now(lambda store: (store.goals.add(other), store.reviews.say(RESULT), store.reviews.say(second)))
    assert begun.read_now(lambda store: store.reviews.results(MINE.id, REVIEW.id)) == (RESULT, second)
    again = replace(RESULT, verdict=Verdict.DROP, why="no time", following=None)
    begun.write_now(lambda store: store.reviews.say(again))
    assert begun.read_now(lambda store: store.reviews.results(MINE.id, REVIEW.id)) == (again, second)


def test_whoever_is_gone_is_not_looked_at(begun: Database) -> None:
    second = replace(LOOK, id=LookId(72), contact=BEN.id, place=2, answer=Answer.OPEN, what="")
    begun.write_now(lambda store: store.reviews.look_at((second, LOOK)))
    assert begun.read_now(lambda store: store.reviews.looks(MINE.id, REVIEW.id)) == (LOOK, second)
    said = replace(second, answer=Answer.NEWS, what="a new job")
    begun.write_now(lambda store: store.reviews.save_look(said))
    assert begun.read_now(lambda store: store.reviews.look(MINE.id, said.id)) == said
    begun.write_now(lambda store: store.merges.remove_person(MINE.id, ANA.id))
    assert begun.read_now(lambda store: store.reviews.looks(MINE.id, REVIEW.id)) == (said,)
    begun.write_now(lambda store: store.reviews.look_at(()))


def test_what_is_private_lies_sealed(begun: Database) -> None:
    begun.write_now(lambda store: (store.reviews.say(RESULT), store.reviews.look_at((LOOK,))))
    columns = (reviews.c.network, reviews.c.change, review_goals.c.why, review_people.c.what)
    for column in columns:
        (kept,) = begun.engine.read(
            lambda connection, one=column: list(connection.execute(select(one)).scalars())
        ).result()
        assert not any(word in bytes(kept) for word in (b"test", b"later", b"ill", b"slides")), column


def test_a_goal_that_is_removed_takes_its_counts_and_words_along(begun: Database) -> None:
    begun.write_now(lambda store: store.reviews.say(RESULT))
    assert begun.write_now(lambda store: store.goals.remove(MINE.id, GOAL.id))
    assert not begun.write_now(lambda store: store.goals.remove(MINE.id, GOAL.id))
    assert begun.read_now(lambda store: store.reviews.results(MINE.id, REVIEW.id)) == ()


def test_those_with_reminders_are_known_with_their_last_talk(begun: Database) -> None:
    talks = [replace(MINE.entry, id=EntryId(80 + n), day=TODAY - timedelta(days=n), followup=None) for n in (9, 2, 5)]
    parked = replace(BEN, id=ContactId(62), parked=True)
    archived = replace(BEN, id=ContactId(63), archived_at=NOW)

    def fill(store: Store) -> None:
        for one in talks:
            store.journal.add(one)
        store.contacts.add(parked)
        store.contacts.add(archived)

    begun.write_now(fill)
    assert set(begun.read_now(lambda store: store.reviews.in_touch(MINE.id))) == {
        Touch(BEN.id, Tier.CLOSE, Interval(2, "week"), NOW),
        Touch(ANA.id, Tier.WARM, None, NOW, TODAY - timedelta(days=2)),
    }


def test_a_month_is_counted_from_its_first_instant_up_to_the_next(begun: Database) -> None:
    since, until = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    first, last = MONTH, MONTH.replace(day=31)
    days = (first, last, first - timedelta(days=1), last + timedelta(days=1))
    moments = (since, until - timedelta(microseconds=1), until, since - timedelta(microseconds=1))

    def fill(store: Store) -> None:
        for number, (day, moment) in enumerate(zip(days, moments, strict=True)):
            store.journal.add(replace(MINE.entry, id=EntryId(90 + number), day=day, followup=None))
            done = replace(MINE.followup, id=FollowUpId(90 + number), state=State.DONE, closed_at=moment, entry=None)
            store.followups.add(done)
        store.followups.add(replace(MINE.followup, id=FollowUpId(99), state=State.SKIPPED, closed_at=since, entry=None))

    begun.write_now(fill)
    tally = begun.read_now(lambda store: store.reviews.tally(MINE.id, first, last, since=since, until=until))
    assert tally == Tally(talks=2, done=2, events=0, gives=0)


def test_nobody_says_a_word_in_anothers_review(database: Database) -> None:
    database.write_now(lambda store: [write(store, one) for one in (MINE, THEIRS)])
    before = database.read_now(lambda store: store.reviews.results(THEIRS.id, THEIR_REVIEW))
    word = replace(RESULT, review=ReviewId(122), goal=GoalId(106), id=ResultId(123))
    database.write_now(lambda store: store.reviews.say(word))
    assert database.read_now(lambda store: store.reviews.results(MINE.id, ReviewId(122))) == (word,)
    assert database.read_now(lambda store: store.reviews.results(THEIRS.id, THEIR_REVIEW)) == before
