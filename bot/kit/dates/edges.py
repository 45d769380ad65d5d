"""The ends and the middle of periods: “end of the month”, “eom”, “start of q3”, “mid-march”, “early next week”."""

from __future__ import annotations

from datetime import date, timedelta

from bot.kit import times
from bot.kit.dates.periods import period_at
from bot.kit.dates.scan import Days, Found, Scan
from bot.kit.dates.tokens import LAST, NEXT, PERIODS, THIS, WEEKENDS, WHICH

_BEGINNING = frozenset({"start", "beginning", "begin", "top", "first"})
_MIDDLE = frozenset({"middle", "mid"})
_END = frozenset({"end", "close"})
_SHORT_ENDS = {"eom": "month", "eow": "week", "eoy": "year", "eoq": "quarter"}
_EDGES = _BEGINNING | _MIDDLE | _END | {"early", "late", "later"}
_ENDING = frozenset({"month", "year", "quarter"})
"""What “end” may follow: “month end”; “week end” is the weekend."""
STARTS = frozenset({*_SHORT_ENDS, *_EDGES, *_ENDING, "the", "very", "midweek", "midmonth", "rest", "remainder"})
"""The words with which an end or a middle can begin."""
_FRIDAY, _WEDNESDAY = timedelta(days=4), timedelta(days=2)
"""From Monday on."""
_EARLY_UNTIL, _MID, _LATE_FROM = 10, 15, 21
"""Days of a month: “early march” is 1 to 10, “late march” from 21 on (product rules)."""
_LONGEST_QUARTER = 100
"""Days; what is longer is a half."""


def edge(scan: Scan, i: int, depth: int = 0) -> Found:
    """“end of the month”, “eom”, “start of q3”, “mid-march”, “month end”, “early next week”, “later this week”."""
    j = scan.skip(i, "the", "very")
    word = scan.words[j]
    if word in _EDGES:
        return _of_period(scan, word, j)
    if word in _SHORT_ENDS:
        later = scan.words[j + 1] in NEXT and scan.words[j + 2] in PERIODS
        first, last = scan.period(_SHORT_ENDS[word], 1 if later else 0)
        return _ending(scan, _SHORT_ENDS[word], first, last, cut=not later), j + (3 if later else 1)
    if word in _ENDING:
        if scan.words[j + 1] in ("end", "'s"):
            return _ending(scan, word, *scan.period(word), cut=True), j + 2
        if scan.says(j + 1, "-", "end"):
            return _ending(scan, word, *scan.period(word), cut=True), j + 3
        return None
    if word in ("midweek", "midmonth"):
        unit = word.removeprefix("mid")
        later = scan.words[j + 1] in NEXT and scan.words[j + 2] == unit
        return _middle(scan, scan.period(unit, 1 if later else 0), unit), j + (3 if later else 1)
    if word in ("rest", "remainder") and scan.words[j + 1] == "of":
        found = period_at(scan, j + 2)
        return None if found is None else (scan.clipped(*found[0]), found[1])
    return None


def _of_period(scan: Scan, said: str, j: int) -> Found:
    """“end of march”, “early next week”: the edge stands at `j`."""
    after = scan.words[j + 1]
    k = scan.skip(j + 1, "of", "-", "in", "part")
    if said == "first" and after not in ("of", "part"):
        return None
    if said in _BEGINNING | _END and said != "close" and k == j + 1:
        return None
    if said == "later" and scan.words[k] not in THIS:
        return None
    found = period_at(scan, k)
    if found is None:
        return None
    span, end = found
    unit = _unit_name(scan, k)
    if said in _END:
        current = scan.words[scan.skip(k, "the")] not in NEXT | LAST
        return _ending(scan, unit, *span, cut=current), end
    if said in _BEGINNING:
        first = span[0]
        if first < scan.today <= span[1] and not scan.back and scan.words[k] == "the" and unit in PERIODS:
            first = scan.period(unit, 1)[0]  # “the start of the month” is over: the next one
        return Days(first), end
    if said in _MIDDLE:
        return _middle(scan, span, unit), end
    if said == "later":
        return scan.clipped(*span), end
    return _early_or_late(scan, said, span, unit), end


def _unit_name(scan: Scan, i: int) -> str:
    """What kind of period stands here; the name of a month is a month."""
    j = i
    while scan.words[j] in WHICH:
        j += 1
    word = scan.words[j]
    if word in PERIODS:
        return PERIODS[word]
    if word == "q":
        return "quarter"
    if word in WEEKENDS:
        return "weekend"
    return "year" if scan.at(j).kind == "number" else "month"


def _ending(scan: Scan, unit: str, first: date, last: date, *, cut: bool) -> Days:
    """The last day of a period, of a working week its Friday; when that is over, the next one's."""
    if unit != "week":
        return Days(last)
    day = first + _FRIDAY
    return Days(day + timedelta(days=7) if cut and day < scan.today else day)


def _middle(scan: Scan, span: tuple[date, date], unit: str) -> Days:
    """A Wednesday, a 15th, 1 July; of this month the next one's when it is over."""
    first, last = span
    today = scan.today
    match unit:
        case "week":
            return Days(first + _WEDNESDAY)
        case "month":
            day = first.replace(day=_MID)
            over = day < today <= last and (first.year, first.month) == (today.year, today.month)
            return Days(times.add_months(day, 1) if over else day)
        case "year":
            return Days(first.replace(month=7, day=1))
        case _ if (last - first).days < _LONGEST_QUARTER:
            return Days(times.add_months(first, 1).replace(day=_MID))
        case _:
            return Days(first + (last - first) / 2)


def _early_or_late(scan: Scan, said: str, span: tuple[date, date], unit: str) -> Days:
    """Of a week its Monday or Friday, of a month ten days, else the first or last third."""
    first, last = span
    early = said == "early"
    if unit == "week":
        return Days(first if early else first + _FRIDAY)
    if unit == "month":
        first, last = (first, first.replace(day=_EARLY_UNTIL)) if early else (first.replace(day=_LATE_FROM), last)
        return scan.clipped(first, last)
    third = (last - first) / 3
    return scan.clipped(first, first + third) if early else scan.clipped(last - third, last)
