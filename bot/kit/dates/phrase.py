"""One phrase put together: a day or a rule, a time of day, and what leads to them (“by”, “before”, “within”)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.kit.dates import beside, clocks, days, limits, ranges, repeats
from bot.kit.dates.dated import with_month
from bot.kit.dates.near import weekday_of_month
from bot.kit.dates.parts import EXACT, MEALS, Clock
from bot.kit.dates.rule import Repeat
from bot.kit.dates.scan import Days, Found, Impossible, Scan
from bot.kit.dates.tokens import MINUTES, UNITS, WEEKDAYS
from bot.kit.dates.years import whole_year

LEADS: dict[str, str] = {
    "on": "on", "at": "at", "@": "at", "by": "by", "before": "before", "until": "until", "till": "until",
    "til": "until", "'til": "until", "untill": "until", "from": "from", "starting": "from", "for": "for", "in": "in",
    "during": "in", "due": "by", "around": "around", "about": "around", "approximately": "around", "approx": "around",
    "~": "around", "sometime": "around", "circa": "around", "between": "between", "within": "in", "over": "in",
    "after": "after", "through": "through", "as": "", "this": "", "of": "", "roughly": "around", "maybe": "around",
    "deadline": "by", "throughout": "in", "latest": "by", "come": "on", "not": "", "no": "", "every": "",
    "since": "since", "beginning": "from", "begin": "from", "anytime": "around", "somewhen": "around",
}  # fmt: skip
"""Words that lead to a date, and what they mean; none: they lead together with another word."""
_PAIRS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "no": ((("later", "than"), "by"),),
    "not": ((("before",), "until"), (("until",), "until"), (("till",), "until")),
    "some": ((("time",), "around"), (("day",), "around")),
    "any": ((("time",), "around"),),
    "as": ((("of",), "from"),),
    "up": ((("to",), "until"), (("until",), "until")),
    "at": ((("latest",), "by"), (("the", "latest"), "by")),
}
"""Several words that lead to a date, by the first: what follows it, and what they mean."""
_MOST_LEADS = 4
"""Words in a row: “not before some time around …”."""
_MOST_PIECES = 6
"""A day, its weekday, a time, a part of the day, a rule and its end."""
_AFTER_NUMBER = frozenset(
    "about with to for and re regarding sharp if or so because then at on in over via please i we".split()
)
"""What may follow a time that is a bare number."""
_PIECES = days.STARTS | clocks.STARTS | repeats.STARTS
STARTS = frozenset({*_PIECES, *(word for word, lead in LEADS.items() if lead), *_PAIRS, "b"})
"""The words and marks with which a phrase can begin; all others are passed over at once."""
_WEEK = timedelta(days=7)
_NOT_FIRST = frozenset({"by", "before", "until"})
"""What leads to a day and never to a rule: “by the 1st of each month” is a deadline."""
_TELLS_A_TIME = frozenset(
    {"at", "@", "between", "around", "about", "by", "before", "until", "till", "from", "after", "~"}
)
"""A bare number after these is a time of day."""
_OF_A_LENGTH = frozenset({"in", "within", "over", "during", "for", "after", "throughout"})
"""The word that leads is part of the phrase: “within 10 days”."""
_OF_A_YEAR = frozenset({"in", "by", "before", "until", "from", "during"})
_JOINS_SOME = frozenset({"for", "of", "before", "after", "until", "by", "about", "from"})
"""Words that may stand between two pieces, but more often begin something else."""
_JOINS = _JOINS_SOME | {"at", "@", "on", ",", "around", "between", "-", "~"}
_SHORT_DAYS = frozenset({"sun", "sat", "mon", "wed"})
"""Too much like other words to be a check on a date without a comma before it."""


_MARKS_AFTER_LEADS = frozenset({"@", "~", ":", "'"})
_ONLY_LEADS = frozenset(word for word, lead in LEADS.items() if lead and word not in _PIECES) | {"a", "an"}


@dataclass(slots=True)
class Draft:
    """What the words so far have said; `end` is the place after the last token."""

    start: int
    end: int
    lead: str = ""
    days: Days | None = None
    named: Days | None = None  # a weekday beside a date
    clock: Clock | None = None
    part: Clock | None = None
    repeat: Repeat | None = None


def draft(scan: Scan, i: int) -> Draft | None:
    """The longest phrase that begins at the token `i`. Impossible if it names what can't be."""
    if scan.words[i] in _ONLY_LEADS and not _leads_on(scan, i + 1):
        return None  # most words that lead, lead to something else
    try:
        return _draft(scan, i)
    except (OverflowError, ValueError):  # a clock that stands at either end of the calendar
        raise Impossible("it is outside of the calendar") from None


def _leads_on(scan: Scan, i: int) -> bool:
    """Whether the word at `i` can be of a date, after one that leads: “by ship”, “a, b” are none."""
    token = scan.at(i)
    match token.kind:
        case "word":
            return token.text in STARTS or token.text in UNITS or token.text in MINUTES
        case "mark":
            return token.text in _MARKS_AFTER_LEADS
        case _:
            return token.kind != "none"


def _draft(scan: Scan, i: int) -> Draft | None:
    """With all the words that lead, with the first alone, or with none: “in the morning” begins with its “in”."""
    lead, j = _lead(scan, i)
    it = Draft(i, i, lead)
    end = _piece(scan, it, j, first=True)
    if end is None and j > i + 1 and lead:
        end = _piece(scan, it, i + 1, first=True)
    if end is None and j > i:
        it.lead = ""
        end = _piece(scan, it, i, first=True)
    if end is None:
        return None
    it.end = end
    for _ in range(_MOST_PIECES):
        longer = _join(scan, it)
        if longer is None:
            break
        it.end = longer
    return it


def _lead(scan: Scan, i: int) -> tuple[str, int]:
    """What the leading words mean, and the place after them."""
    lead, j = "", i
    for _ in range(_MOST_LEADS):
        word = scan.words[j]
        pair = _pair(scan, j, lead) if word in _PAIRS or word == "b" else None
        if pair is not None:
            lead, j = pair
            continue
        meant = LEADS.get(word)
        if not meant or (scan.at(j).kind == "mark" and word not in ("@", "~")):
            break
        if word in ("after", "before") and scan.words[j + 1] in MEALS:
            break
        if lead and (meant == "around" or (lead in ("by", "before", "until", "from") and meant in ("on", "in", "at"))):
            meant = lead
        lead, j = meant, j + 1
        if meant == "by" and scan.words[j] == ":":
            j += 1
    return lead, j


def _pair(scan: Scan, j: int, lead: str) -> tuple[str, int] | None:
    """“no later than”, “as of”, “up to”, “at the latest”, “b4”."""
    word = scan.words[j]
    if word == "b" and scan.words[j + 1] == "4" and scan.at(j + 1).glued:
        return "before", j + 2
    for following, meant in _PAIRS.get(word, ()):
        end = scan.says(j + 1, *following)
        if end is not None:
            return (lead or meant) if meant == "around" else meant, end
    return None


def _piece(scan: Scan, it: Draft, i: int, *, first: bool) -> int | None:
    """Take the next piece into the draft: a rule, a range, a day or a time of day; the place after it."""
    token = scan.at(i)
    if token.kind == "none" or (
        token.kind in ("word", "mark") and token.text not in _PIECES and token.text not in LEADS
    ):
        return None
    if it.repeat is None:
        end = _take_rule(scan, it, i, first=first)
        if end is not None:
            return end
    clocked = _clock(scan, it, i)
    if it.days is None and it.repeat is None:
        found = ranges.span(scan, i, it.lead) or _day(scan, it, i)
        if found is not None and (
            clocked is None or found[1] >= clocked[1] or clocked[0].weak or found[0].moment is not None
        ):
            return _take_day(scan, it, *found)
    if clocked is None or not _fits(it, clocked[0]):
        return None
    if clocked[0].part and it.part is None:
        it.part = clocked[0]
    else:
        it.clock = clocked[0]
    return clocked[1]


def _take_rule(scan: Scan, it: Draft, i: int, *, first: bool) -> int | None:
    """A rule, by itself or after the day on which it begins."""
    if it.days is not None:
        weekdays = it.days.last is not None and it.days.last - it.days.first < _WEEK  # “mon-fri 9am every week”
        if (it.days.last is not None and not weekdays) or it.days.moment is not None or it.named is not None:
            return None
        found = repeats.repeat(scan, i)
        if found is None:
            return None
        it.repeat, it.days = limits.started(found[0], it.days, it.lead, found[1]), None
        return found[1]
    found = repeats.repeat(scan, i)
    if found is None and first and scan.words[i - 1] in ("on", "by"):
        found = repeats.repeat(scan, i - 1)
    if found is None or (first and it.lead in _NOT_FIRST):
        return None
    it.repeat, end = found
    return end


def _take_day(scan: Scan, it: Draft, found: Days, end: int) -> int:
    """A day; a weekday with the date that follows it: “fri 6 march”, “friday the 13th”, “tue, march 10”."""
    it.days = found
    if not found.weekday or found.last is not None:
        return end
    beside = _date_beside(scan, end)
    if beside is None:
        return end
    it.days, it.named = beside[0], found
    return beside[1]


def _date_beside(scan: Scan, i: int) -> Found:
    j = scan.skip(i, ",", "the", ".")
    found = with_month(scan, j) or weekday_of_month(scan, i)
    if found is None and (scan.words[j - 1] == "the" or scan.at(j).kind == "ordinal"):
        found = scan.days(j)
        if found is not None and found[0].weekday:
            return None
    return None if found is None or found[0].last is not None else found


def _clock(scan: Scan, it: Draft, i: int) -> tuple[Clock, int] | None:
    """The time of day at `i`; a bare number is one after “at” or after the day."""
    if it.days is not None and it.days.moment is not None:
        return None
    before = scan.words[i - 1]
    dated = it.days is not None or it.repeat is not None or it.part is not None
    led = before in _TELLS_A_TIME or (dated and before not in ("in", "of", "and"))
    found = clocks.clock(scan, i, led=led)
    if found is None or not found[0].weak or found[0].part or before in ("at", "@"):
        return found
    return found if _number_closes(scan, found[1]) else None


def _number_closes(scan: Scan, i: int) -> bool:
    """Whether a bare number before `i` can be a time: in “friday 3 coffees”, “tomorrow 1 on 1” it counts things."""
    token = scan.at(i)
    if token.text == "on" and scan.at(i + 1).kind == "number":
        return False
    return token.kind != "word" or token.text in _AFTER_NUMBER or token.text in _PIECES


def _fits(it: Draft, clock: Clock) -> bool:
    """Whether the draft has room for this time of day: a clock time makes “morning” exact, but not “noon”."""
    if clock.part:
        return it.part is None and (it.clock is None or clock.part not in EXACT)
    if clock.midnight:
        return it.clock is None and it.part is None
    return it.clock is None and (it.part is None or it.part.part not in EXACT)


def _join(scan: Scan, it: Draft) -> int | None:
    """One more piece, after “at”, “,”, “on” or nothing."""
    open_ = it.days is not None and it.days.moment is None and it.repeat is None
    also = beside.either(scan, it.days, it.end) if open_ and it.days is not None and it.clock is None else None
    if also is not None:
        it.days, end = also
        return end
    i = j = it.end
    while j < i + 3 and scan.words[j] in _JOINS and _may_join(scan, it, j):
        j += 1
    if scan.words[j - 1] == "," and scan.words[j - 2] == "," and j > i + 1:
        return None
    if open_ and it.days is not None:
        within = beside.within(scan, it.days, it.start, scan.skip(j, "the"))
        if within is not None:
            it.days, end = within
            return end
    before = it.days, it.named, it.clock, it.part, it.repeat
    end = _piece(scan, it, j, first=False)
    if end is None:
        return _second_weekday(scan, it, j)
    new_clock = it.clock if it.clock is not before[2] else None
    aside = j == i + 1 and scan.words[i] == "," and new_clock is not None and new_clock.weak
    if aside or (it.repeat is None and not scan.closed(end)):
        it.days, it.named, it.clock, it.part, it.repeat = before
        return None
    if it.repeat is not None:
        it.repeat, end = limits.limits(scan, it.repeat, end)
    return end


def _may_join(scan: Scan, it: Draft, j: int) -> bool:
    """Whether this “for”, “of”, “by” … still belongs to the phrase."""
    word, after = scan.words[j], scan.at(j + 1)
    if word == "-":
        return not scan.at(j).glued
    if word not in _JOINS_SOME:
        return True
    timeless = it.days is None and it.repeat is None
    clock_follows = after.kind in ("number", "clock")
    match word:
        case "before" | "after" if after.text in MEALS:
            return False
        case "after":
            return after.text in ("noon", "midnight")
        case "before":
            return after.text in ("noon", "midnight") or (clock_follows and it.days is not None)
        case "by" | "from" | "until":
            return clock_follows or timeless
        case "about":
            return clock_follows and clocks.clock(scan, j + 1) is not None
        case _:
            return timeless


def _second_weekday(scan: Scan, it: Draft, i: int) -> int | None:
    """“6 march (friday)”, “6 march, a friday”: no more than a check."""
    if it.days is None or it.named is not None or it.days.weekday:
        return None
    j = scan.skip(i, "(", "a")
    if scan.words[j] not in WEEKDAYS or (j == i and scan.words[i - 1] != "," and scan.words[j] in _SHORT_DAYS):
        return None
    found = scan.days(j)
    if found is None or not found[0].weekday or found[0].last is not None:
        return None
    it.named = found[0]
    return found[1] + 1 if scan.words[found[1]] == ")" and scan.words[j - 1] == "(" else found[1]


def _day(scan: Scan, it: Draft, i: int) -> Found:
    """A day or period, with the word that leads when it belongs to it."""
    if i > it.start and scan.words[i - 1] in _OF_A_LENGTH:
        found = scan.days(i - 1)
        if found is not None:
            return found
    found = scan.days(i)
    if found is None and it.lead in _OF_A_YEAR and i > it.start:
        return whole_year(scan, i)
    return found
