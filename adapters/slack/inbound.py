"""Slack's payloads into requests: nothing else reads them."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, cast

from adapters.slack.catalog import LOG_CONTACT_FROM_MESSAGE
from bot.context import Request
from bot.kit import words
from bot.kit.calls import Call
from bot.kit.errors import UserError
from bot.members.model import Handle, Place, Room

PLATFORM = "slack"
HOME = Call("home show")

Body: TypeAlias = Mapping[str, Any]
NOTHING: Body = MappingProxyType({})
Surface = Literal["channel", "direct", "home", "modal"]

_MARKUP = re.compile(r"<([@#!][^<>]*|[a-z][a-z+.-]*:[^<>]*)>", re.IGNORECASE)
_OF_CHANNELS = re.compile(r"\s*/?(?:\S*(?:grapevine|gv)\s+)?\S*digests?\b", re.IGNORECASE)
"""How lines begin that name channels to post in."""
_OF_COACHES = re.compile(r"\s*/?(?:\S*(?:grapevine|gv)\s+)?\S*review\s+coach\b", re.IGNORECASE)
"""The same of lines that name a person to write to."""
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")


class NotOurs(UserError):
    """I don't know what that was.

    Type /grapevine help to see what I can do.
    """


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that somebody did, and how it can be answered.

    `said` is a typed line still with Slack's markup, a wire, or a call; `team` the workspace that the person is of,
    empty when Slack doesn't tell. `trigger` opens a form for three seconds, `answers_to` is Slack's response_url.
    `marker`: of the delivery whose card was pressed; `view`: the open form or card that it happened in. `alone`: only
    they see the answer, wherever it is shown. `thread`: the first message of the thread that it happened in.
    """

    user: str
    team: str
    surface: Surface
    channel: str
    said: str | Call
    key: str
    pressed: bool = False
    trigger: str = ""
    answers_to: str = ""
    message: str = ""
    marker: str = ""
    view: str = ""
    alone: bool = False
    room: Room = "open"
    thread: str = ""

    def request(
        self, realm: str, *, said: str | Call, zone: str, name: str, locale: str = "", organiser: bool = False
    ) -> Request:
        who = Handle(PLATFORM, realm, self.user)
        private = self.alone or self.surface != "channel"
        at = f"{self.channel}:{self.thread}" if self.thread else self.channel or self.user
        where = Place(PLATFORM, realm, at, private=private)
        return Request(
            who,
            where,
            said,
            pressed=self.pressed,
            zone=zone,
            name=name,
            locale=locale,
            key=self.key,
            room=self.room,
            organiser=organiser,
        )


def command(body: Body, names: Mapping[str, str]) -> Heard:
    """A slash command. `names` says which word of ours each command of this workspace stands for."""
    typed = text(body, "command").removeprefix("/")
    word = names.get(typed.casefold(), typed)
    return Heard(
        user=text(body, "user_id"),
        team=text(body, "user_team_id") or text(body, "team_id"),
        surface="channel",
        channel=text(body, "channel_id"),
        said=f"/{word} {text(body, 'text')}".strip(),
        key=_key("command", text(body, "trigger_id")),
        trigger=text(body, "trigger_id"),
        answers_to=text(body, "response_url"),
        alone=True,
        room=_room(text(body, "channel_name")),
    )


def press(body: Body) -> Heard:
    """A button pressed, or something chosen from a menu. Raises NotOurs."""
    action = _first(items(body, "actions"))
    wire = text(part(action, "selected_option"), "value") or text(action, "value")
    if not wire:
        raise NotOurs
    container, view = part(body, "container"), part(body, "view")
    channel = text(part(body, "channel"), "id") or text(container, "channel_id")
    inside = "home" if view.get("type") == "home" else "modal" if view else ""
    outside = "direct" if channel[:1] == "D" else "channel"
    message, user = text(container, "message_ts"), text(part(body, "user"), "id")
    on = message or text(container, "view_id") or text(view, "id")
    alone, thread = container.get("is_ephemeral") is True, text(container, "thread_ts")
    thread = "" if thread == message else thread  # what began one stands outside of it
    room = _room(text(part(body, "channel"), "name"))
    if channel[:1] == "D" and not alone:  # only ours has messages of ours that stay
        room = "thread" if thread else "direct"
    return Heard(
        user=user,
        team=text(part(body, "user"), "team_id"),
        surface=inside or outside,
        channel=channel,
        said=wire,
        key=_key("press", user, on, text(action, "action_id"), text(action, "action_ts")),
        pressed=True,
        trigger=text(body, "trigger_id"),
        answers_to=text(body, "response_url"),
        message=message,
        marker=_marker(part(body, "message")),
        view=text(container, "view_id") or text(view, "id") if inside == "modal" else "",
        alone=alone,
        room=room,
        thread=thread,
    )


def shortcut(body: Body, link: str = "") -> Heard:
    """“Log contact”, from the menu of shortcuts or on a message: then its author and its text are in the form."""
    values: dict[str, str] = {}
    if body.get("callback_id") == LOG_CONTACT_FROM_MESSAGE:
        message = part(body, "message")
        author = text(message, "user")
        name = f"<@{author}>" if author else text(message, "username")
        values = {"who": name, "note": _noted(text(message, "text"), link)}
    return Heard(
        user=text(part(body, "user"), "id"),
        team=text(part(body, "user"), "team_id"),
        surface="channel",
        channel=text(part(body, "channel"), "id"),
        said=Call("met", {name: value for name, value in values.items() if value}),
        key=_key("shortcut", text(body, "trigger_id")),
        trigger=text(body, "trigger_id"),
        answers_to=text(body, "response_url"),
        alone=True,
    )


def link(body: Body) -> str:
    """Where the message is on which a shortcut was used; empty when Slack doesn't tell enough."""
    domain, channel = text(part(body, "team"), "domain"), text(part(body, "channel"), "id")
    at = text(body, "message_ts") or text(part(body, "message"), "ts")
    if not (domain and channel and at):
        return ""
    return f"https://{domain}.slack.com/archives/{channel}/p{at.replace('.', '')}"


def submission(body: Body, call: Call, answers_to: str) -> Heard:
    """A form that was sent."""
    user, view = part(body, "user"), part(body, "view")
    return Heard(
        user=text(user, "id"),
        team=text(user, "team_id"),
        surface="modal",
        channel="",
        said=call,
        key=_key("form", text(view, "id"), text(view, "hash")),
        answers_to=answers_to,
    )


def line(body: Body) -> Heard | None:
    """A line typed to the bot in the direct conversation; None for what isn't one: its own words, edits, joins."""
    event = part(body, "event")
    if event.get("channel_type") != "im" or event.get("bot_id") or not text(event, "user"):
        return None
    if event.get("subtype") not in (None, "file_share") or not text(event, "text").strip():
        return None
    channel, thread = text(event, "channel"), text(event, "thread_ts")
    return Heard(
        user=text(event, "user"),
        team=text(event, "user_team") or text(event, "team") or text(body, "team_id"),
        surface="direct",
        channel=f"{channel}:{thread}" if thread else channel,
        said=text(event, "text"),
        key=_key("line", channel, text(event, "ts")),
        room="thread" if thread else "direct",
    )


def home(body: Body) -> Heard | None:
    """Somebody opened the Home tab; None when it was another tab."""
    event = part(body, "event")
    if event.get("tab", "home") != "home" or not text(event, "user"):
        return None
    return Heard(user=text(event, "user"), team="", surface="home", channel="", said=HOME, key="")


def changed(body: Body) -> Body:
    """The person whom a `user_change` is about, as `users.info` would tell."""
    return part(part(body, "event"), "user")


def revoked(body: Body) -> bool:
    """Whether the bot's own token is gone; tokens of people don't matter to us."""
    event = part(body, "event")
    if event.get("type") == "app_uninstalled":
        return True
    return event.get("type") == "tokens_revoked" and bool(items(part(event, "tokens"), "bot"))


def readable(body: Body) -> bool:
    """Whether the parts that Bolt looks into have the shape that Slack documents."""
    parts = [body[name] for name in ("event", "view", "team", "user", "container") if body.get(name) is not None]
    if not all(isinstance(each, dict) for each in parts):
        return False
    kind, actions = body.get("type"), items(body, "actions")
    if kind == "event_callback":
        return bool(event_type(body))
    if kind == "block_actions":
        return bool(actions) and all(isinstance(each, dict) for each in actions)
    return kind not in ("view_submission", "view_closed") or bool(part(body, "view"))


def event_time(body: Body) -> float:
    """Seconds since 1970, as Slack counts them; 0 when it doesn't tell."""
    found = body.get("event_time")
    return float(found) if isinstance(found, int | float) else 0.0


def event_type(body: Body) -> str:
    return text(part(body, "event"), "type")


def event_key(body: Body) -> str:
    return _key("event", text(body, "event_id"))


def mentioned(said: str) -> frozenset[str]:
    """The people named in a line."""
    return frozenset(_MENTION.findall(said))


def plain(said: str, name_of: Callable[[str], str] = lambda user: "") -> str:
    """A line as it looked to whoever typed it: Slack's markup undone, people called by their names."""

    def shown(found: re.Match[str]) -> str:
        target, _, label = found[1].partition("|")
        kind, rest = target[:1], target[1:]
        if kind == "@":
            return f"<@{rest}>" if _OF_COACHES.match(said) else name_of(rest) or label or rest
        if kind == "#":  # what is posted there needs its id; elsewhere its name is what people wrote
            return f"<#{rest}>" if _OF_CHANNELS.match(said) else f"#{label or rest}"
        if kind == "!":
            return label or f"@{rest.partition('^')[0]}"
        return label if target.startswith(("mailto:", "tel:")) else target

    return html.unescape(_MARKUP.sub(shown, said))


def _room(name: str) -> Room:
    """By the name that Slack gives a channel in payloads: private ones share theirs, and groups have none. A
    conversation of two people may be anybody's."""
    return "closed" if name == "privategroup" or name.startswith("mpdm-") else "open"


def _noted(said: str, link: str) -> str:
    return "\n".join(each for each in (words.clip(said.strip(), 1_500), link) if each)


def _marker(message: Body) -> str:
    first = _first(items(message, "blocks"), {})
    found = text(first, "block_id")
    return found[2:] if found.startswith("g:") else ""


def _first(found: list[object], otherwise: Body | None = None) -> Body:
    for one in found[:1]:
        if isinstance(one, dict):
            return cast("Body", one)
    if otherwise is None:
        raise NotOurs
    return otherwise


def part(body: Body, name: str) -> Body:
    """Empty when it isn't there, or isn't what Slack documents."""
    found = body.get(name)
    return cast("Body", found) if isinstance(found, dict) else {}


def items(body: Body, name: str) -> list[object]:
    """As `part`, of lists."""
    found = body.get(name)
    return cast("list[object]", found) if isinstance(found, list) else []


def text(body: Body, name: str) -> str:
    """As `part`, of texts."""
    found = body.get(name)
    return found if isinstance(found, str) else ""


def _key(kind: str, *parts: str) -> str:
    """Empty when Slack gave no id to know it by: then it can't be known again."""
    if not any(parts):
        return ""
    told = "\n".join(("slack", kind, *parts))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:40]
