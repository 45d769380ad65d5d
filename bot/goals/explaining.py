"""What is read of a goal, as plain values: for `python -m bot explain goal`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from bot.goals import reading, rules
from bot.goals.model import Goal, GoalId
from bot.kit.errors import UserError
from bot.kit.times import Interval
from bot.members.model import MemberId

LETTERS = ("specific", "measurable", "actionable", "relevant", "timebound")


class LongGoal(UserError):
    """That goal has {length} characters; one sentence of at most 300 is read."""


def explained(text: str, today: date) -> dict[str, object]:
    """One sentence, typed on the local day `today`, without a big picture. Raises LongGoal."""
    if len(text) > reading.LONGEST:
        raise LongGoal(length=len(text))
    read = reading.read(text, today)
    goal = Goal(GoalId(0), MemberId(0), text, today, datetime.combine(today, time(12), UTC))
    checks = rules.checked(rules.understood(goal, read, today), None, rules.told(text, read), None)
    return {
        "letters": {name: {"ok": check.holds, "why": check.why} for name, check in zip(LETTERS, checks, strict=True)},
        "action": read.kind.value,
        "count": read.target,
        "unit": read.unit or read.thing or None,
        "cadence": read.cadence and _cadence(read.cadence),
        "deadline": read.deadline and read.deadline.isoformat(),
        "deadline_phrase": _as_typed(read.phrase, text) if read.phrase else None,
    }


def _cadence(every: Interval) -> str:
    """The unit that the rhythm is said in: a fortnight is weeks, three months are a quarter, twelve a year."""
    if every.unit == "month" and every.n % 12 == 0:
        return "year"
    return "quarter" if every.unit == "month" and every.n == 3 else every.unit


def _as_typed(phrase: str, text: str) -> str:
    """A phrase of the sentence with the white space that it has in `text`; quotes and dashes may be plain ones."""
    found = re.search(r"\s+".join(map(re.escape, phrase.split())), text)
    return phrase if found is None else found[0]
