"""The fake Discord's gateway, tried with the real discord.py: events, sessions that are resumed, servers and shards."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import discord
import pytest
from discord.http import Route

from tests.adapters.discord.peer import FakeDiscord, snowflake
from tests.adapters.discord.stock import COMMANDS, direct, say, soon

pytestmark = pytest.mark.asyncio


async def test_a_client_is_told_of_its_servers_and_of_lines_typed_to_it(fake, maya, app):
    assert [each.name for each in app.guilds] == ["Acme"]
    assert app.guilds[0].me.id == int(fake.bot_user)
    await say(app, await direct(app), {"content": "hello"})
    fake.patience = 0.05
    await maya.says("followups")
    await soon(lambda: len(app.lines) == 2)
    assert [each.content for each in app.lines] == ["hello", "followups"]
    assert app.lines[1].author.display_name == "Maya Lind"
    assert app.lines[1].guild is None
    await maya.types("hi all")
    assert fake.gateway.dropped[-1][0] == "MESSAGE_CREATE"


async def test_after_a_reconnect_nothing_is_lost_and_nothing_is_new(fake, maya, app):
    for number, how in enumerate(("reconnect", "drops"), start=1):
        doing = asyncio.create_task(fake.gateway.disconnect(how))
        await asyncio.sleep(0)
        fake.world.post(maya.direct, {"content": f"after {how}"}, user=maya.id)
        await doing
        await soon(lambda number=number: fake.gateway.resumed == number)
        await soon(lambda how=how: app.lines and app.lines[-1].content == f"after {how}")
    assert fake.gateway.identified == 1
    assert len(app.lines) == 2


async def test_a_session_that_is_over_begins_anew(fake, maya, app):
    await fake.gateway.disconnect("invalid")
    await soon(lambda: fake.gateway.identified == 2, 15)
    await fake.connected()
    fake.patience = 0.05
    await maya.says("here")
    await soon(lambda: [each.content for each in app.lines] == ["here"])


async def test_servers_come_and_go_and_an_outage_is_neither(fake, maya, app):
    fake.guild("G2", name="Beta", installed=False)
    fake.joins("G2")
    await soon(lambda: len(app.guilds) == 2)
    fake.outage("G2")
    fake.removes("G1")
    await soon(lambda: app.gone == [int(snowflake("G1"))])
    fake.outage("G2", over=True)
    fake.joins("G1")
    await soon(lambda: len(app.guilds) == 2)
    assert app.gone == [int(snowflake("G1"))]


async def test_intents_that_the_portal_does_not_allow_end_the_connection(fake):
    client = discord.Client(intents=discord.Intents(guilds=True, members=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await client.start(fake.token)
    await client.close()


async def test_shards_hear_what_is_theirs():
    async with FakeDiscord(patience=2.0, shards=2) as fake:
        maya = fake.user("U1", name="Maya", guilds=("G1", "G2"))
        fake.guild("G2")
        fake.channel("C2", guild="G2")

        class Sharded(discord.AutoShardedClient):
            heard: ClassVar[list[int | None]] = []

            async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
                """discord.py would wait for five seconds between two shards."""

            async def on_interaction(self, told: discord.Interaction) -> None:
                self.heard.append(told.guild_id)
                path = f"/interactions/{told.id}/{told.token}/callback"
                await self.http.request(Route("POST", path), json={"type": 4, "data": {"content": "hi"}})

        with fake.reached():
            client = Sharded(intents=discord.Intents(guilds=True))
            running = asyncio.create_task(client.start(fake.token))
            try:
                await fake.connected(2, within=20)
                await client.http.request(Route("PUT", f"/applications/{fake.application_id}/commands"), json=COMMANDS)
                for channel in ("C1", "C2", ""):
                    await maya.types("/met Dana", channel)
                    await maya.sees("hi")
            finally:
                await client.close()
                await running
        assert client.heard == [int(snowflake("G1")), int(snowflake("G2")), None]
        assert [each.of for each in fake.gateway.sessions.values()] == [2, 2]
