"""Forms as modals, and what comes back of them.

A modal has five inputs at most and hides nothing but its custom_id: the ids of its call travel there. What else the
call knows is one more input; where that is too much, the call is held by us and the custom_id spells its answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias, TypedDict, cast

from adapters.discord import limits
from adapters.discord.render_blocks import SELECT, TEXT, Part
from adapters.discord.render_lines import NOTHING, clipped, one_line
from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import CLEAR, Choice
from bot.kit.calls import BrokenCall, Call, spell
from bot.kit.cards import ASK, read_wire
from bot.kit.commands import RESERVED, Catalogue, Field, Form
from bot.kit.errors import UserError

Body: TypeAlias = Mapping[str, Any]

TEXT_INPUT, LABEL, RADIO = 4, 18, 21
SHORT, PARAGRAPH = 1, 2

WAS_FILLED = "+"
"""After the custom_id of an input that clears its argument when it comes back empty: Discord doesn't tell what was in
it at first."""

ABOUT = 1_000
"""UTF-16 units of what a form says above its inputs."""

_NUMBER = re.compile(r"-?[0-9]{1,12}")
_HANGING = re.compile(r"(?: (?:a|about|an|and|at|for|from|in|of|on|or|that|the|to|with|your))+$")


class Payload(TypedDict):
    """The data of a first answer that opens a modal."""

    custom_id: str
    title: str
    components: list[Part]


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that was sent. `call` is what it says altogether, unless it was `held`: then `call` is the answer that
    finds the waiting call, and `over` gives what the form makes of that one. `fields` were in the form; `values` are
    what was put in them."""

    call: Call
    fields: frozenset[str]
    values: Mapping[str, str]
    held: bool = False

    def over(self, call: Call) -> Call:
        """The call with what the form says in place of what it said of the same fields."""
        kept = {name: value for name, value in call.values.items() if name not in self.fields}
        return Call(call.name, {**kept, **self.values})


def needs_holding(form: Form) -> bool:
    """Whether the form's call has to be held, since it knows more than its modal can carry."""
    return _more(form) is None or len(_wire(form)) > limits.CUSTOM_ID


def modal(form: Form, *, custom: str = "") -> Payload:
    """`custom` is the wire of the held call's answer; ValueError without it where `needs_holding`."""
    more = () if custom else _more(form)
    if more is None:
        raise ValueError(f"the form of “{form.call.name}” needs its call held")
    wire = custom or _wire(form)
    if len(wire) > limits.CUSTOM_ID:
        raise ValueError(f"the form of “{form.call.name}” has {len(wire)} characters to hide")
    shown = [field for field in (*form.fields, *more) if words.utf16(field.value) <= limits.TEXT_INPUT]
    inputs = [_label(field) for field in shown]
    too_long = [field.label or field.name for field in (*form.fields, *more) if field not in shown]
    above = _above(form, too_long) if len(inputs) < limits.MODAL_COMPONENTS else []
    if not inputs and not above:
        above = [_text("There is nothing to fill in. Send it, or leave it.")]
    return {"custom_id": wire, "title": _title(form), "components": [*above, *inputs]}


def submitted(data: Body, catalogue: Catalogue[Context]) -> Submitted:
    """What the data of a modal says that was sent. Raises BrokenCall for one that isn't ours or was changed on its
    way."""
    call, page = read_wire(_str(data, "custom_id"))
    held = call.name in RESERVED
    if not held and not page:
        raise BrokenCall
    fields: set[str] = set()
    values: dict[str, str] = {}
    for part in _inputs(data):
        custom = _str(part, "custom_id")
        name = custom.removesuffix(WAS_FILLED)
        if not name or name in fields:
            raise BrokenCall
        fields.add(name)
        value = _value(part).strip() or (CLEAR if custom != name else "")
        if value:
            values[name] = value
    found = Submitted(call, frozenset(fields), values, held)
    if held:
        return found
    if fields & call.values.keys():
        raise BrokenCall
    known(found.over(call), catalogue)
    return Submitted(found.over(call), found.fields, values)


def known(call: Call, catalogue: Catalogue[Context]) -> None:
    """Raises BrokenCall for a call of a command or an argument that we don't have."""
    try:
        command = catalogue.command(call.name)
    except UserError:
        raise BrokenCall from None
    if not call.values.keys() <= {param.name for param in command.params}:
        raise BrokenCall


def suggesting(data: Body, *, names: Mapping[str, str], roots: Collection[str]) -> tuple[str, str, str]:
    """The command, the argument and what was typed so far, of the data of an autocomplete; no argument where it is a
    line of text after one of the `roots`. `names` says which word of ours each command stands for. Raises BrokenCall.
    """
    word = names.get(_str(data, "name"), _str(data, "name"))
    options = _maps(data.get("options"))
    at_root = word in roots
    for option in options:
        if option.get("type") == limits.SUBCOMMAND:
            local = _str(option, "name")
            word = word if local == word else f"{word} {local}"
            options = _maps(option.get("options"))
            break
    for option in options:
        if option.get("focused") is True:
            return word, "" if at_root else _str(option, "name"), str(option.get("value", ""))
    raise BrokenCall


def choices(found: Sequence[Choice]) -> list[limits.OptionChoice]:
    """What to choose from while somebody types; two of one name are told apart. A text that Discord has no room for is
    cut without a mark: its beginning may still be understood as a name."""
    shown: list[limits.OptionChoice] = []
    taken: set[str] = set()
    for choice in found[: limits.CHOICES]:
        name = label = clipped(choice.label, limits.CHOICE_LABEL)
        number = 1
        while name in taken:
            number += 1
            name = f"{clipped(label, limits.CHOICE_LABEL - len(str(number)) - 3)} ({number})"
        taken.add(name)
        shown.append({"name": name, "value": _begun(choice.text or choice.label, limits.CHOICE_VALUE) or NOTHING})
    return shown


def _wire(form: Form) -> str:
    """What travels unseen: the ids, numbers, days and words of ours that the page doesn't ask for."""
    kept = {name: value for name, value in _others(form).items() if _is_ours(value) or form.hides(name)}
    return f"{ASK}{form.page} {spell(Call(form.call.name, kept))}"


def _more(form: Form) -> tuple[Field, ...] | None:
    """Inputs for the words that the call knows besides the page's; None where they are too many or too long."""
    others = {name: value for name, value in _others(form).items() if not (_is_ours(value) or form.hides(name))}
    if len(form.fields) + len(others) > limits.MODAL_COMPONENTS and others:
        return None
    # What the page has no input for has to stay as it was, and so has what is too long for one.
    texts = [*others.values(), *(form.call.values.get(field.name, "") for field in form.fields)]
    if any(words.utf16(value) > limits.TEXT_INPUT for value in texts):
        return None
    return tuple(
        Field(name, name.replace("_", " ").capitalize(), "", "lines" if "\n" in value else "line", False, value)
        for name, value in others.items()
    )


def _others(form: Form) -> dict[str, str]:
    names = {field.name for field in form.fields}
    return {name: value for name, value in form.call.values.items() if name not in names}


def _is_ours(value: str) -> bool:
    """An id, a number, a day or an instant."""
    if ids.is_id(value) or _NUMBER.fullmatch(value):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _title(form: Form) -> str:
    """Cut between words, with the page where there are several."""
    page = f" ({form.page} of {form.pages})" if form.pages > 1 else ""
    whole, room = words.clean(form.title, lines=False), limits.MODAL_TITLE - len(page)
    if words.utf16(whole) > room:
        first = words.split(whole, room - 1, "utf16")[0]
        whole = _HANGING.sub("", first.rstrip(" ,.;:")) + "…"
    return (whole or NOTHING) + page


def _above(form: Form, too_long: Sequence[str]) -> list[Part]:
    """What the title had no room for."""
    whole = words.clean(form.title, lines=False)
    said = [] if _title(form).startswith(whole) else [whole]
    said += [form.about] if form.about.strip() else []
    said += [f"{words.join(too_long)}: too long to be changed here, and left as it is"] if too_long else []
    return [_text(". ".join(each.rstrip(".") for each in said) + ".")] if said else []


def _text(said: str) -> Part:
    return {"type": TEXT, "content": one_line(said, ABOUT) or NOTHING}


def _label(field: Field) -> Part:
    about = words.clip(words.clean(field.about, lines=False), limits.LABEL_DESCRIPTION, unit="utf16")
    return {
        "type": LABEL,
        "label": clipped(field.label or field.name, limits.LABEL),
        **({"description": about} if about else {}),
        "component": _component(field),
    }


def _component(field: Field) -> Part:
    """What fits the kind of field; a text input for a value that a menu couldn't show."""
    options = _options(field)
    if options is None:
        return _text_input(field)
    custom = {"custom_id": _custom(field), "required": field.required, "options": options}
    # What isn't needed can be taken back in a menu, and not where each choice is a button of its own.
    pressed = field.required or field.widget == "flag"
    if pressed and not field.clears and limits.RADIO_OPTIONS_LEAST <= len(options) <= limits.RADIO_OPTIONS:
        return {"type": RADIO, **custom}
    return {"type": SELECT, **custom, "placeholder": "Choose", "min_values": int(field.required), "max_values": 1}


def _options(field: Field) -> list[Part] | None:
    """None where a menu can't hold the choices, or not what is known already."""
    texts = [choice.text for choice in field.choices]
    if field.widget not in ("choice", "flag") or not 1 <= len(texts) <= limits.SELECT_OPTIONS:
        return None
    if len(set(texts)) < len(texts) or any(not 1 <= words.utf16(text) <= limits.SELECT_TEXT for text in texts):
        return None
    said = words.fold(field.value)
    default = next(
        (each.text for each in field.choices if said and said in (words.fold(each.text), words.fold(each.label))), None
    )
    if field.value and default is None:
        return None
    return [
        {
            "label": clipped(choice.label, limits.SELECT_TEXT),
            "value": choice.text,
            **({"default": True} if choice.text == default else {}),
        }
        for choice in field.choices
    ]


def _text_input(field: Field) -> Part:
    lines = field.widget == "lines" or "\n" in field.value
    return {
        "type": TEXT_INPUT,
        "custom_id": _custom(field),
        "style": PARAGRAPH if lines else SHORT,
        "required": field.required,
        "max_length": min(max(field.limit, words.utf16(field.value), 1), limits.TEXT_INPUT),
        **({"value": field.value} if field.value else {}),
    }


def _custom(field: Field) -> str:
    return field.name + (WAS_FILLED if field.clears and field.value else "")


def _begun(said: str, limit: int) -> str:
    """The beginning, of at most `limit` UTF-16 units."""
    said = said[:limit]
    while words.utf16(said) > limit:
        said = said[:-1]
    return said.strip()


def _inputs(data: Body) -> list[Body]:
    """In labels, as we send them, or in rows, as Discord did before there were labels."""
    found: list[Body] = []
    for part in _maps(data.get("components")):
        inside = part.get("component")
        found += [cast("Body", inside)] if isinstance(inside, dict) else _maps(part.get("components"))
    return found


def _value(part: Body) -> str:
    chosen = part.get("values")
    if isinstance(chosen, list):
        first = cast("list[object]", chosen)[:1]
        return first[0] if first and isinstance(first[0], str) else ""
    return _str(part, "value")


def _maps(found: object) -> list[Body]:
    if not isinstance(found, list):
        return []
    return [cast("Body", each) for each in cast("list[object]", found) if isinstance(each, dict)]


def _str(body: Body, name: str) -> str:
    found = body.get(name)
    return found if isinstance(found, str) else ""
