"""An occasion to congratulate somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.contacts.model import ContactId
from bot.members.model import MemberId

MilestoneId = NewType("MilestoneId", int)


class Occasion(StrEnum):
    """What there is to congratulate on."""

    JOB = "job"
    PROMOTION = "promotion"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    AWARD = "award"
    TALK = "talk"
    PUBLICATION = "publication"
    GRADUATION = "graduation"
    OTHER = "other"


TITLES = {
    Occasion.JOB: "New job",
    Occasion.PROMOTION: "Promotion",
    Occasion.BIRTHDAY: "Birthday",
    Occasion.ANNIVERSARY: "Work anniversary",
    Occasion.AWARD: "Award",
    Occasion.TALK: "Talk",
    Occasion.PUBLICATION: "Publication",
    Occasion.GRADUATION: "Graduation",
    Occasion.OTHER: "Good news",
}
"""As cards and follow-ups say it; followups/rules.py knows the same, for what may be said of one."""

YEARLY = frozenset({Occasion.BIRTHDAY, Occasion.ANNIVERSARY})
"""Those that come again each year, unless the member says otherwise."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """`day` is the day it was or will be, in the member's calendar; with `yearly` it comes again on that day of each
    year. `what` is private and encrypted at rest. `followup` is the reminder that was made for it first: it may be done
    or gone, or have come back as another one.
    """

    id: MilestoneId
    owner: MemberId
    contact: ContactId
    kind: Occasion
    day: date
    created_at: datetime
    what: str = ""
    yearly: bool = False
    followup: int | None = None

    @property
    def said(self) -> str:
        """“New job: product lead at Acme”, “Birthday”."""
        return f"{TITLES[self.kind]}: {self.what}" if self.what else TITLES[self.kind]
