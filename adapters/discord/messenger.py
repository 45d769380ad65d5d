"""Messages of the bot's own accord, and its longer answers: posted once, found again, edited, with files."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias, cast

from adapters.discord import limits, places, render
from adapters.discord.doors import UNKNOWN, Doors
from adapters.discord.inbound import PLATFORM, REALM, items, part, text
from adapters.discord.rest import Rest
from bot.kit import words
from bot.kit.cards import Attachment, Card, say
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Ambiguous, Rates, Receipt, Refused, Scope

Body: TypeAlias = Mapping[str, Any]

RATES = Rates(
    channel=1.0,  # five in five seconds, by the headers that Discord sends
    platform=1 / 40,  # of REQUESTS_PER_SECOND the interactions and the gateway's calls get the rest
    opening=2.0,
    at_once=10,  # all direct messages are of one space
)

MARGIN = timedelta(seconds=5)
"""How much earlier read-back begins: Discord has its own clock."""

PAGE = 100
"""Messages that read-back asks for at a time: the most there are."""

PAGES = 50
"""Read-back gives up after so many: what stands further on isn't looked at."""

PATIENCE = timedelta(seconds=6)
"""An answer of several messages waits for so long within it; a channel takes five in five seconds."""

EPOCH_MS = 1_420_070_400_000
"""A message's id is its time since then, in milliseconds, and 22 bits more [reference]."""

THREAD_NAME, WEEK_MINUTES = 100, 10_080
"""Characters of a thread's name, and how long it stays open without a word: the longest that Discord offers."""
THREAD_THERE, NO_CHANNEL = "160004", "10003"
"""Discord's codes: the message has a thread already; there is no such channel."""

FILE = 13
"""The component that shows a file [component]: without one, a file sent along isn't seen."""

log = logging.getLogger(__name__)

_ID = re.compile(r"[0-9]{1,20}")
_NAME = re.compile(r"[^A-Za-z0-9._-]")


class DiscordMessenger:
    """All of Discord. A place's id is a channel's, which a thread and a direct conversation have as well, or that of a
    message's own thread: `channel:message`. `doors`: where the commands are that cards name."""

    can = Abilities(nonce=True, read_back=True, edit=True, direct=True)

    def __init__(self, rest: Rest, *, rates: Rates = RATES, doors: Doors = UNKNOWN) -> None:
        self.rates = rates
        self.doors = doors
        self._rest = rest
        self._us = ""

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        """One message, however long the card is, with its files where they go along.

        Sent again with its marker within some minutes it stays one: Discord answers with the first.
        """
        said = _rendered(card, self.doors, marker=marker) | {"nonce": marker, "enforce_nonce": True}
        if _thread(place):
            await self._open_thread(place, card.title)
        along = _along(place, card.attachments, said)
        receipt = await self._post(place, said, along)
        if not along:
            await self.files(place, card)
        return receipt

    async def post(self, place: Place, card: Card) -> Receipt:
        """An answer: of the message if it is one, else of the first of them."""
        first, *others = _parts(card, self.doors)
        receipt = await self._patiently(place, first)
        for other in others:
            await self._patiently(place, other)
        await self.files(place, card)
        return receipt

    async def update(self, receipt: Receipt, card: Card) -> None:
        ids = _address(receipt.place), _id(receipt.message, "message")
        await self._rest.call("PATCH", "/channels/{}/messages/{}", *ids, body=_rendered(card, self.doors))
        await self.files(receipt.place, card)

    async def direct(self, handle: Handle) -> Place:
        _ours(handle)
        asked = {"recipient_id": _id(handle.user, "person")}
        found = text(_body(await self._rest.call("POST", "/users/@me/channels", body=asked, opening=True)), "id")
        if not found:
            raise Ambiguous("malformed")
        return Place(handle.platform, handle.realm, found, private=True)

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        if _thread(place):
            return "thread"
        person = _id(user, "person")
        return await places.can_post(self._rest, await self._ourselves(), _address(place), person, space=space)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        """Raises Ambiguous or Refused when it couldn't see all there is: that isn't the same as nothing."""
        channel = _address(place)
        us = await self._ourselves()
        start = after = _snowflake(since - MARGIN)
        for _ in range(PAGES):
            query = {"after": str(after), "limit": str(PAGE)}
            try:
                said = await self._rest.call("GET", "/channels/{}/messages", channel, query=query)
            except Refused as refusal:
                if _thread(place) and refusal.code == NO_CHANNEL:
                    return None  # the thread was never opened, so nothing can be in it
                raise
            messages = _messages(said)
            for message in messages:
                if text(part(message, "author"), "id") == us and _carries(message, marker):
                    return Receipt(place, text(message, "id"))
            if len(messages) < PAGE:
                if after == start and not messages:
                    await self._check_readable(place, start)
                return None
            after = max(int(text(message, "id")) for message in messages)
        raise Ambiguous("too_much_to_read")

    async def files(self, place: Place, card: Card) -> None:
        """Sends the card's files into a private place; what goes wrong is said there in a message, and raises nothing.

        The message that they belong to stands already, and isn't to be posted again because of them.
        """
        if not card.attachments:
            return
        try:
            if not place.private:
                raise Refused("not_private", permanent=True)
            for file in card.attachments:
                if len(file.content) > limits.FILE_BYTES:
                    raise Refused("too_large", permanent=True)
                await self._post(place, _nothing(), [file])
        except (Refused, Ambiguous) as error:
            log.warning("a file failed with %s", error.code)
            try:
                await self._post(place, _rendered(_undelivered(card.attachments, error), self.doors))
            except (Refused, Ambiguous) as another:
                log.warning("nor could that be said: %s", another.code)

    async def _post(self, place: Place, said: Mapping[str, object], files: Sequence[Attachment] = ()) -> Receipt:
        channel = _address(place)
        named = _named(files)
        message = _with_files(said, named) if named else said
        answer = _body(await self._rest.call("POST", "/channels/{}/messages", channel, body=message, files=named))
        found = text(answer, "id")
        if not found:
            raise Ambiguous("malformed")
        # Of a nonce that stands elsewhere already, Discord answers with that message.
        stands = text(answer, "channel_id") or channel
        return Receipt(place if stands == channel else replace(place, id=stands), found)

    async def _open_thread(self, place: Place, name: str) -> None:
        """The thread of a message has its id, and is opened once: a second time is no error. It holds no message yet,
        so whatever goes wrong is a definite no."""
        _ours(place)
        channel, _, message = place.id.partition(":")
        body = {"name": words.clip(name, THREAD_NAME) or "Later", "auto_archive_duration": WEEK_MINUTES}
        ids = _id(channel, "place"), _id(message, "message")
        try:
            await self._rest.call("POST", "/channels/{}/messages/{}/threads", *ids, body=body)
        except Refused as refusal:
            if refusal.code != THREAD_THERE:
                raise
        except Ambiguous as outcome:
            raise Refused(outcome.code) from outcome

    async def _patiently(self, place: Place, said: Mapping[str, object]) -> Receipt:
        """Once more after a short wait, if Discord asks for one: it took nothing yet."""
        try:
            return await self._post(place, said)
        except Refused as refusal:
            if refusal.retry_after is None or refusal.retry_after > PATIENCE:
                raise
            await asyncio.sleep(refusal.retry_after.total_seconds())
        return await self._post(place, said)

    async def _check_readable(self, place: Place, since: int) -> None:
        """Who may not read the history of a channel is shown an empty one, without a word about it [message]."""
        if place.private:
            return
        last = text(_body(await self._rest.call("GET", "/channels/{}", _address(place))), "last_message_id")
        if last.isdigit() and int(last) > since:
            raise Refused("no_history", permanent=True)

    async def _ourselves(self) -> str:
        if not self._us:
            self._us = text(_body(await self._rest.call("GET", "/users/@me")), "id")
            if not self._us:
                raise Ambiguous("malformed")
        return self._us


def _parts(card: Card, doors: Doors) -> list[dict[str, object]]:
    try:
        return [dict(each) for each in render.parts(doors.shown(card))]
    except Exception as error:
        raise Refused(f"render_{type(error).__name__}") from error


def _rendered(card: Card, doors: Doors, *, marker: str = "") -> dict[str, object]:
    """What can't be rendered isn't posted; a mended release still may."""
    try:
        return dict(render.message(doors.shown(card), marker=marker))
    except Exception as error:
        raise Refused(f"render_{type(error).__name__}") from error


def _nothing() -> dict[str, object]:
    """A message that only shows files."""
    return {"flags": render.COMPONENTS_V2, "components": [], "allowed_mentions": {"parse": []}}


def _along(place: Place, files: Sequence[Attachment], said: Body) -> Sequence[Attachment]:
    """Files go with their message where nobody else reads it, and it takes them."""
    fits = (
        place.private
        and len(files) <= limits.FILES_IN_UPLOAD
        and all(len(file.content) <= limits.FILE_BYTES for file in files)
        and sum(len(file.content) for file in files) <= limits.REQUEST_BYTES - limits.FILE_BYTES // 10
        and limits.components(said["components"]) + len(files) <= limits.LAYOUT_COMPONENTS
    )
    return files if fits else ()


def _named(files: Sequence[Attachment]) -> list[Attachment]:
    """Under names that Discord keeps as they are, no two the same: the message refers to files by name."""
    found: dict[str, Attachment] = {}
    for file in files:
        name = _NAME.sub("_", file.name)[-80:].lstrip(".") or "file"
        if name in found:
            name = f"{len(found)}-{name}"
        found[name] = replace(file, name=name)
    return list(found.values())


def _with_files(said: Body, files: Sequence[Attachment]) -> dict[str, object]:
    shown = [{"type": FILE, "file": {"url": f"attachment://{file.name}"}} for file in files]
    listed = [{"id": str(number), "filename": file.name} for number, file in enumerate(files)]
    return {**said, "components": [*said["components"], *shown], "attachments": listed}


def _undelivered(attachments: Sequence[Attachment], error: Refused | Ambiguous) -> Card:
    if isinstance(error, Refused) and error.code == "not_private":
        return Card(
            "I send files in a direct message only",
            (say("Ask me for it there, and I'll send it to you alone."),),
            tone="warn",
        )
    names = ", ".join(one.name for one in attachments)
    if isinstance(error, Refused) and error.code == "too_large":
        why = f"{names} is larger than the {limits.FILE_BYTES // 1024**2} MB that Discord takes."
        return Card("A file couldn't be sent", (say(why),), tone="warn")
    maybe = "may not have arrived" if isinstance(error, Ambiguous) else "couldn't be sent"
    return Card(f"A file {maybe}", (say(f"{names} {maybe}. Please ask me for it again."),), tone="warn")


def _messages(said: object) -> list[Body]:
    found = {"messages": said}
    if not isinstance(said, list) or not all(text(each, "id").isdigit() for each in items(found, "messages")):
        raise Ambiguous("malformed")
    return items(found, "messages")


def _carries(message: Body, marker: str) -> bool:
    """Read-back need not tell the nonce; what was rendered stays."""
    return text(message, "nonce") == marker or render.carries(message, marker)


def _snowflake(at: datetime) -> int:
    return max(0, int(at.timestamp() * 1000) - EPOCH_MS) << 22


def _body(said: object) -> Body:
    if not isinstance(said, dict):
        raise Ambiguous("malformed")
    return cast("Body", said)


def _thread(place: Place) -> str:
    """The message whose thread the place is; empty for a channel."""
    return place.id.partition(":")[2]


def _address(place: Place) -> str:
    """The thread of a message has that message's id."""
    _ours(place)
    return _id(_thread(place) or place.id, "place")


def _id(given: str, scope: Scope) -> str:
    """Into the address of a call goes a number, and nothing else."""
    if not _ID.fullmatch(given):
        raise Refused("no_id", permanent=True, scope=scope)
    return given


def _ours(to: Place | Handle) -> None:
    if (to.platform, to.realm) != (PLATFORM, REALM):
        raise Refused("other_platform", permanent=True)
