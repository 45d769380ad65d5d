"""What falls between the parts: done in one, and known in the others."""

from __future__ import annotations

import pytest

from tests.features.test_deeds import labels
from tests.talk import Person, StoryClock


def test_what_is_kept_of_the_plan_and_the_words_is_told_before_it_is_deleted(member: Person):
    member.says("/mydata").sees("I keep only your settings")
    member.says("/plan add roles: recruiter, data engineer").says("/plan company Acme")
    member.says("/pitch set who - a junior developer").says("/news I finished my course")
    for said in ("/mydata", "/mydata delete"):
        member.says(said).sees("2 lines in your plan, 1 dream company, 1 pitch and 1 thing to share")
        member.does_not_see("only your settings", "nothing but your settings")


def test_who_was_congratulated_by_a_message_is_not_offered_again_that_day(member: Person):
    """S28."""
    member.says("/met Ana Ruiz").says("/congratulate Ana Ruiz - new job").says("/congratulate list")
    member.does_not_see("Done for today")
    member.presses("Draft").presses("I sent it").says("/congratulate list").sees("New job. Done for today.")
    assert "Draft" not in labels(member)


@pytest.mark.parametrize("settled", ["/followup done Ana Ruiz", "/followup skip Ana Ruiz"])
def test_nobody_is_asked_for_a_message_whose_thanks_were_said_otherwise(
    member: Person, clock: StoryClock, settled: str
):
    member.says("/settings days daily").says("/met Ana Ruiz").says("/met Ben Ode")
    member.says("/draft Ana Ruiz thanks").says("/draft Ben Ode thanks").says(settled)
    clock.move(days=1)
    member.was_sent("Did you send your message to Ben Ode?")
    member.says("/next another").says("/next another").says("/next another").does_not_see("message to Ana Ruiz")


def test_nobody_is_asked_for_a_message_about_what_they_told_otherwise(member: Person, clock: StoryClock):
    member.says("/settings days daily").says("/met Ana Ruiz - cares about testing").says("/share a book #testing")
    member.presses("Draft").says("/share list").presses("Who would care").presses("Told them").sees("you told Ana Ruiz")
    clock.move(days=1)
    assert "Did you send" not in member.was_sent("Ana Ruiz").text


def test_the_step_beneath_a_nudge_is_not_the_message_that_it_asks_about(member: Person, clock: StoryClock):
    member.says("/settings days daily").says("/next rhythm 2").says("/met Ana Ruiz").says("/draft Ana Ruiz thanks")
    clock.move(days=1)
    message = member.was_sent("Did you send your message to Ana Ruiz?", "One for today:")
    assert "send your message to Ana Ruiz (" not in message.text


def test_what_was_given_can_be_the_promise_that_waits(member: Person):
    member.says("/met Ben Ode - maps; promised a link").says("/met Ana Ruiz; promised my CV")
    member.says("/gave Ben Ode a link").presses("I promised that: a link").sees("Done: Ben Ode")
    assert [one.what for one in member.open_followups() if one.kind == "promise"] == ["my CV"]
    member.says("/gave Ben Ode a book").does_not_see("I promised that")


@pytest.mark.parametrize(
    ("wish", "label"),
    [
        ("I want to write to somebody", "Write a message"),
        ("someone got a new job", "Note good news"),
        ("my friend has a new job", "Note good news"),
        ("what do I say at an event", "Say who I am"),
        ("small talk", "Say who I am"),
        ("I am shy", "One small step"),
        ("I don't know anybody", "One small step"),
        ("find a job", "Plan whom to know"),
        ("I got a job", "My own news"),
        ("where is a mentor", "Say whom I want to know"),
        ("she did not answer", "Write again"),
        ("I made a mistake", "What I did"),
        ("linkedin page", "My profiles"),
        ("my companies", "My dream companies"),
        ("what now", "One step for today"),
        ("companies", "My dream companies"),
        ("shy", "One small step"),
        ("I finished my course", "My own news"),
    ],
)
@pytest.mark.parametrize("typed", ["/help {}", "/grapevine {}", "{}"])
def test_what_somebody_wants_is_understood_with_and_without_help(member: Person, wish: str, label: str, typed: str):
    """S62."""
    member.says("/help").says(typed.format(wish)).sees("This may help")
    assert label in [button.label for button in member.card.buttons()]


@pytest.mark.parametrize("typed", ["/help hola que tal", "hola que tal"])
def test_a_wish_that_is_not_understood_gets_no_wild_guess(member: Person, typed: str):
    member.says(typed).sees("I don't know “hola que tal”").does_not_see("Did you mean")


def test_a_person_without_a_command_is_told_how_to_log_them(member: Person):
    member.says("/help").says("Ana Ruiz, recruiter @Acme, PyDay").sees("met Ana Ruiz, recruiter @Acme, PyDay")
    assert member.failed()
