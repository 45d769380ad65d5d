from __future__ import annotations

import pytest

from adapters.slack import limits
from bot.kit.args import Choice
from bot.kit.calls import Call
from bot.kit.commands import Field, Form


def form(**values) -> Form:
    field = {"name": "who", "label": "Who", "about": "Who it was", "widget": "line", "required": True, **values}
    return Form("Log somebody", "", Call("met"), (Field(**field),))


def slash(name: str, *, about: str = "Does something", hint: str = "") -> limits.SlashCommand:
    return {"command": name, "description": about, "usage_hint": hint, "should_escape": True}


@pytest.mark.parametrize("name", ["status", "remind", "me", "away", "dnd", "topic", "invite", "join", "leave", "msg"])
def test_a_name_of_slack_itself_is_refused_with_the_variable_that_changes_it(name):
    [breach] = limits.command_breaches([slash(f"/{name}")])
    assert "GRAPEVINE_COMMAND_PREFIX" in breach


@pytest.mark.parametrize("name", ["/Met", "/two words", "met", "/", "/größe", "/x/y"])
def test_a_name_that_slack_cannot_read_is_refused(name):
    assert limits.command_breaches([slash(name)])


def test_a_name_of_32_characters_with_its_slash_is_the_longest():
    assert limits.command_breaches([slash("/" + "a" * 31)]) == []
    assert limits.command_breaches([slash("/" + "a" * 32)])


def test_fifty_commands_are_the_most():
    commands = [slash(f"/c{number}") for number in range(51)]
    assert limits.command_breaches(commands[:50]) == []
    assert limits.command_breaches(commands)


def test_two_commands_of_one_name_are_refused():
    assert limits.command_breaches([slash("/met"), slash("/met")])


@pytest.mark.parametrize(
    "command", [slash("/met", about=" "), slash("/met", about="x" * 2001), slash("/met", hint="x" * 1001)]
)
def test_a_description_or_hint_outside_the_limits_is_refused(command):
    assert len(limits.command_breaches([command])) == 1


def test_a_character_outside_the_basic_plane_counts_twice():
    assert limits.command_breaches([slash("/met", about="🌞" * 1000)]) == []
    assert limits.command_breaches([slash("/met", about="🌞" * 1001)])


def test_an_ordinary_form_fits():
    assert limits.form_breaches(form()) == []


@pytest.mark.parametrize(
    "values",
    [
        {"value": "x" * 3001},
        {"about": "x" * 2001},
        {"label": "x" * 2001},
        {"choices": tuple(Choice(str(number), str(number)) for number in range(101))},
        {"choices": (Choice("long", "x" * 76),)},
    ],
)
def test_a_field_that_a_modal_cannot_hold_is_named(values):
    [breach] = limits.form_breaches(form(**values))
    assert "who" in breach


def test_a_form_that_knows_more_than_a_view_carries_is_refused():
    known = Form("Log somebody", "", Call("met", {"note": "x" * 3000}), ())
    assert limits.form_breaches(known)


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"name": "x" * 36}, {"bot_name": "Grape Vine"}, {"long_description": "short"}]
)
def test_an_identity_that_slack_would_refuse_is_named(change):
    good = {"name": "Grapevine", "description": "Remembers", "long_description": "x" * 175, "bot_name": "grapevine"}
    assert limits.identity_breaches(**good) == []
    assert len(limits.identity_breaches(**{**good, **change})) == 1


def test_eleven_shortcuts_are_one_too_many():
    shortcut: limits.Shortcut = {"type": "global", "name": "Log", "callback_id": "log", "description": "Log somebody"}
    assert limits.shortcut_breaches([shortcut] * 10) == []
    assert limits.shortcut_breaches([shortcut] * 11)


PLAIN = {"type": "plain_text", "text": "x"}
BUTTON = {"type": "button", "text": PLAIN, "action_id": "do:1", "value": "dig"}
OPTION = {"text": PLAIN, "value": "a"}
MENU = {"type": "static_select", "action_id": "value", "options": [OPTION]}
INPUT = {
    "type": "input",
    "block_id": "who",
    "label": PLAIN,
    "element": {"type": "plain_text_input", "action_id": "value"},
}


def of(size: int) -> dict[str, str]:
    return {"type": "plain_text", "text": "x" * size}


def test_an_ordinary_message_and_view_fit():
    blocks = [{"type": "header", "text": PLAIN}, {"type": "actions", "elements": [BUTTON]}]
    assert limits.message_breaches(blocks, "x") == []
    view = {"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": [INPUT, {**INPUT, "block_id": "where"}]}
    assert limits.view_breaches(view) == []


@pytest.mark.parametrize(
    ("blocks", "named"),
    [
        ([{"type": "divider"}] * 51, "blocks"),
        ([{"type": "header", "text": of(151)}], "header"),
        ([{"type": "header", "text": of(0)}], "empty"),
        ([{"type": "section", "text": of(3001)}], "section"),
        ([{"type": "context", "elements": [PLAIN] * 11}], "context"),
        ([{"type": "context", "elements": []}], "empty"),
        ([{"type": "actions", "elements": [{**BUTTON, "action_id": str(n)} for n in range(26)]}], "actions"),
        ([{"type": "actions", "elements": [BUTTON, BUTTON]}], "action_id do:1"),
        ([{"type": "actions", "elements": [BUTTON]}, {"type": "actions", "elements": [BUTTON]}], "action_id do:1"),
        ([{"type": "actions", "elements": [{**BUTTON, "text": of(76)}]}], "button"),
        ([{"type": "actions", "elements": [{**BUTTON, "value": "x" * 2001}]}], "value"),
        ([{"type": "actions", "elements": [{**BUTTON, "url": "x" * 3001}]}], "link"),
        ([{"type": "actions", "elements": [{**MENU, "options": [OPTION] * 101}]}], "options"),
        ([{"type": "actions", "elements": [{**MENU, "options": []}]}], "empty"),
        ([{"type": "actions", "elements": [{**MENU, "options": [{**OPTION, "value": "x" * 76}]}]}], "option"),
        ([{"type": "actions", "elements": [{**MENU, "options": [{**OPTION, "value": ""}]}]}], "option"),
        ([{"type": "actions", "elements": [{**MENU, "initial_option": {**OPTION, "value": "b"}}]}], "at first"),
        ([{"type": "actions", "elements": [{**MENU, "placeholder": of(151)}]}], "placeholder"),
        ([{"type": "divider", "block_id": "a"}, {"type": "divider", "block_id": "a"}], "block_id a"),
        ([{"type": "divider", "block_id": "a" * 256}], "block_id"),
        ([{"type": "section", "text": of(3000)}] * 4, "letters"),
        ([{"type": "section", "text": {"type": "plain_text", "text": "<" * 3000}}], "letters"),
    ],
)
def test_what_slack_refuses_of_a_message_is_named(blocks: list[limits.Part], named: str):
    [breach] = limits.message_breaches(blocks)
    assert named in breach


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"blocks": [{"type": "divider"}] * 101}, "blocks"),
        ({"blocks": []}, "no blocks"),
        ({"title": of(25)}, "title"),
        ({"submit": of(25)}, "submit"),
        ({"close": of(25)}, "close"),
        ({"title": of(0)}, "empty"),
        ({"private_metadata": "x" * 3001}, "metadata"),
        ({"callback_id": "x" * 256}, "callback"),
        ({"blocks": [INPUT, INPUT]}, "block_id who"),
        ({"blocks": [{**INPUT, "label": of(2001)}]}, "label"),
        ({"blocks": [{**INPUT, "hint": of(2001)}]}, "hint"),
        ({"blocks": [{**INPUT, "element": {"type": "plain_text_input", "initial_value": "x" * 3001}}]}, "value"),
        ({"blocks": [{**INPUT, "element": {"type": "plain_text_input", "max_length": 3001}}]}, "input"),
        ({"blocks": [{"type": "section", "text": of(3000)}] * 84}, "bytes"),
    ],
)
def test_what_slack_refuses_of_a_view_is_named(more: limits.Part, named: str):
    [breach] = limits.view_breaches({"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": [INPUT], **more})
    assert named in breach


def test_a_modal_with_inputs_needs_a_button_to_send_it():
    assert len(limits.view_breaches({"type": "modal", "title": PLAIN, "blocks": [INPUT]})) == 1
