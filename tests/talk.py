"""The language of stories: people say things to the bot, see cards, press buttons, and get messages as time passes.

Everything goes through `Bot` with a real database, and time moves as on the console: it stops wherever something comes
due, so that each message has its own time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from adapters.console import render
from bot.app import Bot, Reply
from bot.clock import MovableClock
from bot.context import Request
from bot.feature import Feature
from bot.features import FEATURES
from bot.followups.model import FollowUp
from bot.kit.cards import Button, Card, Entries, Task
from bot.kit.commands import Form
from bot.members.model import Handle, Member, Place
from bot.outbox.model import Abilities, Rates, Receipt, State
from bot.outbox.sender import Sender
from bot.ports import Store
from storage.engine import open_engine
from storage.store import Database
from storage.vault import Keyring, Vault
from tests.careless import careless

T = TypeVar("T")

PLATFORM, REALM = "slack", "T1"
THURSDAY = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
"""When stories begin, unless they say otherwise: Thursday 5 March 2026 at 18:00."""

KEYS = Keyring.generate()
LAST_DAY = date.max
SENDING = (State.SENDING,)

ROUNDS = 200
"""Rounds of jobs and sending at one instant; far more than a story needs."""


@dataclass(frozen=True)
class Message:
    """What the bot sent of its own accord; `key` is that of its delivery, `at` the instant."""

    card: Card
    key: str
    at: datetime
    text: str


@dataclass
class Mailbox:
    """A platform that shows every message, also one that comes twice. `replies` are what the next calls come to."""

    arrived: Callable[[Place, Card, str], None]
    replies: list[Exception] = field(default_factory=list)
    can: Abilities = field(default=Abilities(nonce=False, read_back=False, edit=False, direct=True))
    rates: Rates = field(default_factory=Rates)

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        if self.replies:
            raise self.replies.pop(0)
        self.arrived(place, card, marker)
        return Receipt(place, marker)

    async def update(self, receipt: Receipt, card: Card) -> None:
        raise AssertionError("not part of this")

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        return ""

    async def direct(self, handle: Handle) -> Place:
        return Place(handle.platform, handle.realm, handle.user, private=True)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        return None


class Talk:
    """A bot, its database, its clock and the people who talk to it."""

    def __init__(self, url: str, *, begins: datetime = THURSDAY, features: Sequence[Feature] = FEATURES) -> None:
        self._runner = asyncio.Runner()
        self._time = MovableClock(lambda: begins)
        self.database = Database(careless(open_engine(url)), Vault(Keyring.parse(KEYS)), self._time)
        self.bot = Bot(self.database, features)
        self.mailbox = Mailbox(self._arrived)
        self.posted: list[Message] = []
        """What came to channels."""
        self.sender = self._sender()
        self.clock = StoryClock(self)
        self._people: dict[str, Person] = {}

    def person(self, name: str = "you", *, zone: str = "", locale: str = "") -> Person:
        """Somebody by user id; `zone` and `locale` are what their platform tells."""
        if name not in self._people:
            self._people[name] = Person(self, name, zone, locale)
        return self._people[name]

    def restart(self) -> None:
        """The process ends and another one begins on the same database; the platform keeps what it has."""
        self.bot = Bot(self.database, self.bot.features)
        self.sender = self._sender()

    def _sender(self) -> Sender:
        return Sender(
            self.database,
            self.bot.compose,
            {PLATFORM: self.mailbox},
            aftermath=self.bot.aftermath,
            monotonic=lambda: self.now().timestamp(),
            roll=lambda: 0.0,
        )

    def plan(self) -> int:
        """Run the jobs, and send nothing yet; how many things they handled."""
        now = self.now()
        # Each in a transaction of its own, as in the product, took half the time of a story.
        return self.change(lambda store: sum(job.run(store, now) for job in self.bot.jobs))

    def settle(self) -> None:
        """Run the jobs and send what is due, until nothing is."""
        for _ in range(ROUNDS):
            if not self.plan() + self.run(self.sender.drain()):
                return
        raise AssertionError(f"there was still something to do after {ROUNDS} rounds")

    def look(self, work: Callable[[Store], T]) -> T:
        """What the store holds."""
        return self.database.read_now(work)

    def change(self, work: Callable[[Store], T]) -> T:
        """Something that no command does yet."""
        return self.database.write_now(work)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.get_loop().run_until_complete(work)

    def close(self) -> None:
        self.database.close()
        self._runner.close()

    def __enter__(self) -> Talk:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def now(self) -> datetime:
        return self._time()

    def set(self, instant: datetime) -> None:
        self._time.set(instant)

    def _arrived(self, place: Place, card: Card, marker: str) -> None:
        person = self._people.get(place.id)
        key = self.look(
            lambda store: next(one.key for one in store.outbox.listing(SENDING, limit=1000) if one.marker == marker)
        )
        if person is None:
            self.posted.append(Message(card, key, self.now(), shown(card, ZoneInfo("UTC"))))
            return
        message = Message(card, key, self.now(), shown(card, person.tz))
        person.inbox.append(message)
        person.mailed.append(message)
        person.show(card)


class StoryClock:
    """The clock of a story; moving it lets everything happen on the way."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def __call__(self) -> datetime:
        return self._talk.now()

    def move(self, *, weeks: float = 0, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Move on, stopping wherever something comes due."""
        target = self() + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
        talk = self._talk
        talk.settle()
        while ahead := [moment for moment in self._wakes() if self() < moment <= target]:
            talk.set(min(ahead))
            talk.settle()
        talk.set(target)
        talk.settle()

    def until(self, local: str, zone: str = "UTC") -> None:
        """Move on to a local time, such as “2026-03-06 09:00”."""
        target = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        assert target >= self(), f"it is {self():%Y-%m-%d %H:%M} already"
        self.move(minutes=(target - self()) / timedelta(minutes=1))

    def skip(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Time passes while the bot doesn't run; nothing happens until it settles."""
        self._talk.set(self() + timedelta(days=days, hours=hours, minutes=minutes))

    def _wakes(self) -> list[datetime]:
        return self._talk.look(self._talk.bot.wakes)


class Person:
    """Somebody who talks to the bot. `sees` looks at the newest card they have, an answer or a message."""

    def __init__(self, talk: Talk, name: str, zone: str, locale: str = "") -> None:
        self.talk = talk
        self.handle = Handle(PLATFORM, REALM, name)
        self.name = name
        self.zone = zone
        self.locale = locale
        self.inbox: list[Message] = []
        self.mailed: list[Message] = []
        self.reply: Reply | None = None
        self._cards: list[Card] = []

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone or "UTC")

    @property
    def card(self) -> Card:
        """The newest card."""
        assert self._cards, f"{self.name} has seen nothing yet"
        return self._cards[-1]

    @property
    def form(self) -> Form:
        assert self.reply is not None
        assert isinstance(self.reply.answer, Form), f"no form was opened, but: {self.text}"
        return self.reply.answer

    @property
    def text(self) -> str:
        """The newest card as plain text, its white space made single."""
        return shown(self.card, self.tz)

    @property
    def member(self) -> Member:
        found = self.talk.look(lambda store: store.members.find(self.handle))
        assert found is not None
        return found

    def says(self, text: str) -> Person:
        return self._does(self._request(text))

    def presses(self, label: str, about: str = "") -> Person:
        """Press the button of that label on the newest card that has one; `about` is in the line it belongs to."""
        for card in reversed(self._cards):
            found = button(card, label, about)
            if found is not None:
                return self.presses_again(found)
        raise AssertionError(f"there is no button “{label}” {about} on: {self.text}")

    def presses_again(self, found: Button) -> Person:
        """Press a button that was kept from some card."""
        return self._does(replace(self._request(found.wire()), pressed=True))

    def button(self, label: str, about: str = "") -> Button:
        """A button of the newest card, to keep."""
        found = button(self.card, label, about)
        assert found is not None, f"there is no button “{label}” {about} on: {self.text}"
        return found

    def fills(self, **values: str) -> Person:
        """Fill in and send the form that was opened."""
        return self._does(replace(self._request(""), said=self.form.filled(values)))

    def sees(self, *texts: str) -> Person:
        for text in texts:
            assert text in self.text, f"“{text}” is not in: {self.text}"
        return self

    def does_not_see(self, *texts: str) -> Person:
        for text in texts:
            assert text not in self.text, f"“{text}” is in: {self.text}"
        return self

    def was_sent(self, *texts: str, at: str = "") -> Message:
        """The oldest message not looked at yet has these texts; `at` is its local minute, “2026-03-06 09:00”."""
        assert self.inbox, f"nothing was sent to {self.name} by {self.talk.now():%a %Y-%m-%d %H:%M}"
        message = self.inbox.pop(0)
        for text in texts:
            assert text in message.text, f"“{text}” is not in the message: {message.text}"
        local = f"{message.at.astimezone(self.tz):%Y-%m-%d %H:%M}"
        assert at in ("", local), f"sent at {local}, not {at}: {message.text}"
        return message

    def was_sent_nothing(self) -> None:
        said = [f"{message.at.astimezone(self.tz):%a %Y-%m-%d %H:%M} {message.text}" for message in self.inbox]
        assert not said, f"messages came: {said}"

    def failed(self) -> bool:
        """Whether the last thing was answered with an error."""
        return self.reply is not None and self.reply.failed

    def open_followups(self) -> tuple[FollowUp, ...]:
        """All that is open, the soonest first."""
        owner = self.member.id
        return self.talk.look(lambda store: store.followups.open_until(owner, LAST_DAY, limit=10_000))

    def show(self, card: Card) -> None:
        self._cards.append(card)

    def _request(self, text: str) -> Request:
        place = Place(PLATFORM, REALM, self.name, private=True)
        return Request(self.handle, place, text, zone=self.zone, name=self.name, locale=self.locale, room="direct")

    def _does(self, request: Request) -> Person:
        self.reply = self.talk.run(self.talk.bot.answer(request, self.talk.now()))
        answer = self.reply.answer
        if isinstance(answer, Task):
            answer = answer.card
        if isinstance(answer, Card):
            self.show(answer)
        return self


def shown(card: Card, zone: ZoneInfo) -> str:
    """A card as the console has it, in one line."""
    return " ".join(render.card(card, zone).replace("│", " ").split())


def button(card: Card, label: str, about: str = "") -> Button | None:
    """The first button of that label, in the entry whose line has `about`."""
    return next((found for line, found in _buttons(card) if found.label == label and about in line), None)


def _buttons(card: Card) -> Iterator[tuple[str, Button]]:
    for block in card.blocks:
        if isinstance(block, Entries):
            for item in block.items:
                line = render.text(item.line, ZoneInfo("UTC"))
                for found in Card("", actions=item.actions).buttons():
                    yield line, found
    for found in Card("", actions=card.actions).buttons():
        yield card.title, found
