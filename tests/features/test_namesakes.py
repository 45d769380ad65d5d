"""Stories of people with equal names: kept apart where they may be two, asked which, and never overwritten silently."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contacts import quickline, rules
from bot.contacts.args import choices
from bot.kit import words
from tests.builders import a_contact
from tests.talk import Person, StoryClock


@pytest.fixture
def two(member: Person) -> Person:
    """Somebody who knows two people of one name."""
    member.says("/met Ana Ruiz, recruiter @Acme - likes tea")
    return member.says("/met Ana Ruiz, chef @Bolt").presses("Somebody new")


ASKED = ("Ana Ruiz, recruiter at Acme", "Ana Ruiz, chef at Bolt")


# Which of two


@pytest.mark.parametrize(
    "line",
    [
        "/contact show Ana Ruiz",
        "/contact show ana",
        "/contact talked Ana Ruiz how:call",
        "/contact edit Ana Ruiz role:poet",
        "/contact note Ana Ruiz - tall",
        "/contact tag Ana Ruiz #poet",
        "/contact tier Ana Ruiz close",
        "/contact archive Ana Ruiz",
        "/contact forget Ana Ruiz",
        "/followup add Ana Ruiz in 3 days",
        "/followup cadence Ana Ruiz every 2 weeks",
        "/followup stop Ana Ruiz",
    ],
)
def test_every_command_asks_which_of_two(two: Person, line: str):
    two.says(line).sees("Which ", *ASKED)
    assert two.says("/contact list").text.count("Ana Ruiz") == 2


def test_the_one_chosen_is_the_one_changed(two: Person):
    two.says("/contact edit Ana Ruiz role:poet").presses("Ana Ruiz, chef at Bolt").sees("Role poet", "Company Bolt")
    two.says("/contact list").sees("Ana Ruiz, recruiter at Acme", "Ana Ruiz, poet at Bolt")


def test_the_company_says_which(two: Person):
    two.says("/contact show Ana Ruiz @Acme").sees("Role recruiter")
    two.says("/contact show ana @bolt, inc.").sees("Role chef")
    two.says("/contact show Ana @Lune").sees("I don't know “Ana @Lune”. Did you mean …?", *ASKED)


def test_more_namesakes_than_buttons_are_told_apart_by_company(member: Person):
    member.says("/contact add " + "\n".join(f"Ana Ruiz @Firm{n}" for n in range(7)))
    member.says("/contact show Ana Ruiz").sees("You know 7 people called “Ana Ruiz”", "“Ana Ruiz @Acme”")
    member.says("/contact show Ana Ruiz @Firm6").sees("Company Firm6")


# Logging somebody of a known name


def test_meeting_one_of_two_again_at_their_company_is_certain(two: Person):
    two.says("/met Ana Ruiz @ACME, Inc. - loves chess").sees("Logged another talk with Ana Ruiz", "Company Acme")
    two.does_not_see("ACME, Inc.")
    two.says("/contact list").sees("2 people you know")


def test_a_name_alone_asks_which_of_two(two: Person):
    two.says("/met Ana Ruiz - loves chess").sees("somebody you know, or a new Ana Ruiz?", *ASKED)
    two.presses("Ana Ruiz, chef at Bolt").sees("Logged another talk with Ana Ruiz", "Company Bolt")


def test_a_third_company_asks_and_may_be_a_third_person(two: Person):
    two.says("/met Ana Ruiz @Lune").sees("or a new Ana Ruiz?", *ASKED).presses("Somebody new").sees("Company Lune")
    two.says("/contact list").sees("3 people you know")


def test_two_at_one_company_are_asked_about(member: Person):
    member.says("/met Ana Ruiz, chef @Acme").says("/met Ana Ruiz, poet @Lune").presses("Somebody new")
    member.says("/contact edit Ana Ruiz @Lune company:Acme")
    member.says("/met Ana Ruiz @Acme").sees("or a new Ana Ruiz?", "Ana Ruiz, chef at Acme", "Ana Ruiz, poet at Acme")


def test_adding_asks_as_meeting_does(two: Person):
    two.says("/contact add Ana Ruiz #poet").sees("or a new Ana Ruiz?", *ASKED)
    two.says("/contact add Ana Ruiz @Bolt GmbH #poet").sees("You know Ana Ruiz already", "#poet", "Company Bolt")


@pytest.mark.parametrize("command", ["/met", "/contact add"])
def test_of_several_lines_each_finds_its_own_namesake(two: Person, command: str):
    two.says(f"{command} Ana Ruiz @Acme Ltd. #tea\nAna Ruiz @Bolt #soup\nBen Oak")
    two.says("/contact list").sees("3 people you know")
    two.says("/contact show Ana Ruiz @Acme").sees("#tea").does_not_see("#soup")


@pytest.mark.parametrize("command", ["/met", "/contact add"])
def test_of_several_lines_an_unclear_namesake_is_kept_apart_and_it_is_said(two: Person, command: str):
    two.says(f"{command} Ana Ruiz #tea\nBen Oak").sees("you know another of that name: Ana Ruiz", "contact merge")
    two.says("/contact list").sees("4 people you know", *ASKED)
    two.says(f"{command} Cleo Fox\nDan Elm").does_not_see("another of that name")


def test_lines_added_at_once_are_kept_apart_by_company(member: Person):
    member.says("/contact add Ana Ruiz @Acme\nAna Ruiz @Acme, Inc. #tea\nAna Ruiz @Bolt\nAna Ruiz #who")
    member.says("/contact list").sees("3 people you know")
    member.says("/contact show Ana Ruiz @Acme").sees("#tea").does_not_see("#who")


def test_a_known_name_is_found_among_many_that_begin_alike(member: Person):
    member.says("/contact add " + "\n".join(f"Aaron Anand{n}" for n in range(40))).says("/met Ana")
    member.says("/met Ana - loves chess").sees("Logged another talk with Ana")
    member.says("/contact show Ana").sees("loves chess")


def test_a_company_in_another_spelling_is_no_difference(member: Person):
    member.says("/met Ana Ruiz @Acme").says("/met Ana Ruiz @The Acme Company - tea").sees("another talk with Ana Ruiz")
    member.does_not_see("company: The Acme Company")
    member.says("/met Ana Ruiz @Acme Labs").sees("or a new Ana Ruiz?")


def test_a_legal_form_behind_a_comma_belongs_to_the_company(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme, Inc., PyDay").sees("Company Acme, Inc.", "Met PyDay")


def test_whom_one_met_at_an_event_is_kept_apart_too(two: Person, clock: StoryClock):
    two.says("/event add PyDay, 12 March 2026 18:30-21:00, Startup House").says("/event going PyDay")
    clock.until("2026-03-13 09:00")
    two.says("/event going").presses("Whom did you meet?").fills(who="Ana Ruiz @Bolt GmbH\nAna Ruiz - likes soup").sees(
        "Logged 2 people"
    )
    two.sees("Ana Ruiz, chef at Bolt", "You knew them already.", "New, though you know another of that name.")
    two.says("/contact list").sees("3 people you know", *ASKED)


# Lists and duplicates


def test_a_list_by_company_is_by_its_whole_name(member: Person):
    member.says("/contact add Ana @Meta\nBen @Metabase\nCleo @Meta Platforms\nDan @META, Inc.")
    member.says("/contact list company:meta").sees("2 people at meta", "Ana", "Dan").does_not_see("Ben", "Cleo")
    member.says('/contact list company:"Meta GmbH"').sees("2 people at Meta GmbH")
    member.says("/contact list company:Platforms").sees("Nobody at Platforms", "by its whole name", "contact find")


def test_a_list_follows_a_change_of_company(member: Person):
    member.says("/met Ana @Acme").says("/contact edit Ana company:Lune")
    member.says("/contact list company:acme").sees("Nobody at acme")
    member.says("/contact list company:lune").sees("1 person at lune")
    member.says("/contact edit Ana company:-").says("/contact list company:lune").sees("Nobody at lune")


def test_near_names_at_one_company_are_offered_for_merging(member: Person):
    member.says("/contact add Ana Ruiz @Acme\nAna R. @Acme, Inc.\nAnna Ruiz @Acmeville")
    member.says("/contact duplicates").sees("Ana Ruiz", "Ana R.").does_not_see("Acmeville")
    member.says("/contact show Ana R.").sees("the same as Ana Ruiz")


def test_a_merge_makes_no_note_of_another_spelling(member: Person):
    member.says("/contact add Ana Ruiz @Acme\nAna R. @Acme, Inc.").says("/contact merge Ana Ruiz and Ana R.")
    member.does_not_see("company: Acme, Inc.")


# Rules


def test_people_with_the_same_facts_are_numbered() -> None:
    same = [a_contact("Ana Ruiz"), a_contact("Ana Ruiz")]
    assert [one.label for one in choices(same)] == ["Ana Ruiz (1)", "Ana Ruiz (2)"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ana", "Ben" * 40]), st.sampled_from(["", "Acme"]), st.sampled_from(["", "PyDay"]))
    )
)
def test_no_two_choices_read_the_same_and_each_fits_a_button(people: list[tuple[str, str, str]]) -> None:
    known = [replace(a_contact(name, company=at), met_at=where) for name, at, where in people]
    shown = [one.label for one in choices(known)]
    assert len(set(shown)) == len(shown)
    assert all(words.utf16(text) <= 75 for text in shown)


@pytest.mark.parametrize(
    ("known", "company", "which"),
    [
        ([], "", None),
        ([""], "", 0),
        ([""], "Acme", 0),
        (["Acme"], "", 0),
        (["Acme"], "ACME Ltd", 0),
        (["Acme"], "Bolt", None),
        (["Acme", "Bolt"], "Bolt", 1),
        (["Acme", "Bolt"], "", None),
        (["Acme", ""], "Acme", 0),
        (["Acme", ""], "Bolt", None),
        (["Acme", "Acme"], "Acme", None),
        (["Meta"], "Metabase", None),
    ],
)
def test_who_of_one_name_is_certain(known: list[str], company: str, which: int | None) -> None:
    people = [a_contact("Ana Ruiz", company=each) for each in known]
    assert rules.certain(people, company) is (None if which is None else people[which])


@pytest.mark.parametrize(
    ("line", "company", "where"),
    [
        ("Ana @Acme, Inc.", "Acme, Inc.", ""),
        ("Ana, recruiter at Acme, Ltd., PyDay", "Acme, Ltd.", "PyDay"),
        ("Ana, recruiter @Acme Co., Ltd., PyDay", "Acme Co., Ltd.", "PyDay"),
    ],
)
def test_a_comma_before_a_legal_form_ends_no_company(line: str, company: str, where: str) -> None:
    read = quickline.read_line(line)
    assert (read.company, read.where) == (company, where)
