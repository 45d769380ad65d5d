"""What the bot says to an interaction: at once if it can, else as soon as it can, and never in a channel for everybody
because something else failed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from adapters.discord import forms, render
from adapters.discord.inbound import PLATFORM, REALM, Heard
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.rest import Rest
from bot.kit.apologies import broken_card, error_card
from bot.kit.args import Choice
from bot.kit.cards import Card, Meter, Task
from bot.kit.commands import Form
from bot.kit.errors import UserError
from bot.members.model import Handle, Place
from bot.outbox.model import Ambiguous, Refused

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, MODAL = 4, 5, 6, 7, 8, 9
"""Kinds of the first answer [interactions/receiving-and-responding]."""

EPHEMERAL = 1 << 6
EDIT_SECONDS = 1.0

log = logging.getLogger(__name__)


ANSWERED = "40060"
"""Somebody answered it before us."""

FIRST_WAIT = 1.0
LONGEST_WAIT = 10.0
"""Seconds that an answer waits when Discord asks for it: the first one has less time than those that follow it."""


class Gone(Exception):
    """The interaction takes no answer any more."""


@dataclass
class Turn:
    """One interaction: Discord takes one first answer within three seconds, then edits and more for fifteen minutes."""

    id: str
    token: str
    application: str
    heard: Heard
    began: bool = False
    """It has had its first answer."""
    waits: bool = False
    """That answer only said that another one comes."""
    taken: bool = False
    """Another process of ours answers it."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


Keep = Callable[[Handle, Card, Refused], Awaitable[None]]


class Answers:
    """`keep` takes what can be shown nowhere: it waits until it can."""

    def __init__(self, rest: Rest, messenger: DiscordMessenger, keep: Keep) -> None:
        self._rest = rest
        self._messenger = messenger
        self._doors = messenger.doors
        self._keep = keep

    async def wait(self, turn: Turn) -> None:
        """Ask for time. A press leaves its card as it is meanwhile."""
        async with turn.lock:
            if turn.began:
                return
            turn.waits = True
            with contextlib.suppress(Gone):  # then the answer finds that out, and goes elsewhere
                if turn.heard.kind == "press":
                    await self._first(turn, DEFERRED_UPDATE, None)
                else:
                    await self._first(turn, DEFERRED, {"flags": self._flags(turn, public=False)})

    async def suggest(self, turn: Turn, found: Sequence[Choice]) -> None:
        with contextlib.suppress(Gone):  # they typed on
            await self._first(turn, SUGGESTIONS, {"choices": forms.choices(found)})

    async def open(self, turn: Turn, form: Form, *, custom: str = "") -> bool:
        """Open a form; False when it is too late for that."""
        async with turn.lock:
            if turn.began:
                return False
            try:
                await self._first(turn, MODAL, forms.modal(form, custom=custom))
            except Gone:
                return False
            return True

    async def say(self, turn: Turn, card: Card, *, replaces: bool = False, public: bool = False) -> None:
        """Show a card. `replaces`: in place of the card whose button was pressed; `public`: to everybody there."""
        card = self._doors.shown(card)
        marker = turn.heard.marker if replaces else ""  # read-back may still look for it
        first, *more = [render.message(card, marker=marker)] if marker else render.parts(card)
        try:
            async with turn.lock:
                await self._show(turn, first, replaces=replaces and not public, public=public)
            for each in more:
                await self._follow(turn, each, public=public)
        except Gone:
            await self._direct(turn, card)
            return
        if card.attachments:
            await self._files(turn, card)

    async def work(self, turn: Turn, task: Task) -> None:
        """Long work, step by step: shown at once, then how far it is, then what came of it."""
        await self.say(turn, task.card)
        told = asyncio.get_running_loop().time()
        try:
            for step in task.steps:
                done, total = await asyncio.to_thread(step)
                now = asyncio.get_running_loop().time()
                if done < total and now - told >= EDIT_SECONDS:
                    told = now
                    far = self._doors.shown(task.card).saying(Meter("So far", done, total))
                    await self._edit(turn, render.message(far))
            card = await asyncio.to_thread(task.finish)
        except Gone:
            card = await asyncio.to_thread(task.finish)
        except UserError as error:
            card = error_card(error)
        except Exception as error:
            # The error's own text may repeat private words.
            reference = secrets.token_hex(4)
            log.error("%s: long work failed with %s", reference, type(error).__name__)
            card = broken_card(reference)
        try:
            await self._edit(turn, render.message(self._doors.shown(card)))
        except Gone:
            await self._direct(turn, card)
            return
        if card.attachments:
            await self._files(turn, card)

    async def post(self, place: Place, card: Card, *, to: str) -> None:
        """Say something in the direct conversation with that person."""
        try:
            await self._messenger.post(place, card)
        except Refused as refusal:
            log.warning("an answer is kept, since it could not be shown: %s", refusal)
            await self._keep(Handle(PLATFORM, REALM, to), card, refusal)
        except Ambiguous as error:  # it may stand there: nothing is said twice
            log.warning("an answer may not have been shown: %s", error)

    async def _show(self, turn: Turn, payload: render.Payload, *, replaces: bool, public: bool) -> None:
        if not turn.began:
            if replaces:
                await self._first(turn, UPDATE, payload)
            else:
                flags = payload["flags"] | self._flags(turn, public=public)
                await self._first(turn, MESSAGE, {**payload, "flags": flags})
        elif turn.waits and (replaces or turn.heard.kind != "press"):
            turn.waits = False
            await self._edit(turn, payload)
        else:
            await self._follow(turn, payload, public=public)

    async def _first(self, turn: Turn, kind: int, data: Mapping[str, object] | None) -> None:
        turn.began = True
        said = {"type": kind} if data is None else {"type": kind, "data": dict(data)}
        try:
            await self._call("POST", "/interactions/{}/{}/callback", turn.id, turn.token, said, patience=FIRST_WAIT)
        except Refused as error:
            turn.taken = error.code == ANSWERED
            raise Gone from None

    async def _edit(self, turn: Turn, payload: Mapping[str, object]) -> None:
        await self._later("PATCH", "/webhooks/{}/{}/messages/@original", turn, payload)

    async def _follow(self, turn: Turn, payload: render.Payload, *, public: bool) -> None:
        said = {**payload, "flags": payload["flags"] | self._flags(turn, public=public)}
        await self._later("POST", "/webhooks/{}/{}", turn, said)

    async def _later(self, method: str, path: str, turn: Turn, said: Mapping[str, object]) -> None:
        """Raises Gone."""
        if turn.taken:
            raise Gone
        try:
            await self._call(method, path, turn.application, turn.token, said, patience=LONGEST_WAIT)
        except Refused:
            raise Gone from None

    async def _call(
        self, method: str, path: str, of: str, token: str, said: Mapping[str, object], *, patience: float
    ) -> None:
        """Once more when Discord wants us to wait, for `patience` seconds at most. Raises Gone and Refused."""
        try:
            await self._rest.call(method, path, of, token, body=said)
        except Ambiguous as error:
            log.info("an interaction took no answer: %s", error.code)
            raise Gone from None
        except Refused as error:
            wait = error.retry_after.total_seconds() if error.retry_after is not None else 0.0
            if not 0 < wait <= patience:
                # 10062 and 10015: its time is over.
                log.info("an interaction took no answer: %s", error.code)
                raise
            await asyncio.sleep(wait)
            await self._call(method, path, of, token, said, patience=0.0)

    @staticmethod
    def _flags(turn: Turn, *, public: bool) -> int:
        by = turn.heard.by
        at_home = bool(by.guild) and by.space == f"{PLATFORM}/{by.guild}"  # not where only this person has the bot
        return 0 if by.alone or (public and at_home) else EPHEMERAL

    async def _direct(self, turn: Turn, card: Card) -> None:
        if turn.taken:
            return
        user = turn.heard.by.user
        handle = Handle(PLATFORM, REALM, user)
        try:
            place = await self._messenger.direct(handle)
        except (Refused, Ambiguous) as error:
            log.warning("an answer is kept, since it could not be shown: %s", error)
            # Nothing was said yet, whatever became of the call.
            await self._keep(handle, card, error if isinstance(error, Refused) else Refused(error.code))
        else:
            await self.post(place, card, to=user)

    async def _files(self, turn: Turn, card: Card) -> None:
        """Files go to the direct conversation: whatever is shown elsewhere, others may come to see."""
        try:
            place = await self._messenger.direct(Handle(PLATFORM, REALM, turn.heard.by.user))
            await self._messenger.files(place, card)
        except (Refused, Ambiguous) as error:
            log.warning("files could not be sent: %s", error)
