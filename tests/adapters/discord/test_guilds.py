"""Servers that take the bot away and have it back, over the real gateway: what goes there stops and resumes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import discord
import pytest
import pytest_asyncio

from adapters.discord import guilds
from adapters.discord.inbound import PLATFORM, REALM
from bot.features import FEATURES
from bot.installs.leaving import PURGE
from bot.kit.calls import Call
from bot.members.model import Place
from bot.outbox.model import Delivery, State
from tests.adapters.discord.peer import snowflake
from tests.adapters.discord.stage import Stage
from tests.features.digests import feature

pytestmark = pytest.mark.asyncio

G1, G2 = map(snowflake, ("G1", "G2"))


@pytest_asyncio.fixture
async def server(stage: Stage) -> Stage:
    """With digests, and somebody to own them."""
    stage.features = (*FEATURES, feature)
    await stage.restart()
    await stage.maya.types("/met who:Ana Ruiz")
    return stage


def plans(stage: Stage, key: str, channel: str = "C1", guild: str = G1) -> None:
    now = stage.clock()
    one = Delivery.new(
        key=key,
        to=Place(PLATFORM, REALM, snowflake(channel), private=False),
        member=stage.member().id,
        call=Call("trial digest"),
        kind="digest",
        not_before=now,
        expires_at=now + timedelta(days=1),
        now=now,
        space=f"{PLATFORM}/{guild}",
    )
    assert stage.database.write_now(lambda store: store.outbox.put(one))


def states(stage: Stage) -> dict[str, State]:
    found = stage.look(lambda store: store.outbox.listing(tuple(State), limit=99))
    return {one.key: one.state for one in found if one.kind == "digest"}


def known(stage: Stage) -> dict[str, bool]:
    return dict(stage.look(lambda store: store.installs.known(PLATFORM)))


def stops(stage: Stage) -> list[str]:
    return [stop.name for stop in stage.look(lambda store: store.outbox.stops(stage.clock()))]


async def test_what_goes_to_a_server_that_took_us_away_stops_and_resumes(server: Stage):
    plans(server, "d:1")
    server.fake.removes("G1")
    await server.idle()
    assert states(server) == {"d:1": State.CANCELLED}
    plans(server, "d:2")
    await server.sender.drain()
    assert states(server)["d:2"] is State.PENDING
    assert stops(server) == [f"{PLATFORM}/{G1}"]
    server.fake.joins("G1")
    await server.idle()
    assert stops(server) == []
    assert known(server) == {G1: True}
    plans(server, "d:3")
    await server.sender.drain()
    assert states(server)["d:3"] is State.SENT


async def test_its_people_keep_everything(server: Stage):
    server.fake.removes("G1")
    await server.idle()
    await server.move(days=PURGE.days + 2)
    assert server.find(server.maya) is not None
    server.fake.joins("G1")
    await server.idle()
    assert (stops(server), known(server)) == ([], {G1: True})
    await server.maya.types("/contact list")
    await server.maya.sees("Ana Ruiz")
    server.fake.refused.clear()  # there was no way to remind her


async def test_another_server_does_not_notice(server: Stage):
    server.fake.guild("G2", name="Other")
    server.fake.channel("C2", guild="G2")
    server.fake.joins("G2")
    await server.idle()
    assert known(server) == {G1: True, G2: True}
    server.fake.removes("G1")
    await server.idle()
    plans(server, "d:1", "C2", G2)
    await server.sender.drain()
    assert states(server) == {"d:1": State.SENT}


async def test_an_outage_is_no_removal(server: Stage):
    plans(server, "d:1")
    server.fake.outage("G1")
    await server.idle()
    assert (states(server), stops(server), known(server)) == ({"d:1": State.PENDING}, [], {G1: True})
    await server.restart()
    await server.idle()
    assert known(server) == {G1: True}
    server.fake.outage("G1", over=True)
    await server.idle()
    assert (states(server), stops(server), known(server)) == ({"d:1": State.PENDING}, [], {G1: True})


async def test_a_removal_while_nobody_listened_is_noticed_at_the_start(server: Stage):
    plans(server, "d:1")
    await server.end()
    server.fake.removes("G1")
    await server.begin()
    await server.idle()
    assert states(server) == {"d:1": State.CANCELLED}
    assert known(server) == {G1: False}
    await server.end()
    server.fake.guild("G1").installed = True
    server.fake.gateway.forgets()
    await server.begin()
    await server.idle()
    assert (stops(server), known(server)) == ([], {G1: True})


async def at_once(client: discord.Client, shard: int | None, *, initial: bool) -> None:
    """discord.py waits five seconds before each session but the first."""


async def test_so_is_one_while_a_session_was_lost(server: Stage, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
    plans(server, "d:1")
    server.fake.guild("G2", name="Other")
    server.fake.joins("G2")
    await server.idle()
    session = server.fake.gateway.open[0]
    server.fake.guild("G1").installed = False  # told to nobody
    await server.fake.gateway.disconnect("invalid")
    assert await server.fake.world.until(lambda: server.fake.gateway.open not in ([], [session]), 10)
    await server.idle()
    assert await server.fake.world.until(lambda: not known(server)[G1], 5)
    assert states(server) == {"d:1": State.CANCELLED}
    assert known(server) == {G1: False, G2: True}


async def test_a_session_that_goes_on_hears_what_it_missed(server: Stage):
    await server.fake.gateway.disconnect("drops")
    server.fake.removes("G1")
    await server.fake.connected()
    await server.idle()
    assert known(server) == {G1: False}


async def test_what_is_told_last_counts(server: Stage):
    for _ in range(3):
        server.fake.removes("G1")
        server.fake.joins("G1")
    server.fake.removes("G1")
    await server.idle()
    assert (known(server), stops(server)) == ({G1: False}, [f"{PLATFORM}/{G1}"])


async def test_each_shard_speaks_for_its_own_servers_alone(server: Stage):
    app = guilds.Guilds(server.bot, server.clock)
    mine, other = str(2 << 22), str(3 << 22)
    await app.listed(0, 2, [mine])
    await app.listed(1, 2, [other])
    assert {guild: here for guild, here in known(server).items() if guild != G1} == {mine: True, other: True}
    await app.listed(0, 2, [])
    assert {guild: here for guild, here in known(server).items() if guild != G1} == {mine: False, other: True}
    await app.joined(mine)
    assert known(server)[mine]


async def test_servers_that_are_known_are_not_written_down_again(server: Stage):
    app = guilds.Guilds(server.bot, server.clock)
    await app.listed(0, 1, [G1, G2])
    server.database.hold()  # whatever wrote now would wait
    async with asyncio.timeout(1):
        for guild in (G1, G2, G1):
            await app.joined(guild)
    assert server.database.waiting == 0


async def test_a_database_that_is_away_for_a_moment_is_asked_again(server: Stage, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guilds, "PATIENCE", (0.0, 0.01, 0.01))
    tries = 0

    async def write() -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise OSError("away")

    await guilds._patiently(write)
    assert tries == 3
    tries = -9
    with pytest.raises(OSError, match="away"):
        await guilds._patiently(write)
