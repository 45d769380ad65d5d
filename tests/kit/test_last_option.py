"""An option at the end of a line takes the words that follow it, where they can be nothing else."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.args import Arg, Day, Number, Text
from bot.kit.calls import Call, spell
from bot.kit.cards import Card
from bot.kit.commands import Catalogue, Group
from bot.kit.grammar import OTHERWISE, Surplus, read
from tests.kit.sample import Here

ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126)).map(str.strip)


class Tree(Arg[Here, str]):
    """A tree by its name."""

    def read(self, text: str, scene: Here) -> str:
        return text


trees = Group[Here]("tree", "Trees", default="list")
hedges = Group[Here]("hedge", "Hedges", default="list")


@trees.command("list")
def list_trees(here: Here, page: Annotated[int, Number("Which page", least=1, placing="word")] = 1) -> Card:
    """Show the trees."""
    return Card(f"Page {page}")


@trees.command("edit", examples=["tree edit oak number:4"])
def edit(
    here: Here,
    which: Annotated[str, Tree("Which tree", placing="rest")],
    what: Annotated[str | None, Text("What it is")] = None,
    number: Annotated[int | None, Number("How many")] = None,
    by: Annotated[date | None, Day("Until when", placing="tail")] = None,
    note: Annotated[str | None, Text("What to remember", placing="after", lines=True)] = None,
) -> Card:
    """Change a tree."""
    return Card(which)


@trees.command(OTHERWISE, hidden=True)
def otherwise(here: Here, what: Annotated[str, Text("What was typed", placing="rest")]) -> Card:
    """Anything else."""
    return Card(what)


@hedges.command("list")
def list_hedges(here: Here, what: Annotated[str | None, Text("Which ones", placing="rest")] = None) -> Card:
    """Show the hedges."""
    return Card(what or "")


CATALOGUE = Catalogue((trees, hedges))


def values(line: str) -> dict[str, str]:
    return dict(read(line, CATALOGUE).call.values)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tree edit oak what:Have 2 calls", {"which": "oak", "what": "Have 2 calls"}),
        ('tree edit oak what:the "old" \\ oak', {"which": "oak", "what": 'the "old" \\ oak'}),
        ("tree edit oak number:4 what:tall and old", {"which": "oak", "number": "4", "what": "tall and old"}),
        ("tree edit which:oak what:tall and old", {"which": "oak", "what": "tall and old"}),
        ("tree edit oak what:tall and old tomorrow", {"which": "oak", "what": "tall and old", "by": "tomorrow"}),
        ("tree edit oak what:tall and old - from Ana", {"which": "oak", "what": "tall and old", "note": "from Ana"}),
        ("tree edit oak what:tall and old\nfrom Ana", {"which": "oak", "what": "tall and old", "note": "from Ana"}),
        ("tree edit oak note:from Ana\nand Ben", {"which": "oak", "note": "from Ana\nand Ben"}),
    ],
)
def test_a_last_option_of_text_goes_on_to_the_end(line: str, expected: dict[str, str]):
    assert values(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("tree edit what:old oak tree", {"which": "oak tree", "what": "old"}),
        ("tree edit oak what:old tree number:4", {"which": "oak tree", "what": "old", "number": "4"}),
        ("tree edit oak number:4 tree", {"which": "oak tree", "number": "4"}),
        ('tree edit oak what:"old" tree', {"which": "oak tree", "what": "old"}),
        ("tree edit oak what:old what:new tree", {"which": "oak what:new tree", "what": "old"}),
    ],
)
def test_words_that_may_belong_to_the_name_stay_with_it(line: str, expected: dict[str, str]):
    assert values(line) == expected


def test_free_text_that_is_itself_what_the_command_is_about_goes_on_behind_an_option():
    assert values("hedge list what:box and yew") == {"what": "box and yew"}


@given(st.dictionaries(st.sampled_from(["which", "what", "number", "by", "note"]), ASCII))
def test_a_spelled_call_is_still_read_as_it_was_spelled(said: dict[str, str]):
    call = Call("tree edit", said)
    assert read(spell(call), CATALOGUE).call == call


@given(st.text(alphabet='ab :"\\-\n4', max_size=40))
def test_any_line_with_an_option_is_a_call_or_an_error_for_people(rest: str):
    with suppress(Surplus):
        assert read(f"tree edit oak what:{rest}", CATALOGUE).command is edit


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("tree", "tree list"),
        ("tree 2", "tree list"),
        ("tree 3 oaks by friday", "tree otherwise"),
        ("tree oak", "tree otherwise"),
        ("tree edit oak", "tree edit"),
    ],
)
def test_what_neither_a_command_nor_the_default_reads_goes_to_the_one_for_anything_else(line: str, name: str):
    found = read(line, CATALOGUE)
    assert found.call.name == name
    if name == "tree otherwise":
        assert found.call.values == {"what": line.removeprefix("tree ")}
