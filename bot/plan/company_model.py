"""A dream company: one that a member would like to work for, and how far they are on the way there (S6, L8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.kit import companies
from bot.members.model import MemberId

CompanyId = NewType("CompanyId", int)

MOST = 60
"""Companies of one member: four times as many as anybody can get close to."""

FEW, ENOUGH = 10, 15
"""How many companies are hinted: fewer leave little choice, more leave little time for each (L8)."""


class Step(StrEnum):
    """The five steps towards a company, in their order (L8)."""

    RESEARCH = "research"
    STORY = "story"
    PEOPLE = "people"
    APPLY = "apply"
    FOLLOW_UP = "follow-up"


class State(StrEnum):
    OPEN = "open"
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was said of a step, on the member's local `day`: begun or done. A step of which nothing was said is open."""

    step: Step
    state: State
    day: date


@dataclass(frozen=True, slots=True)
class Company:
    """`grouping` is the industry, or whatever they sort by; `similar` the name of a company that it is like. `note` is
    private and encrypted at rest. All but the name may be empty."""

    id: CompanyId
    owner: MemberId
    name: str
    created_at: datetime
    grouping: str = ""
    similar: str = ""
    place: str = ""
    note: str = ""
    taken: tuple[Taken, ...] = ()

    @property
    def key(self) -> str:
        """The name as companies compare: “Acme, Inc.” and “ACME” are one (U17)."""
        return companies.company(self.name)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the log, as far as the path to a company needs them. `id` is a contact's."""

    id: int
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Who introduced somebody that works there: “Ben introduced you to Chloé, who works at Acme”."""

    by: Somebody
    there: Somebody


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody from whom a lead at a company came; `kind` as leads have it: lead, referral, advice, introduction."""

    by: Somebody
    kind: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What the member noted of a talk with somebody there (S45)."""

    who: Somebody
    how: str
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Ways:
    """The people on the way to a company, of the member's own log alone: `people` there, some more than are shown; who
    introduced them; from whom leads there came; and who works in the same field, if all that is nobody."""

    people: tuple[Somebody, ...] = ()
    chains: tuple[Chain, ...] = ()
    heard: tuple[Heard, ...] = ()
    alike: tuple[Somebody, ...] = ()
