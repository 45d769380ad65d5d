"""A stock client for tests of the fake Discord and of what talks to Discord: discord.py as it is, and what it says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
from discord.http import Route

from tests.adapters.discord.peer import FakeDiscord, snowflake

V2 = 1 << 15
EPHEMERAL = 1 << 6
NOBODY = {"parse": []}


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(label: str, custom_id: str, **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id, **more}


def row(*inside: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(inside)}


def card(*components: dict[str, Any], flags: int = V2, **more: Any) -> dict[str, Any]:
    return {"flags": flags, "components": list(components), "allowed_mentions": NOBODY, **more}


def label(name: str, component: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": 18, "label": name, "component": component, **more}


FORM = {
    "custom_id": "ask1 met",
    "title": "Log somebody",
    "components": [
        label("Who", {"type": 4, "custom_id": "who", "style": 1}),
        label("Note", {"type": 4, "custom_id": "note", "style": 2, "required": False, "value": "a talk"}),
        label(
            "How often",
            {
                "type": 3,
                "custom_id": "every",
                "required": False,
                "options": [{"label": "Each week", "value": "week"}, {"label": "Each month", "value": "month"}],
            },
        ),
        label(
            "Private",
            {
                "type": 21,
                "custom_id": "private",
                "options": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no", "default": True}],
            },
        ),
    ],
}

WHO = {"type": 3, "name": "who", "description": "Whom you met", "required": True, "autocomplete": True}
KIND = {
    "type": 3,
    "name": "kind",
    "description": "What for",
    "choices": [{"name": "A chat", "value": "chat"}, {"name": "A call", "value": "call"}],
}
COUNT = {"type": 4, "name": "count", "description": "How many", "min_value": 1, "max_value": 5}
EVERYWHERE = {"contexts": [0, 1, 2], "integration_types": [0, 1]}
COMMANDS = [
    {"type": 1, "name": "met", "description": "Log somebody", "options": [WHO, KIND, COUNT], **EVERYWHERE},
    {
        "type": 1,
        "name": "goal",
        "description": "Goals",
        "options": [{"type": 1, "name": "set", "description": "Set one", "options": [COUNT]}],
        **EVERYWHERE,
    },
    {"type": 2, "name": "Log contact", **EVERYWHERE},
    {"type": 3, "name": "Follow up on this", **EVERYWHERE},
    {"type": 1, "name": "here", "description": "In servers", "contexts": [0], "integration_types": [0]},
]


class Answerer(discord.Client):
    """A client that answers each interaction with what `answers` makes of it: a first answer and what follows."""

    def __init__(self, **more: Any) -> None:
        intents = discord.Intents(guilds=True, dm_messages=True)
        super().__init__(intents=intents, max_ratelimit_timeout=30, guild_ready_timeout=0.05, **more)
        self.heard: list[discord.Interaction] = []
        self.lines: list[discord.Message] = []
        self.gone: list[int] = []
        self.answers: Callable[[discord.Interaction], dict[str, Any] | None] = lambda told: None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """discord.py would wait for five seconds before it tries again."""

    async def call(self, method: str, path: str, **more: Any) -> Any:
        return await self.http.request(Route(method, path), **more)

    async def first(self, told: discord.Interaction, kind: int, data: Any = None) -> Any:
        body = {"type": kind} | ({} if data is None else {"data": data})
        return await self.call("POST", f"/interactions/{told.id}/{told.token}/callback", json=body)

    async def follow(self, told: discord.Interaction, payload: Any) -> Any:
        return await self.call("POST", f"/webhooks/{told.application_id}/{told.token}", json=payload)

    async def change(self, told: discord.Interaction, payload: Any) -> Any:
        path = f"/webhooks/{told.application_id}/{told.token}/messages/@original"
        return await self.call("PATCH", path, json=payload)

    async def on_interaction(self, told: discord.Interaction) -> None:
        self.heard.append(told)
        answer = self.answers(told)
        if answer is not None:
            await self.first(told, answer["type"], answer.get("data"))

    async def on_message(self, told: discord.Message) -> None:
        self.lines.append(told)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.gone.append(guild.id)


async def soon(found: Callable[[], Any], within: float = 5.0) -> None:
    """Until this holds: what a client knows changes without a word."""
    async with asyncio.timeout(within):
        while not found():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@asynccontextmanager
async def logged_in(fake: FakeDiscord) -> AsyncGenerator[Answerer]:
    client = Answerer()
    await client.login(fake.token)
    try:
        yield client
    finally:
        await client.close()


@asynccontextmanager
async def listening(fake: FakeDiscord) -> AsyncGenerator[Answerer]:
    client = Answerer()
    running = asyncio.create_task(client.start(fake.token))
    try:
        await fake.connected()
        await asyncio.wait_for(client.wait_until_ready(), 10)
        yield client
    finally:
        await client.close()
        await asyncio.wait_for(running, 10)


async def refused(doing: Any) -> discord.HTTPException:
    with pytest.raises(discord.HTTPException) as caught:
        await doing
    return caught.value


async def direct(client: Answerer, user: str = "U1") -> str:
    opened = await client.call("POST", "/users/@me/channels", json={"recipient_id": snowflake(user)})
    return opened["id"]


async def say(client: Answerer, channel: str, payload: Any) -> Any:
    return await client.call("POST", f"/channels/{channel}/messages", json=payload)
