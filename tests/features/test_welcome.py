"""The welcome is offered once, beneath the first answer; the way back has no backlog."""

import pytest

from tests.talk import Person, StoryClock

OFFER = "Start here (90 seconds)"


def test_the_first_command_is_answered_as_typed_with_one_button_beneath(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme").sees("✓ Logged: Ana Ruiz")
    assert [one.label for one in member.card.buttons()][-1] == OFFER


def test_the_welcome_is_offered_once(member: Person):
    member.says("/contact list").sees(OFFER)
    member.says("/contact list").does_not_see(OFFER)


@pytest.mark.parametrize("first", ["/nonsense", "/contact show Zed", "/met"])
def test_a_first_slip_does_not_use_the_welcome_up(member: Person, first: str):
    member.says(first)
    member.says("/contact list").sees(OFFER)


def test_what_the_first_command_changed_stays_changed(member: Person):
    member.says("/settings zone Berlin").sees(OFFER)
    assert (member.member.zone, member.member.welcomed) == ("Europe/Berlin", True)


def test_the_welcome_leads_through_clock_and_people(member: Person, clock: StoryClock):
    member.says("/help").presses(OFFER).sees("What time is it where you are?")
    member.presses("Somewhere else").fills(zone="Lisbon").sees("Saved: your time zone is Europe/Lisbon", "Three people")
    member.presses("Name three people").fills(first="Ana Ruiz", second="Ben").sees(
        "You are all set", "Ana Ruiz and Ben"
    )
    member.says("/contact list").sees("2 people you know")
    clock.move(weeks=40)
    member.was_sent_nothing()


def test_every_step_can_be_skipped(member: Person):
    member.says("/welcome").presses("Skip").sees("Three people").presses("Skip").sees("You are all set")
    assert member.member.zone_from == "default"


def test_the_welcome_goes_on_where_it_was_left(member: Person):
    member.says("/welcome").presses("That's right").sees("Three people")
    member.says("/contact list")
    member.says("/welcome").does_not_see("What time is it").sees("Three people")


def test_somebody_known_is_not_written_down_twice(member: Person):
    member.says("/met Ana Ruiz").says("/welcome").presses("Skip").sees("You are all set")
    member.says('/welcome whom first:"ana ruiz"').says("/contact list").sees("1 person you know")


def test_after_two_quiet_weeks_there_is_a_welcome_back_with_three_people(member: Person, clock: StoryClock):
    for name in ("Ana", "Ben", "Cleo", "Dan"):
        member.says(f"/met {name}")
    clock.move(days=15)
    member.says("/contact list").sees("Welcome back", "Worth a word", "A fresh start")
    assert len([one for one in member.card.buttons() if one.label == "Show"]) == 3
    member.says("/contact list").does_not_see("Welcome back")


def test_a_slip_does_not_use_the_welcome_back_up(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=15)
    member.says("/nonsense")
    member.says("/contact list").sees("Welcome back")


def test_thirteen_days_are_no_quiet_spell(member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.move(days=13)
    member.says("/contact list").does_not_see("Welcome back")
