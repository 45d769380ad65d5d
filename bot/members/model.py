"""Handles, places and members."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal, NewType, TypeAlias
from zoneinfo import ZoneInfo

from bot.kit.times import Hours

MemberId = NewType("MemberId", int)


@dataclass(frozen=True, slots=True)
class Handle:
    """A user id and where it is unique: a Slack team or enterprise, all of Discord, the console."""

    platform: str
    realm: str
    user: str


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, thread or direct conversation; `private` when only the person and Grapevine see it."""

    platform: str
    realm: str
    id: str
    private: bool


Room: TypeAlias = Literal["open", "closed", "thread", "direct"]
"""Who else reads what stands in a place for good. "open": anybody may come to, or the platform doesn't tell; "closed":
people chosen for it, as in a private channel or a group; "thread", of our direct conversation, and "direct", that
conversation itself: nobody."""

NUDGE_DAYS = frozenset({1, 3})
"""Tuesday and Thursday (Monday is 0)."""

NUDGE_AT = time(9, 0)
QUIET = Hours(time(21, 0), time(8, 0))


class Situation(StrEnum):
    """Where somebody stands (S64): it picks defaults, examples and tips."""

    FIRST_JOB = "first job"
    CHANGE = "change of field"
    REMOTE = "remote"
    FREELANCE = "freelance"
    GROWING = "growing"


@dataclass(frozen=True, slots=True)
class Member:
    """The person behind one or more handles.

    `zone` is an IANA name; `zone_from` says who told it (member, platform, space, default). `ignored` counts nudges in
    a row that only kept in touch and got no reaction. `paused_until`: the first day on which nudges come again;
    `date.max` is a pause without an end. `unreachable` is why messages can't be delivered, empty when they can.
    `welcomed`: the welcome was offered. `situation`: None while they didn't say.
    """

    id: MemberId
    created_at: datetime
    zone: str
    zone_from: str = "default"
    name: str = ""
    nudge_days: frozenset[int] = NUDGE_DAYS
    nudge_at: time = NUDGE_AT
    quiet: Hours = field(default=QUIET)
    full_nudges: bool = False
    paused_until: date | None = None
    ignored: int = 0
    slower: bool = False
    stopped: bool = False
    seen_at: datetime | None = None
    unreachable: str = ""
    welcomed: bool = False
    situation: Situation | None = None

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def paused(self, today: date) -> bool:
        return self.paused_until is not None and today < self.paused_until
