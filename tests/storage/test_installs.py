"""Workspaces that left: since when, and who has an account there."""

from datetime import timedelta

from bot.installs.model import Account, Removal
from bot.members.model import Handle
from storage.schema import handles
from storage.store import Database, Store
from tests.storage.rows import MINE, NOW, THEIRS, write_members

LATER = NOW + timedelta(days=1)


def test_accounts_are_those_of_one_workspace_by_name(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        for platform, realm, user, member in (
            ("slack", "T1", "U3", THEIRS.id),
            ("slack", "T2", "U1", THEIRS.id),
            ("discord", "T1", "U1", THEIRS.id),
        ):
            values = {"platform": platform, "realm": realm, "user": user, "member": member, "used_at": LATER}
            store.members._connection.execute(handles.insert(), values)

    database.write_now(work)
    found = database.read_now(lambda store: store.installs.accounts("slack", "T1", limit=9))
    assert found == (
        Account(MINE.handle, MINE.id, only=True),
        Account(THEIRS.handle, THEIRS.id, only=False),
        Account(Handle("slack", "T1", "U3"), THEIRS.id, only=False),
    )
    assert database.read_now(lambda store: store.installs.accounts("slack", "T1", limit=1)) == found[:1]
    assert database.read_now(lambda store: store.installs.used_at("slack", "T1")) == LATER
    assert database.read_now(lambda store: store.installs.used_at("slack", "T9")) is None


def test_two_accounts_in_one_workspace_are_none_elsewhere(database: Database) -> None:
    def work(store: Store) -> None:
        write_members(store)
        values = {"platform": "slack", "realm": "T1", "user": "U3", "member": MINE.id, "used_at": NOW}
        store.members._connection.execute(handles.insert(), values)

    database.write_now(work)
    found = database.read_now(lambda store: store.installs.accounts("slack", "T1", limit=9))
    assert [one.only for one in found] == [True, True, True]


def test_the_one_that_left_first_comes_first_and_only_once_it_is_time(database: Database) -> None:
    def work(store: Store) -> None:
        store.installs.removed("slack", "T1", LATER)
        store.installs.removed("slack", "T2", NOW)
        store.installs.installed("slack", "T3")

    database.write_now(work)
    gone = [
        database.write_now(lambda store, moment=moment: store.installs.gone(moment))
        for moment in (NOW - timedelta(seconds=1), NOW, LATER)
    ]
    assert gone == [None, Removal("slack", "T2", NOW), Removal("slack", "T2", NOW)]
    database.write_now(lambda store: store.installs.forget("slack", "T2"))
    assert database.write_now(lambda store: store.installs.gone(LATER)) == Removal("slack", "T1", LATER)
    database.write_now(lambda store: store.installs.installed("slack", "T1"))
    assert database.write_now(lambda store: store.installs.gone(LATER)) is None


def test_a_handle_is_taken_from_its_member_alone(database: Database) -> None:
    database.write_now(write_members)
    assert not database.write_now(lambda store: store.members.unlink(MINE.id, THEIRS.handle))
    assert database.write_now(lambda store: store.members.unlink(THEIRS.id, THEIRS.handle))
    assert not database.write_now(lambda store: store.members.unlink(THEIRS.id, THEIRS.handle))
    assert database.read_now(lambda store: store.members.find(MINE.handle)) == MINE.member


def test_what_is_known_says_where_we_are_and_where_not(database: Database) -> None:
    def work(store: Store) -> None:
        store.installs.installed("discord", "1")
        store.installs.removed("discord", "2", NOW)
        store.installs.installed("slack", "T1")

    assert database.read_now(lambda store: store.installs.known("discord")) == {}
    database.write_now(work)
    assert database.read_now(lambda store: store.installs.known("discord")) == {"1": True, "2": False}
    database.write_now(lambda store: store.installs.installed("discord", "2"))
    assert database.read_now(lambda store: store.installs.known("discord")) == {"1": True, "2": True}
