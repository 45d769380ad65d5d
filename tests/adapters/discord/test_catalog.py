from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

from adapters.discord import catalog, limits
from adapters.discord.limits import ApplicationCommand, OverBudget
from bot.kit.args import OneOf, Text
from bot.kit.commands import Catalogue, Group
from tests.adapters.catalogues import command, group, hostile, sample
from tests.adapters.discord import spec

PUT = ("PUT", "/applications/1/commands")


def declared(catalogue: Catalogue | None = None, **options) -> dict[str, dict]:
    """The commands by name, as Discord reads them."""
    body = json.loads(json.dumps(catalog.commands(catalogue or sample(), **options)))
    return {found["name"]: found for found in body}


def options_of(found: dict) -> dict[str, dict]:
    return {option["name"]: option for option in found["options"]}


def assert_discord_takes(commands: list[ApplicationCommand]) -> None:
    """Discord's document, and what only its prose says."""
    assert spec.problems(*PUT, json.loads(json.dumps(commands))) == []
    for found in commands:
        assert limits.size(found) <= 8000
        if found["type"] == 1:
            assert re.fullmatch(r"[-_a-z0-9]{1,32}", found["name"])
            assert 1 <= len(found.get("description", "")) <= 100
        for option in found.get("options", []):
            for inner in (option, *option.get("options", [])):
                values = [choice["value"] for choice in inner.get("choices", [])]
                assert all(len(value) <= 100 for value in values)


def test_the_sample_fits():
    assert_discord_takes(catalog.commands(sample()))


def test_front_doors_roots_and_menus_are_declared_and_hidden_groups_are_not():
    assert list(declared()) == ["met", "contact", "grapevine", "gv", "Log contact", "Follow up on this"]


def test_the_prefix_goes_before_front_doors_only():
    assert list(declared(prefix="gv-"))[:4] == ["gv-met", "gv-contact", "grapevine", "gv"]


def test_a_group_of_one_nameless_command_is_flat():
    met = declared()["met"]
    assert met["description"] == "Log somebody you met, and start following up."
    assert [(option["name"], option["type"], option["required"]) for option in met["options"]] == [
        ("who", 3, True),
        ("note", 3, False),
    ]


def test_a_group_of_several_has_subcommands_without_those_that_only_buttons_can_fill():
    contact = declared()["contact"]
    assert [(option["type"], option["name"]) for option in contact["options"]] == [(1, "list"), (1, "edit")]


def test_a_nameless_command_among_others_stands_under_its_groups_name():
    next_ = Group("next", "One step", front=True)
    command("", "One step for today.", [], to=next_)
    command("why", "Why that one.", [], to=next_)
    assert list(options_of(declared(Catalogue([next_]))["next"])) == ["next", "why"]


def test_each_kind_of_argument_has_its_type():
    edit = options_of(options_of(declared()["contact"])["edit"])
    assert {name: option["type"] for name, option in edit.items()} == {"name": 3, "tier": 3, "met_on": 3, "starred": 5}
    page = options_of(options_of(declared()["contact"])["list"])["page"]
    assert (page["type"], page["min_value"], page["max_value"]) == (4, 1, 99)


def test_a_few_values_are_choices():
    tier = options_of(options_of(declared()["contact"])["edit"])["tier"]
    assert tier["choices"] == [{"name": "Close", "value": "close"}, {"name": "Warm 🌞", "value": "warm"}]


def test_more_values_than_25_are_suggested_while_typing():
    door = Group("door", "A door", front=True)
    command("open", "Opens it.", [("key", OneOf("Which key", [f"k{at}" for at in range(26)]), True)], to=door)
    key = options_of(options_of(declared(Catalogue([door]))["door"])["open"])["key"]
    assert key["autocomplete"] is True
    assert "choices" not in key


def test_an_argument_that_suggests_is_suggested_while_typing():
    edit = options_of(options_of(declared()["contact"])["edit"])
    assert edit["name"]["autocomplete"] is True
    assert "autocomplete" not in edit["met_on"]


def test_text_is_no_longer_than_the_argument_takes():
    assert options_of(declared()["met"])["note"]["max_length"] == 2000


def test_what_only_buttons_know_is_no_option():
    assert "record" not in options_of(options_of(declared()["contact"])["edit"])


def test_a_long_description_is_clipped_to_a_hundred_characters():
    about = options_of(declared()["contact"])["edit"]["description"]
    assert 90 <= len(about) <= 100
    assert about.endswith("…")


@pytest.mark.parametrize("root", ["grapevine", "gv"])
def test_the_root_takes_a_line_and_may_be_empty(root):
    [what] = declared()[root]["options"]
    assert (what["name"], what["type"], what["required"], what["autocomplete"]) == ("what", 3, False, True)


def test_menus_stand_on_members_and_on_messages():
    found = declared()
    assert found["Log contact"]["type"] == limits.USER
    assert found["Follow up on this"]["type"] == limits.MESSAGE


def test_every_command_works_everywhere_and_installed_either_way():
    assert all(found["contexts"] == [0, 1, 2] and found["integration_types"] == [0, 1] for found in declared().values())


@pytest.mark.parametrize("prefix", ["GV-", "g v", "ü", "x" * 30])
def test_a_prefix_that_discord_cannot_take_names_the_variable(prefix):
    with pytest.raises(OverBudget, match="GRAPEVINE_COMMAND_PREFIX"):
        catalog.commands(sample(), prefix=prefix)


def test_a_prefix_that_makes_a_root_of_a_front_door_is_refused():
    with pytest.raises(OverBudget, match="twice"):
        catalog.commands(Catalogue([group("vine")]), prefix="grape")


@pytest.mark.parametrize(
    "doors",
    [
        [group(f"door{at}") for at in range(99)],
        [group("door", commands=26)],
        [group("door", args=26)],
        [group("door", commands=25, args=25)],
    ],
    ids=["commands", "subcommands", "options", "characters"],
)
def test_more_than_discord_takes_is_refused(doors):
    with pytest.raises(OverBudget):
        catalog.commands(Catalogue(doors))


def test_choices_that_read_the_same_once_clipped_are_refused():
    door = Group("door", "A door", front=True)
    same = OneOf("Which", ["a", "b"], labels=["x" * 120 + "a", "x" * 120 + "b"])
    command("open", "Opens it.", [("key", same, True)], to=door)
    with pytest.raises(OverBudget, match="read the same"):
        catalog.commands(Catalogue([door]))


def test_a_group_that_only_buttons_can_fill_is_left_out():
    door = Group("door", "A door", front=True)
    hidden = Text("Which")
    hidden.widget = "hidden"
    command("open", "Opens it.", [("key", hidden, True)], to=door)
    assert [found["name"] for found in catalog.commands(Catalogue([door]))][:1] == ["grapevine"]


def test_the_document_refuses_what_is_too_long():
    too_long = [{"name": "met", "type": 1, "description": "x" * 101}]
    assert "$[0].description" in spec.problems(*PUT, too_long)[0]


def test_the_document_knows_every_route_that_the_bot_writes_to():
    for method, path in [
        PUT,
        ("PUT", "/applications/1/guilds/2/commands"),
        ("POST", "/users/@me/channels"),
        ("POST", "/channels/1/messages"),
        ("PATCH", "/channels/1/messages/2"),
        ("POST", "/interactions/1/token/callback"),
        ("POST", "/webhooks/1/token"),
        ("PATCH", "/webhooks/1/token/messages/@original"),
    ]:
        assert spec.problems(method, path, 7)
    with pytest.raises(spec.UnknownRoute):
        spec.problems("POST", "/nowhere", {})


def test_the_document_reads_a_modal():
    label = {"type": 18, "label": "Who", "component": {"type": 4, "custom_id": "who", "style": 1}}
    modal = {"type": 9, "data": {"custom_id": "met", "title": "Log somebody", "components": [label]}}
    callback = ("POST", "/interactions/1/token/callback")
    assert spec.problems(*callback, modal) == []
    modal["data"]["title"] = "x" * 46
    assert spec.problems(*callback, modal)


@settings(max_examples=settings().max_examples // 2)
@given(hostile())
def test_whatever_is_declared_is_refused_or_fits(catalogue):
    try:
        commands = catalog.commands(catalogue)
    except OverBudget:
        return
    assert_discord_takes(commands)
