"""Leaving no byte of what was deleted in SQLite's files.

`secure_delete` overwrites deleted cells and pages. But whenever a page was split or filled up anew, copies of cells
stay in the gaps of pages that are in use, and whole old pages stand in the write-ahead log. Only VACUUM writes every
page anew. It keeps the writer busy, about a second for each 100 MB: a small file is done at once, a large one when
nobody minds (`Bot.tidy`). That it is owed stands in the file itself (`user_version`, in the same transaction as the
deletion), so that neither a crash nor a full disk forgets it.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

log = logging.getLogger(__name__)

SMALL = 32_000_000
"""Bytes of a file that is written anew at once, in a fraction of a second."""

ROOM = 2
"""How many times the file's size must be free: VACUUM writes a copy, and the copy into the log."""

WAIT_MILLISECONDS = 2_000
"""How long to wait for readers: everybody who writes waits meanwhile."""

Run = Callable[[str], sqlite3.Cursor]


def owe(connection: Connection) -> None:
    """Note, in the transaction that deletes, that the file has to be written anew. Nothing to do on PostgreSQL, whose
    dead rows are the server's to recycle."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA user_version = 1")


def scrub(run: Run, *, largest: int | None) -> bool:
    """Do what is owed and empty the log; False when something of it is left for later.

    `run` is SQLite's own, outside any transaction. `largest`: bytes of a file that may be written anew now; None: any.
    """
    if not _number(run, "user_version"):
        return True
    waits = _number(run, "busy_timeout")
    run(f"PRAGMA busy_timeout = {WAIT_MILLISECONDS}")
    try:
        size = _number(run, "page_count") * _number(run, "page_size")
        fits = largest is None or size <= largest
        done = fits and _has_room(run, size)
        if done:
            _write_anew(run, size)
        # Only an emptied log has brought the new pages into the file.
        if not _log_emptied(run) or not done:
            return False
        run("PRAGMA user_version = 0")
        return _log_emptied(run)
    except sqlite3.Error as error:
        log.warning("deleted rows are not overwritten yet (%s); that is tried again", type(error).__name__)
        return False
    finally:
        run(f"PRAGMA busy_timeout = {waits}")


def _write_anew(run: Run, size: int) -> None:
    if size > SMALL:
        run("PRAGMA temp_store = FILE")  # the copy would lie in memory
    try:
        run("VACUUM")
    finally:
        run("PRAGMA temp_store = MEMORY")


def _log_emptied(run: Run) -> bool:
    """False when a reader was in the way for too long; the next scrub does it."""
    return not _number(run, "wal_checkpoint(TRUNCATE)")


def _has_room(run: Run, size: int) -> bool:
    folder = Path(_value(run, "SELECT file FROM pragma_database_list WHERE name = 'main'")).parent
    free = shutil.disk_usage(folder).free
    if free >= ROOM * size:
        return True
    log.warning(
        "to overwrite deleted rows, %d MB must be free on the disk, and there are %d MB", ROOM * size / 1e6, free / 1e6
    )
    return False


def _number(run: Run, pragma: str) -> int:
    return _value(run, f"PRAGMA {pragma}")


def _value(run: Run, statement: str) -> Any:
    return run(statement).fetchone()[0]
