"""The weekly digest in a channel of Slack, over real sockets: set up, posted, edited, with a thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.events.model import Event, EventId
from bot.kit import ids
from tests.adapters.slack.fake import FakeUser
from tests.adapters.slack.fake.model import Message
from tests.adapters.slack.stage import Stage

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def olga(stage: Stage) -> FakeUser:
    """An admin of the workspace, in the channel C7 that has the bot."""
    olga = stage.fake.user("U5", name="Olga")
    olga.person.admin = True
    stage.fake.channel("C7", name="meetups", bot=True)
    return olga


def put(stage: Stage, title: str, day: int) -> Event:
    number = EventId(ids.new_id(stage.clock()))
    starts = datetime(2026, 3, day, 17, tzinfo=UTC)
    event = Event(number, title, starts, ids.spell_id(number), stage.clock(), space=f"slack/{stage.fake.team}")
    stage.database.write_now(lambda store: store.events.add(event))
    return event


def ours(stage: Stage) -> list[Message]:
    return [each for each in stage.fake.space.channels["C7"].messages if each.by_bot and not each.only_for]


async def test_a_digest_is_set_up_posted_edited_and_gets_a_thread(stage: Stage, olga: FakeUser):
    event = put(stage, "PyDay", 10)
    await olga.types("/digest setup", channel="C7")
    await olga.sees("Preview", "PyDay", "Mondays at 09:00 (Berlin time)")
    await olga.presses("Save")
    await olga.sees("The digest is set up")
    await stage.until("2026-03-09 09:05")
    (post,) = ours(stage)
    assert "PyDay" in str(post.blocks)

    await stage.noor.chooses("I'm going to …", "PyDay, Tue 10")
    assert len(ours(stage)) == 1  # what comes of it is for her alone

    stage.database.write_now(lambda store: store.events.save(replace(event, title="PyNight")))
    put(stage, "Night walk", 11)
    await stage.move(minutes=6)
    await stage.editor.run()
    await stage.settle()
    post, late = ours(stage)
    assert "PyNight" in str(post.blocks)
    assert "Night walk" in str(post.blocks)
    assert late.thread == post.ts
    assert "Night walk" in str(late.blocks)
    assert "PyNight" not in str(late.blocks)


async def test_another_channel_is_named_by_its_mention(stage: Stage, olga: FakeUser):
    put(stage, "PyDay", 10)
    await olga.types("/digest setup channel:<#C7|meetups>", channel="C1")
    await olga.presses("Save")
    await stage.until("2026-03-09 09:05")
    assert len(ours(stage)) == 1


async def test_both_have_to_be_in_the_channel(stage: Stage, olga: FakeUser):
    stage.fake.channel("C8", name="elsewhere")
    await olga.types("/digest setup channel:C8", channel="C7")
    await olga.sees("I'm not in that channel")
    stage.fake.channel("G9", name="secret", private=True, bot=True, members=["U1"])
    await olga.types("/digest setup channel:G9", channel="C7")
    await olga.sees("You aren't in that channel")
    await olga.types("/digest setup channel:C404", channel="C7")
    await olga.sees("I can't find that channel")


async def test_who_left_the_channel_posts_no_more(stage: Stage, olga: FakeUser):
    put(stage, "PyDay", 10)
    await olga.types("/digest setup", channel="C7")
    await olga.presses("Save")
    stage.fake.space.channels["C7"].members.discard("U5")
    await stage.until("2026-03-09 09:05")
    assert ours(stage) == []
    await olga.was_sent("I paused your digest")
