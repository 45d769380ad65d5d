"""What of a goal decides what counts, in words: whom it is about, what nobody can check, and why it counts by hand."""

from __future__ import annotations

from bot.goals import fitting, naming, online
from bot.goals.model import Action, Goal
from bot.kit import words

NAME = 60
"""Characters of a name, as typed, in a line about what counts."""


def whom(goal: Goal) -> str:
    """“Ana or Bo, at Google or Meta, on LinkedIn”; empty for anybody."""
    names = words.join([words.clip(name, NAME) for name in fitting.people(goal)], "or")
    role = "" if names and naming.is_relation(goal.role) else goal.role
    which = ((names, ""), (role, ""), (goal.company, "at "), (goal.sector, "in "), (goal.channel, "on "))
    known = ", ".join(f"{lead}{said}" for said, lead in which if said)
    return ", ".join(part for part in ("people who are new to you" if _says_new(goal) else "", known) if part)


def logged(goal: Goal) -> str:
    """What must be logged, where the kind of the goal doesn't say it."""
    if fitting.shares(goal):
        return "an article or a link that you gave"
    if goal.action is Action.MEET and fitting.people(goal):
        return "a talk"
    if present := online.logged(goal):
        return present
    return "a first message or talk" if fitting.connects(goal) else ""


def event(goal: Goal) -> str:
    """“an event”, or “PyLadies or JSConf” where the goal names it."""
    names = naming.named_events(goal.text)
    return words.join([words.clip(name, NAME) for name in names], "or") if names else "an event"


def why_by_hand(goal: Goal) -> str:
    """Why nothing counts by itself, where it seems to; else empty."""
    if fitting.through_others(goal):
        return ": I can't tell who that is"
    if fitting.together(goal):
        return ": I can't tell whether you all met"
    if goal.action is Action.EVENT and not fitting.counts_outings(goal):
        return ": that you were at an event doesn't say that you spoke or hosted"
    return ""


def beyond(goal: Goal) -> str:
    """What its words ask for that nothing logged is held against, as a sentence; else empty."""
    found = naming.unchecked(goal.text)
    if fitting.only_new(goal):
        found = tuple(one for one in found if not one.lower().startswith("new "))
    if fitting.counts_outings(goal):
        found = (*naming.topics(goal.text), *found)
    if not found:
        if not fitting.connects(goal):
            return ""
        return f", once {goal.channel} is noted as their channel (Edit on their card), or by hand with +1"
    said = words.join([f"“{words.clip(one, NAME)}”" for one in dict.fromkeys(found)], "or")
    return f". I can't check {said}, so all count; take out what doesn't fit with “Not this one”"


def _says_new(goal: Goal) -> bool:
    return fitting.only_new(goal) and goal.action is not Action.MEET
