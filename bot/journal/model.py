from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.members.model import MemberId

EntryId = NewType("EntryId", int)


class How(StrEnum):
    """How people talked; the default is in person."""

    IN_PERSON = "in person"
    COFFEE = "coffee chat"
    CALL = "call"
    MESSAGE = "message"
    EVENT = "event"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation with a contact: `day` is the member's own, `at` when it was logged.

    `followup` is the follow-up that it settled, if one. `note` is private and encrypted at rest.
    """

    id: EntryId
    owner: MemberId
    contact: int
    at: datetime
    day: date
    how: How = How.IN_PERSON
    where: str = ""
    note: str = ""
    promise: str = ""
    followup: int | None = None
