"""What is really declared, within the budgets of both platforms."""

from __future__ import annotations

import json

import pytest

from adapters.discord import catalog as discord
from adapters.discord import limits as discord_limits
from adapters.slack import catalog as slack
from adapters.slack import limits as slack_limits
from bot.features import FEATURES
from bot.kit.calls import Call
from bot.kit.commands import FIELDS_PER_PAGE, Catalogue
from tests.adapters.discord import spec

CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)
COMMANDS = [command for group in CATALOGUE for command in group.commands.values()]
FORMS = [
    command.form(Call(command.name), page)
    for command in COMMANDS
    for page in range(1, len(command.params) // FIELDS_PER_PAGE + 2)
]


@pytest.mark.parametrize("prefix", ["", "gv-", "grapevine-"])
def test_slack_takes_the_manifest(prefix):
    manifest = slack.manifest(CATALOGUE, socket_mode=True, prefix=prefix)
    doors = [command["command"] for command in manifest["features"]["slash_commands"]]
    assert f"/{prefix}met" in doors
    assert f"/{prefix}followup" in doors
    assert "/grapevine" in doors


def test_slack_takes_the_manifest_over_http():
    assert slack.manifest(CATALOGUE, socket_mode=False, base_url="https://vine.example")


@pytest.mark.parametrize("prefix", ["", "gv-", "grapevine-"])
def test_discord_takes_the_commands(prefix):
    commands = discord.commands(CATALOGUE, prefix=prefix)
    assert spec.problems("PUT", "/applications/1/commands", json.loads(json.dumps(commands))) == []
    assert f"{prefix}met" in [command["name"] for command in commands]


def test_no_command_takes_more_than_three_quarters_of_discords_8000_characters():
    # What is left is for features to come; beyond it a group has to move behind the root command.
    sizes = {command["name"]: discord_limits.size(command) for command in discord.commands(CATALOGUE)}
    assert max(sizes.values()) <= discord_limits.COMMAND_SIZE * 3 // 4, sizes


def test_a_modal_of_either_platform_holds_every_form():
    for form in FORMS:
        assert slack_limits.form_breaches(form) == [], form.call.name
        assert discord_limits.form_breaches(form) == [], form.call.name


def test_front_doors_answer_in_words_that_discord_shows_whole():
    abouts = [group.about for group in CATALOGUE.listed()] + [
        command.about for command in COMMANDS if not command.hidden
    ]
    assert [about for about in abouts if len(about) > discord_limits.COMMAND_DESCRIPTION] == []
