"""What a calendar or a feed said, as the readers of foreign bytes hand it over; and what is kept of it here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Literal, NewType, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.members.model import MemberId

Status = Literal["confirmed", "tentative", "cancelled"]
Reason = Literal["not a calendar", "not a feed", "too big", "took too long", "broken"]

MOST_TITLE, MOST_TEXT, MOST_LOCATION, MOST_ADDRESS = 200, 2_000, 300, 2_000
"""Characters of a title, a description, a place and a link; what is longer is cut, a longer link is left out."""

_SAID: dict[Reason, str] = {
    "not a calendar": "This isn't a calendar. Look for a link that says “iCal”, “ICS” or “Add to calendar”.",
    "not a feed": "This is neither a calendar nor a feed. Look for a link that says “iCal”, “RSS” or “Subscribe”.",
    "too big": "This calendar or feed is too big to read. If its page lets you choose, ask for fewer events.",
    "took too long": "Reading this calendar took too long. If its page lets you choose, ask for fewer events.",
    "broken": "This calendar or feed is damaged and can't be read. Try again later, or tell whoever publishes it.",
}


class Unreadable(Exception):
    """Nothing could be read. `str()` is a fixed text for people: it repeats nothing of what was read."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_SAID[reason])
        self.reason: Reason = reason

    def __reduce__(self) -> tuple[type[Unreadable], tuple[Reason]]:
        return type(self), (self.reason,)


REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place. Texts are plain, on one line but for `description`, and clipped.

    `start` and `end` are both days (an all-day event, whose `end` is the day after its last one; equal to `start` when
    the file says so) or both instants in UTC. `zone` is an IANA name, in which the instants show the clock times that
    the file has; None when it has clock times without a zone, which were then read in the zone that was asked for, and
    None for days. `uid` is never empty: what has none gets a hash that stays the same. `instance` tells the occurrences
    of one series apart and stays the same when one of them is moved: the first planned start, `20260305` or
    `20260305T170000Z`. `url` is http(s) or empty.
    """

    uid: str
    instance: str
    title: str
    start: date | datetime
    end: date | datetime
    zone: str | None = None
    location: str = ""
    url: str = ""
    status: Status = "confirmed"
    description: str = ""

    @property
    def all_day(self) -> bool:
        return not isinstance(self.start, datetime)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. `start` is when the event begins where the entry says so (a day when it gives no time),
    never when it was published; instants are in UTC. `id` is the feed's own, else the link, else a hash."""

    id: str
    title: str
    link: str
    start: date | datetime | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: occurrences sorted by start, or items in the order of the feed; one of them is empty.

    `name` is the title of the whole, `zone` the zone it names for itself. `warnings` are sentences without anything of
    the file's text. `truncated`: a limit was met, and there is more.
    """

    occurrences: tuple[Occurrence, ...] = ()
    items: tuple[Item, ...] = ()
    warnings: tuple[str, ...] = ()
    name: str = ""
    zone: str | None = None
    truncated: bool = False


SourceId = NewType("SourceId", int)
FeedId = NewType("FeedId", int)
EventId = NewType("EventId", int)
AttendanceId = NewType("AttendanceId", int)

Kind = Literal["", "calendar", "feed", "server"]
"""What stands behind an address: "server" is the list of a Discord server, and "" isn't known yet."""


@dataclass(frozen=True, slots=True)
class Source:
    """An address that is read, however many feeds stand for it.

    `address` is a canonical URL, or `discord:` and the id of a server. `content` is the SHA-256 of what was read last.
    `working`: it is read at `next_at`; what failed for a week isn't, until somebody asks for it. `trouble` is a code of
    `rules.TROUBLE`, empty when the last reading was good; `found` counts the events of that reading, which looked ahead
    `until` then.
    """

    id: SourceId
    address: str
    next_at: datetime
    until: datetime | None = None
    kind: Kind = ""
    name: str = ""
    etag: str = ""
    modified: str = ""
    content: str = ""
    read_at: datetime | None = None
    working: bool = True
    failing_since: datetime | None = None
    failures: int = 0
    trouble: str = ""
    found: int = 0
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A source as a space or a member has it: one of `space` and `owner` is given. `topics` are those of all its
    events; `added_by` is told what was found there."""

    id: FeedId
    source: Source
    added_at: datetime
    space: str = ""
    owner: MemberId | None = None
    name: str = ""
    topics: tuple[str, ...] = ()
    added_by: MemberId | None = None

    @property
    def title(self) -> str:
        """What people call it: the name it was given, else its own, else its host."""
        return self.name or self.source.name or urlsplit(self.source.address).hostname or "this server's own events"


@dataclass(frozen=True, slots=True)
class Event:
    """One time that an event takes place, as kept here. `starts` of a whole day is its midnight in UTC, and `ends` that
    of the day after its last one. Without a `source` somebody entered it: for `space`, or `owner` for themselves.
    `status` "gone": its source doesn't list it any more."""

    id: EventId
    title: str
    starts: datetime
    uid: str
    changed_at: datetime
    ends: datetime | None = None
    all_day: bool = False
    instance: str = ""
    source: SourceId | None = None
    space: str = ""
    owner: MemberId | None = None
    location: str = ""
    url: str = ""
    online: bool = False
    status: Status | Literal["gone"] = "confirmed"
    topics: tuple[str, ...] = ()

    def day(self, zone: tzinfo) -> date:
        """The day on which it begins for somebody in that zone; a whole day is the same day everywhere."""
        return (self.starts if self.all_day else self.starts.astimezone(zone)).date()

    @property
    def over_at(self) -> datetime:
        """When it ends, or may be taken to have ended."""
        return self.ends or self.starts + UNSAID

    def last_day(self, zone: tzinfo) -> date:
        """The last day that has some of it: what ends at midnight ends the day before."""
        if self.ends is None or self.ends <= self.starts:
            return self.day(zone)
        return (self.ends - MOMENT).astimezone(UTC if self.all_day else zone).date()

    @property
    def takes_place(self) -> bool:
        return self.status in ("confirmed", "tentative")


MOMENT = timedelta(microseconds=1)
UNSAID = timedelta(hours=2)
"""How long an event takes whose end nobody told."""


class Going(StrEnum):
    """What a member said of an event, and afterwards of having been there."""

    GOING = "going"
    DECLINED = "not going"
    WENT = "went"
    MISSED = "did not go"


@dataclass(frozen=True, slots=True)
class Attendance:
    """A member and an event, with what tells of it once the event isn't kept any more. The instants say when a message
    is to be planned; None: there is none, or it was. `remind` says which reminder was chosen, a key of
    `planning.REMINDERS`, empty for none."""

    id: AttendanceId
    owner: MemberId
    event: EventId | None
    state: Going
    title: str
    starts: datetime
    zone: str
    said_at: datetime
    all_day: bool = False
    remind_at: datetime | None = None
    prep_at: datetime | None = None
    ask_at: datetime | None = None
    remind: str = ""

    @property
    def day(self) -> date:
        """The day on which it begins, by the clock of whoever goes."""
        return (self.starts if self.all_day else self.starts.astimezone(ZoneInfo(self.zone))).date()


@dataclass(frozen=True, slots=True)
class Circle:
    """Whose events are shown: those of some spaces, and a member's own (None: of nobody)."""

    spaces: tuple[str, ...]
    owner: MemberId | None = None
