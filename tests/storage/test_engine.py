import os
import sqlite3
import stat
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage.engine import DatabaseInUse, DatabaseProblem, Engine, database_file, lock_database, open_engine

ROOT = Path(__file__).parents[2]
counter = sa.Table(
    "counter",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("value", sa.BigInteger, nullable=False),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "grapevine.db"


@pytest.fixture
def sqlite_engine(path: Path) -> Generator[Engine]:
    with open_engine(f"sqlite:///{path}") as engine:
        engine.write(set_up).result()
        yield engine


@pytest.fixture
def postgres_database(fresh_postgres: Callable[[str | None], str]) -> str:
    return fresh_postgres(None)


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def postgres_engine(postgres_database: str, pauses: list[float]) -> Generator[Engine]:
    with open_engine(postgres_database, pause=pauses.append) as engine:
        engine.write(set_up).result()
        yield engine


@pytest.fixture
def engine(database_url: str) -> Generator[Engine]:
    with open_engine(database_url) as opened:
        opened.write(set_up).result()
        yield opened


def set_up(connection: Connection) -> None:
    counter.metadata.create_all(connection)
    connection.execute(counter.insert(), [{"id": 1, "value": 0}, {"id": 2, "value": 0}])


def value(connection: Connection, row: int = 1) -> int:
    return connection.execute(sa.select(counter.c.value).where(counter.c.id == row)).scalar_one()


def put(connection: Connection, number: int, *, row: int = 1) -> None:
    connection.execute(counter.update().where(counter.c.id == row).values(value=number))


def add_one(connection: Connection) -> None:
    put(connection, value(connection) + 1)


def scalar(query: str) -> Callable[[Connection], object]:
    return lambda connection: connection.exec_driver_sql(query).scalar()


def run_sql(query: str) -> Callable[[Connection], None]:
    def work(connection: Connection) -> None:
        connection.exec_driver_sql(query)

    return work


def child(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


# Both databases


def test_what_was_written_can_be_read(engine: Engine) -> None:
    engine.write(lambda connection: put(connection, 7)).result()
    assert engine.read(value).result() == 7


def test_the_result_of_the_work_comes_back(engine: Engine) -> None:
    assert engine.write(lambda connection: ("anything", value(connection))).result() == ("anything", 0)


def test_an_exception_rolls_back_and_comes_out(engine: Engine) -> None:
    class Refused(Exception):
        pass

    def work(connection: Connection) -> None:
        put(connection, 7)
        connection.exec_driver_sql("CREATE TABLE made_too_early (id INTEGER)")
        raise Refused

    with pytest.raises(Refused):
        engine.write(work).result()
    assert engine.read(value).result() == 0
    engine.write(run_sql("CREATE TABLE made_too_early (id INTEGER)")).result()


def test_a_broken_constraint_comes_out_as_itself_and_the_next_work_runs(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        engine.write(run_sql("INSERT INTO counter VALUES (1, 1)")).result()
    engine.write(add_one).result()
    assert engine.read(value).result() == 1


def test_a_savepoint_rolls_back_alone(engine: Engine) -> None:
    def work(connection: Connection) -> None:
        put(connection, 1)
        savepoint = connection.begin_nested()
        put(connection, 2)
        savepoint.rollback()

    engine.write(work).result()
    assert engine.read(value).result() == 1


def test_reading_cannot_write(engine: Engine) -> None:
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        engine.read(add_one).result()
    assert engine.read(value).result() == 0


def test_a_reader_sees_one_state_throughout(engine: Engine) -> None:
    def work(connection: Connection) -> tuple[int, int]:
        before = value(connection)
        engine.write(add_one).result()
        return before, value(connection)

    assert engine.read(work).result() == (0, 0)
    assert engine.read(value).result() == 1


def test_what_was_handed_in_is_finished_before_closing(database_url: str) -> None:
    engine = open_engine(database_url)
    engine.write(set_up).result()
    futures = [engine.write(value) for _ in range(50)]
    engine.close()
    assert [future.result() for future in futures] == [0] * 50
    engine.close()


def test_a_closed_engine_says_so(database_url: str) -> None:
    engine = open_engine(database_url)
    engine.close()
    with pytest.raises(DatabaseProblem, match="closed"):
        engine.write(value)


def test_parameters_stay_out_of_errors(engine: Engine) -> None:
    def work(connection: Connection) -> None:
        connection.execute(sa.text("SELECT missing FROM counter WHERE value = :v"), {"v": 424_242})

    with pytest.raises(DBAPIError) as caught:
        engine.write(work).result()
    assert "424242" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("url", ["postgresql://u:hunter2@host:port/x", "hunter2", "", "postgresql://u:hunter2@[::1/x"])
def test_an_unreadable_address_is_not_repeated(url: str) -> None:
    with pytest.raises(DatabaseProblem, match="can't be read") as caught:
        open_engine(url)
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("url", ["mysql://u:hunter2@host/x", "sqlite+aiosqlite:///x.db", "postgresql+asyncpg://h/x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(DatabaseProblem, match="only sqlite:// and postgresql://") as caught:
        open_engine(url)
    assert "hunter2" not in str(caught.value)


def test_the_file_behind_an_address() -> None:
    assert database_file("sqlite:////var/x.db") == Path("/var/x.db")
    assert database_file("postgres://host/x") is None


# SQLite


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


# PostgreSQL


@pytest.mark.pg
@pytest.mark.parametrize(
    ("setting", "writing", "reading"),
    [
        ("transaction_isolation", "read committed", "repeatable read"),
        ("transaction_read_only", "off", "on"),
        ("statement_timeout", "30s", "30s"),
        ("idle_in_transaction_session_timeout", "1min", "1min"),
        ("timezone", "UTC", "UTC"),
        ("application_name", "grapevine", "grapevine"),
    ],
)
def test_every_postgresql_transaction_is_set_up(
    postgres_engine: Engine, setting: str, writing: str, reading: str
) -> None:
    for _ in range(2):
        assert postgres_engine.write(scalar(f"SHOW {setting}")).result() == writing
        assert postgres_engine.read(scalar(f"SHOW {setting}")).result() == reading


@pytest.mark.pg
@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_the_scheme_is_understood(postgres_database: str, scheme: str) -> None:
    with open_engine(scheme + "://" + postgres_database.partition("://")[2]) as engine:
        assert engine.name == "postgresql"


@pytest.mark.pg
def test_updates_that_lost_a_race_run_again(postgres_engine: Engine, pauses: list[float]) -> None:
    both_read = threading.Barrier(2)
    runs: list[None] = []

    def work(connection: Connection) -> None:
        runs.append(None)
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        number = value(connection)
        if len(runs) <= 2:
            both_read.wait(20)
        put(connection, number + 1)

    for future in [postgres_engine.write(work) for _ in range(2)]:
        future.result(timeout=30)
    assert postgres_engine.read(value).result() == 2
    assert len(runs) == 3
    assert len(pauses) == 1


@pytest.mark.pg
def test_the_victim_of_a_deadlock_runs_again(postgres_engine: Engine) -> None:
    both_wrote = threading.Barrier(2)
    runs: list[None] = []

    def work(first: int, second: int) -> Callable[[Connection], None]:
        def cross(connection: Connection) -> None:
            runs.append(None)
            connection.exec_driver_sql("SET LOCAL deadlock_timeout = '20ms'")
            put(connection, value(connection, first) + 1, row=first)
            if len(runs) <= 2:
                both_wrote.wait(20)
            put(connection, value(connection, second) + 1, row=second)

        return cross

    for future in [postgres_engine.write(work(1, 2)), postgres_engine.write(work(2, 1))]:
        future.result(timeout=30)
    assert len(runs) == 3


@pytest.mark.pg
def test_work_that_always_loses_gives_up_after_five_tries(postgres_engine: Engine, pauses: list[float]) -> None:
    runs: list[None] = []

    def work(connection: Connection) -> None:
        runs.append(None)
        connection.exec_driver_sql("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$")

    with pytest.raises(DatabaseProblem, match="too many others changed"):
        postgres_engine.write(work).result()
    assert len(runs) == 5
    assert len(pauses) == 4
    assert all(0 <= pause <= 0.2 for pause in pauses)


END_OTHERS = (
    "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.mark.pg
def test_connections_lost_while_idle_are_replaced_without_a_word(
    postgres_database: str, postgres_engine: Engine
) -> None:
    together = threading.Barrier(4)

    def meet(connection: Connection) -> None:
        value(connection)
        together.wait(20)

    for future in [postgres_engine.write(meet) for _ in range(4)]:
        future.result()
    with open_engine(postgres_database) as other:
        assert int(str(other.write(scalar(END_OTHERS)).result())) >= 4
    for future in [postgres_engine.write(meet) for _ in range(4)]:
        future.result()


@pytest.mark.pg
def test_a_connection_lost_in_the_middle_runs_the_work_again_from_the_start(
    postgres_database: str, postgres_engine: Engine
) -> None:
    runs: list[None] = []
    with open_engine(postgres_database) as other:

        def work(connection: Connection) -> None:
            runs.append(None)
            add_one(connection)
            if len(runs) == 1:
                other.write(scalar(END_OTHERS)).result()
            value(connection)

        postgres_engine.write(work).result()
        assert other.read(value).result() == 1
    assert len(runs) == 2


@pytest.mark.pg
def test_a_connection_that_is_lost_again_is_a_problem(postgres_engine: Engine) -> None:
    with pytest.raises(DatabaseProblem, match=r"starting or stopping|connection was lost"):
        postgres_engine.write(run_sql("SELECT pg_terminate_backend(pg_backend_pid())")).result()
    postgres_engine.write(add_one).result()


@pytest.mark.pg
def test_work_is_not_repeated_when_the_connection_is_lost_while_committing(postgres_engine: Engine) -> None:
    end_at_commit = """
        CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER end_it AFTER UPDATE ON counter DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION end_it();
    """
    runs: list[None] = []
    postgres_engine.write(run_sql(end_at_commit)).result()

    def work(connection: Connection) -> None:
        runs.append(None)
        add_one(connection)

    with pytest.raises(DatabaseProblem, match="lost while saving"):
        postgres_engine.write(work).result()
    assert len(runs) == 1


@pytest.mark.pg
def test_a_query_that_takes_too_long_is_a_problem(postgres_engine: Engine) -> None:
    def work(connection: Connection) -> None:
        connection.exec_driver_sql("SET LOCAL statement_timeout = '10ms'")
        connection.exec_driver_sql("SELECT pg_sleep(20)")

    with pytest.raises(DatabaseProblem, match="took longer"):
        postgres_engine.write(work).result()


@pytest.mark.pg
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"password": "hunter2-wrong"}, "refused the user or password"),
        ({"username": "somebody"}, "refused the user or password"),
        ({"database": "nowhere"}, "no database of that name"),
        ({"port": 1}, "can't be reached"),
        ({"host": "nowhere.invalid"}, "can't be reached"),
    ],
)
def test_a_server_that_does_not_let_us_in_is_a_problem_without_the_password(
    postgres_url: str, change: dict[str, str | int], says: str
) -> None:
    address = make_url(postgres_url).set(**change)  # pyright: ignore[reportArgumentType]
    with pytest.raises(DatabaseProblem, match=says) as caught:
        open_engine(address.render_as_string(hide_password=False))
    assert str(address.password) not in "".join(traceback.format_exception(caught.value))


# The lock beside a SQLite file

LOCK = """
import sys
from pathlib import Path
from storage.engine import lock_database
with lock_database(Path(sys.argv[1]), purpose="console"):
    print("locked", flush=True)
    sys.stdin.readline()
"""


def test_a_second_holder_is_told_who_has_the_database(path: Path) -> None:
    with child(LOCK, path) as holder:
        assert line(holder) == "locked\n"
        says = rf"grapevine\.db is in use by process {holder.pid} \(console\)"
        with pytest.raises(DatabaseInUse, match=says), lock_database(path, purpose="run"):
            pass
        holder.communicate("go\n", timeout=20)
    with lock_database(path, purpose="run"):
        pass


def test_the_lock_goes_with_a_process_that_is_killed(path: Path) -> None:
    with child(LOCK, path) as holder:
        assert line(holder) == "locked\n"
        holder.kill()
        holder.communicate(timeout=20)
    with lock_database(path, purpose="migrate"):
        pass


def test_a_lock_excludes_its_own_process_too_and_can_be_taken_again(path: Path) -> None:
    lock = lock_database(path, purpose="run")
    with lock, pytest.raises(DatabaseInUse, match=r"\(run\)"), lock_database(path, purpose="console"):
        pass
    with lock:
        assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600


def test_a_lock_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match="can't be opened"):
        lock_database(tmp_path / "file" / "x.db", purpose="run").__enter__()


def test_the_programs_own_mistakes_stay_what_they_are(sqlite_engine: Engine) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        sqlite_engine.write(run_sql("SELECT * FROM nowhere")).result()
