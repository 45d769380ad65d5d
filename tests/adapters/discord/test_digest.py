"""The weekly digest in a channel of Discord, over real sockets: set up, posted, edited, with a thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from adapters.discord.places import POSTING
from bot.events.model import Event, EventId
from bot.kit import ids
from tests.adapters.discord.peer import FakeUser
from tests.adapters.discord.peer.model import VIEW_CHANNEL, Message, snowflake
from tests.adapters.discord.stage import Stage

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def olga(stage: Stage) -> FakeUser:
    """Who manages the server, where everybody may write and open threads."""
    stage.fake.world.guilds[snowflake("G1")].permissions = POSTING
    return stage.fake.user("U5", name="Olga", organises=True)


def put(stage: Stage, title: str, day: int) -> Event:
    number = EventId(ids.new_id(stage.clock()))
    space = f"discord/{snowflake('G1')}"
    starts = datetime(2026, 3, day, 17, tzinfo=UTC)
    event = Event(number, title, starts, ids.spell_id(number), stage.clock(), space=space)
    stage.database.write_now(lambda store: store.events.add(event))
    return event


def ours(stage: Stage, channel: str) -> list[Message]:
    return [each for each in stage.fake.world.channels[channel].messages if each.by_bot and not each.only_for]


async def test_a_digest_is_set_up_posted_edited_and_gets_a_thread(stage: Stage, olga: FakeUser):
    event = put(stage, "PyDay", 10)
    await olga.types("/digest setup")
    await olga.sees("Preview", "PyDay", "Mondays at 09:00 (")
    await olga.presses("Save")
    await olga.sees("The digest is set up")
    await stage.until("2026-03-09 12:00")
    (post,) = ours(stage, snowflake("C1"))
    assert "PyDay" in str(post.components)
    assert stage.fake.world.pings == []

    await stage.noor.chooses("I'm going to …", "PyDay, Tue 10")
    assert len(ours(stage, snowflake("C1"))) == 1  # what comes of it is for her alone

    stage.database.write_now(lambda store: store.events.save(replace(event, title="PyNight")))
    put(stage, "Night walk", 11)
    await stage.move(minutes=6)
    await stage.editor.run()
    await stage.settle()
    (post,) = ours(stage, snowflake("C1"))
    assert "PyNight" in str(post.components)
    assert "Night walk" in str(post.components)
    (late,) = ours(stage, post.id)
    assert "Night walk" in str(late.components)
    assert "PyNight" not in str(late.components)


async def test_it_says_what_permission_is_missing(stage: Stage, olga: FakeUser):
    stage.fake.channel("C1", permissions=POSTING & ~VIEW_CHANNEL)
    await olga.types("/digest setup")
    await olga.sees("I can't find that channel")
    stage.fake.refused.clear()
    stage.fake.world.guilds[snowflake("G1")].permissions = VIEW_CHANNEL | (1 << 11)
    stage.fake.channel("C1", permissions=None)
    await olga.types("/digest setup")
    await olga.sees("Read Message History")


async def test_a_direct_conversation_has_no_digest(stage: Stage, olga: FakeUser):
    await olga.types("/digest setup", channel="")
    await olga.sees("Only organisers may do that")
