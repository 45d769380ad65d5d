"""The events that a server schedules by itself: told by Discord, read, listed and kept fresh, over real sockets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from adapters.addresses import parse_address
from adapters.feeds.reader import FeedReader
from adapters.fetcher import Fetcher
from bot.events.model import Source
from bot.events.reading import NotRead
from tests.adapters.discord.peer import FakeUser, snowflake
from tests.adapters.discord.peer.model import VOICE
from tests.adapters.discord.peer.scheduled import SCHEDULED_EVENTS
from tests.adapters.discord.stage import Stage

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
"""A Thursday."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
G1 = snowflake("G1")

pytestmark = pytest.mark.asyncio


class Club:
    """A server whose organiser has added its own events; `reader` reads what is due, the network being out of reach."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.olga: FakeUser = stage.fake.user("U5", name="Olga", organises=True)

    async def read(self) -> int:
        """Read what is due; how many."""
        async with Fetcher() as fetcher:
            servers = {"discord": self.stage.discord.scheduled}
            return await FeedReader(self.stage.database, fetcher, parse_address, servers).read_due()

    def source(self) -> Source:
        found = self.stage.look(lambda store: store.feeds.source(f"discord:{G1}"))
        assert found is not None
        return found

    async def lists(self, *texts: str, what: str = "event list all") -> None:
        await self.olga.types(f"/grapevine what:{what}")
        for text in texts:
            await self.olga.sees(text)


@pytest_asyncio.fixture
async def club(stage: Stage) -> Club:
    stage.fake.channel("C7", name="Stage Door", kind=VOICE)
    club = Club(stage)
    await club.olga.types("/grapevine what:event feed add server")
    await club.olga.sees("Added: this server's own events", "Everybody here sees its events.")
    return club


async def test_what_the_server_has_on_is_in_everybodys_list(club: Club):
    club.stage.fake.schedule.add("Pub quiz", NOW + DAY, NOW + DAY + 2 * HOUR, location="The Anchor")
    club.stage.fake.schedule.add("Open mic", NOW + 2 * DAY, channel="C7")
    assert await club.read() == 1
    await club.stage.noor.types("/grapevine what:event list")
    await club.stage.noor.sees("Pub quiz", "The Anchor", "Open mic", "in #Stage Door")
    await club.lists("Acme", "2 events", what="event feed")
    await club.stage.settle()
    await club.olga.was_sent("I read Acme")


async def test_the_link_leads_to_the_event_on_discord(club: Club):
    event = club.stage.fake.schedule.add("Pub quiz", NOW + DAY, NOW + DAY + HOUR, location="The Anchor")
    reading = await club.stage.discord.scheduled(G1)
    (one,) = reading.occurrences
    assert (one.uid, one.url) == (event["id"], f"https://discord.com/events/{G1}/{event['id']}")
    assert (one.start, one.end, one.instance) == (NOW + DAY, NOW + DAY + HOUR, "20260306T180000Z")
    assert reading.name == "Acme"


async def test_what_takes_place_where_not_everybody_may_look_is_nobodys_news(club: Club):
    club.stage.fake.channel("C8", name="board", kind=VOICE, hidden=True)
    club.stage.fake.schedule.add("Pay talks", NOW + DAY, channel="C8")
    club.stage.fake.schedule.add("Open mic", NOW + 2 * DAY, channel="C7")
    reading = await club.stage.discord.scheduled(G1)
    assert [one.title for one in reading.occurrences] == ["Open mic"]


async def test_a_change_on_discord_is_read_at_the_next_look(club: Club):
    schedule = club.stage.fake.schedule
    event = schedule.add("Pub quiz", NOW + DAY, NOW + DAY + HOUR, location="The Anchor")
    await club.stage.idle()
    assert await club.read() == 1
    assert await club.read() == 0
    for change, seen in (
        (lambda: schedule.change(event, name="Grand pub quiz"), "Grand pub quiz"),
        (lambda: schedule.add("Hack night", NOW + DAY, NOW + DAY + HOUR, location="Lab"), "Hack night"),
        (lambda: schedule.remove(event), "1 event"),
    ):
        change()
        await club.stage.idle()
        assert await club.read() == 1, "told by Discord, without waiting for the hour"
        await club.lists(seen)
    assert not any(intent == SCHEDULED_EVENTS for _, intent in club.stage.fake.gateway.dropped)


async def test_changes_of_a_server_that_nobody_reads_cost_no_writing(club: Club):
    club.stage.fake.guild("G2", name="Other")
    club.stage.fake.joins("G2")
    await club.stage.idle()
    before = club.source()
    club.stage.fake.schedule.add("Elsewhere", NOW + DAY, NOW + DAY + HOUR, guild="G2", location="Lab")
    await club.stage.idle()
    assert club.source() == before


async def test_a_list_that_we_may_not_see_says_so_and_comes_back(club: Club):
    fake = club.stage.fake
    fake.fault("scheduled", "says", status=403, code=50001)
    assert await club.read() == 1
    assert club.source().trouble == "no permission"
    await club.lists("I may not see the events of this server", what="event feed")
    fake.schedule.add("Pub quiz", NOW + DAY, NOW + DAY + HOUR, location="The Anchor")
    await club.stage.idle()
    assert await club.read() == 1
    assert (club.source().trouble, club.source().found) == ("", 1)


@pytest.mark.parametrize(
    ("kind", "more", "code", "wait"),
    [
        ("says", {"status": 403, "code": 50013}, "no permission", None),
        ("says", {"status": 404, "code": 10004}, "no permission", None),
        ("limited", {"seconds": 7.0}, "busy", timedelta(seconds=7)),
        ("failed_before", {}, "unreachable", None),
        ("reset_before", {"times": None}, "unreachable", None),
        ("malformed", {}, "unreachable", None),
    ],
)
async def test_trouble_is_told_in_the_words_of_feeds(
    club: Club, kind: Any, more: dict[str, Any], code: str, wait: timedelta | None
):
    club.stage.fake.schedule.add("Pub quiz", NOW + DAY, NOW + DAY + HOUR, location="The Anchor")
    club.stage.fake.fault("scheduled", kind, **more)
    with pytest.raises(NotRead) as told:
        await club.stage.discord.scheduled(G1)
    assert (told.value.code, told.value.wait) == (code, wait)


async def test_a_server_that_took_us_away_is_no_secret_error(club: Club):
    club.stage.fake.removes("G1")
    await club.stage.idle()
    assert await club.read() == 1
    assert club.source().trouble == "no permission"
    club.stage.fake.refused.clear()


async def test_only_who_manages_the_server_adds_and_removes_its_list(club: Club):
    noor = club.stage.noor
    await noor.types("/grapevine what:event feed add server")
    await noor.sees("Only people who manage this space")
    await noor.types("/grapevine what:event feed remove server")
    await noor.sees("Only people who manage this space")
    await club.olga.types("/grapevine what:event feed add server whose:mine")
    await club.olga.sees("everybody there, not to you alone")
    await club.olga.types("/grapevine what:event feed add server")
    await club.olga.sees("in the list already")
    await club.olga.types("/grapevine what:event feed remove server")
    await club.olga.sees("Removed: this server's own events")
    await club.olga.presses("Add it again")
    await club.olga.sees("Added: this server's own events")


async def test_in_a_direct_message_there_is_no_server(club: Club):
    await club.olga.says("event feed add server")
    await club.olga.was_sent("Only a Discord server has a list of events of its own")
