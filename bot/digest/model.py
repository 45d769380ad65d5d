"""A channel's digest, its posts, and what a post tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NewType
from zoneinfo import ZoneInfo

from bot.events.model import Event, EventId, FeedId
from bot.members.model import MemberId, Place

DigestId = NewType("DigestId", int)
PostId = NewType("PostId", int)

TOTALS, TIP = "totals", "tip"
SECTIONS = (TOTALS, TIP)
"""What a post has besides events, where it is switched on."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The weekly post of one channel. It is the channel's: `owner` only is told when something goes wrong, and it goes
    on without them. Without `feeds` it takes events from all of its space. `weekday`: Monday is 0; `tip` names the last
    one that it gave."""

    id: DigestId
    place: Place
    space: str
    weekday: int
    at: time
    zone: str
    next_at: datetime
    created_at: datetime
    owner: MemberId | None = None
    topics: tuple[str, ...] = ()
    feeds: tuple[FeedId, ...] = ()
    sections: tuple[str, ...] = ()
    says_empty: bool = False
    paused: bool = False
    tip: str = ""

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many, and of how many people."""

    count: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the members of a space: conversations logged, follow-ups done and goals reached in the past week, and
    follow-ups due in the coming one."""

    talks: Sum = Sum()
    done: Sum = Sum()
    goals: Sum = Sum()
    due: Sum = Sum()


@dataclass(frozen=True, slots=True)
class Post:
    """One week's post of a channel, planned or sent. `starts` is the first of its seven days in the digest's zone;
    `message` the platform's id, empty until it is sent; `content` the fingerprint of the card that is shown there;
    `listed` what it told of, in its thread too. `totals` and `tip` stay as they were when it was planned, at
    `planned_at`. `look_at`: when it is next compared with its events; `tries`: edits in a row that failed."""

    id: PostId
    digest: DigestId | None
    place: Place
    week: str
    starts: date
    planned_at: datetime
    ends_at: datetime
    message: str = ""
    content: str = ""
    listed: tuple[EventId, ...] = ()
    tip: str = ""
    totals: Totals | None = None
    posted_at: datetime | None = None
    look_at: datetime | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An event as a space has it: read for `feed`, or entered by somebody. Its topics include those of the feed."""

    event: Event
    feed: FeedId | None
