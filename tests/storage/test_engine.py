"""What the engine promises on both databases."""

import traceback
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.engine import DatabaseProblem, Engine, database_file, open_engine
from tests.storage.counter import add_one, put, run_sql, set_up, value


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
