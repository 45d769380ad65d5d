"""A draft: a message that a member means to send themselves, to one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.contacts.model import ContactId
from bot.journal.model import Ask
from bot.members.model import MemberId

DraftId = NewType("DraftId", int)

LIMIT = 3000
"""Characters of a message: as many as a field of Slack's forms takes."""


class Channel(StrEnum):
    """How a message goes out: it sets how long it may be."""

    EMAIL = "email"
    LINKEDIN_MESSAGE = "linkedin_message"
    CONNECTION_NOTE = "connection_note"
    DM = "dm"


class Purpose(StrEnum):
    """What a message is for."""

    THANKS = "thanks"
    FOLLOW_UP = "follow-up"
    CONGRATULATION = "congratulation"
    SHARE = "share"
    COFFEE_CHAT = "coffee-chat"
    FEEDBACK = "feedback"
    REFERRAL = "referral"
    MEET_SOMEBODY = "meet-somebody"
    RECONNECT = "re-connect"
    INTRODUCTION = "introduction"


ASKS = {
    Purpose.COFFEE_CHAT: Ask.ADVICE,
    Purpose.FEEDBACK: Ask.FEEDBACK,
    Purpose.REFERRAL: Ask.REFERRAL,
    Purpose.MEET_SOMEBODY: Ask.INTRODUCTION,
}
"""Those that want something of the other person: the guard speaks before them, and the ledger has them once sent."""


class State(StrEnum):
    OPEN = "open"
    SENT = "sent"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to `contact`. `text` is private and encrypted at rest.

    `variant` says which of the phrasings it is (rules.Variant); None: it is in the member's own words. `other` is
    somebody else whom the text names: who is introduced, or who made them known. `ask_on` is the first local day on
    which it is asked whether it was sent, None when it isn't asked any more; `asked_on` the local day when it was asked
    last, `asks` how often that was. `followup` is the follow-up that it was written for, `entry` the conversation that
    was logged when it was sent, `share` the link or the news that is shared with it.
    """

    id: DraftId
    owner: MemberId
    contact: ContactId
    purpose: Purpose
    channel: Channel
    text: str
    created_at: datetime
    state: State = State.OPEN
    other: ContactId | None = None
    variant: int | None = None
    ask_on: date | None = None
    asked_on: date | None = None
    asks: int = 0
    closed_at: datetime | None = None
    followup: int | None = None
    entry: int | None = None
    share: int | None = None
