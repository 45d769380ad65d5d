"""Lists of days within a rule: “monday, wednesday and friday”, “first and third tuesday”, “1st and 15th”."""

from __future__ import annotations

from collections.abc import Iterable

from bot.kit.dates.dated import day_number, nth, year_at
from bot.kit.dates.scan import Impossible, Scan
from bot.kit.dates.tokens import MONTHS, ORDINALS, WEEKDAYS

PLURALS = {f"{name}s": n for name, n in WEEKDAYS.items() if len(name) > 5 or name in ("mon", "fri", "sat", "sun")}
"""“tuesdays”, “fris”: every one of them."""
_AND = (",", "and", "&", "or", "/", "+")
_TO = ("-", "to", "through", "thru")
_MONTHS_OF = {"quarter": 3, "year": 12}
_SURE_NTH = 4
"""So many of each weekday every month has."""
_WEEK = 6
"""Days after which a list has gone round, and “monday to friday” adds nothing."""


class CantRepeat(Impossible):
    """No rule says this, though people do. `end`: the place after what was said, where nothing else begins."""

    def __init__(self, end: int, reason: str = "") -> None:
        super().__init__(reason or "I can't repeat that; name a day of the week, or a day of the month")
        self.end = end


def weekdays(scan: Scan, i: int) -> tuple[list[int], int]:
    """“monday, wednesday and friday”, “mon-fri”, “tuesdays & thursdays”, “monday to thursday”."""
    listed: list[int] = []
    j = i
    while True:
        weekday = _any_weekday(scan.words[j])
        if weekday is None:
            return listed, j
        if listed and scan.words[j - 1] in _TO:
            listed += [(listed[-1] + n) % 7 for n in range(1, (weekday - listed[-1]) % 7)]
        listed.append(weekday)
        k = scan.skip(j + 1, ".") if scan.at(j + 1).glued and len(scan.words[j]) <= 5 else j + 1
        m = scan.skip(k, *_AND, *_TO)
        m = scan.skip(m, "every", "on") if m > k else m
        if m == k or _any_weekday(scan.words[m]) is None or (scan.words[m - 1] in _TO and len(listed) > _WEEK):
            return listed, j + 1
        j = m


def _any_weekday(word: str) -> int | None:
    found = WEEKDAYS.get(word)
    return PLURALS.get(word) if found is None else found


def on(listed: Iterable[int], n: int = 0) -> tuple[tuple[int, int], ...]:
    """The weekdays as a Rule has them: every one, or the `n`th of a month."""
    return tuple((n, day) for day in sorted(set(listed)))


def nth_weekdays(scan: Scan, i: int) -> tuple[list[tuple[int, int]], int] | None:
    """“first monday”, “first and third monday”, “last friday”, “1st & 3rd tue”."""
    nths: list[int] = []
    j = i
    while True:
        found = nth(scan, j)
        if found is None:
            return None
        nths.append(found[0])
        j = found[1]
        k = scan.skip(j, "and", "&", ",", "the")
        if k == j or nth(scan, k) is None:
            break
        j = k
    weekday = _any_weekday(scan.words[j])
    if weekday is None or not all(-2 <= n <= 5 for n in nths):
        return None
    return [(n, weekday) for n in nths], j + 1


def months(scan: Scan, i: int) -> tuple[list[int], int]:
    """“august”, “july and august”, “june to august”: a list of months, without their years."""
    listed: list[int] = []
    j = i
    while True:
        month = MONTHS.get(scan.words[j])
        if month is None or (listed and month in listed):
            return listed, j
        if listed and scan.words[j - 1] in _TO:
            listed += [(listed[-1] + n) % 12 + 1 for n in range((month - listed[-1] - 1) % 12)]
        listed.append(month)
        k = scan.skip(j + 1, *_AND, *_TO)
        if k == j + 1 or MONTHS.get(scan.words[k]) is None:
            return listed, j + 1
        j = k


def of_months(scan: Scan, i: int) -> tuple[tuple[int, ...], int] | None:
    """“of november”, “in may and november”, which come each year: no year follows."""
    j = scan.skip(i, "of", "in", "every", "each")
    listed, end = months(scan, j) if j > i else ([], i)
    if not listed or year_at(scan, end)[0] is not None:
        return None
    return tuple(sorted(set(listed))), end


def of_parts(scan: Scan, i: int, nths: Iterable[int], *, each: bool = False) -> tuple[tuple[int, ...], int] | None:
    """“of every quarter”, “of each year”, with `each` “of the quarter”: the months that have its first or last days.

    CantRepeat when those days aren't in one month of it, as the 5th Monday.
    """
    j = scan.skip(i, "of", "in", ",")
    said = scan.words[j] in ("every", "each", "per", "a") or (each and scan.words[j] == "the")
    if not said or scan.words[j + 1] not in _MONTHS_OF or (j == i and scan.words[j + 1] == "year"):
        return None
    length = _MONTHS_OF[scan.words[j + 1]]
    last = [n < 0 for n in nths]
    if any(last) != all(last) or not all(-2 <= n <= _SURE_NTH for n in nths):
        raise CantRepeat(j + 2)
    return tuple(range(length if any(last) else 1, 13, length)), j + 2


def of_month(scan: Scan, i: int) -> int | None:
    """“of the month”, “of every month”, “of each month”, “in the month”, “a month”."""
    j = scan.skip(i, "of", "in")
    k = scan.skip(j, "the", "a", "every", "each", "per")
    return k + 1 if k > i and scan.words[k] == "month" else None


def repeated_month(scan: Scan, i: int) -> int | None:
    """“of every month”, “each month”: said to come back."""
    j = scan.skip(i, "of", "in", ",")
    if scan.words[j] in ("every", "each", "per", "a") and scan.words[j + 1] == "month":
        return j + 2
    return j + 1 if scan.words[j] == "monthly" else None


def month_days(scan: Scan, i: int) -> tuple[tuple[int, ...], int] | None:
    """“15th”, “1st and 15th”, “last day”, “first”."""
    listed: list[int] = []
    j = i
    while True:
        j = scan.skip(j, "the")
        found = day_number(scan, j) if scan.at(j).kind in ("ordinal", "word") or listed else None
        if found is None and scan.words[j] in ("last", "final"):
            found = (-1, j + 1)
        if found is None and scan.at(j).kind == "number" and len(scan.words[j]) <= 2:
            found = (int(scan.words[j]), j + 1)
        if found is None:
            break
        listed.append(found[0])
        j = scan.skip(found[1], "day") if scan.words[found[1]] == "day" else found[1]
        k = scan.skip(j, "and", "&", ",")
        nxt = scan.at(scan.skip(k, "the"))
        if k == j or (nxt.kind not in ("ordinal", "number") and nxt.text not in ORDINALS):
            break
        j = k
    if not listed or not all(-1 <= n <= 31 and n for n in listed):
        return None
    return tuple(listed), j
