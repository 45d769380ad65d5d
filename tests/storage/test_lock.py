"""The lock beside a SQLite file."""

import stat
from pathlib import Path

import pytest

from storage.engine import DatabaseProblem
from storage.lock import DatabaseInUse, lock_database
from tests.storage.counter import child, line

LOCK = """
import sys
from pathlib import Path
from storage.lock import lock_database
with lock_database(Path(sys.argv[1]), purpose="console"):
    print("locked", flush=True)
    sys.stdin.readline()
"""


def test_a_second_holder_is_told_who_has_the_database(path: Path) -> None:
    with child(LOCK, path) as holder:
        assert line(holder) == "locked\n"
        says = rf"grapevine\.db is in use by process {holder.pid} \(console\)"
        with pytest.raises(DatabaseInUse, match=says), lock_database(path, purpose="run"):
            pass
        holder.communicate("go\n", timeout=20)
    with lock_database(path, purpose="run"):
        pass


def test_the_lock_goes_with_a_process_that_is_killed(path: Path) -> None:
    with child(LOCK, path) as holder:
        assert line(holder) == "locked\n"
        holder.kill()
        holder.communicate(timeout=20)
    with lock_database(path, purpose="migrate"):
        pass


def test_a_lock_excludes_its_own_process_too_and_can_be_taken_again(path: Path) -> None:
    lock = lock_database(path, purpose="run")
    with lock, pytest.raises(DatabaseInUse, match=r"\(run\)"), lock_database(path, purpose="console"):
        pass
    with lock:
        assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600


def test_a_lock_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match="can't be opened"):
        lock_database(tmp_path / "file" / "x.db", purpose="run").__enter__()
