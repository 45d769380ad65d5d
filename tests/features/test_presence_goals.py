"""Goals about being present count what is done: groups, answers, profiles, work that is shown (S54 to S57)."""

from __future__ import annotations

import pytest

from tests.features.test_deeds import counted
from tests.talk import Person


@pytest.mark.parametrize(
    ("goal", "line", "number"),
    [
        ("Answer 3 questions on Stack Overflow by June", "answered 2 questions on Stack Overflow", 2),
        ("Answer 3 questions on Stack Overflow by June", "answered a question on Reddit", 0),
        ("Answer one question every week on Reddit", "wrote an answer on Reddit", 1),
        ("Answer 3 questions by June", "commented on a post", 0),
        ("Help 3 people by June", "answered a question on Reddit", 1),
        ("Join 2 communities by June", "joined the Reactiflux Discord", 1),
        ("Join 2 communities by June", "joined 2 LinkedIn groups", 2),
        ("Join 2 communities by June", "introduced myself in #intros", 0),
        ("Introduce myself in 2 Slack communities by June", "introduced myself in #intros on Slack", 1),
        ("Introduce myself in 2 Slack communities by June", "joined the PyLadies Slack", 0),
        ("Complete my LinkedIn profile by Friday", "updated my LinkedIn headline", 0),
        ("Complete my LinkedIn profile by Friday", "completed my LinkedIn profile", 1),
        ("Update my LinkedIn headline by Friday", "updated my LinkedIn headline", 1),
        ("Update my LinkedIn headline by Friday", "added a photo to my LinkedIn profile", 0),
        ("Share 2 projects by June", "showed my portfolio project on LinkedIn", 1),
        ("Share 2 projects by June", "wrote a post", 1),
        ("Show 2 projects on LinkedIn by June", "showed my portfolio project on LinkedIn", 1),
        ("Show 2 projects on LinkedIn by June", "wrote a post on LinkedIn", 0),
        ("Write 2 posts on LinkedIn by June", "showed my project on LinkedIn", 1),
        ("Write 2 posts by June", "showed my project to the class", 0),
        ("Learn Rust by June", "showed my project on LinkedIn", 0),
    ],
)
def test_what_is_done_counts_for_the_goals_that_are_about_it(member: Person, goal: str, line: str, number: int):
    """S54, S55, S56, S57."""
    member.says(f"/goal set {goal}").says(f"/did {line}")
    assert counted(member) == number
    assert ("Counts for" in member.text) is bool(number)
    assert not member.failed()


@pytest.mark.parametrize(
    ("goal", "says"),
    [
        ("Join 2 communities by June", "by itself when you log a group that you joined"),
        ("Introduce myself in 2 Slack groups by June", "by itself when you log that you introduced yourself"),
        ("Complete my LinkedIn profile by June", "by itself when you log that your profile is complete"),
        ("Answer 3 questions by June", "by itself when you log an answer to a question"),
        ("Show 2 projects on LinkedIn by June", "by itself when you log something you showed"),
        ("Write 2 posts by June", "by itself when you log a post"),
        ("Present my project to 2 people by June", "by hand, with +1"),
        ("Learn Rust by June", "by hand, with +1"),
    ],
)
def test_a_goal_says_what_counts_for_it(member: Person, goal: str, says: str):
    member.says(f"/goal set {goal}").sees(says)


def test_what_was_logged_before_the_goal_counts_when_it_is_set(member: Person):
    member.says("/did joined the Reactiflux Discord").says("/goal set Join 2 communities by June").sees("1 of 2")
    member.says("/did list").sees("A group step on Discord").presses("Remove").sees("is now at 0 of 2")
    member.presses("Put back").sees("Put back: a group step on Discord", "1 of 2")


def test_an_edited_goal_is_counted_anew(member: Person):
    member.says("/did joined the Reactiflux Discord").says("/goal set Join 2 communities by June")
    member.says("/goal edit 1 what:Introduce myself in 2 communities by June")
    assert counted(member) == 0
    member.says("/goal edit 1 what:Join 3 groups by June")
    assert counted(member) == 1
