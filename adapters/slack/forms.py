"""Forms as modals, and what comes back of them.

A modal carries the ids of its call in private_metadata, where nobody but us and Slack sees them; private words stay in
its inputs. Whatever else the call knows is one more optional input, so that no page of a form loses what another asked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias, cast

from adapters.slack import limits
from adapters.slack import render_blocks as shown
from adapters.slack.render import View, title
from adapters.slack.render_lines import NOTHING, Block, plain, rich, section, text
from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Choice
from bot.kit.calls import BrokenCall, Call, parse, spell
from bot.kit.commands import Catalogue, Field, Form
from bot.kit.errors import UserError

Body: TypeAlias = Mapping[str, Any]

FORM, WAITING = "form", "waiting"

_NUMBER = re.compile(r"-?[0-9]{1,12}")
_LATER_PART = re.compile(r"(?P<name>.+)~[0-9]+(?P<between>[ns]?)")
"""The id of an input that goes on with a value too long for one: `n`, after a line break; `s`, after a space."""
_BETWEEN = {"n": "\n", "s": " ", "": ""}


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that was sent; `fields` are the ids of its inputs by name of the argument."""

    call: Call
    fields: Mapping[str, str]
    answers_to: str


def modal(form: Form, *, answers_to: str = "") -> View:
    """`answers_to` comes back when it is sent: the response_url of what opened it."""
    kept, more = _known(form)
    blocks = _about(form)
    for field in (*form.fields, *more):
        blocks += _inputs(field, form)
    data = {"call": spell(Call(form.call.name, kept)), "page": form.page, "to": answers_to}
    if words.utf16(json.dumps(data)) > limits.PRIVATE_METADATA:
        data["to"] = ""  # its answer goes to the direct conversation then
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain(title(form.title), limits.VIEW_TITLE),
        "submit": plain("Save", limits.VIEW_BUTTON),
        "close": plain("Cancel", limits.VIEW_BUTTON),
        "private_metadata": json.dumps(data),
        "blocks": blocks[: limits.VIEW_BLOCKS] or shown.note("There is nothing to fill in. Save it, or leave it."),
    }


def waiting(said: str) -> View:
    """What is open until the form is there."""
    return {
        "type": "modal",
        "callback_id": WAITING,
        "title": plain(title(said), limits.VIEW_TITLE),
        "close": plain("Cancel", limits.VIEW_BUTTON),
        "blocks": [rich(section([text("Your form is on its way …")]))],
    }


def submitted(view: Body, catalogue: Catalogue[Context]) -> Submitted:
    """What a view says that was sent. Raises BrokenCall for one that isn't ours or was changed on its way."""
    if view.get("callback_id") != FORM:
        raise BrokenCall
    call, answers_to = _metadata(view)
    try:
        command = catalogue.command(call.name)
    except UserError:
        raise BrokenCall from None
    names = {param.name: param.arg for param in command.params}
    blocks: dict[str, str] = {}
    before: dict[str, str] = {}
    now: dict[str, str] = {}
    for block in _maps(view.get("blocks")):
        if block.get("type") != "input":
            continue
        id = _str(block, "block_id")
        name, between = _part(id)
        if name not in names or name in call.values or (name in blocks) != (name != id):
            raise BrokenCall
        blocks.setdefault(name, id)
        for values, value in ((before, _initial(block)), (now, _value(view, block))):
            known = values.get(name, "")
            values[name] = known + (between if known and value else "") + value
    if any(name not in names for name in call.values):
        raise BrokenCall
    fields = tuple(
        Field(name, "", "", names[name].widget, required=False, value=before[name], clears=names[name].clears)
        for name in blocks
    )
    return Submitted(Form("", "", call, fields).filled(now), blocks, answers_to)


def suggesting(body: Body) -> tuple[str, str, str]:
    """The command, the argument and what was typed so far, of a block_suggestion. Raises BrokenCall."""
    view = _map(body.get("view"))
    if view.get("callback_id") != FORM:
        raise BrokenCall
    call, _ = _metadata(view)
    return call.name, _part(_str(body, "block_id"))[0], _str(body, "value")


def option(choice: Choice) -> Block:
    """One thing to choose. A text that Slack has no room for is cut without a mark: its beginning may still be
    understood as a name."""
    value = _cut(choice.text or choice.label, limits.OPTION_VALUE) or NOTHING
    return {"text": plain(choice.label, limits.OPTION_LABEL), "value": value}


def _known(form: Form) -> tuple[dict[str, str], tuple[Field, ...]]:
    """What the call knows besides the page's fields: what we wrote ourselves, and what somebody may have typed."""
    names = {field.name for field in form.fields}
    others = {name: value for name, value in form.call.values.items() if name not in names}
    kept = {name: value for name, value in others.items() if _is_ours(value) or form.hides(name)}
    more = tuple(
        Field(name, name.replace("_", " ").capitalize(), "", "lines" if "\n" in value else "line", False, value)
        for name, value in others.items()
        if name not in kept
    )
    return kept, more


def _is_ours(value: str) -> bool:
    """An id, a number, a day or an instant."""
    if ids.is_id(value) or _NUMBER.fullmatch(value):
        return True
    return _is_day(value) or _is_instant(value)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_instant(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _about(form: Form) -> list[Block]:
    """What the title had no room for."""
    whole = words.clean(form.title, lines=False)
    said = [*([whole] if title(whole) != whole else []), *([form.about] if form.about.strip() else [])]
    said += [f"Page {form.page} of {form.pages}"] if form.pages > 1 else []
    return shown.note(". ".join(each.rstrip(".") for each in said) + ".") if said else []


def _inputs(field: Field, form: Form) -> list[Block]:
    """One input, or several for a value that is too long for one."""
    pieces = _pieces(field.value)
    optional = not field.required
    first = _input(field.name, field, _element(field, form, pieces[0][1], len(pieces) > 1), optional)
    more = [
        _input(f"{field.name}~{number}{between}", field, _text_input(field, form, piece, more=True), True)
        for number, (between, piece) in enumerate(pieces[1:], start=2)
    ]
    return [first, *more]


def _input(id: str, field: Field, element: Block, optional: bool) -> Block:
    goes_on = id != field.name
    label = f"{field.label or field.name}, continued" if goes_on else field.label or field.name
    return {
        "type": "input",
        "block_id": id,
        "label": plain(label, limits.INPUT_LABEL),
        "element": element,
        "optional": optional,
        **({"hint": plain(field.about, limits.INPUT_HINT)} if field.about.strip() and not goes_on else {}),
    }


def _element(field: Field, form: Form, value: str, more: bool) -> Block:
    """What fits the kind of field; a text input for a value that this couldn't show."""
    fits = words.utf16(value) <= limits.OPTION_VALUE
    match field.widget:
        case "choice" | "flag" if (menu := _menu(field, form)) is not None:
            return menu
        case "day" if not value or _is_day(value):
            picker: Block = {"type": "datepicker", "action_id": _action("value", field, form)}
            return {**picker, "initial_date": value} if value else picker
        case "number" if not value or _NUMBER.fullmatch(value):
            number: Block = {
                "type": "number_input",
                "action_id": _action("value", field, form),
                "is_decimal_allowed": False,
            }
            return {**number, "initial_value": value} if value else number
        case _ if (field.widget == "pick" or field.suggests) and fits:
            search: Block = {
                "type": "external_select",
                "action_id": _action("suggest", field, form),
                "placeholder": plain("Type to search", limits.PLACEHOLDER),
                "min_query_length": 0,
            }
            return {**search, "initial_option": option(Choice(value, value))} if value else search
        case _:
            return _text_input(field, form, value, more=more)


def _menu(field: Field, form: Form) -> Block | None:
    """None where a menu can't hold the choices, or not what is known already."""
    options = [option(choice) for choice in field.choices]
    texts = [choice.text for choice in field.choices]
    if not 1 <= len(options) <= limits.SELECT_OPTIONS or [each["value"] for each in options] != texts:
        return None
    menu: Block = {
        "type": "static_select",
        "action_id": _action("value", field, form),
        "placeholder": plain("Choose", limits.PLACEHOLDER),
        "options": options,
    }
    if not field.value:
        return menu
    said = words.fold(field.value)
    for choice, each in zip(field.choices, options, strict=True):
        if said in (words.fold(choice.text), words.fold(choice.label)):
            return {**menu, "initial_option": each}
    return None


def _text_input(field: Field, form: Form, value: str, *, more: bool) -> Block:
    return {
        "type": "plain_text_input",
        "action_id": _action("value", field, form),
        "multiline": field.widget == "lines" or more or "\n" in value,
        "max_length": limits.INPUT_VALUE if more else min(max(field.limit, words.utf16(value), 1), limits.INPUT_VALUE),
        **({"initial_value": value} if value else {}),
    }


def _action(kind: str, field: Field, form: Form) -> str:
    """Another one for another form: in a view that is updated, Slack keeps what was typed into the input of the same
    block and action, whatever the new view shows there."""
    told = json.dumps([form.call.name, form.page, field.name, field.value])
    return f"{kind}:{hashlib.blake2s(told.encode(), digest_size=6).hexdigest()}"


def _pieces(value: str) -> list[tuple[str, str]]:
    """A value in parts that an input holds each, with what stood between it and the part before."""
    found: list[tuple[str, str]] = []
    between = ""
    while words.utf16(value) > limits.INPUT_VALUE:
        window = _cut(value, limits.INPUT_VALUE)
        half = len(window) // 2
        line, space = window.rfind("\n", half), window.rfind(" ", half)
        at = line if line > 0 else space if space > 0 else len(window)
        found.append((between, value[:at]))
        between = "n" if line > 0 else "s" if space > 0 else ""
        value = value[at + 1 :] if between else value[at:]
    return [*found, (between, value)]


def _cut(said: str, limit: int) -> str:
    """The beginning, of at most `limit` UTF-16 units."""
    said = said[:limit]
    while (over := words.utf16(said) - limit) > 0:
        said = said[: -(over + 1) // 2]
    return said


def _part(id: str) -> tuple[str, str]:
    """The argument that an input is for, and what stands before its value if it goes on with another's."""
    later = _LATER_PART.fullmatch(id)
    return (later["name"], _BETWEEN[later["between"]]) if later else (id, "")


def _metadata(view: Body) -> tuple[Call, str]:
    try:
        data: object = json.loads(_str(view, "private_metadata"))
    except ValueError:
        raise BrokenCall from None
    if not isinstance(data, dict):
        raise BrokenCall
    return parse(_str(cast("Body", data), "call")), _str(cast("Body", data), "to")


def _value(view: Body, block: Body) -> str:
    """What is in an input now; what Slack says nothing of is as it was, and not emptied."""
    id, action = _str(block, "block_id"), _str(_map(block.get("element")), "action_id")
    given = _map(_map(_map(view.get("state")).get("values")).get(id)).get(action)
    found = _map(given)
    match found.get("type"):
        case "static_select" | "external_select":
            return _str(_map(found.get("selected_option")), "value")
        case "datepicker":
            return _str(found, "selected_date")
        case _:
            return _str(found, "value") if isinstance(given, dict) else _initial(block)


def _initial(block: Body) -> str:
    """What was in an input at first."""
    element = _map(block.get("element"))
    chosen = _str(_map(element.get("initial_option")), "value")
    return _str(element, "initial_value") or _str(element, "initial_date") or chosen


def _map(found: object) -> Body:
    return cast("Body", found) if isinstance(found, dict) else {}


def _maps(found: object) -> Sequence[Body]:
    return [_map(each) for each in cast("list[object]", found)] if isinstance(found, list) else []


def _str(body: Body, name: str) -> str:
    found = body.get(name)
    return found if isinstance(found, str) else ""
