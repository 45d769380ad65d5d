"""What the engine does with a SQLite file."""

import sqlite3
import stat
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from sqlalchemy import Engine as SQLAlchemyEngine
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.engine import DatabaseProblem, Engine, open_engine
from tests.storage.counter import add_one, child, line, put, run_sql, scalar, set_up, value


def test_threads_that_read_then_write_lose_nothing(sqlite_engine: Engine) -> None:
    def add_many(_: int) -> None:
        for _ in range(100):
            sqlite_engine.write(add_one).result()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_many, range(8)))
    assert sqlite_engine.read(value).result() == 800


def test_writes_run_in_the_order_handed_in(sqlite_engine: Engine) -> None:
    ran: list[int] = []

    def work(number: int) -> Callable[[Connection], None]:
        return lambda connection: ran.append(number)

    for future in [sqlite_engine.write(work(number)) for number in range(300)]:
        future.result()
    assert ran == list(range(300))


def test_a_writing_transaction_holds_the_lock_from_its_first_moment(sqlite_engine: Engine, path: Path) -> None:
    def work(connection: Connection) -> None:
        other = sqlite3.connect(path, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()

    sqlite_engine.write(work).result()


def test_reading_does_not_wait_for_writing(sqlite_engine: Engine) -> None:
    def work(connection: Connection) -> int:
        put(connection, 7)
        return sqlite_engine.read(value).result(timeout=20)

    assert sqlite_engine.write(work).result() == 0


HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE counter SET value = value + 10 WHERE id = 1")
print("held", flush=True)
sys.stdin.readline()
connection.execute("COMMIT")
"""


def test_another_process_that_writes_for_a_second_only_delays_us(sqlite_engine: Engine, path: Path) -> None:
    with child(HOLD, path) as holder:
        assert line(holder) == "held\n"
        future = sqlite_engine.write(add_one)
        with pytest.raises(TimeoutError):
            future.result(timeout=1)
        holder.communicate("go\n", timeout=20)
        future.result(timeout=20)
    assert sqlite_engine.read(value).result() == 11


def test_a_lock_held_for_too_long_is_a_problem_with_a_remedy(sqlite_engine: Engine, path: Path) -> None:
    with child(HOLD, path) as holder, open_engine(f"sqlite:///{path}", busy_seconds=0.05) as impatient:
        assert line(holder) == "held\n"
        with pytest.raises(DatabaseProblem, match=r"grapevine\.db: another process kept it locked"):
            impatient.write(add_one).result()
        holder.communicate("go\n", timeout=20)
        impatient.write(add_one).result()


OPEN = """
import sys
from storage.engine import open_engine
print("there", flush=True)
sys.stdin.readline()
with open_engine("sqlite:///" + sys.argv[1]) as engine:
    make = "CREATE TABLE IF NOT EXISTS log (pid INTEGER)"
    engine.write(lambda connection: connection.exec_driver_sql(make)).result()
    for _ in range(20):
        engine.write(lambda connection: connection.exec_driver_sql("INSERT INTO log VALUES (1)")).result()
"""


def test_processes_may_open_the_same_new_file_at_once(path: Path) -> None:
    processes = [child(OPEN, path) for _ in range(5)]
    for process in processes:
        line(process)
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=60)
    assert [process.returncode for process in processes] == [0] * 5
    with open_engine(f"sqlite:///{path}") as engine:
        assert engine.read(scalar("SELECT count(*) FROM log")).result() == 100


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("busy_timeout", 30_000),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
    ],
)
def test_every_sqlite_connection_is_set_up(sqlite_engine: Engine, pragma: str, expected: object) -> None:
    assert sqlite_engine.write(scalar(f"PRAGMA {pragma}")).result() == expected
    assert sqlite_engine.read(scalar(f"PRAGMA {pragma}")).result() == expected


def test_only_the_owner_may_read_the_files(sqlite_engine: Engine, path: Path) -> None:
    sqlite_engine.write(add_one).result()
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {"grapevine.db": 0o600, "grapevine.db-wal": 0o600, "grapevine.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_stays_beside_a_closed_database(path: Path) -> None:
    with open_engine(f"sqlite:///{path}") as engine:
        engine.write(set_up).result()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(DatabaseProblem, match="must be a file"):
        open_engine(url)


def test_a_file_that_is_no_database_is_a_problem_at_once(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("dear diary " * 200)
    with pytest.raises(DatabaseProblem, match=r"notes\.txt: it is not a SQLite database"):
        open_engine(f"sqlite:///{file}")
    assert file.read_text() == "dear diary " * 200


def test_a_folder_in_place_of_the_file_is_a_problem_at_once(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="can't be opened"):
        open_engine(f"sqlite:///{tmp_path}")


def test_a_file_that_cannot_be_made_is_a_problem_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match="can't be made"):
        open_engine(f"sqlite:///{tmp_path}/file/grapevine.db")


def test_a_full_disk_is_a_problem_and_leaves_nothing_behind(sqlite_engine: Engine) -> None:
    # A limit on pages fails the way a full disk does.
    sqlite_engine.write(run_sql("CREATE TABLE big (data BLOB)")).result()
    pages = sqlite_engine.write(scalar("PRAGMA page_count")).result()
    sqlite_engine.write(scalar(f"PRAGMA max_page_count={pages}")).result()
    with pytest.raises(DatabaseProblem, match="the disk is full"):
        sqlite_engine.write(run_sql("INSERT INTO big VALUES (zeroblob(100000))")).result()
    assert sqlite_engine.read(scalar("SELECT count(*) FROM big")).result() == 0
    sqlite_engine.write(scalar("PRAGMA max_page_count=100000")).result()
    sqlite_engine.write(run_sql("INSERT INTO big VALUES (zeroblob(100000))")).result()


def test_a_database_that_takes_no_writes_is_a_problem(sqlite_engine: Engine) -> None:
    sqlite_engine.write(run_sql("PRAGMA query_only=ON")).result()
    with pytest.raises(DatabaseProblem, match="can't be written"):
        sqlite_engine.write(add_one).result()


def test_the_programs_own_mistakes_stay_what_they_are(sqlite_engine: Engine) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        sqlite_engine.write(run_sql("SELECT * FROM nowhere")).result()


def test_works_that_wait_together_share_a_commit_and_each_gets_its_own_result(tmp_path: Path):
    """One of them fails by itself, and one by the database: neither takes the others along."""
    gate = threading.Event()
    with open_engine(f"sqlite:///{tmp_path / 'shared.db'}") as engine:
        engine.write(lambda connection: connection.exec_driver_sql("CREATE TABLE t (n INTEGER PRIMARY KEY)")).result()
        commits: list[int] = []

        def count(connection: Connection) -> None:
            commits.append(1)

        event.listen(SQLAlchemyEngine, "commit", count)
        try:
            started = threading.Event()
            blocked = engine.write(lambda connection: started.set() or gate.wait(10))
            started.wait(10)

            def insert(n: int) -> Callable[[Connection], int]:
                def work(connection: Connection) -> int:
                    connection.exec_driver_sql(f"INSERT INTO t VALUES ({n})")
                    if n == 3:
                        raise KeyError("three")
                    return n

                return work

            several = [engine.write(insert(n)) for n in range(5)]
            gate.set()
            blocked.result()
            assert [future.exception() is None for future in several] == [True, True, True, False, True]
            assert len(commits) == 2
            gate.clear()
            started.clear()
            blocked = engine.write(lambda connection: started.set() or gate.wait(10))
            started.wait(10)
            again = [engine.write(insert(n)) for n in (5, 0, 6)]
            gate.set()
            assert isinstance(again[1].exception(), IntegrityError)
            assert [again[0].result(), again[2].result()] == [5, 6]
        finally:
            event.remove(SQLAlchemyEngine, "commit", count)
        stored = engine.read(
            lambda connection: connection.exec_driver_sql("SELECT n FROM t ORDER BY n").scalars().all()
        )
        assert stored.result() == [0, 1, 2, 4, 5, 6]
