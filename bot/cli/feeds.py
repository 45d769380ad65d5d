"""The reader of calendars and feeds, as the settings want it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.settings import Settings
from storage.store import Database

if TYPE_CHECKING:
    from adapters.feeds.reader import Servers

READ_SECONDS = 10.0
"""Between two looks at what is to be read."""


def address(chosen: Settings) -> Callable[[str], str]:
    """What makes the one spelling of an address that somebody pasted."""

    def spelled(text: str) -> str:
        from adapters.addresses import parse_address  # only those who add a feed need it

        return parse_address(text, allow=chosen.feed_allow).url

    return spelled


@contextlib.asynccontextmanager
async def reading(
    chosen: Settings, opened: Database, servers: Servers | None = None
) -> AsyncGenerator[Callable[[], Awaitable[int]]]:
    """What reads a few of what is due, for as long as it is entered; it gives how many."""
    from adapters.addresses import parse_address
    from adapters.feeds.reader import FeedReader
    from adapters.fetcher import Fetcher

    parse = partial(parse_address, allow=chosen.feed_allow)
    own = urlsplit(chosen.base_url).hostname
    hosts = () if own is None else (own,)
    async with Fetcher(allow=chosen.feed_allow, ca_file=chosen.ca_file, own_hosts=hosts) as fetcher:
        yield FeedReader(opened, fetcher, parse, servers).read_due
