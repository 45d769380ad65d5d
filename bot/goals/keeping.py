"""A goal looked up, set and closed; what the handlers of `/goal` have in common."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from bot.context import Context
from bot.goals import counting, lately, proposing, reading, rules, serving
from bot.goals.model import Aim, Goal, GoalId, State
from bot.goals.rules import Check
from bot.kit import ids, times, words
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord

ACTIVE = 100
"""Active goals of one member; more is a list of wishes."""
_BULLET = r"(?:[-*•–—+·▪◦‣→➤►●○■>]\s+)"
_BOX = r"(?:(?:\[[ xX✓✔]?\]|[☐☑☒✅✓✔□⬜◻🔲🔳✗])\ufe0f?\s*)"
_NUMBER = r"(?:\(?\d{1,2}[.)]\s+)"
_MARK = re.compile(rf"^(?:{_BULLET}|{_BOX}|{_NUMBER}){{1,4}}(?=\S)")
_LONE_MARK = re.compile(r"[\W_]*(?:[xX]\]\W*|\d{1,2}[.)]\W*)?")
_TITLE = re.compile(
    r"^(?:(?:my|our|the|some|these|new|next|this|monthly|weekly|networking|smart|career|main|top|\d+)\s+){0,4}"
    r"(?:goals?|to-?do(?:s| list)?|plans?|list|targets?|resolutions)(?:\s+(?:for|of|in|this|next|list)\b.{0,40})?"
    r"\s*:?$",
    re.IGNORECASE,
)
_DRESSING = re.compile(r"^[\W_]+|[\s*_~`]+$")


class TooManyGoalsOpen(UserError):
    """You have 100 active goals already.

    Complete or drop some first: `goal list`
    """


def find(ctx: Context, which: GoalId) -> Goal:
    """Raises UnknownRecord."""
    found = ctx.store.goals.find(ctx.member.id, which)
    if found is None:
        raise UnknownRecord
    return found


def new(ctx: Context, line: str) -> Goal:
    """What is understood of one sentence; not saved yet."""
    fresh = Goal(GoalId(ids.new_id(ctx.now)), ctx.member.id, line, ctx.today, ctx.now)
    return rules.understood(fresh, reading.read(line, ctx.today), ctx.today)


def linked(ctx: Context, goal: Goal, aim: Aim | None) -> tuple[Goal, str]:
    """The goal, tied to the big picture where it says that it is for the same, with the word that both have."""
    if aim is None or goal.serves_aim:
        return goal, ""
    word = proposing.shared(proposing.purpose(goal.text, reading.read(goal.text, ctx.today)), aim)
    return (replace(goal, serves_aim=True), word) if word else (goal, "")


def add(ctx: Context, goal: Goal) -> Goal:
    """Save a new goal, and count what there is for it."""
    ctx.store.goals.add(goal)
    ctx.store.questions.wake(ctx.member.id, ctx.now)
    counting.recount(ctx, goal)
    return goal


def save(ctx: Context, goal: Goal) -> Goal:
    """Save a goal that was changed, and count anew what there is for it while it is active."""
    ctx.store.goals.save(goal)
    if goal.state is State.ACTIVE:
        counting.recount(ctx, goal)
    return goal


def close(ctx: Context, which: GoalId, state: State) -> Goal:
    """Closing twice changes nothing more."""
    goal = find(ctx, which)
    if goal.state is not state:
        goal = replace(goal, state=state, closed_at=ctx.now)
        ctx.store.goals.save(goal)
    return goal


def read_then(ctx: Context, goal: Goal) -> reading.Reading:
    """What the sentence said on the day when it was set."""
    return reading.read(goal.text, times.local_day(goal.created_at, ctx.zone))


def checks(ctx: Context, goal: Goal, aim: Aim | None) -> tuple[Check, ...]:
    """The five questions, with what the member did lately."""
    said = replace(rules.told(goal.text, read_then(ctx, goal)), serves=serving.of(ctx, goal))
    return rules.checked(goal, aim, said, proposing.stretch(goal, lately.of(ctx, goal)))


def room_for(active: int, more: int) -> None:
    """Raises TooManyGoalsOpen."""
    if active + more > ACTIVE:
        raise TooManyGoalsOpen


def freed(line: str) -> str:
    """A line without the marks of a list: bullet, check box, number."""
    line = " ".join(line.split())
    return _MARK.sub("", line, count=1) or line


def pasted(text: str) -> list[str]:
    """The goals of a text, one a line, each once: without the marks of a list, and of several lines without headings
    and lines that are marks alone."""
    said = [line for line in text.splitlines() if line.strip()]
    several = [line for line in said if not (_LONE_MARK.fullmatch(line) or _is_heading(line))] if said[1:] else said
    return list(dict.fromkeys(freed(line) for line in several or said))


def _is_heading(line: str) -> bool:
    """“# March”, “My goals:”, “**Goals for spring**”, “This month:”."""
    line = line.strip()
    if re.match(r"#{1,6}\s", line):
        return True
    plain = _DRESSING.sub("", words.plain_quotes(freed(line)))
    return _TITLE.match(plain) is not None or (
        plain.endswith(":") and len(plain.split()) <= 6 and not any(sign.isdigit() for sign in plain)
    )


def this_month(ctx: Context, active: int) -> int:
    """Goals of this month: the active ones, and those completed since its first day."""
    first = times.instant(ctx.today.replace(day=1), time(0), ctx.zone)
    return active + ctx.store.goals.closed_since(ctx.member.id, first)
