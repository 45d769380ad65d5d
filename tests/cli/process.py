"""The real process, `python -m bot …`, on a home of its own.

Most are forked from a nursery, in a tenth of the time (tests/nursery.py says why that proves the same). Started
genuinely are each verb and each platform once, whatever is about starting itself, terminals and closed streams, and
whatever sets a variable that isn't Grapevine's own: Python and its libraries may read it on the way.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.forked import PLAIN, ROOT, Forked, Nursery
from tests.leftovers import MARKER

SECONDS = 60
NONE: Mapping[str, str] = {}
OURS = ("GRAPEVINE_", "SLACK_", "DISCORD_", "DATABASE_URL", "PORT")
"""How the variables begin that only Grapevine reads."""
bots = Nursery("bot", "adapters", "storage")
Started: TypeAlias = subprocess.Popen[str] | Forked


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def text(self) -> str:
        return self.out + self.err


@dataclass(frozen=True)
class Home:
    """Where data and keys lie; nothing of the surrounding environment reaches the process."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "data" / "grapevine" / "grapevine.db"

    @property
    def keys(self) -> Path:
        return self.folder / "config" / "grapevine" / "keys"

    def furnished(self, migrated: Path) -> Home:
        """With a database that has every table and no row: making them takes longer than most of what is tried."""
        self.database.parent.mkdir(mode=0o700, parents=True)
        shutil.copy(migrated, self.database)
        self.database.chmod(0o600)
        return self

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        return {
            **PLAIN,
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            MARKER: os.environ[MARKER],
            **variables,
        }

    def start(
        self, *arguments: str, piped: bool = False, variables: Mapping[str, str] = NONE, genuine: bool = False
    ) -> Started:
        """`piped`: there is a pipe to tell it something, and /dev/null otherwise."""
        if not genuine and _forks(variables):
            return bots.fork("bot", arguments, self.environment(variables), piped=piped)
        return subprocess.Popen(
            command(*arguments),
            cwd=ROOT,
            env=self.environment(variables),
            stdin=subprocess.PIPE if piped else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(
        self,
        *arguments: str,
        said: str | bytes | None = None,
        closed: bool = False,
        variables: Mapping[str, str] = NONE,
        genuine: bool = False,
    ) -> Ran:
        """`said` is piped in, None gives /dev/null; `closed`: there is no standard input at all."""
        said = said.encode() if isinstance(said, str) else said
        environment = self.environment(variables)
        if not (genuine or closed) and _forks(variables):
            forked = bots.fork("bot", arguments, environment, piped=said is not None, errors="replace")
            out, err = forked.communicate((said or b"").decode(errors="surrogateescape"), timeout=SECONDS)
            return ended(forked.wait(), out, err)
        started = subprocess.Popen(
            ["sh", "-c", 'exec "$@" <&-', "sh", *command(*arguments)] if closed else command(*arguments),
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL if said is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            out, err = started.communicate(said, timeout=SECONDS)
        finally:
            started.kill()
        return ended(started.returncode, out.decode(errors="replace"), err.decode(errors="replace"))


def _forks(variables: Mapping[str, str]) -> bool:
    return all(name.startswith(OURS) for name in variables)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def ended(status: int, out: str, err: str) -> Ran:
    """What a process left behind: never a traceback."""
    ran = Ran(status, out, err)
    assert "Traceback" not in ran.text, ran.text
    return ran


def together(
    runs: Mapping[str, tuple[Home, tuple[str, ...], Mapping[str, str]]], *, genuine: bool = False
) -> dict[str, Ran]:
    """Several processes side by side, by name."""
    with ThreadPoolExecutor(3) as pool:
        started = {
            name: pool.submit(home.run, *arguments, variables=variables, genuine=genuine)
            for name, (home, arguments, variables) in runs.items()
        }
        return {name: running.result() for name, running in started.items()}
