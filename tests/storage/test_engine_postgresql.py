"""What the engine does with a PostgreSQL server."""

import threading
import traceback
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, make_url

from storage.engine import DatabaseProblem, Engine, open_engine
from tests.storage.counter import add_one, put, raised, run_sql, scalar, value


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
    began = [postgres_engine.write(lambda connection, row=row: value(connection, row)).result() for row in (1, 2)]

    def work(first: int, second: int) -> Callable[[Connection], None]:
        def cross(connection: Connection) -> None:
            runs.append(None)
            connection.exec_driver_sql("SET LOCAL deadlock_timeout = '20ms'")
            raised(connection, row=first)
            if len(runs) <= 2:
                both_wrote.wait(20)
            raised(connection, row=second)

        return cross

    for future in [postgres_engine.write(work(1, 2)), postgres_engine.write(work(2, 1))]:
        future.result(timeout=30)
    assert len(runs) > 2  # the victim again; on a busy machine it may lose to the other a second time
    counted = [postgres_engine.write(lambda connection, row=row: value(connection, row)).result() for row in (1, 2)]
    assert counted == [before + 2 for before in began]


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
