"""The app manifest, derived from the declared commands: `python -m bot manifest slack` prints it.

Every front door is a slash command; the rest is text behind the root command and its alias.
"""

from __future__ import annotations

import re
from typing import Literal, NotRequired, TypedDict, TypeVar
from urllib.parse import urlsplit

from adapters.slack import limits
from adapters.slack.limits import OverBudget, Shortcut, SlashCommand
from bot.kit import words
from bot.kit.args import Scene
from bot.kit.commands import Catalogue, Command, Group, Param

C = TypeVar("C", bound=Scene)

PATH = "/slack/events"
"""Where Slack posts everything, in HTTP mode."""

LOG_CONTACT = "log_contact"
LOG_CONTACT_FROM_MESSAGE = "log_contact_from_message"

DESCRIPTION = "Remembers who you met and what you promised them"
LONG_DESCRIPTION = (
    "Grapevine helps you keep in touch. Type one line about somebody you met. It remembers them, what you promised and "
    "where you talked. When a thank-you, a promise or a check-in is due, it reminds you in a direct message. It shows "
    "you who is drifting away. It never writes to anybody for you. What you write is yours alone: you can export or "
    "erase it at any time."
)
COLOUR = "#4b2e5a"

SCOPES: tuple[tuple[str, str], ...] = (
    ("commands", "slash commands and the “Log contact” shortcuts"),
    ("chat:write", "answers, and the nudges in the direct message with the bot"),
    ("im:write", "opens that direct message for the first nudge"),
    ("im:history", "reads what people type to the bot there, and checks what arrived after a lost connection"),
    ("users:read", "the time zone, language and name of whoever uses the bot, and whether they are a guest"),
    ("channels:read", "checks that a channel exists, and that who wants a digest there and the bot are both in it"),
    ("groups:read", "checks the same of private channels, of those that the bot was invited to"),
    ("files:write", "sends people the export of their own data"),
)
"""Each permission the app asks for, and what for. No channel's messages are read, and no e-mail address."""

EVENTS: tuple[tuple[str, str], ...] = (
    ("app_home_opened", "shows the Home tab as it is now"),
    ("message.im", "a direct message to the bot is a command line"),
    ("user_change", "follows people into another time zone"),
    ("app_uninstalled", "forgets the workspace's tokens"),
    ("tokens_revoked", "forgets the tokens that were revoked"),
)
"""Each event the app listens to, and what for."""

SHORTCUTS: tuple[Shortcut, ...] = (
    {
        "type": "global",
        "name": "Log contact",
        "callback_id": LOG_CONTACT,
        "description": "Remember somebody you met",
    },
    {
        "type": "message",
        "name": "Log contact",
        "callback_id": LOG_CONTACT_FROM_MESSAGE,
        "description": "Remember who wrote this, with a link to the message",
    },
)


class DisplayInformation(TypedDict):
    name: str
    description: str
    long_description: str
    background_color: str


class AppHome(TypedDict):
    home_tab_enabled: bool
    messages_tab_enabled: bool
    messages_tab_read_only_enabled: bool


class BotUser(TypedDict):
    display_name: str
    always_online: bool


class Features(TypedDict):
    app_home: AppHome
    bot_user: BotUser
    shortcuts: list[Shortcut]
    slash_commands: list[SlashCommand]


class Scopes(TypedDict):
    bot: list[str]


class OAuth(TypedDict):
    scopes: Scopes


class EventSubscriptions(TypedDict):
    request_url: NotRequired[str]
    bot_events: list[str]


class Interactivity(TypedDict):
    is_enabled: bool
    request_url: NotRequired[str]
    message_menu_options_url: NotRequired[str]


class Settings(TypedDict):
    event_subscriptions: EventSubscriptions
    interactivity: Interactivity
    org_deploy_enabled: bool
    socket_mode_enabled: bool
    token_rotation_enabled: bool


class Manifest(TypedDict):
    _metadata: dict[Literal["major_version"], int]
    display_information: DisplayInformation
    features: Features
    oauth_config: OAuth
    settings: Settings


def manifest(
    catalogue: Catalogue[C],
    *,
    socket_mode: bool,
    base_url: str | None = None,
    prefix: str = "",
    root: str = "grapevine",
    alias: str = "gv",
    name: str = "Grapevine",
) -> Manifest:
    """The complete manifest. `prefix` goes before each front door, not before `root` and `alias`.

    Without Socket Mode Slack needs `base_url`, the public https address. Raises OverBudget with all that Slack would
    refuse.
    """
    url = None if socket_mode else _endpoint(base_url)
    commands = slash_commands(catalogue, prefix=prefix, root=root, alias=alias, url=url)
    bot_name = re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or root
    breaches = limits.identity_breaches(
        name=name, description=DESCRIPTION, long_description=LONG_DESCRIPTION, bot_name=bot_name
    )
    breaches += limits.shortcut_breaches(SHORTCUTS)
    if breaches:
        raise OverBudget(breaches)
    events: EventSubscriptions = {"bot_events": [event for event, _ in EVENTS]}
    interactivity: Interactivity = {"is_enabled": True}
    if url is not None:
        events = {"request_url": url, **events}
        interactivity = {"is_enabled": True, "request_url": url, "message_menu_options_url": url}
    return {
        "_metadata": {"major_version": 1},
        "display_information": {
            "name": name,
            "description": DESCRIPTION,
            "long_description": LONG_DESCRIPTION,
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": bot_name, "always_online": True},
            "shortcuts": list(SHORTCUTS),
            "slash_commands": commands,
        },
        "oauth_config": {"scopes": {"bot": [scope for scope, _ in SCOPES]}},
        "settings": {
            "event_subscriptions": events,
            "interactivity": interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def names(catalogue: Catalogue[C], *, prefix: str = "", root: str = "grapevine", alias: str = "gv") -> dict[str, str]:
    """Which word of ours each slash command stands for."""
    doors = {prefix + group.name: group.name for group in catalogue.listed() if group.front}
    return {**doors, root: root, alias: alias}


def slash_commands(
    catalogue: Catalogue[C], *, prefix: str = "", root: str = "grapevine", alias: str = "gv", url: str | None = None
) -> list[SlashCommand]:
    """The front doors, then the root and its alias; raises OverBudget with all that Slack would refuse of them."""
    doors = [group for group in catalogue.listed() if group.front]
    behind = [group for group in catalogue.listed() if not group.front]
    found = [_slash(prefix + group.name, group.about, _usage(group), url) for group in doors]
    said = "Everything else: " + words.join([group.name for group in behind]) if behind else "Everything"
    hint = " | ".join([group.name for group in behind if group.name != "help"] + ["help"])
    found += [_slash(root, said, hint, url), _slash(alias, f"Short for /{root}", hint, url)]
    breaches = limits.command_breaches(found)
    if breaches:
        raise OverBudget(breaches)
    return found


def _slash(name: str, about: str, hint: str, url: str | None) -> SlashCommand:
    # Escaped, a mention arrives as `<@U123>`; otherwise as a bare name that nothing resolves.
    command: SlashCommand = {
        "command": f"/{name}",
        "description": words.clip(about, limits.COMMAND_DESCRIPTION, unit="utf16"),
        "usage_hint": words.clip(hint, limits.COMMAND_USAGE_HINT, unit="utf16"),
        "should_escape": True,
    }
    if url is not None:
        command["url"] = url
    return command


def _usage(group: Group[C]) -> str:
    """What may follow the command: an example if there is nothing to choose from, else the words to choose from."""
    names = [command.name.removeprefix(group.name).strip() for command in group.listed()]
    if names != [""]:
        return " | ".join([name for name in names if name] + ["help"])
    bare = group.listed()[0]
    example = next((text.removeprefix(group.name).strip() for text in bare.examples), "")
    return example or " ".join(_slot(param) for param in _shown(bare))


def _shown(command: Command[C, ...]) -> list[Param[C]]:
    return [param for param in command.params if param.arg.widget != "hidden"]


def _slot(param: Param[C]) -> str:
    return f"<{param.label.lower()}>" if param.required else f"[{param.label.lower()}]"


def _endpoint(base_url: str | None) -> str:
    parts = urlsplit(base_url or "")
    if parts.scheme != "https" or not parts.hostname:
        raise OverBudget(["GRAPEVINE_BASE_URL must be a public https:// address if Slack is used without Socket Mode"])
    return (base_url or "").rstrip("/") + PATH
