"""What Slack refuses of blocks and views, by slack_sdk's own models, our limits, and the fields that Slack knows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.slack import limits
from tests.adapters.slack.fake.model import Body

# By type of block: what it must have, what it may have, where it may be (m: message, v: modal, h: Home).
BLOCKS: Mapping[str, tuple[str, str, str]] = {
    "section": ("", "text fields accessory expand", "mvh"),
    "divider": ("", "", "mvh"),
    "image": ("alt_text", "image_url slack_file title", "mvh"),
    "actions": ("elements", "", "mvh"),
    "context": ("elements", "", "mvh"),
    "input": ("label element", "hint optional dispatch_action", "mvh"),
    "header": ("text", "level", "mvh"),
    "rich_text": ("elements", "", "mvh"),
    "markdown": ("text", "", "m"),
    "table": ("rows", "column_settings", "m"),
}
# By type of element: what it must have, what it may have, in which blocks (a: actions, s: section, i: input).
_MENU = "placeholder confirm focus_on_load"
_INPUT = "placeholder initial_value dispatch_action_config focus_on_load"
ELEMENTS: Mapping[str, tuple[str, str, str]] = {
    "button": ("text", "url value style confirm accessibility_label", "as"),
    "image": ("alt_text", "image_url slack_file", "s"),
    "static_select": ("", f"options option_groups initial_option {_MENU}", "asi"),
    "external_select": ("", f"initial_option min_query_length {_MENU}", "asi"),
    "users_select": ("", f"initial_user {_MENU}", "asi"),
    "conversations_select": ("", f"initial_conversation default_to_current_conversation filter {_MENU}", "asi"),
    "multi_static_select": ("", f"options option_groups initial_options max_selected_items {_MENU}", "si"),
    "multi_external_select": ("", f"min_query_length initial_options max_selected_items {_MENU}", "si"),
    "overflow": ("options", "confirm", "as"),
    "datepicker": ("", f"initial_date {_MENU}", "asi"),
    "timepicker": ("", f"initial_time timezone {_MENU}", "asi"),
    "datetimepicker": ("", "initial_date_time confirm focus_on_load", "ai"),
    "checkboxes": ("options", "initial_options confirm focus_on_load", "asi"),
    "radio_buttons": ("options", "initial_option confirm focus_on_load", "asi"),
    "plain_text_input": ("", f"multiline min_length max_length {_INPUT}", "i"),
    "number_input": ("is_decimal_allowed", f"min_value max_value {_INPUT}", "i"),
    "email_text_input": ("", _INPUT, "i"),
    "url_text_input": ("", _INPUT, "i"),
}
VIEW = {
    *("type", "title", "submit", "close", "blocks", "private_metadata", "callback_id", "external_id"),
    *("clear_on_close", "notify_on_close", "submit_disabled"),
}
_SIZES = (
    *(("section", "text", limits.SECTION_TEXT), ("header", "text", limits.HEADER)),
    *(("input", "label", limits.INPUT_LABEL), ("input", "hint", limits.INPUT_HINT)),
)


def message_faults(blocks: object) -> list[str]:
    """What is wrong with the blocks of a message, a line each."""
    if not isinstance(blocks, list):
        return ["blocks: must be an array"]
    found = [f"no more than {limits.MESSAGE_BLOCKS} items allowed"] if len(blocks) > limits.MESSAGE_BLOCKS else []
    found += _block_faults(blocks, "m")
    if sum(each.get("type") == "table" for each in blocks if isinstance(each, dict)) > limits.TABLES:
        found.append("only_one_table_allowed")
    return found


def view_faults(view: object) -> list[str]:
    """What is wrong with a modal or a Home tab, a line each; its size isn't looked at."""
    if (
        not isinstance(view, dict)
        or view.get("type") not in ("modal", "home")
        or not isinstance(view.get("blocks"), list)
    ):
        return ["view: must be an object with a type and blocks"]
    modal = view["type"] == "modal"
    found = [f"view: unknown field {name}" for name in sorted(set(view) - VIEW)]
    if len(view["blocks"]) > limits.VIEW_BLOCKS:
        found.append(f"no more than {limits.VIEW_BLOCKS} items allowed")
    found += _block_faults(view["blocks"], "v" if modal else "h")
    for name, most in (("title", limits.VIEW_TITLE), ("submit", limits.VIEW_BUTTON), ("close", limits.VIEW_BUTTON)):
        found += _text(f"view.{name}", view.get(name), most, plain=True) if view.get(name) is not None else []
    if modal and not view.get("title"):
        found.append("view: missing required field: title")
    inputs = any(isinstance(each, dict) and each.get("type") == "input" for each in view["blocks"])
    if modal and inputs and not view.get("submit"):
        found.append("view: missing required field: submit")
    found += _long("view.private_metadata", view.get("private_metadata"), limits.PRIVATE_METADATA)
    found += _long("view.callback_id", view.get("callback_id"), limits.CALLBACK_ID)
    return found or _sdk(view)


def _sdk(view: Body) -> list[str]:
    try:
        View(**view).to_dict()
    except (SlackObjectFormationError, TypeError, ValueError) as error:
        return [f"view: {error}"]
    return []


def view_size(view: Body) -> int:
    return len(json.dumps(view, ensure_ascii=False).encode("utf-8", "replace"))


def _block_faults(blocks: Sequence[Any], place: str) -> list[str]:
    found: list[str] = []
    ids: list[Any] = [each.get("block_id") for each in blocks if isinstance(each, dict)]
    found += [f"block_id {id} already exists" for id in sorted({id for id in ids if id and ids.count(id) > 1})]
    for number, block in enumerate(blocks):
        found += _one_block(block, f"/blocks/{number}", place)
    if found:
        return found
    for number, block in enumerate(blocks):
        try:
            parsed = Block.parse(block)
            if parsed is not None:
                parsed.to_dict()
        except (SlackObjectFormationError, TypeError, ValueError, KeyError) as error:
            found.append(f"/blocks/{number}: {error}")
    markdown = sum(len(each.get("text", "")) for each in blocks if each.get("type") == "markdown")
    return found + ([f"markdown: {markdown} characters"] if markdown > limits.MARKDOWN_TEXT else [])


def _one_block(block: object, where: str, place: str) -> list[str]:
    if not isinstance(block, dict) or block.get("type") not in BLOCKS:
        return [f"{where}: unsupported type: {block.get('type') if isinstance(block, dict) else block}"]
    kind = block["type"]
    must, may, places = BLOCKS[kind]
    found = _fields(block, where, must, may + " block_id")
    if place not in places:
        found.append(f"{where}: a {kind} isn't allowed here")
    found += _long(f"{where}/block_id", block.get("block_id"), limits.BLOCK_ID)
    for owner, name, most in _SIZES:
        if kind == owner and block.get(name) is not None:
            found += _text(f"{where}/{name}", block[name], most, plain=kind != "section")
    match kind:
        case "section":
            fields = block.get("fields") or []
            found += _many(f"{where}/fields", fields, limits.SECTION_FIELDS)
            for number, each in enumerate(fields):
                found += _text(f"{where}/fields/{number}", each, limits.SECTION_FIELD)
            found += _element(block["accessory"], f"{where}/accessory", "s") if block.get("accessory") else []
        case "actions":
            found += _many(f"{where}/elements", block.get("elements"), limits.ACTIONS_ELEMENTS, least=1)
            for number, each in enumerate(block.get("elements") or []):
                found += _element(each, f"{where}/elements/{number}", "a")
            found += _twice(block.get("elements") or [], where)
        case "context":
            found += _many(f"{where}/elements", block.get("elements"), limits.CONTEXT_ELEMENTS, least=1)
            for number, each in enumerate(block.get("elements") or []):
                found += _text(f"{where}/elements/{number}", each, 3000) if each.get("type") != "image" else []
        case "input" if block.get("element"):
            found += _element(block["element"], f"{where}/element", "i")
        case "rich_text":
            found += _rich(block, where)
        case "table":
            rows = block.get("rows") or []
            found += _many(f"{where}/rows", rows, limits.TABLE_ROWS, least=1)
            for number, row in enumerate(rows):
                found += _many(f"{where}/rows/{number}", row, limits.TABLE_CELLS, least=1)
                found += [f"{where}/rows/{number}: an empty cell" for cell in row if cell.get("text") == ""]
    return found


def _element(element: Any, where: str, place: str) -> list[str]:
    if not isinstance(element, dict) or element.get("type") not in ELEMENTS:
        return [f"{where}: unsupported type: {element}"]
    kind = element["type"]
    must, may, places = ELEMENTS[kind]
    found = _fields(element, where, must, may + " action_id")
    if place not in places:
        found.append(f"{where}: a {kind} isn't allowed here")
    found += _long(f"{where}/action_id", element.get("action_id"), limits.ACTION_ID)
    if kind == "button":
        found += _text(f"{where}/text", element.get("text"), limits.BUTTON_LABEL, plain=True)
        found += _long(f"{where}/value", element.get("value"), limits.BUTTON_VALUE)
        found += _long(f"{where}/url", element.get("url"), limits.URL)
    if element.get("placeholder") is not None:
        found += _text(f"{where}/placeholder", element["placeholder"], limits.PLACEHOLDER, plain=True)
    initial = element.get("initial_value")
    if kind == "plain_text_input" and initial is not None:
        found += _long(f"{where}/initial_value", initial, min(element.get("max_length") or 3000, limits.INPUT_VALUE))
    return found + _options(element, where)


def _options(element: Body, where: str) -> list[str]:
    kind, found = element["type"], list[str]()
    groups = element.get("option_groups")
    options = element.get("options")
    if kind.endswith("static_select") and options is None and groups is None:
        found.append(f"{where}: missing required field: options")
    most = {"overflow": limits.OVERFLOW_OPTIONS}.get(kind, limits.SELECT_OPTIONS)
    most = limits.RADIO_OPTIONS if kind in ("checkboxes", "radio_buttons") else most
    if options is not None:
        found += _many(f"{where}/options", options, most, least=1)
    everything: list[Body] = [*(options or []), *(each for group in groups or [] for each in group["options"])]
    initial = element.get("initial_option")
    for number, option in enumerate([*everything, initial] if initial else everything):
        found += _text(f"{where}/options/{number}", option.get("text"), limits.OPTION_LABEL)
        found += _long(f"{where}/options/{number}/value", option.get("value"), limits.OPTION_VALUE)
        if not option.get("value"):
            found.append(f"{where}/options/{number}: missing required field: value")
    if initial and kind != "external_select" and initial not in everything:
        found.append(f"{where}/initial_option: not among the options")
    return found


def option_faults(answer: Mapping[str, Any]) -> list[str]:
    """What is wrong with the answer to a search in an external menu."""
    kept = {name: answer[name] for name in ("options", "option_groups") if name in answer}
    if not kept:
        return ["neither options nor option_groups"]
    if kept.get("options") == []:
        return []
    return _options({"type": "static_select", **kept}, "/answer")


def _rich(block: Body, where: str) -> list[str]:
    found: list[str] = []
    known = ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")
    for number, element in enumerate(block.get("elements") or []):
        at = f"{where}/elements/{number}"
        if element.get("type") not in known:
            found.append(f"{at}: unsupported type: {element.get('type')}")
        for part in element.get("elements") or []:
            inner = part.get("elements", []) if element.get("type") == "rich_text_list" else [part]
            # Slack refuses an empty text, and a date that names no part of itself.
            found += [f"{at}: an empty text" for each in inner if each.get("type") == "text" and not each.get("text")]
            found += [f"{at}: a date without a format" for each in inner if each.get("type") == "date" and "{" not in each.get("format", "")]  # fmt: skip  # noqa: E501
            found += [f"{at}: a link without an address" for each in inner if each.get("type") == "link" and not each.get("url")]  # fmt: skip  # noqa: E501
    return found


def _fields(thing: Body, where: str, must: str, may: str) -> list[str]:
    found = [f"{where}: missing required field: {name}" for name in must.split() if thing.get(name) is None]
    known = {"type", *must.split(), *may.split()}
    return found + [f"{where}: invalid additional property: {name}" for name in sorted(set(thing) - known)]


def _twice(elements: Sequence[Body], where: str) -> list[str]:
    ids = [each.get("action_id") for each in elements]
    return [f"{where}: action_id {id} already exists" for id in sorted({id for id in ids if id and ids.count(id) > 1})]


def _text(where: str, text: Any, most: int, *, plain: bool = False) -> list[str]:
    if not isinstance(text, dict) or text.get("type") not in ("plain_text", "mrkdwn"):
        return [f"{where}: must be a text object"]
    if plain and text["type"] != "plain_text":
        return [f"{where}: must be plain_text"]
    if not text.get("text"):
        return [f"{where}: must be more than 0 characters"]
    return _long(where, text["text"], most)


def _long(where: str, text: Any, most: int) -> list[str]:
    if text is None:
        return []
    if not isinstance(text, str):
        return [f"{where}: must be a string"]
    return [f"{where}: must be less than {most + 1} characters, not {len(text)}"] if len(text) > most else []


def _many(where: str, things: Any, most: int, *, least: int = 0) -> Iterable[str]:
    if not isinstance(things, list):
        return [f"{where}: must be an array"]
    return [] if least <= len(things) <= most else [f"{where}: must have {least} to {most} items, not {len(things)}"]
