"""Answers to interactions: the first one, and what is shown, changed or taken back in the quarter of an hour after."""

from __future__ import annotations

from typing import Any

from adapters.discord import limits
from tests.adapters.discord.peer import checks, messages
from tests.adapters.discord.peer.asked import Asked
from tests.adapters.discord.peer.model import (
    APPLICATION,
    COMPONENT,
    EPHEMERAL,
    LOADING,
    MODAL,
    TYPING,
    Body,
    Channel,
    Interaction,
    Message,
    Modal,
    Refusal,
    invalid,
    unknown,
)
from tests.adapters.discord.peer.world import is_v2

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, SUGGESTIONS, FORM = 4, 5, 6, 7, 8, 9
KINDS = {
    2: {MESSAGE, DEFERRED, FORM},
    COMPONENT: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, FORM},
    TYPING: {SUGGESTIONS},
    MODAL: {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE},
}
"""Which answers each kind of interaction takes; a form's two about a message only where one opened it."""


def callback(asked: Asked) -> Any:
    """The first answer."""
    world = asked.world
    made = world.interactions.get(asked.at["interaction"])
    if made is None or made.token != asked.at["token"] or made.dead:
        raise unknown("Interaction")
    if made.answered:
        raise Refusal(400, 40060, "Interaction has already been acknowledged.")
    body = asked.form()
    checks.refuse(checks.document(asked.method, asked.path, asked.body))
    kind, data = body["type"], dict(body.get("data") or {})
    if kind not in KINDS[made.kind] or (made.kind == MODAL and kind in (DEFERRED_UPDATE, UPDATE) and not made.source):
        raise invalid([f"$.type: {kind} doesn't answer an interaction of type {made.kind}"])
    if asked.files or "attachments" in data:
        data["files"] = asked.files
    _take(asked, made, kind, data)
    made.answer = {"type": kind, "data": data}
    world.wake()
    if asked.query.get("with_response") not in ("true", "1", "True"):
        return None
    told: Body = {"interaction": {"id": made.id, "type": made.kind}}
    if made.original is not None and kind in (MESSAGE, DEFERRED, UPDATE):
        told["interaction"] |= {"response_message_id": made.original.id}
        told["interaction"] |= {"response_message_loading": made.original.loading}
        told["interaction"] |= {"response_message_ephemeral": bool(made.original.only_for)}
        told["resource"] = {"type": kind, "message": world.shown(made.original)}
    return told


def _take(asked: Asked, made: Interaction, kind: int, data: Body) -> None:
    world, channel = asked.world, asked.world.channels[made.channel]
    names = [each.name for each in asked.files]
    match kind:
        case 4:
            _refuse_message(data, v2=is_v2(data), files=names)
            made.original = _say(asked, made, channel, data)
        case 5:
            if data.get("flags", 0) & ~EPHEMERAL:
                raise invalid(["$.data.flags: only EPHEMERAL can be set when a message is deferred"])
            given = {"flags": data.get("flags", 0)}
            only = made.user if given["flags"] & EPHEMERAL else ""
            made.original = world.post(channel, given, only_for=only, interaction=made.id)
            made.original.flags |= LOADING
        case 6:
            made.original = made.source
        case 7:
            assert made.source is not None
            shown = {"content": made.source.content, "components": made.source.components, **data}
            _refuse_message(shown, v2=is_v2(data, made.source), files=[*(f.name for f in made.source.files), *names])
            made.original = made.source
            world.edit(made.source, data)
        case 8:
            focused = _focused(made.payload["data"])
            checks.refuse(checks.choices(data, focused.get("type", 3)))
        case 9:
            checks.refuse(checks.modal(data))
            modal = Modal(made.user, data, made.channel, made.source)
            world.modals[made.user] = modal
            world.touch(modal, "opened")


def _refuse_message(data: Body, *, v2: bool, files: list[str]) -> None:
    problems = checks.message(data, v2=v2, files=files)
    checks.refuse([each.replace("$.", "$.data.", 1) for each in problems])


def _focused(data: Body) -> Body:
    for option in data.get("options") or []:
        if option.get("focused"):
            return option
        inner = _focused(option)
        if inner:
            return inner
    return {}


def _say(asked: Asked, made: Interaction, channel: Channel, data: Body) -> Message:
    only = made.user if (data.get("flags") or 0) & EPHEMERAL else ""
    return asked.world.post(channel, data, only_for=only, interaction=made.id)


def _alive(asked: Asked) -> Interaction:
    """The interaction whose token this is. Raises Refusal when it is unknown, unanswered or old."""
    if asked.at["application"] != APPLICATION:
        raise unknown("Webhook")
    for made in asked.world.interactions.values():
        if made.token == asked.at["token"]:
            break
    else:
        raise unknown("Webhook")
    if (asked.world.clock() - made.at).total_seconds() > limits.TOKEN:
        raise Refusal(401, 50027, "Invalid Webhook Token")
    if not made.answered:
        raise unknown("Webhook")
    return made


def followup(asked: Asked) -> Any:
    """Another message; the first one after a deferred answer is that answer."""
    made = _alive(asked)
    body = messages.content(asked)
    if made.original is not None and made.original.loading and (made.answer or {}).get("type") == DEFERRED:
        asked.world.edit(made.original, {**body, "flags": (body.get("flags") or 0) & ~EPHEMERAL}, how="posted")
        return asked.world.shown(made.original)
    if made.outside and len(made.followups) >= limits.FOLLOWUPS_OUTSIDE:
        raise Refusal(400, 40094, "Maximum number of follow up messages has been reached for this interaction")
    made.followups.append(_say(asked, made, asked.world.channels[made.channel], body))
    return asked.world.shown(made.followups[-1])


def _message(asked: Asked) -> tuple[Interaction, Message]:
    made, id = _alive(asked), asked.at.get("message", "@original")
    mine = [*([made.original] if made.original else []), *made.followups]
    there = [each for each in mine if each in asked.world.channels[each.channel].messages]
    for each in there:
        if id == each.id or (id == "@original" and each is made.original):
            return made, each
    raise unknown("Message")


def message(asked: Asked) -> Any:
    return asked.world.shown(_message(asked)[1])


def edit(asked: Asked) -> Any:
    made, found = _message(asked)
    body = messages.content(asked, found)
    flags = (body.get("flags") or 0) & ~EPHEMERAL
    asked.world.edit(found, {**body, "flags": flags}, how="posted" if found.loading else "edited")
    made.original = found if made.original is found else made.original
    return asked.world.shown(found)


def delete(asked: Asked) -> Any:
    asked.world.delete(_message(asked)[1])
    return None
