from __future__ import annotations

from datetime import date, time
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.args import Ambiguous, NotANumber
from bot.kit.calls import BrokenCall, Call, parse
from bot.kit.cards import Button, Card, say
from bot.kit.commands import Catalogue, Form, Group, UnknownArgument, UnknownCommand
from bot.kit.dates import When
from bot.kit.mentions import CommandMention, plain
from tests.kit.sample import (
    CATALOGUE,
    COMMANDS,
    Here,
    dig,
    garden,
    measure,
    plant,
    plant_it,
    texts,
    thirsty,
    water,
    watered,
)

HERE = Here()


def test_the_signature_says_what_a_command_takes():
    assert [(param.name, param.required) for param in plant_it.params] == [
        ("what", True),
        ("note", False),
        ("bed", False),
    ]


def test_the_docstring_is_the_help():
    assert plant_it.about == "Plant something."
    assert plant_it.more == "It stays in the list until you dig it up."


def test_a_label_is_the_name_unless_it_is_given():
    assert [param.label for param in measure.params][:3] == ["First tree", "Beds", "Called"]


def test_a_command_without_a_docstring_is_refused():
    def silent(here: Here) -> Card:
        return Card("")

    with pytest.raises(ValueError, match="no docstring"):
        Group[Here]("mute", "Says nothing").command("silent")(silent)


def test_a_parameter_that_says_nothing_of_itself_is_refused():
    def vague(here: Here, what: Annotated[str, "anything"]) -> Card:
        """Do something."""
        return Card(what)

    with pytest.raises(ValueError, match="what says nothing"):
        Group[Here]("mute", "Says nothing").command("vague")(vague)


@pytest.mark.parametrize("name", ["Shout", "two words", "naïve", "a:b"])
def test_a_name_that_could_not_be_typed_is_refused(name: str):
    def fine(here: Here) -> Card:
        """Do something."""
        return Card("")

    with pytest.raises(ValueError, match="can't be the name"):
        Group[Here]("mute", "Says nothing").command(name)(fine)


def test_two_commands_of_one_name_are_refused():
    with pytest.raises(ValueError, match="declared twice"):
        water.command("list")(thirsty.run)


def test_an_alias_that_is_taken_is_refused():
    with pytest.raises(ValueError, match="declared twice"):
        water.command("lists", aliases=["ls"])(thirsty.run)


def test_two_groups_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two groups"):
        Catalogue([water, Group[Here]("pour", "Another one")])


def test_a_call_has_the_texts_of_its_values():
    call = watered.call("Rose", When(date(2026, 3, 6), time(9)))
    assert call == Call("water done", {"which": "Rose", "on": "2026-03-06T09:00"})


def test_none_and_what_was_not_given_stay_out_of_a_call():
    assert watered.call("Rose", on=None) == watered.call("Rose") == Call("water done", {"which": "Rose"})


def test_a_call_answers_as_the_function_does():
    assert plant_it.answer(plant_it.call("Rose", bed="north"), HERE) == plant_it(HERE, "Rose", bed="north")


@given(texts.filter(str.strip), texts.filter(str.strip))
def test_values_reach_the_function_as_they_were_given(what: str, note: str):
    call = (
        parse(plant_it.button("Plant", what, note=note).wire()) if len(what + note) < 15 else plant_it.call(what, note)
    )
    assert plant_it.answer(call, HERE) == Card(what, (say(note, "south"),))


def test_a_button_says_the_complete_call():
    assert dig.button("Dig it up", 1) == Button("Dig it up", Call("secret dig", {"id": "0000000000001"}))


def test_an_asking_button_knows_what_it_is_told():
    button = watered.ask("When?", which="Rose", on=None)
    assert button == Button("When?", Call("water done", {"which": "Rose"}), asks=1)
    assert button.wire() == "ask1 water done which:Rose"


def test_a_button_for_a_value_that_does_not_exist_is_refused():
    with pytest.raises(UnknownArgument):
        watered.ask("When?", whom="Rose")
    with pytest.raises(TypeError):
        watered.button("Done", whom="Rose")  # pyright: ignore[reportCallIssue]


def test_check_speaks_for_each_field_at_fault():
    wrong = measure.check(Call("garden measure", {"beds": "many", "name": "x" * 41, "fenced": "yes"}))
    assert wrong == {
        "beds": "I couldn't read “many” as a whole number. Try a number from 1 to 40.",
        "name": "That is 41 characters; I can take 40. Shorten it a little and send it again.",
        "owner": "Please fill this in.",
    }


def test_check_has_nothing_against_a_good_call():
    assert measure.check(Call("garden measure", {"owner": "Ana", "beds": "3"})) == {}


def test_an_error_names_the_field_at_fault():
    with pytest.raises(NotANumber) as caught:
        measure.answer(Call("garden measure", {"owner": "Ana", "beds": "many"}), HERE)
    assert caught.value.field == "beds"


def test_a_question_names_the_field_it_is_about():
    with pytest.raises(Ambiguous) as caught:
        measure.answer(Call("garden measure", {"owner": "Ana", "bed": "green"}), HERE)
    assert caught.value.field == "bed"
    assert [choice.text for choice in caught.value.choices] == ["dark", "light"]


def test_a_value_that_the_command_does_not_take_is_named():
    with pytest.raises(UnknownArgument) as caught:
        watered.answer(Call("water done", {"which": "Rose", "whom": "Ana"}), HERE)
    assert "“whom”" in caught.value.message
    assert caught.value.hint == "It takes: which and on."


def test_a_call_with_something_missing_is_answered_by_its_form():
    answer = watered.answer(Call("water done", {"on": "tomorrow"}), HERE)
    assert isinstance(answer, Form)
    assert [(field.name, field.value) for field in answer.fields] == [("which", ""), ("on", "tomorrow")]


def test_a_button_without_its_id_is_broken_since_no_form_can_ask_for_it():
    with pytest.raises(BrokenCall):
        dig.answer(Call("secret dig"), HERE)


def test_a_form_has_five_fields_a_page_and_the_required_ones_first():
    first, second = measure.form(Call("garden measure")), measure.form(Call("garden measure"), 2)
    assert [field.name for field in first.fields] == ["owner", "first_tree", "beds", "name", "opened"]
    assert [field.name for field in second.fields] == ["fenced", "bed"]
    assert [(form.page, form.pages) for form in (first, second)] == [(1, 2), (2, 2)]


@pytest.mark.parametrize(("asked", "got"), [(-3, 1), (0, 1), (3, 2), (99, 2)])
def test_a_page_beyond_the_form_is_its_nearest(asked: int, got: int):
    assert measure.form(Call("garden measure"), asked).page == got


def test_ids_are_no_fields_of_a_form():
    assert dig.form(Call("secret dig")).fields == ()


def test_a_field_tells_what_the_argument_declares():
    owner, tree, beds, name, _ = measure.form(Call("garden measure", {"name": "Eden"})).fields
    assert (owner.required, tree.required) == (True, False)
    assert (name.label, name.about, name.limit, name.value) == ("Called", "Its name", 40, "Eden")
    assert beds.widget == "number"
    fenced, bed = measure.form(Call("garden measure"), 2).fields
    assert [choice.text for choice in fenced.choices] == ["yes", "no"]
    assert bed.suggests


def test_a_filled_form_keeps_what_it_did_not_ask_and_drops_what_was_emptied():
    known = Call("garden measure", {"owner": "Ana", "beds": "3", "bed": "dark"})
    filled = measure.form(known).filled({"owner": "Ben", "beds": "  ", "name": " Eden ", "bed": "light"})
    assert filled == Call("garden measure", {"owner": "Ben", "name": "Eden", "bed": "dark"})


@given(st.dictionaries(st.sampled_from([param.name for param in measure.params]), texts), st.integers(1, 2))
def test_a_form_sent_as_it_came_changes_nothing_but_blanks(values: dict[str, str], page: int):
    form = measure.form(Call("garden measure", values), page)
    shown = {field.name for field in form.fields}
    kept = {name: text for name, text in values.items() if text or name not in shown}
    assert form.filled({field.name: field.value for field in form.fields}).values == kept


def test_a_group_finds_names_aliases_and_hidden_commands():
    assert water.find("list") is water.find("ls") is thirsty
    assert water.find("lost") is None
    assert CATALOGUE.command("secret dig") is dig


def test_a_bare_group_is_its_own_command_or_its_default():
    assert (plant.bare, water.bare, garden.bare) == (plant_it, thirsty, None)


@pytest.mark.parametrize("name", ["water list", "water ls", "pour list", "pour ls"])
def test_a_call_under_an_older_name_still_finds_its_command(name: str):
    assert CATALOGUE.command(name) is thirsty


def test_every_command_is_found_by_its_name():
    assert [CATALOGUE.command(command.name) for command in COMMANDS] == list(COMMANDS)


def test_hidden_groups_are_not_listed_or_suggested():
    assert [group.name for group in CATALOGUE.listed()] == ["plant", "water", "garden", "help"]
    assert "dig" not in plain(CATALOGUE.close("secret dug"))


def test_an_unknown_command_is_told_what_comes_close():
    with pytest.raises(UnknownCommand) as caught:
        CATALOGUE.command("water dnoe")
    assert caught.value.message == "I don't know “water dnoe”."
    assert caught.value.advice[:2] == ("Did you mean ", CommandMention("water done"))


def test_a_group_that_comes_close_is_the_command_that_it_stands_for():
    assert CATALOGUE.close("wter")[1] == CommandMention("water list")


def test_nothing_close_is_nothing_said():
    assert CATALOGUE.close("xyzzy") == ()


def test_a_command_is_mentioned_by_its_full_name():
    assert thirsty.mention("all") == CommandMention(thirsty.name, "all")
