"""The Home tab: published again after whatever its owner changed, and only when it looks different."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import render, web
from adapters.slack.doors import Doors
from adapters.slack.inbound import Body, part, text
from bot.kit.cards import Card

MOST = 10_000
"""People whose Home is kept fresh; of more, those who were here longest ago see theirs renewed when they open it."""

LONGEST_WAIT = 60.0

log = logging.getLogger(__name__)

Compose = Callable[[str], Awaitable[Card]]
"""The dashboard of somebody, as of now."""


@dataclass
class Shown:
    """What somebody's Home looks like: `look` is a hash of ours, `version` Slack's own."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    look: str = ""
    version: str = ""


class Homes:
    """`compose` gives the dashboard of a user id; `doors`: where the commands are that it names."""

    def __init__(self, client: AsyncWebClient, compose: Compose, doors: Doors) -> None:
        self._client = client
        self._doors = doors
        self._compose = compose
        self._shown: OrderedDict[str, Shown] = OrderedDict()

    def known(self, user: str) -> bool:
        """Whether they opened theirs since we started."""
        return user in self._shown

    async def show(self, user: str, *, answer: Card | None = None, opened: bool = False) -> None:
        """Publish somebody's Home; above it `answer`, what came of a button on it. `opened`: they look at it now, so it
        is published even if it didn't change."""
        shown = self._shown.setdefault(user, Shown())
        self._shown.move_to_end(user)
        if len(self._shown) > MOST:
            self._shown.popitem(last=False)
        async with shown.turn:
            try:
                await self._publish(user, shown, answer, opened=opened)
            except web.Failed as failed:
                # Nobody waits for it: it is published with the next change, or when they open it again.
                log.warning("views.publish failed with %s", failed.code)

    async def turn_away(self, user: str, answer: Card) -> None:
        """Somebody who may not talk to us, or not now, reads why."""
        try:
            await self._call(user, {"type": "home", "blocks": render.home([self._doors.shown(answer)])}, "")
        except web.Failed as failed:
            log.info("views.publish failed with %s", failed.code)

    async def _publish(self, user: str, shown: Shown, answer: Card | None, *, opened: bool) -> None:
        for last in (False, True):
            card = await self._compose(user)
            cards = [card] if answer is None else [answer, card]
            blocks = render.home([self._doors.shown(each) for each in cards])
            look = hashlib.sha256(json.dumps(blocks, sort_keys=True).encode()).hexdigest()
            if shown.look == look and not opened:
                return
            try:
                said = await self._call(user, {"type": "home", "blocks": blocks}, shown.version)
            except web.Failed as failed:
                if failed.code != "hash_conflict" or last:
                    raise
                shown.version = ""  # another process showed something newer: what we have may be old
                continue
            shown.look, shown.version = look, text(part(said, "view"), "hash")
            return

    async def _call(self, user: str, view: Mapping[str, object], version: str) -> Body:
        values = {"user_id": user, "view": view, "hash": version or None}
        try:
            return await web.post(self._client, "views.publish", values)
        except web.Failed as failed:
            if not 0 < failed.wait <= LONGEST_WAIT:
                raise
            await asyncio.sleep(failed.wait)
            return await web.post(self._client, "views.publish", values)
