"""A step: what to do today, and why. What was said of steps, and how many a week somebody wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.kit.calls import Call
from bot.members.model import MemberId

StepId = NewType("StepId", int)


class Kind(StrEnum):
    """What a step comes from; their order is the order in which they come."""

    PROMISE = "promise"
    FOLLOW_UP = "follow-up"
    EVENT = "event"
    DRAFT = "draft"
    THANKS = "thanks"
    LEAD = "lead"
    PEOPLE = "people"
    GOAL = "goal"
    FIRST_GOAL = "first-goal"
    SITUATION = "situation"
    PLAN = "plan"
    GAP = "gap"
    PRESENCE = "presence"
    TIP = "tip"


class Answer(StrEnum):
    """What was said of a step; one answer each day, the latest, but what is done stays done."""

    DONE = "done"
    ANOTHER = "another"
    LATER = "later"


class Asks(StrEnum):
    """What a step that nobody can know the end of is told with: a form of one line each."""

    PEOPLE = "people"
    TALK = "talk"
    DEED = "deed"
    GOAL = "goal"
    GROUP = "group"
    PLAN = "plan"
    SITUATION = "situation"
    LEAD = "lead"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Step:
    """`about` says which one of its kind, such as a spelled id; empty where there is only one. `because` follows that
    word. `small`: the same in five minutes, in words; empty where it takes no longer anyway.

    Once it is done, `does` runs; what can't be known is asked first (`asks`, with `proposal` to begin with and `given`
    beside it); a step with neither is only marked. The small version is marked too, unless it is as good as the whole
    (`small_counts`). `detail` is private; `offers` are labels and calls beside the answers, `choices` the answers where
    there are a few.
    """

    kind: Kind
    about: str
    do: str
    because: str
    minutes: int
    small: str = ""
    does: Call | None = None
    asks: Asks = Asks.NOTHING
    proposal: str = ""
    given: tuple[tuple[str, str], ...] = ()
    small_counts: bool = False
    detail: tuple[str, ...] = ()
    offers: tuple[tuple[str, Call], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    is_small: bool = False
    """It is the version of five minutes of a longer step."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The step that a button means: which one, on which day it was shown, and whether in its small version."""

    kind: Kind
    about: str
    day: date
    small: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a member said of a step on their local `day`."""

    id: StepId
    owner: MemberId
    day: date
    at: datetime
    kind: Kind
    about: str
    answer: Answer
    small: bool = False


@dataclass(frozen=True, slots=True)
class Rhythm:
    """So many small steps a week; `small`: only those of five minutes. `since` is the local day it began."""

    owner: MemberId
    weekly: int
    since: date
    small: bool = False
