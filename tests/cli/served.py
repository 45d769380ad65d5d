"""`run web` with a platform that answers when it is told to: `python -m tests.cli.served`.

It says “sending” on standard output when it has a message, and answers the call once it reads a line.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncGenerator
from datetime import datetime

from bot.app import Bot
from bot.cli import serve
from bot.clock import Clock
from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Rates, Receipt
from bot.settings import Settings


class Slow:
    can = Abilities(nonce=False, read_back=False, edit=False, direct=True)
    rates = Rates(channel=12.0)
    """So that a second message to the same person is claimed, and waits here."""

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        print("sending", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        return Receipt(place, "1")

    async def update(self, receipt: Receipt, card: Card) -> None:
        raise AssertionError("not part of this")

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        return ""

    async def direct(self, handle: Handle) -> Place:
        return Place(handle.platform, handle.realm, f"D-{handle.user}", private=True)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        raise AssertionError("not part of this")


@contextlib.asynccontextmanager
async def slow(chosen: Settings, bot: Bot, clock: Clock, part: str) -> AsyncGenerator[serve.Outside]:
    yield serve.Outside({"slack": Slow()})


if __name__ == "__main__":
    serve.run("web", slow)
