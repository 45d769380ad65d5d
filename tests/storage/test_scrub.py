"""Nothing of what was deleted stays in SQLite's files: not in gaps of pages, not in the log, not after a restart."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.contacts.model import ContactId
from bot.kit.ids import new_id
from storage import scrub
from storage.store import Database, Store, open_database
from tests.storage.rows import MINE, NOW, every_row, someone, write


def _canaries(number: int) -> list[str]:
    return [f"{word}{number}canary" for word in ("Name", "Work", "Role", "Place", "Self", "User", "Later")]


def _many(number: int, store: Store) -> None:
    """A member with three hundred people, each renamed once: enough for pages to split, fill and be given back."""
    name, work, role, place, own, user, later = _canaries(number)
    plain = someone(number)
    handle = replace(plain.handle, user=user)
    contact = replace(plain.contact, name=name, company=work, role=role, met_at=place)
    one = replace(plain, member=replace(plain.member, name=own), handle=handle, contact=contact)
    write(store, replace(one, delivery=replace(one.delivery, to=handle)))
    for n in range(300):
        friend = replace(contact, id=ContactId(new_id(NOW)), name=f"{name} {n}")
        store.contacts.add(friend)
        store.contacts.save(replace(friend, name=f"{later} {n}", company=work * (n % 7)))


SQLITE = pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)


@pytest.fixture
def file(database: Database, migrated_url: str) -> Path:
    """Of a database with two members in it whose pages were split."""
    for number in (1, 2):
        database.write_now(lambda store, n=number: _many(n, store))
    return Path(make_url(migrated_url).database or "")


@SQLITE
def test_no_byte_of_an_erased_member_stays_in_the_files(database: Database, file: Path) -> None:
    assert all(_found(file, _canaries(1)).values())
    database.write_now(lambda store: store.privacy.erase(MINE.id))
    while database.write_now(lambda store: store.privacy.sweep()):
        pass
    # Where a page was split, SQLite leaves copies of cells between the others, whatever secure_delete says. Where that
    # happens changes with every column, so some are left here on purpose.
    with closing(sqlite3.connect(file)) as beside:
        beside.execute("PRAGMA secure_delete = OFF")
        beside.execute("CREATE TABLE left_over AS SELECT ? AS word", (_canaries(1)[0] * 100,))
        beside.commit()
        beside.execute("DROP TABLE left_over")
        beside.commit()
        beside.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert any(_found(file, _canaries(1)).values())
    assert database.engine.scrub().result() is True
    names = [beside.name for beside in file.parent.glob(f"{file.name}*")]
    assert sorted(names) == [file.name, f"{file.name}-shm", f"{file.name}-wal"]
    assert not any(_found(file, _canaries(1)).values())
    assert all(_found(file, _canaries(2)).values())


@SQLITE
def test_no_byte_of_a_forgotten_person_stays_in_the_files(database: Database, file: Path) -> None:
    (person,) = database.read_now(lambda store: store.contacts.named(MINE.id, ("later1canary", "150")))
    unique = replace(person, name="Quillfeather Vex", company="Quillfeather")
    database.write_now(lambda store: store.contacts.save(unique))
    assert all(_found(file, ["Quillfeather"]).values())
    database.write_now(lambda store: store.merges.forget(MINE.id, unique))
    assert database.engine.scrub().result() is True
    assert not any(_found(file, ["Quillfeather"]).values())


@SQLITE
def test_a_large_file_waits_and_neither_a_restart_nor_a_full_disk_forgets_it(
    database: Database, file: Path, migrated_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.write_now(lambda store: store.privacy.erase(MINE.id))
    assert database.engine.scrub(largest=1000).result() is False
    database.close()
    again = open_database(migrated_url, database.vault)
    try:
        full = shutil.disk_usage(file)._replace(free=1000)
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "disk_usage", lambda folder: full)
            assert again.engine.scrub(largest=None).result() is False
        while again.write_now(lambda store: store.privacy.sweep()):
            pass
        assert again.engine.scrub(largest=None).result() is True
        assert not any(_found(file, _canaries(1)).values())
    finally:
        again.close()


@SQLITE
def test_a_disk_that_fills_up_while_the_file_is_written_anew_breaks_nothing(database: Database, file: Path) -> None:
    database.write_now(lambda store: store.privacy.erase(MINE.id))
    before = every_row(database)

    def short(run: scrub.Run, size: int) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scrub, "_write_anew", short)
        assert database.engine.scrub().result() is False
    assert every_row(database) == before
    assert database.engine.scrub().result() is True
    assert every_row(database) == before


@SQLITE
def test_what_owes_nothing_is_not_written_anew(database: Database, file: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scrub, "_write_anew", lambda run, size: pytest.fail("nothing was deleted"))
        assert database.engine.scrub().result() is True


def _found(file: Path, canaries: list[str]) -> dict[str, bool]:
    """Which canaries are in the database, its WAL or its index; names also as they are folded for finding."""
    content = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    return {word: word.encode() in content or word.casefold().encode() in content for word in canaries}
