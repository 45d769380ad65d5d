from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

import pytest

from adapters.discord import limits
from bot.kit.args import Choice
from bot.kit.calls import Call
from bot.kit.commands import Field, Form


def form(**values) -> Form:
    field = {"name": "who", "label": "Who", "about": "Who it was", "widget": "line", "required": True, **values}
    return Form("Log somebody", "", Call("met"), (Field(**field),))


def chat(
    name: str = "met", *, options: Sequence[limits.Option] = (), about: str = "Does it"
) -> limits.ApplicationCommand:
    return {
        "type": 1,
        "name": name,
        "description": about,
        "options": list(options),
        "contexts": [0],
        "integration_types": [0],
    }


def menu(name: str, *, type_: Literal[2, 3] = 2) -> limits.ApplicationCommand:
    return {"type": type_, "name": name, "contexts": [0], "integration_types": [0]}


def option(name: str = "who", **values) -> limits.Option:
    made = {"type": 3, "name": name, "description": "Who it was", "required": False, **values}
    return cast("limits.Option", made)


def breach_of(*commands: limits.ApplicationCommand) -> str:
    [breach] = limits.breaches(commands)
    return breach


@pytest.mark.parametrize("name", ["Met", "two words", "größe", "a.b"])
def test_a_name_that_discord_cannot_take_names_the_variable(name):
    assert "GRAPEVINE_COMMAND_PREFIX" in breach_of(chat(name))


def test_a_name_of_32_characters_is_the_longest():
    assert limits.breaches([chat("a" * 32)]) == []
    assert breach_of(chat("a" * 33))


def test_a_hundred_commands_are_the_most():
    commands = [chat(f"c{number}") for number in range(101)]
    assert limits.breaches(commands[:100]) == []
    assert breach_of(*commands)


def test_context_menus_are_counted_by_type():
    menus = [menu(f"Menu {number}") for number in range(16)]
    assert limits.breaches([*menus[:15], menu("Menu", type_=3)]) == []
    assert breach_of(*menus)


def test_a_menu_and_a_command_may_share_a_name():
    assert limits.breaches([chat("met"), menu("met")]) == []


def test_two_commands_of_one_name_are_refused():
    assert "twice" in breach_of(chat("met"), chat("met"))


def test_all_names_descriptions_and_values_count_towards_8000_characters():
    choices: list[limits.OptionChoice] = [{"name": f"{at:02}" + "n" * 98, "value": "v" * 100} for at in range(13)]
    options = [option(f"option{at}", choices=choices, description="d" * 100) for at in range(3)]
    two = chat(options=options[:2], about="d" * 100)
    assert limits.size(two) == 3 + 100 + 2 * (7 + 100 + 13 * (100 + 100))
    assert limits.breaches([two]) == []
    assert "characters in all" in breach_of(chat(options=options, about="d" * 100))


def test_options_of_subcommands_count_as_well():
    inner = option("who")
    outer: limits.Option = {"type": 1, "name": "add", "description": "Adds", "options": [inner]}
    assert limits.size(chat(options=[outer])) == len("met") + len("Does it") + len("addAdds") + len("whoWho it was")


@pytest.mark.parametrize(
    "wrong",
    [
        option(description=""),
        option(description="x" * 101),
        option("Who"),
        option("x" * 33),
        option(max_length=6001),
        option(max_value=2**53),
        option(choices=[{"name": str(at), "value": "x"} for at in range(26)]),
        option(choices=[{"name": "same", "value": "a"}, {"name": "same", "value": "b"}]),
        option(choices=[{"name": "", "value": "a"}]),
        option(choices=[{"name": "long", "value": "x" * 101}]),
        option(choices=[{"name": "x" * 101, "value": "x"}]),
    ],
)
def test_an_option_that_discord_would_refuse_is_named(wrong):
    assert breach_of(chat(options=[wrong]))
    outer: limits.Option = {"type": 1, "name": "add", "description": "Adds", "options": [wrong]}
    assert "/met add" in breach_of(chat(options=[outer]))


def test_a_required_option_after_an_optional_one_is_refused():
    assert "required" in breach_of(chat(options=[option("a"), option("b", required=True)]))


def test_two_options_of_one_name_are_refused():
    assert "twice" in breach_of(chat(options=[option("a"), option("a")]))


def test_a_26th_option_is_one_too_many():
    assert limits.breaches([chat(options=[option(f"o{at}") for at in range(25)])]) == []
    assert breach_of(chat(options=[option(f"o{at}") for at in range(26)]))


def test_an_ordinary_form_fits():
    assert limits.form_breaches(form()) == []


@pytest.mark.parametrize(
    "values",
    [
        {"value": "x" * 4001},
        {"choices": tuple(Choice(str(number), str(number)) for number in range(26))},
        {"choices": (Choice("long", "x" * 101),)},
    ],
)
def test_a_field_that_a_modal_cannot_hold_is_named(values):
    [breach] = limits.form_breaches(form(**values))
    assert "who" in breach


def test_a_field_with_many_choices_that_are_suggested_fits():
    choices = tuple(Choice(str(number), str(number)) for number in range(26))
    assert limits.form_breaches(form(choices=choices, suggests=True)) == []


def test_a_form_of_six_fields_is_refused():
    six = Form("Log somebody", "", Call("met"), form().fields * 6)
    assert limits.form_breaches(six)


def text(content: str) -> dict:
    return {"type": 10, "content": content}


def row(*customs: str) -> dict:
    return {"type": 1, "components": [{"type": 2, "style": 2, "label": "Go", "custom_id": each} for each in customs]}


def test_the_components_of_a_message_are_counted_down_to_the_last():
    container = {"type": 17, "components": [text("a"), row(*map(str, range(5))), row(*map(str, range(5, 10)))]}
    assert limits.components([container]) == 14
    assert limits.message_breaches([container, *(text("x") for _ in range(26))]) == []
    [breach] = limits.message_breaches([container, *(text("x") for _ in range(27))])
    assert "41 components" in breach


def test_all_texts_of_a_message_together_have_4000_characters():
    assert limits.message_breaches([text("x" * 2000), text("🌞" * 1000)]) == []
    [breach] = limits.message_breaches([text("x" * 2000), text("🌞" * 1000 + "y")])
    assert "4001 characters" in breach


@pytest.mark.parametrize(
    "wrong",
    [
        row("a", "a"),
        row(""),
        text(" "),
        {"type": 2, "style": 5, "label": "x"},
        {"type": 2, "style": 5, "label": "x", "url": "https://x.org", "custom_id": "a"},
        {"type": 3, "custom_id": "a", "options": [{"label": "x", "value": "1"}, {"label": "y", "value": "1"}]},
    ],
)
def test_a_component_that_discord_would_refuse_is_named(wrong):
    assert len(limits.message_breaches([wrong])) == 1
