"""Each verb started genuinely, imports and all, and what is forked from the nursery beside it."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
from pathlib import Path

import psutil
import pytest

from bot.__main__ import app
from tests.cli.process import NONE, Home, Ran, together
from tests.forked import Nursery

STARTS: dict[str, tuple[str, ...]] = {
    "run": ("run",),
    "console": ("console", "-c", "/contact show Ben", "-c", "nonsense"),
    "migrate": ("migrate",),
    "manifest": ("manifest", "slack"),
    "manifest discord": ("manifest", "discord"),
    "docs": ("docs", "--check"),
    "explain": ("explain", "note", "Ana, dev @Acme, PyDay - tea; promised my CV; next friday"),
    "rotate-keys": ("rotate-keys",),
    "doctor": ("doctor",),
    "deliveries": ("deliveries",),
    "refused": ("run", "nothing"),
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Ran, Ran]]:
    """What each says when it is started, and when it is forked, on copies of the same home."""
    used = Home(tmp_path_factory.mktemp("used"))
    assert used.run("console", "-c", "/met Ben, developer @Acme").status == 0
    found: list[dict[str, Ran]] = []
    for genuine in (True, False):
        homes = {name: Home(tmp_path_factory.mktemp(name.replace(" ", "-"))) for name in STARTS}
        for home in homes.values():
            shutil.copytree(used.folder, home.folder, dirs_exist_ok=True)
        runs = {name: (homes[name], arguments, NONE) for name, arguments in STARTS.items()}
        ran = together(runs, genuine=genuine)
        found.append({name: _general(ran[name], homes[name]) for name in STARTS})
    return {name: (found[0][name], found[1][name]) for name in STARTS}


def _general(ran: Ran, home: Home) -> Ran:
    """Without what is different each time: the folder, ids, figures."""

    def general(text: str) -> str:
        text = text.replace(str(home.folder), "HOME")
        return re.sub(r"\b[0-9a-z]*\d[0-9a-z]*\b", "0", text)

    return Ran(ran.status, general(ran.out), general(ran.err))


def test_every_verb_is_started_genuinely():
    verbs = {one.name or getattr(one.callback, "__name__", "") for one in app.registered_commands}
    verbs |= {one.typer_instance.info.name or "" for one in app.registered_groups if one.typer_instance}
    assert verbs <= STARTS.keys()


@pytest.mark.parametrize("name", STARTS)
def test_a_fork_says_what_a_genuine_start_says(name: str, both: dict[str, tuple[Ran, Ran]]):
    started, forked = both[name]
    assert forked == started


def test_what_hangs_is_ended_and_so_is_what_is_left(tmp_path: Path):
    hanging, left = (Home(tmp_path / name).start("console", piped=True) for name in ("hanging", "left"))
    with pytest.raises(subprocess.TimeoutExpired):
        hanging.wait(0.01)
    hanging.kill()
    assert hanging.returncode == -signal.SIGKILL
    assert left.poll() is None
    _, said = left.communicate(timeout=20)
    assert (left.returncode, "console -c" in said) == (2, True)


def test_forks_end_with_the_nursery(tmp_path: Path):
    own = Nursery("bot")
    left = own.fork("bot", ("console",), Home(tmp_path).environment(NONE), piped=True)
    own.close()
    assert not psutil.pid_exists(left.pid)
    assert left.poll() == -signal.SIGKILL
    left.kill()


def test_a_nursery_that_can_not_import_says_why(tmp_path: Path):
    with pytest.raises(RuntimeError, match="No module named 'nowhere'"):
        Nursery("nowhere").fork("bot", (), Home(tmp_path).environment(NONE))
