from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.members.model import MemberId

EntryId = NewType("EntryId", int)
DeedId = NewType("DeedId", int)


class How(StrEnum):
    """How people talked; the default is in person."""

    IN_PERSON = "in person"
    COFFEE = "coffee chat"
    CALL = "call"
    MESSAGE = "message"
    EVENT = "event"
    COMMENT = "comment"


class Purpose(StrEnum):
    """What a conversation was for (S42)."""

    ADVICE = "advice"
    FEEDBACK = "feedback"
    COLLABORATION = "collaboration"
    MENTORSHIP = "mentorship"
    REFERRAL = "referral"
    JOB = "job"
    CATCH_UP = "catch-up"


class Outcome(StrEnum):
    """What came of a conversation (S43)."""

    ADVICE = "advice"
    LEAD = "lead"
    REFERRAL = "referral"
    INTRODUCTION = "introduction"


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation with a contact: `day` is the member's own, `at` when it was logged.

    `started` says who began it, `me` or `them`, empty when nobody said. `followup` is the follow-up that it settled,
    if one. `note` and `promise` are private and encrypted at rest.
    """

    id: EntryId
    owner: MemberId
    contact: int
    at: datetime
    day: date
    how: How = How.IN_PERSON
    where: str = ""
    note: str = ""
    promise: str = ""
    followup: int | None = None
    started: str = ""
    purpose: Purpose | None = None
    outcome: Outcome | None = None


class DeedKind(StrEnum):
    """What one does for one's network without talking to anybody (S33, S54 to S57).

    A showcase shows what one made or learnt; an answer is to a question in a community; a group is one that was joined,
    or where one introduced oneself; profile is a part of a profile put in order. An ask is of a contact, and counts for
    the ledger alone.
    """

    POST = "post"
    COMMENT = "comment"
    HELP = "help"
    APPLICATION = "application"
    SHOWCASE = "showcase"
    ANSWER = "answer"
    GROUP = "group"
    PROFILE = "profile"
    ASK = "ask"


class Give(StrEnum):
    """What was given to somebody: the sorts of help (S31)."""

    ARTICLE = "article"
    INTRODUCTION = "introduction"
    FEEDBACK = "feedback"
    HELP = "help"
    PRAISE = "praise"
    SHARE = "share"


class Ask(StrEnum):
    """What somebody was asked for."""

    ADVICE = "advice"
    FEEDBACK = "feedback"
    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    JOB = "job"
    MENTORSHIP = "mentorship"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Balance:
    """How often something was given to a contact, and asked of them; `last`: the local day of the latest of both."""

    contact: int
    gave: int
    asked: int
    last: date


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done on the member's local `day`: a post, a comment, help given, an application.

    `contact` is whom it was for, none where it was for nobody in particular; `channel` where it was done, such as
    LinkedIn. `sort` is a value of Give for help, of Ask for what was asked; empty for all else and where nobody said.
    `what` is private and encrypted at rest.
    """

    id: DeedId
    owner: MemberId
    kind: DeedKind
    day: date
    at: datetime
    what: str = ""
    contact: int | None = None
    channel: str = ""
    sort: str = ""

    def like(self, other: Deed) -> bool:
        """Whether both were logged at once, and say the same: all but their ids is equal."""
        return replace(self, id=other.id) == other
