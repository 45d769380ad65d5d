"""One suite on both databases: members and held calls, and that every query answers to its owner alone."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from bot.contacts.model import ContactId, Tier
from bot.followups.model import FollowUp, FollowUpId
from bot.followups.model import State as FollowUpState
from bot.held.model import HeldId
from bot.journal.model import DeedId, DeedKind
from bot.kit.calls import Call
from bot.kit.times import Hours, Interval
from bot.members.model import Handle, MemberId
from bot.outbox.model import DeliveryId
from bot.outbox.model import State as DeliveryState
from storage.schema import handles, held, members
from storage.store import Database, Store
from storage.vault import CannotOpen, Keyring, Vault
from tests.storage import scoped_sharing
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, every_row, write
from tests.storage.scoped import DEED, GROUP, LOST, SAVING, SCOPED, UNSCOPED


@pytest.fixture
def two(database: Database) -> Database:
    """Two members with a row of each kind."""
    database.write_now(lambda store: [write(store, one) for one in (MINE, THEIRS)])
    return database


def test_every_query_is_known_to_answer_to_an_owner_or_to_have_a_reason(database: Database) -> None:
    found = database.read_now(
        lambda store: {
            f"{name}.{method}"
            for name, rows in vars(store).items()
            for method, _ in inspect.getmembers(rows, inspect.ismethod)
            if not method.startswith("_")
        }
    )
    assert found == SCOPED.keys() | UNSCOPED.keys()
    assert not SCOPED.keys() & UNSCOPED.keys()


def test_a_stranger_gets_nothing_and_changes_nothing(two: Database) -> None:
    # One more that is idle and told of today, so that each list has something to hold back.
    told = replace(THEIRS.followup, id=FollowUpId(250), nudge_at=None, nudged_on=TODAY)
    two.write_now(lambda store: _give_theirs_more(store, told))
    before = every_row(two)
    for name, query in SCOPED.items():
        assert not two.write_now(lambda store, ask=query: ask(store, MemberId(9))), name
    assert every_row(two) == before


def test_the_owner_gets_what_the_stranger_did_not(two: Database) -> None:
    told = replace(THEIRS.followup, id=FollowUpId(250), nudge_at=None, nudged_on=TODAY)
    two.write_now(lambda store: _give_theirs_more(store, told))
    empty = [name for name, query in SCOPED.items() if name not in SAVING and not two.write_now(partial(_ask, query))]
    assert empty == []


def _give_theirs_more(store: Store, told: FollowUp) -> None:
    """Rows that some queries look for."""
    lost = replace(THEIRS.delivery, id=DeliveryId(252), key=LOST, state=DeliveryState.UNKNOWN)
    store.outbox.put(lost)
    store.members.choose(THEIRS.id, GROUP, NOW)
    store.outbox.put(replace(THEIRS.delivery, id=DeliveryId(253), key="nudge/there", to=GROUP, kind="nudge"))
    store.followups.add(told)
    store.deeds.add([replace(DEED, id=DeedId(254), kind=DeedKind.ASK, sort="referral")])
    store.followups.add(replace(told, id=FollowUpId(251), state=FollowUpState.CANCELLED, closed_at=NOW))
    scoped_sharing.give(store)
    introduced = replace(THEIRS.contact, id=ContactId(THEIRS.id * 100 + 50), through=THEIRS.contact.id)
    store.contacts.add(introduced)


def _ask(query: Callable[[Store, MemberId], object], store: Store) -> object:
    savepoint = store.members._connection.begin_nested()
    try:
        return query(store, THEIRS.id)
    finally:
        savepoint.rollback()


def test_the_owner_changes_rows_of_their_own_only(two: Database) -> None:
    for name in SAVING:
        before = every_row(two)
        two.write_now(lambda store, ask=SCOPED[name]: ask(store, THEIRS.id))
        after = every_row(two)
        changed = {table: set(after[table]) ^ set(before[table]) for table in before}
        assert any(changed.values()), name
        assert all(THEIRS.id in row for rows in changed.values() for row in rows), name


# Members


def test_a_member_comes_back_as_it_was_saved(database: Database) -> None:
    full = replace(
        MINE.member,
        name="Łukasz \\ % _ 🦊",
        nudge_days=frozenset({0, 4, 6}),
        nudge_at=time(7, 30),
        quiet=Hours(time(22, 15), time(6, 45)),
        full_nudges=True,
        paused_until=date.max,
        ignored=2,
        slower=True,
        stopped=True,
        unreachable="gone",
    )
    database.write_now(lambda store: store.members.add(full, MINE.handle))
    assert database.read_now(lambda store: store.members.get(full.id)) == full
    plain = replace(MINE.member, seen_at=None, nudge_days=frozenset())
    database.write_now(lambda store: store.members.save(plain))
    assert database.read_now(lambda store: store.members.find(MINE.handle)) == plain


@pytest.mark.parametrize(
    "other", [Handle("discord", "T1", "U1"), Handle("slack", "T2", "U1"), Handle("slack", "T1", "u1")]
)
def test_the_same_user_id_elsewhere_is_somebody_else(database: Database, other: Handle) -> None:
    database.write_now(lambda store: store.members.add(MINE.member, MINE.handle))
    assert database.read_now(lambda store: store.members.find(other)) is None
    database.write_now(lambda store: store.members.add(THEIRS.member, other))
    assert database.read_now(lambda store: store.members.find(other)) == THEIRS.member
    assert database.read_now(lambda store: store.members.find(MINE.handle)) == MINE.member


def test_a_handle_belongs_to_one_member(database: Database) -> None:
    database.write_now(lambda store: store.members.add(MINE.member, MINE.handle))
    with pytest.raises(IntegrityError):
        database.write_now(lambda store: store.members.add(THEIRS.member, MINE.handle))
    assert database.read_now(lambda store: store.members.get(THEIRS.id)) is None


def test_several_members_by_id(two: Database) -> None:
    found = two.read_now(lambda store: store.members.several([MINE.id, THEIRS.id, MemberId(77), MINE.id]))
    assert found == {MINE.id: MINE.member, THEIRS.id: THEIRS.member}
    assert two.read_now(lambda store: store.members.several([])) == {}


def test_messages_go_to_the_handle_used_last(two: Database) -> None:
    second = Handle("discord", "all", "77")

    def link(store: Store) -> None:
        values = {"platform": "discord", "realm": "all", "user": "77", "member": MINE.id, "used_at": NOW}
        store.members._connection.execute(handles.insert(), values)
        store.members.used(MINE.id, second, NOW + timedelta(minutes=1))

    two.write_now(link)
    assert two.read_now(lambda store: store.members.home(MINE.id)) == second
    two.write_now(lambda store: store.members.used(MINE.id, MINE.handle, NOW + timedelta(minutes=2)))
    assert two.read_now(lambda store: store.members.home(MINE.id)) == MINE.handle


# Held calls


def test_held_calls_come_back_as_they_were(two: Database) -> None:
    assert two.read_now(lambda store: store.held.find(MINE.id, MINE.held.id)) == MINE.held


@pytest.mark.parametrize("typed", ["two\nlines", 'a "quoted" \\ word', "id:1 id:2", "\\n", "🦊 %s {0}"])
def test_whatever_was_typed_comes_back_from_a_held_call(two: Database, typed: str) -> None:
    one = replace(MINE.held, id=HeldId(150), calls=(Call("met", {"who": typed}), Call("help"), Call("met")))
    two.write_now(lambda store: store.held.add(one))
    assert two.read_now(lambda store: store.held.find(MINE.id, one.id)) == one


def test_a_held_question_is_answered_once(two: Database) -> None:
    answer = [two.write_now(lambda store: store.held.answered(MINE.id, MINE.held.id)) for _ in range(2)]
    assert answer == [True, False]
    found = two.read_now(lambda store: store.held.find(MINE.id, MINE.held.id))
    assert found == replace(MINE.held, answered=True)


def test_held_calls_are_forgotten_once_they_expired(two: Database) -> None:
    later = replace(MINE.held, id=HeldId(151), expires_at=MINE.held.expires_at + timedelta(microseconds=1))
    two.write_now(lambda store: store.held.add(later))
    assert two.write_now(lambda store: store.held.forget(later.expires_at)) == 2
    assert two.read_now(lambda store: store.held.find(MINE.id, later.id)) == later
    assert two.read_now(lambda store: store.held.find(THEIRS.id, THEIRS.held.id)) is None


# What every table promises


def test_tiers_are_the_members_own(two: Database) -> None:
    two.write_now(lambda store: store.contacts.set_interval(MINE.id, Tier.CLOSE, Interval(2, "week")))
    two.write_now(lambda store: store.contacts.set_interval(MINE.id, Tier.LIGHT, Interval(1, "year")))
    mine = two.read_now(lambda store: store.contacts.intervals(MINE.id))
    assert mine == {Tier.CLOSE: Interval(2, "week"), Tier.LIGHT: Interval(1, "year")}
    assert two.read_now(lambda store: store.contacts.intervals(THEIRS.id)) == {Tier.CLOSE: Interval(45, "day")}


def test_a_private_text_does_not_open_in_another_members_row(two: Database) -> None:
    def swap(store: Store) -> None:
        connection = store.members._connection
        sealed = select(held.c.calls).where(held.c.owner == MINE.id).scalar_subquery()
        connection.execute(held.update().where(held.c.owner == THEIRS.id).values(calls=sealed))

    two.write_now(swap)
    with pytest.raises(CannotOpen, match="belongs to another row"):
        two.read_now(lambda store: store.held.find(THEIRS.id, THEIRS.held.id))


def test_a_store_with_another_key_opens_nothing(two: Database) -> None:
    other = Vault(Keyring.parse(Keyring.generate()))
    reading = two.engine.read(lambda connection: Store(connection, other).journal.find(MINE.id, MINE.entry.id))
    with pytest.raises(CannotOpen, match="is not among the keys"):
        reading.result()


def test_a_members_rows_go_with_the_member(two: Database) -> None:
    two.engine.write(lambda connection: connection.execute(delete(members).where(members.c.id == MINE.id))).result()
    left = every_row(two)
    terms = len(left["contact_terms"]) // len(left["contacts"])
    assert {table: len(rows) for table, rows in left.items() if len(rows) != 1} == {
        "contact_terms": terms,  # of the other's one contact
        "deliveries": 2,  # without a foreign key: dropped when it is to be sent
        "sources": 2,  # nobody's: `erase` takes what was read for nobody else
        **dict.fromkeys(("stops", "installs", "inbox", "spaces", "digests", "posts"), 0),  # nobody's
    }
