"""`doctor` on machines in all states: it says what is wrong and what to do, and changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from storage.vault import Keyring
from tests.cli.process import Home, Ran, together

Prepare = Callable[[Home], Mapping[str, str]]


def nothing(home: Home) -> Mapping[str, str]:
    shutil.rmtree(home.folder / "data")
    shutil.rmtree(home.folder / "config")
    return {}


def good(home: Home) -> Mapping[str, str]:
    return {}


def wrong_key(home: Home) -> Mapping[str, str]:
    return {"GRAPEVINE_KEYS": Keyring.generate()}


def broken_keys(home: Home) -> Mapping[str, str]:
    return {"GRAPEVINE_KEYS": "one:Z2VoZWlt"}


def key_beside_the_data(home: Home) -> Mapping[str, str]:
    home.keys.rename(home.database.with_name("keys"))
    return {"GRAPEVINE_CONFIG_DIR": str(home.database.parent)}


def key_for_everybody(home: Home) -> Mapping[str, str]:
    home.keys.chmod(0o644)
    return {}


def corrupt(home: Home) -> Mapping[str, str]:
    home.database.write_bytes(b"This was a database once. " * 400)
    return {}


def newer(home: Home) -> Mapping[str, str]:
    with sqlite3.connect(home.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'ffff'")
    connection.close()
    return {}


def older(home: Home) -> Mapping[str, str]:
    home.database.unlink()
    home.database.touch()
    return {}


def no_folder(home: Home) -> Mapping[str, str]:
    (home.folder / "file").write_text("in the way")
    return {"GRAPEVINE_DATA_DIR": str(home.folder / "file" / "data")}


def in_memory(home: Home) -> Mapping[str, str]:
    return {"GRAPEVINE_DATABASE_URL": "sqlite://"}


def no_server(home: Home) -> Mapping[str, str]:
    home.keys.unlink()
    return {"GRAPEVINE_DATABASE_URL": "postgresql://grapevine:geheim@127.0.0.1:1/grapevine"}


def tokens(home: Home) -> Mapping[str, str]:
    return {"DISCORD_TOKEN": "geheim"}


STATES: dict[Prepare, tuple[int, tuple[str, ...]]] = {
    nothing: (0, ("! key: none yet", "! database: none yet", "! platforms: no token", "✓ zone data")),
    good: (0, ("✓ settings", "✓ key", "safe place", "✓ database", "✓ clock", "✓ notes")),
    wrong_key: (1, ("✗ notes: the keys don't open them",)),
    broken_keys: (1, ("✗ key: The key one has 6 bytes and must have 32.",)),
    key_beside_the_data: (1, ("✗ key", "GRAPEVINE_CONFIG_DIR", "✓ notes")),
    key_for_everybody: (1, ("✗ key", "chmod 600")),
    corrupt: (1, ("✗ database", "not a SQLite database")),
    newer: (1, ("✗ database", "newer", "Install that version")),
    older: (1, ("✗ database", "python -m bot migrate")),
    no_folder: (1, ("✗ data folder", "GRAPEVINE_DATA_DIR")),
    in_memory: (1, ("✗ database", "must be a file")),
    no_server: (1, ("✗ database", "127.0.0.1:1", "✗ key")),
    tokens: (1, ("✗ Discord",)),
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Home, Ran]]:
    """What doctor says in each state; `good` is the machine that the others began as."""
    used = Home(tmp_path_factory.mktemp("used"))
    first = used.run("console", "-c", "/met Ben - a secret note; promised a secret")
    assert first.status == 0, first.text
    homes = {state.__name__: Home(tmp_path_factory.mktemp(state.__name__)) for state in STATES}
    variables: dict[str, Mapping[str, str]] = {}
    for state in STATES:
        home = homes[state.__name__]
        shutil.copytree(used.folder, home.folder, dirs_exist_ok=True)
        variables[state.__name__] = state(home)
    ran = together({name: (homes[name], ("doctor",), variables[name]) for name in homes})
    return {name: (homes[name], ran[name]) for name in homes}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_doctor_says_what_it_found(state: Prepare, seen: dict[str, tuple[Home, Ran]]):
    status, texts = STATES[state]
    _, ran = seen[state.__name__]
    for text in texts:
        assert text in ran.out
    assert ran.status == status, ran.text
    assert ran.err == ""


def test_doctor_tells_no_secret(seen: dict[str, tuple[Home, Ran]]):
    for home, ran in seen.values():
        assert "geheim" not in ran.text
        assert "Z2VoZWlt" not in ran.text
        if home.keys.exists():
            assert home.keys.read_text().partition(":")[2].strip() not in ran.text


def test_doctor_makes_nothing(seen: dict[str, tuple[Home, Ran]]):
    home, _ = seen["nothing"]
    assert os.listdir(home.folder) == []


def test_a_start_on_a_newer_database_changes_nothing(seen: dict[str, tuple[Home, Ran]]):
    home, _ = seen["newer"]
    for arguments in (("console", "-c", "help"), ("migrate",)):
        ran = home.run(*arguments)
        assert ran.status != 0
        assert "Install that version" in ran.err


def test_a_start_on_a_damaged_database_or_key_says_so(seen: dict[str, tuple[Home, Ran]]):
    tries = {"corrupt": "not a SQLite database", "key_for_everybody": "chmod 600"}
    ran = together({name: (seen[name][0], ("console", "-c", "help"), {}) for name in tries})
    for name, text in tries.items():
        assert ran[name].status != 0
        assert text in ran[name].err


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path):
    home = Home(tmp_path)
    ran = home.run("console", "-c", "help", variables=no_folder(home))
    assert ran.status == 2
    assert "GRAPEVINE_DATA_DIR" in ran.err
