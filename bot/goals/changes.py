"""What a change of a goal changed, before and after, and a goal's own words kept so that they can be put back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.goals import pacing, rules
from bot.goals.model import Action, Goal
from bot.goals.pacing import Standing
from bot.kit import times, words

COUNT = "So far"
SHOWN = 140
"""Characters of a private text on either side."""

_DOING = {
    Action.UNCLEAR: "anything",
    Action.MEET: "meet somebody new",
    Action.REACH: "get in touch",
    Action.EVENT: "attend an event",
    Action.GIVE: "help somebody",
    Action.DO: "something of your own",
    Action.RESULT: "what others decide",
}
"""Where the name of what a goal is about is no word of its own."""

_WORDS = ("text", "unit", "role", "company", "sector", "channel", "kept", "want", "side", "questions")
"""What is kept as it is."""


def facts(goal: Goal) -> dict[str, str]:
    """What was understood of a goal and said about it, by label; what there is none of is said too."""
    asked = len(goal.questions.splitlines())
    return {
        "How many": "no number" if goal.target is None else rules.amount(goal, goal.target),
        "How often": "once" if goal.cadence is None else str(goal.cadence),
        "Starts": pacing.day(goal.starts),
        "Until": "no last day" if goal.deadline is None else pacing.day(goal.deadline),
        "What to do": _DOING.get(goal.action, goal.action.value),
        "Counts": _whom(goal),
        "You want or give": words.clip(goal.want, SHOWN) or "nothing noted",
        "Side of you": goal.side or "either",
        "Questions to ask": words.plural(asked, "question") if asked else "none",
    }


def between(before: Standing, after: Standing) -> tuple[tuple[str, str, str], ...]:
    """Label, before and after of everything that is another now; what it stands at comes last."""
    was, now = facts(before.goal), facts(after.goal)
    if before.goal.questions != after.goal.questions and was["Questions to ask"] == now["Questions to ask"]:
        now["Questions to ask"] += ", in other words"
    found = [(label, was[label], now[label]) for label in was if was[label] != now[label]]
    stood, stands = _stands(before), _stands(after)
    return (*found, *([(COUNT, stood, stands)] if stood != stands else []))


def _stands(one: Standing) -> str:
    """“2 of 3”, or “1 of 2 this week”."""
    number = f"{one.done}" if one.goal.target is None else f"{one.done} of {one.goal.target}"
    return f"{number} {pacing.this(one.goal)}".strip()


def _whom(goal: Goal) -> str:
    parts = (
        goal.role,
        f"at {goal.company}" if goal.company else "",
        f"in {goal.sector}" if goal.sector else "",
        f"on {goal.channel}" if goal.channel else "",
    )
    return ", ".join(part for part in parts if part) or "anyone"


def kept(goal: Goal) -> str:
    """All that `goal edit` can change and what follows from it, as one text for a held call."""
    said: dict[str, object] = {name: getattr(goal, name) for name in _WORDS}
    said |= {"action": goal.action.value, "target": goal.target, "starts": goal.starts.isoformat()}
    said["cadence"] = "" if goal.cadence is None else str(goal.cadence)
    said["deadline"] = "" if goal.deadline is None else goal.deadline.isoformat()
    return json.dumps(said, ensure_ascii=False)


def put_back(goal: Goal, text: str) -> Goal:
    """The goal with what `kept` wrote; its state and what it serves stay. Raises ValueError, LookupError, TypeError."""
    said: Mapping[str, Any] = json.loads(text)
    return replace(
        goal,
        **{name: str(said[name]) for name in _WORDS},
        action=Action(said["action"]),
        target=None if said["target"] is None else int(said["target"]),
        cadence=times.every(said["cadence"]) if said["cadence"] else None,
        deadline=date.fromisoformat(said["deadline"]) if said["deadline"] else None,
        starts=date.fromisoformat(said["starts"]),
    )
