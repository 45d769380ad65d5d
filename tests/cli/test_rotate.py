"""`rotate-keys` on a real home: a new key, everything readable, and the old one can go."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from storage.lock import lock_database
from storage.vault import Keyring
from tests.cli.process import Home


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("used"))
    said = home.run("console", "-c", "/met Ana - a quiet note; promised a book")
    assert said.status == 0, said.text
    return home


@pytest.fixture
def home(used: Home, tmp_path: Path) -> Home:
    shutil.copytree(used.folder, tmp_path, dirs_exist_ok=True)
    return Home(tmp_path)


def test_a_new_key_seals_everything_and_the_old_one_can_go(home: Home):
    old = home.keys.read_text().strip()
    ran = home.run("rotate-keys")
    assert ran.status == 0, ran.text
    assert "private texts are sealed with" in ran.out
    assert "no longer needs " + old.partition(":")[0] in ran.out
    new, kept = home.keys.read_text().strip().split(",")
    assert kept == old
    assert home.keys.stat().st_mode & 0o777 == 0o600
    home.keys.write_text(new + "\n")
    assert "a quiet note" in home.run("console", "-c", "/contact show Ana").out
    assert "old key" not in home.run("doctor").out


def test_doctor_tells_of_texts_under_an_old_key_and_a_run_cut_short_goes_on(home: Home):
    old = home.keys.read_text().strip()
    home.keys.write_text(f"{Keyring.generate()},{old}\n")
    assert "still sealed with it. Run: python -m bot rotate-keys" in home.run("doctor").out
    assert home.run("rotate-keys").status == 0
    assert home.keys.read_text().count(":") == 2  # no third key
    assert "still sealed" not in home.run("doctor").out


def test_keys_of_the_environment_are_the_operators_to_change(home: Home):
    old = home.keys.read_text().strip()
    same = home.run("rotate-keys", variables={"GRAPEVINE_KEYS": old})
    assert (same.status, "already" in same.out, "put it first" in same.out) == (0, True, True)
    new = home.run("rotate-keys", variables={"GRAPEVINE_KEYS": f"{Keyring.generate()},{old}"})
    assert new.status == 0
    assert "Take it out of GRAPEVINE_KEYS" in new.out


def test_without_the_old_key_nothing_is_touched(home: Home):
    ran = home.run("rotate-keys", variables={"GRAPEVINE_KEYS": Keyring.generate()})
    assert ran.status == 1
    assert "is not among the keys" in ran.err
    assert "a quiet note" in home.run("console", "-c", "/contact show Ana").out


def test_no_bot_may_run_meanwhile(home: Home):
    with lock_database(home.database, purpose="run"):
        ran = home.run("rotate-keys")
    assert ran.status == 1
    assert "in use by process" in ran.err


def test_without_a_database_there_is_nothing_to_do(tmp_path: Path):
    ran = Home(tmp_path).run("rotate-keys")
    assert "no database yet" in ran.err
