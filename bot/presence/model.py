"""Groups that somebody is in, and what can be done there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from bot.members.model import MemberId

CommunityId = NewType("CommunityId", int)


class Part(StrEnum):
    """What one does in a group (S56). Joining and introducing oneself happen once, helping again and again."""

    JOINED = "joined"
    INTRODUCED = "introduced"
    HELPED = "helped"


@dataclass(frozen=True, slots=True)
class Community:
    """A group: a Slack workspace, a Discord server, a subreddit, a LinkedIn group. The days are the member's own, of
    `helped` the latest. `note` is private and encrypted at rest."""

    id: CommunityId
    owner: MemberId
    name: str
    created_at: datetime
    channel: str = ""
    joined: date | None = None
    introduced: date | None = None
    helped: date | None = None
    note: str = ""

    def day(self, part: Part) -> date | None:
        return {Part.JOINED: self.joined, Part.INTRODUCED: self.introduced, Part.HELPED: self.helped}[part]
