"""Cards drawn with colour: nothing is said by colour alone, nothing is wider than the terminal, nothing steers it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console import render
from adapters.console.paint import Painted
from bot.kit.args import Choice
from bot.kit.calls import Call
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
    Quote,
    Strong,
    Table,
    footnote,
    say,
)
from bot.kit.commands import Field, Form

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)
STEERING = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*\x1b\\")
"""All that may be sent besides letters: colours, and the frame of a link."""


def press(label: str) -> Button:
    return Button(label, Call("dig"))


def plain(text: str) -> str:
    return STEERING.sub("", text)


def drawn(*blocks: Block, width: int = 80) -> list[str]:
    """What is below the title, without colours."""
    return [line.rstrip() for line in plain(Painted(lambda: width).card(Card("Title", blocks), BERLIN)).split("\n")[1:]]


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "COLORTERM", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def test_a_card_says_the_same_as_the_plain_one():
    card = Card(
        "Title",
        (
            Facts((("Role", ("cook",)), ("Last talk", (On(date(2026, 3, 5)), " or ", At(NIGHT))))),
            say(
                "a ", Strong("b"), " ", Code("/met Ana"), " ", Mention("U1", "ana"), " ", LinkTo("us", "https://a.org")
            ),
            say("Try ", CommandMention("goal set"), " or ", CommandMention("met", "Ana")),
            Quote("✓ Done\n[1] Yes"),
            Table(("Tier", "Days"), (("close", "30"),)),
            Entries("Now", (Entry(("Ana",), ("why",), (press("Done"), Link("Site", "https://a.org"))),)),
            footnote("end"),
        ),
        (press("All"), Choose("How", (press("call"), press("letter")))),
        tone="good",
    )
    said = [
        re.findall(r"[\w/@:<>.\[\]✓│]+", text)
        for text in (plain(Painted().card(card, BERLIN)), render.card(card, BERLIN))
    ]
    dashes = {"Now:", "Now"}
    assert sorted(set(said[0]) - dashes) == sorted(set(said[1]) - dashes)


@pytest.mark.parametrize("tone", ["plain", "good", "ask", "warn", "error"])
def test_the_tone_has_its_mark_beside_its_colour(tone):
    assert plain(Painted().card(Card("Title", tone=tone), BERLIN)) == f"{render.MARKS[tone]}Title"


def test_facts_of_one_card_are_in_line_with_each_other():
    assert drawn(Facts((("Role", ("cook",)),)), Facts((("Company", ("Acme",)),))) == [
        "  Role     cook",
        "  Company  Acme",
    ]


@pytest.mark.parametrize(
    ("done", "total", "full", "end"), [(1, 4, 6, "1 of 4"), (9, 3, 24, "9 of 3 ✓"), (0, 0, 0, "0 of 0")]
)
def test_a_meter_shows_how_far_without_colour_too(done: int, total: int, full: int, end: str):
    (line,) = drawn(Meter("Coffee", done, total))
    assert (line.count("█"), line.count("░")) == (full, 24 - full)
    assert line.endswith(end)


def test_a_meter_gets_shorter_before_it_breaks():
    assert [line.strip() for line in drawn(Meter("So far", 1, 2), width=36)] == ["So far  ████████░░░░░░░░  1 of 2"]
    assert drawn(Meter("A label that leaves no room for any bar", 1, 2), width=40)


def test_the_buttons_of_a_menu_are_as_bright_as_any():
    shown = Painted(lambda: 80).card(Card("T", (), (Choose("How", (press("call"), press("tea"))),)), BERLIN)
    assert shown.split("\n")[-1].startswith(
        "  \x1b[2mHow:\x1b[0m   \x1b[1;36m[1]\x1b[0m call   \x1b[1;36m[2]\x1b[0m tea"
    )


def test_a_quote_has_its_bar_before_every_line():
    assert drawn(
        Quote("one two three four five six seven\n\n会議の後で少し話した。また会う約束をした。"), width=32
    ) == [
        "  │ one two three four five six",
        "  │ seven",
        "  │",
        "  │ 会議の後で少し話した。また会",
        "  │ う約束をした。",
    ]


def test_a_bar_is_drawn_on_a_terminal_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Painted().progress() as tell:
        tell(1, 2)
    assert capsys.readouterr().out == ""


def test_numbers_in_a_table_stand_beneath_each_other():
    rows = drawn(Table(("Tier", "Days"), (("close", "9"), ("light", "120"))))
    assert rows[-2].index("9") == rows[-1].index("0")
    assert drawn(Divider()) == ["  " + "─" * 78]


def test_a_link_opens_and_shows_where_it_leads():
    shown = Painted().card(Card("T", (say(LinkTo("our site", "https://example.org/x")),)), BERLIN)
    assert ";https://example.org/x\x1b\\" in shown
    assert "our site <https://example.org/x>" in plain(shown)


def test_what_opens_no_page_is_no_link():
    assert "\x1b]8" not in Painted().card(Card("T", (say(LinkTo("our site", "file:///etc/passwd")),)), BERLIN)


def test_without_colour_when_asked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    shown = Painted().card(Card("T", (Meter("m", 1, 1),), (press("Go"),), tone="error"), BERLIN)
    assert not re.search(r"\x1b\[[0-9;]*[34][0-9]m", shown)


def test_a_message_nobody_asked_for_is_framed_and_says_for_whom():
    look = Painted(lambda: 60)
    mine = plain(look.message(Card("Hello"), BERLIN, to="you", mine=True, at="Friday, 09:00")).split("\n")
    theirs = plain(look.message(Card("Hello"), BERLIN, to="ben", mine=False, at="Friday, 09:00")).split("\n")
    assert mine[0].startswith("╭─ message to you · Friday, 09:00 ─")
    assert theirs[0].startswith("┌─ message to ben, somebody else · Friday, 09:00 ─")
    assert "type :as ben to answer" in theirs[-1]
    assert {len(line) for line in (*mine, *theirs)} == {60}


def test_when_a_message_came_is_seen_on_a_narrow_terminal_too():
    look = Painted(lambda: 40)
    shown = plain(look.message(Card("Hi"), BERLIN, to="you", mine=True, at="Sunday 22 November 2026, 09:00")).split(
        "\n"
    )
    assert [line.strip("│ ") for line in shown[1:-1]] == ["Sunday 22 November 2026, 09:00", "Hi"]


def test_a_field_numbers_its_choices():
    field = Field(
        "how", "How", "How you talked", "choice", False, "call", (Choice("call", "call"), Choice("tea", "tea"))
    )
    shown = plain(Painted().field(field))
    assert "[1] call   [2] tea" in shown
    assert "now: call" in shown
    assert "page 2 of 3" in plain(Painted().form(Form("Edit", "", Call("contact edit"), (), 2, 3)))


@given(st.text(max_size=300), st.integers(20, 130))
def test_nothing_is_wider_than_the_terminal_and_nothing_steers_it(text: str, width: int):
    card = Card(
        text,
        (
            say(text, Strong(text), LinkTo(text, text)),
            Facts(((text[:20], (text,)),)),
            Quote(text),
            Meter(text[:10], 1, 2),
            Entries(text, (Entry((text,), (text,), (press(text),)),)),
            Table((text[:9],), ((text,),)),
            footnote(text),
        ),
        (press(text), Choose("Which", (press(text),)), Link(text, text)),
    )
    look = Painted(lambda: width)
    for shown in (look.card(card, BERLIN), look.message(card, BERLIN, to="ben", mine=False, at="now")):
        said = plain(shown)
        assert not set(said) & {chr(code) for code in (*range(10), *range(11, 32), 127, *range(0x80, 0xA0), 0x202E)}
        if text.isascii() and width >= 32:
            assert max(map(len, said.split("\n"))) <= width
