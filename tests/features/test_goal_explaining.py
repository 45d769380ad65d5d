"""What `explain goal` tells of a sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.goals.explaining import LETTERS, LongGoal, explained
from bot.goals.model import Action

TODAY = date(2026, 3, 4)


def told(text: str) -> dict[str, Any]:
    return explained(text, TODAY)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Have 3 coffee chats by May", "coffee_chat"),
        ("Do 2 informational interviews with designers", "coffee_chat"),
        ("Attend 2 meetups", "attend_event"),
        ("Join a webinar in April", "attend_event"),
        ("Sign up for a conference", "attend_event"),
        ("Connect with 10 people on LinkedIn", "connect_online"),
        ("Send 20 connection requests", "connect_online"),
        ("Make 15 new LinkedIn connections", "connect_online"),
        ("Write 2 posts", "post_content"),
        ("Publish an article every quarter", "post_content"),
        ("Comment on 3 posts on LinkedIn", "post_content"),
        ("Apply to 5 jobs", "apply"),
        ("Submit 3 applications", "apply"),
        ("Finish a course on public speaking", "learn"),
        ("Read 2 books", "learn"),
        ("Practise my pitch every day", "learn"),
        ("Research 5 startups", "learn"),
        ("Meet 3 founders", "reach_out"),
        ("Talk to 3 developers", "reach_out"),
        ("Message 3 recruiters on LinkedIn", "reach_out"),
        ("Call 2 friends", "reach_out"),
        ("Connect with 5 alumni", "reach_out"),
        ("Follow up with 4 people", "reach_out"),
        ("Ask 2 mentors for advice", "reach_out"),
        ("Ask for a referral", "reach_out"),
        ("Create a course", "other"),
        ("Update my LinkedIn profile", "other"),
        ("Get a job", "other"),
        ("Be happier", "other"),
        ("", "other"),
    ],
)
def test_a_goal_is_of_one_of_eight_kinds(text: str, action: str):
    assert told(text)["action"] == action


def test_each_action_of_goals_has_a_kind():
    verbs = {one: f"{one.value} 3 people" for one in Action}
    kinds = {told(text)["action"] for text in verbs.values()}
    assert kinds <= {"reach_out", "coffee_chat", "attend_event", "connect_online", "post_content", "apply", "other"}


@pytest.mark.parametrize(
    ("text", "count", "unit", "cadence"),
    [
        ("Attend 2-3 meetups", 2, "meetups", None),
        ("Write a post every day", 1, "post", "day"),
        ("Have two coffee chats a week", 2, "coffee chats", "week"),
        ("Message 3 recruiters every fortnight", 3, "recruiters", "week"),
        ("Write 1 article every 2 months", 1, "article", "month"),
        ("Write an article every 3 months", 1, "article", "quarter"),
        ("Attend a conference quarterly", 1, "conference", "quarter"),
        ("Write an article every 12 months", 1, "article", "year"),
        ("Give 1 talk yearly", 1, "talk", "year"),
        ("Network more", None, None, None),
    ],
)
def test_how_many_and_how_often_are_told(text: str, count: int | None, unit: str | None, cadence: str | None):
    said = told(text)
    assert (said["count"], said["unit"], said["cadence"]) == (count, unit, cadence)


@pytest.mark.parametrize(
    ("text", "deadline", "phrase"),
    [
        ("Meet 3 people by 30 June", "2026-06-30", "by 30 June"),
        ("Meet 3 people in the next 6 weeks.", "2026-04-15", "in the next 6 weeks"),
        ("By  the end\tof May: meet 3 people", "2026-05-31", "By  the end\tof May"),
        ("Meet 3 people by 6 March 2020", None, "by 6 March 2020"),
        ("Meet 3 people every week", None, None),
    ],
)
def test_a_deadline_is_told_with_its_words_as_typed(text: str, deadline: str | None, phrase: str | None):
    said = told(text)
    assert (said["deadline"], said["deadline_phrase"]) == (deadline, phrase)


def test_the_letters_come_with_plain_reasons():
    letters = told("Get 2 job offers by 6 March 2020")["letters"]
    assert tuple(letters) == LETTERS
    assert {name for name, letter in letters.items() if letter["ok"]} == {"measurable", "timebound"}
    assert "what comes of it" in letters["specific"]["why"]
    assert "result" in letters["actionable"]["why"]
    assert "no big picture yet" in letters["relevant"]["why"]
    assert "is over" in letters["timebound"]["why"]


def test_more_than_a_sentence_is_refused():
    with pytest.raises(LongGoal, match="301 characters"):
        told("x" * 301)
