"""Nudges in a private channel or a thread of Slack: who sees what there, and what happens when we may not write."""

from __future__ import annotations

import pytest

from tests.adapters.slack.stage import Stage

pytestmark = pytest.mark.asyncio


def channel(stage: Stage, *, bot: bool = True) -> None:
    stage.fake.channel("G1", name="job-hunt", private=True, bot=bot, members=["U1", "U2"])


def standing(stage: Stage) -> list[str]:
    """What everybody in the private channel sees of ours, as it is by now."""
    seen = [stage.maya.seen(each) for each in stage.fake.space.channels["G1"].messages if not each.only_for]
    return [each.text for each in seen]


async def test_nudges_come_to_a_private_channel_and_open_for_their_owner_alone(stage: Stage):
    maya, noor = stage.maya, stage.noor
    channel(stage)
    await maya.types("/met Ana Ruiz; promised my secret CV")
    await maya.types("/grapevine settings here", channel="G1")
    await maya.sees("Your nudges come here now", "/invite @Grapevine")
    assert standing(stage) == []
    await stage.until("2026-03-06 09:00")
    (nudge,) = standing(stage)
    assert "Say thanks: Ana Ruiz" in nudge
    await stage.until("2026-03-07 09:00")
    first, second = standing(stage)
    assert "Keep your promise: Ana Ruiz" in second
    assert maya.inbox == []

    await noor.presses("Show", about="Keep your promise")
    await noor.sees("I couldn't find that any more")
    await noor.does_not_see("secret")
    await noor.presses("Done", about="Keep your promise")
    await maya.presses("Show", about="Keep your promise")
    await maya.sees("my secret CV")
    await noor.does_not_see("secret")
    assert standing(stage) == [first, second]
    assert stage.followups() != []


async def test_in_a_private_channel_nobody_else_reads_whose_news_it_is_what_waits_or_what_was_heard(stage: Stage):
    """S34, S43, S44."""
    maya = stage.maya
    channel(stage)
    await maya.types("/met Ana Ruiz")
    await maya.types("/grapevine settings here", channel="G1")
    await maya.types("/grapevine congratulate Ana - birthday 8 March", channel="G1")
    await maya.types("/grapevine heard Ana - opening at Lune, apply by 10 March", channel="G1")
    await maya.types("/grapevine next rhythm 2", channel="G1")
    await maya.types("/grapevine draft Ana", channel="G1")
    await stage.until("2026-03-17 20:00")
    told = "\n".join(standing(stage))
    assert "Congratulate: Ana Ruiz" in told or "Ana Ruiz – congratulate" in told
    assert "Good news. Congratulate them" in told
    assert "A small step for this week waits for you. Only you see what opens." in told
    assert not [word for word in ("irthday", "Lune", "apply", "opening", "It was good to talk") if word in told]


async def test_a_channel_that_lets_us_not_in_falls_back_to_the_direct_message(stage: Stage):
    maya = stage.maya
    channel(stage, bot=False)
    await maya.types("/met Ana Ruiz")
    await maya.types("/grapevine settings here", channel="G1")
    await maya.sees("Your nudges come here now")
    await stage.until("2026-03-06 09:01")
    assert standing(stage) == []
    assert len(maya.inbox) == 2
    await maya.was_sent("Your nudges come to you directly again", "I am not a member")
    await maya.was_sent("Say thanks: Ana Ruiz")
    channel(stage)
    await maya.types("/met Ben")
    await maya.types("/grapevine settings here", channel="G1")
    await stage.until("2026-03-07 09:00")
    assert ["Say thanks: Ben" in each for each in standing(stage)] == [True]


async def test_a_public_channel_is_refused_and_the_direct_message_is_direct(stage: Stage):
    maya = stage.maya
    await maya.types("/grapevine settings here", channel="C1")
    await maya.sees("anybody may come to read this place", "settings here in a private channel")
    await maya.says("settings here")
    await maya.sees("Your nudges come to you directly already")
