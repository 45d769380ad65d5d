"""Which day of every month, quarter or year: “last friday of every month”, “end of each quarter”, “yearly on 6 march”.

What no rule says, such as its last working day, is refused: it would be read as something plainer.
"""

from __future__ import annotations

from dataclasses import replace

from bot.kit.dates.dated import day_and_month, nth
from bot.kit.dates.feasts import Feast
from bot.kit.dates.limits import Found
from bot.kit.dates.listed import (
    PLURALS,
    CantRepeat,
    month_days,
    nth_weekdays,
    of_month,
    of_months,
    of_parts,
    repeated_month,
)
from bot.kit.dates.rule import Repeat, Rule
from bot.kit.dates.scan import Scan
from bot.kit.dates.tokens import MONTHS

EVERY = frozenset({"every", "each", "evry", "evey"})
EDGES = {"end": -1, "start": 1, "beginning": 1, "middle": 15}
"""Which day of a month these mean (product rules)."""
_COUNTED = frozenset({"week", "weekend", "weekday", "workday", "half", "quarter"})
"""“the first week of every month”: of these no rule counts the first or last."""
_DEADLINE = frozenset({"by", "before", "until", "till", "this", "next"})
"""Before “the first monday of the month”, where it is one day and no rule."""
_NOT_DAYS = frozenset({"am", "pm", "o'clock", "times", ":"})
"""After a number that is no day of the month: “monthly, 9 am”."""


def nth_of_every(scan: Scan, i: int) -> Found:
    """“the last friday of the month”, “on the 15th of every month”, “end of every month”, “first of each month”."""
    j = scan.skip(i, "on", "the", "by")
    if "by" in scan.words[i:j]:
        return None
    if scan.words[j] in EDGES:
        return _edge_of_every(scan, EDGES[scan.words[j]], j + 1)
    found = nth_weekdays(scan, j)
    if found is not None:
        return _nth_weekday(scan, i, *found)
    number = nth(scan, j)
    if number is not None:
        refuse_counted(scan, number[1], every=False)
    nths = month_days(scan, j)
    if nths is None:
        return None
    end = repeated_month(scan, nths[1])
    if end is not None:
        return Repeat(Rule("month", monthdays=nths[0])), end
    parts = of_parts(scan, nths[1], (1,))
    if parts is None:
        return None
    if nths[0] not in ((1,), (-1,)):
        raise CantRepeat(parts[1])  # which month of a quarter has “the 15th of every quarter”?
    parts = of_parts(scan, nths[1], nths[0]) or parts
    return Repeat(Rule("year", months=parts[0], monthdays=nths[0])), parts[1]


def _edge_of_every(scan: Scan, day: int, i: int) -> Found:
    """“(end) of every month”, “(start) of each quarter”, “(end) of every week”: its Friday."""
    if scan.words[i] not in ("of", "each", "every"):
        return None
    end = repeated_month(scan, i)
    if end is not None:
        return Repeat(Rule("month", monthdays=(day,))), end
    j = scan.skip(i, "of")
    if scan.words[j] in EVERY and scan.words[j + 1] == "week":
        return Repeat(Rule("week", days=((0, {-1: 4, 1: 0}.get(day, 2)),))), j + 2
    parts = of_parts(scan, i, (day,)) if j > i else None
    return None if parts is None else (Repeat(Rule("year", months=parts[0], monthdays=(day,))), parts[1])


def _nth_weekday(scan: Scan, i: int, listed: list[tuple[int, int]], k: int) -> Found:
    """“first monday of every month”, “last friday of november every year”, “last sunday of each quarter”: it began at
    `i`, and the weekday stands before `k`."""
    days = tuple(listed)
    yearly = of_months(scan, k)
    if yearly is not None:
        end = each_year(scan, yearly[1])
        return (Repeat(Rule("year", months=yearly[0], days=days)), end) if end > yearly[1] else None
    parts = of_parts(scan, k, [n for n, _ in listed])
    if parts is not None:
        return Repeat(Rule("year", months=parts[0], days=days)), parts[1]
    end = repeated_month(scan, k)
    of = scan.says(k, "of", "the", "month") or scan.says(k, "in", "the", "month")
    if end is None and scan.words[i - 1] not in _DEADLINE:
        end = of
    if end is None and scan.words[k - 1] in PLURALS:
        end = of or k
    return None if end is None else (Repeat(Rule("month", days=days)), end)


def refuse_counted(scan: Scan, i: int, *, every: bool) -> None:
    """Raises CantRepeat for “(last) working day of every month”, “(first) week of each quarter”; with `every` before it
    for “(2nd) working day” and “week of the month” as well."""
    j = scan.skip(i, "working", "business", "work")
    worked = (j > i and scan.words[j] in ("day", "days")) or scan.words[i] in ("weekday", "workday")
    if not worked and scan.words[i] not in _COUNTED:
        return
    end = of_month(scan, j + 1) if every else repeated_month(scan, j + 1)
    if end is None:
        parts = of_parts(scan, j + 1, (1,), each=every)
        end = None if parts is None else parts[1]
    if end is not None or (every and worked):
        raise CantRepeat(end or j + 1)


def each_year(scan: Scan, i: int) -> int:
    """The place after “every year”, which may say again what comes each year."""
    j = scan.skip(i, ",")
    if scan.words[j] in ("yearly", "annually"):
        return j + 1
    said = scan.words[j] in (*EVERY, "a", "per") and scan.words[j + 1] == "year"
    return j + 2 if said else i


def within_month(scan: Scan, rule: Rule, i: int) -> Found:
    """“… on the last friday”, “… on the 5th”, after a month that comes each year."""
    j = scan.skip(i, "on", "the", ",")
    listed = nth_weekdays(scan, j)
    if listed is not None:
        return Repeat(replace(rule, days=tuple(listed[0]))), listed[1]
    found = month_days(scan, j) if scan.words[i] == "on" and scan.at(j).kind == "ordinal" else None
    return None if found is None else (Repeat(replace(rule, monthdays=found[0])), found[1])


def day_of_month(scan: Scan, rule: Rule, j: int) -> tuple[Rule, int] | None:
    """“monthly on the first tuesday”, “… on the last day”, “… on the 15th”."""
    listed = nth_weekdays(scan, j)
    if listed is not None:
        return replace(rule, days=tuple(listed[0])), of_month(scan, listed[1]) or listed[1]
    number = nth(scan, j)
    if number is not None:
        refuse_counted(scan, number[1], every=True)
    if scan.words[j] in ("last", "first") and scan.words[j + 1] in ("day", "of"):
        n = -1 if scan.words[j] == "last" else 1
        return replace(rule, monthdays=(n,)), of_month(scan, j + 2) or j + 2
    found = month_days(scan, j) if scan.at(j).kind in ("ordinal", "number") else None
    if found is None or scan.words[found[1]] in _NOT_DAYS or day_and_month(scan, j) is not None:
        return None
    return replace(rule, monthdays=found[0]), of_month(scan, found[1]) or found[1]


def day_of_year(scan: Scan, rule: Rule, j: int) -> tuple[Rule, int] | None:
    """“yearly on 6 march”, “every year on the last friday of november”, “every year in may”: its first."""
    listed = nth_weekdays(scan, j)
    if listed is not None:
        named = of_months(scan, listed[1])
        if named is None:
            raise CantRepeat(listed[1], "I can't repeat that without its month")
        return replace(rule, months=named[0], days=tuple(listed[0])), named[1]
    number = nth(scan, j)
    if number is not None and number[1] > j:
        refuse_counted(scan, number[1], every=True)
    dated = scan.days(j)
    if dated is not None and dated[0].last is None and not isinstance(dated[0], Feast):
        found, end = dated
        if found.repeats == "year" or (
            not found.weekday and (scan.words[j] in MONTHS or scan.words[end - 1] in MONTHS)
        ):
            return replace(rule, months=(found.first.month,), monthdays=(found.first.day,)), end
    if dated is not None and isinstance(dated[0], Feast):
        if dated[0].yearly is None:
            raise CantRepeat(dated[1], "that is on another day each year; name a date")
        return replace(dated[0].yearly, n=rule.n), dated[1]
    month = MONTHS.get(scan.words[j])
    if month is None:
        return None
    within = within_month(scan, replace(rule, months=(month,)), j + 1)
    return (within[0].rule, within[1]) if within else (replace(rule, months=(month,), monthdays=(1,)), j + 1)
