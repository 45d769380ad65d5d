"""A workspace with channels, for stories of digests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from bot.app import Reply
from bot.cli.editing import Editor
from bot.events.model import Event, EventId, Feed, FeedId, Source, SourceId
from bot.kit import ids
from bot.kit.cards import Button, Card
from bot.members.model import Place
from bot.outbox.model import Abilities, Receipt
from tests.talk import PLATFORM, REALM, Mailbox, Message, Person, Talk, shown

CHANNEL = Place(PLATFORM, REALM, "C1", private=False)
SPACE = f"{PLATFORM}/{REALM}"


@dataclass
class Channels(Mailbox):
    """A platform with channels: `closed` says why nothing can be posted in one, and `left` who isn't in any."""

    closed: dict[str, str] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    edits: list[tuple[Receipt, Card]] = field(default_factory=list)
    refuses: list[Exception] = field(default_factory=list)
    asked: int = 0
    can: Abilities = field(default=Abilities(nonce=False, read_back=False, edit=True, direct=True))

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        self.asked += 1
        return self.closed.get(place.id, "not you" if user in self.left else "")

    async def update(self, receipt: Receipt, card: Card) -> None:
        if self.refuses:
            raise self.refuses.pop(0)
        self.edits.append((receipt, card))


class Office:
    """A workspace whose organiser is Mia, in channel C1."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.channels = Channels(talk.mailbox.arrived)
        talk.mailbox = self.channels
        self.connect()
        self.mia = talk.person("mia", zone="Europe/Berlin")

    def connect(self) -> None:
        self.talk.sender = self.talk._sender()
        self.talk.bot.messengers = {PLATFORM: self.channels}

    def restart(self) -> None:
        self.talk.restart()
        self.connect()

    def says(
        self, said: str, *, who: Person | None = None, channel: str = "C1", organiser: bool = True, **more: object
    ) -> str:
        """What is answered to something typed in a channel."""
        return self._asks(who or self.mia, said, pressed=False, channel=channel, organiser=organiser, **more)

    def presses(
        self, button: Button, *, who: Person | None = None, channel: str = "C1", organiser: bool = True, **more: object
    ) -> str:
        return self._asks(who or self.mia, button.wire(), pressed=True, channel=channel, organiser=organiser, **more)

    def _asks(self, who: Person, said: str, *, pressed: bool, channel: str, organiser: bool, **more: object) -> str:
        place = Place(PLATFORM, REALM, channel, private=True)  # as a slash command: its answer is theirs alone
        request = replace(who._request(said), where=place, pressed=pressed, organiser=organiser, room="open", **more)
        self.reply: Reply = self.talk.run(self.talk.bot.answer(request, self.talk.now()))
        assert isinstance(self.reply.answer, Card), self.reply.answer
        self.card = self.reply.answer
        return shown(self.card, who.tz)

    def saves(self, said: str = "/digest setup", **more: Any) -> str:
        self.says(said, **more)
        return self.presses(self.button("Save"), **more)

    def button(self, label: str) -> Button:
        return next(one for one in self.card.buttons() if one.label == label)

    def event(self, title: str, day: int, hour: int = 18, *, month: int = 3, **more: object) -> Event:
        """One in March 2026 that Mia entered for everybody."""
        number = EventId(ids.new_id(self.talk.now()))
        one = Event(
            number,
            title,
            datetime(2026, month, day, hour, tzinfo=UTC),
            ids.spell_id(number),
            self.talk.now(),
            **{"space": SPACE, **more},
        )
        self.talk.change(lambda store: store.events.add(one))
        return one

    def feed(self, name: str, *titles: str, day: int = 10, topics: tuple[str, ...] = ()) -> Feed:
        now = self.talk.now()
        source = Source(SourceId(ids.new_id(now)), f"https://example.org/{name}.ics", now, kind="calendar", name=name)
        feed = Feed(FeedId(ids.new_id(now)), source, now, SPACE, topics=topics)
        self.talk.change(lambda store: store.feeds.add(feed))
        for title in titles:
            self.event(title, day, space="", source=source.id)
        return feed

    def look(self) -> int:
        """What is done about posts that stand."""
        return self.talk.run(Editor(self.talk.database, {PLATFORM: self.channels}).run())

    @property
    def posted(self) -> list[Message]:
        return self.talk.posted

    @property
    def only(self) -> Message:
        (one,) = self.posted
        return one


def until_posted(office: Office, local: str = "2026-03-09 09:05") -> None:
    office.talk.clock.until(local, "Europe/Berlin")
