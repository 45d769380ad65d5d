"""The typed lines that are kept: sealed, private, bounded, and gone when asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.console import exports
from adapters.console.history import History
from adapters.console.limits import REMEMBERED
from bot.kit.cards import Attachment

KEY = 0x5A


def seal(line: str) -> bytes:
    return bytes(byte ^ KEY for byte in line.encode())


def open_(sealed: bytes) -> str | None:
    try:
        return bytes(byte ^ KEY for byte in sealed).decode()
    except UnicodeDecodeError:
        return None


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], History]:
    return lambda: History(tmp_path / "history", seal, open_)


def test_what_was_typed_comes_back_and_can_not_be_read_on_the_disk(kept: Callable[[], History]):
    history = kept()
    for line in ("/met Ana - loves chess", "/met Ana - loves chess", "  ", "/contact list", "/met Bo\n/met Cy"):
        history.add(line)
    assert kept().lines == ["/met Ana - loves chess", "/contact list", "/met Bo\n/met Cy"]
    assert b"Ana" not in history.file.read_bytes()
    assert history.file.stat().st_mode & 0o777 == 0o600


def test_turned_off_it_is_erased_and_stays_off(kept: Callable[[], History]):
    history = kept()
    history.add("secret")
    history.turn(on=False)
    history.add("more")
    again = kept()
    again.add("and more")
    assert (again.on, again.lines) == (False, [])
    assert history.file.read_text().split() == ["off"]
    again.turn(on=True)
    again.add("now")
    assert kept().lines == ["now"]


def test_it_never_grows_without_end(kept: Callable[[], History]):
    history = kept()
    for number in range(2 * REMEMBERED + 5):
        history.add(str(number))
    assert kept().lines[-1] == str(2 * REMEMBERED + 4)
    assert len(kept().lines) == len(history.file.read_text().split()) == REMEMBERED


@pytest.mark.parametrize("content", [b"!!!\n", b"\xff\xfe\x00", b"gICA\n", b""])
def test_a_file_that_makes_no_sense_is_no_history(kept: Callable[[], History], content: bytes):
    kept().file.write_bytes(content)
    assert kept().lines == []


def test_a_folder_that_is_missing_keeps_nobody_from_talking(tmp_path: Path):
    history = History(tmp_path / "none" / "history", seal, open_)
    history.add("hello")
    history.add("\ud800")
    assert history.lines == ["hello", "\ud800"]


def test_a_link_in_its_place_is_not_followed(kept: Callable[[], History], tmp_path: Path):
    target = tmp_path / "target"
    os.symlink(target, tmp_path / "history")
    kept().add("hello")
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "saved"),
    [("all.json", "all.json"), ("../../etc/passwd", "etc-passwd"), (".profile", "profile"), ("\x00/", "export")],
)
def test_an_export_stays_in_its_folder_and_is_private(tmp_path: Path, name: str, saved: str):
    folder = tmp_path / "exports"
    path = exports.save(Attachment(name, b"1", "text/plain"), folder)
    assert path == folder / saved
    assert path.read_bytes() == b"1"
    assert (path.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_an_export_replaces_no_other(tmp_path: Path):
    names = [exports.save(Attachment("all.json", bytes([n]), "text/plain"), tmp_path).name for n in range(3)]
    assert names == ["all.json", "all-2.json", "all-3.json"]


def test_what_one_member_typed_can_be_forgotten_alone(kept: Callable[[], History]):
    history = kept()
    for who, line in (("", "nobody knows whose"), ("you", "mine"), ("ben", "his"), ("you", "mine too")):
        history.who = who
        history.add(line)
    assert history.forget("you") == 3
    assert (history.lines, kept().lines) == (["his"], ["his"])


def test_nothing_is_written_where_nothing_was_kept(kept: Callable[[], History]):
    assert kept().forget("you") == 0
    assert not kept().file.exists()


@pytest.mark.parametrize("name", ["..", ".", "a/b", "Ana", "ñ", "=x", "x" * 41])
def test_no_members_folder_lies_elsewhere_or_is_somebody_elses(name: str, tmp_path: Path):
    folder = exports.folder_of(tmp_path, name)
    assert folder.parent == tmp_path
    assert folder.name not in (".", "..", name)
    assert exports.folder_of(tmp_path, folder.name) != folder
