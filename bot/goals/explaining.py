"""What is read of a goal, as plain values: for `python -m bot explain goal`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from bot.goals import reading, rules, vocabulary
from bot.goals.model import Action, Goal, GoalId
from bot.goals.vocabulary import compiled
from bot.kit.errors import UserError
from bot.kit.times import Interval
from bot.members.model import MemberId

LETTERS = ("specific", "measurable", "actionable", "relevant", "timebound")


class LongGoal(UserError):
    """That goal has {length} characters; one sentence of at most 300 is read."""


_KINDS = {
    Action.COFFEE: "coffee_chat",
    Action.INTERVIEW: "coffee_chat",
    Action.EVENT: "attend_event",
    Action.POST: "post_content",
    Action.COMMENT: "post_content",
    Action.APPLY: "apply",
    Action.GIVE: "other",
    Action.DO: "other",
    Action.RESULT: "other",
    Action.UNCLEAR: "other",
}
"""The others all reach out to people: they talk, meet, call, write, or ask for something."""
_NETWORK = r"(?:linked\s?in|xing|twitter|github|mastodon|bluesky|instagram|facebook|discord|slack|online)"
_CONNECTING = compiled(
    r"\bconnection\s+(?:requests?|invit\w+)"
    rf"|\b(?:connect(?:ing)?|add|invite)\b[^.;]{{0,80}}?\b{_NETWORK}\b"
    rf"|\b{_NETWORK}\s+(?:connections|contacts)\b|\bconnections\s+(?:on|via)\s+{_NETWORK}\b"
)
_LEARNING = compiled(
    r"\b(?:read|watch|listen|learn|study|practi[cs]e|rehearse|research|revise)(?:ing)?\b"
    r"|\b(?:take|finish|complete|start|do|pass)(?:ing)?\b[^.;]{0,60}?"
    r"\b(?:courses?|class(?:es)?|lessons?|tutorials?|trainings?|bootcamps?|certificat\w+|modules?|books?|exams?)\b"
)
_GOING = compiled(r"\b(?:join|register|sign\s+up|visit)\b")
_MAKING = compiled(r"\b(?:write|create|build|teach|give|host|organi[sz]e|launch|record)\b")
_EVENT = dict(vocabulary.ACTIONS)[Action.EVENT]


def explained(text: str, today: date) -> dict[str, object]:
    """One sentence, typed on the local day `today`, without a big picture. Raises LongGoal."""
    if len(text) > reading.LONGEST:
        raise LongGoal(length=len(text))
    read = reading.read(text, today)
    goal = Goal(GoalId(0), MemberId(0), text, today, datetime.combine(today, time(12), UTC))
    checks = rules.checks(rules.understood(goal, read, today), None, past=read.past)
    return {
        "letters": {name: {"ok": check.holds, "why": check.why} for name, check in zip(LETTERS, checks, strict=True)},
        "action": _kind(text, read.action),
        "count": read.target,
        "unit": read.unit or None,
        "cadence": read.cadence and _cadence(read.cadence),
        "deadline": read.deadline and read.deadline.isoformat(),
        "deadline_phrase": _as_typed(read.phrase, text) if read.phrase else None,
    }


def _kind(text: str, action: Action) -> str:
    """The actions of goals in fewer and broader kinds; what they don't tell apart is told by the words."""
    if action in (Action.REACH, Action.MEET, Action.GIVE, Action.DO, Action.UNCLEAR) and _CONNECTING.search(text):
        return "connect_online"
    if action in (Action.DO, Action.UNCLEAR) and not _MAKING.search(text):
        if _GOING.search(text) and _EVENT.search(text):
            return "attend_event"
        if _LEARNING.search(text):
            return "learn"
    return _KINDS.get(action, "reach_out")


def _cadence(every: Interval) -> str:
    """The unit that the rhythm is said in: a fortnight is weeks, three months are a quarter, twelve a year."""
    if every.unit == "month" and every.n % 12 == 0:
        return "year"
    return "quarter" if every.unit == "month" and every.n == 3 else every.unit


def _as_typed(phrase: str, text: str) -> str:
    """A phrase of the sentence with the white space that it has in `text`; quotes and dashes may be plain ones."""
    found = re.search(r"\s+".join(map(re.escape, phrase.split())), text)
    return phrase if found is None else found[0]
