"""Cards as Block Kit. How each real card looks is in tests/gallery; here is what every block and span does, and what
Slack would make of the worst texts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import chain
from typing import Any

import pytest

from adapters.slack import limits, render
from bot.kit import words
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
    Line,
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
from tests.adapters.slack.reading import BERLIN, EVIL, breaches, everywhere, press, seen, shown, types
from tests.gallery.content import HOSTILE
from tests.gallery.examples import VIEWS

NIGHT = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("**plain** <!channel>", "**plain** <!channel>"),
        (Strong("Ana"), "Ana"),
        (Code("/met Ana"), "/met Ana"),
        (CommandMention("met", "Ana <!here>"), "/met Ana <!here>"),
        (Mention("U1", "ana"), "@ana"),
        (Mention("somebody", "Ana"), "@Ana"),
        (On(date(2026, 3, 5)), "Thu 5 Mar 2026"),
        (At(NIGHT), "Mar 6, 2026 at 12:30 AM"),
    ],
)
def test_spans_say_what_they_are(span: Span, said: str):
    line: Line = ("a ", span, " b")
    assert shown(Paragraph(line)) == f"a {said} b"


def test_an_instant_has_utc_for_who_can_show_no_date():
    [block] = render.message(Card("", (say(At(NIGHT)),)))["blocks"]
    [element] = block["elements"][0]["elements"]
    assert (element["timestamp"], element["fallback"]) == (1772753400, "Thu 5 Mar 2026 23:30 UTC")


@pytest.mark.parametrize(
    ("label", "url", "said"),
    [
        ("our site", "https://example.org/x", "our site (example.org)"),
        ("https://example.org/x", "https://example.org/x", "https://example.org/x"),
        ("example.org", "https://example.org/x", "example.org"),
        ("Rust night", "https://www.example.org/x", "Rust night (example.org)"),
        ("bank.example", "https://evil.example", "bank.example (evil.example)"),
        ("https://a.example@b.example", "https://a.example@b.example", "https://a.example@b.example (b.example)"),
        ("exаmple.org", "https://exаmple.org", "exаmple.org (xn--exmple-4nf.org)"),
    ],
)  # fmt: skip
def test_a_link_shows_where_it_leads(label: str, url: str, said: str):
    assert shown(say(LinkTo(label, url))) == said


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://evil.example\\@bank.example", "https://a b", "//x", "https://[", "x" * 4000]
)
def test_what_is_no_plain_web_address_is_no_link(url: str):
    message = render.message(Card("", (say(LinkTo("Press here", url)),), (Link("Press", url),)))
    assert not {"link", "button"} & {part.get("type") for part in limits.within(message["blocks"])}
    assert "Press here" in seen(message["blocks"])
    assert breaches(message) == []


@pytest.mark.parametrize(
    ("tone", "mark"), [("plain", ""), ("good", "✓ "), ("ask", "? "), ("warn", "! "), ("error", "✗ ")]
)
def test_the_tone_is_a_mark(tone: Any, mark: str):
    assert seen(render.message(Card("Title", tone=tone))["blocks"]) == f"{mark}Title"


def test_blocks_look_as_people_read_them():
    said = shown(
        Facts((("Role", ("recruiter",)), ("Company", ("Acme",)))),
        Quote("two\nlines"),
        Table(("Tier", "Every"), (("close", "2 weeks"), ("株式", "1 day"))),
        Meter("So far", 3, 4),
        footnote("Only you can read it."),
    )
    assert said.split("\n") == [
        *("Role: recruiter", "Company: Acme", "│ two", "│ lines"),
        *("Tier   Every", "close  2 weeks", "株式   1 day"),
        *("So far: ████████░░ 3 of 4", "Only you can read it."),
    ]


@pytest.mark.parametrize(("done", "total", "full"), [(0, 5, 0), (5, 5, 10), (9, 5, 10), (0, 0, 0), (1, 1000, 0)])
def test_a_meter_never_runs_over(done: int, total: int, full: int):
    assert shown(Meter("So far", done, total)).count("█") == full


def test_the_buttons_of_an_entry_are_right_below_it():
    items = tuple(Entry((name,), ("detail",), (press("Done"), press("Show"))) for name in ("Ana", "Ben"))
    message = render.message(Card("Due", (Entries("Now", items),), (press("More"),)))
    assert seen(message["blocks"]).split("\n") == [
        *("Due", "Now", "Ana", "detail", "[Done] [Show]", "Ben", "detail", "[Done] [Show]", "[More]")
    ]
    assert types(message["blocks"]) == ["header", "rich_text", "actions", "rich_text", "actions", "actions"]


def test_where_some_entries_have_buttons_none_is_a_point_of_a_list():
    items = (Entry(("Ana",), ("today",), (press("Done"),)), Entry(("Ben",), ("later",)))
    message = render.message(Card("", (Entries("Now", items),)))
    kinds = [part.get("type") for part in limits.within(message["blocks"])]
    assert "rich_text_list" not in kinds


def test_entries_without_buttons_are_points_of_one_list():
    message = render.message(Card("", (Entries("Soon", (Entry(("Ana",), ("detail",)), Entry(("Ben",)), Entry(()))),)))
    assert types(message["blocks"]) == ["rich_text"]
    assert seen(message["blocks"]).split("\n") == ["Soon", "• Ana", "detail", "• Ben"]


def test_dividers_stand_only_between_things():
    card = Card("", (Divider(), say("one"), Divider(), Divider(), say("two"), Divider()))
    assert types(render.message(card)["blocks"]) == ["rich_text", "divider", "rich_text"]


def test_a_footnote_is_small_unless_it_has_more_than_text():
    assert types(render.message(Card("", (footnote("Type ", Strong("help")),)))["blocks"]) == ["context"]
    assert types(render.message(Card("", (footnote("Due ", At(NIGHT)),)))["blocks"]) == ["rich_text"]


@pytest.mark.parametrize(
    "empty",
    [say(), say(" "), footnote(), Quote(""), Quote(" \u200b "), Facts(()), Entries("", ()), Entries("", (Entry(()),))],
)
def test_what_says_nothing_takes_no_room(empty: Block):
    assert types(render.message(Card("Title", (empty,)))["blocks"]) == ["header"]


def test_a_card_without_anything_says_its_notification():
    assert seen(render.message(Card("", summary="Nothing new"))["blocks"]) == "Nothing new"


def test_a_button_carries_its_call_and_a_number_of_its_own():
    menu = Choose("Pick one", (press("A", "1"), Button("B", Call("dig", {"id": "2"}), asks=1)))
    buttons = (Button("Go", Call("dig"), tone="main"), Button("Erase", Call("dig"), tone="danger"))
    [actions] = render.message(Card("", (), (*buttons, menu, Link("Read", "https://example.org"))))["blocks"]
    go, erase, pick, read = actions["elements"]
    assert [each["action_id"] for each in actions["elements"]] == ["do:1", "do:2", "choose:3", "link:4"]
    assert (go["value"], go["style"], erase["style"], read["url"]) == (
        "dig",
        "primary",
        "danger",
        "https://example.org",
    )
    assert [option["value"] for option in pick["options"]] == ["dig id:1", "ask1 dig id:2"]


def test_the_marker_is_the_id_of_the_first_block_and_of_no_other():
    blocks = render.message(Card("Title", (say("x"),)), marker="m" * 22)["blocks"]
    assert [block.get("block_id") for block in blocks] == ["g:" + "m" * 22, None]
    assert "block_id" not in render.message(Card("Title"))["blocks"][0]


def test_a_notification_shows_the_summary_and_no_more():
    message = render.message(Card("Ana <!channel>", summary="A & B <!here>\nnow"))
    assert message["text"] == "A &amp; B &lt;!here&gt; now"
    assert breaches(render.message(Card("x", summary="&" * 9000))) == []


# Foreign text


@pytest.mark.parametrize("evil", EVIL)
def test_foreign_text_pings_nobody_and_is_shown_as_it_was_written(evil: str):
    card = everywhere(evil)
    message = render.message(card)
    assert markup.pings(message["text"], message["blocks"]) == ([], [])
    assert not {"mrkdwn", "markdown", "emoji", "broadcast", "usergroup", "channel"} & {
        part.get("type") for part in limits.within(message["blocks"])
    }
    said = seen(message["blocks"])
    for short in [line for line in evil.split("\n") if words.utf16(line) <= limits.BUTTON_LABEL]:
        assert said.count(short) >= 15
    assert said.count(evil) >= 12
    assert markup.mrkdwn(message["text"].replace("*", "").replace("_", ""), BERLIN)  # a text that can be parsed
    assert "<" not in message["text"]
    for view in (render.modal_card(card), {"type": "home", "blocks": render.home([card])}):
        assert markup.pings("", view["blocks"]) == ([], [])
        assert checks.view_faults(view) == []


@pytest.mark.parametrize("evil", EVIL)
def test_no_link_hides_where_it_leads(evil: str):
    message = render.message(everywhere(evil))
    links = [part for part in limits.within(message["blocks"]) if part.get("type") == "link"]
    assert {link["url"] for link in links} == {"https://example.org/"}
    for section in [part for part in limits.within(message["blocks"]) if part.get("type") == "rich_text_section"]:
        for link, after in zip(section["elements"], section["elements"][1:], strict=False):
            assert link["type"] != "link" or after["text"].startswith(" (example.org)")


def test_no_real_card_pings_anybody():
    for card in chain.from_iterable(view(HOSTILE) for view in VIEWS.values()):
        message = render.message(card)
        assert markup.pings(message["text"], message["blocks"], link_names=True) == ([], [])
        assert breaches(message) == []


def test_what_is_unseen_or_turns_the_text_around_is_taken_out():
    said = shown(say("a\u202eziuR\u202c ", Strong("b\u200b"), " \x00c"), Quote("d\u2066e"), footnote("f\u200fg"))
    assert said == "aziuR b c\n│ de\nfg"
