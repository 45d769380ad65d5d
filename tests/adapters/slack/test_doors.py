"""Commands that cards name, as people type them on Slack."""

from __future__ import annotations

import pytest

from adapters.slack.answers import told
from adapters.slack.catalog import slash_commands
from adapters.slack.doors import Doors
from bot.features import FEATURES
from bot.goals.args import UnknownGoal
from bot.kit.apologies import error_card
from bot.kit.cards import Card, Code, CommandMention, say
from bot.kit.commands import Catalogue
from bot.members.model import Handle
from tests.adapters.slack.stage import Stage

CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)


@pytest.mark.parametrize(
    ("mention", "shown"),
    [
        (CommandMention("goal set"), "/gv-goal set"),
        (CommandMention("met", "Ana Ruiz, recruiter"), "/gv-met Ana Ruiz, recruiter"),
        (CommandMention("pause"), "/vine pause"),
        (CommandMention("settings zone", "Lima"), "/vine settings zone Lima"),
    ],
)
def test_a_command_is_named_with_its_slash_and_the_names_that_were_chosen(mention: CommandMention, shown: str):
    doors = Doors.of(CATALOGUE, prefix="gv-", root="vine")
    card = doors.shown(Card("", (say("Try ", mention),)))
    assert card.blocks == (say("Try ", Code(shown)),)
    assert doors.shown(card) == card


def test_every_word_is_one_that_slack_is_told_of():
    known = {one["command"] for one in slash_commands(CATALOGUE, prefix="gv-")}
    doors = Doors.of(CATALOGUE, prefix="gv-")
    assert {f"/{word}" for word in (*doors.words.values(), doors.root)} <= known


@pytest.mark.asyncio
async def test_answers_messages_and_home_name_commands_by_the_prefix(stage: Stage):
    stage.prefix = "gv-"
    await stage.restart()
    await stage.maya.opens_home()
    await stage.maya.sees("Begin with one person", "/gv-met Ana Ruiz")
    await stage.maya.types("/grapevine help")
    await stage.maya.sees("/gv-goal list", "/grapevine pause")
    await stage.maya.says("help goal")
    await stage.maya.was_sent("/gv-goal set")


def test_an_error_below_a_field_names_the_command_in_plain_words():
    said = told(error_card(UnknownGoal(text="zzz")))
    assert said == "I can't find a goal with “zzz”. Type a word of it, or its number in: “goal list”"


@pytest.mark.asyncio
async def test_a_message_of_its_own_accord_names_them_so_too(stage: Stage):
    stage.prefix = "gv-"
    await stage.restart()
    messenger = stage.slack.messenger
    place = await messenger.direct(Handle("slack", stage.fake.team, stage.maya.person.id))
    receipt = await messenger.send(place, Card("A word", (say("Try ", CommandMention("goal set")),)), marker="m" * 22)
    await stage.maya.was_sent("Try /gv-goal set")
    await messenger.update(receipt, Card("A word", (say("Try ", CommandMention("goal list")),)))
    await stage.maya.was_sent("Try /gv-goal list", count=1)
