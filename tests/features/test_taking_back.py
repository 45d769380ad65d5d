"""Stories of the kind of a talk, and of talks that were logged by mistake."""

from __future__ import annotations

import pytest

from tests.talk import Person, StoryClock, Talk

COFFEES = "/goal set Have 3 coffee chats with recruiters by June"


def test_a_coffee_chat_in_the_line_counts(member: Person):
    member.says(COFFEES).says("/met Ana Ruiz, recruiter @Acme, had a coffee chat")
    member.sees("Talked coffee chat", "had a coffee chat", "1 of 3").does_not_see("It was:")


def test_the_kind_is_offered_where_nobody_said_it(member: Person):
    member.says(COFFEES).says("/met Ana Ruiz, recruiter @Acme - hiring juniors").sees("It was:").does_not_see("1 of 3")
    member.presses("coffee chat").sees("Saved: coffee chat with Ana Ruiz today", "now at 1 of 3", "Change:")
    member.presses("call").sees("Saved: call with Ana Ruiz today", "now at 0 of 3")
    member.says("/contact show Ana").sees("Call, today")


def test_the_kind_that_was_said_beats_the_line(member: Person):
    member.says("/met Ana, had a coffee chat how:call").sees("Talked call").does_not_see("It was:")


@pytest.mark.parametrize(
    ("short", "how"),
    [
        ("coffee", "coffee chat"),
        ("chat", "coffee chat"),
        ("phone", "call"),
        ("video", "call"),
        ("dm", "message"),
        ("mail", "message"),
        ('"linkedin message"', "message"),
        ('"a phone call"', "call"),
        ('"Video chat"', "call"),
    ],
)
def test_a_kind_has_short_names(member: Person, short: str, how: str):
    member.says("/met Ana").says(f"/contact talked Ana how:{short}").sees(f"Logged: {how} with Ana today")


def test_an_unknown_kind_is_refused_with_all_there_are(member: Person):
    member.says("/met Ana how:telepathy").sees("I don't know “telepathy” here", "coffee chat, call, message")
    member.says("/contact list").sees("Nobody here yet")


def test_a_note_says_the_kind_of_a_talk_too(member: Person):
    member.says("/met Ana").says("/contact talked Ana - had a call about her new job").sees("Logged: call with Ana")
    member.does_not_see("It was:")
    member.says("/contact talked Ana - her new job").sees("Logged: in person with Ana", "It was:")


def test_a_meeting_taken_back_takes_the_new_person_and_the_follow_ups_with_it(member: Person):
    member.says(COFFEES).says("/met Ana, recruiter, had coffee; promised my CV").sees("1 of 3")
    member.presses("Take it back").sees("Taken back: the talk with Ana today", "out of your contacts", "0 of 3")
    assert member.open_followups() == ()
    member.says("/contact list").sees("Nobody here yet")


def test_a_person_with_every_fact_at_any_moment_is_the_same_when_taken_back(member: Person, clock: StoryClock):
    clock.move(minutes=0.0123457)
    member.says(
        "/met Ana Ruiz, recruiter @Acme, #python, PyDay, ana@acme.example, +351 123 456 789, x.com/ana - via Ben"
    )
    member.presses("Take it back").sees("out of your contacts")


def test_one_of_several_people_is_taken_back(member: Person):
    member.says("/met Ana Ruiz\nBen Hall, had a call\nCleo").sees("Take back:").presses("Ben Hall")
    member.sees("Taken back: the talk with Ben Hall today").says("/contact list").sees(
        "2 people you know", "Ana", "Cleo"
    )


def test_taking_back_twice_says_so(member: Person):
    member.says("/met Ana")
    back = member.button("Take it back")
    member.presses_again(back).sees("Taken back").presses_again(back).sees("taken back already")


def test_a_person_of_whom_more_is_known_stays(member: Person):
    member.says("/met Ana")
    back = member.button("Take it back")
    member.says("/contact edit Ana company:Acme").presses_again(back).sees("Ana stays in your contacts")
    member.says("/contact show Ana").sees("Company Acme").does_not_see("In person")
    member.says("/contact talks Ana").sees("No talks yet with Ana")


@pytest.mark.parametrize(
    "more", ["/gave Ana an article", "/followup add Ana 2026-03-20", "/contact talked Ana how:call"]
)
def test_a_person_with_whom_more_happened_stays(member: Person, more: str):
    member.says("/met Ana")
    back = member.button("Take it back")
    member.says(more).presses_again(back).sees("Ana stays in your contacts")
    member.says("/contact list").sees("1 person you know")


def test_the_kind_said_afterwards_keeps_the_person_removable(member: Person):
    member.says("/met Ana").presses("coffee chat").presses("Take it back").sees("out of your contacts")


def test_what_the_talk_had_made_pointless_is_open_again(member: Person, clock: StoryClock):
    member.says("/met Ana")
    before = {(one.kind, one.due) for one in member.open_followups()}
    clock.move(minutes=5)
    member.says("/contact talked Ana how:call").sees("No longer needed: the thanks and the check-in")
    member.presses("Take it back").sees("Taken back: the talk with Ana today")
    assert {(one.kind, one.due) for one in member.open_followups()} == before


def test_an_older_talk_taken_back_opens_nothing_again(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(minutes=5)
    member.says("/contact talked Ana how:call")
    back = member.button("Take it back")
    clock.move(minutes=5)
    member.says("/contact talked Ana how:message")
    before = {one.kind for one in member.open_followups()}
    member.presses_again(back).sees("Taken back")
    assert {one.kind for one in member.open_followups()} == before


def test_talks_are_listed_and_removed_later(member: Person, clock: StoryClock):
    member.says(COFFEES).says("/met Ana, recruiter")
    clock.move(days=40)
    member.says("/contact talked Ana how:coffee day:yesterday - her new job").sees("1 of 3")
    member.says("/contact show Ana").presses("Talks").sees(
        "Your talks with Ana", "Coffee chat, yesterday", "her new job"
    )
    member.presses("Remove", "Coffee chat").sees("Taken back: the talk with Ana yesterday", "0 of 3")
    member.says("/contact show Ana").does_not_see("her new job")


def test_a_talk_removed_by_mistake_is_logged_again_with_its_words(member: Person):
    member.says(COFFEES).says("/met Ana, recruiter @Acme, PyDay - hiring juniors; promised my CV").presses(
        "coffee chat"
    )
    member.says("/contact talks Ana").presses("Remove").sees("Ana stays in your contacts", "0 of 3")
    member.presses("Log it again").sees("Logged: coffee chat with Ana today", "1 of 3")
    member.says("/contact talks Ana").sees("hiring juniors; PyDay; promised my CV")


def test_a_long_list_of_talks_has_pages(member: Person, clock: StoryClock):
    member.says("/met Ana")
    for number in range(11):
        member.says(f"/contact talked Ana how:call - talk number {number}.")
    member.says("/contact talks Ana").sees("number 10.", "number 1.").does_not_see("number 0.")
    member.presses("More").sees("number 0.", "In person").does_not_see("number 1.")


def test_nobody_takes_back_the_talk_of_another(talk: Talk, member: Person):
    member.says("/met Ana")
    back = member.button("Take it back")
    talk.person("eve").presses_again(back).sees("taken back already")
    member.says("/contact list").sees("1 person you know")
