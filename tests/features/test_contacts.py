"""Stories of people: logging them in one line or several, showing, listing and changing them."""

import pytest

from bot.journal.model import How
from tests.talk import Person, StoryClock, Talk


def test_only_a_name_is_needed(member: Person):
    """S21."""
    member.says("/met Ben").sees("✓ Logged: Ben")
    member.says("/contact show Ben").sees("Ben", "Last talk today")


def test_met_without_anything_opens_a_form(member: Person):
    member.says("/met")
    assert member.form.fields[0].required
    member.fills(who="Ana Ruiz", company="Acme", note="loves chess").sees("✓ Logged: Ana Ruiz", "Acme", "loves chess")


def test_everything_understood_is_said_back(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme, PyDay - loves chess; promised my CV; next wednesday").sees(
        "Role recruiter", "Company Acme", "Met PyDay", "You promised my CV", "loves chess", "Wednesday 11 March: my CV"
    )


def test_named_arguments_go_with_the_line(member: Person):
    member.says('/met Ana Ruiz company:Acme note:"loves chess" promise:"my CV"').sees(
        "Company Acme", "loves chess", "You promised my CV"
    )


def test_several_lines_are_several_people(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme\nBen\nChloé - tea; promised a book").sees("Logged 3 people")
    member.says("/contact list").sees("3 people you know", "Ana Ruiz", "Ben", "Chloé")
    member.says("/contact show Chloé").sees("tea", "a book")


def test_one_bad_line_of_several_keeps_all_of_them_out(member: Person):
    member.says("/met Ana Ruiz\n; promised my CV").sees("I need a name first.")
    member.says("/contact list").sees("Nobody here yet")


def test_an_unknown_person_is_an_error_with_advice(member: Person):
    for line in ("/contact show Zed", "/followup done Zed", "/followup stop Zed", "/contact talked Zed"):
        member.says(line).sees("I don't know anyone called “Zed”.", "log them first: “met Zed”")
        assert member.failed()


@pytest.mark.parametrize("typed", ["Ana Ruiz", "ana", "RUIZ", "Ána", "ru", "Ana  Ruiz"])
def test_a_person_is_found_by_any_part_of_the_name(member: Person, typed: str):
    member.says("/met Ana Ruiz").says("/met Ben")
    member.says(f"/contact show {typed}").sees("Ana Ruiz")
    assert not member.failed()


# Namesakes


def test_the_same_person_again_is_not_doubled(member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz, recruiter @Acme")
    clock.move(days=1)
    member.says("/met Ana Ruiz, PyDay - loves chess").sees("Logged another talk with Ana Ruiz", "Company Acme")
    member.says("/contact list").sees("1 person you know")


def test_what_was_known_is_not_overwritten(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ana Ruiz, developer @Acme")
    member.says("/contact show Ana").sees("Role recruiter")


def test_another_company_asks_whether_it_is_the_same_person(member: Person):
    member.says("/met Ana Ruiz @Acme").says("/met Ana Ruiz @Lune").sees("Is this somebody you know, or a new Ana Ruiz?")
    member.presses("Somebody new").sees("✓ Logged: Ana Ruiz", "Company Lune")
    member.says("/contact list").sees("2 people you know")


def test_a_first_name_asks_whether_it_is_the_one_known(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ana - loves chess").sees(
        "somebody you know, or a new Ana?"
    )
    member.presses("Ana Ruiz, recruiter at Acme").sees("Logged another talk with Ana Ruiz", "loves chess")
    member.says("/contact list").sees("1 person you know")


def test_nothing_is_saved_until_the_question_is_answered(member: Person):
    member.says("/met Ana Ruiz @Acme").says("/met Ana Ruiz @Lune; promised a book")
    member.says("/contact show Ana").does_not_see("a book")


# Changing


def test_a_contact_is_changed_by_a_form_that_knows_it(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme").presses("Edit")
    assert {field.name: field.value for field in member.form.fields if field.value} == {
        "name": "Ana Ruiz",
        "role": "recruiter",
        "company": "Acme",
    }
    member.fills(name="Ana Ruiz Soto", role="", company="Lune").sees("Changed: Ana Ruiz Soto", "Company Lune")
    member.says("/contact show Soto").sees("Lune").does_not_see("recruiter")


def test_editing_without_a_name_opens_a_form(member: Person):
    member.says("/met Ana").says("/contact edit")
    assert member.form.fields[0].name == "who"
    member.fills(who="Ana", company="Acme").sees("Changed: Ana", "Company Acme")


def test_a_talk_today_is_one_press(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=20)
    member.says("/contact show Ana").sees("Last talk 2 weeks ago").presses("call").sees("Logged: call with Ana today")
    member.says("/contact show Ana").sees("Last talk today", "Call, today")
    owner, contact = member.member.id, member.open_followups()[0].contact
    assert talk.look(lambda store: store.journal.of_contact(owner, contact))[0].how is How.CALL


def test_a_note_goes_with_a_talk(member: Person):
    member.says("/met Ana").says("/contact talked Ana - she got the job")
    member.says("/contact show Ana").sees("she got the job")


def test_a_long_list_of_people_has_pages(member: Person):
    names = [f"Person {number:02}" for number in range(25)]
    member.says("/met " + "\n".join(names))
    first = member.says("/contact list").sees("25 people you know").text
    second = member.presses("More").text
    assert [(first + second).count(name) for name in names] == [1] * 25


def test_a_hostile_name_at_the_end_of_a_page_does_not_break_it(member: Person):
    member.says("/met " + "\n".join(f"A{number:02}" for number in range(19)))
    member.says("/met B " + '\\"' * 30).says("/met Zoe")
    member.says("/contact list").presses("More").sees("Zoe")


# Hostile lines


HOSTILE = [
    "<!channel> @everyone <@U123>",
    "**bold** _it_ `code` ~~gone~~",
    "[click](https://evil.example)",
    "שלום עולם",
    "👩‍👩‍👧‍👦 🇩🇪 é",
    "{name} %s $HOME {{7*7}}",
    "'; DROP TABLE contacts; --",
    'quote " and \\ backslash',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_plain_text(member: Person, text: str):
    member.says("/met Ana").says(f'/contact talked Ana note:"{escaped(text)}"')
    assert not member.failed(), member.text
    member.says("/contact show Ana").sees(" ".join(text.split()))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_is_a_name(member: Person, clock: StoryClock, text: str):
    name = text.replace(";", "").replace(",", "").replace("--", "").replace("@", "").strip()
    member.says("/met Ana").says(f'/contact edit Ana name:"{escaped(name)}"')
    assert not member.failed(), member.text
    clock.move(days=1)
    member.was_sent(" ".join(name.replace("`", "`").split()))
    member.presses("Done").sees("✓ Done:")
    member.says("/followup").says("/contact list").sees(name[:5].strip())
    assert not member.failed()


def test_bidi_controls_are_removed_from_names(member: Person):
    member.says("/met Ana\u202e\u2066Ruiz\u200b").sees("AnaRuiz")


@pytest.mark.parametrize("length", [501, 3000])
def test_a_line_that_is_too_long_is_refused_and_nothing_saved(member: Person, length: int):
    member.says("/met Ana - " + "x" * length).sees("I can take 500 for one person.")
    member.says("/contact list").sees("Nobody here yet")


def test_a_name_that_is_too_long_goes_on_in_the_note(member: Person):
    member.says("/met " + "Anastasia " * 20).sees("✓ Logged: Anastasia")
    member.says("/contact list").sees("1 person you know")


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
