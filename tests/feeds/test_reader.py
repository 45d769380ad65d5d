"""Calendars and feeds from the address to the list: a real server, real children, a real database, and a clock."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Generator
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta

import pytest

from adapters.fetcher import Reason
from bot.events import reading, rules
from bot.events.model import REASONS, Circle, Reading
from bot.events.reading import AT_ONCE, NotRead, Servers
from tests.feeds.office import DAY, HOUR, NOT_FOUND, NOW, Office, add, calendar, tagged
from tests.feeds.wild import Answer, Asked, leading, reply
from tests.talk import Talk


@pytest.fixture
def office(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    stack = AsyncExitStack()
    yield Office(talk, stack, monkeypatch)
    talk.run(stack.aclose())


# What a reading leaves


def test_the_first_reading_fills_the_list_and_tells_who_added_it(office: Office) -> None:
    office.has("/a.ics", reply(calendar(PyDay=NOW + DAY, Chess=NOW + 2 * DAY)))
    assert office.read() == 1
    office.maya.says("/event list").sees("PyDay", "Chess")
    office.talk.settle()
    office.maya.was_sent("I read Club", "2 events", "The next one: PyDay")
    assert office.read() == 0
    office.wait(2 * HOUR)
    assert office.read() == 1
    office.talk.settle()
    office.maya.was_sent_nothing()
    office.maya.says("/event feed").sees("Club", "2 events", "just now")


def test_a_change_there_is_a_change_in_the_list(office: Office) -> None:
    office.has("/a.ics", reply(calendar(PyDay=NOW + DAY, Chess=NOW + 2 * DAY)))
    office.read()
    before = {one.title: one.id for one in office.events()}
    office.site["/a.ics"] = reply(calendar(PyDay=NOW + 3 * DAY, Bowling=NOW + DAY))
    office.wait(HOUR)
    office.read()
    after = {one.title: one for one in office.events()}
    assert list(after) == ["Bowling", "PyDay"]
    assert (after["PyDay"].id, after["PyDay"].starts) == (before["PyDay"], NOW + 3 * DAY)


def test_times_without_a_zone_are_meant_in_the_zone_of_who_added_it(office: Office) -> None:
    there = office.talk.person("noor", zone="America/New_York")
    there.says("/help")
    floating = calendar(Drinks=datetime(2026, 3, 6, 19, tzinfo=UTC)).replace(b"190000Z", b"190000")
    office.has("/a.ics", reply(floating.replace(b"200000Z", b"200000")), there)
    office.read()
    mine = Circle((), there.member.id)
    (one,) = office.talk.look(lambda store: store.events.between(mine, NOW, NOW + 9 * DAY))
    assert one.starts == datetime(2026, 3, 7, 0, tzinfo=UTC)


def test_a_feed_of_news_says_why_the_list_stays_empty(office: Office) -> None:
    news = b"<rss version='2.0'><channel><title>News</title><item><title>Hello</title></item></channel></rss>"
    office.has("/rss", reply(news))
    office.read()
    office.talk.settle()
    office.maya.was_sent("I read News", "No event", "only where its entries say when they begin")


def test_what_is_removed_while_it_is_being_read_leaves_nothing(office: Office) -> None:
    address = office.has("/a.ics", b"")

    async def meanwhile(asked: Asked, writer: asyncio.StreamWriter) -> None:
        mine = Circle((), owner)
        await office.talk.database.write(lambda store: [store.feeds.remove(mine, one.id) for one in listed])
        writer.write(reply(calendar(PyDay=NOW + DAY)))

    owner = office.maya.member.id
    listed = office.talk.look(lambda store: store.feeds.listing(Circle((), owner)))
    office.site["/a.ics"] = meanwhile
    assert office.read() == 1
    assert office.talk.look(lambda store: store.feeds.source(address)) is None
    assert office.titles() == []


# What is as it was


def test_what_the_server_calls_unchanged_is_not_parsed(office: Office) -> None:
    address = office.has("/a.ics", tagged(calendar(PyDay=NOW + DAY)))
    office.read()
    office.wait(HOUR)
    assert office.read() == 1
    assert (office.children, office.source(address).read_at) == (1, NOW + HOUR)
    assert office.titles() == ["PyDay"]


def test_neither_is_what_is_the_same_byte_for_byte(office: Office) -> None:
    office.has("/a.ics", reply(calendar(PyDay=NOW + DAY)))
    office.read()
    office.wait(HOUR)
    assert office.read() == 1
    assert (office.children, len(office.server.asked)) == (1, 2)
    office.site["/a.ics"] = reply(calendar(PyDay=NOW + DAY, Chess=NOW + DAY))
    office.wait(HOUR)
    office.read()
    assert (office.children, office.titles()) == (2, ["PyDay", "Chess"])


def test_as_time_goes_on_what_did_not_change_is_read_further_ahead(office: Office) -> None:
    office.has("/a.ics", tagged(calendar(PyDay=NOW + DAY, Later=NOW + 68 * DAY)))
    office.read()
    assert office.titles() == ["PyDay"]
    office.wait(9 * DAY)
    office.read()
    assert (office.children, office.titles()) == (1, ["PyDay"])
    office.wait(2 * DAY)
    office.read()
    assert "If-None-Match" not in office.server.asked[-1].headers
    assert (office.children, office.titles()) == (2, ["PyDay", "Later"])


# Where it is


def test_what_moved_for_good_is_read_at_its_new_address(office: Office) -> None:
    office.site["/new.ics"] = reply(calendar(PyDay=NOW + DAY))
    office.has("/old.ics", leading("/new.ics", status="301 Moved Permanently"))
    office.read()
    assert office.source(office.url("/new.ics")).found == 1
    office.wait(HOUR)
    office.read()
    assert [one.path for one in office.server.asked] == ["/old.ics", "/new.ics", "/new.ics"]


def test_what_moved_for_a_while_is_asked_for_at_its_own_address(office: Office) -> None:
    office.site["/new.ics"] = reply(calendar(PyDay=NOW + DAY))
    address = office.has("/old.ics", leading("/new.ics"))
    office.read()
    assert (office.source(address).found, office.titles()) == (1, ["PyDay"])


def test_a_page_leads_to_the_calendar_that_it_names(office: Office) -> None:
    link = b'<link rel="alternate" type="text/calendar" href="/events/?ical=1">'
    office.site["/events/?ical=1"] = reply(calendar(PyDay=NOW + DAY))
    office.has("/events", reply(b"<!doctype html><html><head>" + link + b"</head></html>"))
    office.read()
    assert office.source(office.url("/events/?ical=1")).name == "Club"
    assert office.titles() == ["PyDay"]
    office.wait(HOUR)
    office.read()
    assert [one.path for one in office.server.asked] == ["/events", *["/events/?ical=1"] * 2]


PAGES = [
    (
        reply(b"<!doctype html><html><head></head><body>Events</body></html>"),
        "not a calendar",
        "a page, not a calendar",
    ),
    (reply(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "not a feed", "neither a calendar nor a feed"),
    (reply(b""), "not a feed", "neither a calendar nor a feed"),
    (NOT_FOUND, "not found", "nothing at this link any more"),
    (reply(status="401 Unauthorized"), "forbidden", "a password"),
    (reply(status="500 Oops"), "broken", "can't be read"),
    (leading("/a.ics"), "redirects", "from one address to the next"),
    (b"", "unreachable", "nobody answers there"),
]


@pytest.mark.parametrize(("answer", "code", "said"), PAGES, ids=[f"{code}-{i}" for i, (_, code, _) in enumerate(PAGES)])
def test_what_is_wrong_is_said_at_once_and_tried_again(office: Office, answer: Answer, code: str, said: str) -> None:
    address = office.has("/a.ics", answer)
    office.read()
    office.talk.settle()
    office.maya.was_sent("I could not read", said[1:], "I keep trying for a week")
    source = office.source(address)
    assert (source.trouble, source.next_at, source.working) == (code, NOW + rules.SOONEST, True)
    office.site["/a.ics"] = reply(calendar(PyDay=NOW + DAY))
    office.wait(rules.SOONEST)
    assert office.read() == 1
    assert (office.source(address).trouble, office.titles()) == ("", ["PyDay"])


def test_a_site_that_asks_for_time_gets_it(office: Office) -> None:
    address = office.has("/a.ics", reply(b"", "Retry-After: 7200", status="429 Too Many Requests"))
    office.read()
    assert office.source(address).next_at == NOW + 2 * HOUR


# A week of trouble


def test_what_fails_for_a_week_is_given_up_and_that_is_told_once(office: Office) -> None:
    address = office.has("/a.ics", NOT_FOUND)
    waits: list[timedelta] = []
    while office.source(address).working:
        assert office.read() == 1
        waits.append(office.source(address).next_at - office.talk.now())
        office.wait(waits[-1])
        assert len(waits) < 99
    assert waits[:4] == [rules.SOONEST * factor for factor in (1, 2, 4, 8)]
    assert max(waits) == DAY
    office.maya.was_sent("I could not read", "I keep trying")
    office.maya.was_sent("I could not read", "I tried for a week and stopped")
    office.wait(30 * DAY)
    assert office.read() == 0
    office.maya.was_sent_nothing()
    office.maya.says("/event feed").sees("I stopped trying")
    office.site["/a.ics"] = reply(calendar(Late=office.talk.now() + DAY))
    office.maya.presses("Refresh").sees("I read it within a minute")
    assert office.read() == 1
    assert office.titles() == ["Late"]


def test_a_good_reading_between_begins_the_week_anew(office: Office) -> None:
    address = office.has("/a.ics", NOT_FOUND)
    office.read()
    office.wait(3 * DAY)
    office.site["/a.ics"] = reply(calendar(PyDay=NOW + 9 * DAY))
    office.read()
    office.site["/a.ics"] = NOT_FOUND
    office.wait(5 * DAY)
    office.read()
    source = office.source(address)
    assert (source.working, source.failing_since, source.failures) == (True, NOW + 8 * DAY, 1)
    assert office.titles() == ["PyDay"], "what was read stays"


# Many at once


def test_two_readers_at_once_read_each_address_once(office: Office) -> None:
    paths = [f"/{number}.ics" for number in range(2 * AT_ONCE)]
    office.site.update(dict.fromkeys(paths, NOT_FOUND))
    add(office, {number: office.url(path) for number, path in enumerate(paths, start=1)})

    async def both() -> tuple[int, int]:
        return await asyncio.gather(office.reader().read_due(), office.reader().read_due())

    assert tuple(office.talk.run(both())) == (AT_ONCE, AT_ONCE)
    assert sorted(one.path for one in office.server.asked) == sorted(paths)


def test_bombs_and_bugs_do_not_stop_the_others(office: Office) -> None:
    async def breaks(server: str) -> Reading:
        raise RuntimeError(server)

    async def closed(server: str) -> Reading:
        raise NotRead("no permission")

    laughs = (
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    )
    zipped = gzip.compress(b"BEGIN:VCALENDAR\r\n" + b"X" * 9_000_000)
    office.site["/bomb.ics"] = reply(zipped, "Content-Encoding: gzip")
    office.site["/laughs.rss"] = reply(laughs)
    office.site["/good.ics"] = reply(calendar(PyDay=NOW + DAY))
    kinds = ("test:1", "other:1", "/bomb.ics", "/laughs.rss", "/good.ics", "unknown:1")
    addresses = [each if ":" in each else office.url(each) for each in kinds]
    add(office, dict(enumerate(addresses, start=1)))
    servers: Servers = {"test": breaks, "other": closed}
    assert [office.read(servers), office.read(servers), office.read(servers)] == [4, 2, 0]
    troubles = [office.source(each).trouble for each in addresses]
    assert troubles == ["broken", "no permission", "too big", "broken", "", "unreachable"]
    assert office.titles() == ["PyDay"]


def test_what_a_platform_tells_while_its_list_is_read_is_read_at_once(office: Office) -> None:
    asked = 0

    async def told(server: str) -> Reading:
        nonlocal asked
        asked += 1
        if asked == 1:
            now = office.talk.now()
            await office.talk.database.write(lambda store: reading.soon(store, f"test:{server}", now))
        return Reading(name=f"As of {asked}")

    add(office, {1: "test:1"})
    assert [office.read({"test": told}) for _ in range(3)] == [1, 1, 0]
    assert office.source("test:1").name == "As of 2"


def test_what_a_process_was_reading_when_it_ended_is_read_after_ten_minutes(office: Office) -> None:
    asked = asyncio.Event()

    async def hangs(request: Asked, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await asyncio.sleep(60)

    address = office.has("/a.ics", hangs)

    async def killed() -> None:
        task = asyncio.create_task(office.reader().read_due())
        await asked.wait()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    office.talk.run(killed())
    office.talk.restart()
    office.site["/a.ics"] = reply(calendar(PyDay=NOW + DAY))
    assert office.read() == 0
    office.wait(rules.TAKEN)
    assert office.read() == 1
    assert (office.source(address).trouble, office.titles()) == ("", ["PyDay"])


def test_hundreds_of_addresses_of_one_site_are_read_two_at_a_time(office: Office) -> None:
    count = 300
    answer = tagged(b"")
    paths = [f"/{number}.ics" for number in range(count)]
    office.site.update(dict.fromkeys(paths, answer))
    add(
        office,
        {number: office.url(path) for number, path in enumerate(paths, start=1)},
        etag='"a1"',
        until=NOW + rules.AHEAD,
        read_at=NOW - HOUR,
        kind="calendar",
    )
    while office.read():
        pass
    assert sorted(one.path for one in office.server.asked) == sorted(paths)
    assert (office.server.most, office.children) == (2, 0)


@pytest.mark.parametrize("code", [reason.name.lower().replace("_", " ") for reason in Reason] + list(REASONS))
def test_whatever_goes_wrong_has_words_of_its_own(code: str) -> None:
    assert rules.TROUBLE[code]
