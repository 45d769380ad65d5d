"""Days that may mean two: both are offered. Less is asked where the platform tells the locale."""

from collections.abc import Generator
from datetime import UTC, datetime

import pytest

from tests.talk import Person, StoryClock, Talk

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SIXTH, THIRTEENTH, THIRD_OF_JUNE = "Friday 6 March 2026", "Friday 13 March 2026", "Wednesday 3 June 2026"


@pytest.fixture
def talk(migrated_url: str) -> Generator[Talk]:
    """On Monday 2 March 2026 at 09:00 UTC: this week's Friday still lies ahead."""
    with Talk(migrated_url, begins=MONDAY) as talk:
        yield talk


def labels(person: Person) -> list[str]:
    return [button.label for button in person.card.buttons()]


def days(person: Person) -> list[str]:
    """Of what was asked for; a talk brings follow-ups of its own."""
    return [str(one.due) for one in person.open_followups() if one.kind.value == "once"]


@pytest.mark.parametrize(("chosen", "day"), [(SIXTH, "2026-03-06"), (THIRTEENTH, "2026-03-13")])
def test_next_friday_is_asked_about_while_this_one_lies_ahead(member: Person, chosen: str, day: str):
    member.says("/met Ana").says("/followup add Ana next fri - send the slides")
    member.sees("Which day is “next fri”?")
    assert labels(member) == [SIXTH, THIRTEENTH]
    assert days(member) == []
    member.presses(chosen).sees("I will remind you: Ana", "send the slides")
    assert days(member) == [day]


def test_the_day_is_chosen_once(member: Person):
    member.says("/met Ana").says("/followup add Ana next fri")
    sooner, later = member.button(SIXTH), member.button(THIRTEENTH)
    member.presses_again(later).sees("I will remind you: Ana")
    for button in (later, sooner):
        member.presses_again(button).sees("You answered that already.")
        assert member.failed()
    assert days(member) == ["2026-03-13"]


def test_the_day_is_still_that_day_when_the_answer_comes_in_the_evening(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup add Ana next fri 9am")
    later = member.button(f"{THIRTEENTH}, 09:00")
    clock.move(hours=14)
    member.presses_again(later).sees("I will remind you: Ana")
    clock.until("2026-03-13 08:59")
    member.inbox.clear()
    clock.move(minutes=2)
    member.was_sent("Ana", at="2026-03-13 09:00")


def test_a_restart_forgets_no_question(talk: Talk, member: Person):
    member.says("/met Ana").says("/followup add Ana next fri")
    talk.restart()
    member.presses(SIXTH)
    assert days(member) == ["2026-03-06"]


def test_two_people_and_two_days_are_two_questions(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme").says("/met Ana Soto, designer @Lune")
    member.says("/followup add Ana next fri").sees("Which Ana?")
    member.presses("Ana Soto, designer at Lune").sees("Which day is “next fri”?")
    member.presses(SIXTH).sees("I will remind you: Ana Soto")
    assert days(member) == ["2026-03-06"]


@pytest.mark.parametrize(("chosen", "day"), [(SIXTH, "2026-03-06"), (THIRD_OF_JUNE, "2026-06-03")])
def test_numbers_alone_are_asked_about(member: Person, chosen: str, day: str):
    member.says("/met Ana").says("/followup add Ana 6/3").sees("Which day is “6/3”?")
    assert labels(member) == [SIXTH, THIRD_OF_JUNE]
    member.presses(chosen).sees("I will remind you: Ana")
    assert days(member) == [day]


@pytest.mark.parametrize(
    ("zone", "locale", "day"),
    [
        ("Europe/London", "en-GB", "2026-03-06"),
        ("Europe/Berlin", "de", "2026-03-06"),
        ("America/Chicago", "en-US", "2026-06-03"),
    ],
)
def test_numbers_alone_go_by_the_locale_that_the_platform_tells(talk: Talk, zone: str, locale: str, day: str):
    """S63."""
    member = talk.person("told", zone=zone, locale=locale)
    member.says("/met Ana").says("/followup add Ana 6/3").sees("I will remind you: Ana")
    assert days(member) == [day]


def test_an_american_abroad_is_asked(talk: Talk):
    member = talk.person("abroad", zone="Europe/Berlin", locale="en-US")
    member.says("/met Ana").says("/followup add Ana 6/3").sees("Which day is “6/3”?")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("friday", "2026-03-06"),
        ("friday next week", "2026-03-13"),
        ("next mon", "2026-03-09"),
        ("13/3", "2026-03-13"),
        ("6 march", "2026-03-06"),
        ("2026-03-13", "2026-03-13"),
        ("next week", "2026-03-09"),
    ],
)
def test_a_clear_day_is_not_asked_about(member: Person, said: str, day: str):
    member.says("/met Ana").says(f"/followup add Ana {said}").sees("I will remind you: Ana")
    assert days(member) == [day]


def test_the_same_weekday_may_be_today(member: Person):
    member.says("/met Ana").says("/followup add Ana monday 18:00").sees("Which day is “monday 18:00”?")
    member.presses("Monday 2 March 2026, 18:00").sees("I will remind you: Ana")
    assert days(member) == ["2026-03-02"]


def test_a_talk_is_logged_whatever_the_day_is_and_the_other_day_is_one_press_away(member: Person):
    member.says("/met Ana, dev @Acme; promised my CV; next fri").sees("Logged: Ana", "Friday 13 March: my CV")
    assert [str(one.due) for one in member.open_followups() if one.what == "my CV"] == ["2026-03-13"]
    member.presses(f"No, {SIXTH}").sees("Moved to Friday 6 March: Ana")
    assert [str(one.due) for one in member.open_followups() if one.what == "my CV"] == ["2026-03-06"]


def test_a_talk_without_a_promise_offers_the_other_day_as_well(member: Person):
    member.says("/met Ana; next fri").presses(f"No, {SIXTH}")
    assert days(member) == ["2026-03-06"]


def test_a_clear_day_of_a_talk_offers_no_other(member: Person):
    member.says("/met Ana; friday next week").sees("Friday 13 March")
    assert not [label for label in labels(member) if label.startswith("No, ")]


def test_two_promises_are_not_moved_by_halves_so_the_day_is_asked(member: Person):
    member.says("/met Ana; promised my CV; promised a book; next fri").sees("Which day is “next fri”?")
    member.presses(SIXTH).sees("Friday 6 March: my CV", "Friday 6 March: a book")


def test_a_talk_can_start_something_that_repeats(member: Person):
    member.says("/met Ana; ping her every other friday").sees("Logged: Ana")
    assert [one.rule for one in member.open_followups() if one.kind.value == "once"] == [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"
    ]


def test_several_lines_ask_nothing_and_say_what_they_took(member: Person):
    member.says("/met Ana; next fri\nBen; tomorrow").does_not_see("Which day").sees("Ana", "Ben")


def test_snoozing_asks(member: Person):
    member.says("/met Ana").says("/followup add Ana tomorrow").says("/followup snooze Ana next fri")
    member.sees("Which day is “next fri”?").presses(THIRTEENTH).sees("Moved to Friday 13 March")


def test_a_pause_until_a_month_ends_when_it_begins(member: Person):
    member.says("/grapevine pause until:june").sees("Paused until Monday 1 June")
    member.says("/grapevine pause until june").sees("Paused until Monday 1 June")


def test_a_pause_asks_which_friday(member: Person):
    member.says("/grapevine pause until next fri").sees("Which day").presses(THIRTEENTH).sees("Paused until Friday 13")


def test_a_goal_asks_until_when(member: Person):
    member.says("/goal set Help 2 people by:6/3").sees("Which day is “6/3”?")
    member.presses(THIRD_OF_JUNE).sees("Wednesday 3 June 2026")


def test_a_form_asks_as_a_line_does(member: Person):
    member.says("/met Ana").says("/followup add").fills(who="Ana", when="next fri").sees("Which day is “next fri”?")
    member.presses(SIXTH).sees("I will remind you: Ana")
    assert days(member) == ["2026-03-06"]
