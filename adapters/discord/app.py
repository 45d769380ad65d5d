"""Discord's side of the bot: what people did goes to the core, what it says goes back to where they did it.

discord.py brings the interactions; each is answered within its three seconds, or Discord is asked for time first.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

import discord

from adapters.discord import catalog, forms, inbound
from adapters.discord.answers import Answers, Turn
from adapters.discord.guilds import Guilds
from adapters.discord.inbound import PLATFORM, REALM, Asker, Body, Heard
from adapters.tasks import Tasks
from bot.app import Bot, Reply
from bot.context import Request
from bot.events import reading
from bot.kit.apologies import error_card
from bot.kit.cards import Card, Facts, say
from bot.kit.commands import Form
from bot.kit.errors import UserError
from bot.members.model import Place

ANSWER_SECONDS = 0.7
"""After so long Discord is asked for time."""

FORM_SECONDS = 2.2
"""A form can only be the first answer: for one it is worth waiting nearly as long as Discord does."""

SUGGEST_SECONDS = 2.0

BUSY = Card("I have more to do right now than I can manage.", (say("Please try again in a moment."),), tone="error")

log = logging.getLogger(__name__)


class DiscordApp:
    """`names` says which word of ours each command stands for; `roots` are those that take a line of text."""

    def __init__(
        self,
        bot: Bot,
        answers: Answers,
        *,
        names: Mapping[str, str],
        roots: Collection[str],
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._answers = answers
        self._names = names
        self._roots = roots
        self._clock = clock
        self._tasks = Tasks(log)
        self._guilds = Guilds(bot, clock)

    async def stop(self) -> None:
        """Finish what is being done (10 s at most)."""
        await self._tasks.stop()

    def interaction(self, told: discord.Interaction) -> None:
        """One interaction, of whichever kind."""
        data = cast("Body", told.data or inbound.NOTHING)
        by = _asker(told)
        turn = Turn(str(told.id), told.token, str(told.application_id), inbound.bare(by, str(told.id)))
        try:
            turn.heard = self._heard(told.type, data, by, str(told.id))
        except UserError as error:
            self._tasks.track(self._answers.say(turn, error_card(error)))
            return
        match told.type:
            case discord.InteractionType.autocomplete:
                self._tasks.begin("", self._suggest(turn, data))
                return
            case discord.InteractionType.modal_submit:
                begun = self._tasks.begin(turn.heard.key, self._submitted(turn, data))
            case discord.InteractionType.application_command | discord.InteractionType.component:
                begun = self._tasks.begin(turn.heard.key, self._answer(turn))
            case _:
                return
        if not begun:
            self._tasks.track(self._answers.say(turn, BUSY))

    def message(self, told: discord.Message) -> None:
        """A line typed to the bot in the direct conversation."""
        if told.guild is not None or told.author.bot or not told.content.strip():
            return
        user = str(told.author.id)
        by = Asker(user, told.author.display_name, str(told.channel.id), "", f"{PLATFORM}/user/{user}", True, True)
        heard = inbound.line(told.content, by, str(told.id))
        if not self._tasks.begin(heard.key, self._line(heard)):
            self._tasks.track(self._answers.post(_direct(by), BUSY, to=user))

    def present(self, shard: int, of: int, guilds: Iterable[str]) -> None:
        """The servers that have us, of those that a shard hears of."""
        self._tasks.track(self._guilds.listed(shard, of, guilds))

    def joined(self, guild: str) -> None:
        self._tasks.track(self._guilds.joined(guild))

    def left(self, guild: str) -> None:
        self._tasks.track(self._guilds.left(guild))

    def rescheduled(self, guild: str) -> None:
        """The events of a server changed: if they are read, then soon."""
        self._tasks.track(self._reread(f"{PLATFORM}:{guild}"))

    async def _reread(self, address: str) -> None:
        if await self._bot.database.read(lambda store: store.feeds.source(address)) is not None:
            now = self._clock()
            await self._bot.database.write(lambda store: reading.soon(store, address, now))

    def _heard(self, kind: discord.InteractionType, data: Body, by: Asker, interaction: str) -> Heard:
        if kind is discord.InteractionType.application_command:
            return inbound.command(data, by, interaction, names=self._names, roots=self._roots)
        if kind is discord.InteractionType.component:
            return inbound.press(data, by, interaction)
        return inbound.bare(by, interaction)

    async def _answer(self, turn: Turn) -> None:
        request = turn.heard.request()
        answering = asyncio.ensure_future(self._bot.answer(request, self._clock()))
        patience = FORM_SECONDS if self._opens(request) else ANSWER_SECONDS
        await asyncio.wait({answering}, timeout=patience)
        if not answering.done():
            await self._answers.wait(turn)
        await self._show(turn, request, await answering)

    async def _submitted(self, turn: Turn, data: Body) -> None:
        working = asyncio.ensure_future(self._saved(turn, data))
        await asyncio.wait({working}, timeout=ANSWER_SECONDS)
        if not working.done():
            await self._answers.wait(turn)
        request, reply = await working
        await self._show(turn, request, reply)

    async def _saved(self, turn: Turn, data: Body) -> tuple[Request, Reply]:
        """What comes of a form. Nothing of it is lost where it can't be saved: a button opens it again."""
        request = turn.heard.request()
        try:
            sent = forms.submitted(data, self._bot.catalogue)
            base = await self._bot.waiting(request, sent.call, self._clock())
            call = sent.call if base is None else sent.over(base)
            forms.known(call, self._bot.catalogue)
        except UserError as error:
            return request, Reply(error_card(error), failed=True)
        request = turn.heard.request(call)
        wrong = self._bot.check(call)
        reply = Reply(_faults(wrong), failed=True) if wrong else await self._bot.answer(request, self._clock())
        if reply.failed and isinstance(reply.answer, Card):
            again = await self._bot.later(request, self._bot.catalogue.command(call.name).form(call), self._clock())
            reply = Reply(reply.answer.offering(*again.actions), failed=True)
        if isinstance(reply.answer, Form):
            # Discord opens no form in answer to one.
            reply = replace(reply, answer=await self._bot.later(request, reply.answer, self._clock()))
        return request, reply

    async def _show(self, turn: Turn, request: Request, reply: Reply) -> None:
        if reply.repeated:
            return
        answer = reply.answer
        if isinstance(answer, Form):
            held = await self._bot.later(request, answer, self._clock()) if forms.needs_holding(answer) else None
            custom = held.buttons()[0].wire() if held is not None else ""
            if not await self._answers.open(turn, answer, custom=custom):
                await self._answers.say(turn, held or await self._bot.later(request, answer, self._clock()))
        elif isinstance(answer, Card):
            await self._answers.say(turn, answer, replaces=reply.replaces, public=reply.public)
        else:
            await self._answers.work(turn, answer)

    async def _line(self, heard: Heard) -> None:
        request = heard.request()
        answer = (await self._bot.answer(request, self._clock())).answer
        if isinstance(answer, Form):
            answer = await self._bot.later(request, answer, self._clock())
        if isinstance(answer, Card):
            await self._answers.post(_direct(heard.by), answer, to=heard.by.user)

    async def _suggest(self, turn: Turn, data: Body) -> None:
        try:
            async with asyncio.timeout(SUGGEST_SECONDS):
                command, param, typed = forms.suggesting(data, names=self._names, roots=self._roots)
                request = turn.heard.request("")
                behind = None if param else catalog.argument(self._bot.catalogue, typed, roots=self._roots)
                if behind is not None:
                    near = await self._bot.suggest(request, behind.command, behind.param, behind.typed, self._clock())
                    found = behind.lines(near)
                elif not param:
                    found = catalog.completions(self._bot.catalogue, typed)
                else:
                    found = await self._bot.suggest(request, command, param, typed, self._clock())
        except (TimeoutError, UserError):
            found = ()
        await self._answers.suggest(turn, found)

    def _opens(self, request: Request) -> bool:
        """Whether it will open a form, as far as one can tell before anything is looked up."""
        try:
            return isinstance(self._bot.read(request), Form)
        except UserError:
            return False


def _asker(told: discord.Interaction) -> Asker:
    user, guild = str(told.user.id), str(told.guild_id or "")
    ours = bool(guild) and told.is_guild_integration()
    space = f"{PLATFORM}/{guild}" if ours else f"{PLATFORM}/user/{user}"
    # A card that others see too can only be pressed: everything else is answered to the person alone.
    on = told.message if told.type is discord.InteractionType.component else None
    alone = told.context.dm_channel
    private = alone or on is None or on.flags.ephemeral
    # Discord tells it with everything that somebody does: nothing is remembered of it.
    organiser = ours and (told.permissions.manage_guild or told.permissions.administrator)
    theirs = told.user.roles if ours and isinstance(told.user, discord.Member) else ()
    roles = frozenset(str(each.id) for each in theirs if not each.is_default())
    channel = str(told.channel_id or "")
    return Asker(
        user, told.user.display_name, channel, guild, space, alone, private, organiser, roles, str(told.locale)
    )


def _direct(by: Asker) -> Place:
    return Place(PLATFORM, REALM, by.channel, private=True)


def _faults(wrong: Mapping[str, str]) -> Card:
    return Card(
        "I couldn't save that yet.",
        (Facts(tuple((name.replace("_", " ").capitalize(), (said,)) for name, said in wrong.items())),),
        tone="error",
        summary="That didn't work",
    )
