"""The console's loop: lines in, cards as text out, buttons by number, a clock that moves."""

from __future__ import annotations

import asyncio
import logging
import secrets
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.console import complete, exports, inbound, render
from adapters.console.ask import Ask, Look, Question
from adapters.console.catalog import HELP, META
from adapters.console.complete import Offer
from adapters.console.history import History
from adapters.console.limits import FURTHEST
from adapters.console.messenger import ConsoleMessenger
from bot import clock
from bot.app import Bot, Reply
from bot.clock import MovableClock
from bot.context import Request
from bot.kit import times, words
from bot.kit.apologies import broken_card, error_card
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, Facts, Task, footnote
from bot.kit.commands import Field, Form
from bot.kit.errors import UserError
from bot.members.model import Place
from bot.outbox.model import Pace
from bot.outbox.sender import Sender

log = logging.getLogger(__name__)

SETTLE_ROUNDS = 1000
"""Rounds of jobs and sending after a line; far more than one person's reminders need."""

MOMENT = 1.0
"""Seconds after which an answer is said to be under way."""


class Console:
    """One terminal. `out` gets each text to show; `ask` reads the next line for a form, None when there is none;
    `terse` asks only for what is needed, as suits a script. `exports`: the folder for files that cards bring along.
    `typed` tells what stands in the line that is being typed. `remembered` opens the history that earlier talks left,
    where this one keeps none. `also` is done whenever jobs are: how many things it handled."""

    def __init__(
        self,
        bot: Bot,
        clock: MovableClock,
        zone: str,
        out: Callable[[str], None],
        ask: Ask | None = None,
        *,
        name: str = "you",
        terse: bool = False,
        look: Look | None = None,
        exports: Path | None = None,
        history: History | None = None,
        pace: Pace | None = None,
        typed: Callable[[], str] = str,
        remembered: Callable[[], History] | None = None,
        also: Callable[[], Awaitable[int]] | None = None,
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.zone = zone
        self._be(name, history)
        self.messenger = ConsoleMessenger(self._arrived, clock, again=self._edited)
        bot.messengers = {inbound.PLATFORM: self.messenger}
        self.sender = Sender(
            bot.database, bot.compose, {inbound.PLATFORM: self.messenger}, pace, aftermath=bot.aftermath
        )
        self.failed = False
        self.out = out
        self.look = look or render.Plain(out)
        self.history = history
        self._remembered = remembered
        self._also = also
        self._exports = exports
        self._ask = ask
        self._terse = terse
        self._typed = typed
        self._left = False
        self._arrivals = 0
        self._buttons: dict[str, tuple[Button, ...]] = {}
        self._everybodys: tuple[Button, ...] = ()

    def _be(self, name: str, history: History | None) -> None:
        self.name = name
        if history is not None:
            history.who = name

    def question(self) -> Question:
        """The next line, to be asked for."""
        prompt = "> " if self.name == "you" else f"{self.name}> "
        return Question(prompt, offers=self._offers, remembered=True, status=self._status)

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
            handled += 0 if self._also is None else await self._also()
            handled += await self.sender.drain()
            if not handled:
                return

    async def forward(self, by: timedelta) -> None:
        """Move the clock on, stopping wherever something comes due, so that each message has its own time."""
        target = self.clock() + by
        while (due := await self._due(target)) is not None:
            self.clock.set(due)
            await self.settle()
        self.clock.set(target)
        await self.settle()

    async def to_next(self) -> None:
        """Move the clock on until a message comes; where none does in a year, it stays. Raises NothingComes."""
        began, arrived = self.clock(), self._arrivals
        while self._arrivals == arrived:
            due = await self._due(began + FURTHEST)
            if due is None:
                self.clock.set(began)
                raise inbound.NothingComes
            self.clock.set(due)
            await self.settle()

    async def _due(self, until: datetime) -> datetime | None:
        """When the next thing comes due, later than now."""
        wakes = await self.bot.database.read(self.bot.wakes)
        return min((moment for moment in wakes if self.clock() < moment <= until), default=None)

    async def _meta(self, text: str) -> None:
        verb, _, rest = text.partition(" ")
        match verb:
            case ":forward":
                await (self.forward(inbound.step(rest)) if rest.strip() else self.to_next())
                self._note(f"It is now {self._moment(self.clock())}.")
            case ":as":
                self._be(inbound.user(rest), self.history)
                self._note(f"You are {self.name} now.")
            case ":now":
                self._note(f"It is {self._moment(self.clock())}; you are {self.name}.")
            case ":who":
                await self._who()
            case ":history":
                self._remember(rest.strip())
            case ":help" | ":?":
                own = Facts(tuple((say, (what,)) for say, what in META))
                self._show(Card("The console’s own words", (own, footnote(HELP)), summary="Help"))
            case _:
                raise inbound.UnknownWord(word=verb)

    async def _who(self) -> None:
        known = await self.bot.database.read(lambda store: store.members.users(inbound.PLATFORM, inbound.REALM))
        names = sorted({*known, self.name})
        people = [f"{name} (this is who you are now)" if name == self.name else name for name in names]
        self._note("\n".join(["On this machine:", *(f"  {name}" for name in people), "Be somebody else with :as ben"]))

    def _remember(self, word: str) -> None:
        if self.history is None or word not in ("", "on", "off"):
            raise inbound.NoHistory
        try:
            if word:
                self.history.turn(on=word == "on")
        except OSError as error:
            raise inbound.CannotWrite(what=str(self.history.file), why=error.strerror or "no reason given") from None
        if not self.history.on:
            self._note("No line that you type is kept. To keep them again: :history on")
            return
        kept = words.plural(len(self.history.lines), "line")
        self._note(
            f"For the arrow keys I keep what you type at this prompt, and nothing else: {kept}, encrypted, in\n"
            f"  {self.history.file}\n:history off erases that and keeps none."
        )

    async def _press(self, number: int) -> None:
        buttons = self._buttons.get(self.name, self._everybodys)
        if not 1 <= number <= len(buttons):
            raise inbound.NoSuchButton(number=number)
        await self._do(inbound.press(buttons[number - 1], name=self.name, zone=self.zone))

    async def _do(self, request: Request) -> None:
        reply = await self._patiently(self.bot.answer(request, self.clock()))
        while isinstance(reply.answer, Form):
            reply = await self._filled(request, reply.answer)
            if reply is None:
                return
        self.failed = self.failed or reply.failed
        if isinstance(reply.answer, Card):
            self._show(reply.answer)
            self._leave() if reply.gone else None
        else:
            await self._work(reply.answer)

    async def _patiently(self, answer: Coroutine[None, None, Reply]) -> Reply:
        """The answer; what takes longer than a moment is said to be under way."""
        answering = asyncio.ensure_future(answer)
        await asyncio.wait({answering}, timeout=MOMENT)
        if not answering.done():
            with self.look.progress() as tell:
                tell(0, 0)
                await asyncio.wait({answering})
        return answering.result()

    async def _work(self, task: Task) -> None:
        """A step at a time, off the loop: reminders of others arrive meanwhile."""
        self._show(task.card)
        try:
            with self.look.progress() as tell:
                for step in task.steps:
                    tell(*await asyncio.to_thread(step))
            self._show(await asyncio.to_thread(task.finish))
        except UserError:
            raise
        except Exception as error:
            reference = secrets.token_hex(4)
            where = "".join(traceback.format_tb(error.__traceback__))  # the error's own text may repeat private words
            log.error("%s: long work failed with %s at\n%s", reference, type(error).__name__, where)
            self._show(broken_card(reference))
            self.failed = True

    async def _filled(self, request: Request, form: Form) -> Reply | None:
        """What comes of the form, once it is filled in; None when it was left. A person gets another go, with all that
        they typed still there."""
        while (call := await self._asked(form)) is not None:
            filled = replace(request, said=call, pressed=False)
            reply = await self.bot.answer(filled, self.clock())
            if self._terse or not reply.failed or not isinstance(reply.answer, Card):
                return reply
            self._show(reply.answer)
            form = replace(
                form, fields=tuple(replace(field, value=call.values.get(field.name, "")) for field in form.fields)
            )
        return None

    async def _asked(self, form: Form) -> Call | None:
        """The fields one by one, where there is somebody to ask; else what is missing, said."""
        if self._ask is None:
            self.out(render.form(form))
            self.failed = True
            return None
        self.out(self.look.form(form))
        given = {field.name: field.value for field in form.fields}
        for field in form.fields:
            if self._terse and (field.value or not field.required):
                continue
            said = ""
            while True:
                answer = await self._ask(self._field(form, field, said))
                said = (answer or "").strip()
                if answer is None or said.startswith(("/", ":")):
                    self._note("  I left the form; nothing was saved.")
                    self.failed = self.failed or answer is None
                    self._left = not await self.line(said)
                    return None
                given[field.name] = _chosen(field, said) or field.value
                wrong = self.bot.check(form.filled(given)).get(field.name)
                if wrong is None:
                    break
                if not said and self._terse:
                    self._note("  I left the form; nothing was saved.")
                    self.failed = True
                    return None
                self.out(self.look.wrong(wrong))
        return form.filled(given)

    def _field(self, form: Form, field: Field, typed: str) -> Question:
        """`typed`: what was wrong about it, to be put right."""

        async def offers(typed: str, asked: bool) -> Sequence[Offer]:
            if field.choices or not field.suggests:
                return complete.choices(field.choices, typed)
            lookup = complete.Lookup(form.call.name, field.name, typed, len(typed), one_word=False)
            return await self._suggested(lookup)

        return Question(
            f"{self.look.field(field)}\n  {field.label}: ",
            value=typed or (field.value if render.prefills(field) else ""),
            clears=field.clears,
            offers=offers,
            status=lambda: " Enter: next field · Esc: leave, nothing is saved",
        )

    async def _offers(self, typed: str, asked: bool) -> Sequence[Offer]:
        """What may come next in a line."""
        found = complete.complete(typed, self.bot.catalogue, roots=self.bot.roots, asked=asked)
        if found.lookup is None:
            return found.offers
        return (*await self._suggested(found.lookup), *found.offers)

    async def _suggested(self, lookup: complete.Lookup) -> Sequence[Offer]:
        asker = inbound.typed("", name=self.name, zone=self.zone)
        found = await self.bot.suggest(asker, lookup.command, lookup.param, lookup.typed, self.clock())
        return lookup.offers(found)

    def _status(self) -> str:
        return f" {self._moment(self.clock())} · you are {self.name} · Tab completes · :help"

    def _note(self, text: str) -> None:
        self.out(self.look.note(text))

    def _show(self, card: Card) -> None:
        self._offer(card, self.name)
        self.out(self.look.card(card, ZoneInfo(self.zone)))
        self._keep(card, self.name)

    def _leave(self) -> None:
        """Somebody was erased: what lies here beside the database goes too, but for copies they just took."""
        history = self.history or (self._remembered() if self._remembered else None)
        left = exports.Removed(0, ())
        try:
            lines = history.forget(self.name) if history else 0
            if self._exports is not None:
                left = exports.remove(exports.folder_of(self._exports, self.name), clock.now())
        except OSError as error:
            where = error.filename or self._exports
            raise inbound.CannotWrite(what=str(where), why=error.strerror or "no reason given") from None
        gone = [words.plural(lines, "line") + " that you typed here"] if lines else []
        gone += [words.plural(left.gone, "saved export")] if left.gone else []
        if gone:
            self._note(f"Erased as well: {words.join(gone)}.")
        if left.kept:
            self._note("What you saved within the last day I leave to you, as your copy. To be rid of it, delete:")
            self.out("\n".join(f"  {path}" for path in left.kept))

    def _keep(self, card: Card, name: str) -> None:
        for attachment in card.attachments if self._exports is not None else ():
            assert self._exports is not None
            try:
                saved = exports.save(attachment, exports.folder_of(self._exports, name))
                self.out(f"  Saved, for you alone to read: {saved}")
            except OSError as error:
                raise inbound.CannotWrite(what=str(self._exports), why=error.strerror or "no reason given") from None

    def _offer(self, card: Card, name: str | None) -> None:
        """What numbers press from now on: of one person, or of everybody who reads a channel."""
        if name is None and card.buttons():
            self._buttons.clear()
            self._everybodys = card.buttons()
        elif name is not None:
            self._buttons[name] = card.buttons() or self._buttons.get(name, self._everybodys)

    def _arrived(self, place: Place, card: Card, how: str = "") -> None:
        """A message that nobody asked for at this moment. A number half typed is meant for what stood there before."""
        mine = place.id == self.name or not place.private
        if not (mine and self._typed().strip().isdecimal()):
            self._offer(card, place.id if place.private else None)
        self._arrivals += 1
        to = inbound.channel(place) + how if not place.private else "you" if mine else place.id
        self.out(self.look.message(card, ZoneInfo(self.zone), to=to, mine=mine, at=self._moment(self.clock())))
        self._keep(card, place.id if place.private else self.name)

    def _edited(self, place: Place, card: Card) -> None:
        self._arrived(place, card, ", edited")

    def _moment(self, instant: datetime) -> str:
        local = instant.astimezone(ZoneInfo(self.zone))
        return f"{times.DAYS[local.weekday()]} {local.day} {local:%B %Y}, {times.say_time(local.time())}"


def _chosen(field: Field, said: str) -> str:
    """A number stands for the choice in front of which it was shown, unless it is itself a choice."""
    if not (said.isascii() and said.isdigit()) or any(said in (one.text, one.label) for one in field.choices):
        return said
    return field.choices[int(said) - 1].text if 1 <= int(said) <= len(field.choices) else said


async def play(console: Console, lines: Sequence[str], prompt: str = "> ") -> None:
    """Say each line, and what comes of it."""
    for text in lines:
        console.out(f"\n{prompt}{text}")
        await console.line(text)
