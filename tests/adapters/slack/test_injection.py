"""What somebody else wrote stays what it is, letter by letter, wherever it is shown; private words stay where they are.

The fake reads mentions and links as Slack does: what would ping is counted, and a masked link shows only its label.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.adapters.slack.fake.look import message as look
from tests.adapters.slack.stage import Stage, idle, posted

pytestmark = pytest.mark.asyncio
one_mode = pytest.mark.parametrize("stage", ["sockets"], indirect=True)
"""What comes over HTTP is the same words, and what goes out is the same call."""

HOSTILE = (
    "<!channel>",
    "<!here|here> <!everyone>",
    "<!subteam^S1|@team>",
    "<@U2>",
    "<#C1|general>",
    "@channel @here @everyone",
    "<https://evil.example|https://bank.example>",
    "[bank](https://evil.example)",
    "*bold* _it_ ~no~ `code` ```block```",
    "> quoted &gt; &lt;!channel&gt; &amp;",
    ":tada: <!date^0^{date}^https://evil.example|now>",
)
PRIVATE = ("my zebra CV", "loves quokkas", "the axolotl slides", "ask about narwhals")


def values(found: Any, *names: str) -> Iterator[str]:
    """Every value of these names, however deep."""
    if isinstance(found, dict):
        for name, value in found.items():
            if name in names and isinstance(value, str):
                yield value
            yield from values(value, *names)
    elif isinstance(found, list):
        for each in found:
            yield from values(each, *names)


@one_mode
@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_are_shown_as_they_are_and_ping_nobody(stage: Stage, hostile: str):
    maya = stage.maya
    await maya.shortcut()
    await maya.fills(who="Eve", company=hostile, where=hostile, note=hostile, promise=hostile)
    await maya.sees("✓ Logged: Eve", f"Company: {hostile}", f"Met: {hostile}", f"You promised: {hostile}")
    await maya.types("/contact edit Eve")
    await maya.sees(f"[{hostile}]")
    await maya.fills(name=hostile)
    await maya.sees(f"Name: {hostile}")
    await maya.types("/contact list")
    await maya.sees(hostile)
    await maya.types("/goal set")
    await maya.fills(what=f"Have 3 coffee chats with {hostile}")
    await maya.sees(hostile)
    await maya.opens_home()
    await maya.sees(hostile)
    await maya.opens_messages()
    await stage.move(days=3)
    await maya.was_sent(hostile)
    assert stage.fake.pings == []
    assert stage.fake.space.mentions == []
    links = [link for call in stage.fake.calls for link in values(call.args, "url")]
    assert not any("evil" in link for link in links)


async def test_a_line_typed_with_hostile_words_does_not_ping_either(stage: Stage):
    maya = stage.maya
    for hostile in HOSTILE:
        await maya.says(f"met {hostile} - {hostile}; promised {hostile}")
        await maya.types(f"/contact show {hostile}")
        await maya.types(f"/grapevine help {hostile}")
        await maya.says(f"{hostile}")
    assert stage.fake.pings == []
    assert stage.fake.space.mentions == []


async def test_a_hostile_name_of_somebody_in_the_workspace(stage: Stage):
    stage.noor.person.name = "<!channel> *Noor* <@U1>"
    said = await posted(stage.noor, "We hire <!channel>")
    await stage.maya.message_shortcut(said)
    await stage.maya.fills(note="")
    await stage.maya.sees("✓ Logged: <!channel> *Noor* <@U1>")
    await stage.noor.types("/grapevine settings")
    await stage.noor.sees("Name: <!channel> *Noor* <@U1>")
    assert stage.fake.pings == []
    assert stage.fake.space.mentions == []


async def test_letters_that_turn_a_line_around_or_cannot_be_seen_are_gone(stage: Stage):
    maya = stage.maya
    await maya.says("met Ana\u202e\u2066 Ruiz\u200b, re\u0000cruiter")
    await maya.sees("✓ Logged: Ana Ruiz")
    assert not set("\u202e\u2066\u200b\u0000") & set(maya.text)


@one_mode
@pytest.mark.parametrize("letter", ["x", "é", "😀", "👩\u200d👩\u200d👧", "&", "<"])
async def test_words_as_long_as_they_may_be_are_taken_by_slack(stage: Stage, letter: str):
    maya = stage.maya
    long = (letter * 1500)[:1500]
    await maya.shortcut()
    await maya.fills(who="Eve", note=long, promise=(letter * 150)[:150])
    if maya.modal is not None:
        await maya.closes()
        await maya.says("met Eve")
    for line in ("contact show Eve", "contact list", "followup", "goal"):
        await maya.says(line)
    await maya.types("/contact edit Eve")
    await maya.submits()
    await maya.opens_home()
    await maya.sees("[Log somebody]")
    await maya.opens_messages()
    await stage.move(days=3)
    assert "Eve" in maya.inbox[-1]


async def test_private_words_are_in_no_notification_and_in_nothing_that_others_read(stage: Stage):
    """Slack shows the text of a message on locked screens; metadata, values and ids go through other hands."""
    maya = stage.maya
    await maya.types("/met Ana Ruiz - loves quokkas; promised my zebra CV; tomorrow")
    await maya.sees("my zebra CV")
    await maya.types("/followup add Ana tomorrow 15:00 - the axolotl slides")
    await maya.types("/goal set")
    await maya.fills(what="Have 3 coffee chats by 30 April", questions="ask about narwhals")
    await maya.says("contact show Ana")
    await maya.says("followup add Ana - the axolotl slides")
    await maya.presses("Open the form")
    await maya.sees("[the axolotl slides]")
    await maya.closes()
    await maya.opens_home()
    await maya.opens_messages()
    await stage.move(days=4)
    assert len(maya.inbox) >= 4
    await idle()
    shown = [call.args for call in stage.fake.calls]
    assert all(word in str(shown) for word in PRIVATE[:3])  # they are in the cards
    hidden = ("value", "action_id", "block_id", "callback_id", "private_metadata", "external_id", "event_payload")
    for args in shown:
        said = [str(args.get("text", "")), json.dumps(args.get("metadata", "")), *values(args, *hidden)]
        assert not [word for word in PRIVATE for text in said if word in text]
    for message in maya.direct.messages:
        if message.metadata is not None:
            assert set(message.metadata["event_payload"]) == {"delivery"}
        assert "Ana" not in message.text or not message.by_bot
        assert look(message, stage.fake.space.eyes("U1")).text
