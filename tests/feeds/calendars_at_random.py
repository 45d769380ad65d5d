"""Well-formed calendars at random, and what icalendar and recurring-ical-events make of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

from adapters.feeds.calendars import read_calendar
from bot.events.model import Occurrence

Row = tuple[str, str, str, str]
"""uid, title, start and end, the times in UTC."""

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "America/Santiago")
RULES = (
    *("FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;COUNT=40", "FREQ=DAILY;BYDAY=MO,WE;COUNT=30"),
    *("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU", "FREQ=WEEKLY;COUNT=12"),
    *("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO,SA;WKST=MO;COUNT=25", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"),
    *("FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=15,-1;INTERVAL=2"),
    *("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=MONTHLY;COUNT=9"),
    *("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1SU", "FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYWEEKNO=10;BYDAY=WE"),
    *("FREQ=YEARLY;BYYEARDAY=60,-300", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10;BYDAY=SU,MO", "FREQ=YEARLY;COUNT=30"),
    *("FREQ=YEARLY;BYWEEKNO=1,53,-1", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;BYSETPOS=2,-1", "FREQ=DAILY;BYMONTH=3,11"),
    *("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30", "FREQ=WEEKLY;BYDAY=WE;BYHOUR=8,20;BYSETPOS=-1"),
    *("FREQ=HOURLY;INTERVAL=5;COUNT=200", "FREQ=MINUTELY;INTERVAL=90;COUNT=300"),
)


class Maker:
    """Writes one calendar around March 2026, full of what files have."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.ranges = False

    def calendar(self, events: int) -> bytes:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//made at random//EN"]
        # The library forgets RANGE=THISANDFUTURE where it applies X-WR-TIMEZONE.
        self.ranges = self.dice.random() < 0.5
        if not self.ranges and self.dice.random() < 0.6:
            lines.append("X-WR-TIMEZONE:" + self.dice.choice(ZONES))
        for number in range(events):
            lines += self.event(f"{number}@example.org")
        return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()

    def event(self, uid: str) -> list[str]:
        dice = self.dice
        start = datetime(2026, 3, 5) - timedelta(
            days=dice.choice((-9, 0, 3, 40, 400, 4000)), minutes=15 * dice.randrange(96)
        )
        kind = dice.choice(("day", "zone", "zone", "zone", "utc", "floating"))
        tzid = dice.choice(ZONES)
        length = (
            timedelta(days=dice.choice((1, 1, 3)))
            if kind == "day"
            else timedelta(minutes=dice.choice((0, 30, 60, 1500, 4000)))
        )
        lines = ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", f"SUMMARY:Event {uid}"]
        lines += [self.line("DTSTART", start, kind, tzid), *self.end(start, length, kind, tzid)]
        if dice.random() < 0.5:
            return [
                *lines,
                *self.series(start, kind, tzid),
                "END:VEVENT",
                *self.changes(uid, start, kind, tzid, length),
            ]
        return [*lines, "END:VEVENT"]

    def end(self, start: datetime, length: timedelta, kind: str, tzid: str) -> list[str]:
        if self.dice.random() < 0.3:
            seconds = int(length.total_seconds())
            return [f"DURATION:P{length.days}D" if kind == "day" else f"DURATION:PT{seconds // 60}M"]
        return [] if self.dice.random() < 0.1 else [self.line("DTEND", start + length, kind, tzid)]

    def series(self, start: datetime, kind: str, tzid: str) -> list[str]:
        dice = self.dice
        rule = dice.choice(
            [each for each in RULES if kind != "day" or not any(word in each for word in ("HOUR", "MINUTE"))]
        )
        if "COUNT" not in rule and dice.random() < 0.4:
            until = datetime(2026, 3, 5, 12) + timedelta(days=dice.choice((-30, -1, 0, 4, 300)))
            rule += ";UNTIL=" + until.strftime(
                {"day": "%Y%m%d", "floating": "%Y%m%dT%H%M%S"}.get(kind, "%Y%m%dT%H%M%SZ")
            )
        lines = [f"RRULE:{rule}"]
        for name in ("EXDATE", "EXDATE", "RDATE"):
            if dice.random() < 0.3:
                lines.append(self.line(name, self.near(start), kind, tzid))
        return lines

    def near(self, start: datetime) -> datetime:
        return datetime.combine(date(2026, 3, 1) + timedelta(days=self.dice.randrange(16)), start.time())

    def changes(self, uid: str, start: datetime, kind: str, tzid: str, length: timedelta) -> list[str]:
        lines: list[str] = []
        for _ in range(self.dice.choice((0, 0, 1, 2))):
            planned = self.near(start)
            moved = planned + timedelta(hours=self.dice.choice((0, 24, -48, 24 * 9)))
            reach = ";RANGE=THISANDFUTURE" if self.ranges and self.dice.random() < 0.4 else ""
            lines += ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:Changed {uid}", f"SEQUENCE:{self.dice.randrange(3)}"]
            lines += [self.line("RECURRENCE-ID" + reach, planned, kind, tzid), self.line("DTSTART", moved, kind, tzid)]
            lines += [self.line("DTEND", moved + max(length, timedelta(days=1)), kind, tzid), "END:VEVENT"]
        return lines

    def line(self, name: str, moment: datetime, kind: str, tzid: str) -> str:
        match kind:
            case "day":
                return f"{name};VALUE=DATE:{moment:%Y%m%d}"
            case "zone":
                return f"{name};TZID={tzid}:{moment:%Y%m%dT%H%M%S}"
            case "utc":
                return f"{name}:{moment:%Y%m%dT%H%M%S}Z"
            case _:
                return f"{name}:{moment:%Y%m%dT%H%M%S}"


def theirs(data: bytes, *, start: date, end: date, zone: str) -> list[Row]:
    """By icalendar and recurring-ical-events, with nothing left out before."""
    here = ZoneInfo(zone)
    low, high = (datetime.combine(day, time(0), here) for day in (start, end))
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(data))
    rows: list[Row] = []
    # Where clocks change in the days before the window, the library overlooks long events that end in its first hour:
    # it is asked for a day more, and what doesn't touch the window is left out.
    for each in query.between(low - timedelta(days=1), high):
        times: list[Any] = [each["DTSTART"], each["DTEND"]]
        first, last = (instant(each.dt, here) for each in times)
        if last > low.astimezone(UTC) or first == last >= low.astimezone(UTC):
            begins, ends = (written(each.dt, here) for each in times)
            rows.append((str(each["UID"]), str(each["SUMMARY"]), begins, ends))
    return sorted(rows)


def ours(data: bytes, *, start: date, end: date, zone: str) -> list[Row]:
    found: Sequence[Occurrence] = read_calendar(data, start=start, end=end, zone=zone).occurrences
    here = ZoneInfo(zone)
    return sorted((each.uid, each.title, written(each.start, here), written(each.end, here)) for each in found)


def instant(moment: date | datetime, here: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(0))
    return (moment if moment.tzinfo else moment.replace(tzinfo=here)).astimezone(UTC)


def written(moment: date | datetime, here: ZoneInfo) -> str:
    return instant(moment, here).isoformat() if isinstance(moment, datetime) else moment.isoformat()
