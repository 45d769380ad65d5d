"""Answers that Slack takes nowhere: kept, and shown with the next one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.adapters.slack.stage import Stage

pytestmark = pytest.mark.asyncio


async def too_late(stage: Stage, said: str) -> None:
    stage.database.hold()
    doing = await stage.begins(stage.maya.types(said))
    stage.clock.move(timedelta(minutes=31))
    stage.database.release()
    await doing
    await stage.idle()


@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
async def test_what_can_be_shown_nowhere_comes_with_the_next_answer(stage: Stage, method: str):
    maya = stage.maya
    await maya.types("/contact list")
    stage.fake.fault(method, "says", code="messages_tab_disabled")
    await too_late(stage, "/met Ana Ruiz; promised my CV")
    assert maya.inbox == []
    await maya.types("/contact list")
    await maya.sees("1 person you know", "Logged: Ana Ruiz", "my CV", "From earlier", "turn on my Messages tab")
    assert stage.look(lambda store: store.privacy.counts(stage.member().id)["journal"]) == 1
    await maya.types("/goal list")
    assert "From earlier" not in maya.visible()[-1].text
    assert stage.noor.text == ""


async def test_a_line_that_can_not_be_answered_in_the_direct_message_is_kept_too(stage: Stage):
    maya = stage.maya
    await maya.types("/contact list")
    stage.fake.fault("chat.postMessage", "says", code="messages_tab_disabled")
    await maya.says("met Ana Ruiz; promised my CV")
    await stage.idle()
    await maya.types("/contact list")
    await maya.sees("From earlier", "my CV")


async def test_after_a_moment_of_trouble_it_is_sent(stage: Stage):
    maya = stage.maya
    await maya.types("/contact list")
    stage.fake.fault("conversations.open", "failed_before")
    await too_late(stage, "/met Ana Ruiz; promised my CV")
    assert maya.inbox == []
    await stage.move(minutes=3)
    await maya.was_sent("Logged: Ana Ruiz", "my CV", "From earlier", count=1)
