"""What a rule looks at, what it says, and for whom it is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.journal.model import DeedKind, Purpose
from bot.members.model import MemberId

CautionId = NewType("CautionId", int)
MuteId = NewType("MuteId", int)


class Guard(StrEnum):
    """The rules that look before an ask (S37 to S41)."""

    NO_FOLLOW_UP = "no-follow-up"
    TOO_SOON = "too-soon"
    SILENT = "silent"
    ASK_ONLY = "ask-only"
    COLLECTING = "collecting"


@dataclass(frozen=True, slots=True)
class Talked:
    """A talk: `started` says who began it, `me` or `them`, empty when nobody said."""

    day: date
    started: str = ""
    purpose: Purpose | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A give or an ask, by its kind of deed."""

    day: date
    kind: DeedKind


@dataclass(frozen=True, slots=True)
class Late:
    """A thank-you (else a promise) that was due before today and is still open."""

    due: date
    thanks: bool = False


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many people were added lately, and with how many of them there was any talk."""

    added: int = 0
    talked: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """What the log knows of one person, and nothing of anybody else but the numbers of `crowd`.

    `added`: the local day on which they were written down. `near`: friends, family and all who are close by what the
    member said of them. Talks, gives and asks are newest first.
    """

    name: str
    added: date
    near: bool = False
    talks: tuple[Talked, ...] = ()
    gives: tuple[date, ...] = ()
    asks: tuple[date, ...] = ()
    late: tuple[Late, ...] = ()
    crowd: Crowd = Crowd()

    @property
    def known(self) -> date:
        """Since when they know each other, as far as the log tells."""
        return min([self.added, *(talk.day for talk in self.talks)])


@dataclass(frozen=True, slots=True)
class Caution:
    """What a rule has to say: `because` what it saw, a whole sentence; and what to do `first`, which begins small: “say
    thanks. Two lines will do.”"""

    rule: Guard
    because: str
    first: str

    @property
    def general(self) -> bool:
        """Whether it is about nobody alone."""
        return self.rule is Guard.COLLECTING


@dataclass(frozen=True, slots=True)
class Told:
    """That a rule spoke on the member's local `day`: about a contact, or about nobody alone."""

    id: CautionId
    owner: MemberId
    rule: str
    contact: int | None
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Mute:
    """A rule that is silent: about one contact, or (none) about everybody."""

    id: MuteId
    owner: MemberId
    rule: str
    contact: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Silence:
    """How silent a rule is: about `everybody`, or about some `people`."""

    everybody: bool = False
    people: int = 0
