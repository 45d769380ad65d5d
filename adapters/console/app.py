"""The console's loop: lines in, cards as text out, buttons by number, a clock that moves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.console import inbound, render
from adapters.console.catalog import KEYS, META
from adapters.console.messenger import ConsoleMessenger
from bot.app import Bot, Reply, error_card
from bot.clock import MovableClock
from bot.context import Request
from bot.kit import times
from bot.kit.cards import Button, Card, Task
from bot.kit.commands import Form
from bot.kit.errors import UserError
from bot.members.model import Place
from bot.outbox.model import Pace
from bot.outbox.sender import Sender

SETTLE_ROUNDS = 1000
"""Rounds of jobs and sending after a line; far more than one person's reminders need."""


class Console:
    """One terminal. `out` gets each text to show; `ask` reads the next line for a form, None when there is none;
    `terse` asks only for what is needed, as suits a script."""

    def __init__(
        self,
        bot: Bot,
        clock: MovableClock,
        zone: str,
        out: Callable[[str], None],
        ask: Callable[[str], Awaitable[str | None]] | None = None,
        *,
        name: str = "you",
        terse: bool = False,
        pace: Pace | None = None,
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.zone = zone
        self.name = name
        self.messenger = ConsoleMessenger(self._arrived)
        self.sender = Sender(bot.database, bot.compose, {inbound.PLATFORM: self.messenger}, pace or Pace())
        self.failed = False
        self.out = out
        self._ask = ask
        self._terse = terse
        self._left = False
        self._buttons: dict[str, tuple[Button, ...]] = {}

    async def line(self, text: str) -> bool:
        """Do what a line says; False when it says to leave."""
        text = text.strip()
        if not text or text.startswith("#"):
            return True
        if text in (":quit", ":q", ":exit"):
            return False
        try:
            if text.startswith(":"):
                await self._meta(text)
            elif text.isascii() and text.isdigit():
                await self._press(int(text))
            else:
                await self._do(inbound.typed(text, name=self.name, zone=self.zone))
        except UserError as error:
            self._show(error_card(error))
            self.failed = True
        await self.settle()
        return not self._left

    async def settle(self) -> None:
        """Run the jobs and send what is due, until nothing is."""
        for _ in range(SETTLE_ROUNDS):
            handled = 0
            for job in self.bot.jobs:
                handled += await self.bot.run_job(job)
            handled += await self.sender.drain()
            if not handled:
                return

    async def forward(self, by: timedelta) -> None:
        """Move the clock on, stopping wherever something comes due, so that each message has its own time."""
        target = self.clock() + by
        while True:
            wakes = await self.bot.database.read(
                lambda store: [moment for moment in (store.followups.wakes_at(), store.outbox.next_due()) if moment]
            )
            ahead = [moment for moment in wakes if self.clock() < moment <= target]
            if not ahead:
                break
            self.clock.set(min(ahead))
            await self.settle()
        self.clock.set(target)
        await self.settle()

    async def _meta(self, text: str) -> None:
        verb, _, rest = text.partition(" ")
        match verb:
            case ":forward":
                await self.forward(inbound.step(rest))
                self.out(f"It is now {self._moment(self.clock())}.")
            case ":as":
                self.name = inbound.user(rest)
                self.out(f"You are {self.name} now.")
            case ":now":
                self.out(f"It is {self._moment(self.clock())}; you are {self.name}.")
            case ":help" | ":?":
                self.out("\n".join([*(f"{say:<14} {what}" for say, what in META), KEYS]))
            case _:
                raise inbound.UnknownWord(word=verb)

    async def _press(self, number: int) -> None:
        buttons = self._buttons.get(self.name, ())
        if not 1 <= number <= len(buttons):
            raise inbound.NoSuchButton(number=number)
        await self._do(inbound.press(buttons[number - 1], name=self.name, zone=self.zone))

    async def _do(self, request: Request) -> None:
        reply = await self.bot.answer(request, self.clock())
        if isinstance(reply.answer, Form):
            reply = await self._filled(request, reply.answer)
            if reply is None:
                return
        self.failed = self.failed or reply.failed
        if isinstance(reply.answer, Card):
            self._show(reply.answer)
        elif isinstance(reply.answer, Task):
            self._show(reply.answer.card)

    async def _filled(self, request: Request, form: Form) -> Reply | None:
        """The fields one by one, where there is somebody to ask; else what is missing, said."""
        if self._ask is None:
            self.out(render.form(form))
            self.failed = True
            return None
        self.out(f"? {form.title} (an empty line leaves a field as it is)")
        given = {field.name: field.value for field in form.fields}
        for field in form.fields:
            if self._terse and (field.value or not field.required):
                continue
            while True:
                answer = await self._ask(f"{render.field(field)}\n  {field.label}: ")
                said = (answer or "").strip()
                if answer is None or said.startswith(("/", ":")):
                    self.out("  I left the form; nothing was saved.")
                    self.failed = self.failed or answer is None
                    self._left = not await self.line(said)
                    return None
                given[field.name] = said or field.value
                wrong = self.bot.check(form.filled(given)).get(field.name)
                if wrong is None:
                    break
                if not said:
                    self.out("  I left the form; nothing was saved.")
                    self.failed = True
                    return None
                self.out(f"  {wrong}")
        filled = Request(request.who, request.where, form.filled(given), zone=request.zone, name=request.name)
        return await self.bot.answer(filled, self.clock())

    def _show(self, card: Card) -> None:
        self._buttons[self.name] = card.buttons() or self._buttons.get(self.name, ())
        self.out(render.card(card, ZoneInfo(self.zone)))

    def _arrived(self, place: Place, card: Card) -> None:
        """A message that nobody asked for at this moment."""
        self._buttons[place.id] = card.buttons() or self._buttons.get(place.id, ())
        to = "you" if place.id == self.name else place.id
        self.out(f"── message to {to}, {self._moment(self.clock())} ──\n{render.card(card, ZoneInfo(self.zone))}")

    def _moment(self, instant: datetime) -> str:
        local = instant.astimezone(ZoneInfo(self.zone))
        return f"{times.DAYS[local.weekday()]} {local.day} {local:%B %Y}, {times.say_time(local.time())}"


async def play(console: Console, lines: Sequence[str], prompt: str = "> ") -> None:
    """Say each line, and what comes of it."""
    for text in lines:
        console.out(f"\n{prompt}{text}")
        await console.line(text)
