"""chat.*: messages written, changed and taken back by the app."""

from __future__ import annotations

import re

from tests.adapters.slack.fake.checks import message_faults
from tests.adapters.slack.fake.methods import Asked, Method, Methods
from tests.adapters.slack.fake.model import TEAM_DOMAIN, Body, Channel, Message, Refusal

POSTABLE = {
    *("channel", "text", "blocks", "attachments", "metadata", "thread_ts", "reply_broadcast", "link_names", "parse"),
    *("unfurl_links", "unfurl_media", "mrkdwn", "as_user", "icon_emoji", "icon_url", "username", "markdown_text"),
    *("user", "ts", "token"),
}


def content(asked: Asked) -> tuple[str, list[Body]]:
    """Text and blocks that Slack accepts. Raises Refusal."""
    text, blocks = asked.maybe("text"), asked.json("blocks")
    if asked.maybe("markdown_text") and (text or blocks):
        raise Refusal("markdown_text_conflict")
    faults = [] if blocks is None else message_faults(blocks)
    if faults:
        raise Refusal(
            "invalid_blocks", errors=faults, response_metadata={"messages": [f"[ERROR] {each}" for each in faults]}
        )
    if not (text.strip() or blocks or asked.json("attachments") or asked.maybe("markdown_text")):
        raise Refusal("no_text")
    return text or asked.maybe("markdown_text"), blocks or []


def stored(text: str) -> str:
    """As Slack keeps a text: a lone & is escaped."""
    return re.sub(r"&(?!amp;|lt;|gt;)", "&amp;", text)


def _place(asked: Asked) -> Channel:
    """A channel by its id, or the direct conversation with a person by theirs."""
    id = asked.text("channel", error="channel_not_found")
    if id in asked.space.people:
        return asked.space.channel(asked.space.open_direct(id).id, writing=True)
    return asked.space.channel(id, writing=True)


def _metadata(asked: Asked) -> Body | None:
    found = asked.json("metadata")
    if found is None:
        return None
    if not isinstance(found, dict) or not found.get("event_type") or not isinstance(found.get("event_payload"), dict):
        raise Refusal("invalid_metadata_format")
    return found


def post_message(asked: Asked) -> Body:
    channel = _place(asked)
    text, blocks = content(asked)
    metadata, thread = _metadata(asked), asked.maybe("thread_ts")
    if thread and channel.message(thread) is None:
        raise Refusal("thread_not_found")
    loud = asked.flag("link_names") or asked.maybe("parse") == "full"
    said = asked.space.post(channel, stored(text), blocks, thread=thread, metadata=metadata, link_names=loud)
    answer: Body = {"channel": channel.id, "ts": said.ts, "message": said.told()}
    unknown = sorted(set(asked.args) - POSTABLE)
    if unknown:
        answer["warning"] = "superfluous_arguments"
        answer["response_metadata"] = {"warnings": [f"unknown argument: {name}" for name in unknown]}
    return answer


def _own(asked: Asked, failing: str) -> Message:
    channel = asked.space.channel(asked.text("channel", error="channel_not_found"), writing=True)
    message = channel.message(asked.text("ts", error="message_not_found"))
    # An ephemeral message is nobody's to change by its ts.
    if message is None or message.only_for:
        raise Refusal("message_not_found")
    if not message.by_bot:
        raise Refusal(failing)
    return message


def update(asked: Asked) -> Body:
    message = _own(asked, "cant_update_message")
    text, blocks = content(asked)
    metadata = _metadata(asked)
    # Without blocks the old ones go; metadata stays unless there is other metadata.
    message.metadata = message.metadata if metadata is None else metadata
    asked.space.edit(message, stored(text), blocks)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": message.told()}


def delete(asked: Asked) -> Body:
    message = _own(asked, "cant_delete_message")
    asked.space.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def post_ephemeral(asked: Asked) -> Body:
    channel = asked.space.channel(asked.text("channel", error="channel_not_found"), writing=True)
    user = asked.text("user", error="user_not_in_channel")
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    text, blocks = content(asked)
    said = asked.space.post(channel, stored(text), blocks, only_for=user)
    return {"message_ts": said.ts}


def permalink(asked: Asked) -> Body:
    channel = asked.space.channel(asked.text("channel", error="channel_not_found"))
    ts = asked.text("message_ts", error="message_not_found")
    if channel.message(ts) is None:
        raise Refusal("message_not_found")
    link = f"https://{TEAM_DOMAIN}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


METHODS: Methods = {
    "chat.postMessage": Method(post_message, "chat:write"),
    "chat.update": Method(update, "chat:write"),
    "chat.delete": Method(delete, "chat:write"),
    "chat.postEphemeral": Method(post_ephemeral, "chat:write"),
    "chat.getPermalink": Method(permalink, reads=True),
}
