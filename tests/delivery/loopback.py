"""A messenger over real HTTP, to the sink: exactly one POST per message, and replies classed as platforms mean them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

import aiohttp

from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Ambiguous, Rates, Receipt, Refused, Scope

DISCORD_LIKE = Abilities(nonce=True, read_back=True, edit=True, direct=True)
SLACK_LIKE = Abilities(nonce=False, read_back=True, edit=True, direct=True)
NEITHER = Abilities(nonce=False, read_back=False, edit=False, direct=True)

_UNCLEAR = {"internal_error", "fatal_error", "request_timeout"}
"""Some of it may have succeeded."""

_FOR_GOOD: dict[str, Scope] = {
    "token_revoked": "space",
    "account_inactive": "space",
    "invalid_auth": "space",
    "app_uninstalled": "space",
    "channel_not_found": "place",
    "is_archived": "place",
    "not_in_channel": "place",
    "restricted_action": "place",
    "user_disabled": "person",
    "user_not_found": "person",
    "cannot_dm_bot": "person",
    "messages_tab_disabled": "person",
    "msg_too_long": "message",
    "invalid_blocks": "message",
    "missing_scope": "message",
    "message_not_found": "message",
}
_SCOPES: dict[str, Scope] = {"place": "place", "space": "space", "platform": "platform", "opening": "opening"}


class Loopback:
    """Calls the sink at `url`. `platform` is the one whose places and people it is given."""

    def __init__(
        self,
        url: str,
        session: aiohttp.ClientSession,
        *,
        can: Abilities,
        rates: Rates = Rates(),  # noqa: B008  a constant
        platform: str = "slack",
    ) -> None:
        self.can = can
        self.rates = rates
        self._url = url
        self._session = session
        self._platform = platform

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        sent = {
            "place": place.id,
            "marker": marker,
            "nonce": marker if self.can.nonce else None,
            "text": card.notification,
        }
        return Receipt(place, await self._asked("POST", "/send", "message", json=sent))

    async def update(self, receipt: Receipt, card: Card) -> None:
        if not self.can.edit:
            raise Refused("cannot_edit", permanent=True)
        await self._asked("POST", "/edit", "message", json={"message": receipt.message, "text": card.notification})

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        return ""

    async def direct(self, handle: Handle) -> Place:
        if not self.can.direct:
            raise Refused("no_direct_messages", permanent=True)
        place = await self._asked("POST", "/direct", "place", json={"user": handle.user})
        return Place(handle.platform, handle.realm, place, private=True)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        if not self.can.read_back:
            raise Refused("cannot_read_back", permanent=True)
        asked = {"place": place.id, "marker": marker, "since": str(since.timestamp())}
        found = await self._asked("GET", "/find", "message", params=asked)
        return None if found is None else Receipt(place, found)

    async def _asked(self, method: str, path: str, wanted: str, **given: Any) -> Any:
        """The value under `wanted` in the reply."""
        try:
            async with self._session.request(method, self._url + path, **given) as response:
                _check_status(response)
                said = await response.json()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            # Nothing was written: there was no connection.
            raise Refused("not_connected") from error
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError) as error:
            raise Ambiguous("reset") from error
        except TimeoutError as error:
            raise Ambiguous("timeout") from error
        except (ValueError, aiohttp.ContentTypeError) as error:
            raise Ambiguous("malformed") from error
        reply = cast("dict[str, Any]", said if isinstance(said, dict) else {})
        if reply.get("ok") is False:
            raise _refusal(str(reply.get("error")))
        if wanted not in reply:
            raise Ambiguous("malformed")
        return reply[wanted]


def _check_status(response: aiohttp.ClientResponse) -> None:
    status = response.status
    if status == 429:
        wait = timedelta(seconds=float(response.headers.get("Retry-After", "1")))
        scope = _SCOPES.get(response.headers.get("X-RateLimit-Scope", ""), "space")
        raise Refused("ratelimited", retry_after=wait, scope=scope)
    if status == 408 or status >= 500:
        raise Ambiguous(f"http_{status}")
    if status == 401:
        raise Refused("http_401", permanent=True, scope="space")
    if status >= 400:
        raise Refused(f"http_{status}", permanent=True)


def _refusal(code: str) -> Refused | Ambiguous:
    if code in _UNCLEAR:
        return Ambiguous(code)
    if code in _FOR_GOOD:
        return Refused(code, permanent=True, scope=_FOR_GOOD[code])
    return Refused(code)
