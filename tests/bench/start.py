"""How long a start takes, in processes of their own: `--help`, and the console for one line."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import PAIRS, Figure, medians

ROOT = Path(__file__).parents[2]

BOT = "import runpy; runpy.run_module('bot', run_name='__main__', alter_sys=True)"
EVERYTHING = (
    "import aiohttp.web, aiosqlite, alembic.command, apscheduler.schedulers.asyncio, discord, psycopg, "
    "slack_bolt.adapter.socket_mode.aiohttp, slack_bolt.async_app, sqlalchemy.ext.asyncio, sqlalchemy.orm, typer; "
)
NOT_NEEDED = ("aiohttp", "alembic", "apscheduler", "discord", "mako", "psycopg", "rich", "slack_bolt", "slack_sdk")
"""By a console that is asked one line on a database that is up to date."""

SPOKEN = ("console", "-c", "/help")
_WELCOME = re.compile(r"\[\d+\] Start here[^\[\n]*")


@dataclass(frozen=True)
class Run:
    """Seconds on the wall, seconds of computing, and what was printed."""

    wall: float
    user: float
    said: str


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as name:
        folder = Path(name)
        settings = _settings(folder)
        _assert_slim(settings)
        turns = [_turn(folder, settings) for _ in range(PAIRS + 1)][1:]  # the first one compiles and warms up
        wall = medians([{case: run.wall * 1_000 for case, run in turn.items()} for turn in turns])
        user = medians([{case: run.user * 1_000 for case, run in turn.items()} for turn in turns])
    return [
        Figure("--help against a start with everything imported", wall["help"], wall["everything"], "ms", most=0.15),
        Figure("--help against a bare interpreter", wall["help"], wall["bare"], "ms"),
        Figure("--help against a bare interpreter, computing", user["help"], user["bare"], "ms"),
        Figure("console start against everything imported", wall["console"], wall["everything"], "ms", most=0.5),
        Figure("console start against the same, computing", user["console"], user["everything"], "ms"),
        Figure("console's first start ever (makes key and tables)", wall["first"], wall["first, everything"], "ms"),
    ]


def _turn(folder: Path, settings: Mapping[str, str]) -> dict[str, Run]:
    made = {
        "bare": _run(settings, "-c", "pass"),
        "help": _run(settings, "-m", "bot", "--help"),
        "everything": _run(settings, "-c", EVERYTHING + BOT, *SPOKEN),
        "console": _run(settings, "-m", "bot", *SPOKEN),
        "first, everything": _run(_fresh(folder, settings), "-c", EVERYTHING + BOT, *SPOKEN),
        "first": _run(_fresh(folder, settings), "-m", "bot", *SPOKEN),
    }
    # Only the very first command of a person carries the welcome beneath it.
    said = {
        " ".join(_WELCOME.sub("", made[case].said).split())
        for case in ("everything", "console", "first, everything", "first")
    }
    if len(said) != 1 or "met: Log somebody" not in said.pop():
        raise AssertionError("the starts did not say the same")
    return made


def _run(settings: Mapping[str, str], *arguments: str) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )
    wall = time.perf_counter() - began
    if done.returncode:
        raise AssertionError(f"{arguments} ended with status {done.returncode}: {done.stderr}")
    return Run(wall, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, done.stdout)


def _assert_slim(settings: Mapping[str, str]) -> None:
    """After the first start, which migrates, the console does without what it doesn't use."""
    _run(settings, "-m", "bot", *SPOKEN)
    tell = "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), sep='\\n', file=sys.stderr)); "
    arguments = [sys.executable, "-c", tell + BOT, *SPOKEN]
    done = subprocess.run(arguments, cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    needless = [name for name in NOT_NEEDED if name in loaded]
    if "storage.store" not in loaded or needless:
        raise AssertionError(f"the console imported what it doesn't need: {', '.join(needless) or 'nothing?'}")


def _settings(folder: Path) -> dict[str, str]:
    """An environment without settings of ours, in which Python keeps what it compiled, but not in the checkout."""
    ours = ("GRAPEVINE_", "SLACK_", "DISCORD_", "PYTHON", "DATABASE_URL", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), **_folders(folder / "grapevine")}


def _fresh(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    return {**settings, **_folders(Path(tempfile.mkdtemp(dir=folder)))}


def _folders(folder: Path) -> dict[str, str]:
    return {"GRAPEVINE_DATA_DIR": str(folder / "data"), "GRAPEVINE_CONFIG_DIR": str(folder / "config")}
