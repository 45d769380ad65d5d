"""How often: “twice a month”, “every other week”, “5 a day”, “monthly”, “on Mondays”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.goals import vocabulary
from bot.goals.vocabulary import compiled
from bot.kit import dates, times
from bot.kit.times import CalendarUnit, Interval


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Where it stands, how often it comes back, and how many times in each period if that is said with it."""

    span: tuple[int, int]
    every: Interval
    target: int | None = None


_UNIT = (
    r"(?P<unit>days?|weeks?|wks?|w|fortnights?|months?|mths?|mo|quarters?|qtrs?|years?|yrs?|sprints?|terms?"
    r"|trimesters?|semesters?)"
)
_N = rf"\d{{1,3}}|{vocabulary.WORD_NUMBER}"
_PER = r"(?:\s*/\s*|\s+(?:an?|per|each|every|in\s+an?|in\s+every|in\s+each)\s+)(?:each\s+|single\s+)?"
_ADVERB_OF = (
    r"(?P<adverb>daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|bi-?weekly|bi-?monthly|every\s?day)"
)
_TIMES = rf"\b(?:(?P<word>once|twice|thrice)|(?P<n>{_N})\s*(?:times|x))"
_TIMES_A = compiled(rf"{_TIMES}{_PER}{_UNIT}\b")
_TIMES_ADVERB = compiled(rf"{_TIMES}\s+{_ADVERB_OF}\b")
_EVERY_OTHER = compiled(
    r"\b(?:once\s+)?(?:per\s+)?(?:every|each|evry|ever)\s+(?:single\s+)?"
    rf"(?:(?P<n>other|second|2nd|third|3rd|few|couple\s+of|\d{{1,2}}|{vocabulary.WORD_NUMBER})\s+)?{_UNIT}\b(?!\s*day)"
)
_ONCE_IN = compiled(rf"\bonce\s+in\s+(?P<n>\d{{1,2}}|{vocabulary.WORD_NUMBER})\s+{_UNIT}\b")
"""“once in two weeks”."""
_EVERY_SOME_DAY = compiled(
    r"\b(?:every|each|on|on\s+the|at\s+the)\s+(?:(?P<n>other|second)\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?P<s>s)?|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)"
    r"|weekend(?P<s2>s)?)\b"
    r"(?:\s*(?:,|and|&|/|\+)\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|thu|thur|thurs|fri"
    r"|sat|sun)\b)*"
)
_EVERY_DAY = compiled(
    r"\b(?:every|each)\s+(?:single\s+)?(?:morning|evening|afternoon|night|a\.?m\b\.?|p\.?m\b\.?|lunch(?:\s?(?:time"
    r"|break|hour))?|commute|weekday|workday|work(?:ing)?\s+day)\b"
    r"|\b(?:on\s+)?(?:weekdays|workdays)\b|\bper\s+(?:weekday|workday|working\s+day)\b"
)
_A_WEEK = compiled(
    r"(?<!\bin)(?<!\bwithin)(?<!\bfor)(?<!\bover)(?<!\bafter)(?<!\bhalf)(?<!\bof)(?<!\bthan)(?<!\bspend)(?<!\btake)(?<!\bonce)"
    rf"(?<!\bnext)(?:\s(?:an?|per)\s+(?:each\s+)?|\s*/\s*){_UNIT}\b(?!\s+(?:from(?=\s+(?:now|today|tomorrow|next"
    rf"|then|(?:mon|tues|wednes|thurs|fri|satur|sun)day))|ago|later|off|or|before|after"
    rf"|prior|in\s+advance)\b|-)"
)
_SO_MANY = compiled(rf"(?:\b|^)(?:{_N})\s+(?:[\w-]+\s*){{1,3}}$")
"""“two chapters” a week of a book."""
_MONEY = compiled(
    r"(?:[$€£₹]\s?\d[\d.,]*k?|\d[\d.,]*k?\s*(?:euros?|dollars?|pounds?|rupees?|usd|eur|gbp|inr|k|[$€£]))\s*$"
)
"""“$2000 a month” is what is paid."""
_PER_UNIT = compiled(rf"\bper\s+(?:each\s+)?{_UNIT}\b")
_EACH_TIME = compiled(rf"[,;(:]\s*(?:about\s+|at\s+least\s+)?(?P<n>{_N})\s*$")
"""“talk to 4 teachers, two per month”: how many each time stands alone."""
_P_W = compiled(r"\s(?:p\s?/\s?(?P<unit>[wmd])|p\.?w\.?)(?![\w/])")
"""“5 p/w”, “twice pw”."""
_WEEKDAYS = compiled(r"(?:\b(?:on|from)\s+)?\bmon(?:day)?s?\s*(?:-|to|through|thru|till)\s*fri(?:day)?s?\b")
_SHORT_DAY = r"(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)"
_SOME_DAYS = compiled(
    rf"(?:\bon\s+|\bevery\s+)?\b(?:{_SHORT_DAY}(?:\s*[/+&,-]\s*|\s+and\s+|\s*,\s*and\s+)){{1,6}}{_SHORT_DAY}\b"
    rf"|(?<![\w/])(?:m/w/f|m-w-f|t/th|tu/th)\b"
)
"""“Mon/Thu”: two days or more are a rhythm."""
_ADVERB = compiled(rf"(?<![\w-]){_ADVERB_OF}(?![\w-])")
_LENGTH: dict[str, tuple[int, CalendarUnit]] = {
    "day": (1, "day"), "week": (1, "week"), "wk": (1, "week"), "w": (1, "week"), "fortnight": (2, "week"),
    "month": (1, "month"), "mth": (1, "month"), "mo": (1, "month"), "quarter": (3, "month"), "qtr": (3, "month"),
    "year": (1, "year"), "yr": (1, "year"), "sprint": (2, "week"), "term": (4, "month"), "trimester": (4, "month"),
    "semester": (6, "month"),
}  # fmt: skip
_ADVERBS: dict[str, tuple[int, CalendarUnit]] = {
    "daily": (1, "day"), "nightly": (1, "day"), "everyday": (1, "day"), "weekly": (1, "week"),
    "fortnightly": (2, "week"), "biweekly": (2, "week"), "monthly": (1, "month"), "bimonthly": (2, "month"),
    "quarterly": (3, "month"), "yearly": (1, "year"), "annually": (1, "year"),
}  # fmt: skip
_SHORT_UNITS: dict[str, CalendarUnit] = {"d": "day", "w": "week", "m": "month"}
_LIMIT = compiled(r"\s*\b(?:until|till?|through|for|starting|from)\b")
"""Where the end of a rhythm begins, which is the deadline."""
_FEW = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "few": 3, "couple of": 2, "": 1}


def find(said: str, today: date) -> Rhythm | None:
    """The first rhythm of a sentence, the surest way of saying it first."""
    for look in (_times, _every_other, _every_some_day, _every_day, _shortly, _a_week):
        found = look(said)
        if found is not None:
            return found
    return _by_grammar(said, today) or _adverb(said)


def _times(said: str) -> Rhythm | None:
    for pattern in (_TIMES_A, _TIMES_ADVERB):
        found = pattern.search(said)
        if found is None:
            continue
        word = (found["word"] or "").lower()
        count = {"once": 1, "twice": 2, "thrice": 3}.get(word) or vocabulary.number(found["n"] or "")
        if pattern is _TIMES_A:
            return Rhythm(found.span(), Interval(*_length(found["unit"])), count or None)
        return Rhythm(found.span(), Interval(*_named(found["adverb"])), count or None)
    return None


def _every_other(said: str) -> Rhythm | None:
    for found in (*_EVERY_OTHER.finditer(said), *_ONCE_IN.finditer(said)):
        word = " ".join((found["n"] or "").lower().split())
        n = _FEW[word] if word in _FEW else vocabulary.number(word)
        size, unit = _length(found["unit"])
        if 1 <= n * size <= times.LONGEST[unit]:
            return Rhythm(found.span(), Interval(n * size, unit))
    return None


def _every_some_day(said: str) -> Rhythm | None:
    for found in _EVERY_SOME_DAY.finditer(said):
        if not found[0].lower().startswith(("every", "each")) and not (found["s"] or found["s2"]):
            continue  # “on Monday” is a day, “on Mondays” a rhythm
        return Rhythm(found.span(), Interval(2 if found["n"] else 1, "week"))
    return None


def _every_day(said: str) -> Rhythm | None:
    found = _EVERY_DAY.search(said)
    return None if found is None else Rhythm(found.span(), Interval(1, "day"))


def _a_week(said: str) -> Rhythm | None:
    for found in (*_PER_UNIT.finditer(said), *_A_WEEK.finditer(said)):
        if said[found.end() :][:4].lower() == " of " and not _SO_MANY.search(said[: found.start()]):
            continue  # “attend a week of talks”
        if _MONEY.search(said[max(0, found.start() - 20) : found.start()]) is None:
            every = Interval(*_length(found["unit"]))
            if (each := _EACH_TIME.search(said[: found.start()])) is not None:
                return Rhythm((each.start("n"), found.end()), every, vocabulary.number(each["n"]) or None)
            return Rhythm(found.span(), every)
    return None


def _shortly(said: str) -> Rhythm | None:
    """“p/w”, “M/W/F”."""
    if (found := _P_W.search(said)) is not None:
        return Rhythm(found.span(), Interval(1, _SHORT_UNITS[(found["unit"] or "w").lower()]))
    if (found := _WEEKDAYS.search(said)) is not None:
        return Rhythm(found.span(), Interval(1, "day"))
    found = _SOME_DAYS.search(said)
    return None if found is None else Rhythm(found.span(), Interval(1, "week"))


def _by_grammar(said: str, today: date) -> Rhythm | None:
    """What the grammar of dates reads as a rule: “the first monday of each month”, “mondays and fridays”."""
    for phrase in dates.phrases(said, dates.start_of(today)):
        if phrase.reading is None or not phrase.reading.rule:
            continue
        rule = dates.read_rule(phrase.reading.rule)
        if not 1 <= rule.n <= times.LONGEST[rule.unit]:
            continue
        start, end = phrase.span
        limit = _LIMIT.search(said, start, end)
        return Rhythm((start, end if limit is None else limit.start()), Interval(rule.n, rule.unit))
    return None


def _adverb(said: str) -> Rhythm | None:
    found = _ADVERB.search(said)
    return None if found is None else Rhythm(found.span(), Interval(*_named(found["adverb"])))


def _length(unit: str) -> tuple[int, CalendarUnit]:
    plain = unit.lower()
    return _LENGTH.get(plain) or _LENGTH[plain.removesuffix("s")]


def _named(adverb: str) -> tuple[int, CalendarUnit]:
    return _ADVERBS["".join(adverb.lower().replace("-", "").split())]
