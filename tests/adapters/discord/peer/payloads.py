"""What Discord tells an app: servers, messages and interactions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from adapters.discord import limits
from tests.adapters.discord.peer.model import (
    APPLICATION,
    BOT,
    DM,
    GUILD_TEXT,
    Body,
    Channel,
    Guild,
    Human,
    Interaction,
    Message,
)

if TYPE_CHECKING:
    from tests.adapters.discord.peer.world import World


def guild(world: World, found: Guild) -> Body:
    """GUILD_CREATE."""
    channels = [each.told() for each in world.channels.values() if each.guild == found.id]
    count = sum(found.id in each.guilds for each in world.people.values()) + 1
    bot = {"user": world.people[BOT].told(), "roles": [], "joined_at": "2024-01-01T00:00:00+00:00"}
    told: Body = {"id": found.id, "name": found.name, "owner_id": found.owner, "icon": None, "splash": None}
    told |= {"roles": [found.everyone()], "channels": channels, "threads": [], "emojis": [], "stickers": []}
    told |= {"members": [{**bot, "deaf": False, "mute": False, "flags": 0}], "member_count": count, "large": False}
    told |= {"preferred_locale": found.locale, "premium_tier": 0, "verification_level": 0, "nsfw_level": 0}
    told |= {"default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0, "afk_timeout": 300}
    told |= {"system_channel_flags": 0, "presences": [], "voice_states": [], "stage_instances": []}
    told |= {"guild_scheduled_events": found.scheduled, "soundboard_sounds": [], "features": []}
    told |= {"joined_at": bot["joined_at"], "unavailable": False}
    return told


def message(world: World, said: Message, *, content: bool) -> Body:
    """MESSAGE_CREATE; without the intent for it the words of a message in a server are left out."""
    channel = world.channels[said.channel]
    told = world.shown(said) | {"channel_type": channel.kind}
    if said.nonce is not None:
        told["nonce"] = said.nonce
    if not content and not said.by_bot:
        told |= {"content": "", "components": [], "embeds": [], "attachments": []}
    if channel.guild:
        told |= {"guild_id": channel.guild, "member": world.people[said.user].member(channel.guild)}
    return told


def interaction(world: World, made: Interaction, data: Body) -> Body:
    """INTERACTION_CREATE."""
    person, channel = world.people[made.user], world.channels[made.channel]
    told: Body = {"id": made.id, "application_id": APPLICATION, "type": made.kind, "token": made.token, "version": 1}
    told |= {"data": data, "channel_id": channel.id, "channel": _place(world, person, channel)}
    told |= {"locale": person.locale, "entitlements": [], "app_permissions": str(world.allowed(channel))}
    told["attachment_size_limit"] = limits.FILE_BYTES
    told["context"] = {GUILD_TEXT: 0, DM: 1}.get(channel.kind, 2)
    owners: dict[str, str] = {}
    installed = bool(channel.guild) and world.guilds[channel.guild].installed
    if channel.guild:
        server = world.guilds[channel.guild]
        owners |= {"0": channel.guild} if installed else {}
        told |= {"guild_id": channel.guild, "guild_locale": server.locale}
        told["guild"] = {"id": channel.guild, "locale": server.locale, "features": []}
        told["member"] = person.member(channel.guild) | {"user": person.told()}
    else:
        owners |= {"0": "0"} if channel.kind == DM else {}
        told["user"] = person.told()
    told["authorizing_integration_owners"] = owners | ({"1": person.id} if person.installed else {})
    if made.source is not None:
        told["message"] = world.shown(made.source)
    return told


def _place(world: World, person: Human, channel: Channel) -> Body:
    told = channel.told(lambda each: world.people[each].told())
    return told | ({"permissions": str(person.guilds.get(channel.guild, 0))} if channel.guild else {})


def command(declared: Body, options: list[Body], *, guild: str) -> Body:
    told: Body = {"id": declared["id"], "name": declared["name"], "type": declared["type"]}
    told |= {"guild_id": guild} if guild and declared.get("guild_id") else {}
    return told | ({"options": options} if options else {})


def on_person(world: World, declared: Body, target: Human, guild: str) -> Body:
    """A command from the menu of a person."""
    resolved: Body = {"users": {target.id: target.told()}}
    if guild and guild in target.guilds:
        resolved["members"] = {target.id: target.member(guild)}
    return command(declared, [], guild=guild) | {"target_id": target.id, "resolved": resolved}


def on_message(world: World, declared: Body, target: Message, guild: str) -> Body:
    """A command from the menu of a message."""
    resolved: Body = {"messages": {target.id: world.shown(target)}}
    return command(declared, [], guild=guild) | {"target_id": target.id, "resolved": resolved}


def pressed(element: Body, values: list[str] | None = None) -> Body:
    told: Body = {"custom_id": element["custom_id"], "component_type": element["type"], "id": element.get("id", 0)}
    return told | ({"values": values} if values is not None else {})


def submitted(given: Body, values: dict[str, Any]) -> Body:
    """A form as it is sent: what was put into each field, by the kind of the field."""
    components = [_field(each, values) for each in given["components"]]
    return {"custom_id": given["custom_id"], "components": components, "resolved": {}}


def _field(component: Body, values: dict[str, Any]) -> Body:
    told: Body = {"type": component["type"], "id": component.get("id", 0)}
    if isinstance(component.get("component"), dict):
        return told | {"component": _field(component["component"], values)}
    if isinstance(component.get("components"), list):
        return told | {"components": [_field(each, values) for each in component["components"]]}
    if "custom_id" not in component:
        return told
    value = values.get(component["custom_id"])
    told["custom_id"] = component["custom_id"]
    match component["type"]:
        case 4:
            return told | {"value": value or ""}
        case 21:
            return told | {"value": value or None}
        case 23:
            return told | {"value": bool(value)}
    return told | {"values": list(value or [])}
