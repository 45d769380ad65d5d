"""A pitch: its parts, and for whom a version of it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, NewType

from bot.members.model import MemberId

PitchId = NewType("PitchId", int)


class Slots(NamedTuple):
    """The parts of a pitch in the order in which they are said (L9), each in the member's own words; empty: not
    written."""

    who: str = ""
    field: str = ""
    context: str = ""
    achievement: str = ""
    special: str = ""
    why: str = ""
    """Why they tell it to this audience."""
    action: str = ""
    """What the listener is asked to do."""

    def over(self, other: Slots) -> Slots:
        """These, and those of `other` where these are empty."""
        return Slots(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


NAMES = Slots._fields
NOTHING = Slots()
LABELS = Slots(
    "Who you are",
    "Your field",
    "Your way here",
    "What you did",
    "What is special about you",
    "Why these people",
    "What you ask for",
)
QUESTIONS = Slots(
    "Who are you? Your name, and what you do.",
    "Which field do you work in, or want to work in?",
    "Where do you stand now, and how did you get there?",
    "What did you make or do that shows what you can? A number helps.",
    "What do you bring that few others bring?",
    "Why do you tell this to these people?",
    "What should they do next? Ask for one small thing.",
)


@dataclass(frozen=True, slots=True)
class Pitch:
    """One version; `audience` is for whom it is, empty for everybody. What a version leaves empty, it takes from the
    one for everybody."""

    id: PitchId
    owner: MemberId
    created_at: datetime
    changed_at: datetime
    audience: str = ""
    slots: Slots = NOTHING

    def saying(self, slots: Slots, now: datetime) -> Pitch:
        return replace(self, slots=slots, changed_at=now)
