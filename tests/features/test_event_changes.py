"""Events that move, are cancelled, or are kept no longer: what those who go there hear."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.events.model import Going
from tests.features.goers import PYDAY, SHARED, circle_of, in_the_channel, moves, said, the_event
from tests.talk import Person, StoryClock, Talk


@pytest.fixture
def goer(member: Person) -> Person:
    """Somebody who goes to PyDay, a week from now."""
    member.says(PYDAY).says("/event list all").presses("Going")
    return member


def test_times_follow_an_event_that_moves(goer: Person, talk: Talk, clock: StoryClock):
    goer.presses("Remind me 1 hour before")
    event = the_event(talk, goer)
    moves(talk, event, starts=event.starts + timedelta(days=2), ends=(event.ends or event.starts) + timedelta(days=2))
    clock.move(days=12)
    goer.was_sent("Prepare: PyDay", "tomorrow, 18:30", at="2026-03-13 09:00")
    goer.was_sent("Coming up: PyDay", at="2026-03-14 17:30")
    goer.was_sent("Whom did you meet?", at="2026-03-15 09:00")
    goer.was_sent_nothing()


def test_what_moves_after_its_reminder_has_another_one(goer: Person, talk: Talk, clock: StoryClock):
    goer.presses("Remind me 1 hour before")
    clock.until("2026-03-12 17:45")
    goer.was_sent("Prepare: PyDay")
    goer.was_sent("Coming up: PyDay", at="2026-03-12 17:30")
    event = the_event(talk, goer)
    moves(talk, event, starts=event.starts + timedelta(hours=2), ends=(event.ends or event.starts) + timedelta(hours=2))
    clock.until("2026-03-12 23:00")
    goer.was_sent("Coming up: PyDay", "20:30", at="2026-03-12 19:30")
    goer.was_sent_nothing()


@pytest.mark.parametrize(
    ("status", "says"), [("cancelled", "Cancelled: PyDay"), ("gone", "No longer in its calendar: PyDay")]
)
def test_who_goes_hears_once_that_it_does_not_take_place(
    goer: Person, talk: Talk, clock: StoryClock, status: str, says: str
):
    goer.presses("Remind me 1 hour before")
    for _ in range(2):
        moves(talk, the_event(talk, goer), status=status)
        clock.move(minutes=1)
    goer.was_sent(says, "You wanted to go there Thursday 12 March")
    clock.move(days=12)
    goer.was_sent_nothing()
    goer.says("/event going").sees("Before").does_not_see("Coming")


def test_what_takes_place_after_all_is_prepared(goer: Person, talk: Talk, clock: StoryClock):
    event = moves(talk, the_event(talk, goer), status="cancelled")
    clock.move(hours=1)
    goer.was_sent("Cancelled: PyDay")
    moves(talk, event, status="confirmed")
    clock.move(days=12)
    goer.was_sent("Prepare: PyDay")
    goer.was_sent("Whom did you meet?")


def test_who_does_not_go_hears_nothing_of_it(goer: Person, talk: Talk, clock: StoryClock):
    event = the_event(talk, goer)
    goer.says("/event not-going PyDay")
    moves(talk, event, status="cancelled")
    clock.move(days=12)
    goer.was_sent_nothing()


def test_who_changed_their_mind_before_the_news_came_does_not_hear_it(goer: Person, talk: Talk, clock: StoryClock):
    kept = goer.button("Can't go")
    clock.until("2026-03-05 23:00")
    moves(talk, the_event(talk, goer), status="cancelled")
    clock.move(minutes=5)
    goer.presses_again(kept).sees("Not going: PyDay")
    clock.until("2026-03-06 12:00")
    goer.was_sent_nothing()


def test_others_hear_of_an_event_that_was_taken_off_the_list(talk: Talk, clock: StoryClock):
    host, guest = talk.person("host"), talk.person("guest")
    in_the_channel(host, SHARED, organiser=True)
    for one in (host, guest):
        in_the_channel(one, "/event going PyDay").sees("✓ You're going: PyDay")
    in_the_channel(host, "/event show PyDay", organiser=True)
    in_the_channel(host, host.button("Remove").wire(), pressed=True, organiser=True).sees("Removed: PyDay")
    clock.move(days=12)
    guest.was_sent("No longer in its calendar: PyDay")
    guest.was_sent_nothing()
    host.was_sent_nothing()


def test_what_is_only_remembered_still_has_its_messages(goer: Person, talk: Talk, clock: StoryClock):
    event = the_event(talk, goer)
    talk.change(lambda store: store.events.remove(circle_of(goer), event.id))
    goer.says("/event going").sees("PyDay", "18:30").does_not_see("Show", "Can't go", "Prepare")
    clock.move(days=9)
    goer.was_sent("Prepare: PyDay", "18:30", at="2026-03-11 09:00")
    goer.was_sent("Whom did you meet?", at="2026-03-13 09:00")


def test_an_event_that_is_read_anew_is_the_one_they_go_to(goer: Person, talk: Talk):
    event = the_event(talk, goer)
    talk.change(lambda store: store.events.remove(circle_of(goer), event.id))
    goer.says(PYDAY).says("/event going PyDay").sees("You're going already: PyDay")
    assert said(goer) == (Going.GOING,)
