"""`explain calendar` and `explain feed`, as real processes."""

from __future__ import annotations

import json

import pytest

from tests.cli.process import Home, Ran, together
from tests.feeds.writing import calendar, event, rss

SPAN = ("--from", "2026-03-01", "--to", "2026-03-15", "--zone", "Europe/Berlin")
CALENDAR = calendar(
    *event("UID:2", "SUMMARY:Käse", "DTSTART;VALUE=DATE:20260306", "URL:https://a.example.org"),
    *event("UID:1", "SUMMARY:Tea", "DTSTART:20260305T170000Z", "DURATION:PT1H", "STATUS:CANCELLED", "LOCATION:Here"),
    *event("UID:3", "DTSTART;TZID=Nowhere:20260307T170000"),
)
FEED = rss(
    "<title>Tea</title><link>https://a.example.org/1</link><description>Date: March 5, 2026 at 6 pm</description>",
    "<title>News</title>",
)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    folder = tmp_path_factory.mktemp("explain")
    home = Home(folder)
    for name, data in {"c.ics": CALENDAR, "f.xml": FEED, "x.txt": b"hello"}.items():
        (folder / name).write_bytes(data)

    def path(name: str) -> str:
        return str(folder / name)

    found = together(
        {
            "calendar": (home, ("explain", "calendar", path("c.ics"), *SPAN), {}),
            "feed": (home, ("explain", "feed", path("f.xml"), "--zone", "Europe/Berlin"), {}),
            "no calendar": (home, ("explain", "calendar", path("x.txt"), *SPAN), {}),
            "no feed": (home, ("explain", "feed", path("c.ics")), {}),
            "no file": (home, ("explain", "calendar", path("none.ics"), *SPAN), {}),
            "no day": (home, ("explain", "calendar", path("c.ics"), "--from", "today", "--to", "2026-03-15"), {}),
            "no zone": (home, ("explain", "calendar", path("c.ics"), *SPAN[:-1], "Europe/Berlni"), {}),
            "backwards": (
                home,
                ("explain", "calendar", path("c.ics"), "--from", "2026-03-15", "--to", "2026-03-01"),
                {},
            ),
        }
    )
    found["piped"] = home.run("explain", "calendar", "-", *SPAN, said=CALENDAR)
    return found


def test_a_calendar_is_told_line_by_line_in_the_asked_zone(ran: dict[str, Ran]):
    assert [json.loads(line) for line in ran["calendar"].out.splitlines()] == [
        {
            "uid": "1",
            "title": "Tea",
            "start": "2026-03-05T18:00",
            "end": "2026-03-05T19:00",
            "all_day": False,
            "location": "Here",
            "url": "",
            "status": "cancelled",
        },
        {
            "uid": "2",
            "title": "Käse",
            "start": "2026-03-06",
            "end": "2026-03-07",
            "all_day": True,
            "location": "",
            "url": "https://a.example.org",
            "status": "confirmed",
        },
        {
            "uid": "3",
            "title": "",
            "start": "2026-03-07T18:00",
            "end": "2026-03-07T18:00",
            "all_day": False,
            "location": "",
            "url": "",
            "status": "confirmed",
        },
    ]
    assert ran["calendar"].status == 0
    assert ran["calendar"].err.splitlines() == ["1 event in a time zone that isn't known, read as UTC."]


def test_a_calendar_may_be_piped_in(ran: dict[str, Ran]):
    assert (ran["piped"].status, ran["piped"].out) == (0, ran["calendar"].out)


def test_a_feed_is_told_item_by_item(ran: dict[str, Ran]):
    assert [json.loads(line) for line in ran["feed"].out.splitlines()] == [
        {"title": "Tea", "link": "https://a.example.org/1", "start": "2026-03-05T18:00"},
        {"title": "News", "link": "", "start": None},
    ]
    assert (ran["feed"].status, ran["feed"].err) == (0, "")


@pytest.mark.parametrize(
    ("name", "status", "says"),
    [
        ("no calendar", 1, "isn't a calendar"),
        ("no feed", 1, "neither a calendar nor a feed"),
        ("no file", 2, "can't be read"),
        ("no day", 2, "--from"),
        ("no zone", 2, "Europe/Berlin"),
        ("backwards", 2, "--to"),
    ],
)
def test_what_can_not_be_explained_says_why(ran: dict[str, Ran], name: str, status: int, says: str):
    assert (ran[name].status, ran[name].out) == (status, "")
    assert says in ran[name].err
    assert "Traceback" not in ran[name].err
