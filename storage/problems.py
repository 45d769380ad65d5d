"""What can be wrong with a database, in an operator's words: what happened, and what to do. Never the password."""

import sqlite3
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError

STATEMENT_SECONDS = 30
LOST_RACES = {"40001", "40P01"}

SQLITE_REMEDIES = {
    sqlite3.SQLITE_BUSY: "another process kept it locked for too long. Stop that process and try again",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened. Check that it is a file, that its folder exists, and who owns both",
    sqlite3.SQLITE_CORRUPT: "it is damaged. Stop the bot and restore a backup",
    sqlite3.SQLITE_FULL: "the disk is full. Free some space and try again; nothing was half-written",
    sqlite3.SQLITE_IOERR: "the disk reported an error. Check its health and free space",
    sqlite3.SQLITE_NOTADB: "it is not a SQLite database. Move that file away, or name another one",
    sqlite3.SQLITE_PERM: "you may not use it. Check who owns it",
    sqlite3.SQLITE_READONLY: "it can't be written. Check who owns the file and its folder, and their modes",
}
# By SQLSTATE or its first two characters, its class. https://www.postgresql.org/docs/16/errcodes-appendix.html
POSTGRES_REMEDIES = {
    "57014": f"a query took longer than {STATEMENT_SECONDS} s and was stopped. Try again when the server is less busy",
    "25006": "it takes no writes. Check that the address names the primary server, and that its disk has space",
    "53100": "its disk is full. Free some space there and try again; nothing was half-written",
    "08": "the connection was lost. Check that the server is running and can be reached",
    "28": "it refused the user or password. Check both in the database address",
    "3D": "there is no database of that name. Create it, or correct the address",
    "40": "too many others changed the same rows at once. Try again",
    "53": "it has no room for more connections or memory. Raise its limits or stop other programs",
    "57": "it is starting or stopping. Try again in a moment",
}
# While connecting the driver gives no SQLSTATE, only the server's words.
REFUSALS = {
    "password authentication failed": "28",
    "no password supplied": "28",
    "no pg_hba.conf entry": "28",
    "role": "28",
    "database": "3D",
    "too many": "53",
    "remaining connection slots": "53",
    "the database system is": "57",
}
WRITE_REFUSED = {sqlite3.SQLITE_READONLY, "25006"}


class DatabaseProblem(Exception):
    """Something an operator has to mend. The message says what it is and what to do, never the password."""


class DatabaseInUse(DatabaseProblem):
    """Another process holds the database file."""


@dataclass(frozen=True)
class Where:
    """Which database, as operators may see it."""

    name: str
    password: str | None = field(default=None, repr=False)

    def problem(self, remedy: str, *, said: str = "") -> DatabaseProblem:
        """`said` is the server's or driver's own words, cleared of the password."""
        if self.password:
            said = said.replace(self.password, "***")
        return DatabaseProblem(f"The database {self.name}: {remedy}." + (f" ({said})" if said else ""))


def cause_of(error: Exception) -> BaseException:
    """The driver's own exception."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return error.orig
    return error


def diagnose(cause: BaseException, where: Where, *, reading: bool) -> DatabaseProblem | None:
    """The operator's problem behind a driver's exception, or None when it is the program's own mistake.

    A refused write is a mistake of ours in a transaction for reading, and the operator's affair elsewhere.
    """
    if isinstance(cause, sqlite3.Error):
        # The low byte is the kind, the rest details. https://www.sqlite.org/rescode.html
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        remedy = SQLITE_REMEDIES.get(code)
        return None if remedy is None or (reading and code in WRITE_REFUSED) else where.problem(remedy)
    state: str | None = getattr(cause, "sqlstate", None)
    if state is not None:
        remedy = POSTGRES_REMEDIES.get(state) or POSTGRES_REMEDIES.get(state[:2])
        return None if remedy is None or (reading and state in WRITE_REFUSED) else where.problem(remedy)
    if type(cause).__name__ not in ("OperationalError", "ConnectionTimeout"):
        return None
    said = " ".join(str(cause).split())
    # "FATAL:" (or its translation) comes before the server's words, which a host or user name must not imitate.
    words = said.rpartition(": ")[2].removeprefix("FATAL:").strip()
    state = next((state for start, state in REFUSALS.items() if words.startswith(start)), "08")
    remedy = POSTGRES_REMEDIES[state].replace("the connection was lost", "it can't be reached")
    return where.problem(remedy, said=said)
