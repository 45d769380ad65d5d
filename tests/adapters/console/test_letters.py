"""What a terminal that knows few letters is shown."""

from __future__ import annotations

import pytest

from adapters.console.editor import shortened
from adapters.console.letters import fit


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("✓ Zoë – „tea“ … │ 山", "utf-8", "✓ Zoë – „tea“ … │ 山"),
        ("✓ Zoë – „tea“ … │ 山", "latin-1", '+ Zoë - "tea" ... | ?'),
        ("✗ Ångström ██░", "ascii", "x Angstrom ##."),
        ("✗ no", None, "✗ no"),
    ],
)
def test_a_letter_becomes_the_nearest_that_there_is(text: str, encoding: str | None, shown: str):
    assert fit(text, encoding) == shown


def test_the_linux_console_gets_the_corners_of_its_font():
    assert fit("╭─ ✓", "utf-8", "linux") == "┌─ √"


@pytest.mark.parametrize(
    ("columns", "shown"), [(80, " 09:00 · you are you · :help"), (25, " 09:00 · you are you"), (3, " 09:00")]
)
def test_the_line_below_loses_whole_parts(columns: int, shown: str):
    assert shortened(" 09:00 · you are you · :help", columns) == shown
