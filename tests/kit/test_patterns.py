"""Patterns that are compiled when they are used."""

import re

import pytest

from bot.kit.patterns import later


def test_a_pattern_of_later_reads_as_a_compiled_one_does():
    pattern, text = r"(?P<name>[a-z]+)-(\d+)", "Ana-12 and ben-7"
    now, then = re.compile(pattern, re.IGNORECASE), later(pattern, re.IGNORECASE)
    for _ in range(2):
        assert [one.span() for one in then.finditer(text)] == [one.span() for one in now.finditer(text)]
        assert then.sub("x", text) == now.sub("x", text)
        found = then.match(text)
        assert found is not None
        assert found["name"] == "Ana"
        assert then.fullmatch(text) is None
    assert then.pattern == pattern


def test_a_broken_pattern_says_so_when_it_is_used():
    broken = later("(")
    with pytest.raises(re.error):
        broken.match("text")
