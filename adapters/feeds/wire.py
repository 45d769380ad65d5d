"""A reading as JSON, between the child that reads foreign bytes and the process that asked."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from bot.events.model import REASONS, Item, Occurrence, Reading, Unreadable


def spell(answer: Reading | Unreadable) -> bytes:
    if isinstance(answer, Unreadable):
        return json.dumps({"reason": answer.reason}).encode()
    return json.dumps({"reading": asdict(answer)}, default=_written).encode()


def read(data: bytes) -> Reading:
    """What `spell` was given; raises it when it was an Unreadable, and Unreadable("broken") for anything else."""
    try:
        said: dict[str, Any] = json.loads(data)
        if "reason" in said and said["reason"] in REASONS:
            raise Unreadable(said["reason"])
        reading: dict[str, Any] = said["reading"]
        return Reading(
            occurrences=tuple(Occurrence(**_timed(each, "start", "end")) for each in reading["occurrences"]),
            items=tuple(Item(**_timed(each, "start", "published")) for each in reading["items"]),
            warnings=tuple(reading["warnings"]),
            name=reading["name"],
            zone=reading["zone"],
            truncated=reading["truncated"],
        )
    except (ValueError, KeyError, TypeError):
        raise Unreadable("broken") from None


def _written(moment: date) -> str:
    return moment.isoformat()  # called on the value, since that of a datetime is another one


def _timed(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**fields, **{name: _moment(fields[name]) for name in names}}


def _moment(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
