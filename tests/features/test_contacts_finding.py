"""Stories of finding people: by any words, by notes, in spite of typing errors, in filtered lists."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contacts import rules
from bot.contacts.args import TagWords
from bot.contacts.finding import slips
from bot.kit import dates, words
from tests.talk import Person, Talk

THURSDAY = date(2026, 3, 5)


@pytest.fixture
def circle(member: Person) -> Person:
    """Somebody who knows a few people."""
    member.says(
        "/contact add Ana Ruiz, recruiter @Acme #python - plays chess\n"
        "Ben Oak, designer @Lune Labs #python #go\n"
        "Chloé Dubois, recruiter @Lune"
    )
    return member.says("/met Dan Fox @Bolt - talked about beekeeping; promised a recipe")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ana", {"Ana"}),
        ("lune", {"Ben", "Chloé"}),
        ("PYTH", {"Ana", "Ben"}),
        ("recruit", {"Ana", "Chloé"}),
        ("recruiter lune", {"Chloé"}),
        ("chloe", {"Chloé"}),
        ("chess", {"Ana"}),
        ("beekeep", {"Dan"}),
        ("recipe", {"Dan"}),
        ("acmee", {"Ana"}),
        ("Duobis", {"Chloé"}),
    ],
)
def test_people_are_found_by_any_words(circle: Person, typed: str, names: set[str]):
    circle.says(f"/contact find {typed}").sees(*names)
    circle.does_not_see(*({"Ana", "Ben", "Chloé", "Dan"} - names))


def test_a_typing_error_is_forgiven_and_said(circle: Person):
    circle.says("/contact find beekeping").sees("Nothing found for “beekeping”")
    circle.says("/contact find pyhton").sees("so I looked for python", "Ana Ruiz", "Ben Oak")
    circle.says("/contact find python").does_not_see("so I looked for")


@pytest.mark.parametrize("typed", ["qqqqq", "!!!", "%", "🦊"])
def test_nothing_found_says_what_to_try(circle: Person, typed: str):
    circle.says(f"/contact find {typed}").sees("Nothing found for", "Try fewer letters")
    assert not circle.failed()


def test_a_find_leads_to_the_person(circle: Person):
    circle.says("/contact find beekeeping").sees("beekeeping").presses("Show", "Dan")
    circle.sees("Dan Fox", "Bolt")


def test_notes_of_others_are_not_looked_at(talk: Talk, circle: Person):
    talk.person("ingo").says("/contact find chess").sees("Nothing found").says("/contact find pyhton").sees(
        "Nothing found"
    )


def test_a_near_name_is_asked_about_and_never_taken(circle: Person):
    circle.says("/contact talked Anna Riuz how:call").sees("Did you mean …?", "Ana Ruiz").does_not_see("Logged")
    circle.presses("Ana Ruiz, recruiter at Acme").sees("Logged: call with Ana Ruiz today")


def test_a_near_name_is_asked_about_by_commands_that_only_read(circle: Person):
    circle.says("/contact show Chole").sees("Did you mean …?").presses("Chloé Dubois, recruiter at Lune").sees("Lune")


@pytest.mark.parametrize("typed", ["Zed", "Al", "Anabelle", "Bob Oak"])
def test_a_name_that_is_far_from_all_is_unknown(circle: Person, typed: str):
    circle.says(f"/contact show {typed}").sees(f"I don't know anyone called “{typed}”")


def test_more_than_a_page_is_found(member: Person):
    member.says("/contact add " + "\n".join(f"Ana Number{n}" for n in range(25)))
    member.says("/contact find ana").sees("There are more. Add a word")


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ("tag:python", {"Ana", "Ben"}),
        ("tag:#python tag2", set()),
        ("company:lune", {"Chloé"}),
        ('company:"Lune Labs"', {"Ben"}),
        ("kind:recruiter", {"Ana", "Chloé"}),
        ("kind:recruiter company:Lune", {"Chloé"}),
        ("tier:warm", {"Ana", "Ben", "Chloé", "Dan"}),
        ("tier:close", set()),
    ],
)
def test_a_list_can_be_filtered(circle: Person, filters: str, names: set[str]):
    circle.says(f"/contact list {filters}")
    if not circle.failed():
        circle.sees(*names).does_not_see(*({"Ana", "Ben", "Chloé", "Dan"} - names))
        assert names or "Nobody" in circle.text


@pytest.mark.parametrize("filters", ["", "tier:warm", "tag:python", "company:acme tag:python", "kind:tester"])
def test_a_filtered_list_has_pages(member: Person, filters: str):
    member.says("/contact add " + "\n".join(f"N{n:02} Test, tester @Acme #python" for n in range(45)))
    member.says("/contact add N99 Other")
    member.says(f"/contact list {filters}").sees("N00", "N19", str(45 if filters not in ("", "tier:warm") else 46))
    member.presses("More").sees("N20", "N39").does_not_see("N19").presses("More").sees("N44")
    assert all(found.label != "More" for found in member.card.buttons())


def test_no_filter_of_their_own_words_travels_in_a_button(member: Person):
    member.says("/contact add " + "\n".join(f"N{n:02} Test @Acme" for n in range(25)))
    member.says("/contact list company:acme")
    assert [button.call.name for button in member.card.buttons()] == ["answer"]


def test_an_empty_filtered_list_says_so(member: Person):
    member.says("/contact list tag:python").sees("Nobody tagged #python", "contact list for everybody")


# Rules


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-03-05"),
        ("yesterday", "2026-03-04"),
        ("friday", "2026-02-27"),
        ("last friday", "2026-02-27"),
        ("on Thursday", "2026-03-05"),
        ("3 days ago", "2026-03-02"),
        ("two weeks ago", "2026-02-19"),
        ("3 March", "2026-03-03"),
        ("March 5", "2026-03-05"),
        ("6 March", "2025-03-06"),
        ("2026-02-28", "2026-02-28"),
        ("31st", "2026-01-31"),
        ("1st", "2026-03-01"),
        ("weekend", "2026-02-28"),
        ("29 feb", "2024-02-29"),
        ("yesterday evening", "2026-03-04"),
        ("this morning", "2026-03-05"),
    ],
)
def test_a_past_day_is_read(typed: str, day: str):
    assert dates.read_past(typed, dates.start_of(THURSDAY)).isoformat() == day


@pytest.mark.parametrize("typed", ["tomorrow", "next friday", "in a week", "end of month", "2026-03-06", "next week"])
def test_a_day_to_come_is_no_past_day(typed: str):
    with pytest.raises(dates.FutureDay):
        dates.read_past(typed, dates.start_of(THURSDAY))


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_a_past_day_or_refused(text: str, today: date):
    with suppress(dates.UnclearDay, dates.ImpossibleDay, dates.FutureDay):
        assert dates.read_past(text, dates.start_of(today)) <= today


@pytest.mark.parametrize(
    ("line", "name", "tags"),
    [
        ("Ana #python", "Ana", ("python",)),
        ("Ana Ruiz #python, -py-day", "Ana Ruiz", ("python", "-py-day")),
        ("Ana -#go", "Ana", ("-go",)),
        ("Jean-Luc #c++", "Jean-Luc", ("c++",)),
    ],
)
def test_tags_end_a_line(line: str, name: str, tags: tuple[str, ...]):
    arg = TagWords("")
    start = arg.tail(line)
    assert start is not None
    assert line[:start].strip() == name
    assert arg.read(line[start:], None) == tags  # type: ignore[arg-type]
    assert arg.read(arg.spell(tags), None) == tags  # type: ignore[arg-type]


@pytest.mark.parametrize("line", ["Ana", "Ana -", "Jean-Luc", "#python Ana"])
def test_a_line_without_tags_at_its_end_has_none(line: str):
    assert TagWords("").tail(line) is None


@pytest.mark.parametrize("word", ["", "a", "ab", "x" * 41])
def test_no_slip_is_forgiven_in_words_too_short_or_too_long(word: str):
    assert slips(word) == 0


@given(st.text(max_size=80), st.lists(st.text(max_size=20).filter(str.strip), max_size=6))
def test_what_is_listed_is_listed_once_and_can_be_said_again(text: str, more: list[str]):
    listed = rules.listed(text + "," + ",".join(more))
    assert rules.listed(", ".join(listed)) == listed
    assert len({words.fold(one) for one in listed}) == len(listed)


@given(st.lists(st.text("ab", min_size=1, max_size=3), max_size=8), st.lists(st.text("ab-", min_size=1, max_size=3)))
def test_a_tag_taken_away_is_gone_and_one_added_is_there(tags: list[str], changes: list[str]):
    after = rules.tagged(tags, changes)
    last = {change.removeprefix("-"): not change.startswith("-") for change in changes}
    assert all((name in after) == added for name, added in last.items() if not name.startswith("-"))


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.example", "a", "http://", "https://a b", "data:x,y"])
def test_only_web_addresses_are_links(link: str):
    assert rules.url(link) == ""
