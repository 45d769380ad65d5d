"""The document of a month: its files, what they say, and that nothing people type becomes markup in them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.kit import words
from bot.kit.cards import Attachment
from bot.members.model import Place
from bot.review import document
from bot.review.markdown import escaped, quoted
from bot.review.told import Told
from tests.features import reviewed
from tests.features.reviewed import MARCH, a_month
from tests.talk import Person, StoryClock

COMMONMARK = MarkdownIt("commonmark")
PLAIN = a_month("Have chats")
MARKUP = (
    "# A heading",
    "Ends in a heading #",
    "- a point",
    "+ a point",
    "* a point",
    "1. first",
    "12) twelfth",
    "> said",
    "---",
    "===",
    "***",
    "```code```",
    "`code`",
    "*em* _em_ **strong** __strong__",
    "[link](https://example.org) ![picture](x.png) [ref]: y",
    "<b>bold</b> <!-- gone --> <https://example.org>",
    "&amp; &#35; &copy;",
    "a | b | c",
    "~~gone~~ ~~~",
    "ends in \\",
    "two\n\nparagraphs\n# and a heading",
    "    four spaces",
    "[x] done",
)


def flat(tokens: list[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *(token.children or []))]


def shape(text: str) -> list[str]:
    """What the parts of a document are, but for their words; the same parts beside each other once."""
    kinds = [one.type for one in flat(COMMONMARK.parse(text))]
    return [kind for kind in kinds if kind not in ("text", "softbreak")]


def read(text: str) -> str:
    """What a reader sees of a line."""
    return "".join(one.content for one in flat(COMMONMARK.parse(text)) if one.type == "text")


def files(member: Person, said: str = "/grapevine review document") -> dict[str, str]:
    found: tuple[Attachment, ...] = member.says(said).card.attachments
    return {one.name: one.content.decode() for one in found}


# Escaping


@pytest.mark.parametrize("typed", MARKUP)
def test_markup_that_people_typed_is_shown_as_they_typed_it(typed: str) -> None:
    assert read(escaped(typed)) == " ".join(typed.split())
    assert shape(escaped(typed)) == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("typed", MARKUP)
def test_a_document_keeps_its_parts_whatever_people_typed(typed: str) -> None:
    plain = replace(PLAIN, change="Have chats\n\n" * len([line for line in f"{typed}\n{typed}".split("\n") if line]))
    network = "Have chats\n" * len([line for line in typed.split("\n") if line])
    assert shape(document.markdown(a_month(typed))) == shape(document.markdown(replace(plain, network=network)))


@given(st.text(max_size=60))
@settings(max_examples=300)
def test_no_text_becomes_markup(typed: str) -> None:
    line = escaped(typed)
    shown = " ".join(words.clean(typed, lines=False).split())
    for around in ("{}", "#### 1. {}", "- **Why:** {}", "> {}"):
        said = around.format(line)
        assert shape(said) == shape(around.format("x")) if shown else not line
        assert read(said).endswith(shown)


@given(st.text(st.sampled_from("#*_-+=>`~[](){}<>!|\\&;:.0123456789 a\n"), max_size=14))
@settings(max_examples=500)
def test_no_row_of_signs_becomes_markup(typed: str) -> None:
    line = escaped(typed)
    assert read(line) == " ".join(typed.split())
    assert set(shape(line)) <= {"paragraph_open", "inline", "paragraph_close"}
    assert set(shape(f"- {line or 'x'}")) == set(shape("- x"))


def test_own_words_are_quoted_line_by_line() -> None:
    assert quoted("Ask sooner\n\n# Really") == "> Ask sooner\n>\n> \\# Really"
    assert quoted(" \n ") == ""


# What it says


def test_a_document_has_three_sections_and_each_goal_its_five_answers() -> None:
    parsed = COMMONMARK.parse(document.markdown(PLAIN))
    heads = [(one.tag, after.content) for one, after in pairwise(parsed) if one.type == "heading_open"]
    assert [said for tag, said in heads if tag == "h2"] == [
        "The network I want",
        "What must change",
        "My goals",
    ]
    assert heads[0] == ("h1", "Networking in March 2026")
    assert [said for tag, said in heads if tag == "h3"] == ["Goals of March 2026", "Goals for April 2026"]
    assert document.markdown(PLAIN).count("**Actionable and achievable:** yes.") == 3


def test_a_document_says_what_became_of_each_goal() -> None:
    said = document.markdown(PLAIN)
    for line in (
        "- **Result:** 2 of 3 Have chats.",
        "- **Why:** Have chats.",
        "- **Next:** carried on as “Have chats”",
        "- **Result:** 3 of 4 weeks.",
        "- **Rhythm:** every week. Have chats each time, from the first of the month to the last: 2, 2, pause, 1.",
        "- I had 12 conversations.",
        "- 2 promises of mine are still open.",
        "- There are 7 people I have not talked to for longer than I wanted.",
        "- **Have chats** (I promised something): help them, “Have chats”.",
    ):
        assert line in said


def test_a_check_that_speaks_to_the_member_is_told_as_theirs() -> None:
    told = (
        ("You can count it: 3 of your chats.", True, "yes. I can count it: 3 of your chats."),
        ("I can't read what you will do.", False, "not yet. It doesn't say yet what I will do."),
        ("No task yet that you do yourself.", False, "not yet. No task yet that I do myself."),
    )
    for why, holds, said in told:
        checks = (replace(reviewed.CHECKS[0], why=why, holds=holds),)
        month = replace(PLAIN, goals=(replace(PLAIN.goals[0], checks=checks),), ahead=())
        assert f"- **Specific:** {said}" in document.markdown(month)
    kept = replace(PLAIN, goals=(replace(PLAIN.goals[0], checks=(replace(reviewed.CHECKS[1], kept=True),)),))
    assert "- **Measurable:** kept in my words." in document.markdown(kept)


def test_a_month_with_nothing_in_it_reads_well() -> None:
    empty = Told(MARCH, MARCH, MARCH.replace(month=4))
    said = document.markdown(empty)
    for line in (
        "I have not written this down yet.",
        "I logged nothing in March 2026 yet.",
        "I had no goal in this month.",
        "I have not set any yet.",
    ):
        assert line in said
    assert "\n\n\n" not in said
    assert "None" not in said
    assert len(document.table(empty).decode().splitlines()) == 1


def test_the_table_has_a_row_for_each_goal_and_no_formula() -> None:
    content = document.table(a_month("=1+1\nand more"))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode().removeprefix("\ufeff"))))
    assert [row["Month"] for row in rows] == ["2026-03", "2026-03", "2026-04"]
    assert rows[0] | {"Goal": "'=1+1 and more", "Number": "3", "Until": "2026-03-31", "Result": "2 of 3"} == rows[0]
    assert rows[0]["Verdict"] == "carried on"
    assert rows[1]["How often"] == "every week"
    assert {rows[0][name] for name in document.QUESTIONS.values()} == {"yes"}


# Asking for it


def test_a_month_comes_as_two_files(member: Person, clock: StoryClock) -> None:
    """S14."""
    reviewed.told_of(member)
    clock.move(days=24)
    reviewed.finished(member)
    found = files(member)
    member.sees("Your document: March 2026", "to read, or to paste into a plan", "Send to my coach")
    assert list(found) == ["networking-2026-03.md", "networking-2026-03.csv"]
    for said in (
        "**My big picture:** Find a job as a backend developer, like Ana Ruiz (until 30 June 2026).",
        "> Recruiters, and people like Ana\n>\n> who build https://zorblatt.example/team",
        "- Roles: recruiter",
        "- I had 2 conversations.",
        "- One promise of mine is still open.",
        "- **Quilluna Vexgarde** (I promised something): help them, “send my CV”.",
        "#### 1. Have 3 coffee chats with recruiters like Quilluna by 31 March 2026",
        "- **Result:** 2 of 3 coffee chats.",
        "- **Next:** carried on as “Have 1 coffee chat with a recruiter by 30 April 2026”",
        "- **Next:** it goes on as it is.",
        "I let it go.",
        "### Goals for April 2026\n\n#### 1. Comment on 2 posts of Ana Ruiz every week",
        "#### 2. Have 1 coffee chat with a recruiter by 30 April 2026",
    ):
        assert said in found["networking-2026-03.md"]
    assert found["networking-2026-03.md"].count("Network more with") == 1, "what was let go is no goal of April"
    rows = list(csv.DictReader(io.StringIO(found["networking-2026-03.csv"].removeprefix("\ufeff"))))
    assert [(row["Month"], row["Verdict"]) for row in rows] == [
        ("2026-03", "carried on"),
        ("2026-03", "carried on"),
        ("2026-03", "let go"),
        ("2026-04", ""),
        ("2026-04", ""),
    ]


def test_a_month_of_long_ago_has_the_goals_that_came_then(member: Person, clock: StoryClock) -> None:
    reviewed.told_of(member)
    clock.move(days=29)
    reviewed.finished(member)
    clock.move(days=70)
    member.says("/goal set Attend 2 meetups by the end of the year").says("/goal complete 1 coffee chat")
    found = files(member)["networking-2026-03.md"]
    coming = found.partition("### Goals for April 2026")[2]
    assert "Comment on 2 posts of Ana Ruiz every week" in coming
    assert "Have 1 coffee chat with a recruiter by 30 April 2026" in coming
    assert "Network more" not in coming, "it was let go by this very review, on 3 April"
    assert "meetups" not in coming


def test_a_month_that_was_never_looked_back_on_has_its_goals(member: Person) -> None:
    member.says("/goal set Have 3 coffee chats by 31 March")
    found = files(member)["networking-2026-03.md"]
    assert "#### 1. Have 3 coffee chats by 31 March" in found
    assert "- **Result:** 0 of 3 coffee chats." in found
    member.does_not_see("Send to my coach")


def test_a_review_that_was_begun_is_the_one_meant_and_the_document_says_that_it_goes_on(
    member: Person, clock: StoryClock
) -> None:
    member.says("/goal set Have 2 calls by 31 March").says("/goal set Write 1 post by 30 April")
    clock.until("2026-03-30 10:00")
    member.says("/review").presses("Begin").presses("Let go")
    clock.until("2026-04-02 10:00")
    found = files(member)["networking-2026-03.md"]
    member.sees("Your document: March 2026", "You have not finished looking back on March 2026 yet")
    member.does_not_see("Send to my coach")
    assert "I have not finished looking back on this month yet.\n" in found
    assert "#### 1. Have 2 calls by 31 March\n\n- **Result:** 0 of 2 calls. I let it go." in found
    member.presses("Go on").sees("Goal 2 of 2").says("/review finish month:2026-03-01")
    found = files(member)["networking-2026-03.md"]
    assert "not finished" not in found
    assert "still runs" not in found
    clock.until("2026-05-20 10:00")
    member.says("/review may").presses("Begin")
    found = files(member)["networking-2026-05.md"]
    assert "May 2026 still runs: the results are as of 20 May 2026." in found
    member.says("/grapevine review coach <@U0COACH22>").sees("Send this to your coach?", "My goals of March 2026")


def test_an_old_review_that_was_never_finished_gives_way_to_a_later_one(member: Person, clock: StoryClock) -> None:
    member.says("/review").presses("Begin")
    clock.until("2026-04-20 10:00")
    member.says("/review").presses("Begin").says("/review finish month:2026-04-01")
    assert list(files(member)) == ["networking-2026-04.md", "networking-2026-04.csv"]


def test_in_the_first_days_of_a_month_the_document_is_of_the_one_before(member: Person, clock: StoryClock) -> None:
    member.says("/goal set Have 2 calls by 31 March")
    clock.until("2026-04-02 10:00")
    assert list(files(member)) == ["networking-2026-03.md", "networking-2026-03.csv"]
    clock.until("2026-04-10 10:00")
    assert list(files(member)) == ["networking-2026-04.md", "networking-2026-04.csv"]


def test_a_goal_that_was_reached_is_none_of_the_month_to_come(member: Person, clock: StoryClock) -> None:
    member.says("/goal set Have 1 call by 30 April").says("/goal set Have 1 coffee chat by 30 April")
    member.says("/met Ana how:call")
    clock.until("2026-03-30 10:00")
    found = files(member)["networking-2026-03.md"]
    looked, _, coming = found.partition("### Goals for April 2026")
    assert "- **Result:** 1 of 1 call.\n\nThe five" in looked, "it doesn't say that it goes on"
    assert "it goes on until Thursday 30 April 2026" in looked
    assert "coffee chat" in coming
    assert "call" not in coming
    member.says("/review").presses("Begin").presses("Skip").presses("Skip").says("/review finish month:2026-03-01")
    _, _, coming = member.text.partition("Goals for April")
    assert "coffee chat" in coming
    assert "call" not in coming


def test_all_goals_of_a_month_are_in_its_document(member: Person) -> None:
    for n in range(4):
        member.says("/goal set " + "\n".join(f"Write {n * 10 + m + 1} posts about tests by 31 March" for m in range(8)))
    found = files(member)
    assert "#### 32. Write 38 posts about tests by 31 March" in found["networking-2026-03.md"]
    assert len(found["networking-2026-03.csv"].splitlines()) == 1 + 32


def test_a_document_gives_no_reason_that_is_not_true(member: Person, clock: StoryClock) -> None:
    member.says("/met Ana").says("/met Ben").says("/contact tier Ben close")
    clock.move(days=9)
    member.says("/review").presses("Begin").sees("Next in your list. Last talk: 9 days ago", "Close to you.")
    member.says("/review finish month:2026-03-01")
    found = files(member)["networking-2026-03.md"]
    assert "- **Ana** (next in my list)." in found
    assert "- **Ben** (somebody close to me)." in found


def test_somebody_new_gets_a_document_too(member: Person) -> None:
    found = files(member)
    assert "I had no goal in this month." in found["networking-2026-03.md"]


def test_an_earlier_month_can_be_had_by_its_name(member: Person, clock: StoryClock) -> None:
    member.says("/goal set Have 3 coffee chats by 31 March")
    clock.move(days=70)
    assert list(files(member)) == ["networking-2026-05.md", "networking-2026-05.csv"]
    assert "Have 3 coffee chats" in files(member, "/grapevine review document march")["networking-2026-03.md"]
    member.says("/grapevine review document 2026-06").sees("has not begun yet")


def test_a_document_is_refused_where_others_can_see(member: Person) -> None:
    reviewed.add_review(member)
    channel = Place("slack", "T1", "C1", private=False)
    request = replace(member._request("/grapevine review document"), where=channel)
    member._does(request).sees("Others can see this place", "direct message")
    assert not member.card.attachments


def test_a_document_holds_nothing_of_anybody_else(member: Person) -> None:
    reviewed.add_review(member)
    found = "".join(files(member.talk.person("ben").says("/help")).values())
    assert not any(word in found.casefold() for word in ("quill", "zorblatt", "backend", "recruiter"))
