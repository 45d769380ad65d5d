"""What a date phrase comes to, where and when it was said, and why one can be refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.kit import times
from bot.kit.dates.rule import read_rule
from bot.kit.dates.saying import say
from bot.kit.errors import UserError

LONGEST_TEXT = 500
"""Characters; more is refused unread (reliability: long input is what hangs parsers of dates)."""
FURTHEST_YEARS = 10


class UnclearDay(UserError):
    """I couldn't read “{text}” as a day.

    Try “next friday”, “in 3 days” or 2026-03-06.
    """


class UnclearPast(UnclearDay):
    """I couldn't read “{text}” as a day.

    Try “yesterday”, “last friday” or 2026-03-06.
    """


class TooLongForADay(UnclearDay):
    """That is too long to be a day.

    Try “next friday”, “in 3 days” or 2026-03-06.
    """


class ImpossibleDay(UserError):
    """“{text}” can't be: {reason}.

    Try “next friday”, “in 3 days” or 2026-03-06.
    """


class PastDay(UserError):
    """“{text}” is over: {reason}.

    Try “tomorrow”, “next friday” or “in 3 days”.
    """


class Repeating(UserError):
    """“{text}” comes again and again. Name one day here, such as “next friday” or 2026-03-06."""


class FutureDay(UserError):
    """“{text}” is still to come. Say when it was, such as “yesterday”, “last friday” or 2026-03-06."""


@dataclass(frozen=True)
class Here:
    """When, where and by whom something is said: an aware instant, a zone, and a locale such as en-GB if it is known.

    The locale decides between 6 March and June 3 for “6/3”; without one both are asked about.
    """

    now: datetime
    zone: ZoneInfo
    locale: str = ""

    @cached_property
    def local(self) -> datetime:
        """The clock on the wall, to the second, without a zone."""
        return self.now.astimezone(self.zone).replace(microsecond=0, tzinfo=None)

    @property
    def today(self) -> date:
        return self.local.date()

    def actual(self, day: date, at: time) -> tuple[date, time]:
        """A wish as the clocks of the zone will show it: a time that they skip moves forward (RFC 5545, 3.3.5)."""
        shown = times.instant(day, at, self.zone).astimezone(self.zone)
        return shown.date(), shown.time().replace(fold=0)


def start_of(day: date) -> Here:
    """The first minute of a day, wherever that is: for deadlines, which have no clock."""
    return Here(datetime.combine(day, time(0), UTC), ZoneInfo("UTC"))


SOMEWHERE = Here(datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo("UTC"))
"""For asking whether a text is a date at all; what it is over or impossible on is another day's business."""


@dataclass(frozen=True)
class When:
    """A local day, the time of day if one was named, and the RRULE by which it comes back from that day on."""

    day: date
    at: time | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A date phrase, understood.

    `day` is the first day of a period and `end` its last; `rule` is an RRULE (RFC 5545) whose first occurrence is
    `day`; `span` are the characters used. `others` are what it may mean as well: then people are asked. `due` is the
    day that a deadline or a reminder means: the last one of “within 10 days”.
    """

    day: date
    at: time | None
    end: date | None
    rule: str
    due: date
    span: tuple[int, int]
    others: tuple[When, ...]

    @property
    def says(self) -> str:
        """All that was understood, in words: to show it, or for a voice that reads cards out."""
        return say(self.day, self.at, self.end, read_rule(self.rule) if self.rule else None)

    @property
    def when(self) -> When:
        return When(self.due, self.at, self.rule)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase within a text; without a reading when it is over or can't be."""

    span: tuple[int, int]
    reading: Reading | None
    over: bool = False


def spell_when(when: When) -> str:
    """The exact form, which `read_when` reads back: 2026-03-06, 2026-03-06T15:00 or 2026-03-06 FREQ=WEEKLY;BYDAY=FR."""
    clock = "" if when.at is None else f"T{times.say_time(when.at)}"
    return f"{when.day.isoformat()}{clock}{when.rule and f' {when.rule}'}"
