"""Values of time as calendars write them (RFC 5545, 3.3.4 to 3.3.9), and as some write them though they shouldn't."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from adapters.feeds.lines import Property

Moment = date | datetime
"""A day, a clock time without a zone (naive) or one with it."""

ZoneOf = Callable[[str], tzinfo]

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?(?:([Zz])|([+-])(\d\d):?(\d\d))?)?"
)
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,10})S)?)?", re.IGNORECASE
)
FIRST_YEAR, LAST_YEAR = 2, 9_990
"""Beyond them, arithmetic with zones and weeks leaves the calendar."""


class BadTime(ValueError):
    """No time, or one that doesn't exist."""


class Period(NamedTuple):
    """A date of RDATE that has a length of its own."""

    start: datetime
    length: timedelta


def moment(text: str, params: dict[str, str], zone_of: ZoneOf) -> Moment:
    """One value. With a TZID its zone holds even if the value ends in "Z": the producer added it out of habit."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise BadTime
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadTime
    try:
        whole = date(year, month, day)
        if found[4] is None or params.get("VALUE", "").upper() == "DATE":
            return whole
        hour, minute, second = int(found[4]), int(found[5]), min(int(found[6] or 0), 59)  # 60 is a leap second
        extra = timedelta(0)
        if (hour, minute, second) == (24, 0, 0):
            hour, extra = 0, timedelta(days=1)
        clock = datetime(year, month, day, hour, minute, second) + extra
        if found[8]:
            away = timedelta(hours=int(found[9]), minutes=int(found[10]))
            return (clock + away if found[8] == "-" else clock - away).replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise BadTime from None
    if params.get("TZID"):
        return clock.replace(tzinfo=zone_of(params["TZID"]))
    return clock.replace(tzinfo=UTC) if found[7] else clock


def duration(text: str) -> timedelta:
    """BadTime for one that isn't well-formed, goes backwards or is longer than a calendar."""
    found = _DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()[1:]):
        raise BadTime
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1] == "-" and length:
        raise BadTime
    return length


def listed(line: Property, zone_of: ZoneOf, most: int) -> list[Moment | Period]:
    """The values of an RDATE or EXDATE, at most so many."""
    values = line.value.split(",", most)[:most]
    return [_one(each, line.params, zone_of) for each in values if each.strip()]


def _one(text: str, params: dict[str, str], zone_of: ZoneOf) -> Moment | Period:
    first, slash, second = text.partition("/")
    start = moment(first, params, zone_of)
    if not slash or not isinstance(start, datetime):
        return start
    if second.strip().upper().startswith(("P", "+P", "-P")):
        return Period(start, duration(second))
    end = moment(second, params, zone_of)
    if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None) or end < start:
        raise BadTime
    return Period(start, end - start)
