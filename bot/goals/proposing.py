"""What is proposed for what a goal leaves open, from the member's own pace: values in, values out.

The pace is what would have counted for the goal in their own last four weeks. Nobody else's is ever looked at.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.goals.model import FAMILIES, Action, Aim, Family, Goal
from bot.goals.reading import Reading
from bot.goals.vocabulary import compiled
from bot.kit import times, words
from bot.kit.times import Interval

MOST = 9999
"""The largest number of a goal."""
LOOKED_AT = 28
"""Days of one's own that are compared with."""
KNOWN_FOR = 7
"""Days of a journal below which nothing is compared: somebody new is not warned."""
A_MONTH = 3
"""Of whatever it is, for somebody without a history: a small number that is seen to grow (S8, S20)."""
MONTH = 30
YEAR_AT_ONCE = 12
"""The most that is proposed without a history, whatever the time."""
STRETCH, FEW = 4, 2
"""Asked about when it is more than so many times one's own pace, and more than so many a week."""
LEAST_DAYS = 7
"""With fewer days left in this month, its end is no proposal."""
BOTH_DAYS = 14
"""The same where number and day are proposed together: the number should be more than one."""

_DAYS = {"day": 1, "week": 7, "month": MONTH, "year": 365}


@dataclass(frozen=True, slots=True)
class Lately:
    """What would have counted in the last `days` days, today included; at most LOOKED_AT."""

    done: int
    days: int

    @property
    def weekly(self) -> float:
        return self.done * 7 / self.days

    @property
    def said(self) -> str:
        """“In the last four weeks you had 4, about one a week”."""
        when = "four weeks" if self.days >= LOOKED_AT else words.plural(self.days, "day")
        return f"In the last {when} you had {self.done}, {rate(self.weekly)}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """How the pace that a goal needs compares with one's own; `asks`: it is so much more that less is proposed."""

    said: str
    asks: bool = False
    less: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What stands in for what a goal leaves open; None is what it says itself."""

    number: int | None = None
    by: date | None = None
    every: Interval | None = None


def stretch(goal: Goal, lately: Lately | None) -> Stretch | None:
    """None where there is nothing to compare: no number, no time, or no history."""
    needs = _weekly(goal)
    if needs is None or lately is None or not lately.done or goal.target is None:
        return None
    own = lately.weekly
    needed = f"That is {rate(needs)}"
    if needs <= own:
        return Stretch(f"{needed}. {lately.said}: well in reach.")
    if rate(needs) == rate(own):
        return Stretch(f"{needed}. {lately.said}: your own pace.")
    less = max(1, math.floor(goal.target * 2 * own / needs))
    if needs > STRETCH * own and needs > FEW and less < goal.target:
        return Stretch(f"{needed}. {lately.said}.", asks=True, less=less)
    return Stretch(f"{needed}. {lately.said}: a stretch, and possible.")


def rate(weekly: float) -> str:
    """“about 3 a week”, “about one every 2 weeks”; from 14 a week on by day, below one in 8 weeks by month."""
    if weekly >= 14:
        return f"about {round(weekly / 7)} a day"
    if weekly >= 1.5:
        return f"about {round(weekly)} a week"
    if weekly >= 0.75:
        return "about one a week"
    if weekly * 8 >= 0.95:
        return f"about one every {max(2, round(1 / weekly))} weeks"
    if weekly * 52 < 1:
        return "less than one a year"
    return f"about one every {round(7 / (weekly * MONTH))} months"


def proposed(goal: Goal, lately: Lately | None, today: date) -> Proposal:
    """What is put in for the number, the day or the rhythm that a goal lacks. What it has is left alone."""
    timeless = goal.deadline is None and goal.cadence is None
    by = last_day(today, BOTH_DAYS if goal.target is None else LEAST_DAYS) if timeless else None
    if goal.target is not None:
        return Proposal(by=by)
    return Proposal(number(goal, lately, today, by), by)


def recurring(goal: Goal, lately: Lately | None) -> Proposal:
    """A rhythm instead of a day: every week, or every month for more than two of it."""
    every = Interval(1, "week" if goal.target is None or goal.target <= FEW else "month")
    return Proposal(_for_days(_DAYS[every.unit], lately) if goal.target is None else None, every=every)


def number(goal: Goal, lately: Lately | None, today: date, by: date | None = None) -> int:
    """A step up from one's own pace in the time that the goal has; `by` is its last day where it says none."""
    if goal.cadence is not None:
        return _for_days(goal.cadence.n * _DAYS[goal.cadence.unit], lately)
    last = goal.deadline or by
    days = MONTH if last is None else max(1, (last - max(goal.starts, today)).days + 1)
    return _for_days(days, lately)


def _for_days(days: int, lately: Lately | None) -> int:
    if lately is None or not lately.done:
        return max(1, min(YEAR_AT_ONCE, round(A_MONTH * days / MONTH)))
    own = lately.done * days / lately.days
    return min(MOST, max(1, math.floor(own) + 1, math.ceil(own * 1.2) if own > 5 else 1))


def around(proposal: int) -> tuple[int, ...]:
    """The proposed number first, then a smaller and a larger one."""
    less, more = proposal - math.ceil(proposal / 3), proposal + math.ceil(proposal / 2)
    return tuple(dict.fromkeys(one for one in (proposal, less, min(more, MOST)) if one >= 1))


def last_day(today: date, least: int = LEAST_DAYS) -> date:
    """The last day of this month, or of the next one where fewer than `least` days are left, today included."""
    first = times.add_months(today.replace(day=1), 1)
    return first - timedelta(days=1) if (first - today).days >= least else times.add_months(first, 1) - timedelta(1)


def recurs(goal: Goal) -> bool:
    """Whether it makes sense again and again: one thing that gets done does not."""
    return goal.action not in (Action.RESULT, Action.UNCLEAR) and (goal.target is None or bool(goal.unit))


def _weekly(goal: Goal) -> float | None:
    """How many a week the goal asks for. A goal of a few days is compared as if it had a week."""
    if goal.target is None:
        return None
    if goal.cadence is not None:
        return goal.target * 7 / (goal.cadence.n * _DAYS[goal.cadence.unit])
    if goal.deadline is None:
        return None
    return goal.target * 7 / max(7, (goal.deadline - goal.starts).days + 1)


# What a goal is for

_LEADS = (
    r"(?:so\s+that|so|in\s+order)\b\s*(?:(?:i|we)\b\s*)?(?:(?:can|could|will|may)\s+)?(?:to\s+)?"
    r"|(?:because|since|as)\s+(?:i|we)(?:'d|'m)?\s+(?:(?:want|wish|hope|plan|need|would\s+like|like)\s+|am\s+(?:trying|hoping"
    r"|looking)\s+|(?:trying|hoping|looking)\s+)to\s+|to\s+"
)
_BIG = (
    r"(?:find|get|land|become|change|switch|transition|move|grow|build|strengthen|improve|raise|expand|increase|start"
    r"|launch|gain|win|work|return|earn|relocate|break|enter|be)\b"
    r"(?!\s+(?:(?:a|the|an)\s+(?:habit|routine)|out\b|more\s+out|an?\s+(?:reply|answer|idea|feel)|able|used|references?))"
)
"""What a big picture begins with: something that changes for long, unlike what one learns, says or sees."""
_AIM = compiled(rf"(?:{_LEADS})?(?P<aim>{_BIG}.*)")
_FOR = compiled(
    rf"\b(?:so\s+that\s+i|in\s+order\s+to|because\s+i\s+want\s+to|to)\s+(?:can\s+|will\s+)?(?P<aim>{_BIG}[^.!?]*)"
)
_PLAIN = frozenset(
    "a an and the my our me i we it its in on at of for to by from with as be is am are was so that this more new can"
    " will want get find become build grow make have some people network networking help better best good start".split()
)
_KIN = {
    Family.JOB: "job jobs hired hire position role roles employment employed internship career offer work",
    Family.COMMUNITY: "community friends peers support group belong",
    Family.PROFILE: "profile presence visible visibility online brand",
    Family.EXPERTISE: "expert expertise known recognised recognized authority",
}
"""Words that say the same as one of the usual four."""


def purpose(text: str, read: Reading) -> str:
    """What the sentence says that it is for, as a big picture would be said: “Find a job as a data analyst”."""
    found = _AIM.fullmatch(" ".join(read.aim.split())) if read.aim else _for(text, read)
    said = "" if found is None else found["aim"].strip(" ,;:.!?-")
    return words.capital(said) if len(words.terms(said)) > 1 else ""


def _for(text: str, read: Reading) -> re.Match[str] | None:
    """Behind what is to be done: “… by June to find a job”. “I want to find a job” is the goal itself."""
    if read.action in (Action.RESULT, Action.UNCLEAR):
        return None
    plain = " ".join(text.split())
    found = _FOR.search(plain, len(plain) // 3)
    return None if found is None or (read.phrase and read.phrase in found["aim"]) else found


def shared(said: str, aim: Aim) -> str:
    """A word of what a goal is for that the big picture has as well; empty where there is none."""
    theirs = _content(f"{aim.said} {_KIN.get(aim.family, '')}")
    kin = _KIN[Family.JOB] if "job" in theirs or "job" in _content(FAMILIES.get(aim.family, "")) else ""
    theirs |= _content(kin)
    return next((word for word in re.findall(r"[^\W\d_]+", said) if _content(word) & theirs), "")


def _content(text: str) -> frozenset[str]:
    return frozenset(term.removesuffix("s") for term in words.terms(text) if term not in _PLAIN)
