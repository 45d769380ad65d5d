"""What merging and forgetting remember and count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NewType

from bot.contacts.model import Contact, ContactId
from bot.members.model import MemberId

MergeId = NewType("MergeId", int)

UNDO_FOR = timedelta(days=30)

Why = Literal["e-mail", "phone", "link", "name", "near name"]
"""What two people have in common; `near name`: names that differ by little, at the same company."""

Pair = tuple[ContactId, ContactId]
"""Two people, the smaller id first."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Ids of what went from one person to another; `through` are people who were met through that person, `named` are
    drafts to somebody else that name them."""

    entries: tuple[int, ...] = ()
    followups: tuple[int, ...] = ()
    through: tuple[int, ...] = ()
    merges: tuple[int, ...] = ()
    deeds: tuple[int, ...] = ()
    drafts: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()
    share_people: tuple[int, ...] = ()
    milestones: tuple[int, ...] = ()
    cautions: tuple[int, ...] = ()
    mutes: tuple[int, ...] = ()

    @property
    def records(self) -> int:
        """How many are of the member's own doing."""
        own = (self.entries, self.followups, self.deeds, self.drafts, self.leads, self.share_people, self.milestones)
        return sum(map(len, own))


@dataclass(frozen=True, slots=True)
class Merge:
    """What it takes to undo a merge: the person who went, the one who stayed before and after, and what moved.

    `cancelled` are follow-ups that there would have been twice.
    """

    id: MergeId
    owner: MemberId
    kept: ContactId
    at: datetime
    other: Contact
    before: Contact
    after: Contact
    moved: Moved
    cancelled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Two people who may be the same, and what speaks for it; the one worth keeping first."""

    one: Contact
    other: Contact
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much is kept about one person. `counts`: conversations and gives that counted for a goal; `introduced`:
    people met through them; `messages`: planned or sent by the bot; `questions`: waiting for an answer; `gives`: what
    was done for them, and asked of them; `words`: drafts to them or with their name, leads from them, their occasions,
    and what was shared with them."""

    talks: int = 0
    followups: int = 0
    counts: int = 0
    introduced: int = 0
    merges: int = 0
    messages: int = 0
    questions: int = 0
    gives: int = 0
    words: int = 0
