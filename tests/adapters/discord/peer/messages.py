"""Channels and what is said in them, by the bot itself."""

from __future__ import annotations

from typing import Any

from tests.adapters.discord.peer import checks
from tests.adapters.discord.peer.asked import Asked
from tests.adapters.discord.peer.model import PUBLIC_THREAD, Body, Channel, Message, Refusal, invalid
from tests.adapters.discord.peer.world import is_v2


def content(asked: Asked, before: Message | None = None) -> Body:
    """The message that is asked for, as Discord accepts it. Raises Refusal."""
    body = asked.form()
    checks.refuse(checks.document(asked.method, asked.path, asked.body))
    kept = {str(each.get("id")) for each in body.get("attachments") or []}
    stay = [each.name for each in (before.files if before else []) if "files" not in body or each.id in kept]
    names = [*stay, *(each.name for each in asked.files)]
    shown = _merged(before, body)
    has = bool(stay) and not asked.files
    checks.refuse(checks.message(shown, v2=is_v2(body, before), files=names, has_content=has))
    return body


def _merged(before: Message | None, body: Body) -> Body:
    """What will be there in the end: an edit leaves what it doesn't name."""
    if before is None:
        return body
    there: Body = {"content": before.content, "components": before.components, "embeds": before.embeds}
    if is_v2(body) and not is_v2({}, before):
        # The old fields have to be emptied in words.
        there["content"], there["embeds"] = before.content, before.embeds
    return there | body


def send(asked: Asked) -> Any:
    channel = asked.world.channel(asked.at["channel"], writing=True)
    body = content(asked)
    nonce, enforce = body.get("nonce"), bool(body.get("enforce_nonce"))
    if nonce is not None and len(str(nonce)) > 25:
        raise invalid(["$.nonce: Must be 25 or fewer in length."])
    if nonce is not None and enforce:
        same = asked.world.same(channel, nonce)
        if same is not None:
            return asked.world.shown(same) | {"nonce": nonce}
    said = asked.world.post(channel, body, nonce=nonce, enforced=enforce)
    return asked.world.shown(said) | ({} if nonce is None else {"nonce": nonce})


def _own(asked: Asked, code: int) -> tuple[Channel, Message]:
    channel = asked.world.channel(asked.at["channel"])
    message = asked.world.message(channel, asked.at["message"])
    if message.only_for:
        raise Refusal(404, 10008, "Unknown Message")
    if not message.by_bot:
        raise Refusal(403, code, "Cannot edit a message authored by another user")
    return channel, message


def edit(asked: Asked) -> Any:
    _, message = _own(asked, 50005)
    asked.world.edit(message, content(asked, message))
    return asked.world.shown(message)


def delete(asked: Asked) -> Any:
    _, message = _own(asked, 50013)
    asked.world.delete(message)
    return None


def one(asked: Asked) -> Any:
    channel = asked.world.channel(asked.at["channel"])
    message = asked.world.message(channel, asked.at["message"])
    if message.only_for:
        raise Refusal(404, 10008, "Unknown Message")
    return asked.world.shown(message)


def open_thread(asked: Asked) -> Any:
    """The thread of a message has its id."""
    channel = asked.world.channel(asked.at["channel"], writing=True)
    started = asked.world.message(channel, asked.at["message"])
    name = str(asked.form().get("name", ""))
    if not 1 <= len(name) <= 100:
        raise invalid(["name: Must be between 1 and 100 in length."])
    if started.id in asked.world.channels:
        raise Refusal(400, 160004, "A thread has already been created for this message")
    thread = Channel(started.id, name, PUBLIC_THREAD, channel.guild, permissions=channel.permissions)
    asked.world.channels[thread.id] = thread
    return thread.told()


def several(asked: Asked) -> Any:
    """The newest first, as Discord lists them; with `after`, those that came soonest after it."""
    channel = asked.world.channel(asked.at["channel"])
    limit = asked.number("limit", 50, 1, 100)
    found = [each for each in channel.messages if not each.only_for]
    if "after" in asked.query:
        found = [each for each in found if int(each.id) > int(asked.query["after"])][:limit]
    elif "before" in asked.query:
        found = [each for each in found if int(each.id) < int(asked.query["before"])]
    return [asked.world.shown(each) for each in reversed(found[-limit:])]


def open_direct(asked: Asked) -> Any:
    body = asked.form()
    checks.refuse(checks.document(asked.method, asked.path, asked.body))
    channel = asked.world.open_direct(str(body.get("recipient_id", "")))
    return channel.told(lambda each: asked.world.people[each].told())


def channel(asked: Asked) -> Any:
    found = asked.world.channel(asked.at["channel"])
    return found.told(lambda each: asked.world.people[each].told())
