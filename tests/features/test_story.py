"""The story that the README tells, and what the budget of nudges means in days and hours."""

from dataclasses import replace

import pytest

from adapters.console import story
from tests.talk import Person, StoryClock, Talk


def test_the_story_from_met_to_done(talk: Talk):
    assert talk.clock() == story.BEGINS
    member, shown = talk.person(), list[str]()
    for line in story.STORY:
        if line == ":forward":
            arrived = len(member.mailed)
            for _ in range(24 * 8):
                if len(member.mailed) == arrived:
                    talk.clock.move(hours=1)
        elif line.isdigit():
            member.presses_again(member.card.buttons()[int(line) - 1])
        else:
            member.says(line)
        shown.append(member.text)
    logged, _, _, goal, morning, done, coffee, goals, promise, kept, rest = shown
    assert "✓ Logged: Ana Ruiz Role recruiter Company Acme Met PyDay You promised my CV" in logged
    assert "hiring juniors in autumn, loves chess" in logged
    assert "Say thanks tomorrow Keep your promise Saturday 7 March: my CV Check in Saturday 4 April" in logged
    assert "✓ Goal saved" in goal
    assert "0 of 3" in goal
    assert "3 people to get back to" in morning
    for name in ("Ana Ruiz", "Ben Okafor", "Cleo Sato"):
        assert f"{name}, " in morning
    assert "✓ Done: Ana Ruiz" in done
    assert "is now at 1 of 3" in coffee
    assert "1 of 3" in goals
    assert "Keep your promise: Ana Ruiz" in promise
    assert "✓ Done: Ana Ruiz" in kept
    assert "2 people to get back to" in rest
    assert [f"{message.at:%a %H:%M}" for message in member.mailed] == ["Fri 09:00", "Sat 09:00"]


def test_somebody_met_on_thursday_evening_is_thanked_on_friday_morning(member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz, recruiter @Acme")
    clock.until("2026-03-06 08:59")
    member.was_sent_nothing()
    clock.until("2026-03-06 09:00")
    member.was_sent("Say thanks: Ana Ruiz", "recruiter at Acme", "You last talked yesterday.", at="2026-03-06 09:00")
    clock.until("2026-03-06 23:59")
    member.was_sent_nothing()


def test_the_morning_list_and_a_reminder_in_the_afternoon_both_arrive(member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz")
    member.says("/followup add Ana tomorrow 15:00 - call about the job")
    clock.move(days=1)
    member.was_sent("Say thanks: Ana Ruiz", at="2026-03-06 09:00")
    member.was_sent("Follow up: Ana Ruiz", "You asked for 15:00.", at="2026-03-06 15:00")
    member.was_sent_nothing()


def test_two_reminders_of_one_day_are_two_messages(member: Person, clock: StoryClock):
    member.says("/met Ana Ruiz; tomorrow 11:30").says("/met Ben; tomorrow 11:45")
    clock.move(days=1)
    member.was_sent("2 people to get back to", at="2026-03-06 09:00")
    member.was_sent("Follow up: Ana Ruiz", at="2026-03-06 11:30")
    member.was_sent("Follow up: Ben", at="2026-03-06 11:45")
    member.was_sent_nothing()


def test_one_message_tells_of_three_and_counts_the_rest(member: Person, clock: StoryClock):
    for name in ("Ana", "Ben", "Chloé", "Dan", "Eva"):
        member.says(f"/met {name}")
    clock.move(days=1)
    message = member.was_sent("5 people to get back to", "2 more people in your list.", at="2026-03-06 09:00")
    assert sum(name in message.text for name in ("Ana", "Ben", "Chloé", "Dan", "Eva")) == 3
    member.was_sent_nothing()
    member.presses("See the list").sees("5 people to get back to", "Now:", "Eva – say thanks, today")


def test_a_promise_comes_first_in_the_message(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/met Ben; promised a book; tomorrow")
    clock.move(days=1)
    message = member.was_sent("Ana", "Ben")
    assert message.text.index("Ben – keep your promise") < message.text.index("Ana – say thanks")


def test_what_was_told_once_waits_for_a_nudge_day(member: Person, clock: StoryClock):
    """S40."""
    member.says("/met Ana")
    clock.until("2026-03-09 23:00")
    member.was_sent("Say thanks: Ana", at="2026-03-06 09:00")
    member.was_sent_nothing()
    clock.until("2026-03-11 00:00")
    member.was_sent("Say thanks: Ana", at="2026-03-10 09:00")


def test_keeping_in_touch_waits_for_tuesday_or_thursday(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup cadence Ana every 8 days")
    clock.move(minutes=1)
    member.says("/contact talked Ana")
    clock.until("2026-03-16 23:00")
    member.was_sent_nothing()
    clock.until("2026-03-17 23:00")
    member.was_sent("Keep in touch: Ana", "every 8 days", at="2026-03-17 09:00")


@pytest.mark.parametrize("private", ["my CV", "loves chess", "the slides"])
def test_private_words_are_not_in_messages(member: Person, clock: StoryClock, private: str):
    member.says("/met Ana - loves chess; promised my CV").says("/followup add Ana tomorrow 15:00 - the slides")
    clock.move(weeks=2)
    assert len(member.mailed) > 3
    assert all(private not in message.text for message in member.mailed)
    assert all(private not in message.card.notification for message in member.mailed)


def test_private_words_are_behind_show(member: Person, clock: StoryClock):
    member.says("/met Ana - loves chess; promised my CV; tomorrow")
    clock.move(days=1)
    member.presses("Show").sees("You promised: my CV", "loves chess")


def test_full_nudges_tell_the_promise(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana; promised my CV").says("/followup add Ana tomorrow 15:00 - the slides")
    wants_all(talk, member)
    clock.move(days=2)
    member.was_sent("Say thanks: Ana")
    member.was_sent("Follow up: Ana", "the slides")
    member.was_sent("You promised: my CV")


def wants_all(talk: Talk, member: Person) -> None:
    """No command sets it yet."""
    talk.change(lambda store: store.members.save(replace(member.member, full_nudges=True)))


def test_each_member_hears_at_nine_in_their_own_zone(talk: Talk, clock: StoryClock):
    zones = ("Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "UTC")
    people = [talk.person(zone, zone=zone) for zone in zones]
    for person in people:
        person.says("/met Ana")
    clock.move(days=2)
    for person in people:
        day = "2026-03-07" if person.zone == "Pacific/Auckland" else "2026-03-06"
        person.was_sent("Say thanks: Ana", at=f"{day} 09:00")
        person.was_sent_nothing()


@pytest.mark.parametrize(("zone", "begins"), [("Europe/Berlin", "2026-03-25"), ("America/New_York", "2026-10-28")])
def test_nine_stays_nine_over_a_change_of_clocks(talk: Talk, zone: str, begins: str):
    member = talk.person(zone=zone)
    talk.clock.until(f"{begins} 18:00", zone)
    member.says("/met Ana")
    for days in range(1, 9):
        member.says(f"/followup add Ana in {days} days 15:00")
        member.says(f"/followup add Ana in {days} days")
    talk.clock.move(days=9)
    local = [f"{message.at.astimezone(member.tz):%H:%M}" for message in member.mailed]
    assert local == ["09:00", "15:00"] * 8 + ["09:00"] * (len(local) - 16)


def test_members_hear_nothing_of_each_other(talk: Talk, clock: StoryClock):
    ann, bob = talk.person("ann"), talk.person("bob")
    ann.says("/met Ana Ruiz; promised my CV")
    bob.says("/contact show Ana").sees("I don't know anyone called “Ana”.")
    bob.says("/followup").sees("Nothing to follow up yet")
    clock.move(weeks=3)
    bob.was_sent_nothing()
    assert ann.mailed
