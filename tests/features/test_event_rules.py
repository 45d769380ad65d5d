"""What a reading changes, when an address is read again, and which events are the same: plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.events import links, rules
from bot.events.line import EventLine, read_line
from bot.events.model import Event, EventId, Feed, FeedId, Item, Occurrence, Reading, Source, SourceId
from bot.kit.dates import Here, ImpossibleDay

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
HERE = Here(NOW, ZoneInfo("UTC"))
"""A Thursday."""
DAY = timedelta(days=1)
SOURCE = SourceId(1)


def heard(uid: str = "a", days: float = 1, **more: Any) -> Occurrence:
    start = NOW + days * DAY
    return replace(Occurrence(uid, "", f"Talk {uid}", start, start + timedelta(hours=1)), **more)


def kept(*some: Occurrence) -> list[Event]:
    return list(rules.merged((), some, SOURCE, NOW).added)


# What a reading changes


def test_what_is_new_is_added_with_all_it_says() -> None:
    said = heard(title="PyDay", location="Online", url="https://example.org/x", zone="Europe/Lisbon")
    change = rules.merged((), [said], SOURCE, NOW)
    (event,) = change.added
    assert (event.title, event.starts, event.online, event.source, change.changed) == (
        "PyDay",
        NOW + DAY,
        True,
        SOURCE,
        (),
    )


def test_the_same_reading_changes_nothing() -> None:
    said = [heard("a"), heard("b", 2), heard("c", 3, start=date(2026, 3, 8), end=date(2026, 3, 9))]
    assert rules.merged(kept(*said), said, SOURCE, NOW + DAY / 24) == rules.Change((), ())


def test_an_instance_that_is_moved_keeps_its_id() -> None:
    known = kept(heard("a", 1, instance="1"), heard("a", 8, instance="8"))
    change = rules.merged(known, [heard("a", 2, instance="1"), heard("a", 8, instance="8")], SOURCE, NOW)
    assert [(one.id, one.starts) for one in change.changed] == [(known[0].id, NOW + 2 * DAY)]
    assert change.added == ()


def test_a_single_event_that_is_moved_keeps_its_id_although_its_instance_changes() -> None:
    known = kept(heard("a", 1, instance="1"))
    change = rules.merged(known, [heard("a", 3, instance="3")], SOURCE, NOW)
    assert [(one.id, one.instance, one.starts) for one in change.changed] == [(known[0].id, "3", NOW + 3 * DAY)]
    assert change.added == ()


def test_of_a_series_that_begins_anew_nothing_is_guessed() -> None:
    known = kept(heard("a", 1, instance="1"), heard("a", 8, instance="8"))
    change = rules.merged(known, [heard("a", 2, instance="2"), heard("a", 9, instance="9")], SOURCE, NOW)
    assert len(change.added) == 2
    assert {one.status for one in change.changed} == {"gone"}


def test_what_is_not_listed_any_more_is_gone_if_it_is_to_come() -> None:
    known = kept(heard("past", -1), heard("coming", 1), heard("called off", 2, status="cancelled"))
    change = rules.merged(known, [], SOURCE, NOW)
    assert [(one.uid, one.status) for one in change.changed] == [("coming", "gone")]


def test_what_comes_back_takes_place_again() -> None:
    known = kept(heard("a"))
    gone = rules.merged(known, [], SOURCE, NOW).changed
    assert rules.merged(gone, [heard("a")], SOURCE, NOW).changed[0].status == "confirmed"


def test_two_of_the_same_key_are_one() -> None:
    assert [one.title for one in kept(heard("a", title="First"), heard("a", title="Second"))] == ["Second"]


def test_a_reading_is_cut_to_what_is_ahead() -> None:
    reading = Reading((heard("old", -9), heard("yesterday", -1), heard("soon", 9), heard("far", 61)))
    some, cut = rules.found(reading, NOW)
    assert ([one.uid for one in some], cut) == (["yesterday", "soon"], False)


def test_a_feed_that_would_drown_all_others_is_cut() -> None:
    reading = Reading(tuple(heard(str(number), 1 + number / 1000) for number in range(300)))
    some, cut = rules.found(reading, NOW)
    assert (len(some), cut) == (rules.MOST, True)


def test_an_item_counts_only_if_it_says_when_it_begins() -> None:
    items = (Item("1", "News", "https://example.org/1"), Item("2", "Talk", "https://example.org/2", NOW + DAY))
    some, _ = rules.found(Reading(items=items), NOW)
    assert [(one.uid, one.url) for one in some] == [("2", "https://example.org/2")]


# When it is read again


def test_what_works_is_read_every_hour() -> None:
    failing = Source(SOURCE, "https://example.org/x", NOW, failures=3, failing_since=NOW, trouble="busy")
    after = rules.read_again(failing, NOW)
    assert (after.next_at, after.failures, after.failing_since, after.trouble) == (NOW + rules.EVERY, 0, None, "")


def test_trouble_is_met_with_patience_and_given_up_after_a_week() -> None:
    source = Source(SOURCE, "https://example.org/x", NOW)
    now, waits = NOW, list[float]()
    while source.working:
        source = rules.read_again(source, now, trouble="unreachable")
        waits.append((source.next_at - now) / timedelta(minutes=15))
        now = source.next_at
    assert waits[:8] == [1, 2, 4, 8, 16, 32, 64, 96]
    assert max(waits) == 96
    assert timedelta(days=7) <= now - NOW <= timedelta(days=9)


def test_what_the_other_side_asks_for_is_kept_within_a_day() -> None:
    source = Source(SOURCE, "https://example.org/x", NOW)
    for asked, waits in (
        (timedelta(hours=3), timedelta(hours=3)),
        (timedelta(days=9), DAY),
        (timedelta(0), rules.SOONEST),
    ):
        assert rules.read_again(source, NOW, trouble="busy", wait=asked).next_at == NOW + waits


# The same event twice


def test_one_event_of_several_feeds_is_shown_once() -> None:
    def event(number: int, title: str, url: str, hours: float = 0) -> Event:
        return Event(EventId(number), title, NOW + timedelta(hours=hours), str(number), NOW, url=url)

    some = [
        event(1, "PyDay", "https://www.example.org/pyday/?utm_source=x"),
        event(2, "PyDay Lisbon", "https://example.org/pyday"),
        event(3, "pyday", ""),
        event(4, "PyDay", "https://example.org/pyday", hours=24),
        event(5, "Other", "https://example.org/talk?id=1"),
        event(6, "Another", "https://example.org/talk?id=2"),
        event(7, "No link", ""),
        event(8, "None either", ""),
    ]
    assert [one.id for one in rules.folded(some)] == [1, 5, 6, 7, 8, 4]


def test_topics_are_found_in_titles_places_and_feeds() -> None:
    source = Source(SourceId(9), "https://example.org/x", NOW)
    feed = Feed(FeedId(1), source, NOW, topics=("machine learning",))
    some = [
        Event(EventId(1), "Python meetup", NOW, "1", NOW),
        Event(EventId(2), "Drinks", NOW, "2", NOW, source=source.id),
        Event(EventId(3), "Chess", NOW, "3", NOW, topics=("Pythonistas",)),
        Event(EventId(4), "Learning to knit", NOW, "4", NOW),
    ]
    assert [one.id for one in rules.about(some, ("PYTHON",))] == [1, 3]
    assert [one.id for one in rules.about(some, ("machine learning",), [feed])] == [2]
    assert len(rules.about(some, ())) == 4


# Days


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_a_whole_day_is_the_same_day_everywhere(zone: str) -> None:
    midnight = datetime(2026, 3, 6, tzinfo=UTC)
    event = Event(EventId(1), "Fair", midnight, "1", NOW, ends=midnight + 2 * DAY, all_day=True)
    there = ZoneInfo(zone)
    assert (event.day(there), event.last_day(there)) == (date(2026, 3, 6), date(2026, 3, 7))
    assert rules.within(event, date(2026, 3, 7), 1, there)
    assert not rules.within(event, date(2026, 3, 8), 7, there)


def test_what_ends_at_midnight_ends_the_day_before() -> None:
    event = Event(EventId(1), "Party", NOW, "1", NOW, ends=datetime(2026, 3, 6, tzinfo=UTC))
    assert event.last_day(UTC) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("location", "url", "online"),
    [
        ("Online", "", True),
        ("https://zoom.us/j/1", "", True),
        ("", "https://us02web.zoom.us/j/1", True),
        ("Room 5", "https://zoom.us/j/1", False),
        ("Virtual event", "", True),
        ("Startup House", "https://example.org", False),
        ("", "", False),
    ],
)
def test_online_is_what_says_so(location: str, url: str, online: bool) -> None:
    assert rules.is_online(location, url) == online


# The quick line


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "PyDay, 12 March 18:30-21:00, Startup House, #python, https://example.org/x",
            EventLine(
                "PyDay",
                date(2026, 3, 12),
                time(18, 30),
                time(21),
                "Startup House",
                "https://example.org/x",
                ("python",),
            ),
        ),
        ("Coffee with makers tomorrow 9am", EventLine("Coffee with makers", date(2026, 3, 6), time(9))),
        ("Hack night next friday 19:00, online", EventLine("Hack night", date(2026, 3, 13), time(19), online=True)),
        ("AI meetup, 2026-04-01", EventLine("AI meetup", date(2026, 4, 1))),
        ("Lecture, 6pm-8, friday, Room 5", EventLine("Lecture", date(2026, 3, 6), time(18), time(20), "Room 5")),
        ("Party friday, 21:00-01:00", EventLine("Party", date(2026, 3, 6), time(21), time(1))),
        ("Board games on saturday", EventLine("Board games", date(2026, 3, 7))),
        ("Nothing here", EventLine("Nothing here")),
        ("Talk 5, Hall 3-4", EventLine("Talk 5", where="Hall 3-4")),
        ("", EventLine("")),
    ],
)
def test_a_line_is_taken_apart(text: str, read: EventLine) -> None:
    assert read_line(text, HERE) == read


def test_an_impossible_day_is_no_place() -> None:
    with pytest.raises(ImpossibleDay):
        read_line("PyDay, 31 feb, Hall", HERE)


# What people paste

GROUP = "https://www.meetup.com/pyday-lisbon"
GOOGLE = "https://calendar.google.com/calendar"
ICAL = f"{GOOGLE}/ical/abc%40group.calendar.google.com/public/basic.ics"
OUTLOOK = "https://outlook.live.com/owa/calendar/0-0/1-2/cid-3"
VIDEOS = "https://www.youtube.com/feeds/videos.xml"
CHANNEL = "UC0123456789abcdefABCD_-"

CALENDARS = [
    (f"{GROUP}/", f"{GROUP}/events/ical/"),
    ("https://www.meetup.com/de-DE/pyday-lisbon/events/301/", f"{GROUP}/events/ical/"),
    ("https://www.meetup.com/pt-BR/pyday-lisbon", f"{GROUP}/events/ical/"),
    ("https://meetup.com/fr/pyday-lisbon/?eventOrigin=home", f"{GROUP}/events/ical/"),
    (f"{GROUP}/events/ical/", f"{GROUP}/events/ical/"),
    (f"{GROUP}/events/rss/", f"{GROUP}/events/rss/"),
    ("https://api.lu.ma/ics/get?entity=calendar&id=cal-1", "https://api.lu.ma/ics/get?entity=calendar&id=cal-1"),
    ("https://luma.com/calendar/cal-aB1", "https://api.lu.ma/ics/get?entity=calendar&id=cal-aB1"),
    ("https://lu.ma/calendar/cal-aB1/events", "https://api.lu.ma/ics/get?entity=calendar&id=cal-aB1"),
    ("https://lu.ma/lisbon", "https://lu.ma/lisbon"),
    (f"{GOOGLE}/embed?src=abc%40group.calendar.google.com&ctz=Europe%2FLisbon", ICAL),
    (f"{GOOGLE}/embed?src=abc%2540group.calendar.google.com", ICAL),
    (f"{GOOGLE}/embed?src=YWJjQGdyb3VwLmNhbGVuZGFyLmdvb2dsZS5jb20&color=%23fff", ICAL),
    ("https://www.google.com/calendar/embed?src=abc%40group.calendar.google.com", ICAL),
    (f"{GOOGLE}/u/0?cid=YWJjQGdyb3VwLmNhbGVuZGFyLmdvb2dsZS5jb20", ICAL),
    (f"{GOOGLE}/ical/abc/private-1/basic.ics", f"{GOOGLE}/ical/abc/private-1/basic.ics"),
    ("https://www.google.com/events", "https://www.google.com/events"),
    (f"{OUTLOOK}/calendar.ics", f"{OUTLOOK}/calendar.ics"),
    (f"{OUTLOOK}/index.html", f"{OUTLOOK}/calendar.ics"),
    (
        "https://outlook.office365.com/owa/calendar/1@example.org/2/calendar.html",
        "https://outlook.office365.com/owa/calendar/1@example.org/2/calendar.ics",
    ),
    (
        "https://outlook.office365.com/owa/calendar/1@example.org/2/reachcalendar.html",
        "https://outlook.office365.com/owa/calendar/1@example.org/2/reachcalendar.ics",
    ),
    ("https://p12-caldav.icloud.com/published/2/AbC", "https://p12-caldav.icloud.com/published/2/AbC"),
    ("https://www.trumba.com/calendars/campus-events", "https://www.trumba.com/calendars/campus-events.ics"),
    ("https://www.trumba.com/calendars/campus-events.rss", "https://www.trumba.com/calendars/campus-events.rss"),
    ("https://mobilizon.fr/@pyday/events", "https://mobilizon.fr/@pyday/feed/ics"),
    ("https://mobilizon.fr/@pyday/feed/atom", "https://mobilizon.fr/@pyday/feed/atom"),
    (f"https://www.youtube.com/channel/{CHANNEL}/videos", f"{VIDEOS}?channel_id={CHANNEL}"),
    ("https://www.youtube.com/playlist?list=PL0123456789", f"{VIDEOS}?playlist_id=PL0123456789"),
    ("https://www.youtube.com/@pyday", "https://www.youtube.com/@pyday"),
    (f"{VIDEOS}?user=pyday", f"{VIDEOS}?user=pyday"),
    (
        "https://www.facebook.com/events/ical/upcoming/?uid=1&key=x",
        "https://www.facebook.com/events/ical/upcoming/?uid=1&key=x",
    ),
    ("https://example.org/events", "https://example.org/events"),
]


@pytest.mark.parametrize(("pasted", "found"), CALENDARS)
def test_the_calendar_behind_a_page_is_worked_out(pasted: str, found: str) -> None:
    """S48."""
    assert links.calendar(pasted) == found


@pytest.mark.parametrize(
    ("pasted", "hint"),
    [
        ("https://www.meetup.com/find/?keywords=python", "one Meetup group"),
        ("https://www.meetup.com/pro/pyday/", "one Meetup group"),
        ("https://www.meetup.com/de-DE/", "one Meetup group"),
        ("https://calendar.google.com/calendar/u/0/r", "iCal format"),
        ("https://calendar.google.com/calendar/embed?src=a%40example.org&src=b%40example.org", "one after the other"),
        ("https://www.icloud.com/calendar/", "webcal"),
        ("https://outlook.office.com/calendar/view/month", "publish the calendar"),
        ("https://www.eventbrite.co.uk/o/pyday-1", "event add"),
        ("https://www.facebook.com/events/1", "event add"),
    ],
)
def test_where_it_can_not_be_worked_out_the_card_says_where_to_find_it(pasted: str, hint: str) -> None:
    with pytest.raises(links.WhereItIs) as told:
        links.calendar(pasted)
    assert hint in told.value.hint


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("https://lu.ma/lisbon", "Add iCal Subscription"),
        ("https://www.youtube.com/watch?v=1", "channel's own page"),
        ("https://example.org/events", ""),
        ("discord:123", ""),
    ],
)
def test_a_page_that_names_no_calendar_comes_with_where_its_service_keeps_the_link(read: str, told: str) -> None:
    assert told in links.advice(read)
    assert bool(links.advice(read)) == bool(told)
