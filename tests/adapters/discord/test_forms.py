"""Forms as modals, and what comes back of them when they are sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from adapters.discord import forms, limits
from bot.features import FEATURES
from bot.kit.args import CLEAR, Choice
from bot.kit.calls import BrokenCall, Call
from bot.kit.commands import Catalogue, Field, Form
from tests.adapters.discord import spec
from tests.adapters.discord.peer import checks

CATALOGUE = Catalogue(group for feature in FEATURES for group in feature.commands)
GROUPS = {group.name: [command.name for command in group.commands.values()] for group in CATALOGUE}
ID = "01h9kz3v8n2qd"
HELD = f"answer choice:1 id:{ID}"
YES_NO = (Choice("Yes", "yes"), Choice("No", "no"))
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
    return Field(name, name.capitalize(), "What it is", widget, more.pop("required", False), value, **more)


def component(modal: forms.Payload, name: str) -> dict[str, Any]:
    inside = [part["component"] for part in modal["components"] if "component" in part]
    [found] = [part for part in inside if part["custom_id"].removesuffix("+") == name]
    return found


def sent(modal: forms.Payload, **typed: str) -> dict[str, Any]:
    """What Discord sends of the modal, with this in it; what isn't named stays as it was."""
    labels: list[dict[str, Any]] = []
    for number, part in enumerate(modal["components"]):
        if "component" not in part:
            labels.append({"type": 10, "id": number})
            continue
        inside = part["component"]
        options = inside.get("options", [])
        before = inside.get("value") or next((each["value"] for each in options if each.get("default")), "")
        value = typed.pop(inside["custom_id"].removesuffix("+"), before)
        assert not options or value in ["", *(each["value"] for each in options)]
        filled = {3: {"values": [value] if value else []}, 21: {"value": value or None}, 4: {"value": value}}
        told = {"type": inside["type"], "id": number, "custom_id": inside["custom_id"], **filled[inside["type"]]}
        labels.append({"type": 18, "id": number, "component": told})
    assert not typed
    return {"custom_id": modal["custom_id"], "components": labels}


def submitted(modal: forms.Payload, **typed: str) -> forms.Submitted:
    return forms.submitted(sent(modal, **typed), CATALOGUE)


def call_of(modal: forms.Payload, **typed: str) -> Call:
    return submitted(modal, **typed).call


def breaches(modal: forms.Payload) -> list[str]:
    answer = {"type": 9, "data": modal}
    return [*checks.modal(dict(modal)), *spec.problems("POST", "/interactions/1/token/callback", answer)]


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
        modal = forms.modal(asked)
        assert breaches(modal) == []
        assert call_of(modal) == asked.filled({})
        typed = answers(asked)
        found = submitted(modal, **typed)
        assert found.call == asked.filled(typed)
        assert found.fields == {each.name for each in asked.fields}


@pytest.mark.parametrize("group", GROUPS)
def test_every_form_that_is_filled_already_comes_back_unchanged_changed_or_emptied(group: str):
    for asked in every_page(group):
        known = answers(asked)
        filled = CATALOGUE.command(asked.call.name).form(Call(asked.call.name), asked.page, known)
        modal = forms.modal(filled)
        assert breaches(modal) == []
        assert call_of(modal) == filled.filled(known)
        emptied = call_of(modal, **dict.fromkeys(known, ""))
        assert emptied == filled.filled({})
        assert set(emptied.values.values()) <= {CLEAR}


@pytest.mark.parametrize("group", GROUPS)
def test_what_another_page_asked_is_not_lost(group: str):
    for name in GROUPS[group]:
        known = {key: value for page in pages(name, Call(name)) for key, value in answers(page).items()}
        waiting = Call(name, known)
        for page in pages(name, waiting):
            holds = forms.needs_holding(page)
            modal = forms.modal(page, custom=f"ask{page.page} {HELD}" if holds else "")
            assert breaches(modal) == []
            found = submitted(modal)
            assert (found.over(waiting) if holds else found.call) == waiting


def test_what_is_held_takes_what_the_form_says():
    call = Call("contact edit", {"who": ID, "note": "likes chess", "name": "Ana", "role": "boss", "tags": "x"})
    asked = form(*(field(name, value=call.values.get(name, ""), clears=True) for name in ("role", "company", "where")),
                 *(field(name) for name in ("email", "phone")), call=call, page=2, pages=4)  # fmt: skip
    assert forms.needs_holding(asked)
    with pytest.raises(ValueError, match="held"):
        forms.modal(asked)
    for custom in (HELD, f"ask2 {HELD}"):
        modal = forms.modal(asked, custom=custom)
        assert breaches(modal) == []
        assert modal["custom_id"] == custom
        found = submitted(modal, role="", company="Acme")
        assert found.held
        assert found.call == Call("answer", {"choice": "1", "id": ID})
        assert found.over(call).values == {"who": ID, "note": "likes chess", "name": "Ana", "tags": "x"} | {
            "role": CLEAR,
            "company": "Acme",
        }


def test_ids_travel_out_of_sight_and_words_never_do():
    call = Call("contact edit", {"who": ID, "note": "likes\nchess", "role": "boss"})
    modal = forms.modal(form(field("role", value="boss"), call=call, page=2, pages=3))
    assert modal["custom_id"] == f"ask2 contact edit who:{ID}"
    assert [component(modal, name)["style"] for name in ("role", "note")] == [1, 2]
    assert call_of(modal) == call
    assert call_of(modal, note="hates chess").values["note"] == "hates chess"


@pytest.mark.parametrize("value", [ID, "2026-03-05", "2026-03-05T08:00:00+00:00", "12"])
def test_what_a_button_wrote_stays_out_of_sight(value: str):
    modal = forms.modal(form(field(), call=Call("contact edit", {"who": value})))
    assert call_of(modal).values == {"who": value}
    assert len(modal["components"]) == 1


def test_a_word_that_only_buttons_say_stays_out_of_sight():
    call = Call("next goal", {"step": "first-goal..20260305"})
    modal = forms.modal(CATALOGUE.command("next goal").form(call))
    assert [part["component"]["custom_id"] for part in modal["components"] if part["type"] == 18] == ["text"]
    assert call_of(modal, text="Meet Ana").values == {"text": "Meet Ana", "step": "first-goal..20260305"}


def test_more_than_a_custom_id_holds_is_held():
    many = {f"id{number}": ID for number in range(6)}
    asked = form(field(), call=Call("contact edit", many))
    assert forms.needs_holding(asked)
    with pytest.raises(ValueError, match="hide"):
        forms.modal(asked)
    assert breaches(forms.modal(asked, custom=HELD)) == []


@pytest.mark.parametrize(
    ("widget", "value", "more", "kind"),
    [
        ("line", "x", {}, 4),
        ("moment", "next fri", {}, 4),
        ("day", "2026-03-05", {}, 4),
        ("number", "-3", {}, 4),
        ("pick", "Ana", {"suggests": True}, 4),
        ("choice", "", {"choices": (Choice("Close", "close"),)}, 3),
        ("choice", "Close", {"choices": (Choice("Close", "close"),)}, 3),
        ("choice", "", {"choices": YES_NO}, 3),
        ("choice", "yes", {"choices": YES_NO, "required": True}, 21),
        ("choice", "yes", {"choices": YES_NO, "required": True, "clears": True}, 3),
        ("choice", "", {"choices": (Choice("Close", "close"),), "required": True}, 3),
        ("choice", "", {"choices": tuple(Choice(str(n), str(n)) for n in range(11)), "required": True}, 3),
        ("choice", "", {"choices": tuple(Choice(str(n), str(n)) for n in range(26))}, 4),
        ("choice", "other", {"choices": (Choice("Close", "close"),)}, 4),
        ("choice", "", {"choices": ()}, 4),
        ("choice", "", {"choices": (Choice("Long", "x" * 101),)}, 4),
        ("choice", "", {"choices": (Choice("Nothing", ""),)}, 4),
        ("choice", "", {"choices": (Choice("A", "a"), Choice("B", "a"))}, 4),
        ("flag", "", {"choices": YES_NO}, 21),
        ("flag", "no", {"choices": YES_NO}, 21),
    ],
)
def test_each_field_gets_the_input_that_can_show_it(widget: Any, value: str, more: dict[str, Any], kind: int):
    modal = forms.modal(form(field("role", widget, value, **more)))
    assert component(modal, "role")["type"] == kind
    assert breaches(modal) == []
    assert call_of(modal).values.get("role", "").casefold() == value.casefold()


def test_what_was_emptied_is_cleared_where_that_is_meant():
    modal = forms.modal(form(field("role", value="boss", clears=True), field("name", value="Ana")))
    assert call_of(modal, role="", name="").values == {"role": CLEAR}
    assert call_of(forms.modal(form(field("role", clears=True))), role="").values == {}


@pytest.mark.parametrize("length", [3999, 4000])
@pytest.mark.parametrize("letter", ["x", "🌞", "👩‍👩‍👧‍👦"])
def test_what_is_too_long_for_an_input_stays_as_it_is(length: int, letter: str):
    value = (letter * length)[:length]
    fits = letter == "x"
    prefilled = form(field("note", "lines", value, limit=4000, clears=True), field("role"))
    modal = forms.modal(prefilled)
    assert breaches(modal) == []
    assert call_of(modal).values == ({"note": value} if fits else {})
    assert [part["content"] for part in modal["components"] if "content" in part] == (
        [] if fits else ["Note: too long to be changed here, and left as it is."]
    )
    typed = replace(prefilled, call=Call("contact edit", {"note": value}))
    assert forms.needs_holding(typed) is not fits
    found = submitted(forms.modal(typed, custom=HELD), role="boss")
    assert found.over(typed.call).values == {"note": value, "role": "boss"}


def test_a_modal_says_what_it_is_for_and_which_page_it_is():
    asked = replace(CATALOGUE.command("met").form(Call("met")), page=2, pages=3)
    modal = forms.modal(asked)
    assert modal["title"] == "Log somebody you met, and start… (2 of 3)"
    assert len(modal["components"]) == 5
    [about, _] = forms.modal(replace(asked, fields=asked.fields[:1]))["components"]
    assert about["content"].startswith("Log somebody you met, and start following up. One line is enough")


def test_titles_labels_and_hints_of_any_length_are_shown():
    asked = form(replace(field(), label="x" * 3000, about="y" * 3000), replace(field("name"), label="", about=""))
    for title in ("", "x" * 400, "👩‍👩‍👧‍👦" * 40, "word " * 40):
        assert breaches(forms.modal(replace(asked, title=title, about="z" * 4000, pages=3))) == []


def test_a_form_without_fields_is_still_a_modal():
    modal = forms.modal(form(call=Call("contact edit", {"who": ID})))
    assert breaches(modal) == []
    assert call_of(modal) == Call("contact edit", {"who": ID})


def labels(*customs: object) -> list[dict[str, Any]]:
    return [{"type": 18, "component": {"type": 4, "custom_id": custom, "value": "x"}} for custom in customs]


def changed(**more: Any) -> dict[str, Any]:
    return {**sent(forms.modal(form(field("role", value="boss"), call=Call("contact edit", {"who": ID})))), **more}


@pytest.mark.parametrize(
    "data",
    [
        {},
        changed(custom_id=""),
        changed(custom_id=7),
        changed(custom_id="contact edit"),
        changed(custom_id="ask1 contact edit who:"),
        changed(custom_id="ask1 nobody knows"),
        changed(custom_id="ask1 contact edit other:1"),
        changed(components=labels("other")),
        changed(components=labels("who")),
        changed(components=labels("role", "role+")),
        changed(components=labels("")),
        changed(components=labels(None)),
        changed(components=[{"type": 18, "component": {}}]),
    ],
)
def test_a_modal_that_is_not_ours_is_refused(data: Mapping[str, Any]):
    with pytest.raises(BrokenCall):
        forms.submitted(data, CATALOGUE)


@pytest.mark.parametrize("components", [None, 7, [None, 7, {"type": 10, "id": 1}], [{"component": None}]])
def test_what_discord_says_nothing_of_is_as_it_was(components: object):
    assert forms.submitted(changed(components=components), CATALOGUE).call == Call("contact edit", {"who": ID})


def test_rows_without_labels_are_read_too():
    row = {"type": 1, "components": [{"type": 4, "custom_id": "role", "value": "boss"}]}
    assert forms.submitted(changed(components=[row]), CATALOGUE).call.values == {"who": ID, "role": "boss"}


def typing(name: str, *before: str, value: object = "An", inside: str = "") -> dict[str, Any]:
    """An autocomplete whose last option is being typed."""
    filled = [{"type": 3, "name": each, "value": "x"} for each in before[:-1]]
    options = [*filled, {"type": 3, "name": before[-1], "value": value, "focused": True}]
    return {"name": name, "options": [{"type": 1, "name": inside, "options": options}] if inside else options}


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        (typing("gv-contact", "who", inside="show"), ("contact show", "who", "An")),
        (typing("pause", "until", value="", inside="pause"), ("pause", "until", "")),
        (typing("met", "note", "who", value=7), ("met", "who", "7")),
        (typing("gv", "what", value="foll"), ("gv", "", "foll")),
    ],
)
def test_a_search_says_what_is_searched(data: dict[str, Any], asked: tuple[str, str, str]):
    assert forms.suggesting(data, names={"gv-contact": "contact"}, roots={"grapevine", "gv"}) == asked


@pytest.mark.parametrize("data", [{}, {"name": "met", "options": [{"name": "who", "value": "x"}]}, {"options": 7}])
def test_a_search_for_nothing_is_refused(data: dict[str, Any]):
    with pytest.raises(BrokenCall):
        forms.suggesting(data, names={}, roots=())


def test_choices_have_names_of_their_own_and_values_that_fit():
    given = [
        Choice("Ana", ID),
        Choice("Ana", "2"),
        Choice("", ""),
        Choice("x" * 101, "y" * 101),
        Choice("x" * 101, "🌞" * 51),
    ]
    found = forms.choices([*given, *(Choice("Ben", str(number)) for number in range(30))])
    assert checks.choices({"choices": found}, limits.STRING) == []
    assert [each["name"] for each in found[:4]] == ["Ana", "Ana (2)", "…", "x" * 99 + "…"]
    assert [each["value"] for each in found[:5]] == [ID, "2", "…", "y" * 100, "🌞" * 50]
    assert len({each["name"] for each in found}) == len(found) == 25
