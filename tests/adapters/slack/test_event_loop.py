"""The loop around an event on Slack, over real sockets: see tests/adapters/looped.py."""

from __future__ import annotations

import pytest

from bot.members.model import Handle
from tests.adapters.looped import Loop, Posted, played, site
from tests.adapters.slack.stage import Stage

pytestmark = pytest.mark.asyncio

CHANNEL = "C7"


async def test_the_loop_around_an_event(stage: Stage):
    """S66."""
    olga = stage.fake.user("U5", name="Olga", tz="Europe/Berlin")
    olga.person.admin = True
    stage.fake.channel(CHANNEL, name="meetups", bot=True)

    def posts() -> list[Posted]:
        found = stage.fake.space.channels[CHANNEL].messages
        return [Posted(each.ts, olga.seen(each).text, bool(each.thread)) for each in found if not each.only_for]

    async with site(stage.database) as there:

        async def work() -> None:
            while await there.read() + await stage.editor.run():
                await stage.settle()

        await played(
            Loop(
                olga,
                stage.noor,
                Handle("slack", stage.fake.team, stage.noor.person.id),
                CHANNEL,
                "/digest setup monday 9:00 zone:Berlin",
                "/goal set Attend 2 events by June",
                stage.until,
                work,
                posts,
                stage.database,
                there,
            )
        )
