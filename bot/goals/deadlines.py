"""The last day that a goal names: “by May”, “in the next 6 weeks”, “this quarter”, “before my graduation”.

Days are read by the grammar of dates (kit/dates); what goals mean by them is added here: a period ends on its last day
(“this week” on its Sunday), “before the end of May” is that end itself, “the next month” is a month from today, and an
event whose day nobody said leaves the deadline open.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.goals import occasions, vocabulary
from bot.goals.vocabulary import compiled
from bot.kit import dates, times
from bot.kit.errors import UserError
from bot.kit.times import CalendarUnit


@dataclass(frozen=True, slots=True)
class Until:
    """The span of the phrase, its day (none when it is over or nobody said it), and the day on which it begins if that
    is said. `open`: an event without a known day."""

    span: tuple[int, int]
    day: date | None
    starts: date | None = None
    open: bool = False


_BY = (
    r"by|before|b4|until+|till|til|upti?ll?|upto|nlt|through|up\s+to|no(?:t)?\s+later\s+than|within|due|deadline:?"
    r"|at\s+the\s+latest"
)
_UNTIL = compiled(rf"(?:{_BY})\b")
"""Leads to a last day, whatever else the sentence says."""
_FROM_NOW = compiled(
    r"(?:between\s+now\s+and|from\s+now\s+(?:until|till|til|to|through)|until+|till|til|upti?ll?|up\s*to|nlt"
    r"|not?\s+later\s+than)\s+"
)
"""Leads to the last day that is meant, as “by” does."""
_SHORT_BEFORE = compiled(r"(?:b4|before\s+of)\s+")
_ALL_OF = compiled(
    r"in\s+the\s+(?=(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
    r"|(?:(?:for|during|throughout|in|over)\s+)?(?:all\s+(?:of|through)|(?:the\s+)?(?:whole|entire)(?:\s+of)?)\s+"
)
"""Leads to a period that is meant from end to end, as “in” does."""
_LEADS = compiled(
    rf"\b(?:between\s+now\s+and|from\s+now\s+(?:until|till|til|to|through)|{_BY}|in|over|during|for|on|this|next|all"
    rf"|between|from|throughout|come|at(?=\s+(?:tonight|today|tomorrow|[a-z]{{3,6}}day)'s\s))\s+(?=[\w'\"]|\d)"
)
_BEFORE_PHRASE = compiled(rf"(?:\b(?:{_BY}|in|over|during|for|on|at|throughout)\s+(?:the\s+)?|\bthe\s+)+$")
_LED_BY_ITSELF = compiled(r"(?:by|before|within|until|till)\b")
_BEGINS = compiled(r"(?:starting|start|from|since|beginning|after|as\s+of)\b")
_RANGE = compiled(r"\b(?:to|until|till|til|through|-)\b|-")
_ONE_PERIOD = compiled(
    r"(?:(?:in|over|within|for|during|throughout|by\s+the\s+end\s+of)\s+)?the\s+(?:next|coming|following)\s+"
    r"(?P<unit>day|week|fortnight|month|year)\b(?!')"
)
_WEEKDAY = compiled(r"(?:up\s+to\s+)?(?:the\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_ORDINAL = compiled(r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)")
_LEADS_TO_DAY = compiled(r"\b(?:by|before|until|till|on|from|to|and)\s+$")
_WHICH = compiled(r"(?:^|(?<!\bon)(?<!\bby)(?<!\buntil)(?<!\bbefore)(?<!\bthis)(?<!\bnext)\s+)(?:the\s+|our\s+|a\s+)?$")
_A_NOUN = compiled(
    r"\s+(?!(?:and|at|by|in|on|or|to|with|for|from|after|before|morning|afternoon|evening|night|noon|lunch|the|i|we"
    r"|my|a|an|latest)\b)[a-z]"
)
_CLOCK = compiled(
    rf"(?:between|from)\s+(?:{vocabulary.WORD_NUMBER}|\d{{1,2}})\s*(?:-|and|to|or)\s*(?:{vocabulary.WORD_NUMBER}"
    rf"|\d{{1,2}})"
    rf"|(?:(?:at|around|@|about)\s*)?\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|o'clock|h)?"
    rf"|(?:(?:by|before|until|till|up\s+to|in|on|over|for|at|between|from|during|this"
    rf"|next)\s+)?(?:{vocabulary.WORD_NUMBER}|\d{{1,2}})"
    rf"|(?:an?|\d{{1,3}}|{vocabulary.WORD_NUMBER})\s+(?:day|week|month|year)s?|(?:before|after|at|over|during"
    rf"|by)\s+(?:breakfast|lunch|dinner|work)"
)
"""A time of day, a number and “one day” are no deadline."""
_AFTER_BEGINS = compiled(r"\b(?:starting|beginning|start|begin|effective|from)\s+(?:in|on|from)?\s*$")
_END_ITSELF = compiled(r"before\s+(?:the\s+)?(?:very\s+)?(?:end\b|(?:year|month|quarter)(?:'s)?[\s-]+end\b|eo[wmqy]\b)")
_HEADING = compiled(
    r"\W*(?P<when>(?:q[1-4]|[a-z]{3,9})(?:\s+20\d\d)?)(?:\s+(?:targets?|goals?|plans?|aims?|objectives?|okrs?))?\s*:"
)
_THIS = compiled(
    r"(?:within\s+the|(?:for\s+|throughout\s+)?(?:all|the\s+(?:whole|entire)))\s+(?P<unit>week|month|quarter|year)\b"
)
_ENDS = compiled(
    r"(?:before|by\s+the\s+time|until|till|when)\s+(?:the|this)\s+(?P<unit>week|month|quarter|year)\s+(?:ends|closes"
    r"|finishes"
    r"|runs\s+out|(?:is|'s)\s+(?:over|out|up|done|finished|through))\b"
)
"""“before the year ends”."""
_AND_THEN = compiled(r"\s+(?:and|or)\s+(?P<next>[A-Za-z]{3,9}|q[1-4])\b(?!\s+\d)")
_HOURS = compiled(
    rf"\bin\s+(?:over|more\s+than|almost|nearly|about)\s+(?:an?|\d{{1,3}}|{vocabulary.WORD_NUMBER})\s+(?:weeks?"
    rf"|months?|years?)\b"
    r"|\bfor\s+(?:an?|one|half\s+a|the|a\s+whole)\s+day\b"
    rf"|\b(?:for|spend(?:ing)?|dedicate|invest|devote|block)\s+(?:(?:at\s+least|about|up\s+to)\s+)?(?:an?|half\s+an"
    rf"|\d{{1,3}}|{vocabulary.WORD_NUMBER})\s*(?:hours?"
    rf"|minutes?|mins?|hrs?|h)\b"
)
"""How long something lasts or is past (“haven't spoken to in over a year”), and no deadline."""
_LOOSE = compiled(r"(?:\s+(?:and|then|or|so|to|with|for|but|plus|as|because))+$")
_NAMED_AFTER = re.compile(r"(?<=day|ght|row)'s$")
"""“before Thursday's” meetup: its day is the one that counts."""
_SOON_AFTER = compiled(r"(?:with)?in\s+\S+\s+(?:hours?|hrs?|h|minutes?|mins?)|within\s+(?:a|one)\s+day")
"""How soon after something else: “message them within 24 hours”."""
_TIMES_LONG = compiled(
    rf"(?<=[\w)])\s*[x×*/]\s*(?P<long>(?:\d{{1,3}}|{vocabulary.WORD_NUMBER})\s*(?:days?|weeks?|wks?|months?|mths?"
    rf"|years?))\b"
)
"""“once a week x 8 weeks”, “3 events / 3 months”."""
_LAST_DAYS = (("jan", 31), ("feb", 29), ("mar", 31), ("apr", 30), ("may", 31), ("jun", 30), ("jul", 31), ("aug", 31),
              ("sep", 30), ("oct", 31), ("nov", 30), ("dec", 31))  # fmt: skip
_MONTH = rf"(?P<month>{vocabulary.MONTH})\.?"
_NAMED_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    compiled(rf"\b(?:{_BY}|on)\s+(?:[a-z]{{3,6}}day,?\s+)?(?:the\s+)?{said}(?:,?\s+(?P<year>20\d\d))?(?![\w-])")
    for said in (rf"{_NAMED_DAY}\s+(?:of\s+)?{_MONTH}", rf"{_MONTH}\s+(?:the\s+)?{_NAMED_DAY}")
)
_MOST_WORDS = 6
"""Words of a date after the one that leads to it."""


def find(said: str, today: date) -> Until | None:
    """The deadline of a sentence: one that is led to by “by” or “until” first, then the first period or day."""
    if (span := impossible(said)) is not None:
        return Until(span, None)
    said = _HOURS.sub(lambda hours: " " * len(hours[0]), said)
    found = list(_dated(said, today))
    ahead = [each for each in found if each.day is not None]
    if ahead:
        return min(ahead, key=lambda each: _rank(said, each))
    if (event := occasions.find(said)) is not None:
        return Until(event, None, open=True)
    return found[0] if found else None


def impossible(said: str) -> tuple[int, int] | None:
    """Where a day is named that the calendar doesn't have: “by Friday 31 April”, “until 29 February 2027”."""
    for found in (hit for pattern in _DATES for hit in pattern.finditer(said)):
        month, day = found["month"].lower()[:3], int(found["day"])
        last = dict(_LAST_DAYS)[month]
        if month == "feb" and found["year"] is not None and not calendar.isleap(int(found["year"])):
            last = 28
        if not 1 <= day <= last:
            return found.span()
    return None


def _rank(said: str, until: Until) -> tuple[bool, bool, tuple[int, int]]:
    """Which of several is meant: what is to follow “within 24 hours” is the least likely one."""
    phrase = said[slice(*until.span)]
    return _SOON_AFTER.fullmatch(phrase) is not None, _UNTIL.match(phrase) is None, until.span


def begins(said: str, today: date) -> tuple[tuple[int, int], date] | None:
    """The first day that a sentence names, with its place: “starting Monday”."""
    for phrase in dates.phrases(said, dates.start_of(today)):
        text = said[slice(*phrase.span)]
        led = _AFTER_BEGINS.search(said[: phrase.span[0]])
        if phrase.reading is not None and (led or (_BEGINS.match(text) and not _RANGE.search(text))):
            return (led.start() if led else phrase.span[0], phrase.span[1]), phrase.reading.day
    return None


def _dated(said: str, today: date) -> Iterator[Until]:
    """What the grammar is sure of in a sentence; then what follows a word that leads to a deadline."""
    taken: list[tuple[int, int]] = []
    for found in _ONE_PERIOD.finditer(said):
        taken.append(found.span())
        day = _moved(today, found["unit"].lower())
        yield Until(found.span(), day, today)
    here = dates.start_of(today)
    for found in _TIMES_LONG.finditer(said):
        if (until := _long(found, here)) is not None:
            taken.append(until.span)
            yield until
    if (found := _HEADING.match(said)) is not None and (until := _headed(found, here)) is not None:
        taken.append(until.span)
        yield until
    for found in _ENDS.finditer(said):
        taken.append(found.span())
        yield Until(found.span(), dates.read(f"this {found['unit']}", here).end or today)
    for found in _THIS.finditer(said):
        taken.append(found.span())
        yield Until(found.span(), dates.read(f"this {found['unit']}", here).end or today)
    for phrase in dates.phrases(said, here):
        if any(_meet(phrase.span, span) for span in taken):
            continue
        until = _meant(said, phrase, today)
        if until is not None:
            taken.append(until.span)
            yield until
    for found in _LEADS.finditer(said):
        if any(start <= found.start() < end for start, end in taken) or _AFTER_BEGINS.search(said[: found.start()]):
            continue
        until = _after_lead(said, found, here)
        if until is not None:
            taken.append(until.span)
            yield until


def _headed(found: re.Match[str], here: dates.Here) -> Until | None:
    """A period that stands above what is to be done: “Q2: attend 3 fairs”."""
    try:
        read = dates.read(f"in {found['when']}", here)
    except UserError:
        return None
    return (
        None if read.end is None else Until(found.span("when"), read.end, read.day if read.day > here.today else None)
    )


def _long(found: re.Match[str], here: dates.Here) -> Until | None:
    """So many weeks from today on."""
    try:
        return Until(found.span(), dates.read(f"for {found['long']}", here).due)
    except UserError:
        return None


def _meant(said: str, phrase: dates.Phrase, today: date) -> Until | None:
    """What a phrase means as a deadline; None if it says something else."""
    if _AFTER_BEGINS.search(said[: phrase.span[0]]) or _names_thing(said, phrase.span):
        return None
    start = _led(said, phrase.span[0])
    text = _LOOSE.sub("", said[start : phrase.span[1]])
    span = (start, start + len(text))
    if phrase.reading is None:
        return Until(span, None) if phrase.over and _UNTIL.match(text) else None
    return _last_day(said, span, _plainly(text, today) or phrase.reading, today)


def _names_thing(said: str, span: tuple[int, int]) -> bool:
    """Whether a weekday only says which: “the Thursday running club”."""
    text = said[slice(*span)]
    if _ORDINAL.fullmatch(text) and _A_NOUN.match(said[span[1] :]) and not _LEADS_TO_DAY.search(said[: span[0]]):
        return True  # “the 2nd Vienna AI Day”
    return (
        _WEEKDAY.fullmatch(text) is not None
        and _WHICH.search(said[: span[0]]) is not None
        and (_A_NOUN.match(said[span[1] :]) is not None)
    )


def _plainly(text: str, today: date) -> dates.Reading | None:
    """What follows “until”, read as after “by”."""
    try:
        return _read(text, dates.start_of(today)) if _FROM_NOW.match(text) or _SHORT_BEFORE.match(text) else None
    except UserError:
        return None


def _read(text: str, here: dates.Here) -> dates.Reading:
    """“until July” is its last day for a goal, as “by July” is. Raises UserError."""
    for pattern, plain in ((_FROM_NOW, "by "), (_SHORT_BEFORE, "before "), (_ALL_OF, "in ")):
        if (found := pattern.match(text)) is not None:
            return dates.read(plain + _NAMED_AFTER.sub("", text[found.end() :]), here)
    return dates.read(_NAMED_AFTER.sub("", text), here)


def _last_day(said: str, span: tuple[int, int], read: dates.Reading, today: date) -> Until | None:
    text = said[slice(*span)]
    if _CLOCK.fullmatch(text) or read.rule:
        return None
    if _BEGINS.match(text) and (read.end is None or not _RANGE.search(text)):
        return None
    day = read.due if read.end is None else max(read.end, read.due)
    if _END_ITSELF.match(text):
        day = times.shift(day, 1, "day")
    longer = None if read.end is None or _UNTIL.match(text) else _and_then(said, span[1], read.end, today)
    if longer is not None:
        span, day = (span[0], longer[0]), longer[1]
    starts = read.day if read.end is not None and read.day > today and not _UNTIL.match(text) else None
    return Until(span, day, starts)


def _and_then(said: str, end: int, last: date, today: date) -> tuple[int, date] | None:
    """The end of the period that is joined to one: “in April and May”, “in April or May”."""
    found = _AND_THEN.match(said, end)
    if found is None:
        return None
    try:
        read = dates.read(f"in {found['next']}", dates.start_of(today))
    except UserError:
        return None
    return (found.end(), read.end) if read.end is not None and read.end > last else None


def _after_lead(said: str, lead: re.Match[str], here: dates.Here) -> Until | None:
    """The longest date that follows a leading word, or begins with it."""
    ends = [lead.end() + each.end() for each in re.finditer(r"\S+", said[lead.end() : lead.end() + 60])][:_MOST_WORDS]
    for end in reversed(ends):
        text = _LOOSE.sub("", said[lead.start() : end].rstrip(" .,;:!?)"))
        if not _dateable(text[lead.end() - lead.start() :]):
            continue
        span = (_led(said, lead.start()), lead.start() + len(text))
        try:
            read = _read(text, here)
        except dates.PastDay:
            if _UNTIL.match(text) and re.search(r"\d", text):
                return Until(span, None)
            continue
        except UserError:
            continue
        return None if _names_thing(said, span) else _last_day(said, span, read, here.today)
    return None


def _dateable(text: str) -> bool:
    """Whether it is worth asking the grammar: a bare number or a clock time is no deadline."""
    return re.search(r"[^\W\d_]{2}", text) is not None or re.search(r"\d[-/.]\d|\b20\d\d\b", text) is not None


def _led(said: str, start: int) -> int:
    """Where the phrase begins with the words that lead to it: “by the” before “end of the day”."""
    if _LED_BY_ITSELF.match(said, start):
        return start  # “positions to apply for within 10 days”
    found = _BEFORE_PHRASE.search(said[max(0, start - 30) : start])
    return start if found is None else max(0, start - 30) + found.start()


def _moved(today: date, unit: str) -> date | None:
    lengths: dict[str, tuple[int, CalendarUnit]] = {
        "day": (1, "day"), "week": (1, "week"), "fortnight": (2, "week"), "month": (1, "month"),
        "year": (1, "year"),
    }  # fmt: skip
    try:
        return times.shift(today, *lengths[unit])
    except (OverflowError, ValueError):
        return None


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
