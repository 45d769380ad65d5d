"""What all tests share: databases, hypothesis profiles, and how they are spread over the cores."""

import os
import shutil
import signal
from collections.abc import Callable, Generator
from pathlib import Path

import hypothesis
import psycopg
import pytest
from psycopg import sql

from storage import migrate
from storage.engine import open_engine
from storage.schema import metadata
from tests.postgres import PostgresServer, postgres
from tests.talk import Person, StoryClock, Talk

hypothesis.settings.register_profile("default", deadline=None, max_examples=40, derandomize=False)
hypothesis.settings.register_profile("chaos", deadline=None, max_examples=2_000, derandomize=False)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

pytest_plugins = ("tests.leftovers", "tests.forked", "tests.pace")

MOST_WORKERS = 8
"""Each one reads every test and starts a PostgreSQL: with more of them, starting up takes longer than the tests."""

MANY_ROWS = 1_000


@pytest.fixture(scope="session")
def postgres_server() -> Generator[PostgresServer]:
    """A PostgreSQL server for the whole session."""
    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """The address of the server's own database, from which others are created."""
    return postgres_server.url


@pytest.fixture
def fresh_postgres(postgres_server: PostgresServer) -> Generator[Callable[[], str]]:
    """`fresh_postgres()` returns the URL of an empty database of one test."""
    lent: list[str] = []

    def lend() -> str:
        lent.append(postgres_server.lend())
        return lent[-1]

    yield lend
    for url in lent:
        postgres_server.give_back(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'grapevine.db'}"
    fresh: Callable[[], str] = request.getfixturevalue("fresh_postgres")
    return fresh()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "grapevine.db"
    with open_engine(f"sqlite:///{path}") as engine:
        migrate.upgrade(engine)
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> Generator[Callable[[], str]]:
    """`migrated_postgres()` deletes what a test left in the PostgreSQL database with every table; the URL of it."""
    url = postgres_server.create()
    with open_engine(url) as engine:
        migrate.upgrade(engine)
    tables = [sql.Identifier(table.name) for table in reversed(metadata.sorted_tables)]
    # In one go: asking for each table alone takes longer than a story has for its first command.
    delete = sql.SQL(";").join(sql.SQL("DELETE FROM {}").format(table) for table in tables)

    with psycopg.connect(url, autocommit=True) as connection:

        def empty() -> str:
            cursor = connection.execute(delete)
            for table in tables:
                if cursor.rowcount > MANY_ROWS:
                    # No autovacuum runs here, and later tests would read through all the dead rows.
                    connection.execute(sql.SQL("VACUUM {}").format(table))
                cursor.nextset()
            return url

        yield empty
    postgres_server.drop(url)


@pytest.fixture
def migrated_sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The URL of a SQLite database with every table and no row."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'story.db')}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with every table and no row, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return request.getfixturevalue("migrated_sqlite_url")
    # Emptying a small database takes a tenth of the time that copying one does.
    empty: Callable[[], str] = request.getfixturevalue("migrated_postgres")
    return empty()


@pytest.fixture
def talk(migrated_url: str) -> Generator[Talk]:
    """A bot to talk to, on Thursday 5 March 2026 at 18:00 UTC."""
    with Talk(migrated_url) as talk:
        yield talk


@pytest.fixture
def member(talk: Talk) -> Person:
    """Somebody in UTC."""
    return talk.person()


@pytest.fixture
def clock(talk: Talk) -> StoryClock:
    return talk.clock


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--both", action="store_true", help="tell each story on PostgreSQL, too")


def pytest_configure() -> None:
    """What a shell started in the background ignores Ctrl-C, and so would every process that a test interrupts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Spread the whole suite over the cores. A part of it starts faster in one process, and is easier to follow."""
    if not config.pluginmanager.hasplugin("xdist") or hasattr(config, "workerinput"):
        return
    option = config.option
    narrowed = any(config.getoption(name, False) for name in ("keyword", "markexpr", "lf", "usepdb"))
    whole = config.args == config.getini("testpaths") and not narrowed and option.capture != "no"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if option.numprocesses is None and whole and cores > 1:
        # Some tests wait more than they work: with one worker more than cores, none of these is idle meanwhile.
        option.numprocesses = min(cores + 1, MOST_WORKERS)
    if option.numprocesses and option.dist == "no":
        # Each gets a stretch of files to begin with, and who is done takes over what another hasn't begun.
        option.dist = "worksteal"
