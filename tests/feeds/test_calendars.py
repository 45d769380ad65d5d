"""What a calendar's events come to: what icalendar and recurring-ical-events make of well-formed files, and sense where
a file is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.events.model import Unreadable
from tests.feeds import calendars_at_random
from tests.feeds.calendars_at_random import Maker, ours, theirs
from tests.feeds.writing import calendar, event, local, only, read, starts

AT_FIVE = "DTSTART:20260305T160000Z"
"""Five in the afternoon in Berlin."""


@given(st.integers(0, 10**9), st.integers(0, 12), st.sampled_from((1, 7, 14, 60)))
@settings(max_examples=settings().max_examples)
def test_well_formed_calendars_read_as_icalendar_and_recurring_ical_events_read_them(seed: int, after: int, days: int):
    maker = Maker(seed)
    data = maker.calendar(4)
    start = date(2026, 3, 1) + timedelta(days=after)
    end, zone = start + timedelta(days=days), maker.dice.choice(calendars_at_random.ZONES)
    assert ours(data, start=start, end=end, zone=zone) == theirs(data, start=start, end=end, zone=zone)


@pytest.mark.parametrize("rule", calendars_at_random.RULES)
def test_every_rule_reads_alike_over_two_years(rule: str):
    data = calendar("UID:1", "SUMMARY:x", "DTSTART;TZID=Europe/Berlin:20250131T090000", f"RRULE:{rule}")
    span = {"start": date(2025, 1, 1), "end": date(2027, 1, 1), "zone": "Europe/Berlin"}
    assert ours(data, **span) == theirs(data, **span)


def test_a_day_lasts_a_day_and_a_moment_has_no_length():
    reading = read(calendar(*event("UID:1", "DTSTART;VALUE=DATE:20260305"), *event("UID:2", AT_FIVE)))
    day, moment = reading.occurrences
    assert (day.start, day.end, day.all_day, day.zone) == (date(2026, 3, 5), date(2026, 3, 6), True, None)
    assert (moment.end, moment.all_day, moment.zone) == (moment.start, False, "UTC")


@pytest.mark.parametrize(
    ("lines", "inside"),
    [
        (("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260305"), False),
        (("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260306"), True),
        (("DTSTART:20260304T220000Z", "DTEND:20260304T230000Z"), False),
        (("DTSTART:20260304T220000Z", "DTEND:20260304T230001Z"), True),
        (("DTSTART:20260304T230000Z",), True),
        (("DTSTART:20260305T225959Z",), True),
        (("DTSTART:20260305T230000Z", "DTEND:20260306T000000Z"), False),
        (("DTSTART;VALUE=DATE:20260306",), False),
    ],
)
def test_the_window_is_half_open_in_days_of_the_zone_and_what_is_under_way_counts(lines: tuple[str, ...], inside: bool):
    assert bool(read(calendar("UID:1", *lines), "2026-03-05", "2026-03-06").occurrences) is inside


def test_days_are_read_alike_in_every_zone():
    data = calendar("UID:1", "DTSTART;VALUE=DATE:20260305")
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        assert starts(read(data, "2026-03-05", "2026-03-06", zone)) == ["2026-03-05"]
        assert starts(read(data, "2026-03-06", "2026-03-07", zone)) == []


def test_a_series_keeps_its_clock_time_when_clocks_change():
    reading = read(
        calendar("UID:1", "DTSTART;TZID=Europe/Berlin:20260322T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    )
    assert starts(reading) == ["2026-03-22T09:00", "2026-03-29T09:00"]
    assert [each.start.hour for each in reading.occurrences if not each.all_day] == [8, 7]  # type: ignore[union-attr]
    assert reading.occurrences[0].zone == "Europe/Berlin"


def test_an_end_in_utc_bounds_a_series_of_days():
    data = calendar("UID:1", "DTSTART;VALUE=DATE:20260305", "RRULE:FREQ=DAILY;UNTIL=20260307T000000Z")
    assert starts(read(data)) == ["2026-03-05", "2026-03-06", "2026-03-07"]


def test_a_day_as_the_end_of_a_series_of_times_is_its_midnight():
    data = calendar("UID:1", AT_FIVE, "RRULE:FREQ=DAILY;UNTIL=20260307")
    assert starts(read(data)) == ["2026-03-05T17:00", "2026-03-06T17:00"]


def test_a_moved_instance_replaces_the_planned_one_and_keeps_its_name():
    series = event("UID:1", "SUMMARY:Tea", AT_FIVE, "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = event("UID:1", "SUMMARY:Late tea", "RECURRENCE-ID:20260312T160000Z", "DTSTART:20260313T180000Z")
    reading = read(calendar(*series, *moved))
    assert starts(reading) == ["2026-03-05T17:00", "2026-03-13T19:00", "2026-03-19T17:00"]
    assert [each.instance for each in reading.occurrences] == [
        "20260305T160000Z",
        "20260312T160000Z",
        "20260319T160000Z",
    ]
    assert [each.title for each in reading.occurrences] == ["Tea", "Late tea", "Tea"]


def test_an_instance_without_its_series_stands_for_itself():
    reading = read(calendar("UID:1", "RECURRENCE-ID:20250101T160000Z", AT_FIVE))
    assert starts(reading) == ["2026-03-05T17:00"]


def test_a_change_for_all_the_future_moves_what_comes_after_it():
    series = event("UID:1", "SUMMARY:Tea", AT_FIVE, "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    later = event(
        "UID:1", "SUMMARY:Supper", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260312T160000Z", "DTSTART:20260312T180000Z"
    )
    reading = read(calendar(*series, *later))
    assert starts(reading) == ["2026-03-05T17:00", "2026-03-12T19:00", "2026-03-19T19:00", "2026-03-26T19:00"]
    assert [each.title for each in reading.occurrences] == ["Tea", "Supper", "Supper", "Supper"]


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE:20260306T160000Z",
        "EXDATE;VALUE=DATE:20260306",
        "EXDATE:20260306",
        "EXDATE;TZID=America/New_York:20260306T110000",
        "EXDATE;TZID=Europe/Berlin:20260306T170000,20260401T170000",
    ],
)
def test_an_exception_counts_as_an_instant_in_any_zone_or_as_a_day(line: str):
    data = calendar("UID:1", "DTSTART;TZID=Europe/Berlin:20260305T170000", "RRULE:FREQ=DAILY;COUNT=3", line)
    assert starts(read(data)) == ["2026-03-05T17:00", "2026-03-07T17:00"]


def test_single_dates_add_to_a_series_and_may_have_their_own_length():
    more = (
        "RDATE:20260310T160000Z,20260310T160000Z",
        "RDATE;VALUE=PERIOD:20260311T160000Z/PT3H,20260312T160000Z/20260312T170000Z",
    )
    reading = read(calendar("UID:1", AT_FIVE, "DURATION:PT2H", *more))
    assert [(local(each.start), local(each.end)[-5:]) for each in reading.occurrences] == [
        ("2026-03-05T17:00", "19:00"),
        ("2026-03-10T17:00", "19:00"),
        ("2026-03-11T17:00", "20:00"),
        ("2026-03-12T17:00", "18:00"),
    ]


def test_what_is_cancelled_is_kept_and_says_so():
    series = event("UID:1", AT_FIVE, "RRULE:FREQ=DAILY;COUNT=2")
    gone = event("UID:1", "RECURRENCE-ID:20260306T160000Z", "DTSTART:20260306T160000Z", "STATUS:CANCELLED")
    reading = read(calendar(*series, *gone, *event("UID:2", "DTSTART:20260307T160000Z", "STATUS:TENTATIVE")))
    assert [each.status for each in reading.occurrences] == ["confirmed", "cancelled", "tentative"]


def test_of_two_versions_of_an_event_the_newer_one_counts():
    old = event("UID:1", AT_FIVE, "SEQUENCE:1")
    new = event("UID:1", "DTSTART:20270305T160000Z", "SEQUENCE:2")
    assert starts(read(calendar(*old, *new))) == []


def test_times_without_a_zone_are_in_that_of_the_calendar_or_of_the_reader():
    floating = ("UID:1", "DTSTART:20260305T170000")
    shown = read(calendar(*floating, before=("X-WR-TIMEZONE:America/New_York",)))
    assert (starts(shown), only(shown).zone, shown.zone) == (
        ["2026-03-05T23:00"],
        "America/New_York",
        "America/New_York",
    )
    bare = read(calendar(*floating))
    assert (starts(bare), only(bare).zone) == (["2026-03-05T17:00"], None)


def test_an_end_before_the_start_changes_places_with_it():
    found = only(read(calendar("UID:1", AT_FIVE, "DTEND:20260305T150000Z")))
    assert (local(found.start), local(found.end)) == ("2026-03-05T16:00", "2026-03-05T17:00")


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n", "\r\n\r\n"])
@pytest.mark.parametrize("fold", [" ", "\t"])
def test_lines_may_end_and_fold_in_any_way(end: str, fold: str):
    text = calendar("UID:1", AT_FIVE, "SUMMARY:Tea and", f"{fold}  cake").decode()
    assert only(read(text.replace("\r\n", end).encode())).title == "Tea and cake"


def test_a_letter_that_is_folded_in_its_middle_is_whole():
    data = calendar("UID:1", AT_FIVE, "SUMMARY:Käse").replace("ä".encode(), b"\xc3\r\n \xa4")
    assert only(read(data)).title == "Käse"


def test_a_latin_1_line_among_utf_8_lines_is_read():
    data = calendar("UID:1", AT_FIVE, "SUMMARY:Käse", "LOCATION:Café").replace("é".encode(), b"\xe9")
    assert (only(read(data)).title, only(read(data)).location) == ("Käse", "Café")


def test_several_calendars_in_one_file_have_their_own_zones():
    first = calendar("UID:1", "DTSTART:20260305T100000", before=("X-WR-TIMEZONE:Asia/Tokyo", "X-WR-CALNAME:One"))
    second = calendar("UID:1", "DTSTART:20260305T100000", before=("X-WR-TIMEZONE:Europe/Berlin",))
    reading = read(first + second)
    assert starts(reading) == ["2026-03-05T02:00", "2026-03-05T10:00"]
    assert reading.name == "One"


def test_names_may_be_written_small_and_lines_in_any_order():
    data = (
        b"begin:vcalendar\nbegin:vevent\nsummary:Tea\nrrule:freq=daily;count=2\ndtstart:20260305t160000z\nend:vevent\n"
    )
    assert starts(read(data)) == ["2026-03-05T17:00", "2026-03-06T17:00"]


def test_texts_lose_their_escapes_markup_and_entities():
    lines = (r"SUMMARY:Tea\, <b>cake</b> &amp; \"more\"\nfor all", r"LOCATION:Caf&eacute;\; <a href=x>here</a>")
    found = only(read(calendar("UID:1", AT_FIVE, *lines, r"DESCRIPTION:<p>One</p><p>Two a < b</p>\\n")))
    assert found.title == 'Tea, cake & "more" for all'
    assert found.location == "Café; here"
    assert found.description == "One\nTwo a < b\n\\n"


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        (("URL:https://a.example.org/1", "DESCRIPTION:https://b.example.org"), "https://a.example.org/1"),
        (("URL;VALUE=URI:http://a.example.org/?x=1\\,2",), "http://a.example.org/?x=1,2"),
        (("URL:javascript:x", "X-GOOGLE-CONFERENCE:https://meet.example.org/a"), "https://meet.example.org/a"),
        (
            (r"DESCRIPTION:Come (https://b.example.org/x_(y)).\nOr https://c.example.org",),
            "https://b.example.org/x_(y)",
        ),
        ((r'DESCRIPTION:See <a href="https://b.example.org/?a=1&amp;b=2">this</a>',), "https://b.example.org/?a=1&b=2"),
        (("LOCATION:https://zoom.example.org/j/1",), "https://zoom.example.org/j/1"),
        (("DESCRIPTION:no link",), ""),
    ],
)
def test_the_link_is_the_events_page_or_the_first_that_it_names(lines: tuple[str, ...], url: str):
    assert only(read(calendar("UID:1", AT_FIVE, *lines))).url == url


def test_a_damaged_line_costs_itself_and_a_warning():
    lines = ("EXDATE:yesterday", "RDATE:20260310T160000Z", "RRULE:FREQ=NEVER", "SEQUENCE:many", "RECURRENCE-ID:then")
    reading = read(calendar("UID:1", AT_FIVE, *lines))
    assert starts(reading) == ["2026-03-05T17:00", "2026-03-10T17:00"]
    assert len(reading.warnings) == 2


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"<html></html>", b"\0" * 100, b"END:VCALENDAR", b"BEGIN:VCARD\nEND:VCARD"]
)
def test_what_is_no_calendar_is_refused(data: bytes):
    with pytest.raises(Unreadable) as raised:
        read(data)
    assert raised.value.reason == "not a calendar"


def test_a_calendar_without_events_is_empty():
    assert read(b"BEGIN:VCALENDAR\r\nX-WR-CALNAME:Nothing\r\nEND:VCALENDAR\r\n").occurrences == ()


def test_occurrences_are_sorted_whatever_their_kind():
    events = (
        "DTSTART:20260306T000000Z",
        "DTSTART;VALUE=DATE:20260306",
        "DTSTART:20260305T170000",
        "DTSTART;VALUE=DATE:20260305",
    )
    reading = read(calendar(*sum((event(f"UID:{n}", line) for n, line in enumerate(events)), ())))
    assert starts(reading) == ["2026-03-05", "2026-03-05T17:00", "2026-03-06", "2026-03-06T01:00"]
