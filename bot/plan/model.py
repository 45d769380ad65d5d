"""What somebody wants of the people in their network, and who has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from bot.contacts.model import ContactId
from bot.members.model import MemberId

WantedId = NewType("WantedId", int)


class Quality(StrEnum):
    """What a wanted quality is about (S3). Their order is the order of lists."""

    ROLE = "role"
    SECTOR = "sector"
    COMPANY = "company"
    SKILL = "skill"
    PLACE = "place"
    INTEREST = "interest"


LISTS = {
    Quality.ROLE: "roles",
    Quality.SECTOR: "sectors",
    Quality.COMPANY: "companies",
    Quality.SKILL: "skills",
    Quality.PLACE: "places",
    Quality.INTEREST: "interests",
}
"""What the list of each is called."""

MOST = 30
"""Entries in one list."""
MOST_PEOPLE = 99
"""People that may be wanted with one quality."""
ENOUGH = 2
"""People with a quality that are enough where no number was said: one alone may be away."""


@dataclass(frozen=True, slots=True)
class Item:
    """One quality as somebody said it; `quality` is None where nothing says which one it is. `target`: how many people
    with it they want to know, None where they said no number."""

    text: str
    quality: Quality | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quality that people in the network should have. `text` is spelled as its owner did."""

    id: WantedId
    owner: MemberId
    quality: Quality
    text: str
    created_at: datetime
    target: int | None = None

    @property
    def enough(self) -> int:
        """How many people cover it."""
        return self.target or ENOUGH


class Level(StrEnum):
    """How well a quality is covered (S4): by as many people as wanted, by some, by nobody. In the order in which gaps
    are told."""

    EMPTY = "empty"
    THIN = "thin"
    COVERED = "covered"


class Facts(NamedTuple):
    """What of a person is held against the plan; all as it was typed, but `company`, which is as companies compare."""

    contact: ContactId
    name: str
    role: str
    kind: str
    sector: str
    company: str
    place: str
    skills: tuple[str, ...]
    interests: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody who has at least one quality, and those that they have, in the order of the plan. Two make them a strong
    fit (L2)."""

    facts: Facts
    has: tuple[WantedId, ...]

    @property
    def strong(self) -> bool:
        return len(self.has) > 1


@dataclass(frozen=True, slots=True)
class Gap:
    """One quality and the people who have it: `number` in all, `people` the first few, strong fits before others."""

    wanted: Wanted
    level: Level
    people: tuple[ContactId, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole plan. `gaps`: the emptiest first, else in the order of the plan; `fits`: the people of the gaps by id;
    `fitting`, `strong`: how many people have one quality, and how many have two or more."""

    gaps: tuple[Gap, ...] = ()
    fits: dict[ContactId, Fit] | None = None
    fitting: int = 0
    strong: int = 0

    def fit(self, contact: ContactId) -> Fit:
        """Of somebody in one of the gaps."""
        return (self.fits or {})[contact]

    def count(self, level: Level) -> int:
        return sum(gap.level is level for gap in self.gaps)
