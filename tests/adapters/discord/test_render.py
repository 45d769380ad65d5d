"""Cards as Components V2. How each real card looks is in tests/gallery; here is what every block and span does, and
what Discord would make of the worst texts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import chain
from typing import Any

import pytest

from adapters.discord import inbound, limits, render
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
from tests.adapters.discord.peer import markup
from tests.adapters.discord.reading import EVIL, breaches, everywhere, marks, parts, press, read, seen, shown, types
from tests.gallery.content import HOSTILE
from tests.gallery.examples import VIEWS

NIGHT = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)
MARKER = "m" * 22
TEXT, ROW, RULE = 10, 1, 14
ID = "123456789012345678"


def custom_ids(message: render.Payload) -> list[str]:
    return [part["custom_id"] for part in limits.within(message["components"]) if "custom_id" in part]


@pytest.mark.parametrize(
    ("span", "said", "made"),
    [
        ("**plain** <@1>", "**plain** <@1>", []),
        (Strong("Ana*"), "Ana*", [("bold", "Ana*")]),
        (Strong(" "), " ", []),
        (Code("/met A*n*a"), "/met A*n*a", [("code", "/met A*n*a")]),
        (Code("a`b"), "a`b", []),
        (CommandMention("goal set"), "/goal set", [("code", "/goal set")]),
        (CommandMention("met", "A*n*a"), "/met A*n*a", [("code", "/met A*n*a")]),
        (CommandMention("goal set", id=ID), f"</goal set:{ID}>", [("mention", f"/goal set:{ID}")]),
        (
            CommandMention("grapevine", "pause *now*", ID),
            f"</grapevine:{ID}> pause *now*",
            [("mention", f"/grapevine:{ID}"), ("code", "pause *now*")],
        ),
        (CommandMention("goal>x", id=ID), "/goal>x", [("code", "/goal>x")]),
        (CommandMention("goal", id="1:2"), "/goal", [("code", "/goal")]),
        (Mention("123456789012345678", "ana"), "<@123456789012345678>", [("mention", "@123456789012345678")]),
        (Mention("somebody", "A_n_a"), "@A_n_a", []),
        (On(date(2026, 3, 5)), "Thu 5 Mar 2026", []),
        (At(NIGHT), "t:1772753400:f", [("time", "t:1772753400:f")]),
    ],
)
def test_spans_say_what_they_are(span: Span, said: str, made: list[tuple[str, str]]):
    message = render.message(Card("", (Paragraph(("a ", span, " b")),)))
    assert seen(message["components"]) == f"a {said} b"
    assert marks(message["components"]) == made


@pytest.mark.parametrize(
    "line", [(Strong("a"), Strong("b")), (Code("a"), Code("b")), ("a", Strong("b"), Code("c")), ("x*", Strong("*y"))]
)
def test_spans_right_beside_each_other_stay_apart(line: tuple[Span, ...]):
    said = "".join(span if isinstance(span, str) else getattr(span, "text") for span in line)  # noqa: B009
    assert shown(Paragraph(line)) == said


@pytest.mark.parametrize(
    ("label", "url", "said", "kind"),
    [
        ("our site", "https://example.org/x", "our site (example.org)", "masked"),
        ("Rust #42: talks & tea (free!), 3.14", "https://www.example.org/x",
         "Rust #42: talks & tea (free!), 3.14 (example.org)", "masked"),
        ("a :b: c", "https://example.org/x", "a :b: c (https://example.org/x)", "link"),
        ("our *site*", "https://example.org/x", "our *site* (https://example.org/x)", "link"),
        ("https://example.org/x", "https://example.org/x", "https://example.org/x", "link"),
        ("example.org", "https://example.org/x", "https://example.org/x", "link"),
        ("", "https://example.org/x", "https://example.org/x", "link"),
        ("bank.example", "https://evil.example", "bank.example (https://evil.example)", "link"),
        ("here", "https://example.org/a(b)_c*d", "here (example.org)", "masked"),
        ("exаmple", "https://exаmple.org/ä", "exаmple (xn--exmple-4nf.org)", "masked"),
    ],
)  # fmt: skip
def test_a_link_shows_where_it_leads(label: str, url: str, said: str, kind: str):
    message = render.message(Card("", (say(LinkTo(label, url)),)))
    assert seen(message["components"]) == said
    assert [made for made, _ in marks(message["components"])] == [kind]


def test_an_address_in_the_words_of_a_link_is_whole():
    [(_, url)] = marks(render.message(Card("", (say(LinkTo("here", "https://example.org/a(b)_c*d")),)))["components"])
    assert url == "https://example.org/a%28b%29_c%2Ad"


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "https://evil.example\\@bank.example", "https://a b", "//x", "https://["),
        *("https://a.example@b.example", "https://x/" + "x" * 4000, "https://x:99999999/"),
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str):
    message = render.message(Card("", (say(LinkTo("Press here", url)),), (Link("Press", url),)))
    assert not any("url" in part for part in limits.within(message["components"]))
    assert marks(message["components"]) == []
    assert "Press here" in seen(message["components"])
    assert breaches(message) == []


@pytest.mark.parametrize(
    ("tone", "mark"), [("plain", ""), ("good", "✓ "), ("ask", "? "), ("warn", "! "), ("error", "✗ ")]
)
def test_the_tone_is_a_mark_and_a_colour(tone: Any, mark: str):
    message = render.message(Card("Title", tone=tone))
    assert seen(message["components"]) == f"{mark}Title"
    assert ("accent_color" in message["components"][0]) == bool(mark)


def test_blocks_look_as_people_read_them():
    said = shown(
        Facts((("Role", ("recruiter",)), ("Company", ("Acme",)))),
        Quote("two\n\nlines"),
        Table(("Tier", "Every"), (("close", "2 weeks"), ("株式", "1 day"))),
        Meter("So far", 3, 4),
        footnote("Only you can read it."),
    )
    assert said.split("\n") == [
        *("Role: recruiter", "Company: Acme", "│ two", "│ ", "│ lines"),
        *("Tier   Every", "close  2 weeks", "株式   1 day"),
        *("So far: ████████░░ 3 of 4", "Only you can read it."),
    ]


def test_texts_right_below_each_other_are_one_component():
    message = render.message(Card("Title", (say("a"), Quote("b"), footnote("c"), Divider(), say("d"))))
    assert types(message) == [TEXT, RULE, TEXT]
    assert [kind for kind, _ in marks(message["components"])] == ["heading", "quote", "small"]


@pytest.mark.parametrize(("done", "total", "full"), [(0, 5, 0), (5, 5, 10), (9, 5, 10), (0, 0, 0), (1, 1000, 0)])
def test_a_meter_never_runs_over(done: int, total: int, full: int):
    assert shown(Meter("So far", done, total)).count("█") == full


def test_the_buttons_of_an_entry_are_right_below_it():
    items = tuple(Entry((name,), ("detail",), (press("Done"), press("Show"))) for name in ("Ana", "Ben"))
    message = render.message(Card("Due", (Entries("Now", items),), (press("More"),)))
    assert seen(message["components"]).split("\n") == [
        *("Due", "Now", "Ana", "detail", "[Done] [Show]", "Ben", "detail", "[Done] [Show]", "[More]")
    ]
    assert types(message) == [TEXT, ROW, TEXT, ROW, ROW]


def test_where_some_entries_have_buttons_none_is_a_point_of_a_list():
    items = (Entry(("Ana",), ("today",), (press("Done"),)), Entry(("Ben",), ("later",)))
    assert shown(Entries("Now", items)) == "Now\nAna\ntoday\n[Done]\nBen\nlater"


def test_a_line_is_left_empty_before_a_heading_but_the_first():
    card = Card("Week", (Entries("Monday", (Entry(("A",)),)), Entries("Tuesday", (Entry(("B",)),))))
    assert seen(render.message(card)["components"]) == "Week\nMonday\n• A\n\nTuesday\n• B"


def test_entries_without_buttons_are_points_of_one_list():
    message = render.message(Card("", (Entries("Soon", (Entry(("Ana",), ("x\ny",)), Entry(("Ben",)), Entry(()))),)))
    assert types(message) == [TEXT]
    assert seen(message["components"]).split("\n") == ["Soon", "• Ana", "  x", "  y", "• Ben"]


def test_dividers_stand_only_between_things():
    card = Card("", (Divider(), say("one"), Divider(), Divider(), say("two"), Divider()))
    assert types(render.message(card)) == [TEXT, RULE, TEXT]


@pytest.mark.parametrize(
    "empty",
    [say(), say(" "), footnote(), Quote(""), Quote(" \u200b "), Facts(()), Entries("", ()), Entries("", (Entry(()),))],
)
def test_what_says_nothing_takes_no_room(empty: Block):
    assert seen(render.message(Card("Title", (empty,)))["components"]) == "Title"


def test_a_card_without_anything_says_its_notification():
    assert seen(render.message(Card("", summary="Nothing *new*"))["components"]) == "Nothing *new*"
    assert breaches(render.message(Card(""))) == []


def test_a_button_carries_its_call():
    menu = Choose("Pick one", (press("A", "1"), Button("B", Call("dig", {"id": "2"}), asks=1)))
    buttons = (Button("Go", Call("dig"), tone="main"), Button("Erase", Call("bury"), tone="danger"))
    card = Card("", (), (*buttons, menu, Link("Read", "https://example.org")))
    first, menus, last = parts(render.message(card)["components"])
    go, erase = first["components"]
    [pick], [link] = menus["components"], last["components"]
    assert (go["custom_id"], go["style"], erase["custom_id"], erase["style"]) == ("dig", 1, "bury", 4)
    assert [option["value"] for option in pick["options"]] == ["dig id:1", "ask1 dig id:2"]
    assert (link["style"], link["url"]) == (5, "https://example.org")


def test_equal_buttons_are_told_apart_and_say_the_same():
    card = Card("", (), (press("A"), press("B"), press("C"), Choose("Pick", (press("D"), press("E")))))
    for marker in ("", MARKER):
        message = render.message(card, marker=marker)
        assert breaches(message) == []
        assert [inbound.wire_of(each) for each in custom_ids(message)] == ["dig", "dig", "dig", "choose"]
        [menu] = [part for part in limits.within(message["components"]) if "options" in part]
        assert [inbound.wire_of(option["value"]) for option in menu["options"]] == ["dig", "dig"]


def test_the_longest_wire_has_room_for_the_marker_and_a_number():
    longest = Button("A", Call("dig", {"id": "x" * 68}))
    assert len(longest.wire()) == 75
    message = render.message(Card("", (), (longest, longest)), marker=MARKER)
    assert [len(each) for each in custom_ids(message)] == [98, 100]
    assert all(each.endswith("#" + MARKER) for each in custom_ids(message))
    many = render.message(Card("", (), (longest,) * 11), marker=MARKER)
    assert [each.endswith("#" + MARKER) for each in custom_ids(many)] == [True] * 9 + [False] * 2
    assert breaches(many) == []


@pytest.mark.parametrize(
    "actions", [(), (press("Go"),), (Choose("Pick", (press("Go"),)),), (Link("x", "https://y.org"),)]
)
def test_a_message_is_found_by_its_marker(actions: tuple[Any, ...]):
    message = render.message(Card("Title", (), actions), marker=MARKER)
    assert render.carries(message, MARKER)
    assert not render.carries(message, "n" * 22)
    assert not render.carries(render.message(Card("Title", (), actions)), MARKER)
    assert breaches(message) == []


def test_the_marker_itself_counts_more_than_the_number_that_stands_for_it():
    message = render.message(Card("Title", (), (press("Go"),)), marker=MARKER)
    [container] = message["components"]
    [other] = render.message(Card("Title"), marker="n" * 22)["components"]
    assert not render.carries({"components": [{**container, "id": other["id"]}]}, "n" * 22)


@pytest.mark.parametrize(
    "odd", [{}, {"components": None}, {"components": [7, {"type": 17, "id": "x", "components": 1}]}]
)
def test_a_message_of_somebody_else_carries_nothing(odd: dict[str, Any]):
    assert not render.carries(odd, MARKER)


def test_nobody_is_pinged_even_where_somebody_is_named():
    message = render.message(Card("", (say(Mention("123456789012345678", "ana")),)))
    assert markup.pings("", message["components"], dict(message["allowed_mentions"])) == ([], [])


# Foreign text


@pytest.mark.parametrize("evil", EVIL)
def test_foreign_text_is_shown_as_it_was_written(evil: str):
    said = words.clean(evil)
    for block in (say(said), Quote(said), Facts((("", (said,)),)), footnote(said), Entries("", (Entry((said,)),))):
        message = render.message(Card("", (block,)))
        kinds = {kind for kind, _ in marks(message["components"])}
        assert kinds <= {"link", "quote", "small", "point"}
        lines = [line.strip(" │•") for line in said.split("\n")]
        assert [line.strip(" │•") for line in seen(message["components"]).split("\n")] == lines


@pytest.mark.parametrize("evil", EVIL)
def test_foreign_text_makes_nothing_wherever_it_stands(evil: str):
    message = render.message(everywhere(evil))
    assert breaches(message) == []
    made = [mark for mark in marks(message["components"]) if mark != ("mention", f"/met:{ID}")]  # our own
    assert {kind for kind, _ in made} <= {"heading", "bold", "code", "block", "link", "quote", "small", "point"}
    assert {url for kind, url in made if kind == "link"} <= {
        *("https://example.org/", "https://bank.example", "https://example.org/(x)", "https://evil.example"),
    }
    assert markup.pings("", message["components"], None)[1] == []
    said = seen(message["components"])
    for short in [words.clean(line) for line in evil.split("\n") if words.utf16(line) <= limits.BUTTON_LABEL]:
        assert said.count(short) >= 12


@pytest.mark.parametrize(
    "after", [" x", "- x", "# x", "> x", ". x", "*x*", "everyone", "`x`", "](https://evil.example)", ":x:"]
)
def test_what_stands_in_two_spans_makes_nothing_together(after: str):
    for before in ("", " ", "\n", "a\n", "1", "12", "-", "a ", "*", "`", "["):
        message = render.message(Card("", (Paragraph((before, after)),)))
        assert {kind for kind, _ in marks(message["components"])} <= {"link"}
        assert seen(message["components"]).strip() == (before + after).strip()


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "see https://example.org/a_b (https://example.org/(x)).",
            ["https://example.org/a_b", "https://example.org/(x)"],
        ),
        ("https://exаmple.org and https://a@b.example", []),
        ("https://example.org|https://evil.example", ["https://evil.example"]),
        ("<https://example.org>", ["https://example.org"]),
        ("https://example.org/a*b https://example.org/`c", []),
    ],
)
def test_a_whole_address_can_be_pressed_and_shows_no_picture(text: str, links: list[str]):
    message = render.message(Card("", (say(text),)))
    assert marks(message["components"]) == [("link", url) for url in links]
    assert seen(message["components"]) == text


def test_no_real_card_pings_or_hides_anything():
    for card in chain.from_iterable(view(HOSTILE) for view in VIEWS.values()):
        message = render.message(card, marker=MARKER)
        assert breaches(message) == []
        made = {kind for kind, _ in marks(message["components"])}
        assert not made & {"mention", "emoji", "spoiler", "strike", "italic", "underline", "unfurls"}
        assert len(render.parts(card)) <= 2


def test_what_is_unseen_or_turns_the_text_around_is_taken_out():
    said = shown(say("a\u202eziuR\u202c ", Strong("b\u200b"), " \x00c"), Quote("d\u2066e"), footnote("f\u200fg"))
    assert said == "aziuR b c\n│ de\nfg"


def test_nothing_ends_a_table_but_its_end():
    message = render.message(Card("", (Table(("A",), (("```",), ("` ``x``` **y**",))), say("after"))))
    [(kind, _)] = marks(message["components"])
    assert kind == "block"
    assert seen(message["components"]) == "A\n```\n` ``x``` **y**\nafter"


def test_the_reader_of_the_tests_sees_what_is_there():
    for evil, kind in zip(EVIL[:4], ("mention", "emoji", "masked", "spoiler"), strict=True):
        assert kind in {made for made, _ in read(evil).marks}
    assert [kind for kind, _ in read(EVIL[4]).marks].count("heading") == 4
    assert ("unfurls", "steam://run/1") in read(EVIL[6]).marks
