"""A contact: a person that a member knows. It belongs to that member alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.kit.times import Interval
from bot.members.model import MemberId

ContactId = NewType("ContactId", int)


class Tier(StrEnum):
    """How close: it sets how often to be in touch."""

    CLOSE = "close"
    WARM = "warm"
    LIGHT = "light"


TIER_INTERVALS = {Tier.CLOSE: Interval(30, "day"), Tier.WARM: Interval(60, "day"), Tier.LIGHT: Interval(120, "day")}
"""Until the member changes them."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A name is the only thing that is known for certain; the rest may be empty.

    `every` overrides the tier's interval; `parked` people get no reminders to keep in touch.
    """

    id: ContactId
    owner: MemberId
    name: str
    created_at: datetime
    role: str = ""
    company: str = ""
    met_at: str = ""
    tier: Tier = Tier.WARM
    every: Interval | None = None
    parked: bool = False

    @property
    def work(self) -> str:
        """“recruiter at Acme”, “recruiter”, “Acme” or nothing."""
        return " at ".join(part for part in (self.role, self.company) if part)

    @property
    def introduced(self) -> str:
        """“Ana Ruiz, recruiter at Acme”."""
        return ", ".join(part for part in (self.name, self.work) if part)
