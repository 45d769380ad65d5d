"""What Slack accepts: shapes, sizes and rates, and the checks of our own declarations against them.

Sources, in brackets: [manifest] the manifest reference and types (docs.slack.dev/reference/app-manifest,
slackapi/node-slack-sdk manifest.ts); [blocks] docs.slack.dev/reference/block-kit and the SDKs' block types; [rate]
docs.slack.dev/apis/web-api/rate-limits and each method's page; [interactivity] docs.slack.dev/interactivity;
[events] docs.slack.dev/apis/events-api; [sdk] slack_sdk 3.47 where only the SDK says so. Sizes are characters; the
checks count UTF-16 units, which is never less.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict, cast

from bot.kit import words
from bot.kit.calls import spell
from bot.kit.commands import Form

# Manifest [manifest]
APP_NAME = 35
APP_DESCRIPTION = 140
APP_LONG_DESCRIPTION_LEAST = 175
APP_LONG_DESCRIPTION = 4000
BOT_NAME = 80
BOT_NAME_LETTERS = re.compile(r"[a-z0-9._-]+")
SLASH_COMMANDS = 50
COMMAND = 32
"""With its slash."""
COMMAND_LETTERS = re.compile(r"/[a-z0-9][a-z0-9_-]*")
COMMAND_DESCRIPTION = 2000
COMMAND_USAGE_HINT = 1000
SHORTCUTS = 10
SHORTCUT_DESCRIPTION = 150
SCOPES = 255
BOT_EVENTS = 100
UNFURL_DOMAINS = 5
REDIRECT_URLS = 1000

# fmt: off
RESERVED = frozenset(
    {
        "apps", "archive", "away", "call", "close", "collapse", "dm", "dnd", "expand", "feed", "feedback",
        "help", "huddle", "invite", "invite_people", "join", "keys", "kick", "leave", "me", "msg", "mute",
        "open", "prefs", "pro", "remind", "remove", "rename", "search", "shortcuts", "shrug", "star",
        "status", "topic", "unarchive", "who",
    }
)
# fmt: on
"""Slack's own commands, from its help page “Use built-in slash commands” and older clients. It refuses a manifest with
one of them."""

# Interactivity, in seconds and uses [interactivity]
ACK = 3
TRIGGER = 3
RESPONSE_URL = 30 * 60
RESPONSE_URL_USES = 5
EVENT_ACK = 3  # [events]
EVENT_RETRIES = (0, 60, 300)  # [events]
EVENTS_PER_HOUR = 30_000  # per workspace and app [events]
SOCKETS = 10  # [events]

# Messages, modals and App Home [blocks]
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
VIEW_STACK = 3
VIEW_TITLE = 24
VIEW_BUTTON = 24
PRIVATE_METADATA = 3000
CALLBACK_ID = 255
BLOCK_ID = 255
ACTION_ID = 255
SECTION_TEXT = 3000
SECTION_FIELDS = 10
SECTION_FIELD = 2000
HEADER = 150
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
BUTTON_LABEL = 75
BUTTON_VALUE = 2000
URL = 3000
ALT_TEXT = 2000
SELECT_OPTIONS = 100
OPTION_LABEL = 75
OPTION_VALUE = 75
"""The SDK lets 150 pass, its types say 75."""
PLACEHOLDER = 150
OVERFLOW_OPTIONS = 5  # [sdk]
RADIO_OPTIONS = 10
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
INPUT_LABEL = 2000
INPUT_HINT = 2000
INPUT_VALUE = 3000
MARKDOWN_TEXT = 12_000
"""Over all markdown blocks of a payload."""
TABLES = 1
TABLE_ROWS = 100  # [sdk]
TABLE_CELLS = 20  # [sdk]
MESSAGE_LETTERS = 12_000
"""Over all blocks of a message, as `letters` counts. Slack publishes no number: `msg_blocks_too_long` was seen from
about 13,200 on, where each block counted for a hundred or so (slackapi/bolt-js 2509), and with 11,341 in many parts
(2867)."""
BLOCK_LETTERS, PART_LETTERS = 100, 10
MESSAGE_TEXT = 4000
"""What Slack advises; from about 4,040 on a message was seen split in two, above 40,000 it is cut."""
ATTACHMENTS = 100

# Calls a minute, by method, per workspace and app [rate]
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
METHOD_TIERS = {
    "chat.postEphemeral": 4,
    "chat.update": 3,
    "conversations.history": 3,
    "conversations.info": 3,
    "conversations.open": 3,
    "files.completeUploadExternal": 4,
    "files.getUploadURLExternal": 4,
    "users.conversations": 3,
    "users.info": 4,
    "views.open": 4,
    "views.publish": 4,
    "views.push": 4,
    "views.update": 4,
}
POSTS_PER_SECOND = 1
"""chat.postMessage, for each channel."""

# What has which texts and lists, and how long they may be [blocks]
TEXTS: Mapping[str, Mapping[str, int]] = {
    "header": {"text": HEADER},
    "section": {"text": SECTION_TEXT},
    "button": {"text": BUTTON_LABEL},
    "option": {"text": OPTION_LABEL},
    "input": {"label": INPUT_LABEL, "hint": INPUT_HINT},
    **{kind: {"placeholder": PLACEHOLDER} for kind in ("plain_text_input", "static_select", "external_select")},
}
COUNTS: Mapping[str, Mapping[str, int]] = {
    "section": {"fields": SECTION_FIELDS},
    "context": {"elements": CONTEXT_ELEMENTS},
    "actions": {"elements": ACTIONS_ELEMENTS},
    "static_select": {"options": SELECT_OPTIONS},
}
BLOCK_TYPES = frozenset({"header", "section", "context", "actions", "input", "divider", "rich_text"})
"""The blocks that we use."""

PREFIX_VARIABLE = "GRAPEVINE_COMMAND_PREFIX"


Part: TypeAlias = Mapping[str, Any]
"""A view, a block, or something within."""


class OverBudget(ValueError):
    """Slack would refuse what is declared; `breaches` says all that is wrong, a sentence each."""

    def __init__(self, breaches: Sequence[str]) -> None:
        super().__init__("Slack would refuse this:\n" + "\n".join(breaches))
        self.breaches = tuple(breaches)


class SlashCommand(TypedDict):
    command: str
    description: str
    usage_hint: str
    should_escape: bool
    url: NotRequired[str]


class Shortcut(TypedDict):
    type: Literal["global", "message"]
    name: str
    callback_id: str
    description: str


def command_breaches(commands: Sequence[SlashCommand]) -> list[str]:
    """What Slack would refuse about these slash commands; a name at fault names the variable that changes it."""
    found = list(_over("slash commands", len(commands), SLASH_COMMANDS))
    names = [command["command"] for command in commands]
    for name in sorted({name for name in names if names.count(name) > 1}):
        found.append(f"{name} is declared twice; another {PREFIX_VARIABLE} tells them apart")
    for command in commands:
        name = command["command"]
        if not COMMAND_LETTERS.fullmatch(name):
            found.append(f"{name} may have only a-z, 0-9, - and _ after its slash; look at {PREFIX_VARIABLE}")
        if len(name) > COMMAND:
            found.append(f"{name} is longer than {COMMAND} characters with its slash; shorten {PREFIX_VARIABLE}")
        if name.removeprefix("/") in RESERVED:
            found.append(f"{name} is a command of Slack itself; set {PREFIX_VARIABLE}, for example to gv-")
        if not command["description"].strip():
            found.append(f"{name} has no description")
        found += _long(f"the description of {name}", command["description"], COMMAND_DESCRIPTION)
        found += _long(f"the usage hint of {name}", command["usage_hint"], COMMAND_USAGE_HINT)
    return found


def shortcut_breaches(shortcuts: Sequence[Shortcut]) -> list[str]:
    """What Slack would refuse about these shortcuts."""
    found = list(_over("shortcuts", len(shortcuts), SHORTCUTS))
    for shortcut in shortcuts:
        found += _long(f"the callback id of {shortcut['name']}", shortcut["callback_id"], CALLBACK_ID)
        found += _long(f"the description of {shortcut['name']}", shortcut["description"], SHORTCUT_DESCRIPTION)
    return found


def identity_breaches(*, name: str, description: str, long_description: str, bot_name: str) -> list[str]:
    """What Slack would refuse about how the app presents itself."""
    found: list[str] = []
    if not name.strip():
        found.append("the app has no name")
    found += _long("the app's name", name, APP_NAME)
    found += _long("the app's description", description, APP_DESCRIPTION)
    found += _long("the app's long description", long_description, APP_LONG_DESCRIPTION)
    if len(long_description) < APP_LONG_DESCRIPTION_LEAST:
        found.append(f"the app's long description has fewer than {APP_LONG_DESCRIPTION_LEAST} characters")
    found += _long("the bot's name", bot_name, BOT_NAME)
    if not BOT_NAME_LETTERS.fullmatch(bot_name):
        found.append(f"the bot's name “{bot_name}” may have only a-z, 0-9, -, _ and .")
    return found


def form_breaches(form: Form) -> list[str]:
    """What a modal of this form can't hold. Its title is clipped when it is shown; an input takes at most INPUT_VALUE,
    whatever its argument takes elsewhere."""
    found = list(_over(f"fields of “{form.title}”", len(form.fields), VIEW_BLOCKS))
    found += _long(f"the call of “{form.title}”", spell(form.call), PRIVATE_METADATA)
    for field in form.fields:
        found += _long(f"the label of {field.name}", field.label, INPUT_LABEL)
        found += _long(f"the hint of {field.name}", field.about, INPUT_HINT)
        found += _long(f"the value of {field.name}", field.value, INPUT_VALUE)
        found += _over(f"choices of {field.name}", len(field.choices), SELECT_OPTIONS)
        for choice in field.choices:
            found += _long(f"a choice of {field.name}", choice.text, OPTION_VALUE)
    return found


def letters(part: object) -> int:
    """What blocks count for against MESSAGE_LETTERS: their texts as Slack stores them, and something for each part."""
    if isinstance(part, list):
        return sum(map(letters, cast("list[object]", part)))
    if not isinstance(part, dict):
        return 0
    found = 0
    for name, value in cast("Part", part).items():
        if not isinstance(value, str):
            found += letters(value)
        elif name == "type":
            found += BLOCK_LETTERS if value in BLOCK_TYPES else PART_LETTERS
        elif name in ("text", "url", "fallback", "value"):
            found += words.utf16(html.escape(value, quote=False))
    return found


def size(view: object) -> int:
    """Bytes of a view on its way to Slack."""
    return len(json.dumps(view))


def message_breaches(blocks: Sequence[Part], text: str = "") -> list[str]:
    """What Slack would refuse of a message, a sentence each."""
    found = [*_over("blocks", len(blocks), MESSAGE_BLOCKS), *_long("the text", text, MESSAGE_TEXT)]
    found += _over("letters in all blocks", letters(list(blocks)), MESSAGE_LETTERS)
    return [*found, *_blocks_breaches(blocks)]


def view_breaches(view: Part) -> list[str]:
    """What Slack would refuse of a modal or a Home tab."""
    blocks = cast("list[Part]", view.get("blocks", []))
    found = [*_over("blocks", len(blocks), VIEW_BLOCKS), *_over("bytes", size(view), VIEW_BYTES)]
    for name, most in (("title", VIEW_TITLE), ("submit", VIEW_BUTTON), ("close", VIEW_BUTTON)):
        if name in view:
            found += _text(f"the {name}", view[name], most)
    found += _long("the private metadata", view.get("private_metadata", ""), PRIVATE_METADATA)
    found += _long("the callback id", view.get("callback_id", ""), CALLBACK_ID)
    if view.get("type") == "modal" and not blocks:
        found.append("a modal has no blocks")
    if any(block["type"] == "input" for block in blocks) and "submit" not in view:
        found.append("a modal with inputs has no button to send it")
    return [*found, *_blocks_breaches(blocks)]


def _blocks_breaches(blocks: Sequence[Part]) -> Iterable[str]:
    parts = [part for block in blocks for part in within(block)]
    yield from _twice("block_id", [part["block_id"] for part in parts if "block_id" in part])
    inputs = [block for block in blocks if block["type"] == "input"]
    others = [part for block in blocks if block not in inputs for part in within(block)]
    yield from _twice("action_id", [part["action_id"] for part in others if "action_id" in part])
    for part in parts:
        yield from _part_breaches(part)


def _part_breaches(part: Part) -> Iterable[str]:
    kind = part.get("type", "option" if "value" in part else "")
    for name, most in (("block_id", BLOCK_ID), ("action_id", ACTION_ID)):
        yield from _long(f"the {name}", part.get(name, ""), most)
    for name, most in TEXTS.get(kind, {}).items():
        if name in part:
            yield from _long(f"the {name} of a {kind}", part[name].get("text", ""), most)
    for name, most in COUNTS.get(kind, {}).items():
        if name in part:
            yield from _over(f"{name} of a {kind}", len(part[name]), most)
            if not part[name]:
                yield f"the {name} of a {kind} are empty"
    if kind in ("button", "option"):
        yield from _long(
            f"the value of a {kind}", part.get("value", ""), BUTTON_VALUE if kind == "button" else OPTION_VALUE
        )
    if "url" in part:
        yield from _long("a link", part["url"], URL)
    if kind in ("text", "plain_text", "mrkdwn") and not part["text"]:
        yield f"a {kind} is empty"
    if kind == "option" and not part["value"]:
        yield "the value of an option is empty"
    if kind == "plain_text_input":
        most = part.get("max_length", INPUT_VALUE)
        yield from _long("the value of an input", part.get("initial_value", ""), most)
        yield from _over("characters of an input", most, INPUT_VALUE)
    if "initial_option" in part and "options" in part and part["initial_option"] not in part["options"]:
        yield f"what a {kind} shows at first is not among its options"


def within(part: object) -> Iterable[Part]:
    """Every object inside, itself too."""
    if isinstance(part, dict):
        known = cast("Part", part)
        yield known
        for value in known.values():
            yield from within(value)
    elif isinstance(part, list):
        for each in cast("list[object]", part):
            yield from within(each)


def _text(what: str, text: Part, most: int) -> Iterable[str]:
    if not text.get("text"):
        yield f"{what} is empty"
    yield from _long(what, text.get("text", ""), most)


def _twice(what: str, ids: Sequence[str]) -> Iterable[str]:
    return [f"the {what} {id} is there twice" for id in sorted({id for id in ids if ids.count(id) > 1})]


def _long(what: str, text: str, limit: int) -> Iterable[str]:
    size = words.utf16(text)
    return [f"{what} has {size} characters, {limit} are allowed"] if size > limit else []


def _over(what: str, count: int, limit: int) -> Iterable[str]:
    return [f"{count} {what}, {limit} are allowed"] if count > limit else []
