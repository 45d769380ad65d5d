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
