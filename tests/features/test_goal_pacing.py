"""Pace by plain values, a rhythm in words, and what pauses change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goals import meters, pacing
from bot.goals.model import State
from bot.goals.pacing import Streak
from bot.kit import times
from bot.kit.cards import Meter
from bot.members import pauses as paused_days
from bot.members.model import Member, MemberId
from bot.members.pauses import Pause
from tests.features.paced import (
    FIFTH,
    FOURTH,
    MONTH,
    NOW,
    SET,
    THIRD,
    TODAY,
    WEEK,
    a_goal,
    breaks,
    days,
    in_pause,
)
from tests.talk import Person, StoryClock, Talk

SENTENCES = (
    MONTH,
    WEEK,
    "Attend 4 meetups in the next 4 weeks",
    "Post on LinkedIn every day",
    "Network more",
    "Have 3 coffee chats next month",
    "Have 2 calls every 2 weeks until 30 June",
    "Talk to recruiters",
)

# Pace


@pytest.mark.parametrize(
    ("number", "done", "said"),
    [
        (0, 0, "On pace. 4 more by Thursday 2 April 2026: about one a week."),
        (0, 2, "Ahead. 2 more by Thursday 2 April 2026: about one every 2 weeks."),
        (14, 0, "Behind. 4 more by Thursday 2 April 2026: about 2 a week is enough. A good first step: one this "
                "week."),
        (14, 2, "On pace. 2 more by Thursday 2 April 2026: about one a week."),
        (21, 1, "Behind. 3 more by Thursday 2 April 2026: 8 days are left. A good first step: one this "
                "week."),
        (26, 1, "Behind. 3 more by Thursday 2 April 2026: about 1 a day is enough. A good first step: one today "
                "or tomorrow."),
        (14, 3, "Ahead. 1 more by Thursday 2 April 2026."),
        (28, 3, "The last day: 1 more today."),
        (28, 0, "The last day: 4 more today."),
        (28, 4, "Reached."),
        (28, 6, "Reached, and 2 more."),
        (29, 4, "Reached."),
        (29, 3, "Its last day was Thursday 2 April 2026. Move the day, complete it, or let it go: all are fine."),
    ],
)  # fmt: skip
def test_pace_says_what_is_enough(number: int, done: int, said: str):
    assert pacing.pace(a_goal(), done, days(number)) == said


@pytest.mark.parametrize("number", [0, 1, 14, 27])
def test_a_single_thing_is_on_pace_until_its_last_day(number: int):
    assert pacing.pace(a_goal(target=1), 0, days(number)).startswith("On pace. 1 more")


@pytest.mark.parametrize(
    ("text", "number", "done", "said"),
    [
        (WEEK, 0, 0, "2 more this week, by Sunday 8 March."),
        (WEEK, 3, 1, "1 more today, for this week."),
        (WEEK, 0, 2, "Reached for this week."),
        (WEEK, 0, 5, "Reached for this week, and 3 more."),
        ("Post on LinkedIn every day", 0, 0, "1 more today."),
        (MONTH, 0, 0, "On pace for this month. 4 more by Tuesday 31 March: about one a week."),
        (MONTH, 15, 2, "On pace for this month. 2 more by Tuesday 31 March: about one a week."),
        (MONTH, 20, 1, "Behind for this month. 3 more by Tuesday 31 March: 7 days are left. "
                       "A good first step: one today or tomorrow."),
        (MONTH, 10, 3, "Ahead for this month. 1 more by Tuesday 31 March."),
        (MONTH, 27, 0, "On pace for this month. 4 more by Thursday 30 April: about one a week."),
        ("Have 2 calls every 2 weeks until 30 June", 0, 0, "On pace for these 2 weeks. 2 more by Sunday 15 March: "
                                                           "about one every 5 days."),
        ("Have 2 calls every week until 20 March", 15, 2, "Reached for this week."),
        ("Have 2 calls every week until 20 March", 14, 1, "1 more this week, by tomorrow."),
        ("Have 2 calls every week until 20 March", 16, 2, "Its last day was Friday 20 March 2026. Move the day, "
                                                          "complete it, or let it go: all are fine."),
        ("Have 3 coffee chats next month", 0, 0, "It starts on Wednesday 1 April 2026."),
        ("Have 3 coffee chats next month", 27, 0, "On pace. 3 more by Thursday 30 April 2026: about one "
                                                  "every 10 days."),
        ("Talk to recruiters", 0, 2, "2 so far."),
        ("Attend 4 meetups", 0, 1, "3 to go."),
    ],
)  # fmt: skip
def test_a_rhythm_says_what_is_left_of_its_period(text: str, number: int, done: int, said: str):
    assert pacing.pace(a_goal(text), done, days(number)) == said


@pytest.mark.parametrize(
    ("left", "rate"),
    [(29, "about 1 a day"), (40, "about 2 a day"), (12, "about 3 a week"), (7, "about 2 a week"),
     (5, "about one every 5 days"), (4, "about one a week"), (3, "about one every 9 days"),
     (2, "about one every 2 weeks"), (1, "")],
)  # fmt: skip
def test_the_rate_that_is_named_leads_to_the_number(left: int, rate: str):
    said = pacing.pace(a_goal(target=left), 0, TODAY)
    assert said == f"On pace. {left} more by Thursday 2 April 2026{f': {rate}' if rate else ''}."


@pytest.mark.parametrize(
    ("pauses", "number", "done", "begins"),
    [
        ([], 14, 0, "Behind."),
        ([Pause(days(3), days(13))], 14, 0, "On pace."),
        ([Pause(days(3), days(13))], 24, 1, "Behind."),
        ([Pause(days(0), days(14))], 14, 0, "On pace."),
        ([Pause(days(-30), days(0))], 14, 0, "Behind."),
        ([Pause(days(10), days(20))], 14, 0, "4 more by Thursday 2 April 2026. You are on a pause, so take your time."),
        ([Pause(days(10), None)], 28, 0, "4 more by Thursday 2 April 2026. You are on a pause, so take your time."),
    ],
)
def test_days_of_a_pause_are_no_time_that_passed(pauses: list[Pause], number: int, done: int, begins: str):
    assert pacing.pace(a_goal(), done, days(number), pauses).startswith(begins)


@given(
    st.integers(0, 50),
    st.integers(0, 400),
    st.sampled_from(SENTENCES),
    breaks,
)
def test_pace_always_says_something_and_nothing_shaming(
    done: int, number: int, text: str, drawn: list[tuple[int, int | None]]
):
    said = pacing.pace(a_goal(text), done, days(number), in_pause(TODAY, drawn))
    assert said
    assert not any(word in said.lower() for word in ("fail", "miss", "should", "bad", "only"))


def test_closed_goals_have_no_pace():
    assert pacing.pace(a_goal(state=State.DONE), 1, TODAY) == "Completed."
    assert pacing.pace(a_goal(state=State.DROPPED), 1, TODAY) == "Let go."


# A short beginning


@pytest.mark.parametrize(
    ("text", "starts", "free"),
    [
        (WEEK, "2026-03-02", False),
        (WEEK, "2026-03-05", False),  # a Thursday: four of seven days are left
        (WEEK, "2026-03-06", True),
        (WEEK, "2026-03-08", True),
        ("Have 2 coffee chats every week until 8 March", "2026-03-07", False),
        (MONTH, "2026-03-16", False),
        (MONTH, "2026-03-17", True),
        ("Have 2 calls every 2 weeks", "2026-03-07", False),  # its two weeks are counted from this one
        ("Post on LinkedIn every day", "2026-03-05", False),
        ("Attend 4 meetups in the next 4 weeks", "2026-03-05", False),
    ],
)
def test_a_first_period_with_less_than_half_of_it_left_needs_nothing(text: str, starts: str, free: bool):
    goal = a_goal(text, starts=date.fromisoformat(starts))
    assert pacing.free(goal, *pacing.window(goal, goal.starts)) is free
    assert pacing.pace(goal, 0, goal.starts).startswith("A short first") is free


def test_a_rhythm_set_on_a_saturday_begins_on_monday_without_a_miss():
    goal = a_goal(WEEK, starts=date(2026, 3, 7))
    first = pacing.standing(goal, {}, date(2026, 3, 7))
    assert (first.pace, meters.told(first)) == ("A short first week: none is needed, and each one counts.", "")
    assert pacing.pace(goal, 2, date(2026, 3, 8)) == "Reached for this week."
    assert meters.told(pacing.standing(goal, {}, date(2026, 3, 10))) == ""
    used = pacing.standing(goal, {date(2026, 3, 8): 1}, date(2026, 3, 10))
    assert meters.told(used) == "Last weeks: 1 · this week 0 of 2 coffee chats"


# In words


def test_a_rhythm_is_told_up_to_now_with_its_pauses_and_its_row():
    goal = a_goal(WEEK)
    by_day = {SET: 1, THIRD: 2, FOURTH: 2, FIFTH: 1}
    one = pacing.standing(goal, by_day, date(2026, 4, 1), [Pause(date(2026, 3, 8), date(2026, 3, 15))])
    assert meters.told(one) == "Last weeks: 1, pause, 2, 2 · this week 1 of 2 coffee chats"
    assert meters.paced(one) == "1 more this week, by Sunday 5 April. 2 weeks in a row."
    assert meters.meter(one) == [Meter("This week", 1, 2)]


@pytest.mark.parametrize(
    ("every", "this", "told"),
    [
        ("every day", "today", "Last days: – · today 0 of 4 meetups"),
        ("every month", "this month", "Last months: – · this month 0 of 4 meetups"),
        ("every 3 months", "this quarter", "Last quarters: – · this quarter 0 of 4 meetups"),
        ("every 2 weeks", "these 2 weeks", "Every 2 weeks so far: – · these 2 weeks 0 of 4 meetups"),
    ],
)
def test_periods_have_the_names_that_people_give_them(every: str, this: str, told: str):
    goal = a_goal(cadence=times.every(every), deadline=None, starts=date(2025, 10, 1))
    one = pacing.standing(goal, {}, TODAY)
    assert pacing.this(goal) == this
    assert meters.told(replace(one, periods=one.periods[:2])) == told


def test_a_single_hit_is_no_row_and_a_first_week_has_no_history():
    one = pacing.standing(a_goal(WEEK), {TODAY: 2}, TODAY)
    assert (meters.in_a_row(one), meters.told(one)) == ("", "")


def test_the_longest_row_is_named_beside_a_shorter_one():
    one = pacing.Standing(a_goal("Have 2 calls every 2 weeks"), 0, "", (), Streak(2, 5))
    assert meters.in_a_row(one) == "2 times in a row (the longest: 5)"


def test_eight_periods_are_shown_and_all_of_them_make_the_row():
    by_day = {TODAY + timedelta(weeks=week): 2 for week in range(20)}
    one = pacing.standing(a_goal(WEEK), by_day, TODAY + timedelta(weeks=19))
    assert (len(one.periods), one.streak.now) == (8, 20)
    assert meters.told(one).count(",") == 6


def test_a_rhythm_that_is_over_tells_its_last_period_as_such():
    goal = a_goal("Have 2 calls every 2 weeks", deadline=date(2026, 3, 29))
    one = pacing.standing(goal, {FOURTH: 1}, date(2026, 5, 1))
    assert meters.told(one) == "Every 2 weeks so far: –, 1 of 2 calls"
    assert meters.meter(one) == [Meter("The last 2 weeks", 1, 2)]


def test_beyond_the_target_the_number_beside_the_meter_is_the_true_one():
    one = pacing.standing(a_goal(), {TODAY: 6}, TODAY)
    assert meters.meter(one) == [Meter("So far", 6, 4)]
    assert meters.paced(one) == "Reached, and 2 more."


# Pauses as days


@given(breaks, st.integers(-5, 60), st.integers(0, 60))
def test_days_of_pauses_are_each_counted_once(drawn: list[tuple[int, int | None]], begins: int, length: int):
    pauses, first, last = in_pause(TODAY, drawn), days(begins), days(begins + length)
    naive = sum(any(one.covers(first + timedelta(days=n)) for one in pauses) for n in range(length + 1))
    assert paused_days.days(pauses, first, last) == naive


def test_a_pause_from_before_pauses_were_kept_counts_from_today():
    member = Member(MemberId(1), NOW, "UTC", paused_until=date.max)
    assert paused_days.known(member, (), TODAY) == (Pause(TODAY, None),)
    assert paused_days.known(replace(member, paused_until=days(3)), (), TODAY) == (Pause(TODAY, days(3)),)
    assert paused_days.known(member, (Pause(days(-9), None),), TODAY) == (Pause(days(-9), None),)
    assert paused_days.known(replace(member, paused_until=TODAY), (), TODAY) == ()


# Stories


def test_a_pause_of_a_week_does_not_break_a_row(member: Person, clock: StoryClock):
    member.says("/goal set Have 2 conversations every week")
    clock.until("2026-03-10 10:00")
    member.says("/goal progress 1 2")
    clock.until("2026-03-16 10:00")
    member.says("/pause until monday 23 march")
    clock.until("2026-03-24 10:00")
    member.says("/goal progress 1 2")
    clock.until("2026-03-31 10:00")
    member.says("/goal show 1").sees("2 weeks in a row", "Last weeks: –, 2, pause, 2 · this week 0 of 2 conversations")
    member.says("/goal").sees("2 weeks in a row")


def test_a_completed_rhythm_stays_as_it_was_on_that_day(member: Person, clock: StoryClock):
    member.says("/goal set Have 2 conversations every week").says("/goal progress 1 2").says("/goal complete 1")
    clock.move(weeks=6)
    member.says("/goal show conversations").sees("The last week", "2 of 2").does_not_see("Last weeks")


def test_weeks_are_those_of_the_members_own_zone(talk: Talk):
    member = talk.person("kiri", zone="Pacific/Kiritimati")
    talk.clock.until("2026-03-08 09:00")  # Sunday in UTC, and 23:00 there
    member.says("/goal set Have 2 conversations every week").says("/goal progress 1")
    talk.clock.until("2026-03-08 11:00")
    member.says("/goal show 1").sees("Last weeks: 1 · this week 0 of 2 conversations")
