"""Calls of Discord's REST interface where a second attempt would be a second message: one call, one attempt.

discord.py's own client tries again by itself after an error of the server, and sleeps within the call when it is told
to wait; the outbox does both better, since it writes down what it knows before it calls.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from urllib.parse import quote

import aiohttp

from adapters.discord.replies import answered, classed, invalid
from bot.kit.cards import Attachment
from bot.outbox.model import Refused

URL = "https://discord.com/api/v10"
USER_AGENT = "DiscordBot (Grapevine, 1)"
"""Discord turns away what doesn't begin like this [reference]."""

CALL_SECONDS, CONNECT_SECONDS, UPLOAD_SECONDS = 15.0, 5.0, 120.0
IDLE_SECONDS = 10.0
"""A connection unused for longer is closed by us: a message on one that Discord closes meanwhile might have arrived."""

INVALID, WINDOW_SECONDS = 1_000, 600.0
"""So many invalid requests in that time, and we stop before Discord does: it shuts an address out at ten times as
many [rate]."""


class Breaker:
    """Opens when too many of our calls were invalid; closes by itself when that is ten minutes ago."""

    def __init__(self, *, most: int = INVALID, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._monotonic = monotonic
        self._seen: deque[float] = deque(maxlen=most)

    def count(self) -> None:
        self._seen.append(self._monotonic())

    def check(self) -> None:
        """Raises Refused while it is open."""
        if len(self._seen) < self._most:
            return
        left = self._seen[0] + WINDOW_SECONDS - self._monotonic()
        if left > 0:
            raise Refused("too_many_invalid", retry_after=timedelta(seconds=left), scope="platform")


class Rest:
    """Made by `client`; who makes it closes its `session`."""

    def __init__(self, session: aiohttp.ClientSession, url: str, breaker: Breaker) -> None:
        self.session = session
        self._url = url.rstrip("/")
        self._breaker = breaker

    async def call(
        self,
        method: str,
        path: str,
        *ids: str,
        body: Mapping[str, object] | Sequence[object] | None = None,
        query: Mapping[str, str] | None = None,
        files: Sequence[Attachment] = (),
        opening: bool = False,
    ) -> object:
        """What Discord answers; `ids` fill the holes of `path`. Raises Refused and Ambiguous."""
        self._breaker.check()
        url = self._url + path.format(*(quote(each, safe="") for each in ids))
        if files:
            seconds, given = UPLOAD_SECONDS, {"data": _form(body if isinstance(body, Mapping) else {}, files)}
        else:
            seconds, given = CALL_SECONDS, {} if body is None else {"json": body}
        limit = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECT_SECONDS)
        try:
            async with self.session.request(
                method,
                url,
                params=query,
                timeout=limit,
                allow_redirects=False,
                **given,  # pyright: ignore[reportArgumentType]
            ) as response:
                status, headers, content = response.status, response.headers, await response.read()
        except Exception as error:
            raise classed(error) from error
        if invalid(status, headers):
            self._breaker.count()
        # What isn't JSON on a yes is as unclear as no answer.
        said, readable = _parsed(content)
        refusal = answered(status, headers, said, opening=opening)
        if refusal is None and not readable and status != 204:  # which has no content, and says yes
            refusal = classed(ValueError())
        if refusal is not None:
            raise refusal
        return said


def client(token: str, url: str = URL, *, breaker: Breaker | None = None) -> Rest:
    """Asked for within a running loop. It takes no proxy and no password from the environment."""
    session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(keepalive_timeout=IDLE_SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"Authorization": f"Bot {token}", "User-Agent": USER_AGENT},
        trust_env=False,
    )
    return Rest(session, url, breaker or Breaker())


def _parsed(content: bytes) -> tuple[object, bool]:
    """The JSON, and whether it was any."""
    if not content:
        return None, False
    try:
        return json.loads(content), True
    except (ValueError, RecursionError):
        return None, False


def _form(body: Mapping[str, object], files: Sequence[Attachment]) -> aiohttp.FormData:
    # Discord doesn't read the brackets of `files[0]` when they are escaped.
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", json.dumps(body))
    for number, file in enumerate(files):
        form.add_field(f"files[{number}]", file.content, filename=file.name, content_type=file.kind)
    return form
