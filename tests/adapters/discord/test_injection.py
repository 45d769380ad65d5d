"""What somebody else wrote stays what it is, letter by letter, wherever it is shown; private words stay where they are.

The peer reads markdown, mentions and links as Discord does: what would ping is counted, and a masked link shows only
its label.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.adapters.discord.stage import Stage, posted

pytestmark = pytest.mark.asyncio

HOSTILE = (
    "@everyone @here",
    "<@300000000000000002>",
    "<@&400000000000000001> <@!300000000000000002>",
    "<#500000000000000001>",
    "[bank](https://evil.example)",
    "<https://evil.example> https://evil.example/x",
    "**bold** _it_ ~~no~~ `code` ||spoiler||",
    "```block```",
    "> quoted",
    "# heading",
    "- a point",
    "1. first",
    "-# small",
    "<t:0:R> <:smile:300000000000000002> :tada: </met:300000000000000002>",
    "a \\*b\\* \\_c \\\\d",
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


def nothing_pings(stage: Stage) -> bool:
    """Nor could it: each message of ours says that it is to ping nobody."""
    assert stage.fake.pings == []
    bodies = [call.body for call in stage.fake.calls if isinstance(call.body, dict)]
    shown = [body.get("data", body) for body in bodies]
    messages = [each for each in shown if isinstance(each, dict) and "components" in each and "title" not in each]
    assert messages
    return all(each["allowed_mentions"] == {"parse": []} for each in messages)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_are_shown_as_they_are_and_ping_nobody(stage: Stage, hostile: str):
    maya = stage.maya
    await maya.types("/met who:Eve")
    await maya.types("/contact edit who:Eve")
    await maya.sees("Eve")
    await maya.fills(name=hostile, company=hostile)
    await maya.sees(f"Company: {hostile}")
    await maya.types("/contact edit", who=hostile)
    await maya.sees(f"[{hostile}]")
    await maya.closes()
    await maya.types("/contact list")
    await maya.sees(hostile)
    await maya.types("/goal set", what=f"Have 3 coffee chats with {hostile}")
    await maya.sees(hostile)
    await stage.move(days=3)
    await maya.was_sent(hostile)
    assert maya.links == []
    assert nothing_pings(stage)


async def test_a_line_typed_with_hostile_words_does_not_ping_either(stage: Stage):
    maya = stage.maya
    for hostile in HOSTILE:
        await maya.says(f"met {hostile} - {hostile}; promised {hostile}")
        await maya.types("/contact show", who=hostile)
        await maya.types("/grapevine", what=f"help {hostile}")
        await maya.types("/grapevine", what=hostile)
        await maya.completes(f"/contact show who:{hostile}")
        await maya.says(hostile)
    assert maya.links == []
    assert nothing_pings(stage)


async def test_a_hostile_name_of_somebody_in_the_server(stage: Stage):
    name = "@everyone **Noor** <@300000000000000001>"
    stage.noor.person.name = name
    await stage.maya.uses("Log contact", stage.noor)
    await stage.maya.sees(f"✓ Logged: {name}")
    said = await posted(stage.noor, "We hire @everyone [x](https://evil.example)")
    await stage.maya.uses("Follow up on this", said)
    await stage.maya.fills(when="tomorrow 15:00")
    await stage.maya.sees("✓ I will remind you", "We hire @everyone [x](https://evil.example)")
    await stage.noor.types("/grapevine what:settings")
    await stage.noor.sees(f"Name: {name}")
    assert stage.maya.links == []
    assert nothing_pings(stage)


async def test_letters_that_turn_a_line_around_or_cannot_be_seen_are_gone(stage: Stage):
    maya = stage.maya
    await maya.says("met Ana\u202e\u2066 Ruiz\u200b, re\u0000cruiter")
    await maya.sees("✓ Logged: Ana Ruiz")
    assert not set("\u202e\u2066\u0000") & set(maya.text)


@pytest.mark.parametrize("letter", ["x", "é", "😀", "👩\u200d👩\u200d👧", "*", "<"])
async def test_words_as_long_as_they_may_be_are_taken_by_discord(stage: Stage, letter: str):
    maya = stage.maya
    await maya.says(f"met Eve - {(letter * 1500)[:1400]}; promised {(letter * 150)[:150]}")
    await maya.says("met Eve")
    for line in ("contact show Eve", "contact list", "followup", "goal"):
        await maya.says(line)
    await maya.types("/contact edit who:Eve")
    await maya.submits()
    await stage.move(days=3)
    assert "Eve" in maya.inbox[-1]


async def test_private_words_are_only_in_what_is_shown_to_the_person(stage: Stage):
    """What is hidden in a button or a form goes through other hands."""
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz - loves quokkas; promised my zebra CV; tomorrow")
    await maya.sees("my zebra CV")
    await maya.types("/followup add who:Ana when:tomorrow 15:00 what:the axolotl slides")
    await maya.types("/grapevine what:goal set Have 3 coffee chats by 30 April; questions: ask about narwhals")
    await maya.says("contact show Ana")
    await maya.says("followup add Ana - the axolotl slides")
    await maya.presses("Open the form")
    await maya.sees("[the axolotl slides]")
    await maya.closes()
    await stage.move(days=4)
    bodies = [call.body for call in stage.fake.calls]
    assert all(word in str(bodies) for word in PRIVATE[:3])  # they are in the cards
    hidden = [each for body in bodies for each in values(body, "custom_id", "nonce", "id")]
    assert hidden
    assert not [word for word in PRIVATE for each in hidden if word in each]
    paths = [call.path for call in stage.fake.calls]
    assert not [word for word in PRIVATE for path in paths if word.split()[1] in path]
    assert stage.noor.text == ""
