"""Commands that cards name, as people find them on Discord: a mention that can be pressed, once Discord told its id."""

from __future__ import annotations

import pytest

from adapters.discord import catalog
from adapters.discord.connection import Address, connect
from adapters.discord.doors import Doors
from adapters.discord.inbound import PLATFORM, REALM
from bot.features import FEATURES
from bot.kit.cards import Card, Code, CommandMention, Paragraph, Span, say
from bot.kit.commands import Catalogue
from bot.members.model import Handle
from tests.adapters.discord.stage import Stage

CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)
IDS = {"gv-goal": "100000000000000001", "gv-met": "100000000000000002", "grapevine": "100000000000000003"}


def put(span: Span, *, prefix: str = "", ids: dict[str, str] | None = None) -> Span:
    card = Doors.of(CATALOGUE, prefix=prefix, ids=ids).shown(Card("", (say("Try ", span),)))
    [block] = card.blocks
    assert isinstance(block, Paragraph)
    return block.line[1]


@pytest.mark.parametrize(
    ("mention", "shown"),
    [
        (CommandMention("goal set"), CommandMention("gv-goal set", "", IDS["gv-goal"])),
        (CommandMention("met", "Ana"), CommandMention("gv-met", "Ana", IDS["gv-met"])),
        (CommandMention("pause"), CommandMention("grapevine", "pause", IDS["grapevine"])),
        (CommandMention("settings zone", "Lima"), CommandMention("grapevine", "settings zone Lima", IDS["grapevine"])),
        (CommandMention("contact list"), Code("/gv-contact list")),
    ],
)
def test_a_command_is_mentioned_by_its_id_where_discord_told_it(mention: CommandMention, shown: Span):
    assert put(mention, prefix="gv-", ids=IDS) == shown


@pytest.mark.parametrize(
    ("mention", "shown"),
    [(CommandMention("goal set"), "/goal set"), (CommandMention("help", "goal"), "/grapevine help goal")],
)
def test_without_ids_it_is_told_as_it_is_typed(mention: CommandMention, shown: str):
    assert put(mention) == Code(shown)


def test_what_is_put_once_stays():
    doors = Doors.of(CATALOGUE, prefix="gv-", ids=IDS)
    card = Card("", (say(CommandMention("goal set"), CommandMention("pause"), CommandMention("contact list")),))
    assert doors.shown(doors.shown(card)) == doors.shown(card) != card


@pytest.mark.parametrize("prefix", ["", "gv-"])
def test_every_place_is_one_that_discord_is_told_of(prefix: str):
    told = {one["name"]: one for one in catalog.commands(CATALOGUE, prefix=prefix)}
    for path in Doors.of(CATALOGUE, prefix=prefix).paths.values():
        door, _, inside = path.partition(" ")
        names = [option["name"] for option in told[door].get("options", []) if option["type"] == 1]
        assert (inside in names) if names else not inside


# On a connection


def id_of(stage: Stage, name: str) -> str:
    return next(str(each["id"]) for each in stage.fake.world.commands[""] if each["name"] == name)


@pytest.mark.asyncio
async def test_a_card_names_a_command_as_something_to_press(stage: Stage):
    await stage.maya.types("/contact show who:Zed")
    await stage.maya.sees("I don't know anyone called “Zed”", "/met Zed")
    shown = str(stage.maya.messages()[-1].message.components)
    assert f"</met:{id_of(stage, 'met')}> `Zed`" in shown


@pytest.mark.asyncio
async def test_a_prefix_is_part_of_the_name(stage: Stage):
    stage.prefix = "gv-"
    await stage.restart()
    await stage.maya.types("/grapevine what:help")
    await stage.maya.sees("/gv-goal list")
    shown = str(stage.maya.messages()[-1].message.components)
    assert f"</gv-goal list:{id_of(stage, 'gv-goal')}>" in shown
    assert f"</grapevine:{id_of(stage, 'grapevine')}> `pause`" in shown


@pytest.mark.asyncio
async def test_who_only_sends_knows_the_ids_too_and_does_without(stage: Stage):
    address = Address(stage.fake.api_url, stage.fake.gateway_url)

    async def ids() -> dict[str, str]:
        opened = connect(stage.bot, stage.fake.token, listens=False, prefix="", clock=stage.clock, address=address)
        async with opened as one:
            return dict(one.messenger.doors.ids)

    found = await ids()
    assert found["goal"] == id_of(stage, "goal")
    assert catalog.LOG_CONTACT not in found, "it is a menu of people"
    stage.fake.fault("commands", "failed_before")
    assert await ids() == {}


@pytest.mark.asyncio
async def test_a_message_of_its_own_accord_names_commands_so_too(stage: Stage):
    messenger = stage.discord.messenger
    place = await messenger.direct(Handle(PLATFORM, REALM, stage.maya.id))
    receipt = await messenger.send(place, Card("A word", (say("Try ", CommandMention("goal set")),)), marker="m" * 22)
    assert f"</goal set:{id_of(stage, 'goal')}>" in str(stage.maya.inbox[-1].message.components)
    await messenger.update(receipt, Card("A word", (say("Try ", CommandMention("goal list")),)))
    assert f"</goal list:{id_of(stage, 'goal')}>" in str(stage.maya.inbox[-1].message.components)
    await messenger.post(place, Card("A word", (say("Try ", CommandMention("pause")),)))
    assert f"</grapevine:{id_of(stage, 'grapevine')}> `pause`" in str(stage.maya.inbox[-1].message.components)
