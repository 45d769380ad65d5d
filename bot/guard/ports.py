from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Protocol

from bot.guard.model import Crowd, Given, Late, Mute, Silence, Talked, Told
from bot.journal.model import DeedId
from bot.members.model import MemberId


class Mutes(Protocol):
    """What rules look at, what they said, and which are silent."""

    def talks(self, owner: MemberId, contact: int, *, limit: int) -> tuple[Talked, ...]:
        """Newest first."""
        ...

    def deeds(self, owner: MemberId, contact: int, *, limit: int, but: DeedId | None = None) -> tuple[Given, ...]:
        """Gives and asks, newest first; all but one."""
        ...

    def late(self, owner: MemberId, contact: int, today: date) -> tuple[Late, ...]:
        """Promises and thanks that are open and were due before `today`."""
        ...

    def crowd(self, owner: MemberId, since: datetime) -> Crowd:
        """People added since; the archived are left out."""
        ...

    def said(self, owner: MemberId, contact: int, since: date) -> frozenset[str]:
        """The rules that spoke about that person, or about nobody alone, on `since` or later."""
        ...

    def say(self, told: Iterable[Told]) -> None:
        """Remember that rules spoke; what the same rule said of the same person before is forgotten."""
        ...

    def mute(self, mute: Mute) -> None:
        """A second one like it changes nothing."""
        ...

    def unmute(self, owner: MemberId, rule: str, contact: int | None) -> bool:
        """Whether it was muted about that person (none: about everybody)."""
        ...

    def muted(self, owner: MemberId, contact: int | None) -> frozenset[str]:
        """The rules that are silent about everybody, or about that person."""
        ...

    def silences(self, owner: MemberId) -> Mapping[str, Silence]:
        """By rule; those that speak are not in it."""
        ...

    def people(self, owner: MemberId, rule: str, *, limit: int) -> tuple[int, ...]:
        """The contacts about whom a rule is silent, the newest first."""
        ...
