"""The one way to run a transaction, on SQLite or PostgreSQL.

A piece of work is a plain function of one connection. `write` and `read` hand it to a worker thread that keeps its own
connection, begin a transaction, run the work, commit, and give the result through a `Future`; any exception rolls back
and comes out of the future. The command line and tests call `.result()`, the bot awaits `asyncio.wrap_future(...)`.

SQLite has one writer thread, fed first in, first out; works that wait together share a commit (lanes.py). Every writing
transaction starts with BEGIN IMMEDIATE: a deferred one that reads and then writes fails with "database is locked" under
load, however long the timeout. PostgreSQL
has a pool of threads; work that lost a race there (SQLSTATE 40001, 40P01), or whose connection broke before the commit
was sent, runs again, so it must have no effect outside its transaction.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, TypeVar

import sqlalchemy as sa
from sqlalchemy import URL, Connection, NullPool, event, make_url
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import ArgumentError

from storage import scrub
from storage.lanes import GroupLane, Lane, Workers, driver
from storage.problems import STATEMENT_SECONDS, DatabaseProblem, Where

__all__ = ["DatabaseProblem", "Engine", "database_file", "open_engine"]

T = TypeVar("T")

READERS = 4
CONNECTIONS = 8
CONNECT_SECONDS = 10
IDLE_SECONDS = 60
WRITER_CACHE_KIB = 32 * 1024
"""At most; an index whose pages stay in reach takes many rows at once in half the time."""


class Engine:
    """SQLite or PostgreSQL behind the same face. Made by `open_engine`."""

    def __init__(self, name: Literal["sqlite", "postgresql"], writes: Lane, reads: Lane) -> None:
        self.name: Literal["sqlite", "postgresql"] = name
        self._writes = writes
        self._reads = reads

    def write(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run `work` in a transaction that may write. On SQLite works run one at a time, in the order handed in.

        The future raises `DatabaseProblem` for what an operator has to mend, else whatever `work` raised.
        """
        return self._writes.submit(work)

    def read(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run `work` in a transaction that sees one state of the database throughout and can't write."""
        return self._reads.submit(work)

    def scrub(self, *, largest: int | None = scrub.SMALL) -> Future[bool]:
        """Leave no byte of deleted rows in SQLite's files; False when something is left for later: the file has more
        than `largest` bytes (None: any size will do), the disk has no room, or a reader was in the way for too long.
        On PostgreSQL there is nothing to do: its log and its dead rows are the server's to recycle."""
        return self._writes.workers.submit(partial(_scrub, self._writes.workers, self.name, largest))

    def close(self) -> None:
        """Finish what was handed in, then close every connection. Closing twice does no harm."""
        self._reads.workers.close()
        self._writes.workers.close()

    def __enter__(self) -> "Engine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_engine(
    url: str,
    *,
    busy_seconds: float = 30,
    connections: int = CONNECTIONS,
    pause: Callable[[float], None] = time.sleep,
) -> Engine:
    """Open the database at `url`: `sqlite:///path` (made if missing), or `postgresql://`, also spelled `postgres://`.

    `busy_seconds`: how long SQLite waits for another process's lock. `connections`: how many PostgreSQL may have.
    `pause` waits between tries after a lost race. Raises `DatabaseProblem` when the database can't be used.
    """
    address = _address(url)
    engine = (
        _open_postgresql(address, connections, pause)
        if address.get_backend_name() == "postgresql"
        else _open_sqlite(Path(address.database or ""), busy_seconds)
    )
    try:
        # One empty transaction, so that nothing starts half: a wrong file or address shows here and now.
        engine.read(lambda connection: connection.exec_driver_sql("SELECT 1")).result()
    except BaseException:
        engine.close()
        raise
    return engine


def _scrub(writer: Workers, name: str, largest: int | None) -> bool:
    return name != "sqlite" or scrub.scrub(driver(writer.connection()).execute, largest=largest)


def database_file(url: str) -> Path | None:
    """The file behind a SQLite address, None for PostgreSQL. Raises `DatabaseProblem` for any other address."""
    address = _address(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def _address(url: str) -> URL:
    if url.startswith("postgres://"):  # as hosting platforms still spell it
        url = "postgresql" + url.removeprefix("postgres")
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        # Neither the cause nor the address may be shown: both can hold the password.
        raise DatabaseProblem(
            "The database address can't be read. Write sqlite:///path/to/file.db or "
            "postgresql://user:password@host/name, with %-escapes for special characters in the password."
        ) from None
    match address.drivername:
        case "postgresql" | "postgresql+psycopg":
            return address.set(drivername="postgresql+psycopg")
        case "sqlite" | "sqlite+pysqlite":
            path = address.database or ""
            if path in ("", ":memory:") or path.startswith("file:") or address.query:
                raise DatabaseProblem(
                    "The database must be a file: write sqlite:///path/to/file.db, without :memory: and options. "
                    "A database in memory would be another one for each connection, and lost at the end."
                )
            return address
        case other:
            raise DatabaseProblem(
                f"The database address starts with {other}://, and only sqlite:// and postgresql:// are supported."
            )


def _open_sqlite(path: Path, busy_seconds: float) -> Engine:
    where = Where(str(path))
    _make_file(path, where)

    def engine(begin: str, *settings: str) -> sa.Engine:
        def settle(connection: sqlite3.Connection, record: Any) -> None:
            for setting in settings:
                connection.execute(f"PRAGMA {setting}")

        def start(connection: Connection) -> None:
            # Straight to the driver: the detour through SQLAlchemy costs more than the statement.
            driver(connection).execute(begin)

        # `isolation_level` None keeps sqlite3 from beginning on its own, late and deferred; our own BEGIN is the event.
        made = sa.create_engine(
            URL.create("sqlite+pysqlite", database=str(path)),
            connect_args={"timeout": busy_seconds, "isolation_level": None, "check_same_thread": False},
            poolclass=NullPool,
            hide_parameters=True,
        )
        event.listen(made, "connect", settle)
        event.listen(made, "begin", start)
        return made

    settings = (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
    )
    writer = Workers(1, engine("BEGIN IMMEDIATE", *settings, f"cache_size=-{WRITER_CACHE_KIB}"), where)
    readers = Workers(READERS, engine("BEGIN", *settings, "query_only=ON"), where)
    return Engine(
        "sqlite",
        writes=GroupLane(writer, Connection.begin),
        reads=Lane(readers, Connection.begin, reading=True),
    )


def _make_file(path: Path, where: Where) -> None:
    """Make an empty database that only its owner may read; SQLite gives its WAL the same mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise where.problem(
            f"it can't be made ({error.strerror}). Check that you may write in its folder, or name another one"
        ) from error


def _open_postgresql(address: URL, connections: int, pause: Callable[[float], None]) -> Engine:
    host = address.query.get("host", address.host or "localhost")
    port = f":{address.port}" if address.port else ""
    where = Where(f"{address.database} at {host}{port}", address.password)

    def settle(connection: Any, record: Any) -> None:
        # SET rather than startup options, which connection poolers refuse.
        connection.autocommit = True
        connection.execute(
            f"SET statement_timeout = '{STATEMENT_SECONDS}s';"
            f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'; SET timezone = 'UTC'"
        )
        connection.autocommit = False

    defaults = {
        # Prepared statements break behind poolers that lend a connection per transaction, and after migrations.
        "prepare_threshold": None,
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "grapevine",
    }
    options = {name: value for name, value in defaults.items() if name not in address.query}
    engine = sa.create_engine(address, connect_args=options, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "connect", settle)

    from psycopg import IsolationLevel

    def begin(level: IsolationLevel, connection: Connection) -> RootTransaction:
        # Readers see one state throughout, as on SQLite; nothing is sent until the BEGIN that carries it.
        raw = driver(connection)
        if raw.isolation_level != level:
            raw.isolation_level = level
            raw.read_only = level == IsolationLevel.REPEATABLE_READ
        return connection.begin()

    workers = Workers(connections, engine, where)
    return Engine(
        "postgresql",
        writes=Lane(workers, partial(begin, IsolationLevel.READ_COMMITTED), reading=False, pause=pause),
        reads=Lane(workers, partial(begin, IsolationLevel.REPEATABLE_READ), reading=True, pause=pause),
    )
