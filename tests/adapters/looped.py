"""The loop around an event, told once for every platform: a feed, the weekly post of a channel, somebody who goes, whom
they met, and what comes of it. `people` do the same on each of them; only commands are spelled in a platform's way."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from adapters.addresses import parse_address
from adapters.feeds.reader import FeedReader
from bot.contacts.model import Contact
from bot.followups.model import Kind
from bot.members.model import Handle
from storage.store import Database
from tests.feeds.office import calendar
from tests.feeds.wild import HOST, LOOPBACK, Answer, reply, seeing, serving
from tests.talk import LAST_DAY

PYDAY = datetime(2026, 3, 12, 17, tzinfo=UTC)
MOVED = PYDAY.replace(hour=18, minute=45)
"""No other time in the story has these minutes, in any zone of whole hours."""
NIGHT_WALK = datetime(2026, 3, 13, 19, tzinfo=UTC)

LINES = "Ben Moss, chef @Lune; promised a recipe\nCleo Sato"
MET = ("Ben Moss", "Cleo Sato")


class Someone(Protocol):
    """In front of a platform; as the people of the fakes."""

    async def types(self, text: str, /, channel: str = ...) -> Any: ...
    async def presses(self, label: str, about: str = "") -> Any: ...
    async def chooses(self, menu: str, label: str, about: str = "") -> None: ...
    async def fills(self, **values: Any) -> None: ...
    async def sees(self, *texts: str) -> None: ...
    async def was_sent(self, *texts: str) -> Any: ...


@dataclass(frozen=True)
class Posted:
    """What stands in a channel, as somebody there reads it."""

    id: str
    text: str
    thread: bool


class Site:
    """A calendar on a server of this machine, and what reads it into a database."""

    def __init__(self, pages: dict[str, Answer], port: int, reader: FeedReader) -> None:
        self._pages = pages
        self.url = f"http://{HOST}:{port}/club.ics"
        self.read = reader.read_due
        self.has(PyDay=PYDAY)

    def has(self, **titles: datetime) -> None:
        self._pages["/club.ics"] = reply(calendar(**titles))


@contextlib.asynccontextmanager
async def site(database: Database) -> AsyncGenerator[Site]:
    pages: dict[str, Answer] = {}
    async with serving(pages) as server, seeing(server) as fetcher:
        parse = partial(parse_address, allow=LOOPBACK, ports={server.port})
        yield Site(pages, server.port, FeedReader(database, fetcher, parse))


@dataclass(frozen=True)
class Loop:
    """One platform. `olga` organises, `noor` is a member there. `until` moves on to a time in Berlin, as
    “2026-03-09 09:00”, with all that comes due; `work` does what the process does besides: it reads feeds, edits posts
    and sends. `setup` and `goal` are typed, the first one in `channel`; `posts`: what stands there, oldest first."""

    olga: Someone
    noor: Someone
    handle: Handle
    channel: str
    setup: str
    goal: str
    until: Callable[[str], Awaitable[None]]
    work: Callable[[], Awaitable[None]]
    posts: Callable[[], Sequence[Posted]]
    database: Database
    site: Site

    async def moves_on(self, local: str) -> None:
        await self.until(local)
        await self.work()

    def post(self) -> Posted:
        (found,) = [each for each in self.posts() if not each.thread]
        return found

    def known(self) -> dict[str, Contact]:
        """Whom noor knows."""
        owner = self._owner()
        return {one.name: one for one in self.database.read_now(lambda store: store.contacts.page(owner))}

    def kinds(self, name: str) -> set[Kind]:
        """What is open about somebody whom noor knows."""
        owner, contact = self._owner(), self.known()[name].id
        found = self.database.read_now(lambda store: store.followups.open_until(owner, LAST_DAY, limit=100))
        return {one.kind for one in found if one.contact == contact}

    def _owner(self) -> Any:
        member = self.database.read_now(lambda store: store.members.find(self.handle))
        assert member is not None
        return member.id


async def is_set_up(loop: Loop) -> None:
    """From an empty channel to a weekly post: the preview offers to add a feed, and shows what it has then."""
    olga = loop.olga
    await olga.types(loop.setup, loop.channel)
    await olga.sees("Preview", "There is no feed here yet")
    await olga.presses("Add a feed")
    await olga.fills(what=loop.site.url)
    await olga.sees("Everybody here sees its events")
    await loop.work()
    await olga.was_sent("I read Club", "1 event")
    await olga.types(loop.setup, loop.channel)
    await olga.sees("Preview", "PyDay", "Mondays at 09:00 (Berlin time)", "Nothing is saved yet")
    assert loop.posts() == []
    await olga.presses("Save")
    await olga.sees("The digest is set up")


async def is_posted_and_kept(loop: Loop) -> None:
    """The post comes in its hour, and follows its calendar: what changed in place, what is new in its thread."""
    await loop.noor.types(loop.goal, loop.channel)
    await loop.noor.sees("Goal saved")
    await loop.moves_on("2026-03-09 08:59")
    assert loop.posts() == []
    await loop.moves_on("2026-03-09 09:03")
    before = loop.post()
    assert "PyDay" in before.text

    await loop.noor.chooses("I'm going to …", "PyDay, Thu 12")
    await loop.noor.sees("You're going: PyDay")
    loop.site.has(PyDay=MOVED, Night_walk=NIGHT_WALK)
    await loop.moves_on("2026-03-09 11:00")
    after = loop.post()
    assert after.id == before.id
    assert ":45" not in before.text
    assert ":45" in after.text
    assert "1 going" in after.text
    assert "Night walk" in after.text
    (late,) = [each for each in loop.posts() if each.thread]
    assert "Night walk" in late.text
    assert "PyDay" not in late.text


async def is_gone_to(loop: Loop) -> None:
    """Prepared the day before, asked the next morning; the answer is people, reminders, and a step of the goal."""
    noor = loop.noor
    await loop.moves_on("2026-03-11 20:00")
    await noor.was_sent("Prepare: PyDay", ":45")
    await loop.moves_on("2026-03-13 20:00")
    await noor.was_sent("Whom did you meet?", "PyDay")
    await noor.presses("Add people")
    await noor.fills(who=LINES)
    await noor.sees("Logged 2 people", "Ben Moss, chef at Lune", "1 of 2")
    assert set(loop.known()) == set(MET)
    assert {one.met_at for one in loop.known().values()} == {"PyDay"}
    assert loop.kinds("Ben Moss") == {Kind.THANKS, Kind.PROMISE, Kind.CHECK_IN, Kind.CADENCE}
    await loop.moves_on("2026-03-14 20:00")
    await noor.was_sent(*MET)


async def played(loop: Loop) -> None:
    await is_set_up(loop)
    await is_posted_and_kept(loop)
    await is_gone_to(loop)
    assert len(loop.posts()) == 2
    assert not any(name in each.text for each in loop.posts() for name in MET), (
        "whom they met is nobody else's business"
    )
