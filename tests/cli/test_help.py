"""`--help`: starts at once, is whole, and needs nothing installed but typer."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import ROOT, Home, Ran, ended, together

VERBS = ("run", "console", "migrate", "manifest", "docs", "explain", "doctor", "deliveries")
HEAVY = {"adapters", "aiohttp", "alembic", "apscheduler", "cryptography", "discord", "psycopg", "pydantic"}
HEAVY |= {"prometheus_client", "pydantic_settings", "rich", "slack_bolt", "slack_sdk", "sqlalchemy", "storage"}


@pytest.fixture(scope="module")
def helps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    home = Home(tmp_path_factory.mktemp("help"))
    found = together({verb: (home, (verb, "--help"), {}) for verb in VERBS}, genuine=True)
    found[""] = home.run("--help", genuine=True)
    found["nothing"] = home.run(genuine=True)
    return found


def test_help_imports_nothing_that_takes_time(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "--help"],
        cwd=ROOT,
        env=Home(tmp_path).environment({}),
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(re.findall(r"\| +(\w+)[\w.]*$", done.stderr, re.MULTILINE))
    assert "typer" in imported
    assert imported & HEAVY == set()


def test_help_tells_of_every_verb_in_whole_sentences(helps: dict[str, Ran]):
    lines = dict(re.findall(r"^  (\w+) +(.*)$", helps[""].out.partition("Commands:")[2], re.MULTILINE))
    assert tuple(lines) == VERBS
    assert all(text.endswith(".") and not text.endswith("..") for text in lines.values()), lines


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, helps: dict[str, Ran]):
    ran = ended(helps[verb].status, helps[verb].out, helps[verb].err)
    assert ran.status == 0
    assert f"python -m bot {verb}" in ran.out


def test_nothing_at_all_shows_help(helps: dict[str, Ran]):
    assert "Commands:" in helps["nothing"].text
