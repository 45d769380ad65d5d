from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from adapters.slack import catalog, limits
from adapters.slack.limits import OverBudget
from bot.kit.commands import Catalogue
from tests.adapters.catalogues import group, hostile, sample


def made(**options) -> dict:
    """The manifest of the sample, as Slack reads it."""
    return json.loads(json.dumps(catalog.manifest(sample(), **{"socket_mode": True, **options})))


def slashes(manifest: dict) -> dict:
    return {command["command"]: command for command in manifest["features"]["slash_commands"]}


def assert_slack_takes(manifest: Mapping) -> None:
    """Slack's manifest reference in its own numbers."""
    shown = manifest["display_information"]
    assert 1 <= len(shown["name"]) <= 35
    assert 1 <= len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert re.fullmatch(r"#[0-9a-f]{6}", shown["background_color"])
    features = manifest["features"]
    assert re.fullmatch(r"[a-z0-9._-]{1,80}", features["bot_user"]["display_name"])
    assert 1 <= len(features["slash_commands"]) <= 50
    for command in features["slash_commands"]:
        assert re.fullmatch(r"/[a-z0-9_-]{1,31}", command["command"])
        assert 1 <= len(command["description"]) <= 2000
        assert len(command["usage_hint"]) <= 1000
    assert len(features["shortcuts"]) <= 10
    for shortcut in features["shortcuts"]:
        assert len(shortcut["callback_id"]) <= 255
        assert 1 <= len(shortcut["description"]) <= 150
    assert len(manifest["oauth_config"]["scopes"]["bot"]) <= 255
    assert len(manifest["settings"]["event_subscriptions"]["bot_events"]) <= 100


def test_front_doors_and_both_roots_are_slash_commands_and_hidden_groups_are_not():
    assert list(slashes(made())) == ["/met", "/contact", "/grapevine", "/gv"]


def test_the_prefix_goes_before_front_doors_only():
    assert list(slashes(made(prefix="gv-"))) == ["/gv-met", "/gv-contact", "/grapevine", "/gv"]


def test_a_group_of_one_nameless_command_hints_with_its_example():
    assert slashes(made())["/met"]["usage_hint"] == "Ana Ruiz, recruiter @Acme - loves chess"


def test_a_group_of_several_commands_hints_with_their_names():
    assert slashes(made())["/contact"]["usage_hint"] == "list | edit | snooze | help"


def test_the_root_says_what_sits_behind_it():
    assert slashes(made())["/grapevine"]["usage_hint"] == "tips | help"


def test_mentions_arrive_with_their_ids():
    assert all(command["should_escape"] is True for command in slashes(made()).values())


def test_in_socket_mode_no_address_is_given():
    assert "http" not in json.dumps(made())


def test_over_http_every_endpoint_has_the_address():
    manifest = made(socket_mode=False, base_url="https://vine.example/")
    address = "https://vine.example/slack/events"
    assert {command["url"] for command in slashes(manifest).values()} == {address}
    assert manifest["settings"]["event_subscriptions"]["request_url"] == address
    assert manifest["settings"]["interactivity"]["request_url"] == address
    assert manifest["settings"]["interactivity"]["message_menu_options_url"] == address
    assert manifest["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize("address", [None, "", "http://vine.example", "vine.example"])
def test_over_http_an_address_that_slack_cannot_reach_names_the_variable(address):
    with pytest.raises(OverBudget, match="GRAPEVINE_BASE_URL"):
        made(socket_mode=False, base_url=address)


def test_people_can_write_to_the_bot_and_see_its_home():
    assert made()["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_log_contact_is_a_global_and_a_message_shortcut():
    shortcuts = made()["features"]["shortcuts"]
    assert [(shortcut["type"], shortcut["name"]) for shortcut in shortcuts] == [
        ("global", "Log contact"),
        ("message", "Log contact"),
    ]
    assert len({shortcut["callback_id"] for shortcut in shortcuts}) == 2


def test_each_scope_and_event_has_a_reason():
    assert all(why for _, why in (*catalog.SCOPES, *catalog.EVENTS))


def test_no_channel_history_and_no_address_is_asked_for():
    scopes = made()["oauth_config"]["scopes"]["bot"]
    names = ["chat:write", "commands", "files:write", "im:history", "im:write", "users:read"]
    assert sorted(scopes) == sorted([*names, "channels:read", "groups:read"])  # that channels exist, not what is said


def test_the_sample_fits():
    assert_slack_takes(made())


def test_the_bot_is_named_after_the_app():
    assert made(name="Ivy & Vine (test)")["features"]["bot_user"]["display_name"] == "ivy-vine-test"


@pytest.mark.parametrize("prefix", ["GV-", "g v", "ü", "x" * 30, "/"])
def test_a_prefix_that_slack_cannot_take_names_the_variable(prefix):
    with pytest.raises(OverBudget, match="GRAPEVINE_COMMAND_PREFIX"):
        made(prefix=prefix)


def test_a_front_door_with_a_name_of_slack_itself_fits_with_a_prefix():
    taken = Catalogue([group("status")])
    with pytest.raises(OverBudget, match="GRAPEVINE_COMMAND_PREFIX"):
        catalog.manifest(taken, socket_mode=True)
    assert_slack_takes(catalog.manifest(taken, socket_mode=True, prefix="gv-"))


def test_a_prefix_that_makes_a_root_of_a_front_door_is_refused():
    with pytest.raises(OverBudget, match="twice"):
        catalog.manifest(Catalogue([group("vine")]), socket_mode=True, prefix="grape")


def test_a_49th_front_door_is_one_too_many():
    doors = [group(f"door{number}") for number in range(49)]
    assert len(catalog.slash_commands(Catalogue(doors[:48]))) == limits.SLASH_COMMANDS
    with pytest.raises(OverBudget, match="51 slash commands"):
        catalog.slash_commands(Catalogue(doors))


def test_a_long_usage_hint_is_clipped():
    command = catalog.slash_commands(Catalogue([group("door", commands=400)]))[0]
    assert len(command["usage_hint"]) <= 1000
    assert command["usage_hint"].endswith("…")


@settings(max_examples=settings().max_examples // 2)
@given(hostile())
def test_whatever_is_declared_is_refused_or_fits(catalogue):
    try:
        manifest = catalog.manifest(catalogue, socket_mode=True)
    except OverBudget:
        return
    assert_slack_takes(manifest)
