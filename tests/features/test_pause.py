"""Pausing: no message at all, whatever was planned before; nothing is lost."""

import pytest

from tests.talk import Person, StoryClock, Talk


def test_nothing_comes_in_a_pause(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/followup add Ana tomorrow 15:00")
    member.says("/grapevine pause").sees("Paused until you resume")
    clock.move(weeks=30)
    member.was_sent_nothing()


def test_a_pause_ends_by_itself_on_its_day(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/followup add Ana 2026-03-20 15:00")
    member.says("/pause until monday 16 march").sees("Paused until Monday 16 March")
    clock.until("2026-03-16 08:59")
    member.was_sent_nothing()
    clock.until("2026-03-16 23:00")
    member.was_sent("Keep your promise: Ana", at="2026-03-16 09:00")
    clock.until("2026-03-20 23:00")
    assert [f"{message.at:%m-%d %H:%M}" for message in member.mailed][-1] == "03-20 15:00"


def test_resuming_brings_everything_back(member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/met Ben").says("/pause")
    clock.move(weeks=1)
    member.says("/resume").sees("Reminders are on again")
    clock.move(days=1)
    member.was_sent("2 people to get back to", "Ana", "Ben", at="2026-03-13 09:00")
    clock.until("2026-03-16 23:00")
    member.was_sent_nothing()


def test_a_reminder_after_the_pause_keeps_its_clock_time(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup skip Ana").says("/followup add Ana 2026-03-11 15:00").says("/pause")
    clock.move(days=1)
    member.says("/resume")
    clock.until("2026-03-11 20:00")
    member.was_sent("You asked for 15:00.", at="2026-03-11 15:00")
    member.was_sent_nothing()


def test_what_was_planned_before_the_pause_is_not_sent(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup add Ana tomorrow 09:00")
    clock.until("2026-03-06 08:59")
    clock.skip(minutes=1)
    talk.plan()
    member.says("/pause")
    clock.move(weeks=2)
    member.was_sent_nothing()
    member.says("/resume")
    clock.move(days=8)
    assert member.mailed


def test_the_list_and_every_command_work_in_a_pause(member: Person):
    member.says("/pause").says("/met Ana").sees("✓ Logged: Ana")
    member.says("/followup").sees("Ana – say thanks")
    member.says("/followup add Ana tomorrow").sees("Your reminders are paused; it waits in your list.")


def test_resume_is_a_button_of_the_pause(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/pause").presses("Resume now").sees("Reminders are on again")
    clock.move(days=1)
    member.was_sent("Say thanks: Ana", at="2026-03-06 09:00")


def test_resuming_without_a_pause_does_no_harm(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/resume").sees("Reminders are on")
    clock.move(days=1)
    member.was_sent("Say thanks: Ana", at="2026-03-06 09:00")


@pytest.mark.parametrize("day", ["yesterday", "2026-01-01"])
def test_a_pause_until_a_past_day_is_refused(member: Person, day: str):
    member.says(f"/pause until {day}").sees("is over")
    assert member.member.paused_until is None


def test_a_longer_pause_replaces_a_shorter_one(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/pause until monday 9 march").says("/pause until monday 16 march")
    clock.until("2026-03-15 23:00")
    member.was_sent_nothing()
    clock.until("2026-03-16 23:00")
    member.was_sent("Say thanks: Ana", at="2026-03-16 09:00")


def test_a_shorter_pause_replaces_a_longer_one(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/pause").says("/pause until monday 9 march")
    clock.until("2026-03-09 23:00")
    member.was_sent("Say thanks: Ana", at="2026-03-09 09:00")


# What stays of a pause


def pauses(member: Person) -> list[tuple[str, str]]:
    """The first day of each and the first day after it, as month and day."""
    owner = member.member.id
    found = member.talk.look(lambda store: store.pauses.of(owner))
    return [(f"{one.first:%m-%d}", f"{one.until:%m-%d}" if one.until is not None else "") for one in found]


def test_a_pause_is_kept_with_its_days(member: Person, clock: StoryClock):
    member.says("/pause")
    assert pauses(member) == [("03-05", "")]
    clock.move(days=3)
    member.says("/resume").says("/resume")
    assert pauses(member) == [("03-05", "03-08")]
    clock.move(days=1)
    member.says("/pause until friday 13 march")
    clock.move(weeks=2)
    member.says("/pause")
    assert pauses(member) == [("03-05", "03-08"), ("03-09", "03-13"), ("03-23", "")]


def test_a_pause_that_is_changed_goes_on(member: Person, clock: StoryClock):
    member.says("/pause until monday 9 march")
    clock.move(days=2)
    member.says("/pause")
    assert pauses(member) == [("03-05", "")]
    member.says("/pause until friday 13 march")
    assert pauses(member) == [("03-05", "03-13")]
    clock.until("2026-03-13 08:00")
    member.says("/resume")
    assert pauses(member) == [("03-05", "03-13")]


def test_a_pause_that_ends_on_its_first_day_was_none(member: Person):
    member.says("/pause").says("/resume")
    assert pauses(member) == []


def test_a_pause_begins_and_ends_on_the_days_of_the_members_zone(talk: Talk):
    member = talk.person("kiri", zone="Pacific/Kiritimati")
    member.says("/pause")  # 18:00 on the 5th in UTC, and the 6th there
    assert pauses(member) == [("03-06", "")]
    talk.clock.until("2026-03-08 09:59")
    member.says("/resume")
    assert pauses(member) == [("03-06", "03-08")]


def test_a_pause_taken_back_west_of_where_it_began_leaves_none(talk: Talk):
    member = talk.person("kiri", zone="Pacific/Kiritimati")
    member.says("/pause").says("/settings zone America/Los_Angeles").says("/resume")
    assert pauses(member) == []


def test_pauses_are_exported_and_erased(member: Person):
    member.says("/pause")
    owner = member.member.id
    counts = member.talk.look(lambda store: store.privacy.counts(owner))
    assert counts["pauses"] == 1
    member.talk.change(lambda store: store.privacy.erase(owner))
    assert member.talk.look(lambda store: store.pauses.of(owner)) == ()
