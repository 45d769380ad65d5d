"""What a Messenger needs around it to be put to the contract: a platform to look at, and to tell to misbehave."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

import aiohttp

from adapters.console import inbound
from adapters.console.messenger import ConsoleMessenger
from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Rates
from bot.outbox.ports import Messenger
from tests.delivery.loopback import DISCORD_LIKE, NEITHER, SLACK_LIKE, Loopback
from tests.delivery.sink import Fault, Says, Sink

Reply = Literal[
    "fine",
    "rate limited",
    "server error before",
    "server error after",
    "reset before",
    "reset after",
    "hangs",
    "malformed",
    "unclear",
    "try again",
    "space gone",
    "place gone",
    "person gone",
    "message bad",
]
"""What the next call meets, by its meaning. "before" and "after" the platform accepted the message; "rate limited" asks
for ten minutes; "unclear" is an error after which some of it may have succeeded; "try again" is a passing no."""

TEN_MINUTES = 600.0


class Stage(Protocol):
    """One messenger with its platform.

    `place` is a channel and `other` another one; `person` is somebody who hasn't written yet.
    """

    @property
    def messenger(self) -> Messenger: ...
    @property
    def place(self) -> Place: ...
    @property
    def other(self) -> Place: ...
    @property
    def person(self) -> Handle: ...

    def shown(self) -> list[str]:
        """What stands on the platform now: the notification of each message of ours, in the order of arrival."""
        ...

    def posts(self) -> int:
        """How many calls to send a message have reached the platform."""
        ...

    def stranger(self, marker: str) -> None:
        """Put a message of somebody else into `place`, with the marker copied from ours."""
        ...

    def next(self, reply: Reply) -> None:
        """What becomes of the next call to send a message."""
        ...

    async def go(self) -> None:
        """The platform goes away: nobody listens any more."""
        ...


Staging: TypeAlias = Callable[[], AbstractAsyncContextManager[Stage]]


@dataclass
class ConsoleStage:
    """The terminal: no network, so nothing can be told to misbehave."""

    place = inbound.direct("ana")
    other = inbound.direct("ben")
    person = inbound.handle("ana")

    def __post_init__(self) -> None:
        self._shown: list[str] = []
        self.messenger = ConsoleMessenger(self._show)

    def _show(self, place: Place, card: Card) -> None:
        self._shown.append(card.notification)

    def shown(self) -> list[str]:
        return self._shown

    def posts(self) -> int:
        return len(self._shown)

    def stranger(self, marker: str) -> None:
        """Nobody else writes to a terminal."""

    def next(self, reply: Reply) -> None:
        raise AssertionError("nothing comes between us and the terminal")

    async def go(self) -> None:
        raise AssertionError("the terminal doesn't go away")


@contextlib.asynccontextmanager
async def console() -> AsyncIterator[Stage]:
    yield ConsoleStage()


class LoopbackStage:
    """The sink over HTTP."""

    place = Place("slack", "T1", "C1", private=False)
    other = Place("slack", "T1", "C2", private=False)
    person = Handle("slack", "T1", "U1")

    _REPLIES: dict[Reply, Fault | Says] = {  # noqa: RUF012  a constant
        "fine": "fine",
        "rate limited": Says(status=429, retry_after=TEN_MINUTES, scope="space"),
        "server error before": "failed_before",
        "server error after": "failed_after",
        "reset before": "reset_before",
        "reset after": "reset_after",
        "hangs": "hangs",
        "malformed": "malformed",
        "unclear": Says("internal_error"),
        "try again": Says("service_unavailable"),
        "space gone": Says("token_revoked"),
        "place gone": Says("is_archived"),
        "person gone": Says("user_disabled"),
        "message bad": Says("invalid_blocks"),
    }

    def __init__(self, sink: Sink, messenger: Loopback) -> None:
        self._sink = sink
        self.messenger = messenger

    def shown(self) -> list[str]:
        return [self._sink.texts[one.message] for one in self._sink.accepted]

    def posts(self) -> int:
        return self._sink.calls

    def stranger(self, marker: str) -> None:
        self._sink.stranger(self.place.id, marker)

    def next(self, reply: Reply) -> None:
        self._sink.script[""].append(self._REPLIES[reply])

    async def go(self) -> None:
        await self._sink.__aexit__()


def loopback(can: Abilities, rates: Rates = Rates(channel=1.0, opening=2.0)) -> Staging:  # noqa: B008  a constant
    @contextlib.asynccontextmanager
    async def stage() -> AsyncIterator[Stage]:
        async with Sink(nonce_seconds=60 if can.nonce else None) as sink, aiohttp.ClientSession() as session:
            yield LoopbackStage(sink, Loopback(sink.url, session, can=can, rates=rates))

    return stage


REMOTE: dict[str, Staging] = {
    "loopback like Discord": loopback(DISCORD_LIKE),
    "loopback like Slack": loopback(SLACK_LIKE),
    "loopback with nothing": loopback(NEITHER),
    "loopback without direct messages": loopback(Abilities(nonce=False, read_back=True, edit=False, direct=False)),
}
"""Messengers with a network between them and their platform: those of Slack and Discord go here."""

ALL: dict[str, Staging] = {"console": console, **REMOTE}
