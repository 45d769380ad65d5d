from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.kit.errors import LONGEST_ECHO, UserError
from bot.kit.words import clip


class Wilted(UserError):
    """I couldn't read “{text}” as
    a plant.

    Try one of these: {choices}.

    Or type help.
    """


def test_the_docstring_is_the_message_and_the_hint():
    error = Wilted(text="bsil", choices="basil or rose")
    assert error.message == "I couldn't read “bsil” as a plant."
    assert error.hint == "Try one of these: basil or rose. Or type help."
    assert str(error) == error.message


@given(st.one_of(st.text(), st.sampled_from(["{x}", "{0.__class__}", "{text.__init__.__globals__}", "{", "}}", "%s"])))
def test_what_people_type_is_echoed_and_never_formatted(text: str):
    echo = clip(" ".join(text.split()), LONGEST_ECHO)
    assert Wilted(text=text, choices="{choices}").message == f"I couldn't read “{echo}” as a plant."


def test_a_long_echo_is_clipped():
    message = Wilted(text="ab" * 2000, choices="").message
    assert len(message) <= len("I couldn't read “” as a plant.") + LONGEST_ECHO
    assert "…”" in message


def test_what_the_bot_offers_is_not_clipped_like_an_echo():
    choices = ", ".join(f"choice {number}" for number in range(20))
    assert choices in Wilted(text="x", choices=choices).hint


def test_an_error_without_a_hint_has_none():
    class Dry(UserError):
        """Too dry."""

    assert (Dry().message, Dry().hint) == ("Too dry.", "")


def test_an_error_is_laid_at_the_first_field_that_claims_it():
    assert Wilted(text="", choices="").at("which").field == "which"
    assert Wilted(field="what", text="", choices="").at("which").field == "what"
