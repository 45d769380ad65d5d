"""Processes from the nursery, to be used like those of `subprocess`."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from pathlib import Path
from typing import IO

from tests.leftovers import MARKER

ROOT = Path(__file__).parents[1]
PLAIN = {"PATH": os.defpath, "LANG": "C.UTF-8", "TZ": "UTC"}
"""The environment of every process, but for its home and what is set for it."""
END_SECONDS = 60.0
"""What the nursery may take to end; it may still be importing, on a busy machine."""


class Forked:
    """A process with pipes. What it reads and says is UTF-8."""

    def __init__(self, line: socket.socket, stdin: int | None, stdout: int, stderr: int | None, errors: str) -> None:
        self._line = line
        # Unbuffered: what comes with the number, how a short process ended, must still be there to wait for.
        self._told = line.makefile("rb", buffering=0)
        self.pid = int(self._told.readline())
        self.returncode: int | None = None
        self.stdin: IO[str] | None = None
        if stdin is not None:
            self.stdin = os.fdopen(stdin, "w", encoding="utf-8", errors="surrogateescape", newline="\n")
        self.stdout: IO[str] = os.fdopen(stdout, encoding="utf-8", errors=errors, newline="\n")
        self.stderr: IO[str] | None = None
        if stderr is not None:
            self.stderr = os.fdopen(stderr, encoding="utf-8", errors=errors, newline="\n")

    def poll(self) -> int | None:
        """Its exit code, None while it lives."""
        if self.returncode is None and select.select([self._line], [], [], 0)[0]:
            # Without a word the nursery has ended, and its processes with it.
            self.returncode = int(self._told.readline() or -signal.SIGKILL)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            select.select([self._line], [], [], timeout)
        found = self.poll()
        if found is None:
            raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0)
        return found

    def send_signal(self, how: int) -> None:
        if self.poll() is None:
            self._line.sendall(bytes([how]))

    def kill(self) -> None:
        """Whatever it does; nothing of it is left open."""
        self.send_signal(signal.SIGKILL)
        self.wait()
        for each in (self._told, self._line, self.stdout, self.stderr, self.stdin):
            if each is not None:
                with contextlib.suppress(BrokenPipeError):  # it didn't read all of what it was told
                    each.close()

    def communicate(self, input: str | None = None, timeout: float | None = None) -> tuple[str, str]:
        """Tell it something, and wait until it has ended; what it said."""
        with ThreadPoolExecutor(3) as pool:
            pool.submit(self._tell, input or "")
            out, err = pool.submit(self.stdout.read), pool.submit(self._complaints)
            try:
                found = out.result(timeout), err.result(timeout)
                self.wait(timeout)
            except TookTooLong:
                raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0) from None
            finally:
                self.send_signal(signal.SIGKILL)
        self.kill()
        return found

    def _complaints(self) -> str:
        return "" if self.stderr is None else self.stderr.read()

    def _tell(self, said: str) -> None:
        if self.stdin is not None:
            with contextlib.suppress(BrokenPipeError):  # it has ended
                self.stdin.write(said)
                self.stdin.close()


class Nursery:
    """Forks what imports these modules; one process for all tests of this one, from the first that needs it on."""

    def __init__(self, *modules: str) -> None:
        self._modules = modules
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def fork(
        self,
        module: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        piped: bool = False,
        overheard: bool = True,
        errors: str = "strict",
    ) -> Forked:
        """`python -m module …`. `piped`: its standard input is a pipe, and /dev/null otherwise. `overheard`: its
        standard error is a pipe, and ours otherwise."""
        with self._lock:
            self._open()
        order = {"module": module, "arguments": list(arguments), "environment": dict(environment)}
        line, theirs = socket.socketpair()
        given, tells = os.pipe() if piped else (os.open(os.devnull, os.O_RDONLY), None)
        out, says = os.pipe()
        err, complains = os.pipe() if overheard else (None, os.dup(2))
        try:
            socket.send_fds(self._control, [b"."], [theirs.fileno(), given, says, complains])
            theirs.close()
            line.sendall(json.dumps(order).encode() + b"\n")
            return Forked(line, tells, out, err, errors)
        except (OSError, ValueError):
            raise RuntimeError(f"the nursery has ended:\n{self._end()[1]}") from None
        finally:
            for stream in (given, says, complains):
                os.close(stream)

    def close(self) -> None:
        """Its processes end with it."""
        status, said = self._end()
        assert (status, said) == (0, ""), said

    def _end(self) -> tuple[int, str]:
        """Its exit status, and what it said."""
        with self._lock:
            if self._process is None:
                return 0, ""
            self._control.close()
            out, err = self._process.communicate(timeout=END_SECONDS)
            status, self._process = self._process.returncode, None
            _begun.remove(self)
            return status, (out + err).decode()

    def _open(self) -> None:
        if self._process is not None:
            return
        self._control, theirs = socket.socketpair()
        with theirs:
            # Pipes, so that its streams are made as those of its processes would be.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.nursery", str(theirs.fileno()), *self._modules],
                cwd=ROOT,
                env={**PLAIN, MARKER: os.environ.get(MARKER, "")},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is for who runs the tests
            )
        _begun.append(self)


_begun: list[Nursery] = []

_DELIVERY = (f"tests.delivery.{name}" for name in ("worker", "sink", "workspace", "guild"))
programs = Nursery("adapters", "tests.adapters.clocked", *_DELIVERY)
"""For the fake platforms, and what runs beside them."""


def pytest_sessionfinish() -> None:
    for each in tuple(_begun):
        each.close()


atexit.register(pytest_sessionfinish)
