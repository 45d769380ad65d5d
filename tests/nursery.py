"""Processes forked where everything is imported already: each takes a tenth of the time that a start does.

    python -m tests.nursery NUMBER MODULE…

imports the modules, packages with all that is in them, and takes orders on the socket of that number. A forked process
proves the same of what comes after imports: it runs its module as `__main__` with arguments, environment and standard
streams of its own, and it ends as any interpreter does, whatever ends it; only one that ends well doesn't take its
modules apart. Nothing was asked of it before: no order is ever carried out in the nursery, which has neither a thread
nor an event loop. What a fork can't show is that a start finds what it imports, and what Python itself makes of
encodings, terminals, closed streams and of modules at its end. tests/cli starts `bot` genuinely for that, and holds
each verb's fork against its genuine start.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import selectors
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass
from functools import partial

MIGRATIONS = "storage.migrations"
"""Alembic runs them; they can't be imported without it."""
STREAMS = 3


def import_all(name: str) -> None:
    module = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
        if not found.name.startswith(MIGRATIONS) and not found.name.endswith("__main__"):
            importlib.import_module(found.name)


@dataclass(frozen=True)
class Order:
    module: str
    arguments: list[str]
    environment: dict[str, str]


class Nursery:
    """`control` brings an order's line, which is a socket, and the three streams for its process.

    On the line comes the order itself, as JSON, and then a byte for each signal. It is told the number of the process
    and, when that has ended, its exit code. Who hangs up wants the process gone.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, socket.socket] = {}
        """The lines of those that live, by number."""
        self._open = True
        self._selector = selectors.DefaultSelector()
        self._ended, self._tells = socket.socketpair()
        self._lines = {control, self._ended, self._tells}
        for end in (self._ended, self._tells):
            end.setblocking(False)
        self._selector.register(control, selectors.EVENT_READ, self._take)
        self._selector.register(self._ended, selectors.EVENT_READ, self._bury)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.set_wakeup_fd(self._tells.fileno())

    def tend(self) -> Order | None:
        """Until the other end is closed: None. Each forked process leaves by its order."""
        while self._open:
            for key, _ in self._selector.select():
                if order := key.data():
                    return order
        for number in self._children:
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)
        return None

    def _take(self) -> Order | None:
        self._open, given, _, _ = socket.recv_fds(self._control, 1, 1 + STREAMS)
        if not self._open:
            return None
        line = socket.socket(fileno=given[0])
        with line.makefile("rb") as words:
            order = Order(**json.loads(words.readline()))
        number = os.fork()
        if number:
            for stream in given[1:]:
                os.close(stream)
            self._children[number] = line
            self._lines.add(line)
            self._selector.register(line, selectors.EVENT_READ, partial(self._hear, number, line))
            _tell(line, number)
            return None
        self._leave(line, given[1:])
        return order

    def _leave(self, line: socket.socket, streams: list[int]) -> None:
        """In the child: nothing of the nursery stays open, and signals are as Python has them at its start."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self._selector.close()
        for each in (line, *self._lines):
            each.close()
        for where, stream in enumerate(streams):
            os.dup2(stream, where)
            os.close(stream)

    def _hear(self, number: int, line: socket.socket) -> None:
        asked = line.recv(64)
        lives = self._children.get(number) is line
        if lives:
            for how in asked or [signal.SIGKILL]:
                os.kill(number, how)
        if not asked:
            if lives:
                del self._children[number]
                os.waitpid(number, 0)
            self._selector.unregister(line)
            self._lines.remove(line)
            line.close()

    def _bury(self) -> None:
        self._ended.recv(4096)
        for number in tuple(self._children):
            gone, status = os.waitpid(number, os.WNOHANG)
            if gone:
                _tell(self._children.pop(number), os.waitstatus_to_exitcode(status))


def _tell(line: socket.socket, number: int) -> None:
    with contextlib.suppress(BrokenPipeError):  # who asked may be gone
        line.sendall(b"%d\n" % number)


def main() -> None:
    for name in sys.argv[2:]:
        import_all(name)
    gc.collect()
    gc.freeze()  # what was imported stays in pages that all share
    assert threading.active_count() == 1, "what is forked from here would lack the other threads"
    order = Nursery(socket.socket(fileno=int(sys.argv[1]))).tend()
    if order is not None:
        os.environ.clear()
        os.environ.update(order.environment)
        time.tzset()
        sys.argv[1:] = order.arguments
        if not hasattr(sys.modules.get(order.module), "__path__"):
            sys.modules.pop(order.module, None)  # it is run as if it had never been imported
        status: object = 0
        try:
            runpy.run_module(order.module, run_name="__main__", alter_sys=True)
        except SystemExit as left:
            status = left.code or 0
        if not isinstance(status, int):
            sys.exit(status)  # pyright: ignore[reportArgumentType]  what it is to say
        leave(status)


def leave(status: int) -> None:
    """As the interpreter does, but for the objects of all modules: taking them apart would copy each page that this
    process shares with the nursery, which takes as long as most of what it is asked."""
    threading._shutdown()  # pyright: ignore[reportAttributeAccessIssue]
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError, AttributeError):
        sys.exit(status)  # Python has words for a stream that is closed
    os._exit(status)


if __name__ == "__main__":
    main()
