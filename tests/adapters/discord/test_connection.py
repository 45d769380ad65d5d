"""From a token to a running connection, and what Discord is told of the commands."""

from __future__ import annotations

import copy

import pytest

from adapters.discord import catalog, connection
from adapters.discord.connection import Address, connect, same
from adapters.discord.inbound import text
from bot.ports import NotConnected
from tests.adapters.discord.stage import Stage

pytestmark = pytest.mark.asyncio


def told(stage: Stage) -> int:
    return len(stage.fake.called("put_commands"))


async def test_commands_are_told_once_and_again_only_when_they_differ(stage: Stage):
    assert told(stage) == 1
    await stage.restart()
    assert told(stage) == 1
    known = stage.fake.world.commands[""]
    known.reverse()  # Discord keeps no order
    await stage.restart()
    assert told(stage) == 1
    known[0]["contexts"] = [0]
    await stage.restart()
    assert told(stage) == 2
    stage.fake.world.commands[""].pop()
    await stage.restart()
    assert told(stage) == 3
    await stage.restart()
    assert told(stage) == 3


async def test_every_change_of_a_command_is_seen(stage: Stage):
    declared = catalog.commands(stage.bot.catalogue)
    known = stage.fake.world.commands[""]
    assert same(declared, known)
    changes = []
    for number, command in enumerate(known):
        for name in ("description", "options", "contexts", "integration_types"):
            if command.get(name):
                changes.append((number, name))
    assert len(changes) > 10
    for number, name in changes:
        other = copy.deepcopy(known)
        other[number][name] = "another" if name == "description" else other[number][name][1:]
        assert not same(declared, other), (known[number]["name"], name)
    longer = copy.deepcopy(known)
    door = next(each for each in longer if text(each, "name") == "contact")
    door["options"][0]["description"] += "!"
    assert not same(declared, longer)


async def test_a_token_that_discord_does_not_know_is_said_with_what_to_do(stage: Stage):
    address = Address(stage.fake.api_url, stage.fake.gateway_url)
    with pytest.raises(NotConnected, match="DISCORD_TOKEN"):
        async with connect(stage.bot, "wrong", listens=True, prefix="", clock=stage.clock, address=address):
            pass
    stage.fake.refused.clear()


async def test_who_only_sends_opens_no_gateway(stage: Stage):
    address = Address(stage.fake.api_url, stage.fake.gateway_url)
    before = stage.fake.gateway.identified
    async with connect(
        stage.bot, stage.fake.token, listens=False, prefix="", clock=stage.clock, address=address
    ) as one:
        assert await one.check() == ""
        await one.quiet()
    assert stage.fake.gateway.identified == before
    assert told(stage) == 1


async def test_while_discord_is_away_it_is_asked_again_and_then_said(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connection, "PATIENCE", (0.0, 0.01, 0.01))
    address = Address(stage.fake.api_url, stage.fake.gateway_url)
    stage.fake.fault("me", "failed_before", times=2)
    stage.fake.fault("application", "failed_before", times=2)
    async with connect(stage.bot, stage.fake.token, listens=False, prefix="", clock=stage.clock, address=address):
        pass
    nowhere = Address("http://127.0.0.1:9/api/v10")
    with pytest.raises(NotConnected, match="can't be reached"):
        async with connect(stage.bot, stage.fake.token, listens=True, prefix="", clock=stage.clock, address=nowhere):
            pass


async def test_the_check_says_when_there_is_no_connection(stage: Stage):
    assert await stage.discord.check() == ""
    await stage.discord.quiet()
    assert "no connection" in await stage.discord.check()
