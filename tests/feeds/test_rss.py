"""Feeds of every kind: what an entry is called, where it leads, and when its event begins if it says so."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from adapters.feeds.rss import read_feed
from adapters.feeds.sniff import Link, what_is
from bot.events.model import Item, Unreadable
from tests.feeds.writing import calendar, rss

ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def items(data: bytes, zone: str = "Europe/Berlin") -> tuple[Item, ...]:
    return read_feed(data, zone=zone).items


def one(*lines: str, zone: str = "Europe/Berlin") -> Item:
    (found,) = items(rss("".join(lines)), zone)
    return found


def test_an_item_of_rss_is_read():
    found = one(
        "<title>Tea &amp; <![CDATA[<b>cake</b>]]></title><link> https://a.example.org/1 </link>",
        "<guid isPermaLink='false'>one</guid><pubDate>Thu, 05 Feb 2026 10:00:00 +0100</pubDate>",
    )
    assert found == Item("one", "Tea & cake", "https://a.example.org/1", None, datetime(2026, 2, 5, 9, tzinfo=UTC))


def test_old_rss_with_its_public_dtd_is_read():
    dtd = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example.org/rss.dtd">'
    data = f'<?xml version="1.0"?>\n{dtd}<rss version="0.91"><channel><item><title>Tea</title></item></channel></rss>'
    assert [each.title for each in items(data.encode())] == ["Tea"]


def test_rss_1_has_its_items_beside_the_channel():
    data = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:ev="http://purl.org/rss/1.0/modules/event/"><channel rdf:about="x"><title>Town</title></channel>
      <item rdf:about="urn:1"><title>Choir</title><link>https://a.example.org/1</link>
      <ev:startdate>2026-03-05T18:00</ev:startdate></item></rdf:RDF>"""
    (found,) = items(data.encode())
    assert (found.id, found.title, found.start) == ("urn:1", "Choir", datetime(2026, 3, 5, 17, tzinfo=UTC))


def test_an_entry_of_atom_is_read_with_its_base_and_its_best_link():
    data = f"""<feed {ATOM} xml:base="https://a.example.org/blog/"><title>Notes</title><entry xml:base="2026/">
      <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Tea <b>now</b></div></title><id>urn:1</id>
      <link rel="self" href="x.atom"/><link rel="alternate" type="application/pdf" href="x.pdf"/><link href="x.html"/>
      <updated>2026-02-05T10:00:00Z</updated></entry></feed>"""
    (found,) = items(data.encode())
    assert (found.title, found.link) == ("Tea now", "https://a.example.org/blog/2026/x.html")
    assert found.start is None


def test_a_feed_of_json_is_read():
    entry = {"id": 7, "url": "/1", "title": "Tea", "_event": {"start_date": "2026-03-05T18:00:00+01:00"}}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "home_page_url": "https://a.example.org",
        "items": [entry, 3],
    }
    assert items(json.dumps(feed).encode()) == (
        Item("7", "Tea", "https://a.example.org/1", datetime(2026, 3, 5, 17, tzinfo=UTC), None),
    )


EVENING = datetime(2026, 3, 5, 17, tzinfo=UTC)
DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        ("<x:startdate>2026-03-05T18:00:00+01:00</x:startdate>", EVENING),
        ("<x:dtstart>20260305T170000Z</x:dtstart>", EVENING),
        ("<x:start_date>2026-03-05 18:00</x:start_date>", EVENING),
        ("<x:startDate>2026-03-05</x:startDate><x:startHour>6:00 pm</x:startHour>", EVENING),
        ("<x:startDate>March 5, 2026</x:startDate>", DAY),
        ("<x:start>1772730000</x:start>", EVENING),
        ("<x:when startTime='2026-03-05'/>", DAY),
        ("<x:startdate>soon</x:startdate>", None),
        ("<x:date>2026-03-05</x:date>", None),
        ("<pubDate>Thu, 05 Mar 2026 18:00:00 +0100</pubDate>", None),
    ],
)
def test_the_start_stands_in_an_element_of_another_namespace(lines: str, start: date | None):
    data = rss(f"<title>x</title>{lines}").replace(b"<rss", b"<rss xmlns:x='https://a.example.org/ns'")
    assert items(data)[0].start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('<time datetime="2026-03-05T18:00:00+01:00">soon</time>', EVENING),
        ("<time class='x' datetime='2026-03-05'>soon</time>", DAY),
        ('<span class="dtstart" title="2026-03-05T17:00:00Z">x</span>', EVENING),
        ('<meta itemprop="startDate" content="2026-03-05T18:00">', EVENING),
        ('<script type="application/ld+json">{"startDate": "2026-03-05T18:00:00+01:00"}</script>', EVENING),
        ('<time class="entry-date published" datetime="2026-03-05T18:00:00Z">x</time>', None),
        ('<time class="dtend" datetime="2026-03-05T18:00:00Z">x</time>', None),
        ("Date: Thursday, March 5, 2026 at 6 pm", EVENING),
        ("<b>When:</b> Thu, 5 March 2026, 18:00<br>Doors open early", EVENING),
        ("Wann: Donnerstag, 5. März 2026 um 18 Uhr", EVENING),
        ("Datum: 05.03.2026", DAY),
        ("Quand : jeudi 5 mars 2026 à 18h00", EVENING),
        ("North Woods<br/>Thursday, March 5, 2026, 6pm&nbsp;&ndash;&nbsp;9pm<br/>Bring gloves.", EVENING),
        ("Thursday, March 5th, 2026", DAY),
        ("2026-03-05", DAY),
        ("Date: March 5", DAY),
        ("March 5, 2026 was a good day for all of us who were there.", None),
        ("We met on March 5, 2026 at 6 pm.", None),
        ("Date: 3/5/2026", None),
        ("Date: February 30, 2026", None),
        ("x" * 700 + "\nDate: March 5, 2026", None),
        ("Doors open at 6 pm.", None),
        ("", None),
    ],
)
def test_the_start_stands_in_the_markup_or_near_the_top_of_the_text(text: str, start: date | None):
    published = "<pubDate>Thu, 05 Feb 2026 10:00:00 GMT</pubDate>"
    assert one(f"<title>x</title>{published}<description><![CDATA[{text}]]></description>").start == start


def test_a_day_without_a_year_is_the_next_one():
    published = "<pubDate>Thu, 10 Dec 2026 10:00:00 GMT</pubDate>"
    assert one(f"<title>x</title>{published}<description>Date: 5 March</description>").start == date(2027, 3, 5)


def test_an_entry_without_a_title_is_called_by_its_text():
    assert one("<description>&lt;p&gt;Come &lt;b&gt;all&lt;/b&gt;&lt;/p&gt;</description>").title == "Come all"


def test_a_permanent_guid_is_a_link_and_an_entry_without_one_has_none():
    assert one("<title>x</title><guid>https://a.example.org/1</guid>").link == "https://a.example.org/1"
    assert one("<title>x</title><guid isPermaLink='false'>https://a.example.org/1</guid>").link == ""


def test_relative_links_are_of_the_channels_page():
    data = rss("<title>x</title><link>/e/1</link>", channel="<link>https://a.example.org/news/</link>")
    assert items(data)[0].link == "https://a.example.org/e/1"


@pytest.mark.parametrize(
    "title", ["Caf&eacute; &nbsp;open", "R&D and Q & A", "bell \x07 rings", "Caf\xe9", "&#0;zero", "a<![CDATA[ & b]]>"]
)
def test_usual_damage_is_mended(title: str):
    data = rss("<title>@</title>").decode().replace("@", title)
    for encoding in ("utf-8", "latin-1"):
        assert len(items(data.encode(encoding))) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a feed"),
        (b"hello", "not a feed"),
        (b"<html><body>x</body></html>", "not a feed"),
        (b"<svg/>", "not a feed"),
        (b'{"items": []}', "not a feed"),
        (b"[1]", "not a feed"),
        (b"<html><br><p>a & b", "not a feed"),
        (b"{" * 100_000, "not a feed"),
        (b"<rss><channel><item>", "broken"),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, reason: str):
    with pytest.raises(Unreadable) as raised:
        read_feed(data, zone="UTC")
    assert raised.value.reason == reason


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (calendar("UID:1"), "calendar"),
        (b"\xef\xbb\xbf\r\nbegin:vcalendar\r\n", "calendar"),
        (calendar("UID:1").decode().encode("utf-16"), "calendar"),
        (rss("<title>x</title>"), "feed"),
        (f"<?xml version='1.0'?><!-- <html> --><feed {ATOM}/>".encode(), "feed"),
        (f"<?xml version='1.0'?><feed {ATOM}><title>&lt;html&gt;</title></feed>".encode(), "feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "feed"),
        (b"<!DOCTYPE html><html><body>BEGIN:VCALENDAR", "html"),
        (b"<!doctype html><title>About RSS</title><rss>", "html"),
        (b'{"events": []}', "something else"),
        (b"\x89PNG\r\n", "something else"),
        (b"", "something else"),
    ],
)
def test_bytes_say_what_they_are(data: bytes, kind: str):
    assert what_is(data).kind == kind


def test_a_page_names_its_calendars_and_feeds():
    page = """<!doctype html><head><base href="https://a.example.org/x/">
      <link rel="alternate" type="application/rss+xml" title="News &amp; more" href="/feed?a=1&amp;b=2">
      <link rel='alternate' type='text/calendar' href='cal.ics'><link rel=stylesheet type=text/calendar href=no.ics>
      <link rel="alternate" type="application/rss+xml" href="javascript:x"></head>
      <a href="webcal://a.example.org/all.ics">Add</a><a href="/about">About</a><a href="cal.ics">Again</a>"""
    assert what_is(page.encode(), "https://a.example.org/").links == (
        Link("https://a.example.org/x/cal.ics", "calendar"),
        Link("webcal://a.example.org/all.ics", "calendar"),
        Link("https://a.example.org/feed?a=1&b=2", "feed", "News & more"),
    )
