"""What was heard through somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.contacts.model import ContactId
from bot.journal.model import Outcome
from bot.members.model import MemberId

LeadId = NewType("LeadId", int)


class State(StrEnum):
    """It may still come to something, it did, or it is over."""

    OPEN = "open"
    WON = "won"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Lead:
    """`contact` is its source, `day` the local day it was heard on. `what`, `step` (what comes next, by `due`) and
    `result` are private and encrypted at rest. `thanked` is the day on which the source was thanked for how it ended.
    `followup` reminds of the next step, or once it is closed of the thanks; `entry` is the conversation it came from.
    """

    id: LeadId
    owner: MemberId
    contact: ContactId
    kind: Outcome
    day: date
    created_at: datetime
    what: str
    company: str = ""
    step: str = ""
    due: date | None = None
    state: State = State.OPEN
    result: str = ""
    closed_at: datetime | None = None
    thanked: date | None = None
    followup: int | None = None
    entry: int | None = None

    @property
    def to_thank(self) -> bool:
        """How it ended is known, and its source wasn't thanked for it yet."""
        return self.state is not State.OPEN and self.thanked is None
