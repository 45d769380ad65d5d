"""Stories of what is not asked by itself: what was said of this week, what is reached, and what was turned off.

Stories begin on Thursday 5 March 2026; the first nudge day after it is Tuesday 10 March.
"""

import pytest

from tests.talk import Person, StoryClock

COFFEE, POST = "Have 3 coffee chats by June", "Post 4 times by June"
HOW = "How are your goals going?"


@pytest.fixture
def goal(member: Person) -> Person:
    """Somebody with a goal."""
    return member.says(f"/goal set {COFFEE}")


def asked(member: Person) -> list[str]:
    """The local days on which a check-in was asked."""
    return [f"{message.at.astimezone(member.tz):%a %m-%d}" for message in member.mailed if HOW in message.text]


def test_a_check_in_on_one_goal_leaves_the_others_for_next_week(goal: Person, clock: StoryClock):
    goal.says(f"/goal set {POST}")
    clock.until("2026-03-09 12:00")
    goal.says("/goal check-in coffee likely")
    clock.until("2026-03-15 12:00")
    goal.was_sent_nothing()
    clock.until("2026-03-18 12:00")
    goal.was_sent(HOW, COFFEE, POST, at="2026-03-17 09:00")


def test_one_that_was_checked_and_completed_counts_as_well(goal: Person, clock: StoryClock):
    goal.says(f"/goal set {POST}")
    clock.until("2026-03-09 12:00")
    goal.says("/goal check-in coffee likely").says("/goal complete coffee")
    clock.until("2026-03-15 12:00")
    goal.was_sent_nothing()


def test_reached_goals_are_not_asked_about_but_can_be_completed(goal: Person, clock: StoryClock):
    goal.says(f"/goal set {POST}").says("/goal progress coffee +3")
    clock.until("2026-03-11 12:00")
    message = goal.was_sent(HOW, POST, f"Reached already: “{COFFEE}”. Well done!", at="2026-03-10 09:00")
    assert "1. Post" in message.text
    goal.presses("Complete what is reached").sees("Completed 1 goal", COFFEE)


def test_nothing_is_asked_where_all_is_reached(goal: Person, clock: StoryClock):
    goal.says("/goal progress coffee +3")
    clock.until("2026-03-20 12:00")
    goal.was_sent_nothing()


def test_a_rhythm_that_is_reached_this_week_is_asked_about(member: Person, clock: StoryClock):
    member.says("/goal set Have 2 conversations every week")
    clock.until("2026-03-09 12:00")
    member.says("/goal progress 1 2")
    clock.until("2026-03-11 12:00")
    member.was_sent(HOW, "2 of 2", at="2026-03-10 09:00")


def test_from_a_nudge_it_can_be_turned_off_in_two_presses_and_on_again_in_the_settings(goal: Person, clock: StoryClock):
    goal.says("/contact add Ana").says("/followup add Ana 2026-03-10")
    clock.until("2026-03-10 12:00")
    goal.presses("Not this week").presses("Don't ask me").sees("I will not ask any more")
    goal.says("/settings").sees("Check-ins: I don't ask; you check in when you like").presses("Ask me")
    goal.sees("I will ask you again").says("/settings").sees("Check-ins: once a week I ask")
    clock.until("2026-03-18 12:00")
    assert asked(goal) == ["Tue 03-10", "Tue 03-17"]
    goal.says("/settings").presses("Don't ask me", "Check-ins")
    clock.until("2026-04-12 12:00")
    assert asked(goal) == ["Tue 03-10", "Tue 03-17"]
