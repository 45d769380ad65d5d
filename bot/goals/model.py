"""A goal, what counts for it, and the big picture it serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.journal.model import DeedId, DeedKind, EntryId, How, Outcome, Purpose
from bot.kit.times import Interval
from bot.members.model import MemberId

GoalId = NewType("GoalId", int)
CountId = NewType("CountId", int)
CheckInId = NewType("CheckInId", int)

LETTERS = "SMART"


class Action(StrEnum):
    """What a goal is about doing. `UNCLEAR`: its words don't say; `RESULT`: what others decide, such as an offer."""

    UNCLEAR = ""
    TALK = "talk"
    MEET = "meet"
    REACH = "reach out"
    COFFEE = "coffee chat"
    INTERVIEW = "informational interview"
    CALL = "call"
    MESSAGE = "message"
    COMMENT = "comment"
    FOLLOW_UP = "follow up"
    ADVICE = "ask for advice"
    FEEDBACK = "ask for feedback"
    MENTORSHIP = "ask for mentorship"
    REFERRAL = "ask for a referral"
    EVENT = "attend"
    POST = "post"
    APPLY = "apply"
    GIVE = "help"
    DO = "do"
    RESULT = "result"


class State(StrEnum):
    ACTIVE = "active"
    DONE = "done"
    DROPPED = "dropped"


class Family(StrEnum):
    """The four usual big pictures (S1), and one's own words."""

    JOB = "job"
    COMMUNITY = "community"
    PROFILE = "profile"
    EXPERTISE = "expertise"
    OWN = ""


FAMILIES = {
    Family.JOB: "Find a job",
    Family.COMMUNITY: "Build a support community",
    Family.PROFILE: "Build my profile and online presence",
    Family.EXPERTISE: "Be known for my expertise",
}


@dataclass(frozen=True, slots=True)
class Aim:
    """The one long-term big picture of a member; `text` in their own words, empty when the family says it all."""

    owner: MemberId
    family: Family
    text: str
    created_at: datetime
    until: date | None = None

    @property
    def said(self) -> str:
        return self.text or FAMILIES.get(self.family, "")


@dataclass(frozen=True, slots=True)
class Goal:
    """`text` is the sentence as typed; what was understood of it may be empty.

    It counts from `starts` to `deadline`, both local days and included. With a `cadence`, `target` is meant for each
    of its periods. `role`, `company` and `sector` say whose conversations count, `channel` where. `kept` holds the
    letters of the check whose words the member left as they are. `want` is what the member wants of the people or gives
    them, `side` which side of them it is about ("personal", "professional", empty for either), `questions` what to ask,
    one a line. `want`, `questions` and `result` are private and encrypted at rest.
    """

    id: GoalId
    owner: MemberId
    text: str
    starts: date
    created_at: datetime
    action: Action = Action.UNCLEAR
    target: int | None = None
    unit: str = ""
    role: str = ""
    company: str = ""
    cadence: Interval | None = None
    deadline: date | None = None
    serves_aim: bool = False
    kept: str = ""
    state: State = State.ACTIVE
    result: str = ""
    want: str = ""
    side: str = ""
    questions: str = ""
    closed_at: datetime | None = None
    sector: str = ""
    channel: str = ""
    came_from: GoalId | None = None
    """The goal of an earlier month that was carried on, or adapted, as this one."""


@dataclass(frozen=True, slots=True)
class Count:
    """So much towards a goal on a local day: by the conversation `entry`, by the event of an `attendance`, by a `deed`,
    or said by hand. `note` is private.

    What the member left out has the amount 0, and keeps it whatever is counted anew.
    """

    id: CountId
    owner: MemberId
    goal: GoalId
    amount: int
    day: date
    at: datetime
    entry: EntryId | None = None
    note: str = ""
    attendance: int | None = None
    deed: DeedId | None = None

    @property
    def by_itself(self) -> bool:
        return self.entry is not None or self.attendance is not None or self.deed is not None

    @property
    def left_out(self) -> bool:
        return self.by_itself and self.amount == 0


class Confidence(StrEnum):
    """How sure a member is to reach a goal; empty when they didn't say."""

    SURE = "sure"
    UNSURE = "unsure"
    UNLIKELY = "unlikely"
    OPEN = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a member said of a goal on a local day: the `number` at which it stood then, in its period, and how sure
    they are. One for each goal and day. `line` is private and encrypted at rest."""

    id: CheckInId
    owner: MemberId
    goal: GoalId
    day: date
    at: datetime
    number: int
    confidence: Confidence = Confidence.OPEN
    line: str = ""


@dataclass(frozen=True, slots=True)
class Outing:
    """An event that the member said something of; `day` is the one on which it began for them. It counts if they
    `went`."""

    attendance: int
    day: date
    title: str
    went: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """What of a logged conversation decides whether it counts. `settled`: it closed a follow-up."""

    entry: EntryId
    contact: int
    day: date
    how: How
    purpose: Purpose | None = None
    outcome: Outcome | None = None
    settled: bool = False
    role: str = ""
    kind: str = ""
    company: str = ""
    sector: str = ""
    channel: str = ""
    """Where the member is in touch with that person, as noted with them."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What of a logged deed decides whether it counts. `role`, `person` (what they are to the member), `company` and
    `sector` are those of the `contact` whom it was for; empty where it was for nobody in particular, as is their
    `name`. `what` is not read of posts, comments and what was shown."""

    deed: DeedId
    kind: DeedKind
    day: date
    channel: str = ""
    contact: int | None = None
    role: str = ""
    person: str = ""
    company: str = ""
    sector: str = ""
    what: str = ""
    name: str = ""
