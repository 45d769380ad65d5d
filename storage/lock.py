"""The lock beside a SQLite file: one program at a time runs on it, and a second one hears which."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Literal

from storage.problems import DatabaseInUse, DatabaseProblem

__all__ = ["DatabaseInUse", "FileLock", "lock_database"]

Purpose = Literal["run", "console", "migrate", "rotate-keys"]


class FileLock:
    """An exclusive lock that the system gives back when its process dies, whatever the cause.

    The file keeps who holds it and what for, so that the second one can say. Raises `DatabaseInUse` on entering.
    """

    def __init__(self, path: Path, purpose: Purpose) -> None:
        self.path = path
        self.purpose: Purpose = purpose
        self._descriptor: int | None = None

    def __enter__(self) -> "FileLock":
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise DatabaseProblem(
                f"The lock {self.path} can't be opened ({error.strerror}). Check who owns it and its folder."
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(descriptor, 100, 0).decode("ascii", errors="replace").split()
            os.close(descriptor)
            who = f"process {holder[0]} ({holder[1]})" if len(holder) == 2 else "another process"
            raise DatabaseInUse(
                f"The database {self.path.with_suffix('')} is in use by {who}. Stop it first, or use another database."
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {self.purpose}\n".encode("ascii"), 0)
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._descriptor is None:
            return
        # The file stays: removing it would let a third process lock a new one while a second holds the old.
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)
        self._descriptor = None


def lock_database(path: Path, *, purpose: Purpose) -> FileLock:
    """The lock beside a database file, to be entered: `with lock_database(path, purpose="run"):`."""
    return FileLock(path.with_name(path.name + ".lock"), purpose)
