"""What a command says to SQLite, written down, and said again by bare `sqlite3`: the floor under every design."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from tests.bench.script import Line, bot_on, say

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY")
"""As storage/engine.py sets them."""

Statement = tuple[str, Any, bool]
"""SQL, parameters as the driver gets them, and whether these are several rows."""


async def record(file: Path, lines: Sequence[Line]) -> list[list[Statement]]:
    """Run the commands through the bot on `file`; the statements of each."""
    heard: list[Statement] = []

    def hear(connection: Connection, cursor: object, sql: str, values: Any, context: object, many: bool) -> None:
        heard.append((sql, [_plain(row) for row in values] if many else _plain(values), many))

    spoken: list[list[Statement]] = []
    event.listen(Engine, "before_cursor_execute", hear)
    try:
        with bot_on(file) as bot:
            heard.clear()
            for line in lines:
                await say(bot, line)
                spoken.append(list(heard))
                heard.clear()
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    return spoken


class Replay:
    """One connection on one worker thread; a command is one hop there and back, as in the bot."""

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._connection = connection
        self._thread = thread

    async def say(self, statements: Sequence[Statement]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._run, statements)

    def _run(self, statements: Sequence[Statement]) -> None:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        for sql, values, many in statements:
            if many:
                connection.executemany(sql, values)
            else:
                connection.execute(sql, values).fetchall()
        connection.execute("COMMIT")


@contextmanager
def replay_on(file: Path) -> Iterator[Replay]:
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    with ThreadPoolExecutor(1) as thread:
        yield Replay(connection, thread)
    connection.close()


def _plain(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in values)
