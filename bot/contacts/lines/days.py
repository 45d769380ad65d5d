"""The phrases of a clause that name a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.contacts.lines.placewords import EVENTS
from bot.contacts.lines.saywords import FUNCTION
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
        inside: list[int] = [n for n, word in enumerate(found) if word.start >= start and word.end <= end + 1]
        if len(inside) == 1 and found[inside[0]].text.isdigit():
            continue  # “Agent 24”
        if inside and found[inside[0]].low in ("deadline", "due"):
            continue  # theirs, not the day to be in touch
        if inside and _belongs(found, inside):
            continue  # “at the Saturday data night”
        if inside and inside[0] and found[inside[0] - 1].low == "in" and found[inside[-1]].low.startswith(_LENGTHS):
            inside.insert(0, inside[0] - 1)  # “in two weeks”
        if inside and (found[-1].end + 1 >= end or inside[-1] < len(found) - 1):
            ahead = phrase.reading is not None and today is not None and phrase.reading.day > today
            days[inside[0]] = Day(inside[0], inside[-1] + 1, phrase.over, ahead)
    return days


def may_begin(word: Word) -> bool:
    """Whether a date may begin with this word."""
    return word.text[0].isdigit() or word.low in _BEGIN or word.low[:3] in _WEEK


_BEGIN = frozenset("next in on by this end early mid late before after until tomorrow today tmrw the first".split())
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_LENGTHS = ("day", "week", "wk", "month", "year")
_WEEK = frozenset("mon tue wed thu fri sat sun".split())


def alone(found: Sequence[Word], text: str, today: date | None) -> bool:
    """Whether a clause is a date that is not over, and nothing else; what stands around it may have hidden it."""
    here = dates.SOMEWHERE if today is None else dates.Here(datetime.combine(today, time(12), UTC), ZoneInfo("UTC"))
    said = text[found[0].start : found[-1].end]
    if said[0].isdigit() and (len(found) < 2 or found[1].low[:3] not in _MONTHS):
        return False  # “2 years”
    said = f"on {said}" if said[0].isdigit() else said  # “23 March” alone may be anything
    whole = [phrase for phrase in dates.phrases(said, here) if phrase.span == (0, len(said))]
    return any(phrase.reading is not None and not phrase.over for phrase in whole)


def trailing(found: Sequence[Word], text: str, today: date | None) -> Day | None:
    """The day that ends what was promised (“show her our house next week”), where the words in front left it open
    whether a day is meant."""
    here = dates.SOMEWHERE if today is None else dates.Here(datetime.combine(today, time(12), UTC), ZoneInfo("UTC"))
    for first in range(max(1, len(found) - 4), len(found)):
        said = text[found[first].start : found[-1].end]
        if any(phrase.span == (0, len(said)) and phrase.reading is not None for phrase in dates.phrases(said, here)):
            return Day(first, len(found), over=False, ahead=True)
    return None


def _belongs(found: Sequence[Word], inside: Sequence[int]) -> bool:
    """Whether a weekday is a part of what an occasion is called."""
    last = inside[-1]
    said = any(found[n].low == "the" for n in (*inside, inside[0] - 1) if n >= 0)
    after = [word.low for word in found[last + 1 : last + 4]]
    return said and bool(after) and not FUNCTION.intersection(after[:1]) and bool(EVENTS.intersection(after))
