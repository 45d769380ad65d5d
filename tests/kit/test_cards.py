from __future__ import annotations

import contextlib

import pytest

from bot.kit.calls import BrokenCall, Call
from bot.kit.cards import (
    CALL_LIMIT,
    Block,
    Button,
    Card,
    Choose,
    Code,
    CommandMention,
    Divider,
    Entries,
    Entry,
    Facts,
    Link,
    Meter,
    Quote,
    Span,
    Table,
    footnote,
    read_wire,
    say,
)


def call_of(length: int) -> Call:
    return Call("dig", {"id": "x" * (length - len("dig id:"))})


def test_a_button_carries_its_call_as_text():
    assert Button("Dig", Call("dig", {"id": "7kq2"})).wire() == "dig id:7kq2"


def test_a_button_that_asks_says_so():
    assert Button("Dig", Call("dig"), asks=1).wire() == "ask1 dig"


@pytest.mark.parametrize("page", [0, 1, 2, 9])
def test_the_wire_says_which_page_of_the_form_to_open(page: int):
    call = Call("dig", {"id": "7kq2"})
    assert read_wire(Button("Dig", call, asks=page).wire()) == (call, page)


@pytest.mark.parametrize("text", ["", "ask", "ask1", "ask1 ", "askx dig", "ask1  dig", "Ask1 dig"])
def test_a_wire_that_we_did_not_write_is_broken(text: str):
    with contextlib.suppress(BrokenCall):
        assert read_wire(text)[1] == 0


def test_a_button_carries_76_characters():
    assert len(Button("Dig", call_of(CALL_LIMIT)).wire()) == CALL_LIMIT == 75


@pytest.mark.parametrize("button", [Button("Dig", call_of(77)), Button("Dig", call_of(72), asks=1)])
def test_a_longer_call_is_a_mistake_of_ours(button: Button):
    with pytest.raises(ValueError, match="77 characters"):
        button.wire()


def test_offering_and_saying_add_to_the_end_of_a_copy():
    card = Card("Rose", (say("a"),), (Link("Site", "https://example.org"),))
    more = card.offering(Button("Dig", Call("dig"))).saying(Divider(), footnote("b"))
    assert more.blocks == (say("a"), Divider(), footnote("b"))
    assert more.actions == (Link("Site", "https://example.org"), Button("Dig", Call("dig")))
    assert (len(card.blocks), len(card.actions)) == (1, 1)


def test_buttons_are_found_in_reading_order():
    one, two, three, four = (Button(label, Call("dig")) for label in "1234")
    card = Card(
        "Beds",
        (say("a"), Entries("", (Entry(("x",), actions=(one, Link("Site", "https://example.org"))), Entry(("y",))))),
        (two, Choose("More", (three, four))),
    )
    assert card.buttons() == (one, two, three, four)


def test_a_card_notifies_with_its_summary_or_its_title():
    assert Card("Rose").notification == "Rose"
    assert Card("Rose", summary="Someone is thirsty").notification == "Someone is thirsty"


def test_every_mention_of_a_command_is_put_as_the_platform_has_it():
    def card(span: Span) -> Card:
        blocks: tuple[Block, ...] = (
            *(say("Try ", span), footnote(span), Facts((("Next", (span,)),)), Entries("", (Entry((span,), (span,)),))),
            *(Quote("dig"), Table(("a",), (("dig",),)), Meter("dig", 1, 2), Divider()),
        )
        return Card("Dig", blocks, (Button("Dig", Call("dig")),))

    assert card(CommandMention("dig")).mentioning(lambda one: Code(f"/{one.command}")) == card(Code("/dig"))
