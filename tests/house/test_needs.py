"""What people need, held against what is there: each need once, each served one shown by a test, and in the README."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.features import FEATURES
from bot.kit.commands import Catalogue
from tests.house.needs import BEGIN, NEEDS, README, THEMES, fresh

TESTS = Path(__file__).resolve().parents[1]
NUMBER = re.compile(r"\b[SL]\d+\b")
ALL = [f"S{number}" for number in range(1, 67)] + [f"L{number}" for number in range(1, 11)]
CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)


def numbers(source: str) -> Iterator[tuple[str, str]]:
    """(function, number) for each number in the docstring of a test, or of a part of a story."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from ((node.name, number) for number in NUMBER.findall(ast.get_docstring(node) or ""))


@cache
def named() -> dict[str, list[str]]:
    """By number: the tests and parts of stories that name it, as “features/test_plan.py::test_…”."""
    found: dict[str, list[str]] = {}
    for file in sorted(TESTS.rglob("*.py")):
        for name, number in numbers(file.read_text(encoding="utf-8")):
            found.setdefault(number, []).append(f"{file.relative_to(TESTS)}::{name}")
    return found


def test_each_need_is_in_the_list_once():
    listed = [need.number for theme in THEMES for need in theme.needs]
    assert sorted(listed) == sorted(ALL)


@pytest.mark.parametrize("number", [one for one in NEEDS if not NEEDS[one].planned])
def test_what_is_served_is_shown_by_a_test(number: str):
    assert named().get(number), f"no test has {number} in its docstring: {NEEDS[number].what}"


def test_nothing_is_said_to_be_tested_that_is_only_planned():
    planned = {number for number, need in NEEDS.items() if need.planned}
    assert planned, "then this test can go"
    assert {number: named()[number] for number in planned & named().keys()} == {}


def test_tests_name_no_need_that_is_unknown():
    assert {number: where for number, where in named().items() if number not in NEEDS} == {}


@pytest.mark.parametrize("number", NEEDS)
def test_what_serves_a_need_is_there(number: str):
    for command in NEEDS[number].by:
        found = CATALOGUE.command(command)
        assert found.name == command, "it is an alias"
        assert not found.hidden


def test_numbers_are_taken_from_docstrings_of_functions():
    source = '"""S1."""\ndef test_a():\n    """S2 and L3, not S4x."""\nasync def part():\n    """(S5)."""\nS6 = "S7"\n'
    assert list(numbers(source)) == [("test_a", "S2"), ("test_a", "L3"), ("part", "S5")]


def test_the_readme_says_what_serves_each_need():
    text = README.read_text(encoding="utf-8")
    assert BEGIN in text
    assert fresh(text) == text, "the table of needs is stale. Run: make docs"
