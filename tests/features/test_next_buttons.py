"""Stories of what is pressed on a step: twice, late, after midnight, by somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.followups.model import FollowUpId, State
from bot.followups.model import Kind as Why
from bot.goals.model import State as GoalState
from bot.next.model import Answer, Kind
from tests.features.test_deeds import done, labels
from tests.features.test_next import TODAY, answers, said, settled
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk


def test_another_does_not_come_again_today_and_comes_back_tomorrow(member: Person, clock: StoryClock):
    member.says("/next").presses("Another").sees("Set one goal")
    assert answers(member) == [("people", "another")]
    member.says("/next").sees("Set one goal")
    clock.move(days=1)
    member.says("/next").sees("Write down three people")


def test_not_now_is_gone_for_today_with_kind_words(member: Person, clock: StoryClock):
    """S62."""
    member.says("/next").presses("Not now").sees("All right, not now", "comes back tomorrow").presses("Another step")
    member.sees("Set one goal")
    clock.move(days=1)
    member.says("/next").sees("Write down three people")


def test_the_same_can_be_typed(member: Person):
    member.says("/next smaller").sees("Write down one person").says("/next another").sees("Set one goal")
    member.says("/next not-now").sees("“Set one goal” comes back tomorrow").says("/next later").sees(
        "Say where you stand"
    )
    member.says("/next done")
    assert member.form.call.name == "next plan"


def test_when_every_step_was_passed_over_there_is_none_left(member: Person):
    settled(member)
    for _ in range(30):
        if member.says("/next").card.title == "No more steps today":
            break
        member.presses("Another")
    member.sees("No more steps today", "Enjoy your day")
    member.says("/next done").sees("No more steps today").says("/next smaller").sees("settled already")
    member.says("/next later").sees("It comes back tomorrow")


def test_a_second_press_on_done_changes_nothing(member: Person):
    settled(member)
    member.says("/next").presses("Another").presses("Another").sees("Comment on one post")
    press = member.button("Done")
    member.presses_again(press).sees("Logged: a comment")
    member.presses_again(press).sees("You did that already")
    assert len(done(member)) == 1
    assert [one.answer for one in said(member)].count(Answer.DONE) == 1


def test_a_form_sent_twice_is_one_step(member: Person):
    press = member.says("/next").button("Done")
    member.presses_again(press).fills(text="Ana")
    member.presses_again(press).fills(text="Ana").sees("You did that already")
    assert answers(member) == [("people", "done")]


def test_what_was_done_is_not_undone_by_an_old_card(member: Person):
    settled(member)
    member.says("/next").presses("Another").presses("Another").sees("Comment on one post")
    other, later = member.button("Another"), member.button("Not now")
    member.presses("Done")
    member.presses_again(other)
    member.presses_again(later)
    assert [one.answer for one in said(member) if one.kind is Kind.PRESENCE and one.about == "comment"] == [Answer.DONE]


def test_a_step_that_was_settled_meanwhile_says_so(member: Person, clock: StoryClock):
    settled(member)
    member.says("/met Ana")
    clock.move(days=1)
    member.says("/next").sees("Say thanks to Ana")
    buttons = [member.button(label) for label in ("Done", "Another", "Not now")]
    member.says("/followup done Ana")
    before = len(every_row(member.talk.database)["journal"])
    member.presses_again(buttons[0]).sees("You did that already").presses("What is next")
    member.presses_again(buttons[1]).does_not_see("Ana")
    member.presses_again(buttons[2]).sees("not now")
    assert len(every_row(member.talk.database)["journal"]) == before
    assert answers(member) == [("follow-up", "done")]


def test_an_old_button_still_does_what_it_says(member: Person, clock: StoryClock):
    settled(member)
    member.says("/met Ana")
    clock.move(days=1)
    press = member.says("/next").button("Done")
    clock.skip(days=3)
    member.presses_again(press).sees("Done: Ana")
    assert [one.day for one in said(member)] == [TODAY + timedelta(days=4)]


def test_a_button_pressed_after_midnight_counts_for_the_new_day_once(talk: Talk):
    far = talk.person("far", zone="Pacific/Auckland")
    settled(far)
    talk.clock.until("2026-03-09 23:58", "Pacific/Auckland")
    far.says("/next").presses("Another").presses("Another").sees("Comment on one post")
    press = far.button("Done")
    talk.clock.until("2026-03-10 00:02", "Pacific/Auckland")
    far.presses_again(press).sees("Logged: a comment, today")
    far.presses_again(press).sees("You did that already")
    assert [one.day for one in said(far) if one.answer is Answer.DONE] == [date(2026, 3, 10)]


def test_the_day_is_the_members_own(talk: Talk):
    far = talk.person("far", zone="Pacific/Auckland")
    settled(far)
    far.says("/event add PyDay, 7 march 10:00").says("/event going PyDay").says("/next")  # Friday 6 March there
    far.sees("Prepare for PyDay", "it is tomorrow at 10:00")
    near = talk.person("near", zone="America/Los_Angeles")
    settled(near)
    near.says("/event add PyDay, 7 march 10:00").says("/event going PyDay").says("/next").does_not_see("PyDay")


def test_the_small_version_of_a_promise_leaves_it_open(member: Person, clock: StoryClock):
    """S20."""
    settled(member)
    member.says("/met Ana; promised my CV")
    clock.move(days=2)
    member.says("/next").presses("Smaller").sees("Begin with your promise to Ana, for five minutes").presses("Done")
    member.sees("A good start", "1 small step this week.")
    assert [one.state for one in member.open_followups() if one.kind.value == "promise"] == [State.OPEN]


def test_somebody_on_a_pause_gets_what_they_ask_for(member: Person):
    member.says("/pause until 1 june").says("/next").sees("Write down three people")


def test_a_restart_forgets_nothing(talk: Talk, member: Person):
    member.says("/next").presses("Another")
    talk.restart()
    member.says("/next").sees("Set one goal")


def test_a_name_that_two_people_have_is_asked_and_then_the_step_is_done(member: Person):
    settled(member)
    member.says("/contact add Ana Ruiz").says("/contact add Ana Sol").says("/goal set Have 2 coffee chats by saturday")
    member.says("/next").sees("Have one coffee chat").presses("Done").fills(text="Ana")
    assert member.card.tone == "ask"
    member.presses(labels(member)[0]).sees("1 of 2", "1 small step this week.")
    assert answers(member) == [("goal", "done")]


def test_looking_writes_nothing(talk: Talk, member: Person):
    settled(member)
    before = every_row(talk.database)
    member.says("/next").says("/next smaller").says("/next rhythm")
    assert every_row(talk.database)["steps"] == before["steps"] == []


def test_no_button_carries_private_words_and_nobody_else_can_press_it(talk: Talk, member: Person, clock: StoryClock):
    settled(member)
    member.says("/met Ana; promised zorblatt")
    clock.move(days=2)
    member.says("/next").sees("zorblatt")
    assert "zorblatt" not in "".join(found.wire() for found in member.card.buttons())
    assert member.card.notification == "Your next step"
    press = member.button("Done")
    other = talk.person("ingo").says("/help")
    other.presses_again(press).sees("That one is settled already")
    assert [one.kind.value for one in member.open_followups()].count("promise") == 1
    assert said(other) == []


@pytest.mark.parametrize("step", ["x", "people", "people..2026", "x.y.20260305"])
def test_a_broken_button_is_told_kindly(member: Person, step: str):
    member.says("/next")
    press = member.button("Another")
    broken = replace(press, call=replace(press.call, values={"step": step}))
    member.presses_again(broken).sees("I couldn't read that button any more")
    assert member.failed()


def test_thousands_of_follow_ups_take_the_first_by_rank(member: Person, clock: StoryClock):
    member.says("/met Zed; promised my CV; tomorrow")
    clock.skip(days=1)
    one = next(found for found in member.open_followups() if found.kind.value == "promise")
    several = [
        replace(one, id=FollowUpId(number), kind=Why.ONCE, what="", due=TODAY - timedelta(days=9), nudge_at=None)
        for number in range(1, 2001)
    ]
    member.talk.change(lambda store: [store.followups.add(each) for each in several])
    member.says("/next").sees("Keep your promise to Zed").presses("Another").sees("Get back to Zed", "it was due")


def test_home_help_and_the_end_of_the_welcome_lead_there(member: Person):
    member.says("/help what now").sees("next").presses("One step for today").sees("Write down three people")
    member.says("home").presses("Next step").sees("Write down three people")
    member.says("/welcome").presses("Skip").presses("Skip").presses("Skip").presses("Skip").presses("Your first step")
    member.sees("Write down three people")


def test_a_finished_goal_gives_no_step(member: Person):
    settled(member)
    member.says("/goal set Write 1 post by saturday").says("/next").sees("Write one post").presses("Done")
    member.fills(text="wrote a post").sees("1 of 1", "1 small step this week.")
    member.says("/next").does_not_see("Write one post")
    owner = member.member.id
    assert len(member.talk.look(lambda store: store.goals.listing(owner, GoalState.ACTIVE))) == 2
