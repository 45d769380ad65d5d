"""Phrases that say how something comes back: “every other friday”, “twice a month”, “monthly on the first tuesday”."""

from __future__ import annotations

from dataclasses import replace

from bot.kit.dates.counted import (
    EDGES,
    EVERY,
    day_of_month,
    day_of_year,
    each_year,
    nth_of_every,
    refuse_counted,
    within_month,
)
from bot.kit.dates.dated import day_and_month, nth
from bot.kit.dates.feasts import Feast, holiday
from bot.kit.dates.holidays import FIRST_WORDS
from bot.kit.dates.limits import Found, limits
from bot.kit.dates.listed import (
    PLURALS,
    CantRepeat,
    month_days,
    nth_weekdays,
    of_month,
    of_months,
    of_parts,
    on,
    weekdays,
)
from bot.kit.dates.rule import WORKDAYS, Repeat, Rule
from bot.kit.dates.scan import Impossible, Scan
from bot.kit.dates.tokens import MONTHS, NUMBERS, ORDINALS, PARTS_OF_DAY, UNITS, WEEKDAYS
from bot.kit.times import LONGEST, CalendarUnit

_ADVERBS: dict[str, tuple[int, CalendarUnit]] = {
    "daily": (1, "day"), "weekly": (1, "week"), "fortnightly": (2, "week"), "biweekly": (2, "week"),
    "monthly": (1, "month"), "bimonthly": (2, "month"), "quarterly": (3, "month"), "yearly": (1, "year"),
    "annually": (1, "year"), "semiannually": (6, "month"), "biannually": (6, "month"), "biennially": (2, "year"),
}  # fmt: skip
_HYPHENED: dict[str, tuple[int, CalendarUnit]] = {**_ADVERBS, "halfyearly": (6, "month")}
"""“bi-weekly”, “half-yearly”, without the hyphen."""
_TIMES_A_WEEK = {2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), 6: (0, 1, 2, 3, 4, 5)}
_TIMES_A_MONTH = {2: (1, 15), 3: (1, 11, 21), 4: (1, 8, 15, 22)}
"""On which days something comes so many times a week or month: spread out, Monday 0 (product rules)."""
_WEEKEND = ((0, 5), (0, 6))
_WORKDAYS = frozenset({"weekday", "workday", "weekdays"})
_PARTS = {part: part for part in PARTS_OF_DAY} | {f"{part}s": part for part in ("morning", "afternoon", "evening")}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_PART_PLURALS = frozenset({"mornings", "afternoons", "evenings", "nights"})
_NTHS = frozenset({*ORDINALS, *EDGES, "on", "the"})
STARTS = frozenset({"alternate", *WEEKDAYS,
    *EVERY, *_ADVERBS, *PLURALS, *NUMBERS, *_NTHS, *_TIMES, "weekdays", "workdays", "weekends", "semi", "bi", "half",
})  # fmt: skip
"""The words with which a rule can begin, besides numbers."""


def repeat(scan: Scan, i: int) -> Found:
    """The rule that begins at `i`, with its end and its first day if they are said."""
    token = scan.at(i)
    if token.text not in STARTS and token.kind not in ("number", "ordinal"):
        return None
    found = _begin(scan, i)
    if found is None:
        return None
    it, j = _detail(scan, *found)
    return limits(scan, it, j)


def _begin(scan: Scan, i: int) -> Found:
    """The rule itself, without what may follow it."""
    j = scan.skip(i, "on", "once")
    word = scan.words[j]
    if word in EVERY:
        return _every(scan, j + 1)
    if word == "alternate":
        return _every(scan, j)
    if word in WEEKDAYS and scan.words[j + 1] in _PART_PLURALS:
        part = scan.words[j + 1].removesuffix("s")
        return Repeat(Rule("week", days=((0, WEEKDAYS[word]),)), part=part), j + 2
    if word in ("semi", "bi", "half") and scan.words[j + 1] == "-":
        hyphened = _HYPHENED.get(word + scan.words[j + 2])
        return None if hyphened is None else (Repeat(Rule(hyphened[1], hyphened[0])), j + 3)
    if word in _ADVERBS and j == i:
        n, unit = _ADVERBS[word]
        return Repeat(Rule(unit, n), weak=True), j + 1
    if word in ("weekdays", "workdays"):
        return Repeat(Rule("week", days=WORKDAYS), weak=j == i), j + 1
    if word == "weekends":
        return Repeat(Rule("week", days=_WEEKEND), weak=j == i), j + 1
    if word in PLURALS:
        listed, k = weekdays(scan, j)
        return Repeat(Rule("week", days=on(listed)), weak=j == i), k
    found = _times_a(scan, i)
    if found is None and (scan.at(i).kind == "ordinal" or scan.words[i] in _NTHS):
        return nth_of_every(scan, i)
    return found


def _every(scan: Scan, i: int) -> Found:
    """After “every”."""
    i = scan.skip(i, "single")
    word, after = scan.words[i], scan.words[i + 1]
    if word in ("few", "couple"):
        return _units(scan, scan.skip(i + 1, "of"), 3 if word == "few" else 2)
    if word == "half":
        k = scan.skip(i + 1, "-", "a")
        return (Repeat(Rule("month", 6)), k + 1) if scan.words[k] == "year" else None
    if word in ("other", "alternate"):
        if after == "weekend":
            return Repeat(Rule("week", 2, days=_WEEKEND)), i + 2
        return _units(scan, i + 1, 2) or _on_weekdays(scan, i + 1, 2)
    if word in PARTS_OF_DAY:
        return Repeat(Rule("day"), part=word), i + 1
    if word in _WORKDAYS:
        return Repeat(Rule("week", days=WORKDAYS)), i + 1
    if word in ("business", "working", "work") and after == "day":
        return Repeat(Rule("week", days=WORKDAYS)), i + 2
    if word == "weekend":
        return Repeat(Rule("week", days=_WEEKEND)), i + 1
    return (
        _every_nth(scan, i)
        or _units(scan, i, 1)
        or _every_few(scan, i)
        or _every_month_day(scan, i)
        or _every_year(scan, i)
        or _on_weekdays(scan, i, 1)
    )


def _every_nth(scan: Scan, i: int) -> Found:
    """“every second week”, “every first and third monday”, “every 2nd friday”: every other one, unless of a month."""
    number = nth(scan, i)
    if number is None:
        return None
    n, k = number
    found = nth_weekdays(scan, i)
    if found is not None:
        listed, end = found
        yearly = of_months(scan, end) or of_parts(scan, end, [each for each, _ in listed], each=True)
        if yearly is not None:
            return Repeat(Rule("year", months=yearly[0], days=tuple(listed))), each_year(scan, yearly[1])
        of = of_month(scan, end)
        if of is None and n == 2 and len(listed) == 1:
            return _on_weekdays(scan, k, 2)
        return Repeat(Rule("month", days=tuple(listed))), of or end
    if scan.words[k] == "weekend" and n > 0 and of_month(scan, k + 1) is None:
        return Repeat(Rule("week", n, days=_WEEKEND)), k + 1
    refuse_counted(scan, k, every=True)
    unit = scan.words[k]
    if n > 0 and unit in UNITS and unit not in ("d", "w", "y", "day"):
        return _units(scan, k, n)
    if n > 1 and unit == "day" and of_month(scan, k + 1) is None:
        return _units(scan, k, n)
    return None


def _every_few(scan: Scan, i: int) -> Found:
    """“every 3 months”, “every 2 mondays”."""
    number = scan.number(i)
    if number is None or scan.words[i] in ("a", "an"):
        return None
    n, j = number
    refuse_counted(scan, j, every=True)
    return _units(scan, j, n) or _on_weekdays(scan, j, n)


def _every_month_day(scan: Scan, i: int) -> Found:
    """“every 15th”, “every 1st and 15th of the month”, “every 6th of march”."""
    dated = day_and_month(scan, i)
    if dated is not None:
        day = dated[0].first
        return Repeat(Rule("year", months=(day.month,), monthdays=(day.day,))), dated[1]
    found = month_days(scan, i) if scan.at(i).kind != "number" else None
    if found is None:
        return None
    listed, j = found
    of = of_month(scan, j)
    if of is None and scan.at(i).kind == "word" and len(listed) == 1:
        return None  # “every second counts”
    return Repeat(Rule("month", monthdays=listed)), of or j


def _every_year(scan: Scan, i: int) -> Found:
    """“every christmas”, “every march 6th”, “every november on the last friday”, “every march”: its first."""
    feast = holiday(scan, i) if scan.words[i] in FIRST_WORDS else None
    if feast is not None:
        day, end = feast
        if not isinstance(day, Feast) or day.yearly is None:
            raise CantRepeat(end, "that is on another day each year; name a date")
        return Repeat(day.yearly), end
    month = MONTHS.get(scan.words[i])
    if month is None:
        return None
    dated = scan.days(i)
    if dated is not None and dated[0].last is None:
        day = dated[0].first
        return Repeat(Rule("year", months=(day.month,), monthdays=(day.day,))), dated[1]
    rule = Rule("year", months=(month,))
    return within_month(scan, rule, i + 1) or (Repeat(replace(rule, monthdays=(1,))), i + 1)


def _units(scan: Scan, i: int, n: int) -> Found:
    """“3 months”, “fortnight”; “3 business days” are not counted by RRULE."""
    word = scan.words[i]
    if word not in UNITS:
        return None
    size, unit = UNITS[word]
    if n * size > LONGEST[unit] or n < 1:
        raise Impossible("that is more than ten years apart")
    return Repeat(Rule(unit, n * size)), i + 1


def _on_weekdays(scan: Scan, i: int, n: int) -> Found:
    """“mondays and fridays”, “friday morning”, every `n` weeks; “2nd tuesday of the month”."""
    listed, j = weekdays(scan, i)
    if not listed:
        return None
    part = _PARTS.get(scan.words[j], "")
    j = j + 1 if part else j
    of = of_month(scan, j) if n > 1 else None
    if of is not None:
        return Repeat(Rule("month", days=on(listed, n))), of
    return Repeat(Rule("week", n, days=on(listed)), part=part), j


def _times_a(scan: Scan, i: int) -> Found:
    """“twice a month”, “3 times a week”, “once per quarter”, “2x a year”."""
    word = scan.words[i]
    if word in _TIMES:
        n, j = _TIMES[word], i + 1
    else:
        found = scan.number(i)
        if found is None or word in ("a", "an") or scan.words[found[1]] not in ("times", "time", "x"):
            return None
        n, j = found[0], found[1] + 1
    if scan.words[j] not in ("a", "per", "every", "each", "/", "in", "an"):
        return None
    k = scan.skip(j + 1, "a") if scan.words[j] == "in" else j + 1
    rule = _spread(n, scan.words[k])
    return None if rule is None else (Repeat(rule), k + 1)


def _spread(n: int, unit: str) -> Rule | None:
    """`n` times a week, month …; None when that can't be said with whole days."""
    match unit:
        case "day" if n == 1:
            return Rule("day")
        case "week" if n == 1:
            return Rule("week")
        case "week" if n in _TIMES_A_WEEK:
            return Rule("week", days=on(_TIMES_A_WEEK[n]))
        case "fortnight" if n in (1, 2):
            return Rule("week", 2 // n)
        case "month" if n == 1:
            return Rule("month")
        case "month" if n in _TIMES_A_MONTH:
            return Rule("month", monthdays=_TIMES_A_MONTH[n])
        case "quarter" if n in (1, 3):
            return Rule("month", 3 // n)
        case "year" if n == 1:
            return Rule("year")
        case "year" if n > 1 and 12 % n == 0:
            return Rule("month", 12 // n)
        case _:
            return None


def _detail(scan: Scan, it: Repeat, i: int) -> tuple[Repeat, int]:
    """“… on monday and friday”, “… on the first tuesday”, “… on the 15th”, “… on 6 march”, after a plain interval."""
    if not it.rule.plain:
        return it, i
    j = scan.skip(i, "on", "the", ",", "every", "in")
    found: tuple[Rule, int] | None = None
    if it.rule.unit == "week" and (j > i or scan.words[i] in WEEKDAYS):
        listed, end = weekdays(scan, j)
        found = (replace(it.rule, days=on(listed)), end) if listed else None
    elif it.rule.unit == "month" and j > i:
        found = day_of_month(scan, it.rule, j)
    elif it.rule.unit == "year" and j > i:
        found = day_of_year(scan, it.rule, j)
    return (it, i) if found is None else (replace(it, rule=found[0], weak=False), found[1])
