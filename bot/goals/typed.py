"""What the form of a goal shows, and how what was typed into it is read; each error is laid at its field."""

from __future__ import annotations

from datetime import date

from bot.context import Context
from bot.goals import reading
from bot.goals.args import MOST
from bot.goals.model import Goal
from bot.kit import times
from bot.kit.args import Number
from bot.kit.errors import UserError


def facts(goal: Goal) -> dict[str, str]:
    return {
        "what": goal.text,
        "number": str(goal.target or ""),
        "by": goal.deadline.isoformat() if goal.deadline is not None else "",
        "every": str(goal.cadence) if goal.cadence is not None else "",
        "role": goal.role,
        "company": goal.company,
    }


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
