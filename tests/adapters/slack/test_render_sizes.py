"""How much of a card fits: nothing is refused, and what is left out is said."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack import limits, render
from bot.kit.cards import (
    At,
    Block,
    Button,
    Card,
    Code,
    CommandMention,
    Divider,
    Entries,
    Entry,
    Facts,
    Link,
    LinkTo,
    Mention,
    Meter,
    On,
    Paragraph,
    Quote,
    Span,
    Strong,
    Table,
    footnote,
    say,
)
from tests.adapters.slack.fake import checks, markup
from tests.adapters.slack.reading import EVIL, breaches, everywhere, press, seen, texts, types
from tests.gallery.content import HOSTILE
from tests.gallery.examples import VIEWS

SIZES = [75, 76, 150, 151, 255, 256, 2000, 2001, 3000, 3001, 4000, 4001, 40_000]


@pytest.mark.parametrize(
    ("letter", "length"), [*((letter, size) for letter in "x&" for size in SIZES), ("🌞", 151), ("👩‍👩‍👧‍👦", 3001)]
)
def test_no_length_of_text_is_refused(letter: str, length: int):
    text = (letter * length)[:length]
    card = everywhere(text)
    assert breaches(render.message(card)) == []
    assert limits.view_breaches(render.modal_card(card)) == checks.view_faults(render.modal_card(card)) == []
    home = {"type": "home", "blocks": render.home([card, card, card])}
    assert limits.view_breaches(home) == checks.view_faults(home) == []


def test_a_long_title_is_bold_and_no_header():
    assert types(render.message(Card("x" * 150))["blocks"]) == ["header"]
    [block] = render.message(Card("x" * 151))["blocks"]
    assert block["elements"][0]["elements"][0]["style"] == {"bold": True}


def people(count: int, *buttons: Button) -> Card:
    items = tuple(Entry((f"Person {number}.",), (), buttons) for number in range(1, count + 1))
    return Card("Everybody", (Entries("", items),), (press("More"),))


@pytest.mark.parametrize("buttons", [(), (press("Done"), press("Show"))])
def test_a_list_that_is_too_long_says_how_many_are_missing(buttons: tuple[Button, ...]):
    message = render.message(people(2000, *buttons))
    assert breaches(message) == []
    said = seen(message["blocks"])
    told = sum(f"Person {number}." in said for number in range(1, 2001))
    assert 15 < told < 2000
    assert f"… and {2000 - told} more\n[More]" in said


def test_other_things_that_are_too_many_say_so_too():
    message = render.message(Card("Title", tuple(say(f"Line {number}") for number in range(99))))
    assert breaches(message) == []
    assert seen(message["blocks"]).endswith("… and more")


def test_what_just_fits_is_whole():
    message = render.message(Card("Title", tuple(say(f"Line {number}") for number in range(48)), (press("Go"),)))
    assert (len(message["blocks"]), "and more" in seen(message["blocks"])) == (50, False)


@pytest.mark.parametrize("buttons", [(), (press("Done"), press("Show"))])
def test_an_answer_in_several_messages_leaves_nothing_out(buttons: tuple[Button, ...]):
    cards = render.parts(people(300, *buttons))
    messages = [render.message(card) for card in cards]
    said = "\n".join(seen(message["blocks"]) for message in messages)
    assert [f"Person {number}." for number in range(1, 301)] == [
        word.removeprefix("• ") for word in said.split("\n") if "Person" in word
    ]
    assert all(breaches(message) == [] for message in messages)
    assert "and more" not in said
    assert (said.count("Everybody"), said.count("[More]")) == (1, 1)
    assert {message["text"] for message in messages} == {"Everybody"}


def test_an_ordinary_answer_is_one_message():
    for view in VIEWS:
        for card in VIEWS[view](HOSTILE):
            [part] = render.parts(card)
            assert seen(render.message(part)["blocks"]) == seen(render.message(card)["blocks"])


def test_long_words_of_somebody_go_on_in_the_next_message():
    text = " ".join(f"word{number}" for number in range(6000))
    rows = tuple((str(number), "x" * 50) for number in range(200))
    messages = [
        render.message(card) for card in render.parts(Card("Notes", (Quote(text), say(text), Table(("N", "X"), rows))))
    ]
    said = "\n".join(text for message in messages for text in texts(message["blocks"]))
    assert all(said.split().count(f"word{number}") == 2 for number in range(0, 6000, 100))
    assert all(f"{number} " in said for number in range(200))
    assert all(breaches(message) == [] for message in messages)


def test_what_has_no_room_beside_a_long_title_has_a_message_of_its_own():
    links = tuple(Link(f"Link {number}", "https://example.org/" + "z" * 280) for number in range(25))
    card = Card("x" * 3000, (Entries("", (Entry(("y" * 3000,), (), links),)),))
    messages = [render.message(part) for part in render.parts(card)]
    assert "[Link 24 ↗]" in "".join(seen(message["blocks"]) for message in messages)
    assert all(breaches(message) == [] for message in messages)


def test_the_cards_of_home_share_its_room_and_no_id_is_there_twice():
    blocks = render.home([people(500, press("Done")), people(500, press("Done"))])
    view = {"type": "home", "blocks": blocks}
    assert limits.view_breaches(view) == checks.view_faults(view) == []
    said = seen(blocks)
    assert (said.count("Everybody"), said.count("[More]"), said.count("… and 4")) == (2, 2, 2)


def test_a_card_in_a_modal_has_its_whole_title():
    card = Card("You have 12 people to get back to today", (say("x"),))
    view = render.modal_card(card)
    assert view.get("title", {}).get("text") == "You have 12 people…"
    assert seen(view["blocks"]).startswith(card.title)
    assert seen(render.modal_card(Card("Saved", (say("x"),)))["blocks"]) == "x"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Log somebody you met, and start following up", "Log somebody you met…"),
        ("Remind me about a person on a day I name", "Remind me…"),
        ("x" * 30, "x" * 23 + "…"),
        ("Set a goal", "Set a goal"),
    ],
)
def test_the_title_of_a_modal_is_cut_between_words(title: str, said: str):
    assert render.title(title) == said


_TEXTS = st.text(max_size=20) | st.sampled_from([*EVIL, "x" * 4000, "👩‍👩‍👧‍👦" * 200, "<" * 3001, "\n\n", " "])
_SPANS: st.SearchStrategy[Span] = st.one_of(
    *(_TEXTS, st.builds(Strong, _TEXTS), st.builds(Code, _TEXTS)),
    st.builds(CommandMention, _TEXTS, _TEXTS, _TEXTS | st.just("123456789012345678")),
    *(st.builds(LinkTo, _TEXTS, _TEXTS | st.just("https://example.org")), st.builds(Mention, _TEXTS, _TEXTS)),
    *(st.builds(On, st.dates()), st.builds(At, st.datetimes(timezones=st.just(UTC)))),
)
_LINES = st.lists(_SPANS, max_size=4).map(tuple)
_ACTIONS = st.lists(
    st.builds(press, _TEXTS) | st.builds(Link, _TEXTS, _TEXTS | st.just("https://example.org")), max_size=30
).map(tuple)
_BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, _LINES),
    st.builds(footnote, _TEXTS),
    st.builds(Facts, st.lists(st.tuples(_TEXTS, _LINES), max_size=9).map(tuple)),
    st.builds(Entries, _TEXTS, st.lists(st.builds(Entry, _LINES, _LINES, _ACTIONS), max_size=9).map(tuple)),
    st.builds(Quote, _TEXTS),
    st.builds(Table, st.just(("A", "B")), st.lists(st.tuples(_TEXTS, _TEXTS), max_size=9).map(tuple)),
    st.builds(Meter, _TEXTS, st.integers(0, 9), st.integers(0, 9)),
    st.just(Divider()),
)


@settings(max_examples=settings().max_examples // 4)
@given(st.builds(Card, _TEXTS, st.lists(_BLOCKS, max_size=12).map(tuple), _ACTIONS, summary=_TEXTS))
def test_no_card_is_ever_refused(card: Card):
    for message in [render.message(card, marker="m" * 22), *map(render.message, render.parts(card))]:
        assert breaches(message) == []
        assert markup.pings(message["text"], message["blocks"])[0] == []
    for view in (render.modal_card(card), {"type": "home", "blocks": render.home([card, card])}):
        assert limits.view_breaches(view) == checks.view_faults(view) == []
