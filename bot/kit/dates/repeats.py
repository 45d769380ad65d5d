"""Phrases that say how something comes back: “every other friday”, “twice a month”, “monthly on the first tuesday”."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.kit import times
from bot.kit.dates import days as day_phrases
from bot.kit.dates.holidays import FIRST_WORDS
from bot.kit.dates.rule import WORKDAYS, Rule
from bot.kit.dates.scan import Days, Impossible, Scan
from bot.kit.dates.tokens import MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS
from bot.kit.times import LONGEST, CalendarUnit


@dataclass(slots=True)
class Repeat:
    """A rule while it is read. `start`: a first day that was named; `part`: “every morning”. `lasts`: for how long, in
    days. `weak`: a word that says as much about other things (“weekly”)."""

    rule: Rule
    start: date | None = None
    part: str = ""
    weak: bool = False


Found = tuple[Repeat, int] | None

_EVERY = frozenset({"every", "each", "evry", "evey"})
_ADVERBS: dict[str, tuple[int, CalendarUnit]] = {
    "daily": (1, "day"), "weekly": (1, "week"), "fortnightly": (2, "week"), "biweekly": (2, "week"),
    "monthly": (1, "month"), "bimonthly": (2, "month"), "quarterly": (3, "month"), "yearly": (1, "year"),
    "annually": (1, "year"), "semiannually": (6, "month"), "biannually": (6, "month"), "biennially": (2, "year"),
}  # fmt: skip
_PLURALS = {f"{name}s": n for name, n in WEEKDAYS.items() if len(name) > 5 or name in ("mon", "fri", "sat", "sun")}
_TIMES_A_WEEK = {2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), 6: (0, 1, 2, 3, 4, 5)}
_TIMES_A_MONTH = {2: (1, 15), 3: (1, 11, 21), 4: (1, 8, 15, 22)}
_WEEKEND = ((0, 5), (0, 6))
_NTHS = frozenset({*ORDINALS, "on", "the", "end", "start", "beginning"})


def repeat(scan: Scan, i: int) -> Found:
    """The rule that begins at `i`, with its end and its first day if they are said."""
    found = _begin(scan, i)
    if found is None:
        return None
    it, j = found
    it, j = _detail(scan, it, j)
    return limits(scan, it, j)


def _begin(scan: Scan, i: int) -> Found:
    j = scan.skip(i, "on", "once") if scan.words[i] in ("on", "once") else i
    word = scan.words[j]
    if word in _EVERY:
        return _every(scan, j + 1)
    if word in ("semi", "bi", "half") and scan.words[j + 1] == "-":
        base = {"semiannually": (6, "month"), "semimonthly": None, "halfyearly": (6, "month")}.get(
            word + scan.words[j + 2]
        )
        if word + scan.words[j + 2] in _ADVERBS:
            base = _ADVERBS[word + scan.words[j + 2]]
        return None if base is None else (Repeat(Rule(base[1], base[0])), j + 3)  # type: ignore[arg-type]
    if word in _ADVERBS and j == i:
        n, unit = _ADVERBS[word]
        return Repeat(Rule(unit, n), weak=True), j + 1
    if word in ("weekdays", "workdays"):
        return Repeat(Rule("week", days=WORKDAYS), weak=j == i), j + 1
    if word == "weekends":
        return Repeat(Rule("week", days=_WEEKEND), weak=j == i), j + 1
    if word in _PLURALS:
        listed, k = _weekdays(scan, j)
        return Repeat(Rule("week", days=_sorted(listed)), weak=j == i), k
    if scan.at(i).kind == "number" or word in NUMBERS or word in ("twice", "thrice") or j > i:
        found = _times_a(scan, i)
        if found is not None:
            return found
    if scan.at(i).kind == "ordinal" or scan.words[i] in _NTHS:
        return _nth_of_every(scan, i)
    return None


def _every(scan: Scan, i: int) -> Found:
    j = scan.skip(i, "single")
    word = scan.words[j]
    if word in ("few", "couple"):
        word_n = 3 if word == "few" else 2
        j = scan.skip(j + 1, "of")
        return _units(scan, j, word_n)
    if word == "half":
        k = scan.skip(j + 1, "-", "a")
        return (Repeat(Rule("month", 6)), k + 1) if scan.words[k] == "year" else None
    if word in ("other", "alternate"):
        return _units(scan, j + 1, 2) or _on_weekdays(scan, j + 1, 2)
    if word in ("morning", "afternoon", "evening", "night"):
        return Repeat(Rule("day"), part=word), j + 1
    if word in ("weekday", "workday", "weekdays") or (
        word in ("business", "working", "work") and scan.words[j + 1] == "day"
    ):
        return Repeat(Rule("week", days=WORKDAYS)), j + (1 if word.startswith(("weekday", "workday")) else 2)
    if word == "weekend":
        return Repeat(Rule("week", days=_WEEKEND)), j + 1
    nth = _nth(scan, j)
    if nth is not None:
        n, k = nth
        found = _nth_weekdays(scan, j)
        if found is not None:
            listed, end = found
            of = _of_month(scan, end)
            if of is None and n == 2 and len(listed) == 1:
                return _on_weekdays(scan, k, 2)
            return Repeat(Rule("month", days=tuple(listed))), of or end
        if n > 0 and scan.words[k] in UNITS and scan.words[k] not in ("d", "w", "y", "day"):
            return _units(scan, k, n)
        if n > 1 and scan.words[k] == "day" and _of_month(scan, k + 1) is None:
            return _units(scan, k, n)
        month_day = _month_day(scan, j)
        if month_day is not None:
            return month_day
    found = _units(scan, j, 1)
    if found is not None:
        return found
    number = scan.number(j)
    if number is not None and scan.words[j] not in ("a", "an"):
        found = _units(scan, number[1], number[0]) or _on_weekdays(scan, number[1], number[0])
        if found is not None:
            return found
    month_day = _month_day(scan, j)
    if month_day is not None:
        return month_day
    if scan.words[j] in FIRST_WORDS:
        holiday = day_phrases.same_every_year(scan, j)
        if holiday is not None:
            day, end = holiday
            return Repeat(Rule("year", months=(day.month,), monthdays=(day.day,))), end
    if scan.words[j] in MONTHS:
        dated = day_phrases.days(scan, j)
        if dated is not None and dated[0].last is None:
            day = dated[0].first
            return Repeat(Rule("year", months=(day.month,), monthdays=(day.day,))), dated[1]
        return Repeat(Rule("year", months=(MONTHS[scan.words[j]],), monthdays=(1,))), j + 1
    return _on_weekdays(scan, j, 1)


def _units(scan: Scan, i: int, n: int) -> Found:
    """“3 months”, “fortnight”; “3 business days” are not counted by RRULE."""
    word = scan.words[i]
    if word not in UNITS:
        return None
    size, unit = UNITS[word]
    if n * size > LONGEST[unit] or n < 1:
        raise Impossible("that is more than ten years apart")
    return Repeat(Rule(unit, n * size)), i + 1


def _weekdays(scan: Scan, i: int) -> tuple[list[int], int]:
    """“monday, wednesday and friday”, “mon-fri”, “tuesdays & thursdays”, “monday to thursday”."""
    listed: list[int] = []
    j = i
    while True:
        weekday = _any_weekday(scan.words[j])
        if weekday is None:
            return listed, j if not listed else _after_last(scan, j)
        if listed and scan.words[j - 1] in ("-", "to", "through", "thru"):
            listed += [(listed[-1] + n) % 7 for n in range(1, (weekday - listed[-1]) % 7)]
        listed.append(weekday)
        k = scan.skip(j + 1, ".") if scan.at(j + 1).glued and len(scan.words[j]) <= 5 else j + 1
        m = scan.skip(k, ",", "and", "&", "or", "/", "+", "-", "to", "through", "thru")
        m = scan.skip(m, "every", "on") if m > k else m
        if m == k or _any_weekday(scan.words[m]) is None:
            return listed, j + 1
        if scan.words[m - 1] in ("-", "to") and len(listed) > 6:
            return listed, j + 1
        j = m


def _after_last(scan: Scan, j: int) -> int:
    while scan.words[j - 1] in (",", "and", "&", "or", "/", "+", "-", "to", "on", "every"):
        j -= 1
    return j


def _any_weekday(word: str) -> int | None:
    found = WEEKDAYS.get(word)
    return _PLURALS.get(word) if found is None else found


def _sorted(listed: list[int]) -> tuple[tuple[int, int], ...]:
    return tuple((0, day) for day in sorted(set(listed)))


def _on_weekdays(scan: Scan, i: int, n: int) -> Found:
    listed, j = _weekdays(scan, i)
    if not listed:
        return None
    part = ""
    if scan.words[j] in ("morning", "afternoon", "evening", "night", "mornings", "evenings", "afternoons"):
        part, j = scan.words[j].removesuffix("s"), j + 1
    of = _of_month(scan, j) if n > 1 else None
    if of is not None:
        return Repeat(Rule("month", days=tuple((n, day) for day in sorted(set(listed))))), of
    return Repeat(Rule("week", n, days=_sorted(listed)), part=part), j


def _nth(scan: Scan, i: int) -> tuple[int, int] | None:
    token = scan.at(i)
    if token.kind == "ordinal":
        return int(token.text[:-2]), i + 1
    n = ORDINALS.get(token.text)
    return None if n is None else (n, i + 1)


def _nth_weekdays(scan: Scan, i: int) -> tuple[list[tuple[int, int]], int] | None:
    """“first monday”, “first and third monday”, “last friday”, “1st & 3rd tue”."""
    nths: list[int] = []
    j = i
    while True:
        found = _nth(scan, j)
        if found is None:
            return None
        nths.append(found[0])
        j = found[1]
        k = scan.skip(j, "and", "&", ",", "the")
        if k == j or _nth(scan, k) is None:
            break
        j = k
    weekday = _any_weekday(scan.words[j])
    if weekday is None or not all(-2 <= n <= 5 for n in nths):
        return None
    return [(n, weekday) for n in nths], j + 1


def _of_month(scan: Scan, i: int) -> int | None:
    """“of the month”, “of every month”, “of each month”, “in the month”, “a month”."""
    j = scan.skip(i, "of", "in")
    k = scan.skip(j, "the", "a", "every", "each", "per")
    return k + 1 if k > i and scan.words[k] == "month" else None


def _repeated_month(scan: Scan, i: int) -> int | None:
    """“of every month”, “each month”: said to come back."""
    j = scan.skip(i, "of", "in", ",")
    if scan.words[j] in ("every", "each", "per", "a") and scan.words[j + 1] == "month":
        return j + 2
    return j + 1 if scan.words[j] == "monthly" else None


def _nth_of_every(scan: Scan, i: int) -> Found:
    """“the last friday of the month”, “on the 15th of every month”, “end of every month”, “first of each month”."""
    led = scan.words[i] == "on"
    j = scan.skip(i, "on", "the", "by")
    if "by" in (scan.words[i], scan.words[i + 1]) and j > i:
        return None
    word = scan.words[j]
    if word in ("end", "start", "beginning") and scan.words[j + 1] in ("of", "each", "every"):
        end = _repeated_month(scan, j + 1)
        if end is not None:
            return Repeat(Rule("month", monthdays=(-1 if word == "end" else 1,))), end
    found = _nth_weekdays(scan, j)
    if found is not None:
        listed, k = found
        end = _repeated_month(scan, k)
        of = scan.says(k, "of", "the", "month") or scan.says(k, "in", "the", "month")
        if end is None and of is not None and scan.words[i - 1] not in ("by", "before", "until", "till", "this", "next"):
            end = of
        if end is None and scan.words[k - 1] in _PLURALS:
            end = of or k
        return None if end is None else (Repeat(Rule("month", days=tuple(listed))), end)
    nths = _month_days(scan, j)
    if nths is not None:
        listed_days, k = nths
        end = _repeated_month(scan, k)
        if end is not None:
            return Repeat(Rule("month", monthdays=listed_days)), end
    if led and False:
        return None
    return None


def _month_days(scan: Scan, i: int) -> tuple[tuple[int, ...], int] | None:
    """“15th”, “1st and 15th”, “last day”, “first”."""
    listed: list[int] = []
    j = i
    while True:
        j = scan.skip(j, "the")
        found = day_phrases.day_number(scan, j) if scan.at(j).kind in ("ordinal", "word") or listed else None
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
        if k == j or nxt.kind not in ("ordinal", "number") and nxt.text not in ORDINALS:
            break
        j = k
    if not listed or not all(-1 <= n <= 31 and n for n in listed):
        return None
    return tuple(listed), j


def _month_day(scan: Scan, i: int) -> Found:
    """After “every”: “15th”, “1st and 15th of the month”, “6th of march”, “6 march”."""
    dated = day_phrases.plain_date(scan, i)
    if dated is not None:
        day = dated[0].first
        return Repeat(Rule("year", months=(day.month,), monthdays=(day.day,))), dated[1]
    if scan.at(i).kind == "number":
        return None
    found = _month_days(scan, i)
    if found is None:
        return None
    listed, j = found
    return Repeat(Rule("month", monthdays=listed)), _of_month(scan, j) or j


def _times_a(scan: Scan, i: int) -> Found:
    """“twice a month”, “3 times a week”, “once per quarter”, “2x a year”."""
    word = scan.words[i]
    if word in ("once", "twice", "thrice"):
        n, j = {"once": 1, "twice": 2, "thrice": 3}[word], i + 1
    else:
        found = scan.number(i)
        if found is None or word in ("a", "an"):
            return None
        n, j = found
        if scan.words[j] not in ("times", "time", "x"):
            return None
        j += 1
    if scan.words[j] not in ("a", "per", "every", "each", "/", "in", "an"):
        return None
    k = scan.skip(j + 1, "a") if scan.words[j] == "in" else j + 1
    unit = scan.words[k]
    if unit in ("fortnight",) and n in (1, 2):
        return Repeat(Rule("week", 2 if n == 1 else 1)), k + 1
    if unit == "day" and n == 1:
        return Repeat(Rule("day")), k + 1
    if unit == "week":
        if n == 1:
            return Repeat(Rule("week")), k + 1
        days_ = _TIMES_A_WEEK.get(n)
        return (Repeat(Rule("week", days=tuple((0, day) for day in days_))), k + 1) if days_ else None
    if unit == "month":
        if n == 1:
            return Repeat(Rule("month")), k + 1
        dates = _TIMES_A_MONTH.get(n)
        return (Repeat(Rule("month", monthdays=dates)), k + 1) if dates else None
    if unit == "quarter" and n in (1, 3):
        return Repeat(Rule("month", 3 // n)), k + 1
    if unit == "year" and n >= 1 and 12 % n == 0:
        return Repeat(Rule("year") if n == 1 else Rule("month", 12 // n)), k + 1
    return None


def _detail(scan: Scan, it: Repeat, i: int) -> tuple[Repeat, int]:
    """“… on monday and friday”, “… on the first tuesday”, “… on the 15th”, “… on 6 march”, after a plain interval."""
    rule = it.rule
    if not rule.plain:
        return it, i
    j = scan.skip(i, "on", "the", ",", "every", "in")
    led = j > i
    if rule.unit == "week" and (led or scan.words[i] in WEEKDAYS):
        listed, k = _weekdays(scan, j)
        if listed:
            return replace(it, rule=replace(rule, days=_sorted(listed)), weak=False), k
    if rule.unit == "month" and led:
        found = _nth_weekdays(scan, j)
        if found is not None:
            return replace(it, rule=replace(rule, days=tuple(found[0])), weak=False), _of_month(
                scan, found[1]
            ) or found[1]
        if scan.words[j] in ("last", "first") and scan.words[j + 1] in ("day", "of"):
            n = -1 if scan.words[j] == "last" else 1
            return replace(it, rule=replace(rule, monthdays=(n,)), weak=False), _of_month(scan, j + 2) or j + 2
        if scan.at(j).kind in ("ordinal", "number"):
            days_ = _month_days(scan, j)
            closes = days_ is not None and scan.words[days_[1]] not in ("am", "pm", "o'clock", "times", ":")
            if days_ is not None and closes and day_phrases.plain_date(scan, j) is None:
                return replace(it, rule=replace(rule, monthdays=days_[0]), weak=False), _of_month(
                    scan, days_[1]
                ) or days_[1]
    if rule.unit == "year" and led:
        dated = day_phrases.days(scan, j)
        if dated is not None and dated[0].last is None and (dated[0].repeats == "year" or dated[0].weekday is False):
            day = dated[0].first
            if scan.words[dated[1] - 1] in MONTHS or scan.words[j] in MONTHS or dated[0].repeats == "year":
                named = replace(rule, months=(day.month,), monthdays=(day.day,))
                return replace(it, rule=named, weak=False), dated[1]
        if scan.words[j] in MONTHS:
            return replace(it, rule=replace(rule, months=(MONTHS[scan.words[j]],), monthdays=(1,)), weak=False), j + 1
    return it, i


def started(it: Repeat, day: Days) -> Repeat:
    """A rule after the day it begins on: “monday every 2 weeks”, “from 6 april every month”."""
    if it.rule.plain and it.rule.unit == "week" and day.weekday:
        return replace(it, rule=replace(it.rule, days=((0, day.first.weekday()),)), weak=False)
    return replace(it, start=it.start or day.first, weak=False)


def limits(scan: Scan, it: Repeat, i: int) -> tuple[Repeat, int]:
    """“until june”, “for 6 weeks”, “10 times”, “starting monday”; a clock time may stand between."""
    j = i
    for _ in range(3):
        k = scan.skip(j, ",")
        word = scan.words[k]
        if word in ("until", "till", "til", "through", "thru", "to", "ending", "unti", "untill"):
            k = scan.skip(k + 1, "the", "on") if scan.words[k + 1] == "on" else k + 1
            dated = day_phrases.days(scan, k) or day_phrases.whole_year(scan, k)
            if dated is None:
                break
            found, j = dated
            last = found.first
            if found.last is not None:
                last = found.last if word in ("through", "thru") else found.first - timedelta(days=1)
                if last < scan.today:
                    last = found.last
            it = replace(it, rule=replace(it.rule, until=last), weak=False)
            continue
        if word == "for":
            length = scan.duration(scan.skip(k + 1, "the", "next"))
            number = scan.number(k + 1)
            if length is not None and not length[0].minutes:
                it = replace(it, rule=_lasting(scan, it.rule, length[0].months, length[0].days), weak=False)
                j = length[1]
                continue
            if number is not None and scan.words[number[1]] in ("times", "sessions", "occurrences"):
                it = replace(it, rule=replace(it.rule, count=number[0]), weak=False)
                j = number[1] + 1
                continue
            break
        number = scan.number(k)
        if number is not None and scan.words[number[1]] == "times" and scan.words[number[1] + 1] not in ("a", "per"):
            it = replace(it, rule=replace(it.rule, count=number[0]), weak=False)
            j = number[1] + 1
            continue
        if word in ("starting", "from", "beginning", "start", "starts"):
            k = scan.skip(k + 1, "on", "from", "in") if scan.words[k + 1] != "in" else k + 1
            dated = day_phrases.days(scan, k) or (day_phrases.days(scan, k + 1) if scan.words[k] == "in" else None)
            if dated is None:
                break
            it = replace(it, start=dated[0].first, weak=False)
            j = dated[1]
            continue
        break
    return it, j


def _lasting(scan: Scan, rule: Rule, months: int, days: int) -> Rule:
    """“for 6 weeks”: so many times where they can be counted, else until the day on which it is over."""
    if rule.unit == "week" and not months and days % 7 == 0:
        return replace(rule, count=max(1, days // 7 // rule.n) * max(1, len(rule.days)))
    if rule.unit == "day" and not months:
        return replace(rule, count=max(1, days // rule.n))
    if rule.unit == "month" and not days and len(rule.days) + len(rule.monthdays) <= 1:
        return replace(rule, count=max(1, months // rule.n))
    return replace(rule, until=times.add_months(scan.today, months) + timedelta(days=days))


def first_day(scan: Scan, it: Repeat, *, from_today: bool) -> date:
    """The first occurrence: after today, or today when its clock time is still ahead. A plain interval begins one
    interval from today, unless a first day was named."""
    rule = it.rule
    if it.start is not None:
        if rule.plain:
            return it.start
        found = next(iter(rule.since(it.start)), None)
    elif rule.plain:
        found = scan.today if from_today and rule.unit == "day" else scan.moved(rule.n, rule.unit)
    else:
        anchor = scan.today if from_today else scan.moved(1, "day")
        first = replace(rule, n=1, count=None)
        found = next(iter(first.since(anchor)), None)
    if found is None or (rule.until is not None and found > rule.until):
        raise Impossible("it would be over before it begins")
    return found


STARTS = frozenset({*_EVERY, *_ADVERBS, *_PLURALS, *NUMBERS, *_NTHS, "weekdays", "workdays", "weekends", "once", "twice", "thrice", "on", "semi", "bi",
                    "half", "the", "end", "start", "beginning"})  # fmt: skip
"""The words with which a rule can begin, besides numbers."""
