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


KINDS = (
    "designer",
    "developer",
    "engineer",
    "manager",
    "recruiter",
    "mentor",
    "founder",
    "teacher",
    "friend",
    "classmate",
    "colleague",
    "family",
    "senior",
)
"""What somebody is to the member; professional and personal people both count (S22). Free words are fine too."""

CHANNELS = ("LinkedIn", "X", "Slack", "Discord", "GitHub", "Reddit", "Stack Overflow", "event", "personal circle")
"""Where people meet (S24)."""


class Stage(StrEnum):
    """From somebody you know to somebody who writes to you unasked (L4)."""

    CONTACT = "contact"
    FAMILIAR = "familiar"
    ALLY = "ally"


@dataclass(frozen=True, slots=True)
class Contact:
    """A name is the only thing that is known for certain; the rest may be empty.

    `every` overrides the tier's interval; `parked` people get no reminders to keep in touch. `through` is the contact
    who introduced them, `channel` where they met, `met_at` the occasion. `cares` and `note` are private and encrypted
    at rest. Archived people are found only when asked for.
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
    kind: str = ""
    sector: str = ""
    place: str = ""
    email: str = ""
    phone: str = ""
    channel: str = ""
    through: ContactId | None = None
    skills: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    cares: str = ""
    note: str = ""
    stage: Stage = Stage.CONTACT
    archived_at: datetime | None = None

    @property
    def work(self) -> str:
        """“recruiter at Acme”, “recruiter”, “Acme” or nothing."""
        return " at ".join(part for part in (self.role, self.company) if part)

    @property
    def introduced(self) -> str:
        """“Ana Ruiz, recruiter at Acme”."""
        return ", ".join(part for part in (self.name, self.work) if part)


@dataclass(frozen=True, slots=True)
class Which:
    """Whom a list is about. `words` are folded words with the field they stand in (n name, c company, t tag, r role);
    all of them must be there. `company` is a whole name as companies compare (kit/companies)."""

    tier: Tier | None = None
    words: tuple[tuple[str, str], ...] = ()
    archived: bool = False
    company: str = ""


EVERYBODY = Which()
"""All but the archived."""
