"""What no file of the checkout may hold: traces of the machine it was written on, leftovers, names that say nothing."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {".git", ".venv", "__pycache__", ".hypothesis", ".pytest_cache", ".ruff_cache", ".import_linter_cache"}

# The brackets keep these patterns from finding themselves.
REGISTRY = re.compile(r"(?<!no-emit-)\bindex-ur[l]\b|\b(?:PIP|UV)_(?:EXTRA_|DEFAULT_)?INDEX(?:_UR[L])?\b|find-link[s]")
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home/\w+|Users/\w+)/")
LEFTOVER = re.compile(r"\b(?:TOD[O]|FIXM[E]|XX[X])\b")
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "manager", "base"}
MOST_LINES = 400


@cache
def files() -> tuple[Path, ...]:
    """The files of the checkout that Git tracks or would track; all of them where there is no Git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
        found = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        found = list(ROOT.rglob("*"))
    return tuple(sorted(path for path in found if path.is_file() and not SKIPPED & set(path.relative_to(ROOT).parts)))


def lines_with(pattern: re.Pattern[str], paths: Iterable[Path]) -> list[str]:
    """`path:line: text` of every line that matches."""

    def search() -> Iterator[str]:
        for path in paths:
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
                if pattern.search(line):
                    yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"

    return list(search())


def test_no_file_names_a_package_registry():
    assert lines_with(REGISTRY, files()) == []


def test_locked_requirements_hold_no_address_and_no_path():
    locks = [path for path in files() if path.parent == ROOT and path.name.startswith("requirements")]
    assert len(locks) == 4
    assert lines_with(re.compile(r"://|^-|@ |\s\.{0,2}/"), locks) == []


def test_no_file_names_a_path_of_somebodys_machine():
    assert lines_with(MACHINE_PATH, files()) == []


def test_nothing_is_left_for_later():
    written_by_us = [path for path in files() if path.suffix not in (".json", ".jsonl")]
    assert lines_with(LEFTOVER, written_by_us) == []


def test_python_files_stay_short():
    lengths = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in files() if p.suffix == ".py"}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_no_folder_or_module_has_a_name_that_says_nothing():
    named = [path for path in files() if EMPTY_NAMES & {*path.relative_to(ROOT).parent.parts, path.stem}]
    assert named == []
