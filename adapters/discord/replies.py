"""What Discord's answer to a call means for a message: a definite no, and about what; or nobody knows.

Codes are those of Discord's documentation (topics/opcodes-and-status-codes), and are kept as its numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import timedelta
from typing import cast

import aiohttp

from bot.outbox.model import Ambiguous, Refused, Scope

BUSY_SECONDS = 30.0
"""How long we wait when Discord is busy and doesn't say for how long."""

SHUT_OUT_SECONDS = 10 * 60.0
"""How long we wait when it isn't Discord that answers, but what stands before it: calls from here are turned away."""

LONGEST_WAIT = timedelta(days=1)

_FOR_GOOD: dict[Scope, tuple[int, ...]] = {
    "platform": (
        40001,  # unauthorized
        40002,  # the account has to be verified
        50014,  # invalid token
        50025,  # invalid OAuth2 token
    ),
    "place": (
        10003,  # unknown channel
        10004,  # unknown guild
        40058,  # a forum takes threads, no messages
        40067,  # this forum takes no thread without a tag
        50001,  # missing access
        50008,  # no text channel
        50013,  # missing permission
        50024,  # not in this kind of channel
        160005,  # the thread is locked
    ),
    "person": (
        10013,  # unknown user
        50007,  # takes no messages from us
        50033,  # invalid recipient
        50278,  # no server in common
    ),
    "message": (
        10008,  # unknown message
        20009,  # explicit content
        30015,  # too many attachments
        40005,  # too large a request
        50005,  # somebody else's message
        50006,  # empty
        50021,  # a system message
        50035,  # invalid body
        50045,  # too large a file
        50046,  # invalid file
        50109,  # not JSON
        200000,  # stopped by the server's rules
        200001,  # the same, of a title
        240000,  # a harmful link
    ),
}
FOR_GOOD: dict[int, Scope] = {code: scope for scope, codes in _FOR_GOOD.items() for code in codes}
"""Asking again can't help; what it is about. Any other code may pass."""

PAUSES: dict[int, tuple[Scope, float]] = {
    20026: ("opening", 6 * 3600.0),  # taken for spam: only Discord's people lift that
    20028: ("place", 10 * 60.0),  # too much was written
    40003: ("opening", 10 * 60.0),  # direct messages opened too fast
}
"""Codes that ask for a pause even where they don't say for how long, in seconds: mass direct messages get a bot
quarantined."""


def classed(error: BaseException) -> Refused | Ambiguous:
    """What a call without an answer means."""
    if isinstance(error, Refused | Ambiguous):
        return error
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return Refused("not_connected")  # nothing was written: there was no connection
    if isinstance(error, TimeoutError):
        return Ambiguous("timeout")
    if isinstance(error, aiohttp.ClientError | OSError):
        return Ambiguous("reset")
    return Ambiguous("malformed")


def answered(
    status: int, headers: Mapping[str, str], said: object, *, opening: bool = False
) -> Refused | Ambiguous | None:
    """What an answer means; None when it is a yes. `said`: its JSON, None where it isn't any. `opening`: the call was
    to open a direct conversation, so that there is no place yet to be refused."""
    if 200 <= status < 300:
        return None
    if status == 408 or status >= 500 or status < 400:
        return Ambiguous(f"http_{status}")
    body = cast("Mapping[str, object]", said) if isinstance(said, dict) else None
    code = _code(body)
    word = str(code) if code else f"http_{status}"
    if code in PAUSES:
        scope, seconds = PAUSES[code]
        wait = max(_wait(headers, body, seconds), timedelta(seconds=seconds))
        return Refused(word, retry_after=wait, scope="opening" if opening else scope)
    if status == 429:
        return _busy(headers, body, opening=opening)
    if status == 401:
        return Refused(word, permanent=True, scope="platform")
    if code in FOR_GOOD:
        scope = FOR_GOOD[code]
        return Refused(word, permanent=True, scope="person" if opening and scope == "place" else scope)
    if status == 403 and body is None:
        return Refused(word, retry_after=_wait(headers, body, SHUT_OUT_SECONDS), scope="platform")
    return Refused(word)


def invalid(status: int, headers: Mapping[str, str]) -> bool:
    """Whether it counts towards the 10,000 in ten minutes after which nothing more is taken from our address [rate]."""
    return status in (401, 403) or (status == 429 and _header(headers, "x-ratelimit-scope") != "shared")


def _busy(headers: Mapping[str, str], body: Mapping[str, object] | None, *, opening: bool) -> Refused:
    if body is None or "retry_after" not in body:
        return Refused("ratelimited", retry_after=_wait(headers, body, SHUT_OUT_SECONDS), scope="platform")
    everything = body.get("global") is True or _header(headers, "x-ratelimit-scope") == "global"
    everything = everything or _header(headers, "x-ratelimit-global").casefold() == "true"
    scope: Scope = "platform" if everything else "opening" if opening else "place"
    return Refused("ratelimited", retry_after=_wait(headers, body, BUSY_SECONDS), scope=scope)


def _wait(headers: Mapping[str, str], body: Mapping[str, object] | None, otherwise: float) -> timedelta:
    """The body is exact to the millisecond; the header, in whole seconds, is there when something else answers."""
    for said in (None if body is None else body.get("retry_after"), _header(headers, "retry-after")):
        seconds = _seconds(said)
        if seconds is not None:
            return min(timedelta(seconds=seconds), LONGEST_WAIT)
    return timedelta(seconds=otherwise)


def _seconds(said: object) -> float | None:
    if isinstance(said, bool) or not isinstance(said, int | float | str) or said == "":
        return None
    try:
        seconds = float(said)
    except (ValueError, OverflowError):
        return None
    return min(seconds, LONGEST_WAIT.total_seconds()) if math.isfinite(seconds) and seconds >= 0 else None


def _code(body: Mapping[str, object] | None) -> int:
    """0, Discord's own word for "something", when there is none."""
    found = None if body is None else body.get("code")
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 < found < 10**9 else 0


def _header(headers: Mapping[str, str], name: str) -> str:
    return next((value for given, value in headers.items() if given.casefold() == name), "")
