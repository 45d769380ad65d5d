"""Going to an event: what is kept, what comes when, and that nobody else learns of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.events.model import Going
from tests.features.goers import CHANNEL, PYDAY, SHARED, in_the_channel, moves, said, the_event
from tests.talk import PLATFORM, Person, StoryClock, Talk


@pytest.fixture
def goer(member: Person) -> Person:
    """Somebody who goes to PyDay, a week from now."""
    member.says(PYDAY).says("/event list all").presses("Going")
    return member


# Saying so


def test_one_press_says_it_and_when_messages_come(goer: Person):
    goer.sees("✓ You're going: PyDay", "Wednesday 11 March at 09:00: I help you prepare")
    goer.sees("Friday 13 March at 09:00: I ask whom you met", "Nobody sees your name")
    assert said(goer) == (Going.GOING,)


def test_the_second_press_changes_nothing(goer: Person):
    goer.presses("Remind me 1 hour before")
    goer.says("/event going PyDay").sees("You're going already: PyDay", "I remind you Thursday 12 March at 17:30")
    assert said(goer) == (Going.GOING,)


def test_who_changes_their_mind_gets_nothing(goer: Person, clock: StoryClock):
    goer.presses("Remind me 1 hour before").says("/event not-going PyDay").sees("Not going: PyDay", "no more messages")
    clock.move(days=12)
    goer.was_sent_nothing()
    assert said(goer) == (Going.DECLINED,)


def test_who_goes_after_all_gets_everything(goer: Person, clock: StoryClock):
    goer.says("/event not-going PyDay").presses("I go after all").sees("✓ You're going: PyDay")
    clock.move(days=12)
    goer.was_sent("Prepare: PyDay", at="2026-03-11 09:00")
    goer.was_sent("Whom did you meet?", at="2026-03-13 09:00")


def test_the_list_offers_the_other_thing(goer: Person):
    goer.says("/event list all").sees("1 going", "you're going").presses("Can't go")
    goer.says("/event list all").does_not_see("1 going").presses("Going").sees("✓ You're going: PyDay")
    goer.says("/event show PyDay").sees("You're going.", "Can't go")


def test_what_is_over_is_too_late(member: Person, clock: StoryClock):
    member.says(PYDAY).says("/event list all")
    kept = member.button("Going")
    clock.move(days=8)
    member.presses_again(kept).sees("PyDay is over")
    assert member.failed()
    assert said(member) == ()


def test_what_is_under_way_can_still_be_gone_to(member: Person, clock: StoryClock):
    member.says(PYDAY)
    clock.until("2026-03-12 19:00")
    member.says("/event going PyDay").sees("✓ You're going: PyDay", "I ask whom you met")
    member.does_not_see("prepare", "Remind me")


def test_an_event_that_is_gone_is_told_kindly(goer: Person, talk: Talk):
    kept = goer.button("Can't go")
    moves(talk, the_event(talk, goer), status="cancelled")
    goer.says("/event going PyDay").sees("I can't find an event")
    goer.presses_again(replace(kept, call=replace(kept.call, name="event going"))).sees("doesn't take place")
    goer.presses_again(kept).sees("Not going: PyDay").does_not_see("after all")


def test_what_others_entered_for_themselves_is_nothing_to_me(talk: Talk, goer: Person):
    kept, other = goer.button("Can't go"), talk.person("ingo")
    other.presses_again(kept).sees("I couldn't find that any more")
    other.says("/event going PyDay").sees("I can't find an event")
    other.says("/event going").sees("No plans yet")
    assert said(goer) == (Going.GOING,)


# In a channel


def test_a_press_on_a_public_card_answers_privately(talk: Talk):
    host, guest = talk.person("host"), talk.person("guest")
    in_the_channel(host, SHARED, organiser=True).sees("On the list: PyDay")
    in_the_channel(guest, "/event list all")
    in_the_channel(guest, guest.button("Going").wire(), pressed=True).sees("✓ You're going: PyDay")
    assert guest.reply is not None
    assert (guest.reply.public, guest.reply.replaces) == (False, False)
    in_the_channel(host, "/event list all").sees("1 going").does_not_see("guest", "you're going")
    # In the direct conversation the event is theirs to see from now on.
    guest.says("/event going").sees("Coming", "PyDay").presses("Can't go", "PyDay").sees("Not going: PyDay")


def test_whom_one_knows_is_told_only_where_nobody_else_reads(talk: Talk, member: Person):
    in_the_channel(member, SHARED, organiser=True)
    member.says("/met Ana Ruiz, recruiter @Acme, PyDay").says("/event prep PyDay")
    in_the_channel(member, "/event prep PyDay").sees("Prepare: PyDay", "Three questions").does_not_see("Ana")
    member.says("/event going PyDay").says("/event prep").sees("You met Ana Ruiz there before")


def test_what_one_goes_to_in_a_server_is_seen_in_the_direct_conversation_too(talk: Talk):
    host, guest = talk.person("host"), talk.person("guest")
    for who, text in ((host, SHARED), (guest, "/event going PyDay")):
        request = replace(who._request(text), where=CHANNEL, space="slack/G9", organiser=who is host)
        who._does(replace(request, room="open"))
        assert not who.failed(), who.text
    alone = replace(guest._request("/event show PyDay"), space=f"{PLATFORM}/user/guest")
    guest._does(alone).sees("PyDay", "You're going.")
    alone = replace(host._request("/event show PyDay"), space=f"{PLATFORM}/user/host")
    host._does(alone).sees("I can't find an event")


# What comes


def test_the_card_of_the_day_before_prepares(goer: Person, clock: StoryClock):
    """S51, L6."""
    goer.says("/goal set Talk to 3 designers by June").says("/goal check-in ask:off")
    goer.says("/contact add Ana Ruiz, recruiter @Acme, PyDay 2025")
    clock.until("2026-03-11 09:00")
    goer.was_sent("Prepare: PyDay", "tomorrow, 18:30", "Startup House", "You met Ana Ruiz there before", "A designer")
    goer.sees("A recruiter", "An organiser or a speaker", "Two good talks are enough", "Can't go")
    clock.until("2026-03-12 23:00")
    goer.was_sent_nothing()


def test_messages_come_by_the_members_clock(talk: Talk, clock: StoryClock):
    member = talk.person(zone="America/Lima").says(PYDAY).says("/event going PyDay").presses("The day before")
    clock.move(days=9)
    assert [one.text.split()[0] for one in member.mailed] == ["Prepare:", "Coming", "?"]
    member.was_sent("Prepare: PyDay", at="2026-03-11 09:00")
    member.was_sent("Coming up: PyDay", at="2026-03-11 18:00")
    member.was_sent("Whom did you meet?", at="2026-03-13 09:00")


def test_a_new_clock_moves_what_is_to_come(goer: Person, clock: StoryClock):
    goer.says("/grapevine settings time 8:30").says("/event going PyDay").sees("11 March at 08:30")
    goer.says("/grapevine settings zone Lima").says("/event going PyDay").sees("11 March at 08:30")
    clock.until("2026-03-11 14:00")
    assert goer.was_sent("Prepare: PyDay").at == datetime(2026, 3, 11, 13, 30, tzinfo=UTC)


def test_a_reminder_has_a_time_of_its_own(goer: Person, clock: StoryClock):
    goer.presses("Remind me 1 hour before").sees("Reminder set: PyDay", "17:30").presses("3 hours before").sees("15:30")
    clock.until("2026-03-12 18:00")
    goer.was_sent("Prepare: PyDay")
    goer.was_sent("Coming up: PyDay", "today, 18:30", "Startup House", at="2026-03-12 15:30")
    goer.was_sent_nothing()


def test_a_reminder_is_taken_back(goer: Person, clock: StoryClock):
    goer.presses("Remind me 1 hour before").presses("No reminder").sees("No reminder: PyDay")
    clock.until("2026-03-12 23:00")
    goer.was_sent("Prepare: PyDay")
    goer.was_sent_nothing()


def test_a_reminder_whose_time_has_passed_is_refused(goer: Person, clock: StoryClock):
    goer.presses("Remind me 1 hour before")
    kept = goer.button("The day before")
    clock.until("2026-03-12 12:00")
    goer.presses_again(kept).sees("That time has passed already")
    goer.inbox.clear()
    clock.until("2026-03-12 18:00")
    goer.was_sent("Coming up: PyDay", at="2026-03-12 17:30")


def test_a_whole_day_has_a_reminder_of_the_day_before_alone(member: Person, clock: StoryClock):
    member.says("/event add Hack day, 12 March").says("/event going hack")
    assert [one.label for one in member.card.buttons()] == ["Remind me the day before", "Prepare", "Can't go"]
    member.presses("Remind me the day before")
    clock.until("2026-03-13 10:00")
    member.was_sent("Prepare: Hack day", "all day", at="2026-03-11 09:00")
    member.was_sent("Coming up: Hack day", at="2026-03-11 18:00")
    member.was_sent("Whom did you meet?", at="2026-03-13 09:00")


def test_for_tomorrow_the_card_comes_at_once(member: Person, clock: StoryClock):
    member.says("/event add PyDay, tomorrow 18:30").says("/event going PyDay").sees("in a minute: I help you prepare")
    clock.move(minutes=1)
    member.was_sent("Prepare: PyDay", "tomorrow, 18:30")


def test_at_night_the_card_waits_for_the_morning(talk: Talk, clock: StoryClock, member: Person):
    clock.until("2026-03-05 22:30")
    member.says("/event add PyDay, tomorrow 18:30").says("/event going PyDay")
    clock.until("2026-03-06 12:00")
    member.was_sent("Prepare: PyDay", "today, 18:30", at="2026-03-06 08:00")


def test_a_pause_is_kept(goer: Person, clock: StoryClock):
    goer.presses("Remind me 1 hour before").says("/grapevine pause until 14 march")
    clock.until("2026-03-16 12:00")
    goer.was_sent("Whom did you meet?", at="2026-03-14 09:00")
    goer.was_sent_nothing()


def test_a_pause_that_ends_before_the_event_only_delays(goer: Person, clock: StoryClock):
    goer.says("/grapevine pause until 12 march")
    clock.until("2026-03-12 12:00")
    goer.was_sent("Prepare: PyDay", "today, 18:30", at="2026-03-12 09:00")


def test_what_was_missed_while_we_were_away_comes_once(goer: Person, talk: Talk, clock: StoryClock):
    goer.presses("Remind me 1 hour before")
    clock.skip(days=10)
    talk.restart()
    clock.move(days=1)
    goer.was_sent("Whom did you meet?")
    goer.was_sent_nothing()


def test_a_second_look_plans_nothing_twice(goer: Person, talk: Talk, clock: StoryClock):
    clock.until("2026-03-11 09:00")
    event = the_event(talk, goer)
    moves(talk, event, title="PyDay!")  # changed, and all times are worked out anew
    clock.until("2026-03-11 20:00")
    goer.was_sent("Prepare: PyDay")
    goer.was_sent_nothing()


# Where you go


def test_where_you_go_has_what_is_to_come_and_what_was(goer: Person, clock: StoryClock):
    goer.says("/event add Rust night, 20 March 19:00").says("/event going rust").presses("Remind me 1 hour before")
    goer.says("/event going").sees("Coming", "PyDay Thursday 12 March, 18:30", "Rust night", "reminder Friday 20 March")
    clock.move(days=9)
    goer.presses("I did not go").says("/event going").sees("Before", "PyDay Thursday 12 March · you did not go")
    clock.move(days=7)
    goer.says("/event going").does_not_see("Coming").presses("Whom did you meet?", "Rust night").fills(who="Ben")
    goer.says("/event going").sees("you were there")


def test_without_anything_it_says_how_to_begin(member: Person):
    member.says("/event going").sees("No plans yet", "Press Going")
    member.says("/event prep").sees("Nothing to prepare")


def test_the_dashboard_shows_where_one_goes_next(goer: Person, talk: Talk):
    goer.says("/met Ana").says("/event add Rust night, 20 March 19:00").says("home")
    goer.sees("Next events you go to", "PyDay", "Thursday 12 March, 18:30").does_not_see("Rust night")
    goer.says("/event not-going PyDay").says("home").sees("Next events", "PyDay", "Rust night").does_not_see(
        "you're going"
    )
    other = talk.person("ingo").says("/met Ben").says("home")
    other.does_not_see("Next events")


def test_all_of_it_is_in_the_export_and_goes_with_the_member(goer: Person, talk: Talk):
    owner = goer.member.id
    (row,) = talk.look(lambda store: [*store.privacy.rows(owner, "attendances")])
    assert (row["state"], row["title"], row["zone"]) == ("going", "PyDay", "UTC")
    goer.says("/mydata delete sure:yes")
    now, year = talk.now(), timedelta(days=400)
    assert talk.look(lambda store: store.events.attended(owner, now - year, now + year)) == ()
