"""Answers that Discord takes nowhere: kept, and shown with the next one to whom they were meant for alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from tests.adapters.discord.stage import Stage

pytestmark = pytest.mark.asyncio

MET = "/met who:Ana Ruiz; promised my CV"


async def too_late(stage: Stage, said: str, *, channel: str = "C1", minutes: float = 16) -> None:
    """Something is asked whose answer comes when Discord takes none there any more."""
    stage.database.hold()
    doing = await stage.begins(stage.maya.types(said, channel))
    stage.clock.move(timedelta(minutes=minutes))
    stage.database.release()
    await doing
    await stage.idle()
    assert any("50027" in each or "10062" in each for each in stage.fake.refused)


def talks(stage: Stage) -> int:
    return stage.look(lambda store: store.privacy.counts(stage.member().id)["journal"])


async def closed(stage: Stage) -> None:
    stage.maya.closes_messages()


async def left(stage: Stage) -> None:
    """No server in common any more."""
    stage.maya.leaves("G1")


@pytest.mark.parametrize(("shut", "code"), [(closed, "50007"), (left, "50278")])
async def test_what_can_be_shown_nowhere_comes_with_the_next_answer(
    stage: Stage, hurried: None, shut: Callable[[Stage], Awaitable[None]], code: str
):
    maya = stage.maya
    await maya.types("/contact list")
    stage.database.hold()
    doing = await stage.begins(maya.types(MET))
    stage.clock.move(timedelta(minutes=16))
    await shut(stage)
    stage.database.release()
    await doing
    await stage.idle()
    assert any(code in each for each in stage.fake.refused)
    stage.fake.refused.clear()
    assert maya.inbox == []
    assert "Ana Ruiz" not in maya.text
    assert stage.noor.text == ""

    maya.person.guilds.setdefault(stage.fake.guild("G1").id, 1 << 10)
    await maya.types("/contact list")
    await maya.sees("1 person you know", "Logged: Ana Ruiz", "my CV", "From earlier")
    assert maya.visible()[-1].where.endswith("only for Maya Lind")
    assert stage.noor.text == ""
    assert talks(stage) == 1, "what was asked was done once"
    await maya.types("/goal list")
    assert "From earlier" not in maya.visible()[-1].text


async def test_its_buttons_work(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/contact list")
    maya.closes_messages()
    await too_late(stage, MET)
    stage.fake.refused.clear()
    await maya.types("/goal list")
    await maya.presses("Show", about="Ana Ruiz")
    await maya.sees("Ana Ruiz", "my CV")


async def test_a_press_on_what_others_see_shows_it_to_one_alone(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/met who:Ben Okafor")
    maya.closes_messages()
    await too_late(stage, MET)
    stage.fake.refused.clear()
    await maya.presses("Show")
    await maya.sees("From earlier", "my CV")
    assert stage.noor.text == ""


async def test_what_is_typed_in_the_direct_message_and_can_not_be_answered_there_is_kept_too(stage: Stage):
    maya = stage.maya
    await maya.types("/contact list")
    maya.closes_messages()
    await maya.says("met Ana Ruiz; promised my CV")
    stage.fake.refused.clear()
    assert talks(stage) == 1
    await maya.types("/contact list")
    await maya.sees("From earlier", "my CV")


async def test_a_restart_in_between_loses_nothing(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/contact list")
    maya.closes_messages()
    await too_late(stage, MET)
    stage.fake.refused.clear()
    await stage.restart()
    await maya.types("/contact list")
    await maya.sees("From earlier", "my CV")


async def test_after_a_day_it_is_not_shown_any_more(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/contact list")
    maya.closes_messages()
    await too_late(stage, MET)
    stage.fake.refused.clear()
    stage.clock.move(timedelta(hours=25))
    await maya.types("/contact list")
    await maya.sees("1 person you know")
    await maya.does_not_see("From earlier")


async def test_where_messages_are_open_it_comes_there_as_before(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/contact list")
    await too_late(stage, MET)
    stage.fake.refused.clear()
    await maya.was_sent("✓ Logged: Ana Ruiz", "my CV", count=1)
    await maya.types("/contact list")
    assert "From earlier" not in maya.visible()[-1].text


async def test_a_moment_of_trouble_in_opening_them_is_waited_out(stage: Stage, hurried: None):
    maya = stage.maya
    await maya.types("/contact list")
    stage.fake.fault("direct", "failed_before", times=1)
    await too_late(stage, MET)
    stage.fake.refused.clear()
    assert maya.inbox == []
    await stage.move(minutes=3)
    await maya.was_sent("Logged: Ana Ruiz", "my CV", "From earlier", count=1)
