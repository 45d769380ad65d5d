"""How much of a card fits: nothing is refused, and what is left out is said."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import inbound, limits, render
from bot.kit.cards import (
    At,
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
from tests.adapters.discord.reading import EVIL, breaches, everywhere, marks, press, seen
from tests.gallery.content import HOSTILE
from tests.gallery.examples import VIEWS

SIZES = [38, 39, 80, 81, 100, 101, 150, 151, 1000, 1001, 2000, 2001, 4000, 4001, 40_000]


def people(count: int, *buttons: Button) -> Card:
    items = tuple(Entry((f"Person {number}.",), (), buttons) for number in range(1, count + 1))
    return Card("Everybody", (Entries("", items),), (press("More"),))


def told(messages: list[render.Payload]) -> str:
    return "\n".join(seen(message["components"]) for message in messages)


@pytest.mark.parametrize(
    ("letter", "length"), [*((letter, size) for letter in "x*" for size in SIZES), ("🌞", 151), ("👩‍👩‍👧‍👦", 3001)]
)
def test_no_length_of_text_is_refused(letter: str, length: int):
    card = everywhere((letter * length)[:length])
    for message in [render.message(card, marker="m" * 22), *render.parts(card)]:
        assert breaches(message) == []


@pytest.mark.parametrize("buttons", [(), (press("Done"), press("Show"))])
def test_a_list_that_is_too_long_says_how_many_are_missing(buttons: tuple[Button, ...]):
    message = render.message(people(2000, *buttons))
    assert breaches(message) == []
    said = seen(message["components"])
    found = sum(f"Person {number}." in said for number in range(1, 2001))
    assert 10 < found < 2000
    assert f"… and {2000 - found} more\n[More]" in said


def test_what_stands_below_a_list_stays_when_the_list_is_cut():
    items = tuple(Entry((f"Person {number}.",), ("x" * 200,)) for number in range(40))
    message = render.message(Card("Title", (Entries("", items), say("A tip."), say("A note.")), (press("Go"),)))
    assert breaches(message) == []
    said = seen(message["components"])
    assert f"… and {40 - said.count('Person')} more\nA tip.\nA note.\n[Go]" in said


def test_other_things_that_are_too_many_say_so_too():
    message = render.message(Card("Title", tuple(say("x" * 100) for _ in range(99))))
    assert breaches(message) == []
    assert seen(message["components"]).endswith("… and more")


def test_what_just_fits_is_whole():
    title, line = 4 + len("Title") + 1, 39
    most = (limits.LAYOUT_TEXT - title + 1) // (line + 1)
    for count, whole in ((most, True), (most + 1, False)):
        message = render.message(Card("Title", tuple(say("x" * line) for _ in range(count)), (press("Go"),)))
        assert ("and more" not in seen(message["components"])) is whole


def test_the_buttons_of_an_entry_are_a_menu_only_where_that_makes_all_fit():
    three = (press("Done"), press("Later", "1"), press("Show", "2"))
    assert "What to do" not in seen(render.message(people(7, *three))["components"])
    message = render.message(people(11, *three))
    said = seen(message["components"])
    assert said.count("[What to do: Done, Later, Show]") == 11
    assert "[More]" in said
    assert len(render.parts(people(11, *three))) == 1
    menus = [part for part in limits.within(message["components"]) if "options" in part]
    assert [option["value"] for option in menus[0]["options"]] == ["dig", "dig id:1", "dig id:2"]
    assert len({menu["custom_id"] for menu in menus}) == 11


@pytest.mark.parametrize("buttons", [(), (press("Done"), press("Show"))])
def test_an_answer_in_several_messages_leaves_nothing_out(buttons: tuple[Button, ...]):
    count = 40 if buttons else 900
    messages = render.parts(people(count, *buttons))
    assert 1 < len(messages) <= render.MESSAGES
    said = told(messages)
    found = [line.removeprefix("• ") for line in said.split("\n") if "Person" in line]
    assert found == [f"Person {number}." for number in range(1, count + 1)]
    assert all(breaches(message) == [] for message in messages)
    assert "and more" not in said
    assert (said.count("Everybody"), said.count("[More]")) == (1, 1)
    assert said.endswith("[More]")
    if buttons:
        assert "What to do" not in said


def test_an_answer_has_five_messages_at_most_and_says_what_is_missing():
    messages = render.parts(people(5000))
    said = told(messages)
    found = said.count("Person")
    assert len(messages) == 5
    assert said.endswith(f"… and {5000 - found} more\n[More]")
    assert all(breaches(message) == [] for message in messages)


def test_an_ordinary_answer_is_one_message():
    for view in VIEWS:
        for card in VIEWS[view](HOSTILE):
            messages = render.parts(card)
            assert messages == [render.message(card)] or len(messages) > 1


def test_long_words_of_somebody_go_on_in_the_next_message():
    text = " ".join(f"word{number}" for number in range(440))
    rows = tuple((str(number), "x" * 50) for number in range(60))
    messages = render.parts(Card("Notes", (Quote(text), say(text), Table(("N", "X"), rows))))
    said = told(messages)
    assert all(said.split().count(f"word{number}") == 2 for number in range(440))
    assert all(f"{number} " in said for number in range(60))
    assert all(breaches(message) == [] for message in messages)


def test_a_line_longer_than_a_portion_keeps_its_spans():
    message = render.message(Card("", (say("a" * 990, " ", Strong("b" * 20), Code("c")),)))
    assert [kind for kind, _ in marks(message["components"])] == ["bold", "code"]
    assert breaches(message) == []


def test_what_is_below_an_entry_never_takes_the_room_of_its_words():
    actions = (*(Choose("Pick", (press("A"),)) for _ in range(30)), *(Link("L" * 80, "x" * 999) for _ in range(30)))
    card = Card("x" * 4000, (Entries("y" * 4000, (Entry(("z" * 4000,), ("d" * 4000,), actions),)),), actions)
    messages = [render.message(card), *render.parts(card)]
    assert all(breaches(message) == [] for message in messages)
    assert "zzzz" in told(messages)
    assert "[Pick: A]" in told(messages)


_TEXTS = st.text(max_size=20) | st.sampled_from([*EVIL, "x" * 4000, "👩‍👩‍👧‍👦" * 200, "*" * 3001, "\n\n", " "])
_URLS = _TEXTS | st.sampled_from(["https://example.org", "https://example.org/" + "ä" * 99, "http://[::1]:8/"])
_SPANS: st.SearchStrategy[Span] = st.one_of(
    *(_TEXTS, st.builds(Strong, _TEXTS), st.builds(Code, _TEXTS)),
    st.builds(CommandMention, _TEXTS, _TEXTS, _TEXTS | st.just("123456789012345678")),
    *(st.builds(LinkTo, _TEXTS, _URLS), st.builds(Mention, _TEXTS, _TEXTS)),
    *(st.builds(On, st.dates()), st.builds(At, st.datetimes(timezones=st.just(UTC)))),
)
_LINES = st.lists(_SPANS, max_size=4).map(tuple)
_ACTIONS = st.lists(
    st.builds(press, _TEXTS)
    | st.builds(Link, _TEXTS, _URLS)
    | st.builds(Choose, _TEXTS, st.lists(st.builds(press, _TEXTS), max_size=30).map(tuple)),
    max_size=30,
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
    for message in [render.message(card, marker="m" * 22), *render.parts(card)]:
        assert breaches(message) == []
        wires = [part["custom_id"] for part in limits.within(message["components"]) if "custom_id" in part]
        assert {inbound.wire_of(wire) for wire in wires} <= {"dig", "choose"}
        kinds = {kind for kind, _ in marks(message["components"])}
        assert not kinds & {"emoji", "spoiler", "strike", "italic", "underline", "unfurls"}


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*"*_~|`<>[]()#-+.:@!&/\\ \n", "1", "a", "t:", "https://", "x.org", "everyone"]), max_size=12
    ).map("".join)
)
def test_no_text_is_read_as_anything_else(text: str):
    message = render.message(Card("", (Paragraph((text,)),), summary="Nothing"))
    if text.strip():
        assert seen(message["components"]).strip() == text.strip()
        assert {kind for kind, _ in marks(message["components"])} <= {"link"}
