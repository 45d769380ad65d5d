"""Stories of nudges that nobody reacts to, and of a bot that was away."""

import pytest

from tests.talk import Person, StoryClock, Talk


def sent(member: Person) -> list[str]:
    return [f"{message.at:%a %m-%d}{' ?' if 'still useful' in message.text else ''}" for message in member.mailed]


def ignores(member: Person, clock: StoryClock) -> None:
    """Somebody is met and talked to, and then keeping in touch comes up again and again."""
    member.says("/met Ana").says("/followup cadence Ana every 2 days")
    clock.move(minutes=1)
    member.says("/contact talked Ana")
    clock.move(weeks=12)


def test_ignored_nudges_become_weekly_then_a_question_then_silence(member: Person, clock: StoryClock):
    ignores(member, clock)
    assert sent(member) == [
        "Tue 03-10",
        "Thu 03-12",
        "Tue 03-17",
        "Tue 03-24",
        "Tue 03-31",
        "Tue 04-07",
        "Tue 04-14 ?",
    ]


def test_any_command_ends_the_silence(member: Person, clock: StoryClock):
    ignores(member, clock)
    member.inbox.clear()
    member.says("/help")
    clock.move(weeks=1)
    member.was_sent("Keep in touch: Ana", at="2026-06-02 09:00")


def test_a_mistyped_command_ends_the_silence_too(member: Person, clock: StoryClock):
    ignores(member, clock)
    member.says("/folowup lst")
    assert member.member.ignored == 0


def test_promises_and_named_days_come_in_silence(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup cadence Ana every 2 days")
    clock.move(minutes=1)
    member.says("/contact talked Ana").says("/followup add Ana 2026-05-16").says("/followup add Ana 2026-05-17 15:00")
    clock.until("2026-05-15 23:00")
    member.inbox.clear()
    clock.move(weeks=2)
    member.was_sent("Ana", at="2026-05-16 09:00")
    member.was_sent("Follow up: Ana", at="2026-05-17 15:00")
    member.was_sent_nothing()


def test_the_question_waits_for_a_day_of_its_own(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup cadence Ana every 2 days").says("/met Ben")
    clock.move(minutes=1)
    member.says("/contact talked Ana").says("/contact talked Ben").says("/followup add Ben 2026-04-14")
    clock.move(weeks=12)
    assert sent(member)[-2:] == ["Tue 04-14", "Tue 04-21 ?"]


@pytest.mark.parametrize(
    ("label", "text", "pace"),
    [
        ("Yes, keep them", "on your nudge days", ["06-02", "06-04"]),
        ("Less often", "at most once a week", ["06-02"]),
        ("Stop them", "No more reminders to keep in touch", []),
    ],
)
def test_the_question_is_answered_with_a_button(
    member: Person, clock: StoryClock, label: str, text: str, pace: list[str]
):
    ignores(member, clock)
    member.mailed.clear()
    member.presses(label).sees(text)
    clock.until("2026-06-05 00:00")
    assert [f"{message.at:%m-%d}" for message in member.mailed] == pace


def test_the_rhythm_can_be_typed(member: Person):
    """S36."""
    member.says("/followup rhythm slower").sees("at most once a week")
    assert member.member.slower
    member.says("/followup rhythm keep")
    assert not member.member.slower


# Restarts


def test_after_being_away_one_message_lists_everything_and_says_that_it_is_late(
    talk: Talk, member: Person, clock: StoryClock
):
    member.says("/met Ana").says("/met Ben; promised a book").says("/followup add Ana tomorrow 15:00")
    clock.skip(days=3)
    talk.restart()
    clock.move(hours=1)
    message = member.was_sent(
        "2 people to get back to", "This comes late: it was due Friday 6 March at 09:00, and I was away."
    )
    assert "Ana" in message.text
    assert "Ben – keep your promise" in message.text
    clock.move(hours=20)
    member.was_sent_nothing()


def test_what_was_due_while_away_and_what_is_due_today_come_in_one_message(
    talk: Talk, member: Person, clock: StoryClock
):
    member.says("/met Ana").says("/met Ben; promised a book")
    clock.skip(hours=38, minutes=30)
    talk.restart()
    clock.move(hours=10)
    member.was_sent("2 people to get back to", "Ana – say thanks", "Ben – keep your promise", at="2026-03-07 09:00")
    member.was_sent_nothing()


def test_a_message_that_is_on_time_does_not_say_that_it_is_late(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup add Ana tomorrow 15:00")
    clock.move(days=1)
    assert not any("late" in message.text for message in member.mailed)


def test_a_reminder_that_is_an_hour_late_says_so(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup add Ana tomorrow 15:00")
    clock.until("2026-03-06 14:00")
    member.inbox.clear()
    clock.skip(hours=3)
    talk.restart()
    talk.settle()
    member.was_sent("Follow up: Ana", "This comes late: it was due today at 15:00", at="2026-03-06 17:00")


def test_several_clock_times_that_were_missed_come_in_one_message(talk: Talk, member: Person, clock: StoryClock):
    for name, at in (("Ana", "14:30"), ("Ben", "15:00"), ("Cleo", "15:30")):
        member.says(f"/contact add {name}").says(f"/followup add {name} tomorrow {at}")
    clock.until("2026-03-06 14:00")
    clock.skip(hours=3)
    talk.restart()
    talk.settle()
    message = member.was_sent("3 people to get back to", "it was due today at 14:30, and I was away")
    assert all(name in message.text for name in ("Ana", "Ben", "Cleo"))
    clock.move(hours=20)
    member.was_sent_nothing()


def test_a_missed_clock_time_joins_the_list_of_the_day(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/contact add Ben").says("/followup add Ben tomorrow 10:00")
    clock.skip(hours=18)
    talk.restart()
    talk.settle()
    member.was_sent("2 people to get back to", "Ana", "Ben", "it was due today at 09:00", at="2026-03-06 12:00")
    clock.move(hours=8)
    member.was_sent_nothing()


def test_missed_clock_times_come_although_the_list_of_the_day_was_sent(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/contact add Ben").says("/contact add Cleo")
    member.says("/followup add Ben tomorrow 10:00").says("/followup add Cleo tomorrow 11:00")
    clock.until("2026-03-06 09:30")
    member.was_sent("Ana")
    clock.skip(hours=3)
    talk.restart()
    talk.settle()
    message = member.was_sent("Ben", "Cleo", "1 more person in your list", "it was due today at 10:00")
    assert "Ana" not in message.text
    member.was_sent_nothing()


def test_a_nudge_that_waited_in_the_outbox_says_that_it_is_late(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.skip(hours=15)
    talk.plan()  # and the process ends before it sends
    clock.skip(hours=2)
    talk.restart()
    talk.settle()
    member.was_sent("Say thanks: Ana", "it was due today at 09:00, and I was away", at="2026-03-06 11:00")


def test_a_restart_sends_nothing_twice(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup add Ana tomorrow 15:00")
    clock.until("2026-03-06 15:00")
    assert len(member.mailed) == 2
    talk.restart()
    clock.move(hours=8)
    assert len(member.mailed) == 2


def test_a_plan_from_before_a_restart_is_sent_after_it(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana")
    clock.until("2026-03-06 08:59")
    clock.skip(minutes=1)
    talk.plan()
    talk.restart()
    clock.move(minutes=5)
    member.was_sent("Say thanks: Ana")
    member.was_sent_nothing()
