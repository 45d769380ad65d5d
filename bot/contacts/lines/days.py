"""The phrases of a clause that name a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.contacts.lines.sheet import Word
from bot.kit import dates


@dataclass(frozen=True, slots=True)
class Day:
    """A phrase from word `first` to before word `last` of a clause; `over`: it names what is past; `ahead`:
    a day after today."""

    first: int
    last: int
    over: bool
    ahead: bool = False


def within(found: Sequence[Word], phrases: Sequence[dates.Phrase], today: date | None = None) -> dict[int, Day]:
    """The phrases that lie in these words, by the word they begin with. What can't be, such as 31 February, is none."""
    days: dict[int, Day] = {}
    if not found:
        return days
    for phrase in phrases:
        start, end = phrase.span
        if end <= found[0].start or start >= found[-1].end or (phrase.reading is None and not phrase.over):
            continue
        inside = [n for n, word in enumerate(found) if word.start >= start and word.end <= end + 1]
        if len(inside) == 1 and found[inside[0]].text.isdigit():
            continue  # “Agent 24”
        if inside and (found[-1].end + 1 >= end or inside[-1] < len(found) - 1):
            ahead = phrase.reading is not None and today is not None and phrase.reading.day > today
            days[inside[0]] = Day(inside[0], inside[-1] + 1, phrase.over, ahead)
    return days
