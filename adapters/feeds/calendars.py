"""Calendars (iCalendar, RFC 5545): what takes place in a span of days, in whatever way the file says it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from adapters.feeds import prefilter, wording
from adapters.feeds.events import Zones, read_event
from adapters.feeds.lines import Property, properties, text_of, unescape
from adapters.feeds.moments import Moment
from adapters.feeds.series import Event, Expansion, Found, Window
from adapters.feeds.warn import Warnings
from bot.events.model import Occurrence, Reading, Status, Unreadable

MOST_BYTES = 20_000_000
MOST_EVENTS = 20_000
MOST_OCCURRENCES = 50_000
"""Of one reading, for a person who asks. What is fetched has narrower limits: see child.py."""

_MEETINGS = (
    "X-GOOGLE-CONFERENCE",
    "CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)


def read_calendar(
    data: bytes,
    *,
    start: date,
    end: date,
    zone: str,
    most_events: int = MOST_EVENTS,
    most: int = MOST_OCCURRENCES,
) -> Reading:
    """What touches the days from `start` until before `end` in `zone`, sorted; what is under way at `start` counts.

    Damage costs the event that has it, and a warning. Unreadable when nothing at all can be read. `most_events` limits
    the events that may touch the window, `most` the occurrences. ZoneInfoNotFoundError for an unknown `zone`.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("too big")
    here = ZoneInfo(zone)
    window = Window(datetime.combine(start, time(0), here), datetime.combine(end, time(0), here), here)
    warnings = Warnings()
    expansion = Expansion(window, warnings)
    found: list[tuple[Found, Zones]] = []
    name, own_zone = "", None
    for calendar in prefilter.take_apart(text_of(data), warnings):
        said = {each.name: each for each in properties(calendar.own) if each}
        zones = Zones(calendar.zones, said, near=start, warnings=warnings)
        name = name or _name(said)
        own_zone = own_zone or zones.own_name
        kept = list(itertools.islice(prefilter.near(calendar.events, start, end), most_events + 1))
        if len(kept) > most_events:
            warnings.add("too many")
        for events in _by_uid(kept[:most_events], zones, warnings):
            found += ((each, zones) for each in _occur(expansion, events, warnings))
    found.sort(key=lambda each: (window.instant(each[0].start), each[0].event.uid))
    if len(found) > most:
        warnings.add("too many")
    return Reading(
        occurrences=tuple(_occurrence(each, zones, window) for each, zones in found[:most]),
        warnings=warnings.told(),
        name=name,
        zone=own_zone,
        truncated=warnings.has("too many"),
    )


def _by_uid(texts: list[str], zones: Zones, warnings: Warnings) -> Iterator[list[Event]]:
    """Events that belong together. One without a UID belongs to no other, however alike they are."""
    groups: dict[object, list[Event]] = {}
    for text in texts:
        event = read_event(text, zones, warnings)
        if event is not None:
            groups.setdefault(event.uid if "UID" in event.lines else event, []).append(event)
    return iter(groups.values())


def _occur(expansion: Expansion, events: list[Event], warnings: Warnings) -> list[Found]:
    try:
        return expansion.find(events)
    except (OverflowError, ValueError):  # near the first or the last year of the calendar
        warnings.add("bad time")
        return []


def _name(said: Mapping[str, Property]) -> str:
    line = said.get("X-WR-CALNAME") or said.get("NAME")
    return wording.title(unescape(line.value)) if line else ""


def _occurrence(found: Found, zones: Zones, window: Window) -> Occurrence:
    lines = found.event.lines
    start, end = found.start, found.end
    zone = zones.name_of(start.tzinfo) if isinstance(start, datetime) else None
    text = _text(lines, "DESCRIPTION") or _text(lines, "X-ALT-DESC")
    return Occurrence(
        uid=found.event.uid,
        instance=_instance(found.planned),
        title=wording.title(_text(lines, "SUMMARY")),
        start=window.instant(start) if isinstance(start, datetime) else start,
        end=window.instant(end) if isinstance(end, datetime) else end,
        zone=zone,
        location=wording.location(_text(lines, "LOCATION")),
        url=_link(lines, text),
        status=_status(lines),
        description=wording.description(text),
    )


def _text(lines: Mapping[str, Property], name: str) -> str:
    line = lines.get(name)
    return unescape(line.value) if line else ""


def _instance(planned: Moment) -> str:
    if not isinstance(planned, datetime):
        return planned.strftime("%Y%m%d")
    if planned.tzinfo is None:
        return planned.strftime("%Y%m%dT%H%M%S")
    return planned.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _link(lines: Mapping[str, Property], text: str) -> str:
    """The event's own page, else where it takes place online, else the first link that its text has."""
    if "URL" in lines and (found := wording.link(unescape(lines["URL"].value))):
        return found
    for name in _MEETINGS:
        if name in lines and (found := wording.link(lines[name].value)):
            return found
    return wording.first_link(text) or wording.first_link(_text(lines, "LOCATION"))


def _status(lines: Mapping[str, Property]) -> Status:
    match lines["STATUS"].value.strip().upper() if "STATUS" in lines else "":
        case "CANCELLED" | "CANCELED":
            return "cancelled"
        case "TENTATIVE":
            return "tentative"
        case _:
            return "confirmed"
