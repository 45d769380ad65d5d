"""One suite on both databases: what rules look at, what they said, and which are silent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

from bot.contacts.model import ContactId
from bot.followups.model import FollowUpId, Kind, State
from bot.guard.model import CautionId, Crowd, Given, Late, Mute, MuteId, Silence, Talked, Told
from bot.journal.model import Deed, DeedId, DeedKind, EntryId, Purpose
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, every_row, write_members

DAY = timedelta(days=1)
ANA = MINE.contact
BEN = replace(ANA, id=ContactId(1501), name="Ben Oak", created_at=NOW - 40 * DAY)
NUMBERS: Iterator[int] = count(5000)


@pytest.fixture
def known(database: Database) -> Database:
    """I know two people, and somebody else knows one."""

    def work(store: Store) -> None:
        write_members(store)
        for one in (ANA, BEN, THEIRS.contact):
            store.contacts.add(one)

    database.write_now(work)
    return database


def told(rule: str, contact: int | None, day: date = TODAY, owner=MINE.id) -> Told:
    return Told(CautionId(next(NUMBERS)), owner, rule, contact, day, NOW)


def mute(rule: str, contact: int | None = None, owner=MINE.id) -> Mute:
    return Mute(MuteId(next(NUMBERS)), owner, rule, contact, NOW)


def test_talks_come_newest_first_without_a_word_of_them(known: Database) -> None:
    one = replace(MINE.entry, purpose=Purpose.ADVICE, started="me")
    old = replace(MINE.entry, id=EntryId(5001), day=TODAY - 9 * DAY)
    known.write_now(lambda store: [store.journal.add(entry) for entry in (one, old)])
    found = known.read_now(lambda store: store.mutes.talks(MINE.id, ANA.id, limit=9))
    assert found == (Talked(TODAY, "me", Purpose.ADVICE), Talked(old.day))
    assert known.read_now(lambda store: store.mutes.talks(MINE.id, ANA.id, limit=1)) == found[:1]
    assert known.read_now(lambda store: store.mutes.talks(MINE.id, BEN.id, limit=9)) == ()


def test_only_gives_and_asks_are_looked_at_and_one_can_be_left_out(known: Database) -> None:
    give = Deed(DeedId(6001), MINE.id, DeedKind.HELP, TODAY - DAY, NOW, contact=ANA.id)
    ask = replace(give, id=DeedId(6002), kind=DeedKind.ASK, day=TODAY)
    post, ben = replace(give, id=DeedId(6003), kind=DeedKind.POST), replace(give, id=DeedId(6004), contact=BEN.id)
    known.write_now(lambda store: store.deeds.add([give, ask, post, ben]))
    found = known.read_now(lambda store: store.mutes.deeds(MINE.id, ANA.id, limit=9))
    assert found == (Given(ask.day, DeedKind.ASK), Given(give.day, DeedKind.HELP))
    assert known.read_now(lambda store: store.mutes.deeds(MINE.id, ANA.id, limit=9, but=ask.id)) == found[1:]


def test_late_are_open_promises_and_thanks_that_were_due_before_today(known: Database) -> None:
    promise = replace(MINE.followup, due=TODAY - 2 * DAY)
    thanks = replace(promise, id=FollowUpId(6101), kind=Kind.THANKS, due=TODAY - DAY)
    others = (
        replace(promise, id=FollowUpId(6102), due=TODAY),
        replace(promise, id=FollowUpId(6103), kind=Kind.CADENCE),
        replace(promise, id=FollowUpId(6104), state=State.DONE, closed_at=NOW),
        replace(promise, id=FollowUpId(6105), contact=BEN.id),
    )
    known.write_now(lambda store: [store.followups.add(one) for one in (promise, thanks, *others)])
    found = known.read_now(lambda store: store.mutes.late(MINE.id, ANA.id, TODAY))
    assert found == (Late(promise.due), Late(thanks.due, thanks=True))


def test_a_crowd_is_of_people_added_lately_and_how_many_were_talked_to(known: Database) -> None:
    fay, old = replace(ANA, id=ContactId(1502)), replace(ANA, id=ContactId(1503), archived_at=NOW)
    known.write_now(lambda store: (store.contacts.add(fay), store.contacts.add(old), store.journal.add(MINE.entry)))
    again = replace(MINE.entry, id=EntryId(5001))
    known.write_now(lambda store: store.journal.add(again))
    assert known.read_now(lambda store: store.mutes.crowd(MINE.id, NOW - 30 * DAY)) == Crowd(2, 1)
    assert known.read_now(lambda store: store.mutes.crowd(MINE.id, NOW - 50 * DAY)) == Crowd(3, 1)
    assert known.read_now(lambda store: store.mutes.crowd(MINE.id, NOW + DAY)) == Crowd(0, 0)


def test_what_was_said_is_known_by_person_and_since_a_day(known: Database) -> None:
    theirs = told("silent", ANA.id, owner=THEIRS.id)
    several = [told("too-soon", ANA.id), told("ask-only", BEN.id), told("collecting", None), theirs]
    known.write_now(lambda store: store.mutes.say(several))

    def said(who: ContactId, since: date) -> frozenset[str]:
        return known.read_now(lambda store: store.mutes.said(MINE.id, who, since))

    assert said(ANA.id, TODAY) == {"too-soon", "collecting"}
    assert said(BEN.id, TODAY) == {"ask-only", "collecting"}
    assert said(ANA.id, TODAY + DAY) == frozenset()
    known.write_now(lambda store: store.mutes.say([told("too-soon", ANA.id, TODAY + DAY)]))
    assert said(ANA.id, TODAY + DAY) == {"too-soon"}
    assert len(every_row(known)["cautions"]) == 4, "the older one of the same gave way"


def test_a_mute_is_for_one_person_or_for_everybody_and_there_once(known: Database) -> None:
    known.write_now(lambda store: [store.mutes.mute(mute("too-soon", ANA.id)) for _ in range(3)])
    known.write_now(lambda store: store.mutes.mute(mute("tips")))
    known.write_now(lambda store: store.mutes.mute(mute("silent", owner=THEIRS.id)))
    assert len(every_row(known)["mutes"]) == 3

    def muted(who: ContactId | None) -> frozenset[str]:
        return known.read_now(lambda store: store.mutes.muted(MINE.id, who))

    assert (muted(ANA.id), muted(BEN.id), muted(None)) == ({"too-soon", "tips"}, {"tips"}, {"tips"})
    assert not known.write_now(lambda store: store.mutes.unmute(MINE.id, "too-soon", None))
    assert not known.write_now(lambda store: store.mutes.unmute(THEIRS.id, "too-soon", ANA.id))
    assert known.write_now(lambda store: store.mutes.unmute(MINE.id, "too-soon", ANA.id))
    assert muted(ANA.id) == {"tips"}


def test_how_silent_each_rule_is_and_about_whom(known: Database) -> None:
    several = [mute("too-soon", ANA.id), mute("too-soon", BEN.id), mute("tips"), mute("silent"), mute("silent", BEN.id)]
    known.write_now(lambda store: [store.mutes.mute(one) for one in several])
    assert known.read_now(lambda store: store.mutes.silences(MINE.id)) == {
        "too-soon": Silence(False, 2),
        "tips": Silence(True),
        "silent": Silence(True, 1),
    }
    assert known.read_now(lambda store: store.mutes.people(MINE.id, "too-soon", limit=9)) == (BEN.id, ANA.id)
    assert known.read_now(lambda store: store.mutes.people(MINE.id, "too-soon", limit=1)) == (BEN.id,)
    assert known.read_now(lambda store: store.mutes.people(MINE.id, "tips", limit=9)) == ()


def test_balances_are_by_person_in_pages_the_newest_first(known: Database) -> None:
    give = Deed(DeedId(6001), MINE.id, DeedKind.HELP, TODAY - DAY, NOW, contact=ANA.id)
    several = [
        give,
        replace(give, id=DeedId(6002), kind=DeedKind.ASK, day=TODAY),
        replace(give, id=DeedId(6003), kind=DeedKind.POST, day=TODAY + DAY),
        replace(give, id=DeedId(6004), contact=BEN.id, day=TODAY),
        replace(give, id=DeedId(6005), contact=None),
    ]
    known.write_now(lambda store: store.deeds.add(several))
    first = known.read_now(lambda store: store.deeds.balances(MINE.id, limit=1))
    rest = known.read_now(lambda store: store.deeds.balances(MINE.id, limit=9, after=first[0]))
    assert [(one.contact, one.gave, one.asked, one.last) for one in (*first, *rest)] == [
        (BEN.id, 1, 0, TODAY),
        (ANA.id, 1, 1, TODAY),
    ]
    assert known.read_now(lambda store: store.deeds.balances(MINE.id, limit=9, asked=True)) == rest
    assert known.read_now(lambda store: store.deeds.balance(MINE.id, ANA.id)) == rest[0]
    assert known.read_now(lambda store: store.deeds.balance(THEIRS.id, ANA.id)) is None
    assert known.read_now(lambda store: store.deeds.size(MINE.id)) == 4, "asks are in the ledger alone"
    listed = known.read_now(lambda store: store.deeds.listing(MINE.id, limit=9))
    assert DeedKind.ASK not in {one.kind for one in listed}
    both = known.read_now(lambda store: store.deeds.of_contact(MINE.id, ANA.id, limit=9, after=several[2]))
    assert [one.id for one in both] == [6002, 6001]
