"""Settings: said as people say them, echoed, and everything that waits moves along."""

from datetime import time

import pytest

from tests.talk import Person, StoryClock, Talk


def test_all_settings_are_shown_with_a_button_each(member: Person):
    member.says("/grapevine settings").sees(
        "Time zone: UTC", "I only assume it", "Tuesday and Thursday", "09:00", "21:00 to 08:00", "short"
    )
    member.presses("Edit", "Time zone")
    member.fills(where="Berlin").sees("Your time zone: Europe/Berlin", "It is 19:00 on Thursday there now")
    assert (member.member.zone, member.member.zone_from) == ("Europe/Berlin", "member")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("são paulo", "America/Sao_Paulo"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("New York", "America/New_York"),
        ("München", "Europe/Berlin"),
        ("Germany", "Europe/Berlin"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Portland, USA", "America/Los_Angeles"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_found_by_name_city_or_country(member: Person, typed: str, zone: str):
    member.says(f"/grapevine settings zone {typed}")
    if member.card.tone == "ask":
        member.presses_again(next(one for one in member.card.buttons() if "Los Angeles" in one.label))
    assert member.member.zone == zone, member.text


def test_a_city_that_is_in_several_places_is_asked_about(member: Person):
    member.says("/grapevine settings zone Portland").sees("Which Portland?")
    member.presses_again(next(one for one in member.card.buttons() if "New York" in one.label))
    assert member.member.zone == "America/New_York"


@pytest.mark.parametrize("typed", ["Nowhereville", "America", "Factory", "../etc/passwd", "Moon/Base"])
def test_an_unknown_place_changes_nothing(member: Person, typed: str):
    member.says(f"/grapevine settings zone {typed}")
    assert member.failed() or member.card.tone == "ask"
    assert member.member.zone == "UTC"


def test_what_waits_moves_to_the_new_clock(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup add Ana tomorrow 15:00").says("/settings zone New York")
    clock.move(days=2)
    assert [f"{message.at:%d %H:%M}" for message in member.mailed] == ["06 14:00", "06 20:00"]


def test_a_new_nudge_time_holds_for_what_waits(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/settings time 17:30").sees("Nudge time: 17:30")
    clock.move(days=1)
    member.was_sent("Say thanks: Ana", at="2026-03-06 17:30")


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("tue thu", {1, 3}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("saturdays and Sundays", {5, 6}),
        ("every day", set(range(7))),
        ("fri to mon", {4, 5, 6, 0}),
        ("none", set()),
    ],
)
def test_nudge_days_are_said_as_people_say_them(member: Person, typed: str, days: set[int]):
    member.says(f"/settings days {typed}").sees("Nudge days")
    assert member.member.nudge_days == days


def test_without_nudge_days_only_what_was_promised_or_named_comes(member: Person, clock: StoryClock):
    member.says("/settings days none").sees("none: only promises")
    member.says("/met Ana; promised my CV")
    clock.move(weeks=20)
    assert {message.card.title for message in member.mailed} <= {"Say thanks: Ana", "Keep your promise: Ana"}
    assert member.mailed


@pytest.mark.parametrize("typed", ["days someday", "days", "time 25:00", "time soon", "quiet 22:00", "quiet now-then"])
def test_what_cannot_be_read_is_said_with_an_example(member: Person, typed: str):
    member.says("/help").says(f"/settings {typed}")
    assert member.failed() or member.form
    assert member.member.nudge_at == time(9)


def test_quiet_hours_all_day_are_refused(member: Person):
    member.says("/settings quiet 8:00-8:00").sees("would last all day", "use pause")


def test_quiet_hours_over_the_nudge_time_are_refused_kindly(member: Person):
    member.says("/settings quiet 22:00-10:00").sees("Your nudges come at 09:00", "for example to 10:00")
    member.says("/settings time 10:00").says("/settings quiet 10pm to 10am").sees("Quiet hours: 22:00 to 10:00")
    member.says("/settings time 23:00").sees("23:00 lies in your quiet hours")


def test_full_nudges_say_once_where_messages_lie(member: Person):
    member.says("/settings nudges full").sees("able to export")
    member.says("/settings nudges full").does_not_see("able to export").sees("full already")
    member.presses("Change back").sees("Nudges are short now")
    assert not member.member.full_nudges


def test_the_name_is_theirs_to_choose(member: Person):
    member.says("/settings name  Ma\u202eria ").sees("Your name: Maria")
    assert member.member.name == "Maria"


def test_settings_of_one_are_nobody_elses(talk: Talk):
    talk.person("ana").says("/settings zone Tokyo")
    talk.person("ben").says("/settings").sees("Time zone: UTC")
