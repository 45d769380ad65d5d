"""One suite on both databases: drafts, their order, and which are asked about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.contacts.model import ContactId
from bot.drafts.model import Channel, Draft, DraftId, Purpose, State
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, every_row, write_members

DAY = timedelta(days=1)
ANA = MINE.contact
BEN = replace(ANA, id=ContactId(1501), name="Ben Oak")
ONE = Draft(DraftId(5001), MINE.id, ANA.id, Purpose.THANKS, Channel.EMAIL, "quiet words", NOW, ask_on=TODAY, variant=3)


@pytest.fixture
def known(database: Database) -> Database:
    """I know two people, and somebody else knows one."""

    def work(store: Store) -> None:
        write_members(store)
        for one in (ANA, BEN, THEIRS.contact):
            store.contacts.add(one)

    database.write_now(work)
    return database


def add(known: Database, *several: Draft) -> None:
    def work(store: Store) -> None:
        for one in several:
            store.drafts.add(one)

    known.write_now(work)


def numbered(*asked: date | None) -> list[Draft]:
    return [replace(ONE, id=DraftId(6000 + at), created_at=NOW + at * DAY, ask_on=day) for at, day in enumerate(asked)]


def test_a_draft_comes_back_as_it_was_saved(known: Database) -> None:
    full = replace(
        ONE,
        purpose=Purpose.INTRODUCTION,
        channel=Channel.DM,
        text="Łukasz \\ % _ 🦊\n\n‹the link›",
        state=State.SENT,
        other=BEN.id,
        variant=None,
        ask_on=None,
        asked_on=TODAY - DAY,
        asks=2,
        closed_at=NOW + DAY,
        followup=MINE.followup.id,
        entry=MINE.entry.id,
    )
    add(known, ONE)
    assert known.read_now(lambda store: store.drafts.find(MINE.id, ONE.id)) == ONE
    known.write_now(lambda store: store.drafts.save(full))
    assert known.read_now(lambda store: store.drafts.find(MINE.id, ONE.id)) == full
    assert "Łukasz" not in repr(every_row(known)["drafts"])


def test_the_open_ones_come_newest_first_page_by_page(known: Database) -> None:
    several = numbered(*[None] * 5)
    together = [replace(one, created_at=NOW) for one in several]
    add(known, *together, replace(ONE, state=State.SENT))
    first = known.read_now(lambda store: store.drafts.listing(MINE.id, limit=2))
    rest = known.read_now(lambda store: store.drafts.listing(MINE.id, limit=9, after=first[-1]))
    assert (*first, *rest) == tuple(reversed(together))
    assert known.read_now(lambda store: store.drafts.size(MINE.id)) == 5


def test_those_of_a_day_are_asked_about_once(known: Database) -> None:
    late, today, tomorrow, stale, often, sent = several = numbered(
        TODAY - DAY, TODAY, TODAY + DAY, TODAY - 20 * DAY, TODAY, TODAY
    )
    often, sent = replace(often, asks=3), replace(sent, state=State.SENT)
    add(known, *several[:4], often, sent)
    first = TODAY - 14 * DAY
    assert known.read_now(lambda store: store.drafts.next_ask(MINE.id, first)) == TODAY - DAY
    assert known.write_now(lambda store: store.drafts.ask(MINE.id, first, TODAY, most=3)) == 2
    assert known.write_now(lambda store: store.drafts.ask(MINE.id, first, TODAY, most=3)) == 0
    asked = known.read_now(lambda store: store.drafts.asked(MINE.id, TODAY, limit=9))
    assert [(one.id, one.asks, one.ask_on) for one in asked] == [(today.id, 1, None), (late.id, 1, None)]
    assert known.read_now(lambda store: store.drafts.asked(MINE.id, TODAY + DAY, limit=9)) == ()
    assert known.read_now(lambda store: store.drafts.next_ask(MINE.id, TODAY + DAY)) == tomorrow.ask_on
    assert stale.ask_on == TODAY - 20 * DAY


def test_put_off_it_is_not_asked_about_any_more_that_day(known: Database) -> None:
    add(known, ONE)
    known.write_now(lambda store: store.drafts.ask(MINE.id, TODAY, TODAY, most=3))
    (asked,) = known.read_now(lambda store: store.drafts.asked(MINE.id, TODAY, limit=9))
    known.write_now(lambda store: store.drafts.save(replace(asked, ask_on=TODAY + DAY)))
    assert known.read_now(lambda store: store.drafts.asked(MINE.id, TODAY, limit=9)) == ()


def test_a_look_comes_sooner_and_never_later(known: Database) -> None:
    def looks(store: Store):
        question = store.questions.of(MINE.id)
        return question and question.next_at

    known.write_now(lambda store: store.questions.sooner(MINE.id, NOW))
    assert known.read_now(looks) is None, "whoever isn't asked anything stays so"
    known.write_now(lambda store: store.questions.wake(MINE.id, NOW + 5 * DAY))
    known.write_now(lambda store: store.questions.sooner(MINE.id, NOW + 9 * DAY))
    assert known.read_now(looks) == NOW + 5 * DAY
    known.write_now(lambda store: store.questions.sooner(MINE.id, NOW + DAY))
    assert known.read_now(looks) == NOW + DAY
    known.write_now(lambda store: store.questions.switch(MINE.id, None))
    known.write_now(lambda store: store.questions.sooner(MINE.id, NOW))
    assert known.read_now(looks) is None


def test_who_is_named_in_a_draft_can_go_without_it(known: Database) -> None:
    add(known, replace(ONE, other=BEN.id))
    known.write_now(lambda store: store.merges.remove_person(MINE.id, BEN.id))
    found = known.read_now(lambda store: store.drafts.find(MINE.id, ONE.id))
    assert found is not None
    assert found.other is None
