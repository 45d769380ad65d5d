"""Calendars of 10,000 events read for two weeks: by our reader, and by the libraries alone."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tests.bench.measure import PAIRS, Figure, medians
from tests.feeds.calendars_at_random import ours, theirs

EVENTS = 10_000
SPAN = {"start": date(2026, 3, 5), "end": date(2026, 3, 19), "zone": "Europe/Berlin"}
RULES = (
    *("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=YEARLY"),
    *("FREQ=DAILY;COUNT=30", "FREQ=WEEKLY;UNTIL=20251231T000000Z"),
)
# share of series, what the goal asks for (how many times as fast as the libraries alone)
SHARES = ((0.01, 8.0), (0.20, 2.0))


def measure() -> Sequence[Figure]:
    figures: list[Figure] = []
    for share, goal in SHARES:
        data = calendar(share)
        expected = theirs(data, **SPAN)
        if ours(data, **SPAN) != expected or len(expected) < 100:
            raise AssertionError("the occurrences are not the same")
        turns = [{"ours": _seconds(ours, data), "theirs": _seconds(theirs, data)} for _ in range(PAIRS + 1)][1:]
        middle = {case: seconds * 1_000 for case, seconds in medians(turns).items()}
        about = f"{EVENTS:,} events, {share:.0%} of them series, 14 days: icalendar and recurring-ical-events alone"
        figures.append(Figure(about, middle["ours"], middle["theirs"], "ms", most=1 / goal))
    return figures


def _seconds(read: object, data: bytes) -> float:
    assert callable(read)
    began = time.process_time()
    read(data, **SPAN)
    return time.process_time() - began


def calendar(share: float) -> bytes:
    """Events of six years, the last of them ahead, as a big public calendar has them: with texts and an alarm each."""
    dice = random.Random(16)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//bench//EN"]
    for number in range(EVENTS):
        start = datetime(2020, 6, 1, 8) + timedelta(hours=dice.randrange(6 * 365 * 24))
        lines += ["BEGIN:VEVENT", f"UID:{number}@example.org", "DTSTAMP:20260101T000000Z", f"SUMMARY:Event {number}"]
        lines += [f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}", "DURATION:PT90M", "STATUS:CONFIRMED"]
        lines += [
            "DESCRIPTION:An evening of short talks\\, questions and tea.\\nhttps://example.org/events/" + str(number)
        ]
        lines += [
            "LOCATION:Library\\, Long Street 4",
            "CATEGORIES:talks,tea",
            f"URL:https://example.org/events/{number}",
        ]
        if dice.random() < share:
            lines.append("RRULE:" + dice.choice(RULES))
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
