"""What Discord accepts: shapes, sizes and rates, and the checks of our own declarations against them.

Sources, in brackets: [commands], [interactions], [message], [component], [rate], [gateway], [event]: those pages of
Discord's documentation (discord/discord-api-docs, August 2026); [openapi] discord/discord-api-spec, July 2026; [py]
discord.py 2.7.1. Sizes are counted in UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict, cast

from bot.kit import words
from bot.kit.commands import Form

# Commands [commands]
CHAT_INPUT_COMMANDS = 100
USER_COMMANDS = 15
MESSAGE_COMMANDS = 15
CONTEXT_MENUS_IN_LIBRARY = 5
"""Of a type: discord.py takes no more [py]."""
NAME = 32
NAME_LETTERS = re.compile(r"[a-z0-9_-]+")
"""Discord takes the lower-case letters of every script; ours are those that can be typed on every keyboard."""
COMMAND_DESCRIPTION = 100
OPTIONS = 25
CHOICES = 25
CHOICE_LABEL = 100
CHOICE_VALUE = 100
OPTION_TEXT = 6000
COMMAND_SIZE = 8000
"""Characters of all names, descriptions and choice values of one command together."""
CREATES_PER_DAY = 200
"""In a guild, of names not seen before."""
LARGEST_INTEGER = 2**53 - 1

# Interactions, in seconds and uses [interactions]
FIRST_RESPONSE = 3
TOKEN = 15 * 60
FOLLOWUPS_OUTSIDE = 5
"""Where the app is installed for the person only."""
MODAL_TITLE = 45
MODAL_COMPONENTS = 5
CUSTOM_ID = 100

# Components [component]
ROW_BUTTONS = 5
BUTTON_LABEL = 80
BUTTON_LABEL_SHOWN = 38
BUTTON_URL = 512
SELECT_OPTIONS = 25
SELECT_TEXT = 100
"""Label, value and description of an option, each."""
PLACEHOLDER = 150
LABEL = 45
LABEL_DESCRIPTION = 100
TEXT_INPUT = 4000
RADIO_OPTIONS = 10
RADIO_OPTIONS_LEAST = 2
CHECKBOX_OPTIONS = 10
FILES_IN_UPLOAD = 10
LAYOUT_COMPONENTS = 40
LAYOUT_TEXT = 4000
SECTION_TEXTS = 3
GALLERY_ITEMS = 10
LEGACY_COMPONENTS = 25

# Messages [message]
CONTENT = 2000
"""The OpenAPI document says 4000 for a channel message; the documentation does not."""
EMBEDS = 10
EMBEDS_TEXT = 6000
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1024
EMBED_FOOTER = 2048
EMBED_AUTHOR = 256
ALLOWED_MENTIONS = 100
FILE_BYTES = 10 * 1024 * 1024
REQUEST_BYTES = 25 * 1024 * 1024

# Scheduled events [event]
EVENT_NAME = 100
EVENT_DESCRIPTION = 1000
EVENT_LOCATION = 100
EVENTS_PER_GUILD = 100

# Rates [rate], [gateway]
REQUESTS_PER_SECOND = 50
INVALID_REQUESTS = 10_000
"""401, 403 and 429 in ten minutes from one address; then Cloudflare shuts it out."""
GATEWAY_SENDS_PER_MINUTE = 120
IDENTIFIES_PER_DAY = 1000
GUILDS_PER_SHARD = 2500

PREFIX_VARIABLE = "GRAPEVINE_COMMAND_PREFIX"

CHAT_INPUT: Literal[1] = 1
USER: Literal[2] = 2
MESSAGE: Literal[3] = 3
SUBCOMMAND: Literal[1] = 1
STRING: Literal[3] = 3
INTEGER: Literal[4] = 4
BOOLEAN: Literal[5] = 5


Part: TypeAlias = Mapping[str, Any]
"""A component, or something within."""


class OverBudget(ValueError):
    """Discord would refuse what is declared; `breaches` says all that is wrong, a sentence each."""

    def __init__(self, breaches: Sequence[str]) -> None:
        super().__init__("Discord would refuse this:\n" + "\n".join(breaches))
        self.breaches = tuple(breaches)


class OptionChoice(TypedDict):
    name: str
    value: str


class Option(TypedDict):
    """An option of a command, or a subcommand with options of its own."""

    type: int
    name: str
    description: str
    required: NotRequired[bool]
    options: NotRequired[list[Option]]
    choices: NotRequired[list[OptionChoice]]
    autocomplete: NotRequired[bool]
    max_length: NotRequired[int]
    min_value: NotRequired[int]
    max_value: NotRequired[int]


class ApplicationCommand(TypedDict):
    """A command as bulk PUT takes it; context menus have neither description nor options."""

    type: Literal[1, 2, 3]
    name: str
    description: NotRequired[str]
    options: NotRequired[list[Option]]
    contexts: list[int]
    integration_types: list[int]


def breaches(commands: Sequence[ApplicationCommand]) -> list[str]:
    """What Discord would refuse about these commands; a name at fault names the variable that changes it."""
    found: list[str] = []
    by_type = {CHAT_INPUT: CHAT_INPUT_COMMANDS, USER: USER_COMMANDS, MESSAGE: MESSAGE_COMMANDS}
    for type_, limit in by_type.items():
        names = [command["name"] for command in commands if command["type"] == type_]
        found += _over(f"commands of type {type_}", len(names), limit)
        for name in sorted({name for name in names if names.count(name) > 1}):
            found.append(f"/{name} is declared twice; another {PREFIX_VARIABLE} tells them apart")
    for command in commands:
        name = command["name"]
        if command["type"] != CHAT_INPUT:
            found += _long(f"the name “{name}”", name, NAME)
            continue
        found += [f"{breach}; look at {PREFIX_VARIABLE}" for breach in _name(f"/{name}", name)]
        found += _described(f"/{name}", command.get("description", ""))
        found += _options(f"/{name}", command.get("options", []))
        found += _over(f"characters in all of /{name}", size(command), COMMAND_SIZE)
    return found


def size(command: ApplicationCommand | Option) -> int:
    """What counts towards COMMAND_SIZE: names, descriptions and values, down to the choices."""
    total = words.utf16(command["name"]) + words.utf16(command.get("description", ""))
    for option in command.get("options", []):
        total += size(option)
        total += sum(words.utf16(choice["name"]) + words.utf16(choice["value"]) for choice in option.get("choices", []))
    return total


def form_breaches(form: Form) -> list[str]:
    """What a modal of this form can't hold. Title, labels and descriptions are clipped when it is shown; an input
    takes at most TEXT_INPUT, whatever its argument takes elsewhere."""
    found = list(_over(f"fields of “{form.title}”", len(form.fields), MODAL_COMPONENTS))
    for field in form.fields:
        found += _long(f"the value of {field.name}", field.value, TEXT_INPUT)
        if not field.suggests:
            found += _over(f"choices of {field.name}", len(field.choices), SELECT_OPTIONS)
        for choice in field.choices:
            found += _long(f"a choice of {field.name}", choice.text, SELECT_TEXT)
    return found


def message_breaches(shown: Sequence[Part]) -> list[str]:
    """What Discord would refuse of the components of a message together; each alone is checked against [openapi]."""
    found = [*_over("components", components(shown), LAYOUT_COMPONENTS)]
    found += _over("characters in all texts", letters(shown), LAYOUT_TEXT)
    parts = list(within(shown))
    customs = [part["custom_id"] for part in parts if "custom_id" in part]
    found += [f"the custom_id {custom} is there twice" for custom in sorted(set(customs)) if customs.count(custom) > 1]
    for part in parts:
        values = [option["value"] for option in part.get("options", [])]
        found += [f"the option {value} is there twice" for value in sorted(set(values)) if values.count(value) > 1]
        for name in ("content", "label", "placeholder", "custom_id"):
            if name in part and not part[name].strip():
                found.append(f"a {name} is empty")
        if ("custom_id" in part) == ("url" in part) and part.get("type") == 2:
            found.append("a button has not exactly one of custom_id and url")
    return found


def components(shown: object) -> int:
    """How many components count towards LAYOUT_COMPONENTS: those within others, too."""
    return sum("type" in part for part in within(shown))


def letters(shown: object) -> int:
    """How many UTF-16 units count towards LAYOUT_TEXT."""
    return sum(words.utf16(part["content"]) for part in within(shown) if "content" in part)


def within(part: object) -> Iterable[Part]:
    """Every object inside, itself too."""
    if isinstance(part, dict):
        known = cast("Part", part)
        yield known
        for value in known.values():
            yield from within(value)
    elif isinstance(part, list | tuple):
        for each in cast("Sequence[object]", part):
            yield from within(each)


def _options(owner: str, options: Sequence[Option]) -> Iterable[str]:
    yield from _over(f"options of {owner}", len(options), OPTIONS)
    names = [option["name"] for option in options]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{owner} has “{name}” twice"
    optional_seen = False
    for option in options:
        name = option["name"]
        where = f"{owner} {name}"
        yield from _name(where, name)
        yield from _described(where, option["description"])
        yield from _over(f"characters in {where}", option.get("max_length", 0), OPTION_TEXT)
        for bound in (option.get("min_value", 0), option.get("max_value", 0)):
            yield from _over(f"is a bound of {where}", abs(bound), LARGEST_INTEGER)
        yield from _choices(where, option.get("choices", []))
        if option["type"] == SUBCOMMAND:
            yield from _options(where, option.get("options", []))
            continue
        if option.get("required") and optional_seen:
            yield f"{where} is required but stands after an optional one"
        optional_seen = optional_seen or not option.get("required")


def _choices(owner: str, choices: Sequence[OptionChoice]) -> Iterable[str]:
    yield from _over(f"choices of {owner}", len(choices), CHOICES)
    if len({choice["name"] for choice in choices}) < len(choices):
        yield f"two choices of {owner} read the same"
    for choice in choices:
        if not choice["name"]:
            yield f"a choice of {owner} has no name"
        yield from _long(f"the name of a choice of {owner}", choice["name"], CHOICE_LABEL)
        yield from _long(f"the value of a choice of {owner}", choice["value"], CHOICE_VALUE)


def _name(where: str, name: str) -> Iterable[str]:
    yield from _long(f"the name {where}", name, NAME)
    if not NAME_LETTERS.fullmatch(name):
        yield f"the name {where} may have only a-z, 0-9, - and _"


def _described(where: str, description: str) -> Iterable[str]:
    if not description.strip():
        yield f"{where} has no description"
    yield from _long(f"the description of {where}", description, COMMAND_DESCRIPTION)


def _long(what: str, text: str, limit: int) -> Iterable[str]:
    length = words.utf16(text)
    return [f"{what} has {length} characters, {limit} are allowed"] if length > limit else []


def _over(what: str, count: int, limit: int) -> Iterable[str]:
    return [f"{count} {what}, {limit} are allowed"] if count > limit else []
