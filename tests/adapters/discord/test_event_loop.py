"""The loop around an event on Discord, over real sockets: see tests/adapters/looped.py."""

from __future__ import annotations

import pytest

from adapters.discord.inbound import PLATFORM, REALM
from adapters.discord.places import POSTING
from bot.members.model import Handle
from tests.adapters.discord.peer.model import snowflake
from tests.adapters.discord.stage import Stage
from tests.adapters.looped import Loop, Posted, played, site

pytestmark = pytest.mark.asyncio

CHANNEL = "C1"


async def test_the_loop_around_an_event(stage: Stage):
    """S66."""
    world = stage.fake.world
    world.guilds[snowflake("G1")].permissions = POSTING
    olga = stage.fake.user("U5", name="Olga", tz="Europe/Berlin", organises=True)

    def posts() -> list[Posted]:
        posted = world.channels[snowflake(CHANNEL)].messages
        threads = [world.channels[each.id].messages for each in posted if each.id in world.channels]
        found = [
            (each, thread) for some, thread in ((posted, False), *((one, True) for one in threads)) for each in some
        ]
        return [Posted(each.id, olga.seen(each).text, thread) for each, thread in found if not each.only_for]

    async with site(stage.database) as there:

        async def work() -> None:
            while await there.read() + await stage.editor.run():
                await stage.settle()

        await played(
            Loop(
                olga,
                stage.noor,
                Handle(PLATFORM, REALM, stage.noor.id),
                CHANNEL,
                "/digest setup on:monday at:9:00 zone:Berlin",
                "/goal set what:Attend 2 events by June",
                stage.until,
                work,
                posts,
                stage.database,
                there,
            )
        )
