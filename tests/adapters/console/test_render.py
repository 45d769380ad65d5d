"""Cards as text. How each real card looks is in tests/gallery; here is what every block and span does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console import render
from adapters.console.limits import WIDTH
from bot.kit.args import Choice
from bot.kit.calls import Call
from bot.kit.cards import (
    At,
    Attachment,
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
    Line,
    Link,
    LinkTo,
    Mention,
    Meter,
    On,
    Quote,
    Span,
    Strong,
    Table,
    footnote,
    say,
)
from bot.kit.commands import Field, Form

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)


def lines(*blocks: Block) -> list[str]:
    """What is below the title."""
    return render.card(Card("Title", blocks), BERLIN).split("\n")[1:]


def press(label: str) -> Button:
    return Button(label, Call("dig"))


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        ("**plain** <!channel>", "**plain** <!channel>"),
        (Strong("Ana"), "Ana"),
        (Code("/met Ana"), "/met Ana"),
        (CommandMention("goal set"), "goal set"),
        (CommandMention("met", "Ana"), "“met Ana”"),
        (LinkTo("our site", "https://example.org"), "our site <https://example.org>"),
        (Mention("U1", "ana"), "@ana"),
        (On(date(2026, 3, 5)), "Thu 5 Mar 2026"),
        (At(NIGHT), "Fri 6 Mar 2026 00:30"),
    ],
)
def test_spans_are_plain_text(span: Span, shown: str):
    line: Line = ("a ", span, " b")
    assert render.text(line, BERLIN) == f"a {shown} b"


@pytest.mark.parametrize(
    ("tone", "mark"), [("plain", ""), ("good", "✓ "), ("ask", "? "), ("warn", "! "), ("error", "✗ ")]
)
def test_the_tone_is_a_mark_and_not_only_a_colour(tone, mark: str):
    assert render.card(Card("Title", tone=tone), BERLIN) == f"{mark}Title"


def test_facts_of_one_card_are_in_line_with_each_other():
    assert lines(Facts((("Role", ("cook",)),)), say("then"), Facts((("Company", ("Acme",)),))) == [
        "  Role     cook",
        "  then",
        "  Company  Acme",
    ]


def test_a_quote_keeps_its_lines_and_can_not_be_taken_for_the_bot():
    assert lines(Quote("✓ Done\n\n[1] Yes")) == ["  │ ✓ Done", "  │ [1] Yes"]


def test_meters_tables_and_dividers():
    assert lines(Meter("Coffee", 1, 4), Divider(), Table(("Tier", "Days"), (("close", "30"),)), footnote("end")) == [
        "  Coffee: [#####...............] 1 of 4",
        "  --------------------",
        "  Tier   Days",
        "  close  30",
        "  end",
    ]


@pytest.mark.parametrize(("done", "total", "full"), [(0, 0, 0), (9, 3, 20), (0, 5, 0)])
def test_a_meter_is_never_longer_than_itself(done: int, total: int, full: int):
    (line,) = lines(Meter("m", done, total))
    assert line.count("#") == full
    assert line.count("#") + line.count(".") == render.METER


def test_buttons_are_numbered_as_they_are_pressed():
    card = Card(
        "Title",
        (Entries("Now", (Entry(("Ana",), ("why",), (press("Done"), Link("Site", "https://example.org"))),)),),
        (press("All"), Choose("How", (press("call"), press("letter"))), press("None")),
    )
    assert render.card(card, BERLIN).split("\n") == [
        "Title",
        "  Now:",
        "  - Ana",
        "    why",
        "    [1] Done  Site <https://example.org>",
        "  [2] All",
        "  How:  [3] call  [4] letter",
        "  [5] None",
    ]
    assert [button.label for button in card.buttons()] == ["Done", "All", "call", "letter", "None"]


def test_a_number_stays_with_its_label():
    card = Card("Title", actions=tuple(press(f"Label {number}") for number in range(30)))
    shown = render.card(card, BERLIN).split("\n")[1:]
    assert len(shown) > 1
    assert all(line.startswith("  [") and "Label" in line.rpartition("]")[2] for line in shown)


def test_an_attachment_is_named():
    shown = render.card(Card("Title", attachments=(Attachment("all.csv", b"12345", "text/csv"),)), BERLIN)
    assert shown.split("\n")[1] == "  (all.csv, 5 bytes)"


@given(st.text(max_size=400).filter(lambda text: "://" not in text))
def test_nothing_is_wider_than_the_terminal(text: str):
    card = Card(
        text,
        (
            say(text),
            Facts((("Role", (text,)),)),
            Quote(text),
            Entries("Now", (Entry((text,), (text,), (press(text),)),)),
        ),
        (press(text), Choose("Which", (press(text),))),
    )
    for line in render.card(card, BERLIN).split("\n"):
        assert render.columns(line) <= WIDTH


@given(st.text(max_size=200))
def test_nothing_steers_the_terminal(text: str):
    shown = render.card(Card(text, (say(text), Quote(text), footnote(text)), (press(text),)), BERLIN)
    assert not set(shown) & {chr(code) for code in (*range(10), *range(11, 32), 127, *range(0x80, 0xA0), 0x202E)}


def test_an_address_is_not_cut():
    url = "https://example.org/" + "path/" * 40
    assert f"  │ {url}" in lines(Quote(f"see {url} there"))


@pytest.mark.parametrize(("text", "wide"), [("Ana", 3), ("株式", 4), ("e\u0301", 1), ("\u200d", 0), ("👩", 2), ("", 0)])
def test_columns_are_what_a_terminal_shows(text: str, wide: int):
    assert render.columns(text) == wide


FIELDS = (
    Field("who", "Who", "Whom it is about", "line", required=True, value="Ana"),
    Field("when", "When", "When to remind you", "line", required=True),
    Field(
        "how", "How", "How you talked", "choice", required=False, choices=(Choice("call", "call"), Choice("tea", "tea"))
    ),
)


def test_a_form_says_what_is_missing():
    assert render.form(Form("Remind me", "", Call("followup add"), FIELDS)).split("\n") == [
        "? Remind me",
        "  who: Whom it is about = Ana",
        "  when: When to remind you (needed)",
        "  how: How you talked",
        "  Type the command again with what is missing: followup add when:…",
    ]


def test_a_field_tells_what_is_in_it_and_what_may_be():
    assert [render.field(field) for field in FIELDS] == [
        "  Whom it is about; now: Ana",
        "  When to remind you",
        "  How you talked; one of: [1] call, [2] tea; optional",
    ]


def test_a_narrow_terminal_gets_lines_that_it_can_hold():
    look = render.Plain(print, lambda: 40)
    field = Field("when", "When", "When to remind you: next friday, in 2 weeks, 6 march 15:00", "line", True)
    shown = "\n".join(
        [
            look.note("Type a number to press that button, or a command."),
            look.wrong("That was not what I could read as a day. Try tomorrow."),
            look.field(field),
            look.form(Form("Remind me about a person on a day I name", "", Call("dig"), (field,))),
            look.card(
                Card(
                    "A title that is longer than forty columns are wide",
                    (
                        say("word " * 20),
                        Quote("said " * 20),
                        Facts((("Role", ("cook " * 20,)),)),
                        Entries(
                            "Now", (Entry(("Ana " * 20,), (), (press("Done"), press("Next week"), press("Show"))),)
                        ),
                    ),
                    (press("One button"), press("Another button"), press("A third button")),
                ),
                BERLIN,
            ),
        ]
    )
    assert max(map(len, shown.split("\n"))) <= 40


def test_a_table_of_wide_letters_stays_in_line():
    shown = render.card(Card("T", (Table(("Name", "Days"), (("山田", "30"), ("Ana", "7"))),)), BERLIN)
    assert shown.split("\n")[1:] == ["  Name  Days", "  山田  30", "  Ana   7"]
