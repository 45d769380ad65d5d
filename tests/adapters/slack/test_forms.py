"""Forms as modals, and what comes back of them when they are sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk.models.views import View

from adapters.slack import forms, limits, render
from bot.features import FEATURES
from bot.kit.args import CLEAR, Choice
from bot.kit.calls import BrokenCall, Call, parse
from bot.kit.cards import Card
from bot.kit.commands import Catalogue, Field, Form
from tests.adapters.slack.fake import checks, look

CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)
GROUPS = {group.name: [command.name for command in group.commands.values()] for group in CATALOGUE}
ID = "01h9kz3v8n2qd"
URL = "https://hooks.slack.com/actions/T1/1/abc"
TYPED = {
    "line": "a <b> & c",
    "lines": "two\nlines",
    "number": "7",
    "day": "2026-03-09",
    "moment": "next fri 9:00",
    "time": "9:30",
    "pick": "Ana",
    "flag": "no",
}
"""What somebody puts into each kind of field."""


def form(*fields: Field, call: Call | None = None, **more: Any) -> Form:
    return Form("Change what you know", "", call or Call("contact edit"), fields, **more)


def field(name: str = "role", widget: Any = "line", value: str = "", **more: Any) -> Field:
    return Field(name, name.capitalize(), "What it is", widget, False, value, **more)


def element(view: render.View, name: str) -> dict[str, Any]:
    [found] = [block["element"] for block in view["blocks"] if block.get("block_id") == name]
    return found


def sent(view: render.View, **typed: str) -> dict[str, Any]:
    """What Slack sends of the view, with this typed or chosen in it; what isn't named stays as it was."""
    values: dict[str, Any] = {}
    for name, value in typed.items():
        options = element(view, name).get("options")
        searched = element(view, name)["type"] == "external_select" and value
        chosen = forms.option(Choice(value, value)) if searched else value
        values[name] = next((each for each in options if each["value"] == value), "") if options else chosen
    return {**view, "id": "V1", "hash": "1", "state": {"values": look.state(view["blocks"], values)}}


def call_of(view: render.View, **typed: str) -> Call:
    return forms.submitted(sent(view, **typed), CATALOGUE).call


def breaches(view: render.View) -> list[str]:
    View(**view).to_dict()
    return [*limits.view_breaches(view), *checks.view_faults(view)]


def pages(name: str, call: Call, known: Mapping[str, str] | None = None) -> list[Form]:
    command = CATALOGUE.command(name)
    return [command.form(call, page, known) for page in range(1, command.form(call).pages + 1)]


def every_page(group: str) -> Iterator[Form]:
    for name in GROUPS[group]:
        yield from pages(name, Call(name))


def answers(asked: Form) -> dict[str, str]:
    return {
        each.name: each.choices[-1].text if each.widget == "choice" else TYPED[each.widget] for each in asked.fields
    }


@pytest.mark.parametrize("group", GROUPS)
def test_every_form_of_every_command_comes_back_as_it_was_filled_in(group: str):
    for asked in every_page(group):
        view = forms.modal(asked, answers_to=URL)
        assert breaches(view) == []
        assert forms.submitted(sent(view), CATALOGUE).call == asked.filled({})
        typed = answers(asked)
        found = forms.submitted(sent(view, **typed), CATALOGUE)
        assert found.call == asked.filled(typed)
        assert found.fields == {each.name: each.name for each in asked.fields}
        assert found.answers_to == URL


@pytest.mark.parametrize("group", GROUPS)
def test_every_form_that_is_filled_already_comes_back_unchanged_changed_or_emptied(group: str):
    for asked in every_page(group):
        known = answers(asked)
        filled = CATALOGUE.command(asked.call.name).form(Call(asked.call.name), asked.page, known)
        view = forms.modal(filled)
        assert breaches(view) == []
        assert call_of(view) == filled.filled(known)
        emptied = call_of(view, **dict.fromkeys(known, ""))
        assert emptied == filled.filled({})
        assert set(emptied.values.values()) <= {CLEAR}


@pytest.mark.parametrize("group", GROUPS)
def test_what_another_page_asked_is_not_lost(group: str):
    for name in GROUPS[group]:
        asked = pages(name, Call(name))
        known = {key: value for page in asked for key, value in answers(page).items()}
        for page in pages(name, Call(name, known)):
            view = forms.modal(page)
            assert breaches(view) == []
            assert call_of(view) == Call(name, known)


def test_a_modal_says_what_it_is_for():
    asked = replace(CATALOGUE.command("met").form(Call("met")), page=2, pages=3)
    view = forms.modal(asked)
    assert (view.get("title", {})["text"], view.get("submit", {})["text"]) == ("Log somebody you met…", "Save")
    [about] = view["blocks"][0]["elements"]
    assert about["text"].startswith("Log somebody you met, and start following up. ")
    assert about["text"].endswith("Page 2 of 3.")


def test_ids_travel_out_of_sight_and_words_never_do():
    call = Call("contact edit", {"who": ID, "note": "likes chess", "role": "boss"})
    view = forms.modal(form(field("role", value="boss"), call=call, page=2, pages=3), answers_to=URL)
    data = json.loads(view.get("private_metadata", ""))
    assert data == {"call": f"contact edit who:{ID}", "page": 2, "to": URL}
    assert [block["block_id"] for block in view["blocks"] if block["type"] == "input"] == ["role", "note"]
    assert call_of(view) == call
    assert call_of(view, note="hates chess").values["note"] == "hates chess"
    assert call_of(view, note="").values["note"] == CLEAR


@pytest.mark.parametrize("value", [ID, "2026-03-05", "2026-03-05T08:00:00+00:00", "12"])
def test_what_a_button_wrote_stays_out_of_sight(value: str):
    view = forms.modal(form(field(), call=Call("contact edit", {"who": value})))
    assert parse(json.loads(view.get("private_metadata", ""))["call"]).values == {"who": value}


def test_a_word_that_only_buttons_say_stays_out_of_sight():
    call = Call("next goal", {"step": "first-goal..20260305"})
    view = forms.modal(CATALOGUE.command("next goal").form(call))
    assert [block["block_id"] for block in view["blocks"] if block["type"] == "input"] == ["text"]
    assert call_of(view, text="Meet Ana").values == {"text": "Meet Ana", "step": "first-goal..20260305"}
    typed = Call("plan edit", {"what": "chess"})  # somebody's own words, of whatever argument, stay in sight
    view = forms.modal(CATALOGUE.command("plan edit").form(typed))
    assert "chess" not in view.get("private_metadata", "")
    assert element(view, "what")["initial_value"] == "chess"


@pytest.mark.parametrize(
    ("widget", "value", "more", "kind"),
    [
        ("line", "x", {}, "plain_text_input"),
        ("moment", "next fri", {}, "plain_text_input"),
        ("day", "", {}, "datepicker"),
        ("day", "2026-03-05", {}, "datepicker"),
        ("day", "next fri", {}, "plain_text_input"),
        ("day", "2026-02-31", {}, "plain_text_input"),
        ("day", "20260305", {}, "plain_text_input"),
        ("number", "", {}, "number_input"),
        ("number", "-3", {}, "number_input"),
        ("number", "many", {}, "plain_text_input"),
        ("number", "9" * 20, {}, "plain_text_input"),
        ("pick", "", {}, "external_select"),
        ("pick", "Ana", {}, "external_select"),
        ("pick", "A" * 76, {}, "plain_text_input"),
        ("line", "", {"suggests": True}, "external_select"),
        ("choice", "", {"choices": (Choice("Close", "close"),)}, "static_select"),
        ("choice", "Close", {"choices": (Choice("Close", "close"),)}, "static_select"),
        ("choice", "other", {"choices": (Choice("Close", "close"),)}, "plain_text_input"),
        ("choice", "", {"choices": ()}, "plain_text_input"),
        ("choice", "", {"choices": (Choice("Long", "x" * 76),)}, "plain_text_input"),
        ("choice", "", {"choices": (Choice("Nothing", ""),)}, "plain_text_input"),
        ("choice", "", {"choices": tuple(Choice(str(n), str(n)) for n in range(101))}, "plain_text_input"),
        ("flag", "", {"choices": (Choice("yes", "yes"), Choice("no", "no"))}, "static_select"),
    ],
)
def test_each_field_gets_the_input_that_can_show_it(widget: Any, value: str, more: dict[str, Any], kind: str):
    asked = form(field("role", widget, value, **more))
    view = forms.modal(asked)
    assert element(view, "role")["type"] == kind
    assert breaches(view) == []
    assert call_of(view).values.get("role", "").casefold() == value.casefold()


def test_what_was_emptied_is_cleared_where_that_is_meant():
    view = forms.modal(form(field("role", value="boss", clears=True), field("name", value="Ana")))
    assert call_of(view, role="", name="").values == {"role": CLEAR}
    assert call_of(forms.modal(form(field("role", clears=True))), role="").values == {}


@pytest.mark.parametrize("space", ["\n", " ", ""])
def test_a_value_too_long_for_one_input_has_several(space: str):
    word = "word" + space
    value = (word * 4000)[:7999].strip()
    asked = form(field("note", "lines", value, limit=8000, clears=True))
    view = forms.modal(asked)
    assert breaches(view) == []
    assert len(view["blocks"]) >= 3
    assert call_of(view).values == {"note": value}
    found = forms.submitted(sent(view), CATALOGUE)
    assert found.fields == {"note": "note"}
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert call_of(view, **dict.fromkeys(inputs[1:], "")).values["note"] == element(view, "note")["initial_value"]
    assert call_of(view, **dict.fromkeys(inputs, "")).values == {"note": CLEAR}


@pytest.mark.parametrize("length", [2999, 3000, 3001, 6000])
@pytest.mark.parametrize("letter", ["x", "🌞", "👩‍👩‍👧‍👦"])
def test_no_value_is_too_long(length: int, letter: str):
    value = (letter * length)[:length]
    asked = form(field("note", "lines", value, limit=4000))
    assert breaches(forms.modal(asked)) == []
    assert call_of(forms.modal(asked)).values == {"note": value}


def test_labels_and_hints_of_any_length_are_shown():
    asked = form(replace(field(), label="x" * 3000, about="y" * 3000), replace(field("name"), label="", about=""))
    assert breaches(forms.modal(replace(asked, title="", about="z" * 4000))) == []


def test_a_form_without_fields_is_still_a_modal():
    view = forms.modal(form(call=Call("contact edit", {"who": ID})))
    assert breaches(view) == []
    assert call_of(view) == Call("contact edit", {"who": ID})


def test_the_inputs_of_two_forms_are_told_apart():
    """In a view that is updated, Slack keeps what was typed into the input of the same block and action."""
    one = element(forms.modal(form(field("text"), call=Call("goal aim"))), "text")
    assert one == element(forms.modal(form(field("text"), call=Call("goal aim"))), "text")
    for other in (
        form(field("text"), call=Call("welcome why")),
        form(field("text", value="x"), call=Call("goal aim")),
        form(field("text"), call=Call("goal aim"), page=2, pages=2),
    ):
        assert element(forms.modal(other), "text")["action_id"] != one["action_id"]


def test_an_address_that_leaves_no_room_is_left_out():
    view = forms.modal(form(field()), answers_to="https://x/" + "y" * 3000)
    assert breaches(view) == []
    assert forms.submitted(sent(view), CATALOGUE).answers_to == ""


def test_a_form_that_is_on_its_way_says_so():
    view = forms.waiting("One moment")
    assert breaches(view) == []
    assert not any(block["type"] == "input" for block in view["blocks"])


def changed(**more: Any) -> dict[str, Any]:
    return {**sent(forms.modal(form(field("role", value="boss"), call=Call("contact edit", {"who": ID})))), **more}


def blocks(*ids: str) -> list[dict[str, Any]]:
    return [{"type": "input", "block_id": id, "element": {"type": "plain_text_input"}} for id in ids]


@pytest.mark.parametrize(
    "view",
    [
        {},
        forms.waiting("One moment"),
        render.modal_card(Card("Hello")),
        changed(callback_id="other"),
        changed(private_metadata=""),
        changed(private_metadata="[]"),
        changed(private_metadata="{"),
        changed(private_metadata='{"call": 7}'),
        changed(private_metadata='{"call": "contact edit who:"}'),
        changed(private_metadata='{"call": "nobody knows"}'),
        changed(private_metadata='{"call": "contact edit other:1"}'),
        changed(blocks=blocks("other")),
        changed(blocks=blocks("who")),
        changed(blocks=blocks("role", "role")),
        changed(blocks=blocks("role~2")),
        changed(blocks=[{"type": "input"}]),
        changed(blocks=[{"type": "input", "block_id": 7}]),
    ],
)
def test_a_view_that_is_not_ours_is_refused(view: Mapping[str, Any]):
    with pytest.raises(BrokenCall):
        forms.submitted(view, CATALOGUE)


@pytest.mark.parametrize(
    "more",
    [
        {"state": {}},
        {"state": None},
        {"state": {"values": []}},
        {"state": {"values": {"role": None}}},
        {"blocks": None},
        {"blocks": [None, 7]},
    ],
)
def test_what_slack_says_nothing_of_is_as_it_was(more: dict[str, Any]):
    call = forms.submitted(changed(**more), CATALOGUE).call
    assert call.values == {"who": ID, **({"role": "boss"} if "state" in more else {})}


def test_a_search_says_what_is_searched():
    view = forms.modal(form(field("through", "pick", suggests=True)))
    body = {"type": "block_suggestion", "block_id": "through", "action_id": "suggest:1", "value": "An", "view": view}
    assert forms.suggesting(body) == ("contact edit", "through", "An")
    with pytest.raises(BrokenCall):
        forms.suggesting({**body, "view": {}})


@pytest.mark.parametrize(
    ("choice", "value"),
    [
        (Choice("Ana", ID), ID),
        (Choice("x" * 100, "y" * 100), "y" * 75),
        (Choice("Ana", ""), "Ana"),
        (Choice("", ""), "…"),
    ],
)
def test_an_option_has_a_label_and_a_value_that_fit(choice: Choice, value: str):
    option = forms.option(choice)
    assert option["value"] == value
    assert checks.option_faults({"options": [option]}) == []
