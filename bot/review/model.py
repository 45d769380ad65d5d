"""A month's review, what it says of each goal and of three people, and the letter that goes to a coach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.contacts.model import Tier
from bot.goals.model import GoalId
from bot.kit.times import Interval
from bot.members.model import Handle, MemberId

ReviewId = NewType("ReviewId", int)
ResultId = NewType("ResultId", int)
LookId = NewType("LookId", int)
LetterId = NewType("LetterId", int)

PEOPLE = 3
"""People to look at in a review (L3)."""


class Verdict(StrEnum):
    """What becomes of a goal: it is done, goes on as it is, goes on changed, or is let go."""

    DONE = "done"
    CARRY = "carry"
    ADAPT = "adapt"
    DROP = "drop"


class Reason(StrEnum):
    """Why a person is looked at: a promise is open, the talk is longer ago than it should be, they are close, or they
    are simply next."""

    PROMISE = "promise"
    SILENCE = "silence"
    CLOSE = "close"
    NEXT = "next"


class Answer(StrEnum):
    """What is to be with a person: there is news of them, get closer, help them, all is well; or nothing was said."""

    NEWS = "news"
    CLOSER = "closer"
    HELP = "help"
    FINE = "fine"
    OPEN = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One member's look back on a month, by the `month`'s first day; it may be left and continued on another day.

    `network`: the network they want; `change`: what must change; both in their own words, private and encrypted at
    rest. `skipped`: the steps they left out.
    """

    id: ReviewId
    owner: MemberId
    month: date
    started_at: datetime
    finished_at: datetime | None = None
    network: str = ""
    change: str = ""
    skipped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """What a review says of a goal: where it stood, `done` of its target, one line `why` (private, encrypted at rest),
    and the goal of the next month that it goes on as."""

    id: ResultId
    review: ReviewId
    owner: MemberId
    goal: GoalId
    verdict: Verdict
    done: int
    target: int | None = None
    why: str = ""
    following: GoalId | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """A person whom a review looks at, at a `place` counted from 1. `what` is private and encrypted at rest."""

    id: LookId
    review: ReviewId
    owner: MemberId
    contact: int
    place: int
    why: Reason
    answer: Answer = Answer.OPEN
    what: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """A month in the numbers that matter (S41): conversations, follow-ups done, events attended, help given."""

    talks: int = 0
    done: int = 0
    events: int = 0
    gives: int = 0


@dataclass(frozen=True, slots=True)
class Touch:
    """Somebody to stay in touch with: how close, how often by their own wish (else as the tier has it), the day they
    were written down, and the local day of the last conversation."""

    contact: int
    tier: Tier
    every: Interval | None
    since: datetime
    last: date | None = None


class Sent(StrEnum):
    """What became of a letter: it is a preview, it is on its way, it arrived, it could not be delivered, or nobody can
    tell whether it arrived."""

    NOT = "preview"
    UNDERWAY = ""
    ARRIVED = "arrived"
    FAILED = "failed"
    UNSURE = "unsure"

    @property
    def gone(self) -> bool:
        """Whether the coach has it, may have it, or is about to."""
        return self in (Sent.UNDERWAY, Sent.ARRIVED, Sent.UNSURE)


@dataclass(frozen=True, slots=True)
class Letter:
    """What one coach sees of a review: the `text` is what the preview showed, and nothing else; it goes once.

    `at` is when it was made, and once it went, when it went. The text is encrypted at rest.
    """

    id: LetterId
    owner: MemberId
    review: ReviewId
    to: Handle
    text: str
    at: datetime
    sent: Sent = Sent.NOT


@dataclass(frozen=True, slots=True)
class Known:
    """Names in full: of people somebody knows, and of companies, each as it was typed."""

    people: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
