"""Something worth sharing, and whom it was shared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.contacts.model import ContactId
from bot.members.model import MemberId

ShareId = NewType("ShareId", int)

MOST = 1_000
"""Links and news of one member. All of them are read to find one again, since they are encrypted."""


class Sort(StrEnum):
    """A link (or a title without one), or news of one's own."""

    LINK = "link"
    NEWS = "news"


class State(StrEnum):
    """What became of a share and a person: they were told, or it is not for them."""

    TOLD = "told"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Share:
    """`link` and `text` are private and encrypted at rest, and one of them may be empty. `topics` are the tags typed
    with it; the words of the text are topics besides."""

    id: ShareId
    owner: MemberId
    kind: Sort
    day: date
    created_at: datetime
    link: str = ""
    text: str = ""
    topics: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called: its text, else its link without “https://”."""
        return " ".join(self.text.split()) or self.link.partition("://")[2].removeprefix("www.").rstrip("/")


@dataclass(frozen=True, slots=True)
class Handed:
    """One person and one share. `made` is what was logged with it: of a link the deed, of news the conversation."""

    id: int
    share: ShareId
    contact: ContactId
    owner: MemberId
    state: State
    day: date
    made: int | None = None


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helped the member: with what, in a word, and on which day the last time."""

    contact: ContactId
    what: str
    day: date
