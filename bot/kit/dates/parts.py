"""Times of day by name: “morning”, “in the evening”, “first thing”, “after lunch”, “eod”, “close of business”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.kit.dates.scan import Scan
from bot.kit.dates.tokens import OFFICE_END, PARTS, TODAY, TOMORROW, WEEKDAYS

AFTERNOON_UNTIL = 7
"""Hours before it are in the afternoon when nobody says which half of the day (product rule)."""
_LATER = frozenset({"afternoon", "evening", "tonight", "night"})
"""Said beside an hour, these make it one after noon: “8 in the evening”."""
_NIGHTS = frozenset({"night", "tonight"})
EXACT = frozenset({"noon", "eod", "said"})
"""Parts that are a time already: no clock time makes them more exact."""
MEALS = frozenset({"lunch", "lunchtime", "work", "dinner", "breakfast", "school"})
"""What something may be after or before: “after work” is a time of day, and no lead to one."""
_EODS = frozenset({"eod", "cob", "eob", "cop"})
_NOONS = frozenset({"midday", "lunchtime", "noon", "lunch"})
_NEAR_MEALS = {
    "after lunch": 13, "after lunchtime": 13, "after work": 18, "after dinner": 20, "after breakfast": 9,
    "after school": 16, "before lunch": 11, "before lunchtime": 11, "before work": 8, "before dinner": 17,
    "before breakfast": 7, "before school": 8,
}  # fmt: skip
"""Hours (product rules), as the next table."""
_EARLY_OR_LATE = {
    "early morning": 7, "late morning": 11, "mid morning": 10, "early afternoon": 13, "mid afternoon": 15,
    "late afternoon": 16, "early evening": 18, "late evening": 21, "late night": 22, "lunch time": 12, "tea time": 16,
}  # fmt: skip
_SHAKY = frozenset({"lunch", "night", "morning", "afternoon", "evening"})
"""Words that tell of the thing as often as of the time: “had a great evening”."""
STARTS = frozenset({
    *PARTS, *_EODS, "first", "last", "end", "close", "c", "after", "before", "midnight", "early", "late", "mid", "tea",
    "in", "during", "over", "at", "the",
})  # fmt: skip
"""The words with which the name of a time of day can begin."""


@dataclass(slots=True)
class Clock:
    """`open_`: its half of the day wasn't said. `midnight`: the end of the day it is said with.

    `weak`: no more than a number. `part`: a part of the day, which a clock time may make exact.
    """

    hour: int = 0
    minute: int = 0
    open_: bool = False
    part: str = ""
    midnight: bool = False
    weak: bool = False

    def at(self, part: str = "") -> time:
        """The time, by the part of the day said beside it."""
        hour = self.hour
        if self.open_:
            if (part in _LATER and hour < 12) or (not part and hour < AFTERNOON_UNTIL):
                hour += 12
            elif hour == 12 and (part == "morning" or part in _NIGHTS):
                hour = 0
        return time(hour % 24, self.minute)


Found = tuple[Clock, int] | None
_DAYS = frozenset({*WEEKDAYS, *TODAY, *TOMORROW})


def part(scan: Scan, i: int) -> Found:
    """The part of the day at `i`, or a time that is named by what happens then."""
    j = _after_article(scan, i)
    word, after = scan.words[j], scan.words[j + 1]
    if word == "lunch" and scan.words[j - 1] != "at":
        return None  # “lunch with Ana”
    if word in ("first", "1st") and after == "thing":
        return Clock(9, 0, part="morning"), scan.says(j + 2, "in", "the", "morning") or j + 2
    if word == "last" and after == "thing":
        return Clock(21, 0, part="night"), scan.says(j + 2, "at", "night") or j + 2
    if word in _EODS:
        return Clock(OFFICE_END.hour, OFFICE_END.minute, part="eod"), j + 1
    if word in ("end", "close", "c") and after == "of":
        return _end_of_day(scan, j + 2)
    if word in ("after", "before") and (after in MEALS or after == "noon"):
        hour = _NEAR_MEALS.get(f"{word} {after}")
        return None if hour is None else (Clock(hour, 0, part="said"), j + 2)
    if word in ("am", "pm") and scan.words[j - 1] in _DAYS:  # “Mon AM”
        at = PARTS["morning" if word == "am" else "afternoon"]
        return Clock(at.hour, at.minute, part="morning" if word == "am" else "afternoon"), j + 1
    if word == "midnight":
        return Clock(midnight=True), j + 1
    if word in ("early", "late", "mid", "lunch", "tea"):
        k = scan.skip(j + 1, "-")
        hour = _EARLY_OR_LATE.get(f"{word} {scan.words[k]}")
        if hour is not None:
            return Clock(hour, 0, part=scan.words[k] if scan.words[k] in PARTS else "said"), k + 1
    if word not in PARTS or word == "eve":
        return None
    at = PARTS[word]
    return Clock(at.hour, at.minute, part="noon" if word in _NOONS else word, weak=word in _SHAKY), j + 1


def _after_article(scan: Scan, i: int) -> int:
    """The place of the name: after “in the”, “at”, “the”."""
    word, after = scan.words[i], scan.words[i + 1]
    if word in ("in", "during", "over") and after in ("the", "da"):
        named = scan.words[i + 2]
        return i + 2 if named in PARTS or named in ("early", "late", "mid") else i
    if word == "at" and after in ("night", "noon", "midday", "midnight", "lunch", "lunchtime"):
        return i + 1
    return i + 1 if word == "the" and after in PARTS else i


def _end_of_day(scan: Scan, i: int) -> Found:
    """After “end of”: “day”, “business”, “the working day”."""
    k = scan.skip(i, "the", "my", "your")
    if scan.words[k] in ("day", "business", "play", "workday"):
        end = k + 1
    elif scan.words[k] == "working" and scan.words[k + 1] == "day":
        end = k + 2
    else:
        return None
    return Clock(OFFICE_END.hour, OFFICE_END.minute, part="eod"), end
