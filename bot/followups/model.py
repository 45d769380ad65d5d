"""A follow-up: something to do for one contact by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NewType

from bot.contacts.model import Contact, ContactId
from bot.members.model import MemberId

FollowUpId = NewType("FollowUpId", int)


class Kind(StrEnum):
    """Why a follow-up exists, most binding first."""

    PROMISE = "promise"
    ONCE = "once"
    THANKS = "thanks"
    CONGRATULATE = "congratulate"
    CHECK_IN = "check-in"
    CADENCE = "cadence"


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`due` and `at` are the member's own calendar; `at` is None unless they named a clock time.

    `what` is private and encrypted at rest. `span` is the interval in days that lateness is measured against.
    `nudge_at` is when it comes up for a nudge next, None when it waits for none; `nudged` is how many have told of it,
    `nudged_on` the local day of the latest. `named`: the person chose the day. `rev` counts changes of the day: a
    clock-time reminder is delivered once for each. `entry` is the conversation that started it. `rule`: an RRULE
    by which it comes back once it is done or skipped, counted from `began`.
    """

    id: FollowUpId
    owner: MemberId
    contact: ContactId
    kind: Kind
    due: date
    created_at: datetime
    at: time | None = None
    what: str = ""
    span: int = 1
    state: State = State.OPEN
    named: bool = False
    nudge_at: datetime | None = None
    nudged: int = 0
    nudged_on: date | None = None
    rev: int = 0
    entry: int | None = None
    closed_at: datetime | None = None
    rule: str = ""
    began: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A follow-up with what a list says of it: the person, and the local day of the last conversation.

    `also`: what else is open with the same person, so that one person takes one line.
    """

    followup: FollowUp
    contact: Contact
    last: date | None
    also: tuple[FollowUp, ...] = ()
