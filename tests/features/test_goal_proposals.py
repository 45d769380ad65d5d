"""What is proposed for what a goal leaves open, by plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goals import proposing, reading, rules
from bot.goals.model import Aim, Family, Goal, GoalId
from bot.goals.proposing import Lately, Proposal
from bot.kit.times import Interval
from bot.members.model import MemberId

TODAY = date(2026, 3, 5)
NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)


def a_goal(text: str, **changes: Any) -> Goal:
    plain = Goal(GoalId(1), MemberId(1), text, TODAY, NOW)
    return replace(rules.understood(plain, reading.read(text, TODAY), TODAY), **changes)


LATELY = st.one_of(st.none(), st.builds(Lately, st.integers(0, 2000), st.integers(7, 28)))
TEXTS = (
    "Have coffee chats",
    "Have coffee chats by 30 June",
    "Have coffee chats every week",
    "Have 3 coffee chats",
    "Post daily",
    "Write posts every 3 months",
    "Have 40 coffee chats by tomorrow",
    "Have 9999 coffee chats a year",
    "Network more",
    "Get a job",
)


@pytest.mark.parametrize(
    ("text", "lately", "number"),
    [
        ("Have coffee chats by 4 April", None, 3),  # thirty-one days
        ("Have coffee chats by 4 April", Lately(0, 28), 3),
        ("Have coffee chats by 4 April", Lately(4, 28), 5),
        ("Have coffee chats by 4 April", Lately(40, 28), 54),
        ("Have coffee chats by tomorrow", None, 1),
        ("Have coffee chats by 31 December", None, 12),
        ("Have coffee chats every week", None, 1),
        ("Have coffee chats every week", Lately(8, 28), 3),
        ("Have coffee chats every week", Lately(1, 28), 1),
        ("Have coffee chats every month", None, 3),
        ("Post every day", Lately(0, 28), 1),
    ],
)
def test_a_number_is_a_step_up_from_ones_own(text: str, lately: Lately | None, number: int):
    assert proposing.number(replace(a_goal(text), target=None), lately, TODAY) == number


@given(st.sampled_from(TEXTS), LATELY, st.dates(TODAY, date(2027, 12, 31)))
def test_what_is_proposed_can_be_a_goal(text: str, lately: Lately | None, today: date):
    goal = a_goal(text)
    given_ = proposing.proposed(goal, lately, today)
    assert given_.number is None or 1 <= given_.number <= proposing.MOST
    assert (given_.number is None) == (goal.target is not None)
    assert given_.by is None or proposing.LEAST_DAYS <= (given_.by - today).days + 1 <= 31 + proposing.BOTH_DAYS
    assert (given_.by is None) == (goal.deadline is not None or goal.cadence is not None)
    again = proposing.recurring(goal, lately)
    assert again.every is not None
    assert again.number is None or again.number >= 1


@given(st.integers(1, proposing.MOST))
def test_what_is_around_a_number_begins_with_it(number: int):
    found = proposing.around(number)
    assert found[0] == number
    assert len(set(found)) == len(found) <= 3
    assert all(1 <= one <= proposing.MOST for one in found)


@pytest.mark.parametrize(
    ("today", "least", "day"),
    [
        (date(2026, 3, 5), 7, date(2026, 3, 31)),
        (date(2026, 3, 25), 7, date(2026, 3, 31)),
        (date(2026, 3, 26), 7, date(2026, 4, 30)),
        (date(2026, 3, 19), 14, date(2026, 4, 30)),
        (date(2026, 12, 31), 7, date(2027, 1, 31)),
        (date(2028, 2, 1), 7, date(2028, 2, 29)),
    ],
)
def test_the_last_day_of_a_month_is_near_or_the_next_one(today: date, least: int, day: date):
    assert proposing.last_day(today, least) == day


@pytest.mark.parametrize(
    ("text", "lately", "said", "asks", "less"),
    [
        ("Have 12 coffee chats in the next 4 weeks", Lately(4, 28), "about 3 a week. In the last four weeks you had 4, "
         "about one a week: a stretch, and possible.", False, 0),
        ("Have 40 coffee chats in the next 4 weeks", Lately(4, 28), "about 10 a week.", True, 8),
        ("Have 2 coffee chats in the next 4 weeks", Lately(4, 28), "well in reach.", False, 0),
        ("Have 2 coffee chats every week", Lately(1, 28), "a stretch, and possible.", False, 0),
        ("Have 3 coffee chats every week", Lately(1, 28), "about 3 a week.", True, 1),
        ("Have 3 coffee chats every day", Lately(1, 28), "about 3 a day.", True, 1),
        ("Have 5 coffee chats by tomorrow", Lately(4, 28), "about 5 a week.", True, 2),
        ("Have 3 coffee chats in the next 4 weeks", Lately(1, 7), "In the last 7 days you had 1", False, 0),
    ],
)  # fmt: skip
def test_the_pace_is_compared_with_ones_own(text: str, lately: Lately, said: str, asks: bool, less: int):
    found = proposing.stretch(a_goal(text), lately)
    assert found is not None
    assert said in found.said
    assert (found.asks, found.less) == (asks, less)


@pytest.mark.parametrize("lately", [None, Lately(0, 28)])
def test_nothing_is_compared_without_a_history(lately: Lately | None):
    assert proposing.stretch(a_goal("Have 90 coffee chats by tomorrow"), lately) is None


@given(st.sampled_from(TEXTS), LATELY)
def test_a_smaller_number_is_smaller_and_is_not_asked_about_again(text: str, lately: Lately | None):
    goal = a_goal(text)
    found = proposing.stretch(goal, lately)
    if found is None or not found.asks:
        return
    assert goal.target is not None
    assert 1 <= found.less < goal.target
    again = proposing.stretch(replace(goal, target=found.less), lately)
    assert again is not None
    assert found.less == 1 or not again.asks


@given(st.floats(0, 5000, allow_nan=False))
def test_a_rate_is_said_in_few_words(weekly: float):
    said = proposing.rate(weekly)
    assert said.endswith((" a week", " a day", " weeks", " months", " a year"))
    assert len(said) < 30


def test_a_goal_with_a_number_is_only_given_a_day():
    assert proposing.proposed(a_goal("Have 3 coffee chats"), None, TODAY) == Proposal(by=date(2026, 3, 31))
    assert proposing.recurring(a_goal("Have 3 coffee chats"), None) == Proposal(every=Interval(1, "month"))
    assert proposing.recurring(a_goal("Have 2 coffee chats"), None) == Proposal(every=Interval(1, "week"))


@pytest.mark.parametrize(("text", "recurs"), [
    ("Have 2 coffee chats", True), ("Rewrite my LinkedIn headline", False), ("Get a job", False),
    ("Network more", False), ("Post on LinkedIn", True),
])  # fmt: skip
def test_what_is_done_once_has_no_rhythm(text: str, recurs: bool):
    assert proposing.recurs(a_goal(text)) is recurs


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Have 3 chats by June to find a job as a data analyst", "Find a job as a data analyst"),
        ("Have 3 chats by June so that I can change careers", "Change careers"),
        ("Have 3 chats because I want to work in fintech", "Work in fintech"),
        ("Have 3 chats by June", ""),
        ("Talk to 3 recruiters", ""),
        ("Have 3 chats so that", ""),
        ("I have 2 years of sales and I want to have 4 coffee chats by 31 July", ""),
        ("As a career changer, I want to talk to 3 people by 1 May", ""),
        ("Because I moved to Nairobi, my goal is to attend 3 events by May", ""),
        ("Ask two people to be references by 15 May", ""),
        ("Write to Priya tomorrow to say thanks for the intro", ""),
        ("Find a job as a tester by applying to 5 openings a week", "Find a job as a tester"),
        ("In order to change careers I will message 10 people a week", "Change careers"),
        ("I want to build a habit of messaging one new person every day", ""),
        ("I want to find a job by June", ""),
    ],
)
def test_what_a_sentence_says_that_it_is_for(text: str, purpose: str):
    assert proposing.purpose(text, reading.read(text, TODAY)) == purpose


@pytest.mark.parametrize(
    ("said", "family", "text", "word"),
    [
        ("Find a job as a data analyst", Family.JOB, "", "job"),
        ("Get hired at Acme", Family.JOB, "", "hired"),
        ("Learn about data", Family.OWN, "Work with data", "data"),
        ("Learn Spanish", Family.JOB, "", ""),
        ("Find people to help", Family.OWN, "Find and help people", ""),
        ("Be visible online", Family.PROFILE, "", "visible"),
        ("Get employed", Family.OWN, "Find a job as a developer", "employed"),
    ],
)
def test_a_word_that_both_have_ties_a_goal_to_the_big_picture(said: str, family: Family, text: str, word: str):
    assert proposing.shared(said, Aim(MemberId(1), family, text, NOW)) == word
