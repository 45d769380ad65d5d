"""Calendars and feeds of a few lines, written for one test."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from adapters.feeds.calendars import read_calendar
from bot.events.model import Occurrence, Reading

BERLIN = ZoneInfo("Europe/Berlin")


def calendar(*lines: str, before: tuple[str, ...] = ()) -> bytes:
    """One event with these lines, or several if they hold BEGIN:VEVENT themselves."""
    inner = lines if "BEGIN:VEVENT" in lines else ("BEGIN:VEVENT", *lines, "END:VEVENT")
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *before, *inner, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", *lines, "END:VEVENT")


def read(data: bytes, since: str = "2026-03-01", until: str = "2026-04-01", zone: str = "Europe/Berlin") -> Reading:
    return read_calendar(data, start=date.fromisoformat(since), end=date.fromisoformat(until), zone=zone)


def starts(reading: Reading, zone: str = "Europe/Berlin") -> list[str]:
    """The starts, as days or local times."""
    return [local(each.start, zone) for each in reading.occurrences]


def local(moment: date | datetime, zone: str = "Europe/Berlin") -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


def only(reading: Reading) -> Occurrence:
    (found,) = reading.occurrences
    return found


def rss(*items: str, channel: str = "") -> bytes:
    inner = "".join(f"<item>{each}</item>" for each in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{inner}</channel></rss>'.encode()
