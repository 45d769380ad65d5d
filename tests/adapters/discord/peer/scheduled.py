"""The events that a server schedules by itself: what people put there, and what the app is told of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.adapters.discord import spec
from tests.adapters.discord.peer.asked import Asked
from tests.adapters.discord.peer.gateway import Gateway
from tests.adapters.discord.peer.model import EPOCH, Body, Guild, Refusal, snowflake, written
from tests.adapters.discord.peer.world import World

SCHEDULED_EVENTS = 1 << 16
"""The intent."""
IN_VOICE, ELSEWHERE = 2, 3
WEEKLY = 2


class Schedule:
    """What organisers do in the client. Every event is held against Discord's own document."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    def add(
        self,
        name: str,
        start: datetime,
        end: datetime | None = None,
        *,
        guild: str = "G1",
        channel: str = "",
        location: str = "",
        **more: Any,
    ) -> Body:
        """Somewhere, which needs an end, or in a channel. `more`: other fields, such as `recurrence_rule`."""
        where = snowflake(channel) if channel else None
        told: Body = {"id": self._world.fresh(), "guild_id": snowflake(guild), "name": name, "description": None}
        told |= {"channel_id": where, "creator_id": None, "image": None, "status": 1, "privacy_level": 2}
        told |= {"scheduled_start_time": written(start), "scheduled_end_time": written(end) if end else None}
        told |= {"entity_type": IN_VOICE if channel else ELSEWHERE, "entity_id": None, "recurrence_rule": None}
        told |= {"guild_scheduled_event_exceptions": [], "entity_metadata": None if channel else {"location": location}}
        told |= more
        _check(told)
        self._world.guilds[told["guild_id"]].scheduled.append(told)
        self._tell("CREATE", told)
        return told

    def change(self, event: Body, **changes: Any) -> None:
        event |= changes
        _check(event)
        self._tell("UPDATE", event)

    def remove(self, event: Body) -> None:
        self._world.guilds[event["guild_id"]].scheduled.remove(event)
        self._tell("DELETE", event)

    def _tell(self, how: str, event: Body) -> None:
        what = f"GUILD_SCHEDULED_EVENT_{how}"
        self._gateway.tell(what, event, guild=event["guild_id"], intent=SCHEDULED_EVENTS)


def weekly(start: datetime, *, interval: int = 1) -> Body:
    """A rule as Discord tells it."""
    told: Body = {"start": written(start), "end": None, "frequency": WEEKLY, "interval": interval, "count": None}
    told |= {"by_n_weekday": None, "by_month": None, "by_month_day": None, "by_year_day": None}
    return told | {"by_weekday": [start.weekday()]}


def exception(event: Body, planned: datetime, **told: Any) -> Body:
    """One time of a series that is not as planned."""
    id = str(int(planned.timestamp() * 1000 - EPOCH) << 22)
    said: Body = {"event_id": event["id"], "event_exception_id": id, "is_canceled": False}
    return said | {"scheduled_start_time": None, "scheduled_end_time": None} | told


def _check(event: Body) -> None:
    wrong = spec.faults("GET", f"/guilds/{event['guild_id']}/scheduled-events", [event])
    assert not wrong, wrong


def _guild(asked: Asked) -> Guild:
    found = asked.world.guilds.get(asked.at["guild"])
    if found is None or not found.installed:
        raise Refusal(403, 50001, "Missing Access")
    return found


def several(asked: Asked) -> Any:
    return _guild(asked).scheduled


def channels(asked: Asked) -> Any:
    """All of them, also those that not everybody sees."""
    guild = _guild(asked).id
    return [each.told() for each in asked.world.channels.values() if each.guild == guild]
