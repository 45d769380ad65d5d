"""The application: who it is, and its commands."""

from __future__ import annotations

from typing import Any

from adapters.discord import limits
from tests.adapters.discord.peer import checks
from tests.adapters.discord.peer.asked import Asked
from tests.adapters.discord.peer.model import APPLICATION, BOT, BOT_NAME, Body, Refusal, unknown


def me(asked: Asked) -> Any:
    return asked.world.people[BOT].told() | {"verified": True, "mfa_enabled": False, "flags": 0}


def application(asked: Asked) -> Any:
    owner = {"id": "900000000000000001", "username": "owner", "discriminator": "0", "avatar": None}
    told: Body = {"id": APPLICATION, "name": BOT_NAME, "description": "", "icon": None, "bot_public": True}
    told |= {"bot_require_code_grant": False, "verify_key": "0" * 64, "flags": 0, "team": None, "owner": owner}
    told["integration_types_config"] = {"0": {}, "1": {}}
    told["approximate_guild_count"] = sum(each.installed for each in asked.world.guilds.values())
    told |= asked.world.application
    if asked.path.startswith("/oauth2/"):
        del told["flags"]
    return told


def guilds(asked: Asked) -> Any:
    inside = [each for each in asked.world.guilds.values() if each.installed]
    return [{"id": each.id, "name": each.name, "permissions": str(each.permissions)} for each in inside]


def user(asked: Asked) -> Any:
    return asked.world.person(asked.at["user"]).told()


def guild(asked: Asked) -> Any:
    found = asked.world.guilds.get(asked.at["guild"])
    if found is None or not found.installed:
        raise unknown("Guild")
    told: Body = {"id": found.id, "name": found.name, "owner_id": found.owner, "preferred_locale": found.locale}
    return told | {"roles": [found.everyone()]}


def member(asked: Asked) -> Any:
    """Somebody of a server, the bot too; none of them has a role beside everybody's."""
    found, user = asked.world.guilds.get(asked.at["guild"]), asked.at["user"]
    if found is None or not found.installed:
        raise unknown("Guild")
    person = asked.world.person(user)
    if user != BOT and found.id not in person.guilds:
        raise Refusal(404, 10007, "Unknown Member")
    return {"user": person.told(), "roles": [], "nick": None, "joined_at": "2026-01-01T00:00:00+00:00"}


def _place(asked: Asked) -> str:
    """Raises Refusal for another application, or a server that hasn't this one."""
    if asked.at["application"] != APPLICATION:
        raise Refusal(403, 20012, "You are not authorized to perform this action on this application")
    id = asked.at.get("guild", "")
    if id and (id not in asked.world.guilds or not asked.world.guilds[id].installed):
        raise Refusal(403, 50001, "Missing Access")
    return id


def commands(asked: Asked) -> Any:
    return asked.world.commands.get(_place(asked), [])


def put_commands(asked: Asked) -> Any:
    """All of them at once; a command of the same name and kind keeps its id."""
    place = _place(asked)
    checks.refuse(checks.commands(asked.path, asked.body))
    before = {(each["type"], each["name"]): each["id"] for each in asked.world.commands.get(place, [])}
    kept = [_kept(asked, each, before, place) for each in asked.body]
    asked.world.commands[place] = kept
    asked.world.wake()
    return kept


def _kept(asked: Asked, given: Body, before: dict[tuple[int, str], str], place: str) -> Body:
    kind = given.get("type", limits.CHAT_INPUT)
    id = before.get((kind, given["name"])) or asked.world.fresh()
    told: Body = {"default_member_permissions": None, "nsfw": False, "description": "", "contexts": None}
    told |= {"integration_types": [0]} | given
    told |= {"id": id, "type": kind, "application_id": APPLICATION, "version": asked.world.fresh()}
    return told | ({"guild_id": place} if place else {})
