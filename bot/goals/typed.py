"""What the form of a goal shows, and how what was typed into it is read; each error is laid at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.context import Context
from bot.goals import reading, rules
from bot.goals.args import MOST
from bot.goals.model import Goal
from bot.journal import channels
from bot.kit import times
from bot.kit.args import Number
from bot.kit.errors import UserError

EITHER = "either"
SIDES = ("professional", "personal", EITHER)
"""Which side of the member a goal is about (L5); “either” says nothing."""


def facts(goal: Goal) -> dict[str, str]:
    return {
        "what": goal.text,
        "number": str(goal.target or ""),
        "by": goal.deadline.isoformat() if goal.deadline is not None else "",
        "every": str(goal.cadence) if goal.cadence is not None else "",
        "role": goal.role,
        "company": goal.company,
        "sector": goal.sector,
        "channel": goal.channel,
        "want": goal.want,
        "side": goal.side or EITHER,
        "questions": goal.questions,
    }


def changed(ctx: Context, goal: Goal, given: Mapping[str, str | None]) -> Goal:
    """The goal with what was filled in. A form sends back what it was filled with: only what differs was meant.

    Raises UserError with the field at fault.
    """
    known = facts(goal)
    meant = {name: text for name, text in given.items() if text is not None and text != known[name]}
    if "what" in meant:
        goal = replace(goal, text=" ".join(meant["what"].split()), kept="")
        goal = rules.understood(goal, reading.read(goal.text, ctx.today), goal.starts)
    if "number" in meant:
        goal = replace(goal, target=number(ctx, meant["number"]))
    if "by" in meant:
        goal = replace(goal, deadline=deadline(ctx, meant["by"]))
    if "every" in meant:
        goal = replace(goal, cadence=every(meant["every"]))
    return replace(
        goal,
        role=meant.get("role", goal.role),
        company=meant.get("company", goal.company),
        sector=meant.get("sector", goal.sector),
        channel=channels.known(meant.get("channel", goal.channel)),
        want=meant.get("want", goal.want),
        side=side(meant["side"]) if "side" in meant else goal.side,
        questions=lines(meant["questions"]) if "questions" in meant else goal.questions,
    )


def side(text: str) -> str:
    return "" if text == EITHER else text


def lines(text: str) -> str:
    """One a line, without empty ones."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def number(ctx: Context, text: str) -> int | None:
    try:
        return Number("", least=1, most=MOST).read(text, ctx) if text else None
    except UserError as error:
        raise error.at("number") from None


def deadline(ctx: Context, text: str) -> date | None:
    try:
        return reading.read_deadline(text, ctx.today) if text else None
    except UserError as error:
        raise error.at("by") from None


def every(text: str) -> times.Interval | None:
    try:
        return times.every(text) if text else None
    except UserError as error:
        raise error.at("every") from None
