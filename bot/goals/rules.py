"""What holds of a goal: values in, values out. What counts for it stands in fitting, how it is going in pacing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.goals import deadlines, numbering, pacing, proposing, reading, splitting
from bot.goals.model import Action, Aim, Goal
from bot.goals.proposing import Stretch
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
    """One letter of SMART: whether it holds, `why` in plain words, and the `question` that would settle it. `kept`:
    their words stay as they are. `asks`: it holds, and something is worth asking all the same, such as the day of an
    event."""

    letter: str
    name: str
    holds: bool
    why: str
    kept: bool = False
    asks: bool = False
    question: str = ""

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


@dataclass(frozen=True, slots=True)
class Told:
    """What of the sentence itself the check needs. `past`: the deadline that was over when it was written; `event`: one
    whose day it doesn't say; `purpose`: what it says that it is for; `parts`: its goals, where it is more than one.
    `serves`: what it names of the network that they want."""

    past: str = ""
    event: str = ""
    purpose: str = ""
    parts: tuple[str, ...] = ()
    serves: str = ""


def told(text: str, read: reading.Reading) -> Told:
    parts = splitting.parts(text)
    return Told(read.past, read.open, proposing.purpose(text, read), parts if len(parts) > 1 else ())


def checked(goal: Goal, aim: Aim | None, said: Told, stretch: Stretch | None) -> tuple[Check, ...]:
    told = {"past": said.past, "event": said.event, "purpose": said.purpose, "serves": said.serves}
    return checks(goal, aim, parts=said.parts, stretch=stretch, **told)


def checks(
    goal: Goal,
    aim: Aim | None,
    *,
    past: str = "",
    event: str = "",
    purpose: str = "",
    serves: str = "",
    parts: tuple[str, ...] = (),
    stretch: Stretch | None = None,
) -> tuple[Check, ...]:
    """The five questions of the lesson (L1); see Told. `stretch`: how its pace compares with the member's own."""
    answers = (
        ("S", "Specific", _specific(goal, parts)),
        ("M", "Measurable", _measurable(goal)),
        ("A", "Actionable", _actionable(goal, stretch)),
        ("R", "Relevant", _relevant(goal, aim, purpose, serves)),
        ("T", "Time-bound", _timebound(goal, past, event)),
    )
    return tuple(
        Check(letter, name, answer.holds, answer.why, letter in goal.kept, answer.asks, answer.question)
        for letter, name, answer in answers
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    holds: bool
    why: str
    question: str = ""
    asks: bool = False


def vague(goal: Goal) -> bool:
    """Whether nobody could see it done. With a number that was given since, it can be seen."""
    return goal.action is Action.UNCLEAR or (goal.target is None and reading.vague(goal.text))


_LEADS_THERE = "What will you do that leads there? Begin with a verb: ask, apply, attend."
_BEGIN = "Begin with a verb: have, attend, write, ask."


def _specific(goal: Goal, parts: tuple[str, ...]) -> _Answer:
    result = goal.action is Action.RESULT
    if len(parts) > 1:
        why = f"This looks like {len(parts)} goals."
        return _Answer(not (result or vague(goal)), why, "One for each is easier to count.", asks=True)
    if result:
        return _Answer(False, "It names what comes of it, not yet what you will do.", _LEADS_THERE)
    if goal.action is Action.UNCLEAR:
        return _Answer(False, "I can't read what you will do.", f"What is it? {_BEGIN}")
    if vague(goal):
        return _Answer(False, "It doesn't say with whom, or with what.", "With whom, or with what?")
    if reading.sentences(goal.text) > 1:
        return _Answer(True, "A goal is one sentence, and here are more.", "What is the one thing?", asks=True)
    return _Answer(True, "It names one thing.")


def _measurable(goal: Goal) -> _Answer:
    if goal.target is None:
        return _Answer(False, "No number yet.", "How will you see progress?")
    if goal.target == 1 and not goal.unit and goal.cadence is None:
        return _Answer(True, "It is one thing, and you can see when it is done.")
    return _Answer(True, f"You can count it: {amount(goal, goal.target)}.")


def _actionable(goal: Goal, stretch: Stretch | None) -> _Answer:
    """Asked both ways: what will I do myself, and is it in reach?"""
    if goal.action is Action.RESULT:
        return _Answer(False, "It is a result, and others decide it.", _LEADS_THERE)
    if vague(goal):
        return _Answer(False, "No task yet that you do yourself.", "Which task will you do yourself?")
    if stretch is None:
        return _Answer(True, "You do it yourself.")
    smaller = "Would a smaller number help you keep it?"
    return _Answer(True, f"You do it yourself. {stretch.said}", smaller if stretch.asks else "", stretch.asks)


def _relevant(goal: Goal, aim: Aim | None, purpose: str, serves: str) -> _Answer:
    """It serves the big picture, or the network that they want (S11)."""
    plan = f"It is in your plan: {serves}." if serves else ""
    if aim is not None and goal.serves_aim:
        return _Answer(True, f"Serves: {aim.said}. {plan}".strip())
    if plan:
        return _Answer(True, plan)
    if aim is not None:
        return _Answer(bool(purpose), f"Your big picture is: {aim.said}.", "Does it serve that?", asks=bool(purpose))
    if purpose:
        return _Answer(True, f"You say what it is for: {purpose}.", "Is that your big picture?", asks=True)
    return _Answer(False, "You have no big picture yet.", "What is it for?")


def _timebound(goal: Goal, past: str, event: str) -> _Answer:
    if goal.deadline is not None and goal.cadence is not None:
        return _Answer(True, f"{words.capital(str(goal.cadence))}, until {pacing.day(goal.deadline)}.")
    if goal.cadence is not None:
        return _Answer(True, f"It has a rhythm: {goal.cadence}.")
    if goal.deadline is not None:
        return _Answer(True, f"Until {pacing.day(goal.deadline)}.")
    if past:
        why = f"“{past}” is over." if deadlines.impossible(past) is None else f"“{past}”: the calendar has no such day."
        return _Answer(True, why, "Which day shall it be?", asks=True)
    if event:
        return _Answer(True, f"“{event}” is a fine deadline.", "Which day is that?", asks=True)
    return _Answer(False, "No last day and no rhythm yet.", "Until when?")


ORDER = ("SA", "M", "T", "R")
"""What is asked first: what to do, then how many, until when and what for. Letters together are one question."""


def asked(found: Sequence[Check]) -> tuple[str, int]:
    """The open letters that are one question now, and how many questions come after it."""
    still = {check.letter for check in found if check.open}
    groups = ["".join(letter for letter in group if letter in still) for group in ORDER]
    groups = [group for group in groups if group]
    return (groups[0], len(groups) - 1) if groups else ("", 0)


def amount(goal: Goal, number: int) -> str:
    """“3 coffee chats”; the noun as the member typed it, and one of it by itself."""
    unit = numbering.singular(goal.unit) if number == 1 else goal.unit
    return f"{number} {unit}" if unit else words.plural(number, _NOUNS.get(goal.action, "time"))


def hint(this_month: int) -> str:
    """The hint about three goals a month; empty when there is nothing to say."""
    if this_month >= A_MONTH:
        return ""
    return f"Three goals a month work well. You have {this_month or 'none'}: one more is a good next step."


def numbered(goals: Sequence[Goal], number: int) -> Goal | None:
    """The goal with that number in the list, counted from 1."""
    return goals[number - 1] if 1 <= number <= len(goals) else None
