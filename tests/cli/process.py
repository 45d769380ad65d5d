"""The real process, `python -m bot …`, on a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.leftovers import MARKER

ROOT = Path(__file__).parents[2]
SECONDS = 60
NONE: Mapping[str, str] = {}


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

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        return {
            "PATH": os.defpath,
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            MARKER: os.environ[MARKER],
            **variables,
        }

    def start(
        self, *arguments: str, stdin: int = subprocess.DEVNULL, variables: Mapping[str, str] = NONE
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command(*arguments),
            cwd=ROOT,
            env=self.environment(variables),
            stdin=stdin,
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
    ) -> Ran:
        """`said` is piped in, None gives /dev/null; `closed`: there is no standard input at all."""
        started = subprocess.Popen(
            ["sh", "-c", 'exec "$@" <&-', "sh", *command(*arguments)] if closed else command(*arguments),
            cwd=ROOT,
            env=self.environment(variables),
            stdin=subprocess.DEVNULL if said is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            out, err = started.communicate(said.encode() if isinstance(said, str) else said, timeout=SECONDS)
        finally:
            started.kill()
        return ended(started.returncode, out.decode(errors="replace"), err.decode(errors="replace"))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", *arguments]


def ended(status: int, out: str, err: str) -> Ran:
    """What a process left behind: never a traceback."""
    ran = Ran(status, out, err)
    assert "Traceback" not in ran.text, ran.text
    return ran


def together(runs: Mapping[str, tuple[Home, tuple[str, ...], Mapping[str, str]]]) -> dict[str, Ran]:
    """Several processes side by side, by name: most of what each takes is starting up."""
    with ThreadPoolExecutor(3) as pool:
        started = {
            name: pool.submit(home.run, *arguments, variables=variables)
            for name, (home, arguments, variables) in runs.items()
        }
        return {name: running.result() for name, running in started.items()}
