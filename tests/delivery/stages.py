"""What a Messenger needs around it to be put to the contract: a platform to look at, and to tell to misbehave."""

from __future__ import annotations

import contextlib
import html
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

import aiohttp

from adapters.console import inbound
from adapters.console.messenger import ConsoleMessenger
from adapters.discord import limits, render, rest
from adapters.discord.messenger import DiscordMessenger
from adapters.slack.messenger import EVENT_TYPE, SlackMessenger, client
from bot.kit.cards import Card
from bot.members.model import Handle, Place
from bot.outbox.model import Abilities, Rates
from bot.outbox.ports import Messenger
from tests.adapters.discord.peer import FakeDiscord
from tests.adapters.discord.peer.faults import Kind as Trouble
from tests.adapters.discord.peer.model import Body, snowflake
from tests.adapters.slack.fake import FakeSlack
from tests.adapters.slack.fake.faults import Kind
from tests.adapters.slack.fake.slack import SCOPES
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

    `place` is a channel and `other` another one; `person` and `another` are people who haven't written yet.
    """

    @property
    def messenger(self) -> Messenger: ...
    @property
    def place(self) -> Place: ...
    @property
    def other(self) -> Place: ...
    @property
    def person(self) -> Handle: ...
    @property
    def another(self) -> Handle: ...

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
    another = inbound.handle("ben")

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
    another = Handle("slack", "T1", "U2")

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


class SlackStage:
    """A Slack over HTTP, with the SDK. Its channels may be read, too."""

    place = Place("slack", "T1", "C1", private=False)
    other = Place("slack", "T1", "C2", private=False)
    person = Handle("slack", "T1", "U1")
    another = Handle("slack", "T1", "U2")

    _REPLIES: dict[Reply, tuple[Kind, str]] = {  # noqa: RUF012  a constant
        "rate limited": ("refused", ""),
        "server error before": ("failed_before", ""),
        "server error after": ("failed_after", ""),
        "reset before": ("reset_before", ""),
        "reset after": ("reset_after", ""),
        "hangs": ("hangs", ""),
        "malformed": ("malformed", ""),
        "unclear": ("says", "internal_error"),
        "try again": ("says", "service_unavailable"),
        "space gone": ("says", "token_revoked"),
        "place gone": ("says", "is_archived"),
        "person gone": ("says", "user_disabled"),
        "message bad": ("says", "invalid_blocks"),
    }

    def __init__(self, slack: FakeSlack, messenger: SlackMessenger) -> None:
        self._slack = slack
        self.messenger = messenger
        for channel in (self.place, self.other):
            slack.channel(channel.id, bot=True)
        for user in ("U1", "U2"):
            slack.user(user)

    def shown(self) -> list[str]:
        said = [each for channel in self._slack.space.channels.values() for each in channel.messages if each.by_bot]
        return [html.unescape(each.text) for each in sorted(said, key=lambda each: float(each.ts))]

    def posts(self) -> int:
        return len(self._slack.called("chat.postMessage"))

    def stranger(self, marker: str) -> None:
        space = self._slack.space
        copied = {"event_type": EVENT_TYPE, "event_payload": {"delivery": marker}}
        blocks = [{"type": "divider", "block_id": f"g:{marker}"}]
        space.post(space.channels[self.place.id], "Hello", blocks, user="U2", metadata=copied)

    def next(self, reply: Reply) -> None:
        if reply != "fine":
            kind, code = self._REPLIES[reply]
            self._slack.fault("chat.postMessage", kind, code=code, seconds=TEN_MINUTES)

    async def go(self) -> None:
        await self._slack.__aexit__()


class DiscordStage:
    """A Discord over HTTP. It has no notification but what a message says first."""

    place = Place("discord", "discord", snowflake("C1"), private=False)
    other = Place("discord", "discord", snowflake("C2"), private=False)
    person = Handle("discord", "discord", snowflake("U1"))
    another = Handle("discord", "discord", snowflake("U2"))

    _REPLIES: dict[Reply, tuple[Trouble, int, int]] = {  # noqa: RUF012  a constant
        "rate limited": ("limited", 0, 0),
        "server error before": ("failed_before", 0, 0),
        "server error after": ("failed_after", 0, 0),
        "reset before": ("reset_before", 0, 0),
        "reset after": ("reset_after", 0, 0),
        "hangs": ("hangs", 0, 0),
        "malformed": ("malformed", 0, 0),
        "unclear": ("says", 503, 130000),
        "try again": ("says", 400, 40004),
        "space gone": ("says", 401, 0),
        "place gone": ("says", 404, 10003),
        "person gone": ("says", 403, 50007),
        "message bad": ("says", 400, 50035),
    }

    def __init__(self, discord: FakeDiscord, messenger: DiscordMessenger) -> None:
        self._discord = discord
        self.messenger = messenger
        for channel in (self.place, self.other):
            discord.channel(channel.id)
        for person in (self.person, self.another):
            discord.user(person.user)

    def shown(self) -> list[str]:
        said = [each for one in self._discord.world.channels.values() for each in one.messages if each.by_bot]
        return [self._text(each.components) for each in sorted(said, key=lambda each: int(each.id))]

    @staticmethod
    def _text(components: list[Body]) -> str:
        said = [part["content"] for part in limits.within(components) if "content" in part]
        return "\n".join(said).removeprefix("### ").replace("\\", "")

    def posts(self) -> int:
        return len(self._discord.called("send"))

    def stranger(self, marker: str) -> None:
        world, copied = self._discord.world, render.message(Card("Hello"), marker=marker)
        world.post(world.channels[self.place.id], dict(copied), user=self.another.user)

    def next(self, reply: Reply) -> None:
        if reply != "fine":
            kind, status, code = self._REPLIES[reply]
            self._discord.fault("send", kind, status=status, code=code, seconds=TEN_MINUTES)

    async def go(self) -> None:
        await self._discord.__aexit__()


@contextlib.asynccontextmanager
async def discord() -> AsyncIterator[Stage]:
    async with FakeDiscord() as platform:
        calls = rest.client(platform.token, platform.api_url)
        async with calls.session:
            yield DiscordStage(platform, DiscordMessenger(calls))


@contextlib.asynccontextmanager
async def slack() -> AsyncIterator[Stage]:
    async with FakeSlack(scopes=SCOPES | {"channels:history"}) as platform:
        calls = client(platform.bot_token, platform.api_url)
        assert calls.session is not None
        async with calls.session:
            yield SlackStage(platform, SlackMessenger(calls, platform.team))


def loopback(can: Abilities, rates: Rates = Rates(channel=1.0, opening=2.0)) -> Staging:  # noqa: B008  a constant
    @contextlib.asynccontextmanager
    async def stage() -> AsyncIterator[Stage]:
        async with Sink(nonce_seconds=60 if can.nonce else None) as sink, aiohttp.ClientSession() as session:
            yield LoopbackStage(sink, Loopback(sink.url, session, can=can, rates=rates))

    return stage


REMOTE: dict[str, Staging] = {
    "Slack": slack,
    "Discord": discord,
    "loopback like Discord": loopback(DISCORD_LIKE),
    "loopback like Slack": loopback(SLACK_LIKE),
    "loopback with nothing": loopback(NEITHER),
    "loopback without direct messages": loopback(Abilities(nonce=False, read_back=True, edit=False, direct=False)),
}
"""Messengers with a network between them and their platform."""

ALL: dict[str, Staging] = {"console": console, **REMOTE}
