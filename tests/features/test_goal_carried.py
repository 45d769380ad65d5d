"""A goal that was carried on by a review: each deed counts once, for the goal before or for the one after."""

from datetime import date, timedelta

import pytest

from bot.goals.model import State
from bot.review.clipping import clip
from tests.features.reviewing import goals
from tests.talk import Person, StoryClock


def counted(member: Person) -> dict[date, int]:
    """How often each day counted, for goals of any state."""
    owner, found = member.member.id, [goal.id for state in State for goal in goals(member, state)]
    by_day = member.talk.look(lambda store: store.goals.by_day(owner, found))
    days: dict[date, int] = {}
    for one in by_day.values():
        for day, number in one.items():
            days[day] = days.get(day, 0) + number
    return days


@pytest.mark.parametrize("deadline", ["20 March", "31 March"])
@pytest.mark.parametrize(
    ("reviewed", "late"), [("2026-03-28", False), ("2026-03-31", True), ("2026-04-03", False), ("2026-04-03", True)]
)
def test_nothing_falls_between_and_nothing_counts_twice(
    member: Person, clock: StoryClock, deadline: str, reviewed: str, late: bool
):
    member.says("/met Ana").says(f"/goal set Have 50 calls by {deadline}")
    talked = [date(2026, 3, 18) + timedelta(days=n) for n in range(19)]
    looked = False
    for day in talked:
        clock.until(f"{day} 20:00")
        if not looked and day >= date.fromisoformat(reviewed):
            member.says("/review march").presses("Begin")
            member.presses("Carry on" if late else "Carry on: 50 again").sees("It counts from")
            looked = True
        if not late:
            member.says("/contact talked Ana how:call")
    for day in talked if late else ():
        member.says(f"/contact talked Ana how:call day:{day}")
    assert counted(member) == dict.fromkeys(talked, 1)


def test_a_person_is_not_told_of_a_goal_that_ended_long_ago(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/goal set Have 3 calls by 31 March").says("/contact talked Ana how:call")
    clock.until("2026-03-29 10:00")
    member.says("/review").presses("Begin").presses("Carry on: 3 again")
    clock.until("2026-05-20 10:00")
    member.says("/contact talked Ana how:call day:2026-03-30").does_not_see("by 31 March")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("My boss Karl said no", "My boss Karl said no"),
        ("My boss Karl sai no, and that is that", "My boss Karl sai…"),
        ("My boss Karl, who said no to it all", "My boss Karl, who…"),
        ("x" * 40, "x" * 19 + "…"),
        ("", ""),
    ],
)
def test_a_text_is_cut_where_a_word_ends(text: str, shown: str):
    assert clip(text, 20) == shown
