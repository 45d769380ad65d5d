"""Stories of lines of `gave` and `asked` as people type them: the thing first, two people at once, days at the end."""

from __future__ import annotations

import pytest

from bot.journal.model import Deed, DeedKind
from tests.features.test_ledger import with_them
from tests.talk import Person, StoryClock


def done(member: Person) -> list[Deed]:
    """All that was logged, asks too, the oldest first."""
    owner = member.member.id

    def found(store):
        people = store.contacts.page(owner)
        return [one for each in people for one in store.deeds.of_contact(owner, each.id)]

    return sorted(member.talk.look(found), key=lambda one: one.id)


@pytest.fixture
def both(member: Person) -> Person:
    return member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ben Okafor").says("/contact add Herbert Moss")


@pytest.mark.parametrize(
    ("line", "whom", "what"),
    [
        ("gave an article to Ana", "Ana Ruiz", "an article"),
        ("gave article about tests to ana ruiz", "Ana Ruiz", "article about tests"),
        ("gave feedback to ben on his CV", "Ben Okafor", "feedback on his CV"),
        ("gave help to Ben with his CV", "Ben Okafor", "help with his CV"),
        ("gave an introduction to my boss to Ana.", "Ana Ruiz", "an introduction to my boss"),
        ("gave ana pizza", "Ana Ruiz", "pizza"),
        ('gave Ana "an article"', "Ana Ruiz", "an article"),
        ("gave Ana 🙂", "Ana Ruiz", "🙂"),
        ('asked ana "can you look at my CV?"', "Ana Ruiz", "can you look at my CV?"),
        ("asked for a referral from Ana", "Ana Ruiz", "a referral"),
        ("asked advice from ben about hiring", "Ben Okafor", "advice about hiring"),
        ("asked Ben to talk to Ana about me", "Ben Okafor", "to talk to Ana about me"),
        ("asked ana to review my CV", "Ana Ruiz", "to review my CV"),
    ],
)
def test_the_thing_may_come_before_the_person(both: Person, line: str, whom: str, what: str):
    """S31: `gave` and `asked` in the order of plain English."""
    both.says(f"/{line}").sees(whom)
    (one,) = done(both)
    assert one.what == what
    assert one.kind is (DeedKind.ASK if line.startswith("asked") else DeedKind.HELP)


def test_a_line_without_somebody_known_is_kept_in_the_form(both: Person):
    """“her” is no Herbert."""
    both.says("/gave feedback to her")
    assert {field.name: field.value for field in both.form.fields if field.value} == {"what": "feedback to her"}
    both.fills(who="Ana", what="feedback").sees("help for Ana Ruiz")
    both.says("/asked for advice").fills(who="Ben", what="for advice").sees("you asked Ben Okafor for advice")
    assert len(done(both)) == 2


def test_a_person_alone_is_kept_in_the_form(both: Person):
    for line in ("gave to Ana", "gave Ana", "gave Ana -", "asked from Ana", "asked Ana sort:job"):
        both.says(f"/{line}")
        assert next(field.value for field in both.form.fields if field.name == "who") == "Ana"


def test_one_of_several_of_that_name_is_asked_for(both: Person):
    both.says("/contact add Ana Lopez").says("/gave an article to Ana")
    assert {field.name: field.value for field in both.form.fields if field.value} == {
        "who": "Ana",
        "what": "an article",
    }
    assert done(both) == []
    both.fills(who="Ana", what="an article").presses("Ana Lopez").sees("help for Ana Lopez", "an article")


@pytest.mark.parametrize(
    "line", ["gave Ana and Ben an article", "gave Ana & Ben an article", "gave ana and ben an article"]
)
def test_two_people_at_once_are_told_to_take_two_lines(both: Person, line: str):
    both.says(f"/{line}")
    assert both.failed()
    assert done(both) == []


def test_a_team_is_no_second_person(both: Person):
    both.says("/gave Ana and her team a link").sees("help for Ana Ruiz")
    both.says("/asked Ana and Ben for advice").sees("one person at a time", "asked Ben for advice")
    assert len(done(both)) == 1


def test_a_day_at_the_end_does_not_stay_in_the_note(both: Person, clock: StoryClock):
    """Read a week later, “yesterday” would be another day."""
    both.says("/gave Ana a book; yesterday").sees("help for Ana Ruiz, yesterday").does_not_see("; yesterday")
    both.says("/asked Ben - feedback on (my) CV (last friday)").sees("Friday 27 February", "feedback on (my) CV")
    both.says("/gave Ana a book about yesterday").sees("a book about yesterday")
    both.says("/gave Ana yesterday")
    assert [one.what for one in with_them(both)][:1] == ["a book about yesterday"]
    clock.move(days=8)
    both.says("/contact show Ben").sees("feedback on (my) CV, Friday 27 February")


def test_a_day_that_can_not_be_read_is_told_with_past_days(both: Person):
    both.says("/gave").fills(who="Ana", what="a book", day="soonish").sees("as a day", "Try “yesterday”, “last friday”")


def test_an_ask_is_not_logged_as_something_done(both: Person):
    """An ask counts for no goal about helping people."""
    both.says("/goal set Help 3 people by June").says("/did asked Ana for advice")
    both.sees("That is something you asked for", "asked Ana for advice")
    both.says("/did I asked ben if he knows somebody").sees("asked ben if he knows somebody")
    assert done(both) == []
    both.says("/did asked a question about Rust on Stack Overflow").does_not_see("something you asked for")
