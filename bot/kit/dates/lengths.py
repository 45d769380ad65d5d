"""Lengths of time: “3 days”, “1 month and 3 days”, “2w”, “half an hour”, “2 or 3 weeks”, “5 working days”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.kit import times
from bot.kit.dates.scan import HUGE, TOO_FAR, Impossible, Scan
from bot.kit.dates.tokens import MINUTES, SATURDAY, UNITS

_MOST_WORKDAYS = 5000
"""About twenty years of them: further away than any day that is read."""
_LETTERS = frozenset({"d", "w", "y", "h"})
"""Units only when they are glued to their number: “2w”, not “2 w”."""
_HALF_MONTH, _HALF_DAY = 15, 12 * 60
"""Days, and minutes."""
_MOST_PARTS = 4
"""“1 year, 2 months, 3 weeks and 4 days”."""


@dataclass(slots=True)
class Duration:
    """Months and days are of the calendar; `minutes` are of the clock."""

    months: int = 0
    days: int = 0
    workdays: int = 0
    minutes: int = 0
    most: Duration | None = None  # of “in 2 or 3 weeks”
    short: bool = False  # “2w”

    def after(self, day: date, sign: int = 1) -> date:
        """The day that is so far after `day`, or before it with sign -1. Impossible when no calendar goes that far."""
        try:
            moved = times.add_months(day, sign * self.months) + timedelta(days=sign * self.days)
            for _ in range(min(self.workdays, _MOST_WORKDAYS)):
                moved += timedelta(days=sign)
                while moved.weekday() >= SATURDAY:
                    moved += timedelta(days=sign)
        except (OverflowError, ValueError):
            raise Impossible(TOO_FAR) from None
        return moved


SINGLE = {"day": Duration(days=1), "week": Duration(days=7), "month": Duration(months=1), "year": Duration(months=12)}
"""“a week after easter” without its “a”: “the week after easter”."""


def count(scan: Scan, i: int) -> tuple[float, int] | None:
    """A number of units: “3”, “2.5”, “a couple of”, “half a”, “one and a half”."""
    word = scan.words[i]
    if word == "half":
        j = scan.skip(i + 1, "-")
        return 0.5, j + 1 if scan.words[j] in ("a", "an") else j
    j = i + 1 if word == "a" else i
    if scan.words[j] in ("couple", "pair"):
        return 2, j + 2 if scan.words[j + 1] == "of" else j + 1
    if scan.words[j] in ("few", "couple's") and (j > i or word == "few"):
        return 3, j + 1
    if scan.words[j] == "dozen":
        return 12, j + 1
    if scan.words[j] == "half" and j > i:
        return 0.5, scan.skip(j + 1, "-", "of", "a")
    found = scan.number(i)
    if found is None:
        return None
    n, j = found
    if scan.at(i).kind == "number" and scan.words[j] == "." and scan.at(j).glued and scan.at(j + 1).glued:
        tenths = scan.words[j + 1]
        if scan.at(j + 1).kind == "number" and len(tenths) == 1:
            return n + int(tenths) / 10, j + 2
    after = scan.says(j, "and", "a", "half")
    return (n + 0.5, after) if after is not None else (n, j)


def duration(scan: Scan, i: int) -> tuple[Duration, int] | None:
    """“3 days”, “1 month and 3 days”, “2w”, “half an hour”, “2 or 3 weeks”."""
    whole = Duration()
    j, parts = i, 0
    while parts < _MOST_PARTS:
        piece = _piece(scan, j, whole)
        if piece is None:
            break
        j, parts = piece, parts + 1
        k = scan.skip(j, ",", "and", "&")
        if k > j + 2 or count(scan, k) is None or (k == j and scan.words[k] in ("a", "an")):
            break
        if _piece(scan, k, Duration(minutes=whole.minutes)) is None:
            break
        j = k
    return (whole, j) if parts else None


def _piece(scan: Scan, i: int, into: Duration) -> int | None:
    """Add one number with its unit; the place after it."""
    token = scan.at(i)
    if token.kind == "clock" and "h" in token.text and scan.words[i - 1] in ("in", "within", "after"):  # “in 2h30”
        hours, minutes = token.text.split("h")
        into.minutes += 60 * int(hours) + int(minutes)
        return scan.skip(i + 1, "m", "min", "mins") if scan.at(i + 1).glued else i + 1
    if into.minutes and token.kind == "number" and scan.words[i + 1] == "m" and scan.at(i + 1).glued:  # “1h 15m”
        into.minutes += min(int(token.text), HUGE)
        return i + 2
    found = count(scan, i)
    if found is None and scan.words[i] == "fortnight":
        found = 1, i
    if found is None:
        return None
    n, j = found
    high: float | None = None
    if scan.words[j] in ("-", "to", "or"):
        more = count(scan, j + 1)
        if more is not None and more[0] > n and _unit(scan, more[1]) is not None:
            high, j = more
    unit = _unit(scan, j)
    if unit is None:
        return None
    kind, size, j = unit
    if scan.words[j - 1] in _LETTERS and scan.at(i).kind == "number" and not scan.at(j - 1).glued:
        return None
    half = scan.says(j, "and", "a", "half")
    if half is not None:
        n, j = n + 0.5, half
    if not _add(into, n, kind, size):
        return None
    into.short = scan.at(j - 1).glued
    if high is not None:
        into.most = Duration()
        _add(into.most, high, kind, size)
    return j


def _unit(scan: Scan, i: int) -> tuple[str, int, int] | None:
    """Kind ("day", "month", "year", "workday", "minute"), how many of it, and the place after it."""
    i = i + 1 if scan.words[i] == "-" and scan.at(i).glued else i  # “a 2-week”
    i = scan.skip(i, "full", "whole", "more", "calendar")
    word = scan.words[i]
    if word in ("business", "working", "work", "week") and scan.words[i + 1] in ("day", "days"):
        return "workday", 1, i + 2
    if word in ("workday", "workdays", "weekdays", "weekday"):
        return "workday", 1, i + 1
    if word in MINUTES:
        return "minute", MINUTES[word], i + 1
    if word in UNITS:
        size, unit = UNITS[word]
        return unit, size, i + 1
    if word in ("night", "nights"):
        return "day", 1, i + 1
    return None


def _add(into: Duration, n: float, kind: str, size: int) -> bool:
    """Add `n` units; False for halves that make no sense (“1.5 days”)."""
    if kind == "minute":
        into.minutes += round(n * size)
        return True
    whole = n * size
    if kind == "year":
        kind, whole = "month", whole * 12
    elif kind == "week":
        kind, whole = "day", whole * 7
        whole = float(int(whole)) if whole != int(whole) and n % 1 == 0.5 else whole
    elif kind == "month" and whole % 1 == 0.5:
        into.days += _HALF_MONTH
        whole = int(whole)
    if kind == "day" and whole == 0.5:
        into.minutes += _HALF_DAY
        return True
    if whole != int(whole):
        return False
    n = min(int(whole), HUGE)
    match kind:
        case "day":
            into.days += n
        case "workday":
            into.workdays += n
        case _:
            into.months += n
    return True
