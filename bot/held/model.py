from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from bot.kit.calls import Call
from bot.kit.errors import UserError
from bot.members.model import MemberId

HeldId = NewType("HeldId", int)

KEPT = timedelta(hours=24)


class NoLongerHeld(UserError):
    """That question is no longer open.

    Type the command again; I kept everything that was saved.
    """


class AlreadyAnswered(UserError):
    """You answered that already.

    Type the command again if you want something else.
    """


@dataclass(frozen=True, slots=True)
class Held:
    """The calls a member may choose from, in the order of the buttons (choice 1 is the first)."""

    id: HeldId
    owner: MemberId
    calls: tuple[Call, ...]
    expires_at: datetime
    answered: bool = False
