"""Somebody with feeds on a real server, and the reader of them, with a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from adapters.addresses import parse_address
from adapters.feeds.reader import FeedReader
from bot.events.model import Circle, Event, Feed, FeedId, Source, SourceId
from bot.events.reading import Servers
from bot.ports import Store
from tests.feeds.wild import HOST, LOOPBACK, Answer, Asked, reply, seeing, serving
from tests.talk import Person, Talk

NOW = datetime(2026, 3, 5, 18, tzinfo=UTC)
"""When a talk begins: a Thursday."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Office:
    """Somebody with feeds, the sites that they are on (`site`: path → answer), and what reads them."""

    def __init__(self, talk: Talk, stack: AsyncExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
        self.talk = talk
        self.maya = talk.person("maya")
        self.site: dict[str, Answer] = {}
        self.server = talk.run(stack.enter_async_context(serving(self.site)))
        self.fetcher = talk.run(stack.enter_async_context(seeing(self.server)))
        self.children = 0
        begin = asyncio.create_subprocess_exec

        async def counted(*given: Any, **more: Any) -> asyncio.subprocess.Process:
            self.children += 1
            return await begin(*given, **more)

        monkeypatch.setattr(asyncio, "create_subprocess_exec", counted)

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.server.port}{path}"

    def reader(self, servers: Servers | None = None) -> FeedReader:
        parse = partial(parse_address, allow=LOOPBACK, ports={self.server.port})
        return FeedReader(self.talk.database, self.fetcher, parse, servers)

    def read(self, servers: Servers | None = None) -> int:
        """One look at what is due; how many were read."""
        return self.talk.run(self.reader(servers).read_due())

    def wait(self, span: timedelta) -> None:
        """Time passes; what was planned is sent on the way."""
        self.talk.clock.move(minutes=span / timedelta(minutes=1))

    def has(self, path: str, answer: Answer, who: Person | None = None) -> str:
        """Somebody adds what is at that path; its address."""
        self.site[path] = answer
        (who or self.maya).says(f"/event feed add {self.url(path)}").sees("Added")
        return self.url(path)

    def source(self, address: str) -> Source:
        found = self.talk.look(lambda store: store.feeds.source(address))
        assert found is not None, f"nothing is read at {address}"
        return found

    def events(self) -> list[Event]:
        mine = Circle((), self.maya.member.id)
        return list(self.talk.look(lambda store: store.events.between(mine, NOW - DAY, NOW + 400 * DAY)))

    def titles(self) -> list[str]:
        return [one.title for one in self.events()]


def calendar(**titles: datetime) -> bytes:
    """With an hour for each title."""
    some = "".join(
        f"BEGIN:VEVENT\r\nUID:{title}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{title.replace('_', ' ')}\r\n"
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDTEND:{start + HOUR:%Y%m%dT%H%M%SZ}\r\nEND:VEVENT\r\n"
        for title, start in titles.items()
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:Club\r\n{some}END:VCALENDAR\r\n".encode()


def tagged(body: bytes, tag: str = '"a1"') -> Answer:
    """A server that knows what was asked for before."""

    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        known = asked.headers.get("If-None-Match") == tag
        writer.write(reply(status="304 Not Modified") if known else reply(body, f"ETag: {tag}"))

    return answer


NOT_FOUND = reply(status="404 Not Found")


def listen(store: Store, address: str, number: int, owner: Any, now: datetime, **more: Any) -> None:
    source = replace(Source(SourceId(number), address, now), **more)
    store.feeds.add(Feed(FeedId(number), source, now, owner=owner, added_by=owner))


def add(office: Office, addresses: Mapping[int, str], **more: Any) -> None:
    """Straight into the store: more than anybody may have."""
    office.maya.says("/help")
    owner, now = office.maya.member.id, office.talk.now()
    office.talk.change(lambda store: [listen(store, each, key, owner, now, **more) for key, each in addresses.items()])
