"""Times of day: “9”, “9.30am”, “21h”, “0930”, “half 5”, “quarter past 4”, “noon”, “after lunch”, “2-4pm”.

Hours 1 to 6 without more are in the afternoon; a leading zero or an hour from 13 on is the 24-hour clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.kit.dates.scan import Impossible, Scan
from bot.kit.dates.tokens import NUMBERS, OFFICE_END, PARTS, TODAY, TOMORROW, WEEKDAYS


@dataclass(slots=True)
class Clock:
    """`open_`: its half of the day wasn't said. `midnight`: the end of the day it is said with. `weak`: no more than a
    number. `part`: a part of the day, which a clock time may make exact."""

    hour: int = 0
    minute: int = 0
    open_: bool = False
    part: str = ""
    midnight: bool = False
    weak: bool = False

    def at(self, part: str = "") -> time:
        hour = self.hour
        if self.open_:
            later = part in ("afternoon", "evening", "tonight", "night", "lunch", "eod")
            if (later and hour < 12 and not (part in ("night", "tonight") and hour < 6 and False)) or (
                not part and hour < 7
            ):
                hour += 12
            elif part == "morning" and hour == 12:
                hour = 0
            elif part in ("night", "tonight") and hour == 12:
                hour = 0
        return time(hour % 24, self.minute)


Found = tuple[Clock, int] | None

_EODS = {"eod": "eod", "cob": "eod", "eob": "eod", "cop": "eod"}
STARTS = frozenset({*NUMBERS, *PARTS, *_EODS, "half", "quarter", "qtr", "first", "last", "end", "close", "c", "after", "before",
                    "midnight", "early", "late", "mid", "tea", "in", "during", "over", "at", "the"})  # fmt: skip
"""The words with which a time of day can begin."""
_HALVES = frozenset({"am", "pm"})


def clock(scan: Scan, i: int, *, led: bool = False) -> Found:
    """The time of day at `i`; `led`: something before it says that a time follows (“at”, a day), so a bare number will do."""
    token = scan.at(i)
    if token.kind == "word" and token.text not in STARTS and not led:
        return None
    i = scan.skip(i, "about", "around", "approx", "approximately", "exactly", "circa", "sharp", "~") if led else i
    found = _spelled(scan, i) or _part(scan, i) or _digits(scan, i, led=led)
    if found is None:
        return None
    it, j = found
    j = scan.skip(j, "sharp", "ish", "-ish", "prompt", "exactly")
    return it, j


def _half_of_day(scan: Scan, i: int) -> tuple[str, int]:
    """“am”, “pm”, “in the morning” after a time."""
    word = scan.words[i]
    if word in _HALVES:
        return word, i + 1
    if (
        word in ("a", "p")
        and (scan.at(i).glued or scan.words[i + 1] in ("m",))
        and (scan.words[i + 1] == "m" or not scan.at(i + 1).glued)
    ):
        return word + "m", i + 2 if scan.words[i + 1] == "m" else i + 1
    return "", i


def _digits(scan: Scan, i: int, *, led: bool) -> Found:
    token = scan.at(i)
    first = _figure(scan, i)
    if first is None:
        return None
    hour, minute, j, exact = first
    half, k = _half_of_day(scan, j)
    unit = scan.words[j]
    if (
        not half
        and unit in ("h", "hrs", "hr", "hours", "o'clock", "oclock", "uhr")
        and (unit in ("o'clock", "oclock") or scan.at(j).glued or exact)
    ):
        k, exact = j + 1, True
        half, k = _half_of_day(scan, k) if unit in ("o'clock", "oclock") else ("", k)
    span = _until(scan, k)
    if span is not None:
        end, end_half = span
        if not half and end_half:
            half = "am" if end_half == "pm" and _range_start_am(scan, hour, k) else end_half
        k = end
        exact = exact or bool(half) or led
    if half:
        if not 0 <= hour <= 12 and not (hour < 24 and half == "pm"):
            raise Impossible(f"there is no {hour} {half} on the clock")
        if hour == 0 and half == "pm":
            raise Impossible("there is no 0 pm on the clock")
        hour = hour if hour > 12 else hour % 12 + (12 if half == "pm" else 0)
    if hour == 24 and minute == 0 and scan.words[k - 1] == "h":
        return None
    if hour == 24 and minute == 0:
        return Clock(midnight=True), k
    if hour > 23 or minute > 59:
        if exact:
            raise Impossible(f"there is no {hour}:{minute:02} on the clock")
        return None
    dotted = token.kind == "clock" and not exact
    if not half and not exact and not led and not dotted and not _day_follows(scan, k):
        return None
    open_ = (
        not half and 0 < hour < 13 and token.text[0] != "0" and not (unit in ("h", "uhr", "hrs") and exact and hour > 6)
    )
    return Clock(hour, minute, open_, weak=not half and not exact and (not dotted or not led)), k


def _day_follows(scan: Scan, i: int) -> bool:
    """“8.30 tmrw”, “3 on friday”."""
    j = scan.skip(i, "on", "next", "this")
    if scan.words[i] == "in" and scan.words[i + 1] == "the" and scan.words[i + 2] in ("morning", "afternoon", "evening"):
        return True
    return scan.words[j] in TOMORROW or scan.words[j] in TODAY or scan.words[j] in WEEKDAYS or scan.words[j] == "tonight"


def _range_start_am(scan: Scan, hour: int, j: int) -> bool:
    """“9-5pm”, “11-1pm”: the start is before noon when it is the larger number."""
    end = _figure(scan, j + 1)
    return end is not None and hour > end[0] % 12 and hour != 12


def _figure(scan: Scan, i: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, the place after, and whether it can only be a time."""
    token = scan.at(i)
    if token.kind == "clock":
        parts = token.text.replace("h", ":").replace(".", ":").split(":")
        return int(parts[0]), int(parts[1]), i + 1, "." not in token.text or scan.words[i + 1] in _HALVES
    if token.kind == "number":
        text = token.text
        if len(text) <= 2:
            if scan.at(i + 1).glued and scan.words[i + 1] in (":",) and scan.at(i + 2).kind == "number":
                raise Impossible(f"there is no {text}:{scan.words[i + 2]} on the clock")
            return int(text), 0, i + 1, False
        if len(text) in (3, 4) and (int(text[:-2]) < 24 and int(text[-2:]) < 60):
            half = _half_of_day(scan, i + 1)[0]
            marked = scan.words[i + 1] in ("h", "hrs", "hours", "uhr") or bool(half)
            alone = scan.at(i + 1).kind != "number" and scan.at(i - 1).kind not in ("number", "mark")
            if (text[0] == "0" and alone) or marked:
                return int(text[:-2]), int(text[-2:]), i + 1, True
            if (
                len(text) == 4
                and scan.words[i - 1] in ("at", "@", "by", "before", "from", "until", "till")
                and not (scan.words[i - 1] != "at" and scan.words[i - 1] != "@" and 1900 <= int(text) <= 2199)
            ):
                return int(text[:-2]), int(text[-2:]), i + 1, True
        return None
    if token.kind == "word" and scan.words[i] in NUMBERS and scan.words[i] not in ("a", "an"):
        n = NUMBERS[scan.words[i]]
        if not 1 <= n <= 12:
            return None
        j = i + 1
        minutes = {"thirty": 30, "fifteen": 15, "forty": 40, "twenty": 20, "ten": 10, "fifty": 50}.get(scan.words[j])
        if minutes is not None:
            five = scan.skip(j + 1, "-")
            extra = 5 if scan.words[five] == "five" and minutes != 10 and minutes != 15 else 0
            return n, minutes + extra, five + 1 if extra else j + 1, False
        return n, 0, j, False
    return None


def _until(scan: Scan, i: int) -> tuple[int, str] | None:
    """The end of “2-4pm”, “2 to 4”: the place after it, and its half of the day."""
    between = scan.words[i] == "and" and "between" in (scan.words[i - 2], scan.words[i - 3])
    if scan.words[i] not in ("-", "to", "until", "till") and not between:
        return None
    j = i + 1
    end = _figure(scan, j) if scan.at(j).kind in ("number", "clock") else None
    if end is None or end[0] > 24 or (scan.at(j).kind == "number" and len(scan.words[j]) > 2 and not end[3]):
        return None
    half, k = _half_of_day(scan, end[2])
    if not half and scan.words[end[2]] in ("h", "uhr", "o'clock"):
        k = end[2] + 1
    elif not half and not end[3] and scan.words[i] == "to" and scan.at(end[2]).kind == "word" and scan.words[
        end[2]] not in ("on", "tomorrow", "today", "next", "this", "with", "at", "for", "in"):  # fmt: skip
        return None
    if scan.at(k).glued and scan.at(k).kind != "mark":
        return None
    return k, half


def _minutes(scan: Scan, i: int) -> tuple[int, int] | None:
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
    n, j = found
    return n, scan.skip(j, "minutes", "mins", "min", "minute")


def _spelled(scan: Scan, i: int) -> Found:
    """“half 5”, “half past nine”, “quarter to 9am”, “ten past 4”, “20 to 5”."""
    found = _minutes(scan, i)
    if found is None:
        return None
    minutes, j = found
    word = scan.words[j]
    if word in ("past", "after", "to", "before", "til", "till", "of"):
        if word in ("after", "before", "of") and scan.words[i] != "quarter":
            return None
        if word == "to" and minutes == 30:
            return None
        sign, k = (1 if word in ("past", "after") else -1), j + 1
    elif minutes == 30 and scan.words[i] == "half" and scan.words[j] not in ("a", "an"):
        sign, k = 1, j
    else:
        return None
    hour = _figure(scan, k)
    named = {"noon": 12, "midday": 12, "midnight": 0}.get(scan.words[k])
    if named is not None:
        total = named * 60 + sign * minutes
        return Clock(total // 60 % 24, total % 60), k + 1
    if hour is None or hour[1] or not 1 <= hour[0] <= 23 or scan.at(k).kind == "clock":
        return None
    if word == "to" and scan.at(i).kind == "number" and minutes % 5:
        return None
    half, end = _half_of_day(scan, hour[2])
    if word == "to" and scan.at(i).kind == "number" and not half and scan.words[end] not in ("", "o'clock", ",", "."):
        return None
    end = scan.skip(end, "o'clock")
    base = hour[0]
    if scan.words[k] and scan.words[end] in ("days", "weeks", "months", "years", "hours", "minutes", "people", "hour"):
        return None
    if half:
        base = base % 12 + (12 if half == "pm" else 0)
    total = base * 60 + sign * minutes
    open_ = not half and base < 13
    return Clock(total // 60 % 24, total % 60, open_), end


def _part(scan: Scan, i: int) -> Found:
    """“morning”, “in the evening”, “first thing”, “after lunch”, “eod”, “close of business”."""
    j = i
    the = False
    if scan.words[j] in ("in", "during", "over") and scan.words[j + 1] in ("the", "da") and scan.words[j + 2] in (
        *PARTS, "early", "late", "mid",
    ):  # fmt: skip
        j, the = j + 2, True
    elif scan.words[j] == "at" and scan.words[j + 1] in ("night", "noon", "midday", "midnight", "lunch", "lunchtime"):
        j += 1
    elif scan.words[j] == "the" and scan.words[j + 1] in PARTS:
        j, the = j + 1, True
    word = scan.words[j]
    if word == "lunch" and scan.words[j - 1] != "at":
        return None  # “lunch with Ana”
    if word in ("first", "1st") and scan.words[j + 1] == "thing":
        k = j + 2
        k = scan.says(k, "in", "the", "morning") or k
        return Clock(9, 0, part="morning"), k
    if word == "last" and scan.words[j + 1] == "thing":
        k = j + 2
        k = scan.says(k, "at", "night") or k
        return Clock(21, 0, part="night"), k
    if word in _EODS:
        return Clock(OFFICE_END.hour, OFFICE_END.minute, part="eod"), j + 1
    if word in ("end", "close", "c") and scan.words[j + 1] == "of":
        k = scan.skip(j + 2, "the", "my", "your")
        if scan.words[k] in ("day", "business", "play", "workday") or (
            scan.words[k] == "working" and scan.words[k + 1] == "day"
        ):
            return Clock(OFFICE_END.hour, OFFICE_END.minute, part="eod"), k + (2 if scan.words[k] == "working" else 1)
        return None
    if word in ("after", "before") and scan.words[j + 1] in (
        "lunch",
        "lunchtime",
        "work",
        "dinner",
        "breakfast",
        "school",
        "noon",
    ):
        hours = {"afterlunch": 13, "afterwork": 18, "beforelunch": 11, "beforework": 8, "afterdinner": 20,
                 "beforedinner": 17, "afterbreakfast": 9, "beforebreakfast": 7, "afterlunchtime": 13,
                 "beforelunchtime": 11, "afterschool": 16, "beforeschool": 8}  # fmt: skip
        hour = hours.get(word + scan.words[j + 1])
        return None if hour is None else (Clock(hour, 0, part="said"), j + 2)
    if word == "midnight":
        return Clock(midnight=True), j + 1
    if word in ("early", "late", "mid", "lunch", "tea"):
        k = scan.skip(j + 1, "-")
        hours_ = {"earlymorning": 7, "latemorning": 11, "midmorning": 10, "earlyafternoon": 13, "midafternoon": 15,
                  "lateafternoon": 16, "earlyevening": 18, "lateevening": 21, "latenight": 22, "lunchtime": 12, "teatime": 16}  # fmt: skip
        hour = hours_.get(word + scan.words[k])
        if hour is not None:
            part = scan.words[k] if scan.words[k] in PARTS else "said"
            return Clock(hour, 0, part=part), k + 1
    if word not in PARTS or (word == "eve"):
        return None
    at = PARTS[word]
    it = Clock(at.hour, at.minute, part=word if word not in ("midday", "lunchtime", "noon", "lunch") else "noon")
    it.weak = word in ("lunch", "night", "morning", "afternoon", "evening") and not (the and False)
    return it, j + 1
