"""Reads what is due: fetched by the guarded client, looked at, and parsed in a child process."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from adapters.addresses import Address, Refused
from adapters.feeds.child import read_in_child
from adapters.feeds.sniff import what_is
from adapters.fetcher import Fetched, Fetcher, FetchError
from bot.events import reading, rules
from bot.events.model import Reading, Source, Unreadable
from bot.events.reading import Due, NotRead, Servers
from bot.kit.ids import spell_id
from bot.ports import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one address: nothing new (no `reading`), or what it says."""

    seen: Source
    reading: Reading | None = None


class FeedReader:
    """`parse` makes an address of what is stored; it raises Refused where the operator allows it no more."""

    def __init__(
        self, database: Database, fetcher: Fetcher, parse: Callable[[str], Address], servers: Servers | None = None
    ) -> None:
        self._database = database
        self._fetcher = fetcher
        self._parse = parse
        self._servers = servers or {}

    async def read_due(self) -> int:
        """Read a few of what is due, side by side; how many."""
        now = await self._database.now()
        due = await self._database.write(lambda store: reading.take(store, now))
        await asyncio.gather(*(self._keep(one, now) for one in due))
        return len(due)

    async def _keep(self, due: Due, now: datetime) -> None:
        source = due.source.id
        try:
            read = await self._read(due, now)
        except NotRead as error:
            code, wait = error.code, error.wait
            log.info("feed %s was not read: %s", spell_id(source), code)
            await self._database.write(lambda store: reading.failed(store, source, code, now, wait=wait))
            return
        except Exception as error:  # the others go on; its own words may repeat what was read
            log.error("feed %s was not read: %s", spell_id(source), type(error).__name__)
            await self._database.write(lambda store: reading.failed(store, source, "broken", now))
            return
        said = read.reading
        if said is None:
            await self._database.write(lambda store: reading.unchanged(store, read.seen, now))
        else:
            await self._database.write(lambda store: reading.read(store, source, said, now, seen=read.seen))

    async def _read(self, due: Due, now: datetime) -> Read:
        platform, colon, server = due.source.address.partition(":")
        if colon and not server.startswith("//"):
            return await self._list(due.source, platform, server)
        known = due.source.until is not None and due.source.until - now >= rules.AHEAD_ENOUGH
        fetched = await self._fetch(due.source, self._address(due.source.address), known=known)
        if fetched.kind == "same":
            return Read(due.source)
        found = await asyncio.to_thread(what_is, fetched.body, fetched.address.url)
        if found.kind == "html" and found.links:  # a page that names its calendar
            fetched = await self._fetch(due.source, self._address(found.links[0].address), known=False)
            found = await asyncio.to_thread(what_is, fetched.body, fetched.address.url)
            fetched = replace(fetched, moved=fetched.moved or fetched.address)
        if found.kind not in ("calendar", "feed"):
            raise NotRead("not a calendar" if found.kind == "html" else "not a feed")
        return await self._parsed(due, fetched, found.kind, now, known=known)

    async def _parsed(
        self, due: Due, fetched: Fetched, kind: Literal["calendar", "feed"], now: datetime, *, known: bool
    ) -> Read:
        content = hashlib.sha256(fetched.body).hexdigest()
        seen = replace(
            due.source,
            kind=kind,
            etag=fetched.etag or "",
            modified=fetched.modified or "",
            address=due.source.address if fetched.moved is None else fetched.moved.url,
            content=content,
        )
        if known and content == due.source.content and seen.address == due.source.address:
            return Read(seen)
        start, end = (now - rules.BEHIND).date(), (now + rules.AHEAD + timedelta(days=1)).date()
        try:
            return Read(seen, await read_in_child(fetched.body, kind, zone=due.zone, start=start, end=end))
        except Unreadable as error:
            raise NotRead(error.reason) from None

    async def _fetch(self, source: Source, address: Address, *, known: bool) -> Fetched:
        """`known`: there is nothing to do if it is as it was."""
        try:
            return await self._fetcher.fetch(
                address, etag=source.etag if known else None, modified=source.modified if known else None
            )
        except FetchError as error:
            raise NotRead(error.reason.name.lower().replace("_", " "), error.retry_after) from None

    async def _list(self, source: Source, platform: str, server: str) -> Read:
        ask = self._servers.get(platform)
        if ask is None:
            raise NotRead("unreachable")
        return Read(replace(source, kind="server"), await ask(server))

    def _address(self, text: str) -> Address:
        try:
            return self._parse(text)
        except Refused:
            raise NotRead("unreachable") from None
