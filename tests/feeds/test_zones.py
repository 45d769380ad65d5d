"""Which zone a TZID means."""

from __future__ import annotations

import pytest

from bot.events.model import Reading
from tests.feeds.writing import calendar, only, read, starts

EUROPE = (
    *("BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:16010325T020000"),
    *("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD", "TZOFFSETFROM:+0200"),
    *("TZOFFSETTO:+0100", "DTSTART:16011028T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"),
)
OWN = (  # as nowhere: half an hour, from the second Sunday of April
    *("BEGIN:DAYLIGHT", "TZOFFSETFROM:+0117", "TZOFFSETTO:+0147", "DTSTART:20000409T020000"),
    *("RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=2SU", "END:DAYLIGHT", "BEGIN:STANDARD", "TZOFFSETFROM:+0147"),
    *("TZOFFSETTO:+0117", "DTSTART:20001001T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU", "END:STANDARD"),
)


def block(tzid: str, *lines: str) -> tuple[str, ...]:
    return ("BEGIN:VTIMEZONE", f"TZID:{tzid}", *lines, "END:VTIMEZONE")


def at_noon(tzid: str, *zones: str, day: str = "20260305") -> Reading:
    return read(calendar("UID:1", f"DTSTART;TZID={tzid}:{day}T120000", before=zones), until="2026-05-01", zone="UTC")


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ('"Europe/Berlin"', "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("America-New_York", "America/New_York"),
        ("US/Eastern", "US/Eastern"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ('"Pacific Standard Time"', "America/Los_Angeles"),
        ("AUS Eastern Standard Time", "Australia/Sydney"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20190914_1/Europe/London", "Europe/London"),
        ("/softwarestudio.org/Olson_20011030_5/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("/Europe/Berlin", "Europe/Berlin"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("UTC", "UTC"),
        ("GMT", "GMT"),
        ("UTC-05:00", "Etc/GMT+5"),
        ("GMT+0530", "UTC"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', "Europe/Berlin"),
        ("PDT", "America/Los_Angeles"),
    ],
)
def test_names_of_all_kinds_are_known(tzid: str, zone: str):
    found = at_noon(tzid)
    assert only(found).zone == zone
    assert found.warnings == ()


@pytest.mark.parametrize("tzid", ["Customized Time Zone", "tzone://Microsoft/Custom", "Berlin 1", "CET-like"])
def test_rules_without_a_name_are_those_of_a_zone_that_has_them(tzid: str):
    found = at_noon(tzid, *block(tzid, *EUROPE))
    assert starts(found, "UTC") == ["2026-03-05T11:00"]
    assert only(found).zone == "Europe/Berlin"


@pytest.mark.parametrize(("day", "start"), [("20260305", "2026-03-05T10:43"), ("20260413", "2026-04-13T10:13")])
def test_rules_of_no_zone_are_followed_themselves(day: str, start: str):
    found = at_noon("Mine", *block("Mine", *OWN), day=day)
    assert starts(found, "UTC") == [start]
    assert only(found).zone == "UTC"
    assert len(found.warnings) == 1


def test_a_series_by_its_own_rules_changes_its_clocks_with_them():
    lines = (
        "UID:1",
        "DTSTART;TZID=Mine:20260411T120000",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE;TZID=Mine:20260412T120000",
    )
    found = read(calendar(*lines, before=block("Mine", *OWN)), until="2026-05-01")
    assert starts(found, "UTC") == ["2026-04-11T10:43", "2026-04-13T10:13"]


def test_a_fixed_offset_is_one_whatever_it_is_called():
    steady = ("BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0300", "TZOFFSETTO:-0300", "END:STANDARD")
    found = at_noon("Our time", *block("Our time", *steady))
    assert (starts(found, "UTC"), only(found).zone) == (["2026-03-05T15:00"], "Etc/GMT+3")


def test_a_name_counts_more_than_the_rules_beside_it_and_of_two_blocks_the_first_that_is_understood():
    assert only(at_noon("Europe/London", *block("Europe/London", *EUROPE))).zone == "Europe/London"
    broken = block("Mine", "BEGIN:STANDARD", "DTSTART:x", "END:STANDARD")
    assert only(at_noon("Mine", *broken, *block("Mine", *EUROPE), *block("Mine", *OWN))).zone == "Europe/Berlin"


def test_the_block_may_name_its_place():
    found = at_noon("Zone 7", *block("Zone 7", "X-LIC-LOCATION:Asia/Tokyo", *EUROPE))
    assert only(found).zone == "Asia/Tokyo"


def test_a_zone_that_lists_its_changes_one_by_one_is_read():
    listed = (
        *("BEGIN:STANDARD", "DTSTART:20251026T030000", "RDATE:20261025T030000,20271031T030000", "TZOFFSETFROM:+0200"),
        *("TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:20250330T020000", "TZOFFSETFROM:+0100"),
        *("RDATE:20260329T020000,20270328T020000", "TZOFFSETTO:+0200", "END:DAYLIGHT"),
    )
    assert starts(at_noon("Mine", *block("Mine", *listed), day="20260305"), "UTC") == ["2026-03-05T11:00"]
    assert starts(at_noon("Mine", *block("Mine", *listed), day="20260405"), "UTC") == ["2026-04-05T10:00"]


def test_an_unknown_zone_is_utc_with_a_warning():
    found = at_noon("Middle Earth")
    assert starts(found, "UTC") == ["2026-03-05T12:00"]
    assert found.warnings == ("1 event in a time zone that isn't known, read as UTC.",)


def test_an_unknown_zone_of_the_calendar_is_as_none():
    found = read(calendar("UID:1", "DTSTART:20260305T120000", before=("X-WR-TIMEZONE:Middle Earth",)))
    assert starts(found) == ["2026-03-05T12:00"]


def test_a_windows_name_as_zone_of_the_calendar_is_known():
    found = read(calendar("UID:1", "DTSTART:20260305T120000", before=("X-WR-TIMEZONE:Tokyo Standard Time",)))
    assert starts(found) == ["2026-03-05T04:00"]
