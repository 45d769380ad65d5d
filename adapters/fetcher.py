"""The one client that reads addresses which somebody gave us: calendars and feeds.

Whoever gives an address may try to read with our eyes what only this machine can see, or to keep us busy. So: public
addresses only (`reach.py`), bounded in bytes, seconds, hops and requests at once, and the same words, after whole
seconds, for what was refused and for what can't be reached.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import ssl
import time
from collections.abc import AsyncGenerator, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from pathlib import Path
from typing import Literal

import aiohttp
from yarl import URL

from adapters.addresses import PORTS, Address, NotPublic, Refused, follow
from adapters.bodies import LARGEST, Body, Garbled, TooBig
from adapters.guard import Network
from adapters.reach import LookUp, Names, Reach

VERSION = "0.1.0"
"""As in pyproject.toml."""

USER_AGENT = f"Grapevine/{VERSION} (+calendar and feed reader)"
ACCEPT = (
    "text/calendar, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
)

SECONDS, CONNECT_SECONDS = 15.0, 5.0
HOPS = 3
AT_ONCE, AT_ONCE_PER_HOST = 8, 2
LONGEST_WAIT = timedelta(hours=24)
"""That we take from a server's Retry-After."""

LINE, FIELD, FIELDS = 8_190, 16_380, 100
"""Bytes of the first line and of a header, and how many headers."""

LONGEST_MARK = 500
"""Characters of an ETag or a date that are kept to ask with again."""

_KIND = re.compile(r"\s*([\w.+-]{1,50}/[\w.+-]{1,50})", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.ASCII | re.IGNORECASE)

_STATUS_HOPS = {301: True, 302: False, 303: False, 307: False, 308: True}
"""Whether each redirect is for good."""

_log = logging.getLogger(__name__)


class Reason(Enum):
    """Why there is nothing to read: what happened, and what to try. It never says what a server answered."""

    UNREACHABLE = ("I couldn't reach that address.", "Check that it opens in a browser, then try again.")
    TLS = ("That address has no valid certificate, so I didn't read it.", "Tell whoever runs the site.")
    NOT_FOUND = ("There is nothing at that address any more.", "Look for the calendar's new address on its site.")
    FORBIDDEN = ("That address is only for people who sign in.", "Use the calendar's public or secret address.")
    BUSY = ("That site asks me to come back later.", "I'll try again by myself; you can too, in an hour.")
    TOO_BIG = ("What is at that address is larger than 5 MB.", "Look for a smaller calendar, of one group or topic.")
    TOO_SLOW = ("That site took too long to answer.", "Try again later.")
    REDIRECTS = ("That address only leads on to others.", "Open it in a browser, and copy the address it ends at.")
    BROKEN = ("That site couldn't give me its calendar or feed.", "Try again later, or look for another address of it.")

    @property
    def message(self) -> str:
        return self.value[0]

    @property
    def hint(self) -> str:
        return self.value[1]


class FetchError(Exception):
    """`retry_after` is how long a busy site asks us to stay away, 24 hours at most; None when it doesn't say."""

    def __init__(self, reason: Reason, *, retry_after: timedelta | None = None) -> None:
        super().__init__(reason.name.lower())
        self.reason = reason
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Fetched:
    """`same`: nothing new since `etag` and `modified`, and no body. `address` is where it was in the end."""

    kind: Literal["same", "body"]
    body: bytes = field(repr=False)
    etag: str | None
    modified: str | None
    """What to ask with the next time, also after `same`."""
    content_type: str
    """As in `text/calendar`; empty when the server doesn't say."""
    charset: str | None
    address: Address
    moved: Address | None = None
    """The address to ask from now on, when all hops to it were for good."""


@dataclass(frozen=True, slots=True)
class _Hop:
    location: str
    for_good: bool


class _Budget:
    """Seconds of work on one fetch: lookups, connecting and reading, but not waiting for a turn."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.spent = 0.0

    @contextlib.asynccontextmanager
    async def spend(self) -> AsyncGenerator[None]:
        """Raises FetchError when they are over."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(max(0.0, self.seconds - self.spent)):
                yield
        except TimeoutError:
            raise FetchError(Reason.TOO_SLOW) from None
        finally:
            self.spent += time.monotonic() - began


class Fetcher:
    """Open it with `async with`; then any number of tasks may `fetch`.

    `allow` are private networks that the operator lets us read, `ca_file` certificates that count beside the system's
    (`SSL_CERT_FILE` counts too), `own_hosts` names under which we are reached ourselves. Tests also give `ports`,
    `look_up` in place of DNS, and `step`, the seconds that an error's time is rounded up to.
    """

    def __init__(
        self,
        *,
        allow: Iterable[Network] = (),
        ca_file: Path | None = None,
        own_hosts: Collection[str] = (),
        ports: Collection[int] = PORTS,
        look_up: LookUp | None = None,
        step: float = 1.0,
    ) -> None:
        self._allow = tuple(allow)
        self._ports = ports
        self._own_hosts = frozenset(host.lower().rstrip(".") for host in own_hosts)
        # In networks of the operator's, names may be known below their own domain only.
        self._look_up = look_up or Names(whole=not self._allow)
        self._step = step
        self._trust = ssl.create_default_context()
        if ca_file is not None:
            self._trust.load_verify_locations(ca_file)
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._hosts: dict[str, tuple[asyncio.Semaphore, int]] = {}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Fetcher:
        reach = Reach(look_up=self._look_up, allow=self._allow, ports=self._ports)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=reach, socket_factory=reach.open, use_dns_cache=False, force_close=True, ssl=self._trust
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
            max_line_size=LINE,
            max_field_size=FIELD,
            max_headers=FIELDS,
            middlewares=(_once,),
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"},
        )
        if self._allow:
            _log.warning("feeds may be read from private networks: %s", ", ".join(map(str, self._allow)))
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(
        self, address: Address, *, etag: str | None = None, modified: str | None = None, seconds: float = SECONDS
    ) -> Fetched:
        """Read an address, unless it is as it was. `seconds` are of work; its turn may come later.

        `etag` and `modified` are those of the last time. Raises FetchError, after whole seconds (A16).
        """
        budget = _Budget(seconds)
        headers = {"If-None-Match": _mark(etag), "If-Modified-Since": _mark(modified)}
        try:
            found = await self._follow(address, {name: mark for name, mark in headers.items() if mark}, budget)
        except FetchError:
            await asyncio.sleep(max(0.0, min(-budget.spent % self._step, seconds - budget.spent)))
            raise
        if found.kind == "body":
            return found
        return replace(found, etag=found.etag or etag, modified=found.modified or modified)

    async def _follow(self, address: Address, headers: dict[str, str], budget: _Budget) -> Fetched:
        at, for_good = address, True
        for _ in range(HOPS + 1):
            async with self._turn(at.host), budget.spend():
                answer = await self._ask(at, headers)
            if isinstance(answer, Fetched):
                return replace(answer, moved=at) if for_good and at != address else answer
            for_good = for_good and answer.for_good
            at = self._next(at, answer.location)
        raise FetchError(Reason.REDIRECTS)

    def _next(self, at: Address, location: str) -> Address:
        try:
            to = follow(at, location, allow=self._allow, ports=self._ports)
        except NotPublic:
            raise FetchError(Reason.UNREACHABLE) from None
        except Refused:
            raise FetchError(Reason.REDIRECTS) from None
        if at.scheme == "https" and to.scheme == "http":
            raise FetchError(Reason.REDIRECTS)
        return to

    @contextlib.asynccontextmanager
    async def _turn(self, host: str) -> AsyncGenerator[None]:
        """The host's first: who waits for a slow one takes no turn from others."""
        turns, waiting = self._hosts.get(host) or (asyncio.Semaphore(AT_ONCE_PER_HOST), 0)
        self._hosts[host] = turns, waiting + 1
        try:
            async with turns, self._turns:
                yield
        finally:
            turns, waiting = self._hosts[host]
            if waiting == 1:
                del self._hosts[host]
            else:
                self._hosts[host] = turns, waiting - 1

    async def _ask(self, at: Address, headers: dict[str, str]) -> Fetched | _Hop:
        if self._session is None:
            raise RuntimeError("open the fetcher with “async with”")
        if at.host in self._own_hosts:
            raise FetchError(Reason.UNREACHABLE)
        try:
            # As it is spelled: read by one parser only.
            async with self._session.get(URL(at.url, encoded=True), headers=headers, allow_redirects=False) as response:
                try:
                    return await _answer(response, at, asked=bool(headers))
                finally:
                    response.close()  # what is left of it isn't waited for
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise FetchError(_reason(error)) from None


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """aiohttp asks again by itself when a server hangs up, which it can't when the error isn't its own."""
    try:
        return await handler(request)
    except (aiohttp.ClientError, OSError) as error:
        raise FetchError(_reason(error)) from None


async def _answer(response: aiohttp.ClientResponse, at: Address, *, asked: bool) -> Fetched | _Hop:
    status, headers = response.status, response.headers
    if status in _STATUS_HOPS and "Location" in headers:
        return _Hop(headers["Location"], _STATUS_HOPS[status])
    if status in {404, 410}:
        raise FetchError(Reason.NOT_FOUND)
    if status in {401, 403, 407, 451}:
        raise FetchError(Reason.FORBIDDEN)
    if status in {429, 503}:
        raise FetchError(Reason.BUSY, retry_after=_retry_after(headers))
    if not (status in {200, 203} or (status == 304 and asked)):
        raise FetchError(Reason.BROKEN)
    body = b"" if status == 304 else await _read(response)
    return Fetched(
        kind="same" if status == 304 else "body",
        body=body,
        etag=_mark(headers.get("ETag")),
        modified=_mark(headers.get("Last-Modified")),
        content_type=_kind(headers),
        charset=_charset(headers),
        address=at,
    )


async def _read(response: aiohttp.ClientResponse) -> bytes:
    if (response.content_length or 0) > LARGEST:
        raise FetchError(Reason.TOO_BIG)
    try:
        body = Body(", ".join(response.headers.getall("Content-Encoding", ())))
        async for piece in response.content.iter_any():
            body.take(piece)
        return body.whole()
    except TooBig:
        raise FetchError(Reason.TOO_BIG) from None
    except Garbled:
        raise FetchError(Reason.BROKEN) from None


def _reason(error: Exception) -> Reason:
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError):
        return Reason.TLS
    if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ClientResponseError | ValueError):
        return Reason.BROKEN
    return Reason.UNREACHABLE


def _retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Seconds, or a date, which counts from the server's own Date: its clock and ours may differ."""
    said = headers.get("Retry-After", "")[:LONGEST_MARK].strip()
    if re.fullmatch(r"[0-9]{1,9}", said, re.ASCII):
        wait = timedelta(seconds=int(said))
    else:
        try:
            wait = parsedate_to_datetime(said) - parsedate_to_datetime(headers.get("Date", "")[:LONGEST_MARK])
        except (TypeError, ValueError, OverflowError):
            return None
    return max(timedelta(0), min(wait, LONGEST_WAIT))


def _mark(text: str | None) -> str | None:
    """An ETag or a date as the server wrote it, where it can go back in a header."""
    return text if text and len(text) <= LONGEST_MARK and text.isascii() and text.isprintable() else None


def _kind(headers: Mapping[str, str]) -> str:
    found = _KIND.match(headers.get("Content-Type", ""))
    return found[1].lower() if found else ""


def _charset(headers: Mapping[str, str]) -> str | None:
    found = _CHARSET.search(headers.get("Content-Type", "")[:LONGEST_MARK])
    return found[1].lower() if found else None
