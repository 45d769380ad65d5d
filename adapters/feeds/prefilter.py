"""A calendar taken apart as text, without the events that can't touch the window: most of a big file is past, and
reading an event's properties costs twenty times as much as leaving it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from adapters.feeds.moments import duration
from adapters.feeds.warn import Warnings
from bot.events.model import Unreadable

DEEPEST = 5
"""Components within components: an alarm in an event in a calendar is 3."""

MARGIN = timedelta(days=3)
"""Zones are up to 14 hours away from UTC, the file's and the reader's; a day on either side is for the rest."""

_MARK = re.compile(r"\n[ \t]*(BEGIN|END)[ \t]*:[ \t]*([A-Z0-9-]+)[ \t]*(?=\n|$)", re.IGNORECASE)
_REPEATS = re.compile(r"\n(?:RRULE|RDATE|RECURRENCE-ID)[;:]", re.IGNORECASE)
_UID = re.compile(r"\nUID[^:\n]*:([^\n]*)", re.IGNORECASE)
_TIMES = re.compile(r"\n(DTSTART|DTEND|DURATION)[^:\n]*:[ \t]*([0-9]{8}|P[^\n]{1,30})?", re.IGNORECASE)
_KEPT = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})


class ZoneText(NamedTuple):
    """A VTIMEZONE and its parts, STANDARD and DAYLIGHT."""

    own: str
    parts: list[str]


@dataclass(slots=True)
class Calendar:
    """The unfolded text of each component, without the ones inside it."""

    own: str = ""
    events: list[str] = field(default_factory=list[str])
    zones: list[ZoneText] = field(default_factory=list[ZoneText])


class _Open:
    """A component whose END has not come yet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pieces: list[str] = []
        self.parts: list[str] = []


def take_apart(text: str, warnings: Warnings) -> list[Calendar]:
    """The calendars of a file. Unreadable when there is none, or components are nested too deeply.

    What has no END ends where the next event begins, or with the file. Events outside a calendar count as one's.
    """
    text = "\n" + text
    calendars = [Calendar()]
    stack: list[_Open] = []
    seen = False
    at = 0
    for mark in _MARK.finditer(text):
        if stack and stack[-1].name in _KEPT:
            stack[-1].pieces.append(text[at : mark.start()])
        at = mark.end()
        name = mark[2].upper()
        if len(mark[1]) == len("BEGIN"):
            if name in {"VEVENT", "VCALENDAR"}:
                while stack and stack[-1].name != "VCALENDAR":
                    _close(stack.pop(), stack, calendars[-1])
            if name == "VCALENDAR":
                while stack:
                    _close(stack.pop(), stack, calendars[-1])
                calendars.append(Calendar())
            seen = seen or name in {"VEVENT", "VCALENDAR"}
            stack.append(_Open(name))
            if len(stack) > DEEPEST:
                raise Unreadable("broken")
        elif any(each.name == name for each in stack):
            while stack[-1].name != name:
                _close(stack.pop(), stack, calendars[-1])
            _close(stack.pop(), stack, calendars[-1])
    if not seen:
        raise Unreadable("not a calendar")
    if stack and stack[-1].name in _KEPT:
        stack[-1].pieces.append(text[at:])
        if any(each.name == "VEVENT" for each in stack):
            warnings.add("cut")
    while stack:
        _close(stack.pop(), stack, calendars[-1])
    return [each for each in calendars if each.own or each.events]


def _close(closed: _Open, stack: list[_Open], calendar: Calendar) -> None:
    body = "".join(closed.pieces)
    if closed.name == "VEVENT":
        calendar.events.append(body)
    elif closed.name == "VTIMEZONE":
        calendar.zones.append(ZoneText(body, closed.parts))
    elif closed.name == "VCALENDAR":
        calendar.own += body
    elif closed.name in _KEPT and stack and stack[-1].name == "VTIMEZONE":
        stack[-1].parts.append(body)


def near(events: list[str], start: date, end: date) -> Iterator[str]:
    """The events that may touch the days from `start` until before `end`.

    Kept are what repeats, what changes a series, and all that share a UID, since the newest of them counts.
    """
    low, high = _digits(start, -1), _digits(end, 1)
    uids = [_UID.search(event) for event in events]
    times = Counter(found[1] for found in uids if found)
    for event, uid in zip(events, uids, strict=True):
        if (uid and times[uid[1]] > 1) or _REPEATS.search(event) or _may_touch(event, low, high):
            yield event


def _digits(day: date, sign: int) -> str:
    try:
        return (day + sign * MARGIN).strftime("%Y%m%d").zfill(8)
    except OverflowError:
        return "00000000" if sign < 0 else "99999999"


def _may_touch(event: str, low: str, high: str) -> bool:
    said: dict[str, str | None] = {}
    for found in _TIMES.finditer(event):
        said.setdefault(found[1].upper(), found[2])
    start = said.get("DTSTART")
    if not start or not start.isdecimal():
        return True  # reading it shows what is wrong
    if "DURATION" in said and "DTEND" not in said:
        return start <= high and (start >= low or _after(start, said["DURATION"]) >= low)
    end = said.get("DTEND", start)
    # An end before the start is a start, as the libraries see it.
    return not end or not end.isdecimal() or (min(start, end) <= high and max(start, end) >= low)


def _after(start: str, length: str | None) -> str:
    """The last day that an event of that length can touch; the last of all where that isn't clear."""
    try:
        return (date.fromisoformat(start) + duration(length or "") + timedelta(days=1)).strftime("%Y%m%d").zfill(8)
    except (ValueError, OverflowError):
        return "99999999"
