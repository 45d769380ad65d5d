"""What Slack sends to an app: commands, interactions and events, with every field that it documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tests.adapters.slack.fake.model import (
    APP,
    BOT_USER,
    TEAM,
    TEAM_DOMAIN,
    Body,
    Channel,
    Human,
    Message,
    View,
    token,
)

VERIFICATION = "verification-token"
_TEAM = {"id": TEAM, "domain": TEAM_DOMAIN}


def command(person: Human, channel: Channel, typed: str, *, response_url: str, trigger: str) -> Body:
    """A slash command; `typed` begins with its slash."""
    name, _, text = typed.partition(" ")
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.called,
        "user_id": person.id,
        "user_name": person.handle,
        "command": name,
        "text": text.strip(),
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }


def _interaction(kind: str, person: Human, trigger: str) -> Body:
    user = {"id": person.id, "username": person.handle, "name": person.handle, "team_id": person.team}
    said: Body = {"type": kind, "team": _TEAM, "user": user, "api_app_id": APP, "token": VERIFICATION}
    if trigger:
        said["trigger_id"] = trigger
    return said | {"enterprise": None, "is_enterprise_install": False}


def actions(person: Human, action: Body, trigger: str) -> Body:
    """What a press and a choice have in common; `pressed_on` or `pressed_in` completes it."""
    return _interaction("block_actions", person, trigger) | {"actions": [action]}


def pressed_on(message: Message, channel: Channel, response_url: str, state: Body) -> Body:
    """Of a message, an ephemeral one comes without its content."""
    container: Body = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container["is_ephemeral"] = bool(message.only_for)
    if message.thread:
        container["thread_ts"] = message.thread
    said: Body = {"container": container, "channel": {"id": channel.id, "name": channel.called}}
    if not message.only_for:
        said["message"] = message.told()
    return said | {"state": {"values": state}, "response_url": response_url}


def pressed_in(view: View, state: Body) -> Body:
    return {"container": {"type": "view", "view_id": view.id}, "view": view.told(state)}


def submission(person: Human, view: View, state: Body, trigger: str) -> Body:
    return _interaction("view_submission", person, trigger) | {"view": view.told(state), "response_urls": []}


def closed(person: Human, view: View, *, cleared: bool = False) -> Body:
    return _interaction("view_closed", person, "") | {"view": view.told(), "is_cleared": cleared}


def suggestion(person: Human, typed: str, block_id: str, action_id: str, where: Body) -> Body:
    """A search in an external menu; `where` is `pressed_in` or `pressed_on`."""
    said = _interaction("block_suggestion", person, "")
    return said | {"action_id": action_id, "block_id": block_id, "value": typed} | where


def shortcut(person: Human, callback_id: str, at: str, trigger: str) -> Body:
    """A global shortcut: no channel, and no response_url."""
    return _interaction("shortcut", person, trigger) | {"callback_id": callback_id, "action_ts": at}


def message_action(
    person: Human, callback_id: str, message: Message, channel: Channel, at: str, *, response_url: str, trigger: str
) -> Body:
    said = _interaction("message_action", person, trigger) | {"callback_id": callback_id, "action_ts": at}
    said |= {"channel": {"id": channel.id, "name": channel.called}, "message_ts": message.ts, "message": message.told()}
    return said | {"response_url": response_url}


def event(told: Body, at: datetime) -> Body:
    """An event in its envelope."""
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": VERIFICATION,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": told,
        "type": "event_callback",
        "event_id": token("Ev", 10),
        "event_time": int(at.timestamp()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{token(size=16)}",
    }


def event_name(told: Mapping[str, Any]) -> str:
    """As it is subscribed to: messages by the kind of their channel."""
    if told["type"] == "message":
        return {"im": "message.im", "channel": "message.channels", "group": "message.groups"}[told["channel_type"]]
    return told["type"]


def said(person: Human, message: Message, channel: Channel) -> Body:
    """Somebody wrote a message."""
    kind = {"im": "im", "public": "channel", "private": "group"}[channel.kind]
    told: Body = {"user": person.id, "type": "message", "ts": message.ts, "client_msg_id": token(size=16).lower()}
    told |= {"text": message.text, "team": person.team, "blocks": message.blocks, "channel": channel.id}
    if person.team != TEAM:
        told |= {"user_team": person.team, "source_team": person.team}
    return told | {"event_ts": message.ts, "channel_type": kind}


def echo(message: Message, how: str, at: str) -> Body:
    """The app's own message in a direct conversation, as Slack tells it of that."""
    where = {"channel": message.channel, "channel_type": "im"}
    if how == "posted":
        return message.told() | where | {"event_ts": message.ts}
    told: Body = {"type": "message", "subtype": "message_changed" if how == "edited" else "message_deleted"}
    told |= where | {"hidden": True, "ts": at, "event_ts": at, "previous_message": message.told()}
    return told | ({"message": message.told()} if how == "edited" else {"deleted_ts": message.ts})


def home(person: Human, channel: Channel, tab: str, at: str, view: View | None) -> Body:
    told: Body = {"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": tab, "event_ts": at}
    return told | ({"view": view.told()} if view is not None and tab == "home" else {})


def user_change(person: Human, at: datetime, stamp: str) -> Body:
    told = person.told(at, locale=True)
    return {"type": "user_change", "user": told, "cache_ts": int(at.timestamp()), "event_ts": stamp}
