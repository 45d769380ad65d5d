"""What a person sees of blocks, as plain text, and what in them can be pressed, chosen or filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.adapters.slack.fake.markup import Eyes, mrkdwn, plain, rich
from tests.adapters.slack.fake.model import Body, Message, View

MENUS = ("static_select", "external_select", "users_select", "conversations_select", "overflow", "multi_static_select")


@dataclass(frozen=True)
class Control:
    """Something to use. `about` is what stands above it, back to the last line of buttons; `label` its name."""

    label: str
    about: str
    block: Body
    element: Body

    @property
    def block_id(self) -> str:
        return self.block["block_id"]

    @property
    def is_input(self) -> bool:
        return self.block["type"] == "input"

    def options(self) -> list[Body]:
        groups = self.element.get("option_groups") or []
        return [*(self.element.get("options") or []), *(each for group in groups for each in group["options"])]


@dataclass(frozen=True)
class Look:
    text: str
    controls: tuple[Control, ...]


def message(found: Message, eyes: Eyes) -> Look:
    """A message: its text only where it has no blocks."""
    looked = blocks(found.blocks, eyes)
    text = looked.text if found.blocks else mrkdwn(found.text, eyes)
    files = [f"(file {each['name']}, {each['size']} bytes)" for each in found.files]
    return Look("\n".join(part for part in [text, *files] if part), looked.controls)


def view(found: View, eyes: Eyes) -> Look:
    """A modal with its title, its errors and its buttons, or a Home tab."""
    looked = blocks(found.blocks, eyes, found.values, found.errors)
    if found.given["type"] == "home":
        return looked
    ends = [f"[{plain(found.given[name], eyes)}]" for name in ("close", "submit") if found.given.get(name)]
    lines = [f"═ {plain(found.given['title'], eyes)} ═", looked.text, " ".join(ends)]
    return Look("\n".join(line for line in lines if line), looked.controls)


def blocks(
    found: Sequence[Body], eyes: Eyes, values: Mapping[str, Any] | None = None, errors: Mapping[str, str] | None = None
) -> Look:
    lines: list[str] = []
    controls: list[Control] = []
    above: list[str] = []
    for block in found:
        said = _text(block, eyes)
        if block["type"] in ("divider", "header"):
            above = []
        if said:
            above = [said] if above and above[-1] == "" else [*above, said]
            lines.append(said)
        here = _controls(block, eyes, "\n".join(each for each in above if each))
        controls += here
        if block["type"] == "actions":
            lines.append(" ".join(shown(each, eyes, (values or {}).get(each.block_id)) for each in here))
            # What comes next begins something new; another line of buttons still belongs to what is above.
            above = [*above, ""] if above and above[-1] else above
        elif here:
            lines[-1:] = [_joined(lines[-1] if said else "", here[0], eyes, values or {})]
        if block["type"] == "input" and (errors or {}).get(block["block_id"]):
            lines.append(f"  ✗ {(errors or {})[block['block_id']]}")
    return Look("\n".join(lines), tuple(controls))


def _joined(said: str, control: Control, eyes: Eyes, values: Mapping[str, Any]) -> str:
    """A section with what stands at its side, or an input below its label."""
    there = shown(control, eyes, values.get(control.block_id))
    return f"{said} {there}" if said else there


def _text(block: Body, eyes: Eyes) -> str:
    """What a block says, without what can be used in it."""
    match block["type"]:
        case "section":
            said = plain(block["text"], eyes) if block.get("text") else ""
            return "\n".join([*([said] if said else []), *(plain(each, eyes) for each in block.get("fields") or [])])
        case "header":
            return plain(block["text"], eyes)
        case "context":
            return " ".join(
                plain(each, eyes) if each["type"] != "image" else f"(picture: {each['alt_text']})"
                for each in block["elements"]
            )
        case "rich_text":
            return rich(block, eyes)
        case "markdown":
            return block["text"]
        case "divider":
            return "———"
        case "image":
            title = plain(block["title"], eyes) if block.get("title") else ""
            return f"(picture: {title or block['alt_text']})"
        case "table":
            return "\n".join(" | ".join(_cell(cell, eyes) for cell in row) for row in block["rows"])
        case "input":
            hint = f" ({plain(block['hint'], eyes)})" if block.get("hint") else ""
            optional = " (optional)" if block.get("optional") else ""
            return f"{plain(block['label'], eyes)}{optional}{hint}:"
    return ""


def _cell(cell: Body, eyes: Eyes) -> str:
    if cell["type"] == "rich_text":
        return rich(cell, eyes).replace("\n", " ")
    return str(cell.get("text", cell.get("value", "")))


def _controls(block: Body, eyes: Eyes, above: str) -> list[Control]:
    match block["type"]:
        case "actions":
            found = block["elements"]
        case "section" if block.get("accessory") and block["accessory"]["type"] != "image":
            found, above = [block["accessory"]], _text(block, eyes)
        case "input":
            return [Control(plain(block["label"], eyes), above, block, block["element"])]
        case _:
            return []
    return [Control(_label(each, eyes), above, block, each) for each in found]


def _label(element: Body, eyes: Eyes) -> str:
    """What it is called: a menu has its placeholder, which its first choice may hide."""
    if element["type"] == "button":
        return plain(element["text"], eyes)
    return plain(element["placeholder"], eyes) if element.get("placeholder") else element["type"]


def shown(control: Control, eyes: Eyes, value: Any) -> str:
    """A control with what is in it: `[Done]`, `[Snooze ▾]`, `[2026-03-09]`."""
    element = control.element
    if element["type"] == "button":
        return f"[{control.label}{' ↗' if element.get('url') else ''}]"
    here = read(element, value, eyes)
    menu = " ▾" if element["type"] in MENUS else ""
    return f"[{here or ('' if control.is_input else control.label)}{menu}]"


def initial(element: Body) -> Any:
    """What an element holds before anybody touched it, as it is kept in a view's state."""
    for name in ("initial_value", "initial_option", "initial_options", "initial_date", "initial_time"):
        if element.get(name) is not None:
            return element[name]
    for name in ("initial_user", "initial_conversation", "initial_date_time"):
        if element.get(name) is not None:
            return element[name]
    return None


def read(element: Body, value: Any, eyes: Eyes) -> str:
    """A value as it is shown. `value` None: what was there at first; an empty one has been emptied."""
    found = initial(element) if value is None else value
    if isinstance(found, dict):
        return plain(found["text"], eyes)
    if isinstance(found, list):
        return ", ".join(plain(each["text"], eyes) for each in found)
    return "" if found is None else str(found)


_KEYS = {
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
}


def state(found: Sequence[Body], values: Mapping[str, Any]) -> Body:
    """What Slack sends as `state.values`: by block_id and action_id, each after its kind; nothing given is null."""
    told: Body = {}
    for block in found:
        elements = {"input": [block.get("element")], "actions": block.get("elements", ())}.get(block["type"], ())
        if block["type"] == "section" and block.get("accessory"):
            elements = [block["accessory"]]
        for element in elements:
            kind = element["type"]
            if kind in ("button", "overflow", "image"):
                continue
            value = values.get(block["block_id"]) if block["type"] == "input" else None
            now = initial(element) if value is None else value
            many = _KEYS.get(kind, "").endswith("options")
            now = (list(now) if now else []) if many else (None if now in ("", []) else now)
            told.setdefault(block["block_id"], {})[element.get("action_id", "")] = {
                "type": kind,
                _KEYS.get(kind, "value"): now,
            }
    return told
