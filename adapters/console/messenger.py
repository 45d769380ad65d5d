"""Messages of the bot's own accord, shown in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from adapters.console.inbound import direct
from bot.clock import Clock, now
from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Rates, Receipt, Refused

Show = Callable[[Place, Card], None]


class ConsoleMessenger:
    """Shows each message once, and what an edit makes of it by `again`: what stands in a terminal stays as it is. It
    remembers what it showed only as long as the process lives."""

    rates = Rates()

    def __init__(self, show: Show, clock: Clock = now, *, again: Show | None = None) -> None:
        self.can = Abilities(nonce=True, read_back=True, edit=again is not None, direct=True)
        self._show = show
        self._again = again
        self._clock = clock
        self._shown: dict[str, tuple[datetime, Receipt]] = {}

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        if marker not in self._shown:
            self._show(place, card)
            self._shown[marker] = (self._clock(), Receipt(place, marker))
        return self._shown[marker][1]

    async def update(self, receipt: Receipt, card: Card) -> None:
        if self._again is None:
            raise Refused("cannot_edit", permanent=True)
        self._again(receipt.place, card)

    async def direct(self, handle: Handle) -> Place:
        return direct(handle.user)

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        # A channel is any name that somebody gives one; only the conversation itself is none.
        return "unnamed" if place.id == user else ""

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        at, receipt = self._shown.get(marker, (since, None))
        return receipt if receipt is not None and receipt.place == place and at >= since else None
