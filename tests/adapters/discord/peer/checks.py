"""What Discord refuses: by its own OpenAPI document, and by the rules that the document can't tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from adapters.discord import limits
from tests.adapters.discord import spec
from tests.adapters.discord.peer.model import EPHEMERAL, V2, Body, Refusal, invalid, size

ROW, BUTTON, SELECT, INPUT, SECTION, TEXT, FILE, SEPARATOR, CONTAINER, LABEL = 1, 2, 3, 4, 9, 10, 13, 14, 17, 18
THUMBNAIL, GALLERY = 11, 12
SELECTS = frozenset({SELECT, 5, 6, 7, 8})
FIELDS = SELECTS | {INPUT, 19, 21, 22, 23}
LEGACY = frozenset({ROW, BUTTON}) | SELECTS
LINK = 5

SETTABLE = V2 | EPHEMERAL | 1 << 2 | 1 << 12
"""Flags that may be given: those, no embeds, and no notification."""

SIZES = {
    BUTTON: {"label": limits.BUTTON_LABEL, "custom_id": limits.CUSTOM_ID, "url": limits.BUTTON_URL},
    SELECT: {"placeholder": limits.PLACEHOLDER, "custom_id": limits.CUSTOM_ID},
    LABEL: {"label": limits.LABEL, "description": limits.LABEL_DESCRIPTION},
    INPUT: {"custom_id": limits.CUSTOM_ID, "placeholder": 100, "value": limits.TEXT_INPUT},
}


def walk(components: Sequence[Any], path: str = "$.components") -> Iterator[tuple[str, Body]]:
    """Every component with where it stands, down to the last."""
    for number, each in enumerate(components):
        if not isinstance(each, dict):
            continue
        here = f"{path}[{number}]"
        yield here, each
        if isinstance(each.get("components"), list):
            yield from walk(each["components"], f"{here}.components")
        for name in ("accessory", "component"):
            if isinstance(each.get(name), dict):
                yield f"{here}.{name}", each[name]


IDS = frozenset({"id", "recipient_id", "message_id", "channel_id", "guild_id", "users", "roles"})


def document(method: str, path: str, body: Any) -> list[str]:
    """What the OpenAPI document has against it. Ids may be numbers, whatever the document says."""
    if isinstance(body, dict):
        told = {name: _worded(body[name]) for name in ("attachments", "allowed_mentions") if body.get(name)}
        body = {**body, **told, **{name: _id(body[name]) for name in IDS & set(body)}}
    try:
        return spec.problems(method, path, body)
    except spec.UnknownRoute:
        return []


def _worded(value: Any) -> Any:
    """The same with the ids in it as texts."""
    if isinstance(value, list):
        return [_worded(each) for each in value]
    if isinstance(value, dict):
        return {name: _id(each) if name in IDS else _worded(each) for name, each in value.items()}
    return value


def _id(value: Any) -> Any:
    if isinstance(value, list):
        return [_id(each) for each in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def message(body: Body, *, v2: bool, files: Sequence[str] = (), has_content: bool = False) -> list[str]:
    """What is wrong with a message. `v2`: its components are of the new kind; `files`: names of what is attached."""
    components = body.get("components") or []
    found = list(_components(components))
    if v2:
        legacy = [name for name in ("content", "embeds", "poll", "sticker_ids") if body.get(name)]
        found += [f"$.{name}: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2" for name in legacy]
        found += list(_layout(components, files))
    else:
        if size(body.get("content") or "") > limits.CONTENT:
            found.append(f"$.content: Must be {limits.CONTENT} or fewer in length.")
        new = [path for path, each in walk(components) if each.get("type") not in LEGACY]
        found += [f"{path}.type: UNION_TYPE_CHOICES, not without IS_COMPONENTS_V2" for path in new]
        if len(components) > 5:
            found.append("$.components: Must be 5 or fewer in length.")
        wrong = [number for number, each in enumerate(components) if each.get("type") != ROW]
        found += [f"$.components[{number}].type: Value must be one of {{1}}." for number in wrong]
    if body.get("flags") and body["flags"] & ~SETTABLE:
        found.append(f"$.flags: {body['flags']} has flags that nobody may give")
    if found:
        return found
    if not (has_content or files or any(body.get(name) for name in ("content", "embeds", "components", "poll"))):
        raise Refusal(400, 50006, "Cannot send an empty message")
    return []


def _layout(components: Sequence[Body], files: Sequence[str]) -> Iterator[str]:
    every = list(walk(components))
    if len(every) > limits.LAYOUT_COMPONENTS:
        yield f"$.components: {len(every)} components, no more than {limits.LAYOUT_COMPONENTS}"
    length = sum(size(str(each.get("content", ""))) for _, each in every if each.get("type") == TEXT)
    if length > limits.LAYOUT_TEXT:
        yield f"$.components: {length} characters of text, no more than {limits.LAYOUT_TEXT}"
    for path, each in every:
        match each.get("type"):
            case 10 if not str(each.get("content", "")).strip():
                yield f"{path}.content: This field is required"
            case 13:
                url = (each.get("file") or {}).get("url", "")
                if url.removeprefix("attachment://") not in files:
                    yield f"{path}.file.url: nothing is attached by the name {url}"
            case 17 if path.count(".components") > 1:
                yield f"{path}.type: a container stands on top"


def _components(components: Sequence[Body]) -> Iterator[str]:
    ids = Counter(str(each["custom_id"]) for _, each in walk(components) if each.get("custom_id"))
    yield from (
        f"$.components: Component custom id cannot be duplicated, {id}" for id, times in ids.items() if times > 1
    )
    numbers = Counter(each["id"] for _, each in walk(components) if each.get("id"))
    yield from (f"$.components: component id {id} is given twice" for id, times in numbers.items() if times > 1)
    for path, each in walk(components):
        kind = each.get("type")
        for name, most in SIZES.get(SELECT if kind in SELECTS else kind or 0, {}).items():
            if isinstance(each.get(name), str) and size(each[name]) > most:
                yield f"{path}.{name}: Must be {most} or fewer in length."
        if kind == ROW:
            yield from _row(path, each.get("components") or [])
        elif kind == BUTTON:
            yield from _button(path, each)
        elif kind in (SELECT, 21, 22):
            yield from _options(path, each.get("options") or [])


def _row(path: str, inside: Sequence[Body]) -> Iterator[str]:
    kinds = [each.get("type") for each in inside]
    if not kinds:
        yield f"{path}.components: Must be between 1 and 5 in length."
    elif BUTTON in kinds and len(kinds) > limits.ROW_BUTTONS:
        yield f"{path}.components: no more than {limits.ROW_BUTTONS} buttons"
    elif any(kind in SELECTS for kind in kinds) and len(kinds) > 1:
        yield f"{path}.components: a select stands alone"


def _button(path: str, button: Body) -> Iterator[str]:
    if not (button.get("label") or button.get("emoji")):
        yield f"{path}.label: a button has a label or an emoji"
    if button.get("style") == LINK:
        if button.get("custom_id") or not button.get("url"):
            yield f"{path}.url: a link has an address and no custom id"
        elif not str(button["url"]).startswith(("http://", "https://", "discord://")):
            yield f"{path}.url: Scheme must be one of ('http', 'https', 'discord')."
    elif button.get("url") or not button.get("custom_id"):
        yield f"{path}.custom_id: A custom id is required, and no address"


def _options(path: str, options: Sequence[Body]) -> Iterator[str]:
    values = Counter(str(each.get("value")) for each in options)
    yield from (f"{path}.options: the value {value} comes twice" for value, times in values.items() if times > 1)
    for number, each in enumerate(options):
        for name in ("label", "value", "description"):
            if size(str(each.get(name) or "")) > limits.SELECT_TEXT:
                yield f"{path}.options[{number}].{name}: Must be {limits.SELECT_TEXT} or fewer in length."


def modal(data: Body) -> list[str]:
    """What is wrong with a form, beyond what the document says."""
    components = data.get("components") or []
    found = [each.replace("$.", "$.data.", 1) for each in _components(components)]
    if size(str(data.get("title", ""))) > limits.MODAL_TITLE:
        found.append(f"$.data.title: Must be {limits.MODAL_TITLE} or fewer in length.")
    if not 1 <= len(components) <= limits.MODAL_COMPONENTS:
        found.append("$.data.components: Must be between 1 and 5 in length.")
    for path, each in walk(components, "$.data.components"):
        if each.get("type") in FIELDS and not each.get("custom_id"):
            found.append(f"{path}.custom_id: This field is required")
        if each.get("type") == INPUT and size(str(each.get("value") or "")) > each.get("max_length", limits.TEXT_INPUT):
            found.append(f"{path}.value: longer than its own max_length")
        defaults = [option for option in each.get("options") or [] if option.get("default")]
        if each.get("type") in (SELECT, 21) and len(defaults) > (each.get("max_values") or 1):
            found.append(f"{path}.options: more defaults than may be chosen")
    return found


def choices(data: Body, kind: int) -> list[str]:
    """What is wrong with the suggestions for an option of this type."""
    found: list[str] = []
    given = data.get("choices") or []
    if len(given) > limits.CHOICES:
        found.append(f"$.data.choices: Must be {limits.CHOICES} or fewer in length.")
    for number, each in enumerate(given):
        name, value = str(each.get("name", "")), each.get("value")
        if not 1 <= size(name) <= limits.CHOICE_LABEL:
            found.append(f"$.data.choices[{number}].name: Must be between 1 and 100 in length.")
        if kind == limits.STRING and not (isinstance(value, str) and 1 <= size(value) <= limits.CHOICE_VALUE):
            found.append(f"$.data.choices[{number}].value: Must be between 1 and 100 in length.")
    return found


def commands(path: str, given: Any) -> list[str]:
    """What is wrong with the body of a bulk PUT."""
    found = document("PUT", path, given)
    if not found and isinstance(given, list):
        found = [f"$: {each}" for each in limits.breaches(given)]
    return found


def refuse(problems: list[str]) -> None:
    """Raises Refusal if there are any."""
    if problems:
        raise invalid(problems)
