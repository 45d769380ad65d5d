"""Pauses as they were: on which days somebody wanted no reminders, so that none of them is held against them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.members.model import Member


@dataclass(frozen=True, slots=True)
class Pause:
    """Local days from `first` up to `until`, the first day after it; None while nobody has said when it ends."""

    first: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.until is None or day < self.until)


def known(member: Member, kept: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    """Those that were kept, and the present one of somebody who paused before pauses were kept.

    Since when that one lasts was never written down and is not made up: it counts from today.
    """
    if not member.paused(today) or any(one.covers(today) for one in kept):
        return kept
    until = member.paused_until
    return (*kept, Pause(today, None if until == date.max else until))


def days(pauses: Iterable[Pause], first: date, last: date) -> int:
    """How many days from `first` to `last`, both included, lie in a pause; a day in two of them counts once."""
    touching = [one for one in pauses if one.first <= last and (one.until is None or one.until > first)]
    begin, end, found = first.toordinal(), last.toordinal() + 1, 0
    for one in sorted(touching, key=lambda pause: pause.first):
        begins = max(begin, one.first.toordinal())
        ends = end if one.until is None else min(end, one.until.toordinal())
        if ends > begins:
            found += ends - begins
            begin = ends
    return found
