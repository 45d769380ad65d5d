"""Messages of the bot's own accord, and its longer answers: posted once, found again, edited, with files."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias, cast

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits, render
from adapters.slack.doors import UNKNOWN, Doors
from adapters.slack.inbound import part
from adapters.slack.replies import classed
from bot.kit.cards import Attachment, Card, say
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Ambiguous, Rates, Receipt, Refused

Body: TypeAlias = Mapping[str, Any]

EVENT_TYPE = "grapevine_delivery"
"""Of the metadata that carries a delivery's marker, and nothing else: every app of the workspace may read it."""

RATES = Rates(
    channel=1 / limits.POSTS_PER_SECOND,
    space=0.2,  # "several hundred a minute" for a workspace
    opening=60 / limits.TIERS[limits.METHOD_TIERS["conversations.open"]],
)

MARGIN = timedelta(seconds=5)
"""How much earlier read-back begins: Slack leaves out what is exactly as old as was asked, and has its own clock."""

PAGE = 200
"""Messages that read-back asks for at a time."""

CHANNELS, PAGES = 999, 20
"""Of a person's channels, asked for at a time, and how often: nobody is in more of them."""

CALL_SECONDS, CONNECT_SECONDS, UPLOAD_SECONDS = 15.0, 5.0, 120.0
IDLE_SECONDS = 10.0
"""A connection unused for longer is closed by us: a message on one that Slack closes meanwhile might have arrived."""

log = logging.getLogger(__name__)
_quiet = logging.getLogger("adapters.slack.sdk")
_quiet.setLevel(logging.WARNING)  # at DEBUG the SDK writes down whole messages


def client(token: str, api_url: str) -> AsyncWebClient:
    """One attempt a call, one session for all calls; it takes no proxy and no password from the environment.

    Asked for within a running loop. Who asks closes its `session`.
    """
    session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(keepalive_timeout=IDLE_SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=CALL_SECONDS, sock_connect=CONNECT_SECONDS),
        trust_env=False,
    )
    made = AsyncWebClient(
        token, base_url=api_url, timeout=int(CALL_SECONDS), session=session, retry_handlers=[], logger=_quiet
    )
    made.proxy = None
    return made


class SlackMessenger:
    """One workspace: `realm` is the one that `client`'s token is for. A place's id is a channel's, or that of a thread:
    `channel:ts`. `doors`: where the commands are that cards name."""

    can = Abilities(nonce=False, read_back=True, edit=True, direct=True)

    def __init__(self, client: AsyncWebClient, realm: str, *, rates: Rates = RATES, doors: Doors = UNKNOWN) -> None:
        self.rates = rates
        self.doors = doors
        self._client = client
        self._realm = realm
        self._us: Body | None = None

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        """One message, however long the card is: what doesn't fit is left out, and it says so."""
        receipt = await self._post(place, card, marker=marker)
        await self.files(place, card.attachments)
        return receipt

    async def post(self, place: Place, card: Card) -> Receipt:
        """An answer: of the message if it is one, else of the first of them."""
        first, *others = _parts(card, self.doors)
        receipt = await self._post(place, first)
        for other in others:
            await self._post(place, other)
        await self.files(place, card.attachments)
        return receipt

    async def update(self, receipt: Receipt, card: Card) -> None:
        channel, _ = self._address(receipt.place)
        said = _rendered(card, self.doors)
        await self._call("chat.update", body={"channel": channel, "ts": receipt.message, **said, "parse": "none"})
        await self.files(receipt.place, card.attachments)

    async def direct(self, handle: Handle) -> Place:
        self._ours(handle)
        said = await self._call("conversations.open", params={"users": handle.user}, opening=True)
        channel = said.get("channel")
        found = cast("Body", channel).get("id") if isinstance(channel, dict) else None
        if not isinstance(found, str) or not found:
            raise Ambiguous("malformed")
        return Place(handle.platform, handle.realm, found, private=True)

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        """Public and private channels that both are in. Groups of people are none, whatever Slack calls them."""
        channel, thread = self._address(place)
        if thread:
            return "thread"
        if channel[:1] not in ("C", "G"):
            return "direct" if channel[:1] in ("D", "U", "W") else "unknown channel"
        try:
            said = part(await self._call("conversations.info", params={"channel": channel}, verb="GET"), "channel")
            if said.get("is_im") or said.get("is_mpim"):
                return "direct"
            if said.get("is_archived"):
                return "archived"
            if not said.get("is_member"):
                return "not here"
            return "" if await self._is_in(channel, user) else "not you"
        except Refused as refusal:
            reason = {"channel_not_found": "unknown channel", "missing_scope": "scope", "user_not_found": "not you"}
            if refusal.code not in reason:
                raise
            return reason[refusal.code]

    async def _is_in(self, channel: str, user: str) -> bool:
        """Asked for the person's channels, not the channel's people: there are mostly fewer of them."""
        asked = {"user": user, "types": "public_channel,private_channel", "limit": str(CHANNELS)}
        for _ in range(PAGES):
            said = await self._call("users.conversations", params=asked, verb="GET")
            found = said.get("channels")
            listed = cast("list[Body]", found) if isinstance(found, list) else []
            if any(_text(one, "id") == channel for one in listed):
                return True
            cursor = _cursor(said)
            if not cursor:
                return False
            asked["cursor"] = cursor
        raise Ambiguous("too_much_to_read")

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        """Raises Ambiguous when it couldn't see all there is: that isn't the same as nothing."""
        channel, thread = self._address(place)
        us = await self._ourselves()
        asked = {
            "channel": channel,
            "oldest": f"{(since - MARGIN).timestamp():.6f}",
            "include_all_metadata": "true",
            "limit": str(PAGE),
        }
        method = "conversations.history"
        if thread:
            method, asked["ts"] = "conversations.replies", thread
        seen: set[str] = set()
        while True:
            said = await self._call(method, params=asked, verb="GET")
            for message in _messages(said):
                if _by(message, us) and marker in _markers(message):
                    return Receipt(place, _text(message, "ts"))
            cursor = _cursor(said)
            if not cursor and not said.get("has_more"):
                return None
            if not cursor or cursor in seen:
                raise Ambiguous("malformed")
            seen.add(cursor)
            asked["cursor"] = cursor

    async def files(self, place: Place, attachments: Sequence[Attachment]) -> None:
        """Uploads them into a private place; what goes wrong is said there in a message, and raises nothing.

        The message that they belong to stands already, and isn't to be posted again because of them.
        """
        if not attachments:
            return
        try:
            await self._files(place, attachments)
        except (Refused, Ambiguous) as error:
            log.warning("an upload failed with %s", error.code)
            try:
                await self._post(place, _undelivered(attachments, error))
            except (Refused, Ambiguous) as another:
                log.warning("nor could that be said: %s", another.code)

    async def _post(self, place: Place, card: Card, *, marker: str = "") -> Receipt:
        channel, thread = self._address(place)
        message: dict[str, object] = {"channel": channel, **_rendered(card, self.doors, marker=marker)}
        message |= {"unfurl_links": False, "unfurl_media": False}
        if thread:
            message["thread_ts"] = thread
        if marker:
            message["metadata"] = {"event_type": EVENT_TYPE, "event_payload": {"delivery": marker}}
        said = await self._call("chat.postMessage", body=message)
        ts = _text(said, "ts")
        if not ts:
            raise Ambiguous("malformed")
        # Posted to a person, it stands in the conversation with them.
        stands = _text(said, "channel") or channel
        return Receipt(place if stands == channel else replace(place, id=stands), ts)

    async def _files(self, place: Place, attachments: Sequence[Attachment]) -> None:
        channel, thread = self._address(place)
        if not place.private:
            raise Refused("not_private", permanent=True)
        uploaded = [{"id": await self._upload(one), "title": one.name} for one in attachments]
        given = {"files": json.dumps(uploaded), "channel_id": channel} | ({"thread_ts": thread} if thread else {})
        await self._call("files.completeUploadExternal", params=given)

    async def _upload(self, attachment: Attachment) -> str:
        """The id of the file, which nobody sees yet."""
        asked = {"filename": attachment.name, "length": str(len(attachment.content))}
        said = await self._call("files.getUploadURLExternal", params=asked)
        url, file = _text(said, "upload_url"), _text(said, "file_id")
        session = self._client.session
        if not url or not file or session is None:
            raise Refused("malformed")
        limit = aiohttp.ClientTimeout(total=UPLOAD_SECONDS, sock_connect=CONNECT_SECONDS)
        try:
            # The address is a secret by itself: it gets no token.
            async with session.post(url, data=attachment.content, timeout=limit, allow_redirects=False) as response:
                status = response.status
        except Exception as error:
            raise classed(error) from error
        if status != 200:
            raise Refused(f"http_{status}")
        return file

    async def _ourselves(self) -> Body:
        if self._us is None:
            self._us = await self._call("auth.test")
        return self._us

    async def _call(
        self,
        method: str,
        *,
        body: Mapping[str, object] | None = None,
        params: Mapping[str, str] | None = None,
        verb: Literal["GET", "POST"] = "POST",
        opening: bool = False,
    ) -> Body:
        """One HTTP request, with a JSON body or with a query, as the SDK asks each method. Raises Refused and
        Ambiguous."""
        given = {"json": dict(body)} if body is not None else {"params": dict(params or {})}
        try:
            reply = await self._client.api_call(method, http_verb=verb, **given)  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
        except Exception as error:
            raise classed(error, opening=opening) from error
        said = cast("object", reply.data)  # pyright: ignore[reportUnknownMemberType]
        if not isinstance(said, dict):
            raise Ambiguous("malformed")
        return cast("Body", said)

    def _address(self, place: Place) -> tuple[str, str]:
        """The channel, and the thread or nothing."""
        self._ours(place)
        channel, _, thread = place.id.partition(":")
        return channel, thread

    def _ours(self, to: Place | Handle) -> None:
        if to.realm != self._realm:
            # Ids are a workspace's own: with another one's token they would name somebody else, or nobody.
            raise Refused("other_workspace", permanent=True)


def _parts(card: Card, doors: Doors) -> list[Card]:
    try:
        return render.parts(doors.shown(card))
    except Exception as error:
        raise Refused(f"render_{type(error).__name__}") from error


def _rendered(card: Card, doors: Doors, *, marker: str = "") -> dict[str, object]:
    """Text and blocks. What can't be rendered isn't posted; a mended release still may."""
    try:
        message = render.message(doors.shown(card), marker=marker)
    except Exception as error:
        raise Refused(f"render_{type(error).__name__}") from error
    return {"text": message["text"], "blocks": message["blocks"], "link_names": False}


def _undelivered(attachments: Sequence[Attachment], error: Refused | Ambiguous) -> Card:
    if isinstance(error, Refused) and error.code == "not_private":
        return Card(
            "I send files in a direct message only",
            (say("Ask me for it there, and I'll send it to you alone."),),
            tone="warn",
        )
    names = ", ".join(one.name for one in attachments)
    maybe = "may not have arrived" if isinstance(error, Ambiguous) else "couldn't be sent"
    return Card(f"A file {maybe}", (say(f"{names} {maybe}. Please ask me for it again."),), tone="warn")


def _messages(said: Body) -> list[Body]:
    found = said.get("messages")
    if not isinstance(found, list):
        raise Ambiguous("malformed")
    return [cast("Body", one) for one in cast("list[object]", found) if isinstance(one, dict)]


def _markers(message: Body) -> tuple[str, ...]:
    """What a message carries of ours: in its metadata, and in its first block for who may not see the metadata."""
    found: list[str] = []
    metadata = message.get("metadata")
    if isinstance(metadata, dict):
        payload: object = cast("Body", metadata).get("event_payload")
        if cast("Body", metadata).get("event_type") == EVENT_TYPE and isinstance(payload, dict):
            found.append(_text(cast("Body", payload), "delivery"))
    blocks = message.get("blocks")
    if isinstance(blocks, list) and blocks and isinstance(blocks[0], dict):
        ours, _, marker = _text(cast("Body", blocks[0]), "block_id").partition(":")
        found.append(marker if ours == "g" else "")
    return tuple(found)


def _by(message: Body, us: Body) -> bool:
    """Whether it can be ours. Somebody else may have copied what it carries."""
    return all(
        not theirs or not ours or theirs == ours
        for theirs, ours in (
            (_text(message, "user"), _text(us, "user_id")),
            (_text(message, "bot_id"), _text(us, "bot_id")),
        )
    )


def _cursor(said: Body) -> str:
    metadata = said.get("response_metadata")
    return _text(cast("Body", metadata), "next_cursor") if isinstance(metadata, dict) else ""


def _text(body: Body, name: str) -> str:
    found = body.get(name)
    return found if isinstance(found, str) else ""
