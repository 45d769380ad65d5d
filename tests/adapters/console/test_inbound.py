"""Lines into requests."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console import inbound
from adapters.console.limits import FURTHEST
from bot.kit.calls import Call
from bot.kit.cards import Button
from bot.members.model import Handle


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("30m", timedelta(minutes=30)),
        (" 2 hours ", timedelta(hours=2)),
        ("3d", timedelta(days=3)),
        ("1 WEEK", timedelta(weeks=1)),
        ("366d", FURTHEST),
    ],
)
def test_a_step_of_the_clock(text: str, by: timedelta):
    assert inbound.step(text) == by


@pytest.mark.parametrize("text", ["", "0d", "-1d", "3", "d", "3 fortnights", "367d", "999999w", "1.5h", "3d 2h", "٣d…"])
def test_what_is_no_step_is_refused_with_an_example(text: str):
    with pytest.raises(inbound.UnclearStep) as error:
        inbound.step(text)
    assert ":forward 3d" in error.value.hint


@pytest.mark.parametrize(("text", "name"), [("ben", "ben"), (" Zoë ", "zoe"), ("x" * 100, "x" * 39 + "…")])
def test_a_name_to_be_is_one_short_word(text: str, name: str):
    assert inbound.user(text) == name


@pytest.mark.parametrize("text", ["", "  ", "two words", "\x00\u202e", "a\nb"])
def test_no_name_or_two_are_refused(text: str):
    with pytest.raises(inbound.UnclearName):
        inbound.user(text)


@given(st.text(max_size=60))
def test_any_text_is_a_name_and_a_step_or_a_kind_error(text: str):
    for read in (inbound.user, inbound.step):
        with contextlib.suppress(inbound.UnclearName, inbound.UnclearStep):
            assert read(text)


def test_a_typed_line_is_a_request_of_that_person_in_private():
    request = inbound.typed("/met Ana", name="ben", zone="Europe/Berlin")
    assert (request.said, request.pressed, request.zone) == ("/met Ana", False, "Europe/Berlin")
    assert request.who == Handle("console", "local", "ben")
    assert request.where.private
    assert request.where == inbound.direct("ben")


def test_a_press_carries_what_the_button_carries():
    button = Button("Edit", Call("contact edit", {"who": "7kq2"}), asks=1)
    request = inbound.press(button, name="ben", zone="UTC")
    assert request.pressed
    assert request.said == button.wire() == "ask1 contact edit who:7kq2"
