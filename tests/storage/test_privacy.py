"""Everything of a member can be taken out and taken away, whatever table or column comes next."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from bot.kit.calls import spell
from bot.kit.ids import spell_id
from bot.members.model import MemberId
from bot.outbox.model import DeliveryId
from storage.schema import MINE as EXPORTED
from storage.schema import metadata
from storage.store import Database, Store
from storage.types import Id, Secret
from storage.vault import CannotOpen, Keyring, Vault
from tests.storage.rows import MINE, NOW, THEIRS, TODAY, every_row, write


@pytest.fixture
def two(database: Database) -> Database:
    """Two members with a row of each kind."""
    database.write_now(lambda store: [write(store, one) for one in (MINE, THEIRS)])
    return database


# Every table and column has its rule


def without_rule(schema: MetaData) -> Iterator[str]:
    """Tables that don't say how they are erased, and columns that don't say whether they are exported."""
    for table in schema.sorted_tables:
        owner = table.info.get("owner", "unsaid")
        if owner is not None and owner not in table.columns:
            yield table.name
        for column in table.columns:
            where = f"{table.name}.{column.name}"
            if not isinstance(column.info.get("export"), bool):
                yield where
            if isinstance(column.type, Secret) and "id" not in table.columns:
                yield f"{where} can't be opened: a sealed text needs an id"


def copy_of_schema() -> MetaData:
    copy = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(copy)
    return copy


def test_every_table_says_how_it_is_erased_and_every_column_whether_it_is_exported() -> None:
    assert list(without_rule(metadata)) == []
    assert list(without_rule(copy_of_schema())) == []


def test_a_new_column_without_a_rule_is_noticed() -> None:
    copy = copy_of_schema()
    copy.tables["contacts"].append_column(Column("birthday", Integer))
    assert list(without_rule(copy)) == ["contacts.birthday"]


def test_a_new_table_without_a_rule_is_noticed() -> None:
    copy = copy_of_schema()
    Table("notes", copy, Column("id", Id, primary_key=True, info=EXPORTED))
    assert list(without_rule(copy)) == ["notes"]


def test_a_rule_that_names_no_column_is_noticed() -> None:
    copy = copy_of_schema()
    Table("notes", copy, Column("id", Id, primary_key=True, info=EXPORTED), info={"owner": "member"})
    assert list(without_rule(copy)) == ["notes"]


def test_every_table_that_names_a_member_is_erased_with_them() -> None:
    # A column that points to a member is its table's owner, or emptied: the row would outlive the member it speaks of.
    pointing = {
        (table.name, key.parent.name)
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "members" and key.ondelete != "SET NULL"
    }
    assert pointing <= {(table.name, table.info["owner"]) for table in metadata.sorted_tables}


# Export


def exported(table: str) -> set[str]:
    return {column.name for column in metadata.tables[table].columns if column.info["export"]}


def column(table: str, name: str) -> object:
    return metadata.tables[table].c[name].type


def everything(database: Database, member: MemberId) -> dict[str, list[Mapping[str, object]]]:
    return database.read_now(
        lambda store: {table: list(store.privacy.rows(member, table)) for table in store.privacy.tables()}
    )


def test_an_export_holds_every_exported_column_of_every_table(two: Database) -> None:
    export = everything(two, MINE.id)
    assert export.keys() == {table for table in metadata.tables if exported(table)}
    assert {table: set(rows[0]) for table, rows in export.items()} == {table: exported(table) for table in export}
    assert {table: len(rows) for table, rows in export.items()} == dict.fromkeys(export, 1)


def test_an_export_has_the_values_and_opens_private_texts(two: Database) -> None:
    export = {name: rows[0] for name, rows in everything(two, MINE.id).items()}

    def compare(table: str, model: Any, **otherwise: Any) -> None:
        known = {name: getattr(model, name) for name in exported(table) if hasattr(model, name)}
        values = known | otherwise
        ids = {name for name, value in values.items() if value is not None and isinstance(column(table, name), Id)}
        assert export[table] == {name: spell_id(value) if name in ids else value for name, value in values.items()}

    quiet = MINE.member.quiet
    compare("members", MINE.member, nudge_days="13", quiet_from=quiet.start, quiet_to=quiet.end)
    compare("handles", MINE.handle, member=MINE.id, used_at=NOW, nudges_to=None, nudges_shared=None)
    compare("contacts", MINE.contact)
    compare("journal", MINE.entry, purpose="", outcome="")
    compare("followups", MINE.followup)
    compare("tier_intervals", None, owner=MINE.id, tier="close", every="every 45 days")
    aim = {"family": "profile", "text": "Be known for maps", "until": TODAY, "created_at": NOW}
    compare("aims", None, owner=MINE.id, **aim)
    assert export["goals"]["result"] == "quiet words learnt"
    assert export["goals"]["want"] == "quiet words wanted"
    assert export["goals"]["questions"] == "quiet words asked"
    assert export["goal_counts"]["note"] == "quiet words counted"
    to = {"platform": "slack", "realm": "T1", "user": "U1", "place": None}
    compare("deliveries", MINE.delivery, call=spell(MINE.delivery.call), **to)


def _exported_values(database: Database) -> list[object]:
    export = everything(database, MINE.id)
    return [value for rows in export.values() for row in rows for value in row.values()]


def test_an_export_holds_plain_values_only(two: Database) -> None:
    assert set(map(type, _exported_values(two))) <= {int, str, bool, tuple, type(None), datetime, date, time}


def test_an_export_holds_nothing_of_anybody_else(two: Database) -> None:
    ids = {spell_id(one) for one in (THEIRS.id, THEIRS.contact.id, THEIRS.entry.id, THEIRS.followup.id)}
    assert (ids | {THEIRS.handle.user, THEIRS.member.name}).isdisjoint(_exported_values(two))


def test_an_export_of_nobody_is_empty(two: Database) -> None:
    assert not any(everything(two, MemberId(9)).values())


# Erasure


def test_erasing_leaves_no_row_of_the_member_and_touches_nobody_elses(two: Database) -> None:
    before = {name: rows for name, rows in every_row(two).items() if metadata.tables[name].info["owner"]}
    alone = {table: [row for row in rows if _belongs(table, row, THEIRS.id)] for table, rows in before.items()}
    mine = {table: sum(_belongs(table, row, MINE.id) for row in rows) for table, rows in before.items()}
    gone = two.write_now(lambda store: store.privacy.erase(MINE.id))
    assert gone == mine
    assert all(gone.values())
    assert {name: rows for name, rows in every_row(two).items() if name in alone} == alone


def _belongs(table: str, row: tuple[object, ...], member: MemberId) -> bool:
    found = metadata.tables[table]
    return dict(zip(found.columns.keys(), row, strict=True))[found.info["owner"]] == member


def test_an_erased_member_appears_in_no_column(two: Database) -> None:
    two.write_now(lambda store: store.privacy.erase(MINE.id))
    ids = {MINE.id, MINE.contact.id, MINE.entry.id, MINE.followup.id, MINE.held.id, MINE.delivery.id}
    values = [value for rows in every_row(two).values() for row in rows for value in row]
    assert [value for value in values if type(value) is int and value in ids - {1}] == []
    assert [value for value in values if isinstance(value, str) and MINE.handle.user in value] == []


def test_erasing_twice_finds_nothing_the_second_time(two: Database) -> None:
    gone = [two.write_now(lambda store: store.privacy.erase(MINE.id)) for _ in range(2)]
    assert all(gone[0].values())
    assert not any(gone[1].values())


def test_somebody_erased_begins_anew(two: Database) -> None:
    two.write_now(lambda store: store.privacy.erase(MINE.id))
    assert two.read_now(lambda store: store.members.find(MINE.handle)) is None
    two.write_now(lambda store: write(store, MINE))
    assert two.read_now(lambda store: store.contacts.find(MINE.id, MINE.contact.id)) == MINE.contact


def test_what_is_planned_while_a_member_is_erased_goes_with_them(two: Database) -> None:
    planned, asked = threading.Event(), threading.Event()

    def plan(store: Store) -> bool:
        kept = store.members.kept([MINE.id])
        planned.set()
        if two.engine.name == "postgresql":  # on SQLite the other waits for its turn to write
            asked.wait(5)
        again = replace(MINE.delivery, id=DeliveryId(198), key="nudge/1/2026-03-07")
        return MINE.id in kept and store.outbox.put(again)

    planning = two.engine.write(lambda connection: plan(Store(connection, two.vault)))
    assert planned.wait(5)
    erasing = two.engine.write(lambda connection: Store(connection, two.vault).privacy.erase(MINE.id))
    time_to_begin = threading.Timer(0.2, asked.set)
    time_to_begin.start()
    assert planning.result(10)
    assert erasing.result(10)["deliveries"] == 2
    assert [row for row in every_row(two)["deliveries"] if _belongs("deliveries", row, MINE.id)] == []
    assert two.write_now(lambda store: store.members.kept([MINE.id])) == {}


def test_a_large_member_goes_in_slices_and_is_unreachable_from_the_first(two: Database) -> None:
    owned = {table.name for table in metadata.sorted_tables if table.info["owner"]}
    alone = {
        table: [row for row in rows if _belongs(table, row, THEIRS.id)]
        for table, rows in every_row(two).items()
        if table in owned
    }
    gone = two.write_now(lambda store: store.privacy.erase(MINE.id, at_once=3))
    assert all(gone.values())
    assert two.read_now(lambda store: store.members.find(MINE.handle)) is None
    assert [row for row in every_row(two)["deliveries"] if _belongs("deliveries", row, MINE.id)] == []
    assert [row for row in every_row(two)["members"] if _belongs("members", row, MINE.id)] != []
    slices: list[int] = []
    while found := two.write_now(lambda store: store.privacy.sweep(at_once=3)):
        slices.append(found)
    assert len(slices) > 1
    assert max(slices) <= 3
    assert {name: rows for name, rows in every_row(two).items() if name in alone} == alone


def test_nobody_with_an_account_is_swept(two: Database) -> None:
    before = every_row(two)
    assert two.write_now(lambda store: store.privacy.sweep()) == 0
    assert every_row(two) == before


def test_every_column_that_points_elsewhere_begins_an_index() -> None:
    # Deleting what it points to looks for it, once for each row.
    for table in metadata.sorted_tables:
        firsts = {next(iter(index.columns)).name for index in table.indexes} | {next(iter(table.primary_key)).name}
        assert {key.parent.name for key in table.foreign_keys} <= firsts, table.name


# The keys


def test_keys_that_open_the_newest_texts_pass(two: Database) -> None:
    two.read_now(lambda store: store.privacy.try_keys())


def test_keys_that_do_not_are_noticed(two: Database) -> None:
    other = Vault(Keyring.parse(Keyring.generate()))
    with pytest.raises(CannotOpen):
        two.engine.read(lambda connection: Store(connection, other).privacy.try_keys()).result()


def reseal(database: Database, *, limit: int) -> tuple[int, int]:
    """Batch after batch, as rotate-keys does it: how many were looked at, and how many sealed anew."""
    seen = sealed = 0
    for place in database.read_now(lambda store: store.privacy.secrets()):
        last = 0
        while True:
            done = database.write_now(lambda store, p=place, a=last: store.privacy.seal_anew(p, after=a, limit=limit))
            seen, sealed, last = seen + done.seen, sealed + done.sealed, done.last
            if done.seen < limit:
                break
    return seen, sealed


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_every_private_text_is_sealed_anew_with_the_first_key_and_opens_without_the_old(
    database: Database, limit: int
) -> None:
    old, new = Keyring.generate(), Keyring.generate()
    before = Database(database.engine, Vault(Keyring.parse(old)))
    before.write_now(lambda store: [write(store, one) for one in (MINE, THEIRS)])
    texts = [everything(before, one.id) for one in (MINE, THEIRS)]
    both = Database(database.engine, Vault(Keyring.parse(f"{new},{old}")))
    count = both.read_now(lambda store: store.privacy.stale())
    assert count > 10
    assert reseal(both, limit=limit) == (count, count)
    assert both.read_now(lambda store: store.privacy.stale()) == 0
    assert reseal(both, limit=limit) == (count, 0)
    alone = Database(database.engine, Vault(Keyring.parse(new)))
    assert [everything(alone, one.id) for one in (MINE, THEIRS)] == texts


def test_sealing_anew_without_the_old_key_changes_nothing(two: Database) -> None:
    before = every_row(two)
    other = Database(two.engine, Vault(Keyring.parse(Keyring.generate())))
    with pytest.raises(CannotOpen, match="is not among the keys"):
        reseal(other, limit=10)
    assert every_row(two) == before


def test_an_empty_database_fits_any_key(database: Database) -> None:
    database.read_now(lambda store: store.privacy.try_keys())
