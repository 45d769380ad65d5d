"""Numbers that count nothing, days that the calendar doesn't have, and sentences that are left as they are."""

from __future__ import annotations

from datetime import date

import pytest

from bot.goals import reading, rewriting, rules
from bot.goals.model import Goal, GoalId
from bot.kit.times import Interval
from bot.members.model import MemberId
from tests.talk import THURSDAY

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "stop being shy by Friday 31 April",
        "read 1 book about networking by 31 February",
        "read 1 book by 30th of Feb",
        "Read 1 book before June 31",
        "read 1 book by 29 February 2027",
        "Have 3 coffees by April 31st, 2026",
    ],
)
def test_a_day_that_the_calendar_does_not_have_is_asked_about(text: str):
    read = reading.read(text, TODAY)
    assert read.deadline is None
    assert read.past
    assert read.unit in ("", "book", "coffees")
    check = next(check for check in rules.checks(_goal(text), None, past=read.past) if check.letter == "T")
    assert check.open
    assert "calendar" in check.why


@pytest.mark.parametrize("text", ["read 1 book by 29 February", "read 1 book by 29 February 2028"])
def test_the_29th_of_february_is_a_day_of_a_leap_year(text: str):
    assert reading.read(text, TODAY).deadline == date(2028, 2, 29)


def test_a_new_day_takes_the_place_of_one_that_does_not_exist():
    text = "read 1 book about networking by 31 February"
    said = rewriting.rewrite(text, reading.read(text, TODAY), TODAY, by=date(2026, 3, 31))
    assert said == "Read 1 book about networking by 31 March 2026."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Meet with my coach every Monday at 9", 1),
        ("Post an article every week by 1 May, monthly", 1),
        ("с тремя людьми поговорить до 31 марта", None),
        ("Have 9 calls at 9", 9),
        ("Speak at 2 meetups by June", 2),
    ],
)
def test_a_time_of_day_and_the_day_of_a_month_count_nothing(text: str, count: int | None):
    assert reading.read(text, TODAY).target == count


@pytest.mark.parametrize("text", ["Have a call once in two weeks", "Have a call once in 2 weeks"])
def test_once_in_two_weeks_is_a_rhythm(text: str):
    read = reading.read(text, TODAY)
    assert (read.target, read.cadence, read.deadline) == (1, Interval(2, "week"), None)


@pytest.mark.parametrize(
    "text",
    [
        "Haz 3 cafés con desarrolladores antes del 30 de junio",
        "talk to 0 people this week",
        "Have 100000000000000000000 coffees by tomorrow",
    ],
)
def test_a_sentence_that_was_not_understood_is_not_written_anew(text: str):
    read = reading.read(text, TODAY)
    assert rewriting.rewrite(text, read, TODAY, by=date(2026, 3, 31)) == ""
    assert rewriting.rewrite(text, read, TODAY, number=2) == ""


def test_the_noun_of_another_language_ends_before_its_small_words():
    assert reading.read("Haz 3 cafés con desarrolladores antes del 30 de junio", TODAY).unit == "cafés"


def test_doubt_does_not_stay_in_a_sentence_that_is_offered():
    text = "I would like to maybe possibly attend a meetup"
    said = rewriting.rewrite(text, reading.read(text, TODAY), TODAY, by=date(2026, 3, 31))
    assert said == "Attend a meetup by 31 March 2026."


def _goal(text: str) -> Goal:
    return rules.understood(Goal(GoalId(1), MemberId(1), text, TODAY, THURSDAY), reading.read(text, TODAY), TODAY)
