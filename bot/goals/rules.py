"""What holds of a goal: values in, values out. What counts for it stands in fitting, how it is going in pacing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.goals import pacing, reading
from bot.goals.model import Action, Aim, Goal
from bot.kit import words

A_MONTH = 3
"""Goals a month that the course asks for (S8): a hint, never a condition."""

_NOUNS = {
    Action.TALK: "conversation",
    Action.COFFEE: "coffee chat",
    Action.INTERVIEW: "informational interview",
    Action.CALL: "call",
    Action.MESSAGE: "message",
    Action.COMMENT: "comment",
    Action.POST: "post",
    Action.APPLY: "application",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One letter of SMART: whether it holds, and why, in plain words. `kept`: their words stay as they are. `asks`: it
    holds, and something is worth asking all the same, such as the day of an event."""

    letter: str
    name: str
    holds: bool
    why: str
    kept: bool = False
    asks: bool = False

    @property
    def open(self) -> bool:
        return not self.kept and (self.asks or not self.holds)


def understood(goal: Goal, read: reading.Reading, today: date) -> Goal:
    """The goal with what a reading of its sentence says."""
    return replace(
        goal,
        action=read.action,
        target=read.target,
        unit=read.unit,
        role=read.role,
        company=read.company,
        sector=read.sector,
        channel=read.channel,
        cadence=read.cadence,
        deadline=read.deadline,
        starts=read.starts or today,
    )


def checks(goal: Goal, aim: Aim | None, *, past: str = "", event: str = "") -> tuple[Check, ...]:
    """The five questions of the lesson (L1). `past`: the deadline in the sentence that was over when it was written;
    `event`: one whose day it doesn't say."""
    answers = (
        ("S", "Specific", _specific(goal)),
        ("M", "Measurable", _measurable(goal)),
        ("A", "Actionable", _actionable(goal)),
        ("R", "Relevant", _relevant(goal, aim)),
        ("T", "Time-bound", _timebound(goal, past, event)),
    )
    return tuple(
        Check(letter, name, answer.holds, answer.why, letter in goal.kept, answer.asks)
        for letter, name, answer in answers
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    holds: bool
    why: str
    asks: bool = False


def _vague(goal: Goal) -> bool:
    """Whether nobody could see it done. With a number that was given since, it can be seen."""
    return goal.action is Action.UNCLEAR or (goal.target is None and reading.vague(goal.text))


def _specific(goal: Goal) -> _Answer:
    if goal.action is Action.RESULT:
        return _Answer(
            False, "It names what comes of it, not yet what you will do. Begin with a verb: ask, apply, attend."
        )
    if goal.action is Action.UNCLEAR:
        return _Answer(False, "I can't read what you will do. Begin with a verb: have, attend, write, ask.")
    if _vague(goal):
        return _Answer(False, "I can read what you will do, but not with whom or with what.")
    if reading.sentences(goal.text) > 1:
        return _Answer(True, "A goal is one sentence, and here are more. What is the one thing?", asks=True)
    if reading.activities(goal.text) > 1:
        return _Answer(True, "I read more than one thing to do. One goal for each is easier to count.", asks=True)
    return _Answer(True, "It names one thing.")


def _measurable(goal: Goal) -> _Answer:
    if goal.target is None:
        return _Answer(False, "How will you see progress? Give it a number.")
    if goal.target == 1 and not goal.unit and goal.cadence is None:
        return _Answer(True, "It is one thing, and you can see when it is done.")
    return _Answer(True, f"You can count it: {amount(goal, goal.target)}.")


def _actionable(goal: Goal) -> _Answer:
    if goal.action is Action.RESULT:
        return _Answer(False, "This is a result, and others decide it. What will you do that leads there?")
    if _vague(goal):
        return _Answer(False, "Which task will you do yourself?")
    return _Answer(True, "It is something you do yourself.")


def _relevant(goal: Goal, aim: Aim | None) -> _Answer:
    if aim is None:
        return _Answer(False, "What is it for? You have no big picture yet.")
    if not goal.serves_aim:
        return _Answer(False, "Does it serve your big picture?")
    return _Answer(True, f"It serves: {aim.said}.")


def _timebound(goal: Goal, past: str, event: str) -> _Answer:
    if goal.deadline is not None and goal.cadence is not None:
        return _Answer(True, f"It has a rhythm and a last day: {goal.cadence}, until {pacing.day(goal.deadline)}.")
    if goal.cadence is not None:
        return _Answer(True, f"It has a rhythm: {goal.cadence}.")
    if goal.deadline is not None:
        return _Answer(True, f"It has a last day: {pacing.day(goal.deadline)}.")
    if past:
        return _Answer(True, f"“{past}” is over. Which day shall it be?", asks=True)
    if event:
        return _Answer(True, f"“{event}” is a fine deadline. Which day is that?", asks=True)
    return _Answer(False, "Until when? A day or a rhythm helps.")


def amount(goal: Goal, number: int) -> str:
    """“3 coffee chats”; the noun as the member typed it."""
    return f"{number} {goal.unit}" if goal.unit else words.plural(number, _NOUNS.get(goal.action, "time"))


def hint(this_month: int) -> str:
    """The hint about three goals a month; empty when there is nothing to say."""
    if this_month >= A_MONTH:
        return ""
    return f"Three goals a month work well. You have {this_month or 'none'}: one more is a good next step."


def numbered(goals: Sequence[Goal], number: int) -> Goal | None:
    """The goal with that number in the list, counted from 1."""
    return goals[number - 1] if 1 <= number <= len(goals) else None
