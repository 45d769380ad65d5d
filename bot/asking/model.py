"""What is asked of a member by itself, and when it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.members.model import MemberId


@dataclass(frozen=True, slots=True)
class Question:
    """One member's. `next_at`: when it is looked at next whether there is something to ask; None: they want nothing
    asked by itself. `asked_on`: the local day on which they were asked last, whatever it was. `offered`: the first day
    of the last month whose review was offered; on the day of that offer `asked_on` says so, too.
    """

    owner: MemberId
    next_at: datetime | None
    asked_on: date | None = None
    offered: date | None = None
