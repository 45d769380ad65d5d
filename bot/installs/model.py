from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.members.model import Handle, MemberId


@dataclass(frozen=True, slots=True)
class Removal:
    """A workspace that took us away, and when."""

    platform: str
    realm: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """A handle with its member; `only`: they have no other one."""

    handle: Handle
    member: MemberId
    only: bool
