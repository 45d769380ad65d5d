"""Rows B1 to B15 of the threats: what is small and hostile costs its event, not the reader."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.feeds.rss import read_feed
from adapters.feeds.sniff import what_is
from bot.events.model import Reading, Unreadable
from tests.feeds.writing import calendar, event, only, read, rss, starts

QUICK = 2.0
"""Seconds of computing that anything here may take; most take a few milliseconds."""


def quickly(data: bytes, since: str = "2026-03-01", until: str = "2026-03-15") -> Reading:
    began = time.process_time()
    reading = read(data, since, until)
    assert time.process_time() - began < QUICK
    return reading


def ruled(rule: str, start: str = "DTSTART:20260305T170000Z", *more: str) -> bytes:
    return calendar(start, "UID:1@example.org", f"RRULE:{rule}", *more)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1000000000000000000",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;COUNT=" + "9" * 5_000,
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=DAILY;UNTIL=99999999",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=SOMETIMES",
        "INTERVAL=2",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "nonsense",
        ";" * 60_000,
    ],
)
def test_a_rule_that_can_not_be_followed_leaves_a_single_event_and_a_warning(rule: str):
    reading = quickly(ruled(rule))
    assert starts(reading) == ["2026-03-05T18:00"]
    assert len(reading.warnings) == 1


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;COUNT=3",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=31;COUNT=3",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31;UNTIL=20300101T000000Z",
    ],
)
def test_a_rule_that_never_comes_true_is_given_up(rule: str):
    assert starts(quickly(ruled(rule))) == ["2026-03-05T18:00"]


def test_a_rule_every_minute_since_the_year_two_takes_no_time():
    assert quickly(ruled("FREQ=MINUTELY;UNTIL=20260310T000000Z", "DTSTART:00020101T000000Z")).truncated is False
    assert len(quickly(ruled("FREQ=WEEKLY", "DTSTART:19000105T170000Z")).occurrences) == 2


def test_a_rule_with_a_count_decades_ago_takes_no_time():
    events = [event(f"UID:{n}", "DTSTART:19760105T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3000") for n in range(300)]
    assert len(quickly(calendar(*sum(events, ()))).occurrences) == 600


def test_thousands_of_rules_that_must_be_counted_share_one_budget():
    rule = "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2000"
    events = [event(f"UID:{n}", "DTSTART:19010105T090000Z", rule) for n in range(2_000)]
    began = time.process_time()
    reading = read(calendar(*sum(events, ())), "2026-03-01", "2026-03-15")
    assert time.process_time() - began < 4.0
    assert any("repetition too dense" in warning for warning in reading.warnings)


def test_an_exrule_is_ignored_with_a_warning():
    reading = quickly(ruled("FREQ=DAILY;COUNT=3", "DTSTART:20260305T170000Z", "EXRULE:FREQ=DAILY;COUNT=3"))
    assert len(reading.occurrences) == 3
    assert len(reading.warnings) == 1


@pytest.mark.parametrize("name", ["EXDATE", "RDATE"])
def test_a_million_dates_are_cut_to_a_thousand(name: str):
    dates = "\r\n".join(f"{name}:" + ",".join(["20300101T000000Z"] * 3_000) for _ in range(300))
    reading = quickly(ruled("FREQ=DAILY;COUNT=2", "DTSTART:20260305T170000Z", dates))
    assert starts(reading) == ["2026-03-05T18:00", "2026-03-06T18:00"]
    assert any("1,000" in warning for warning in reading.warnings)


def test_fifty_thousand_events_beside_the_window_cost_little_and_those_in_it_are_cut():
    far = "\r\n".join("\r\n".join(event(f"UID:{n}", "DTSTART:20200101T000000Z")) for n in range(50_000))
    assert quickly(calendar(far, *event("UID:x", "DTSTART:20260305T170000Z"))).truncated is False
    near = "\r\n".join("\r\n".join(event(f"UID:{n}", "DTSTART:20260305T170000Z")) for n in range(25_000))
    reading = read(calendar("BEGIN:VEVENT", "UID:x", "DTSTART:20260305T170000Z", "END:VEVENT", near))
    assert reading.truncated
    assert len(reading.occurrences) == 20_000


def test_two_thousand_weekly_events_take_no_time():
    events = [event(f"UID:{n}", "DTSTART:20100104T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE") for n in range(2_000)]
    assert len(quickly(calendar(*sum(events, ()))).occurrences) == 8_000


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:00010101T000000Z", "RRULE:FREQ=DAILY"),
        ("DTSTART:99991231T235959Z", "DTEND:99991231T235959Z"),
        ("DTSTART:20260305T170000Z", "DURATION:-PT1H"),
        ("DTSTART:20260305T170000Z", "DURATION:P1000000000000W"),
        ("DTSTART:20260305T170000Z", "DURATION:P999999W"),
        ("DTSTART:20260230T170000Z",),
        ("DTSTART:2026-03",),
        ("DTSTART:",),
        ("SUMMARY:no start",),
        ("DTSTART;TZID=Europe/Berlin:20260305T250000",),
        ("DTSTART:20260305T170000Z", "DTEND:99999999T000000Z"),
    ],
)
def test_an_event_at_an_impossible_time_is_left_out_and_the_others_stay(lines: tuple[str, ...]):
    reading = quickly(calendar(*event("UID:1", *lines), *event("UID:2", "DTSTART:20260306T170000Z")))
    assert [each.uid for each in reading.occurrences] == ["2"]
    assert len(reading.warnings) == 1 or lines[0] == "DTSTART:99991231T235959Z"


@pytest.mark.parametrize(
    "tzid", ["America", "../../etc/passwd", "A" * 5_000, "\0x", "Europe/\0Berlin", "/", "Europe/", ".", "C:\\", "%s"]
)
def test_a_zone_that_is_none_is_utc_with_a_warning(tzid: str):
    reading = quickly(calendar(f"DTSTART;TZID={tzid}:20260305T170000", "UID:1"))
    known = tzid == "Europe/\0Berlin"  # what is left of it is a zone
    assert starts(reading) == (["2026-03-05T17:00"] if known else ["2026-03-05T18:00"])
    assert bool(reading.warnings) is not known


@pytest.mark.parametrize(
    "rule",
    ["RRULE:FREQ=SECONDLY", "RRULE:FREQ=YEARLY;INTERVAL=0", "RRULE:FREQ=DAILY;COUNT=9999999", "RDATE:" + "x" * 9],
)
def test_a_zone_made_of_hostile_rules_is_ignored(rule: str):
    part = ("DTSTART:16000101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", rule)
    zone = ("BEGIN:VTIMEZONE", "TZID:Mine", "BEGIN:STANDARD", *part, "END:STANDARD", "END:VTIMEZONE")
    reading = quickly(calendar("DTSTART;TZID=Mine:20260305T170000", "UID:1", before=zone))
    assert len(reading.occurrences) == 1


def test_a_hundred_zones_of_a_thousand_parts_take_no_time():
    part = "BEGIN:STANDARD\r\nDTSTART:{}0101T000000\r\nTZOFFSETFROM:+0{}17\r\nTZOFFSETTO:+0317\r\nEND:STANDARD"
    inner = "\r\n".join(part.format(1000 + n, n % 9) for n in range(1_000))
    zones = tuple(f"BEGIN:VTIMEZONE\r\nTZID:Z{n}\r\n{inner}\r\nEND:VTIMEZONE" for n in range(100))
    events = [event(f"UID:{n}", f"DTSTART;TZID=Z{n}:20260305T170000") for n in range(100)]
    began = time.process_time()
    assert len(read(calendar(*sum(events, ()), before=zones)).occurrences) == 100
    assert time.process_time() - began < 4.0


def test_components_within_components_are_refused():
    with pytest.raises(Unreadable) as raised:
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:VALARM\n" * 20_000)
    assert raised.value.reason == "broken"


def test_missing_ends_and_lone_alarms_cost_nothing():
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260305T170000Z\nBEGIN:VALARM\nTRIGGER:-PT5M\n"
        "BEGIN:VEVENT\nUID:2\nDTSTART:20260306T170000Z\nEND:VEVENT\nEND:VALARM\nBEGIN:VALARM\nEND:VCALENDAR\n"
    )
    assert [each.uid for each in read(text.encode()).occurrences] == ["1", "2"]


def test_a_line_without_end_is_left_out():
    reading = quickly(calendar("UID:1", "DTSTART:20260305T170000Z", "SUMMARY:" + "x" * 5_000_000, "LOCATION:Here"))
    assert only(reading).title == ""
    assert only(reading).location == "Here"
    assert len(reading.warnings) == 1


def test_a_line_folded_after_each_character_is_one_line():
    folded = "\r\n ".join("SUMMARY:" + "x" * 50_000)
    assert only(quickly(calendar("UID:1", "DTSTART:20260305T170000Z", folded))).title == "x" * 199 + "…"


@pytest.mark.parametrize(
    "params", [";X=1" * 10_000, ";X=1" * 100_000, ';X="' * 9_000, ";=" * 9_000, ";X=" + "," * 60_000]
)
def test_a_line_of_parameters_is_left_out(params: str):
    reading = quickly(calendar("UID:1", "DTSTART:20260305T170000Z", f"SUMMARY{params}:x", "LOCATION:Here"))
    assert only(reading).location == "Here"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "prolog",
    [
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY l9 "' + "x" * 100_000 + '">]>',
        '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x" [<!ENTITY l9 "x">]>',
    ],
)
def test_declarations_of_entities_are_refused(prolog: str):
    data = f"<?xml version='1.0'?>{prolog}<rss><channel><item><title>{'&l9;' * 99}</title></item></channel></rss>"
    with pytest.raises(Unreadable) as raised:
        read_feed(data.encode(), zone="UTC")
    assert raised.value.reason == "broken"


def feed_quickly(data: bytes) -> Reading:
    began = time.process_time()
    try:
        return read_feed(data, zone="UTC")
    except Unreadable:
        return Reading()
    finally:
        assert time.process_time() - began < QUICK


@pytest.mark.parametrize(
    "item",
    [
        "<author>" + "a" * 80_000 + "</author>",
        "<title " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">x</title>",
        "<description>" + "&lt;" * 100_000 + "</description>",
        "<description>" + "&lt;script" * 50_000 + "</description>",
        "<description>" + "&lt;time datetime=" * 20_000 + "</description>",
        "<description>" + "&lt;!--" * 50_000 + "</description>",
        "<description>" + "Date: " * 50_000 + "</description>",
        "<description>" + "1 de " * 50_000 + "</description>",
        "<description>" + "\u3000" * 50_000 + "</description>",
        "<pubDate>" + "1" * 50_000 + "</pubDate>",
        "<startDate>" + "2026-03-05 " * 9_000 + "</startDate>",
        "<title>" + "&amp;" * 100_000 + "</title>",
        "<title>" + "&bad" * 100_000 + "</title>",
        "<a>" * 20_000,
    ],
)
def test_what_makes_other_readers_slow_takes_no_time(item: str):
    feed_quickly(rss(item))


def test_a_feed_of_a_hundred_thousand_items_is_cut():
    reading = feed_quickly(rss(*["<title>x</title>"] * 100_000))
    assert len(reading.items) == 1_000
    assert reading.truncated


def test_titles_are_one_short_line_of_text_and_links_are_addresses():
    title = "&lt;b&gt;Talk&lt;/b&gt; &lt;!channel&gt; @everyone\n&lt;script&gt;x&lt;/script&gt;" + "é" * 1_000_000
    (item,) = read_feed(rss(f"<title>{title}</title><link>javascript:alert(1)</link>"), zone="UTC").items
    assert item.title.startswith("Talk <!channel> @everyone é")
    assert len(item.title) == 200
    assert item.link == ""


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http:///x", "ftp://example.org", "//", "h t"],
)
def test_only_web_addresses_are_links(link: str):
    assert only(read(calendar("UID:1", "DTSTART:20260305T170000Z", f"URL:{link}"))).url == ""


def test_uids_that_change_with_every_fetch_leave_what_can_be_compared():
    first, second = (only(read(calendar(f"UID:{n}", "DTSTART:20260305T170000Z", "SUMMARY:Talk"))) for n in (1, 2))
    assert (first.title, first.start, first.url) == (second.title, second.start, second.url)
    without = [only(read(calendar("DTSTART:20260305T170000Z", "SUMMARY:Talk"))).uid for _ in range(2)]
    assert without[0] == without[1] != ""


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7"]
)
def test_any_encoding_is_read_without_an_error(encoding: str):
    data = calendar("UID:1", "DTSTART:20260305T170000Z", "SUMMARY:Füße").decode().encode(encoding)
    title = only(read(data)).title
    assert title == "Füße" if encoding != "utf-7" else title


@given(st.binary(max_size=300))
def test_no_bytes_whatever_end_in_another_error(data: bytes):
    what_is(data)
    within = calendar("UID:1", "DTSTART:20260305T170000Z").replace(b"UID:1", data)
    for each in (data, within, rss("<title>x</title>") + data):
        with suppress(Unreadable):
            read(each)
        with suppress(Unreadable):
            read_feed(each, zone="UTC")


LINES = st.sampled_from(
    (
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "DTSTART:20260305T170000Z", "DTSTART;VALUE=DATE:20260305"),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260320", "RECURRENCE-ID:20260306T170000Z", "UID:1"),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE:20260308", "DTEND:20260305", "DTEND;TZID=Europe/Berlin:20260305T190000"),
        *("DURATION:P1D", "RDATE;VALUE=PERIOD:20260310T100000Z/PT1H", "RDATE:20260311", "DTSTART:20260305T170000"),
        *("X-WR-TIMEZONE:Europe/Berlin", "BEGIN:VCALENDAR", "END:VCALENDAR", " x", "EXDATE:20260307", "SEQUENCE:x"),
        *("EXDATE;TZID=Nowhere:20260306T170000", "STATUS:?", "UID:"),
    )
)


@given(st.lists(LINES, max_size=25))
def test_no_order_of_lines_ends_in_another_error(lines: list[str]):
    try:
        reading = read("\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines]).encode())
    except Unreadable:
        return
    for each in reading.occurrences:
        assert isinstance(each.start, datetime) is isinstance(each.end, datetime)
        assert each.start <= each.end
