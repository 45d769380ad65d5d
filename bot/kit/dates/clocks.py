"""Times of day: “9”, “9.30am”, “21h”, “0930”, “half 5”, “quarter past 4”, “2-4pm”; those with a name are in `parts`.

Hours 1 to 6 without more are in the afternoon; a leading zero or an hour from 13 on is the 24-hour clock.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.kit.dates import parts
from bot.kit.dates.parts import Clock, Found
from bot.kit.dates.scan import Impossible, Scan
from bot.kit.dates.tokens import MONTHS, NUMBERS, TODAY, TOMORROW, WEEKDAYS

STARTS = frozenset({*parts.STARTS, *NUMBERS, "am", "pm", "half", "quarter", "qtr"})
"""The words with which a time of day can begin."""
_DAYS = frozenset({*WEEKDAYS, *TODAY, *TOMORROW})
_ABOUT = ("about", "around", "approx", "approximately", "exactly", "circa", "sharp", "~")
_SURE_ZONES = frozenset("utc gmt cet cest est edt pst pdt cst cdt mst mdt bst ist jst aest".split())
_ZONES = _SURE_ZONES | {"et", "pt", "ct", "mt"}
"""Short names of clocks."""
_HALVES = frozenset({"am", "pm"})
_OCLOCK = frozenset({"o'clock", "oclock"})
_HOURS = frozenset({"h", "hrs", "hr", "hours", "o'clock", "oclock", "uhr"})
_MARKS_HOURS = frozenset({"h", "hrs", "hours", "uhr"})
_WHOLE_CLOCK = frozenset({"h", "uhr", "hrs"})
"""From 7 on, an hour with these is by the 24-hour clock: “9h”, “8 uhr”."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
"""Four figures between these are a year: “by 2027” is no 20:27."""
_WORDS = frozenset({"at", "@", "by", "before", "from", "until", "till"})
"""After these, four figures are a time."""
_TO_THE_HOUR = frozenset({5, 10, 20, 25})
"""Minutes that people say before the hour in figures; “10 to 12” is a range all the same."""
_MINUTES = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
"""After an hour in words: “nine thirty”."""
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_LENGTHS = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "people", "hour"})
"""After “5 to 10”, where it is no time."""
_AFTER_RANGE = frozenset({"on", "tomorrow", "today", "next", "this", "with", "at", "for", "in"})
"""After “2 to 4”, where it is one."""


class _Figure(NamedTuple):
    """An hour and minute as written. `sure`: it can only be a time."""

    hour: int
    minute: int
    end: int
    sure: bool = False


def clock(scan: Scan, i: int, *, led: bool = False) -> Found:
    """The time of day at `i`; `led`: something before it says that a time follows (“at”, a day): a number will do."""
    i = scan.skip(i, *_ABOUT) if led else i
    token = scan.at(i)
    match token.kind:
        case "word" if token.text in STARTS:
            found = _spelled(scan, i) or parts.part(scan, i) or _digits(scan, i, led=led)
        case "number":
            found = _spelled(scan, i) or _digits(scan, i, led=led)
        case "clock":
            found = _digits(scan, i, led=led)
        case "ordinal":
            found = parts.part(scan, i)  # “1st thing”
        case _:
            return None
    if found is None:
        return None
    it, j = found
    return it, scan.skip(j, "sharp", "ish", "-ish", "prompt", "exactly")


def _half_of_day(scan: Scan, i: int) -> tuple[str, int]:
    """“am”, “pm”, “p m” after a time."""
    word = scan.words[i]
    if word in _HALVES:
        return word, i + 1
    if word in ("a", "p"):
        if scan.words[i + 1] == "m":
            return word + "m", i + 2
        if scan.at(i).glued and not scan.at(i + 1).glued:
            return word + "m", i + 1
    return "", i


def _digits(scan: Scan, i: int, *, led: bool) -> Found:
    """“9”, “9.30am”, “21h”, “0930”, “2-4pm”."""
    figure = _figure(scan, i)
    if figure is None:
        return None
    hour, minute, j, exact = figure
    half, k = _half_of_day(scan, j)
    unit = scan.words[j]
    if not half and unit in _HOURS and (unit in _OCLOCK or scan.at(j).glued or exact):
        exact = True
        half, k = _half_of_day(scan, j + 1) if unit in _OCLOCK else ("", j + 1)
    until = _until(scan, k)
    loose = False  # “between 4 and 6”, which may be so many recruiters
    if until is not None:
        loose = not half and not until[1] and not exact and minute == 0
        if not half and until[1]:
            half = "am" if until[1] == "pm" and _range_start_am(scan, hour, k) else until[1]
        k, exact = until[0], exact or bool(half) or led
    if half:
        hour = _of_half(hour, half)
    if hour == 24 and minute == 0:
        return None if scan.words[k - 1] == "h" or not (led or exact) else (Clock(midnight=True), k)
    if hour > 23 or minute > 59:
        if exact:
            raise Impossible(f"there is no {hour}:{minute:02} on the clock")
        return None
    token = scan.at(i)
    bare = not half and not exact
    if bare and token.kind == "number" and _is_a_date(scan, k):
        return None
    if not bare or token.kind == "clock":
        _own_clock(scan, k)
    dotted = token.kind == "clock" and not exact
    if bare and not led and not dotted and not _day_follows(scan, k):
        return None
    whole_clock = token.text[0] == "0" or (unit in _WHOLE_CLOCK and exact and hour >= parts.AFTERNOON_UNTIL)
    return Clock(
        hour, minute, not half and 0 < hour < 13 and not whole_clock, weak=loose or (bare and not (dotted and led))
    ), k


def _is_a_date(scan: Scan, i: int) -> bool:
    """“3 april”, “3 of april”, “3rd”: the number before `i` is the day of a month."""
    return scan.words[scan.skip(i, "of", "-") if scan.words[i] in ("of", "-") else i] in MONTHS


def _own_clock(scan: Scan, i: int) -> None:
    """Raises Impossible for a time by another clock, “3pm EST”: to take it for one's own would be hours wrong."""
    token = scan.at(i + 1 if scan.words[i] == "(" else i)
    said = scan.text[token.start : token.end]
    if token.text in _ZONES and (said.isupper() or token.text in _SURE_ZONES):
        raise Impossible("it is by another clock: say what time that is where you are")


def _of_half(hour: int, half: str) -> int:
    """The hour from 0 to 23; “15 pm” is 15."""
    if hour > 23 or (hour > 12 and half == "am") or (hour == 0 and half == "pm"):
        raise Impossible(f"there is no {hour} {half} on the clock")
    return hour if hour > 12 else hour % 12 + (12 if half == "pm" else 0)


def _day_follows(scan: Scan, i: int) -> bool:
    """“8.30 tmrw”, “3 on friday”, “8 in the morning”."""
    if scan.says(i, "in", "the") and scan.words[i + 2] in ("morning", "afternoon", "evening"):
        return True
    word = scan.words[scan.skip(i, "on", "next", "this")]
    return word in TOMORROW or word in TODAY or word in WEEKDAYS or word == "tonight"


def _range_start_am(scan: Scan, hour: int, j: int) -> bool:
    """“9-5pm”, “11-1pm”: the start is before noon when it is the larger number."""
    end = _figure(scan, j + 1)
    return end is not None and hour > end.hour % 12 and hour != 12


def _figure(scan: Scan, i: int) -> _Figure | None:
    """What stands here in figures or as the name of a number."""
    token = scan.at(i)
    match token.kind:
        case "clock":
            hour, minute = token.text.replace("h", ":").replace(".", ":").split(":")[:2]
            return _Figure(int(hour), int(minute), i + 1, "." not in token.text or scan.words[i + 1] in _HALVES)
        case "number" if len(token.text) <= 2:
            if scan.words[i + 1] == ":" and scan.at(i + 1).glued and scan.at(i + 2).kind == "number":
                return None  # “a 1:1 with Ana”, “won 3:1”
            return _Figure(int(token.text), 0, i + 1)
        case "number" if len(token.text) <= 4:
            return _four_figures(scan, i)
        case "word":
            return _in_words(scan, i)
        case _:
            return None


def _four_figures(scan: Scan, i: int) -> _Figure | None:
    """“0930”, “930am”, “at 1400”, “1400 hrs”."""
    text = scan.words[i]
    hour, minute = int(text[:-2]), int(text[-2:])
    if hour > 23 or minute > 59:
        return None
    alone = scan.at(i + 1).kind != "number" and scan.at(i - 1).kind not in ("number", "mark")
    marked = scan.words[i + 1] in _MARKS_HOURS or bool(_half_of_day(scan, i + 1)[0])
    before = scan.words[i - 1]
    year = _FIRST_YEAR <= int(text) <= _LAST_YEAR and before not in ("at", "@")
    if marked or (text[0] == "0" and alone) or (len(text) == 4 and (before in _WORDS or before in _DAYS) and not year):
        return _Figure(hour, minute, i + 1, sure=True)
    return None


def _in_words(scan: Scan, i: int) -> _Figure | None:
    """“nine”, “nine thirty”, “nine forty-five”."""
    word = scan.words[i]
    hour = NUMBERS.get(word, 0)
    if not 1 <= hour <= 12 or word in ("a", "an"):
        return None
    minutes = _MINUTES.get(scan.words[i + 1])
    if minutes is None:
        return _Figure(hour, 0, i + 1)
    five = scan.skip(i + 2, "-")
    if scan.words[five] == "five" and minutes not in (10, 15):
        return _Figure(hour, minutes + 5, five + 1)
    return _Figure(hour, minutes, i + 2)


def _until(scan: Scan, i: int) -> tuple[int, str] | None:
    """The end of “2-4pm”, “2 to 4”: the place after it, and its half of the day."""
    word = scan.words[i]
    between = word == "and" and "between" in (scan.words[i - 2], scan.words[i - 3])
    if word not in ("-", "to", "until", "till") and not between:
        return None
    j = i + 1
    end = _figure(scan, j) if scan.at(j).kind in ("number", "clock") else None
    if end is None or end.hour > 24 or (scan.at(j).kind == "number" and len(scan.words[j]) > 2 and not end.sure):
        return None
    half, k = _half_of_day(scan, end.end)
    if not half and _is_a_date(scan, end.end):
        return None  # “at 4 until 3 april”
    if not half:
        after = scan.at(end.end)
        if after.text in ("h", "uhr", "o'clock"):
            k = end.end + 1
        elif not end.sure and word == "to" and after.kind == "word" and after.text not in _AFTER_RANGE:
            return None
    return None if scan.at(k).glued and scan.at(k).kind != "mark" else (k, half)


def _minutes(scan: Scan, i: int) -> tuple[int, int] | None:
    """The minutes of “quarter past”, “half”, “ten to”."""
    word = scan.words[i]
    if word in ("quarter", "qtr"):
        return 15, i + 1
    if word == "a" and scan.words[i + 1] == "quarter":
        return 15, i + 2
    if word == "half":
        return 30, i + 1
    found = scan.number(i)
    if found is None or not 1 <= found[0] <= 29 or word in ("a", "an"):
        return None
    return found[0], scan.skip(found[1], "minutes", "mins", "min", "minute")


def _spelled(scan: Scan, i: int) -> Found:
    """“half 5”, “half past nine”, “quarter to 9am”, “ten past 4”, “20 to 5”."""
    found = _minutes(scan, i)
    led = None if found is None else _past_or_to(scan, i, *found)
    if found is None or led is None:
        return None
    minutes = found[0] * led[0]
    k = led[1]
    named = _NAMED.get(scan.words[k])
    if (
        named is not None
        and scan.words[found[1]] == "to"
        and scan.at(i).kind == "number"
        and found[0] not in _TO_THE_HOUR
    ):
        return None  # “8 to midnight”
    if named is not None:
        total = named * 60 + minutes
        return Clock(total // 60 % 24, total % 60), k + 1
    figure = _figure(scan, k)
    if figure is None or figure.minute or not 1 <= figure.hour <= 23 or scan.at(k).kind == "clock":
        return None
    half, end = _half_of_day(scan, figure.end)
    if scan.words[found[1]] == "to" and scan.at(i).kind == "number":  # “3 to 5” is a range, “20 to 5.” a time
        closed = half or scan.words[end] in ("", "o'clock", ",", ".")
        if found[0] not in _TO_THE_HOUR or not closed or found[0] < figure.hour or figure.hour > 12:
            return None
    end = scan.skip(end, "o'clock")
    if scan.words[end] in _LENGTHS:
        return None
    hour = figure.hour % 12 + (12 if half == "pm" else 0) if half else figure.hour
    total = hour * 60 + minutes
    return Clock(total // 60 % 24, total % 60, not half and hour < 13), end


def _past_or_to(scan: Scan, i: int, minutes: int, j: int) -> tuple[int, int] | None:
    """1 for “past”, -1 for “to”, and the place of the hour."""
    word = scan.words[j]
    if word == "past" or (word in ("to", "til", "till") and minutes != 30):
        if word in ("til", "till") and scan.at(i).kind == "number":
            return None  # “10 till 11” is a range
        return 1 if word == "past" else -1, j + 1
    if word in ("after", "before", "of"):
        return (1 if word == "after" else -1, j + 1) if scan.words[i] == "quarter" else None
    return (1, j) if scan.words[i] == "half" and word not in ("a", "an") else None
