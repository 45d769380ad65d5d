"""Letters to coaches, on both databases: one for each review and person, sealed, and gone with who wrote them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.contacts.model import Contact, ContactId
from bot.members.model import Handle
from bot.review.model import Known, Letter, LetterId, Review, ReviewId, Sent
from storage.schema_goals import letters
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, write

COACH = Handle("slack", "T1", "U0COACH1")
MARCH = Review(ReviewId(31), MINE.id, TODAY.replace(day=1), NOW)
APRIL = replace(MARCH, id=ReviewId(32), month=TODAY.replace(month=4, day=1))
LETTER = Letter(LetterId(41), MINE.id, MARCH.id, COACH, "My goals\n1. Talk to “people” 🦊", NOW)
HOUR = timedelta(hours=1)


@pytest.fixture
def reviewed(database: Database) -> Database:
    """Two members, one of them with two reviews."""

    def fill(store: Store) -> None:
        write(store, THEIRS)
        store.members.add(MINE.member, MINE.handle)
        for one in (MARCH, APRIL):
            store.reviews.add(one)

    database.write_now(fill)
    return database


def test_a_letter_comes_back_as_it_was_added(reviewed: Database) -> None:
    assert reviewed.write_now(lambda store: store.letters.add(LETTER))
    assert reviewed.read_now(lambda store: store.letters.find(MINE.id, LETTER.id)) == LETTER


def test_a_review_has_one_letter_for_each_person(reviewed: Database) -> None:
    reviewed.write_now(lambda store: store.letters.add(LETTER))
    second = replace(LETTER, id=LetterId(42), text="other words")
    assert not reviewed.write_now(lambda store: store.letters.add(second))
    assert reviewed.read_now(lambda store: store.letters.find(MINE.id, LETTER.id)) == LETTER
    elsewhere = replace(second, to=replace(COACH, user="U0COACH2"))
    assert reviewed.write_now(lambda store: store.letters.add(elsewhere))
    assert reviewed.write_now(lambda store: store.letters.add(replace(second, id=LetterId(43), review=APRIL.id)))
    assert reviewed.read_now(lambda store: store.letters.of_review(MINE.id, MARCH.id)) == (LETTER, elsewhere)


def test_saving_changes_when_it_went_and_what_became_of_it_and_never_its_words(reviewed: Database) -> None:
    gone = replace(LETTER, at=NOW + HOUR, sent=Sent.UNDERWAY)
    reviewed.write_now(lambda store: (store.letters.add(LETTER), store.letters.save(replace(gone, text="changed"))))
    assert reviewed.read_now(lambda store: store.letters.find(MINE.id, LETTER.id)) == gone


def test_the_latest_is_the_one_that_went_last_there(reviewed: Database) -> None:
    def latest(store: Store, platform: str = "slack") -> Letter | None:
        return store.letters.latest(MINE.id, platform, "T1")

    other = replace(COACH, user="U0COACH2")
    went = [
        replace(LETTER, sent=Sent.ARRIVED, at=NOW + HOUR),
        replace(LETTER, id=LetterId(42), review=APRIL.id, to=other, sent=Sent.FAILED),
        replace(LETTER, id=LetterId(43), review=APRIL.id, at=NOW + 2 * HOUR),
    ]
    reviewed.write_now(lambda store: [store.letters.add(one) for one in went])
    assert reviewed.read_now(latest) == went[0], "a preview went nowhere"
    assert reviewed.read_now(lambda store: latest(store, "discord")) is None


def test_previews_and_what_is_on_its_way_wait(reviewed: Database) -> None:
    for number, sent in enumerate(Sent):
        one = replace(LETTER, id=LetterId(50 + number), to=replace(COACH, user=f"U{number}"), sent=sent)
        reviewed.write_now(lambda store, one=one: store.letters.add(one))

    def waiting(before: datetime, previews: datetime, *, limit: int = 9) -> list[Sent]:
        found = reviewed.read_now(lambda store: store.letters.waiting(before, previews=previews, limit=limit))
        return [one.sent for one in found if one.owner == MINE.id]

    assert waiting(NOW + HOUR, NOW + HOUR) == [Sent.NOT, Sent.UNDERWAY]
    assert waiting(NOW + HOUR, NOW - HOUR) == [Sent.UNDERWAY], "a young preview takes no place of what is on its way"
    assert waiting(NOW, NOW) == [Sent.NOT]
    assert len(waiting(NOW + HOUR, NOW + HOUR, limit=1)) == 1
    assert waiting(NOW, NOW - HOUR) == []


def test_a_letter_is_removed_once(reviewed: Database) -> None:
    reviewed.write_now(lambda store: store.letters.add(LETTER))
    removed = [reviewed.write_now(lambda store: store.letters.remove(MINE.id, LETTER.id)) for _ in range(2)]
    assert removed == [True, False]


def test_what_a_coach_sees_lies_sealed_and_goes_with_its_owner(reviewed: Database) -> None:
    reviewed.write_now(lambda store: store.letters.add(LETTER))

    def texts() -> list[bytes]:
        query = select(letters.c.text).where(letters.c.owner == MINE.id)
        return reviewed.engine.read(lambda connection: list(connection.execute(query).scalars())).result()

    (kept,) = texts()
    assert b"goals" not in bytes(kept)
    reviewed.write_now(lambda store: store.privacy.erase(MINE.id))
    assert texts() == []


def test_people_and_companies_are_known_by_their_words(reviewed: Database) -> None:
    def add(store: Store) -> None:
        for number, (name, company) in enumerate(
            (("Jean-Luc O’Brien", "Stone & Co"), ("Ana Ruiz", "Acme"), ("Ana Ruiz", ""), ("Ben", "Ana Foods"))
        ):
            one = Contact(ContactId(60 + number), MINE.id, name, NOW, company=company)
            store.contacts.add(replace(one, archived_at=NOW) if name == "Ben" else one)

    reviewed.write_now(add)

    def known(*terms: str) -> Known:
        return reviewed.read_now(lambda store: store.letters.known(MINE.id, terms))

    assert known("brien", "stone") == Known(("Jean-Luc O’Brien",), ("Stone & Co",))
    assert known("ana") == Known(("Ana Ruiz",), ("Ana Foods",))
    assert known("ben").people == ("Ben",), "archived people are people"
    assert known("an", "lu") == known() == Known()
    assert known("ana", "brien", *map(str, range(70_000))).people == ("Ana Ruiz", "Jean-Luc O’Brien"), "a long letter"
