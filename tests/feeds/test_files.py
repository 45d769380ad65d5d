"""Calendars and feeds as many producers write them (files/README.md): each can be read, and says what is expected."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from adapters.feeds.calendars import read_calendar
from adapters.feeds.rss import read_feed
from bot.events.model import Item, Occurrence

FILES = Path(__file__).with_name("files")
EXPECTED = ".expected.json"
ZONES = ("UTC", "America/New_York", "Pacific/Kiritimati")

NAMES = sorted(path.name for path in FILES.iterdir() if path.name != "README.md" and not path.name.endswith(EXPECTED))
CALENDARS = [name for name in NAMES if name.endswith(".ics")]
FEEDS = [name for name in NAMES if not name.endswith(".ics")]


def has_expectation(name: str) -> bool:
    return (FILES / (name + EXPECTED)).exists()


def expectation(name: str) -> dict[str, Any]:
    return json.loads((FILES / (name + EXPECTED)).read_text(encoding="utf-8"))


def local(moment: date | datetime, zone: str) -> str:
    """`YYYY-MM-DDTHH:MM` in that zone, or the day."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


def told_of_occurrence(found: Occurrence, zone: str) -> dict[str, object]:
    return {
        "uid": found.uid,
        "title": found.title,
        "start": local(found.start, zone),
        "end": local(found.end, zone),
        "all_day": found.all_day,
        "status": found.status,
        "location": found.location,
        "url": found.url,
    }


def told_of_item(found: Item, zone: str) -> dict[str, object]:
    start = None if found.start is None else local(found.start, zone)
    return {"title": found.title, "link": found.link, "start": start}


def differences(wanted: list[dict[str, Any]], found: list[dict[str, object]]) -> list[str]:
    """What differs, in words. Only what an expectation names is compared."""
    unlike = [f"{one}\n  is not {other}" for one, other in zip(wanted, found, strict=False) if not fits(one, other)]
    missing = [f"missing: {one}" for one in wanted[len(found) :]]
    return unlike + missing + [f"too many: {other}" for other in found[len(wanted) :]]


def fits(wanted: Mapping[str, Any], found: Mapping[str, object]) -> bool:
    return all(found[name] == value for name, value in wanted.items())


def by_start(told: Mapping[str, Any]) -> tuple[str, str]:
    return str(told["start"]), str(told["title"])


@pytest.mark.parametrize("name", CALENDARS)
def test_a_calendar_is_read_in_whatever_zone_is_asked_for(name: str) -> None:
    data = (FILES / name).read_bytes()
    for zone in ZONES:
        read_calendar(data, start=date(2026, 1, 1), end=date(2027, 1, 1), zone=zone)


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_read_in_whatever_zone_is_asked_for(name: str) -> None:
    data = (FILES / name).read_bytes()
    for zone in ZONES:
        read_feed(data, zone=zone)


@pytest.mark.parametrize("name", [name for name in CALENDARS if has_expectation(name)])
def test_a_calendar_has_the_occurrences_that_rfc_5545_gives_it(name: str) -> None:
    wanted = expectation(name)
    start, end = date.fromisoformat(wanted["from"]), date.fromisoformat(wanted["to"])
    reading = read_calendar((FILES / name).read_bytes(), start=start, end=end, zone=wanted["zone"])
    found = [told_of_occurrence(one, wanted["zone"]) for one in reading.occurrences]
    assert differences(sorted(wanted["occurrences"], key=by_start), sorted(found, key=by_start)) == []


@pytest.mark.parametrize("name", [name for name in FEEDS if has_expectation(name)])
def test_a_feed_has_the_items_that_it_says(name: str) -> None:
    wanted = expectation(name)
    reading = read_feed((FILES / name).read_bytes(), zone=wanted["zone"])
    assert differences(wanted["items"], [told_of_item(one, wanted["zone"]) for one in reading.items]) == []


def test_every_file_stands_in_the_table_of_the_readme_and_none_else_does() -> None:
    lines = (FILES / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[1].strip() for line in lines if line.startswith("| `")]
    assert sorted(rows) == sorted(f"`{name}`" + " ✓" * has_expectation(name) for name in NAMES)


def test_every_expectation_belongs_to_a_file() -> None:
    assert [path.name for path in FILES.glob("*" + EXPECTED) if path.name.removesuffix(EXPECTED) not in NAMES] == []


def test_the_files_keep_their_own_line_ends_and_character_sets() -> None:
    """Git or an editor that tidies them up would leave tests of nothing."""

    def has(name: str, what: bytes) -> bool:
        return what in (FILES / name).read_bytes()

    assert has("luma-calendar.ics", b"\r\n")
    assert not has("joomla-jevents.ics", b"\r")
    assert not has("moment-js.ics", b"\n")
    assert has("outlook-desktop.ics", b"\r\n\t")
    assert has("split-characters.ics", b"\xc3\r\n \xa4")
    assert has("latin-1.ics", b"F\xfchrung")
    assert has("utf-16.ics", b"\xff\xfe")
    assert has("trumba-city.atom.xml", b"\xef\xbb\xbf<?xml")
