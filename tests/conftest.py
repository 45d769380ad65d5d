"""What all tests share: databases, hypothesis profiles, and a check that nothing is left running."""

import os
import secrets
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import hypothesis
import psutil
import psycopg
import pytest
from psycopg import sql

from storage import migrate
from storage.engine import open_engine
from storage.schema import metadata
from tests.postgres import PostgresServer, postgres
from tests.talk import Person, StoryClock, Talk

hypothesis.settings.register_profile("default", deadline=None, max_examples=100, derandomize=False)
hypothesis.settings.register_profile("chaos", deadline=None, max_examples=2_000, derandomize=False)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# Children inherit it, also those that outlive their parent.
MARKER = "GRAPEVINE_TEST_SESSION"
# Python's own aid for multiprocessing stays until the interpreter ends.
AIDS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")


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
def fresh_postgres(postgres_server: PostgresServer) -> Generator[Callable[[str | None], str]]:
    """`fresh_postgres(template)` creates a database for one test and returns its URL: empty, or a copy of a template.

    A template is the name of a database that nobody is connected to, for example made once a session with
    `postgres_server.create()` and migrated.
    """
    made: list[str] = []

    def create(template: str | None) -> str:
        made.append(postgres_server.create(template))
        return made[-1]

    yield create
    for url in made:
        postgres_server.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.pg)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'grapevine.db'}"
    fresh: Callable[[str | None], str] = request.getfixturevalue("fresh_postgres")
    return fresh(None)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "grapevine.db"
    with open_engine(f"sqlite:///{path}") as engine:
        migrate.upgrade(engine)
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> Generator[str]:
    """The URL of a PostgreSQL database with every table; what a test leaves in it, the next one deletes."""
    url = postgres_server.create()
    with open_engine(url) as engine:
        migrate.upgrade(engine)
    yield url
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
    url: str = request.getfixturevalue("migrated_postgres")
    with psycopg.connect(url, autocommit=True) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
    return url


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


def pytest_configure(config: pytest.Config) -> None:
    os.environ[MARKER] = secrets.token_hex(8)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    # What was told to end may take a moment.
    _, left = psutil.wait_procs(_started_here(), timeout=5)
    if not left:
        return
    for process in left:
        with_name = f"process {process.pid} ({' '.join(process.info['cmdline'] or [])})"
        session.config.get_terminal_writer().line(f"\nleft running by the tests: {with_name}", red=True)
    session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _started_here() -> list[psutil.Process]:
    """Processes that this test run started, whoever is their parent by now."""
    token = os.environ[MARKER]
    children = {child.pid for child in psutil.Process().children(recursive=True)}
    found: list[psutil.Process] = []
    for process in psutil.process_iter(["pid", "cmdline", "environ", "status"]):
        marked = (process.info["environ"] or {}).get(MARKER) == token
        aid = any(name in " ".join(process.info["cmdline"] or []) for name in AIDS)
        if process.pid != os.getpid() and (marked or process.pid in children) and not aid:
            found.append(process)
    return found
