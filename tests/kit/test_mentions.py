"""Commands named in a text: told apart from what is said around them, and never made of what people typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.errors import LONGEST_ECHO, UserError
from bot.kit.mentions import Advice, CommandMention, either, plain, read
from bot.kit.words import clip


class Gone(UserError):
    """I find no “{name}”.

    Plant it with `plant {name}`, {close}see `water list`.
    """


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("Nothing to type", ("Nothing to type",)),
        ("`dig`", (CommandMention("dig"),)),
        ("Try `water list tag:red`, or `dig`.", ("Try ", CommandMention("water list", "tag:red"), ", or ",
                                                CommandMention("dig"), ".")),
        ("`plant Ana Ruiz, rose`", (CommandMention("plant", "Ana Ruiz, rose"),)),
        ("`plant {name}`", (CommandMention("plant", "{name}"),)),
        ("`Not a command` and `", ("Not a command", " and `")),
        ("", ()),
    ],
)  # fmt: skip
def test_what_stands_between_backticks_is_a_command(template: str, parts: Advice):
    assert read(template) == parts


def test_an_error_tells_its_commands_apart():
    near: Advice = ("or ", CommandMention("dig"), ", ")
    error = Gone(name="rose", close=near)
    assert error.advice == (
        "Plant it with ", CommandMention("plant", "rose"), ", or ", CommandMention("dig"), ", see ",
        CommandMention("water list"), ".",
    )  # fmt: skip
    assert error.hint == "Plant it with “plant rose”, or “dig”, see “water list”."


@given(st.one_of(st.text(), st.sampled_from(["`dig`", "` `dig` `", "{close}", "{0.__class__}", "`{name}`"])))
def test_what_people_type_never_becomes_a_command(text: str):
    echo = clip(" ".join(text.split()), LONGEST_ECHO)
    mentions = [part for part in Gone(name=text, close=()).advice if isinstance(part, CommandMention)]
    assert mentions == [CommandMention("plant", echo), CommandMention("water list")]


@pytest.mark.parametrize(
    ("names", "said"), [(["a"], "“a”"), (["a", "b"], "“a” or “b”"), (["a", "b", "c"], "“a”, “b” or “c”")]
)
def test_several_are_said_as_a_choice(names: list[str], said: str):
    assert plain(either([CommandMention(name) for name in names])) == said
