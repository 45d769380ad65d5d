"""The last day that a goal names: “by May”, “in the next 6 weeks”, “this quarter”, “before my graduation”.

Days are read by the grammar of dates (kit/dates); what goals mean by them is added here: a period ends on its last day
(“this week” on its Sunday), “before the end of May” is that end itself, “the next month” is a month from today, and an
event whose day nobody said leaves the deadline open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.goals import vocabulary
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


_BY = r"by|before|until|till|til|through|up\s+to|no(?:t)?\s+later\s+than|within|due|deadline:?|at\s+the\s+latest"
_UNTIL = compiled(rf"(?:{_BY})\b")
"""Leads to a last day, whatever else the sentence says."""
_FROM_NOW = compiled(
    r"(?:between\s+now\s+and|from\s+now\s+(?:until|till|til|to|through)|until|till|til|up\s+to|untill)\s+"
)
"""Leads to the last day that is meant, as “by” does."""
_LEADS = compiled(
    rf"\b(?:between\s+now\s+and|from\s+now\s+(?:until|till|til|to|through)|{_BY}|in|over|during|for|on|this|next"
    rf"|between|from|throughout|come)\s+(?=[\w'\"]|\d)"
)
_BEFORE_PHRASE = compiled(rf"(?:\b(?:{_BY}|in|over|during|for|on|at|throughout)\s+(?:the\s+)?|\bthe\s+)+$")
_BEGINS = compiled(r"(?:starting|start|from|since|beginning|after|as\s+of)\b")
_RANGE = compiled(r"\b(?:to|until|till|til|through|-)\b|-")
_ONE_PERIOD = compiled(
    r"(?:(?:in|over|within|for|during|throughout|by\s+the\s+end\s+of)\s+)?the\s+(?:next|coming|following)\s+"
    r"(?P<unit>day|week|fortnight|month|year)\b(?!')"
)
_CLOCK = compiled(
    rf"(?:between|from)\s+(?:{vocabulary.WORD_NUMBER}|\d{{1,2}})\s*(?:-|and|to|or)\s*(?:{vocabulary.WORD_NUMBER}|\d{{1,2}})"
    rf"|(?:(?:at|around|@|about)\s*)?\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?|o'clock|h)?"
    rf"|(?:(?:by|before|until|till|up\s+to|in|on|over|for|at)\s+)?(?:{vocabulary.WORD_NUMBER}|\d{{1,2}})"
    rf"|(?:an?|\d{{1,3}}|{vocabulary.WORD_NUMBER})\s+(?:day|week|month|year)s?|(?:before|after|at|over|during"
    rf"|by)\s+(?:breakfast|lunch|dinner|work)"
)
"""A time of day, a number and “one day” are no deadline."""
_AFTER_BEGINS = compiled(r"\b(?:starting|beginning|start|begin|effective|from)\s+(?:in|on|from)?\s*$")
_END_ITSELF = compiled(r"before\s+(?:the\s+)?(?:very\s+)?(?:end\b|(?:year|month|quarter)(?:'s)?[\s-]+end\b|eo[wmqy]\b)")
_HEADING = compiled(r"\W*(?P<when>(?:q[1-4]|[a-z]{3,9})(?:\s+20\d\d)?)\s*:")
_THIS = compiled(r"within\s+the\s+(?P<unit>week|month|quarter|year)\b")
_AND_THEN = compiled(r"\s+(?:and|or)\s+(?P<next>[A-Za-z]{3,9}|q[1-4])\b(?!\s+\d)")
_HOURS = compiled(
    rf"\bfor\s+(?:(?:at\s+least|about|up\s+to)\s+)?(?:an?|half\s+an|\d{{1,3}}|{vocabulary.WORD_NUMBER})\s*(?:hours?"
    rf"|minutes?|mins?|hrs?|h)\b"
)
"""How long something lasts, and no deadline."""
_LOOSE = compiled(r"(?:\s+(?:and|then|or|so|to|with|for))+$")
_MOST_WORDS = 6
"""Words of a date after the one that leads to it."""


def find(said: str, today: date) -> Until | None:
    """The deadline of a sentence: one that is led to by “by” or “until” first, then the first period or day."""
    said = _HOURS.sub(lambda hours: " " * len(hours[0]), said)
    found = list(_dated(said, today))
    ahead = [each for each in found if each.day is not None]
    if ahead:
        return min(ahead, key=lambda each: (not _UNTIL.match(said[each.span[0] :]), each.span))
    event = _event(said)
    if event is not None:
        return event
    return found[0] if found else None


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
    if (found := _HEADING.match(said)) is not None and (until := _headed(found, here)) is not None:
        taken.append(until.span)
        yield until
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


def _meant(said: str, phrase: dates.Phrase, today: date) -> Until | None:
    """What a phrase means as a deadline; None if it says something else."""
    if _AFTER_BEGINS.search(said[: phrase.span[0]]):
        return None
    start = _led(said, phrase.span[0])
    text = _LOOSE.sub("", said[start : phrase.span[1]])
    span = (start, start + len(text))
    if phrase.reading is None:
        return Until(span, None) if phrase.over and _UNTIL.match(text) else None
    return _last_day(said, span, _plainly(text, today) or phrase.reading, today)


def _plainly(text: str, today: date) -> dates.Reading | None:
    """What follows “until”, read as after “by”."""
    try:
        return _read(text, dates.start_of(today)) if _FROM_NOW.match(text) else None
    except UserError:
        return None


def _read(text: str, here: dates.Here) -> dates.Reading:
    """“until July” is its last day for a goal, as “by July” is. Raises UserError."""
    return dates.read(_FROM_NOW.sub("by ", text, count=1) if _FROM_NOW.match(text) else text, here)


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
        return _last_day(said, span, read, here.today)
    return None


def _dateable(text: str) -> bool:
    """Whether it is worth asking the grammar: a bare number or a clock time is no deadline."""
    return re.search(r"[^\W\d_]{2}", text) is not None or re.search(r"\d[-/.]\d", text) is not None


def _led(said: str, start: int) -> int:
    """Where the phrase begins with the words that lead to it: “by the” before “end of the day”."""
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


# Events whose day nobody said

_SEASON = (
    r"(?:summer|winter|spring|autumn|fall|semester|term|trimester|(?:school|academic)\s+year|holidays?|vacations?"
    r"|season"
    r"|sprint|cohort|break)"
)
_HAPPENS = (
    r"(?:[\w-]+\s+day|graduation|graduate|bootcamp|course|class|internship|conference|meet-?up|event|hackathon"
    r"|interviews?|exams?|launch"
    r"|deadline|wedding|birthday|move|trip|fair|summit|workshop|talk|presentation|ceremony|thesis|defen[cs]e|studies"
    r"|degree"
    r"|contract|visa|probation|project|party|webinar|maternity\s+leave|parental\s+leave|notice\s+period|program(?:me)?"
    r"|reunion|module|sabbatical|residency|fellowship|demo|kick-?off|review|cohort|start\s+date|first\s+day|last\s+day"
    rf"|{_SEASON})"
)
_NOT_TIME = r"(?!(?:each|every|any|asking|going|breakfast|lunch|dinner|work|bed|school|noon|and|or|that|then|it)\b)"
_TAIL = r"[^\s,.;!?()]+(?:\s+(?!(?:so|and|by|every|each|per|twice|once|i|i'll|we|-)\b)[^\s,.;!?()]+){0,7}"
_MY = r"(?:the|my|our|this|next|that|her|his|their|a|an)"
_OPEN = compiled(
    rf"\b(?:before|until|till|til|prior\s+to|ahead\s+of|in\s+time\s+for|no\s+later\s+than)\s+{_NOT_TIME}{_TAIL}"
    rf"|\bby\s+(?:the\s+time|when|the\s+(?:end|start|beginning|close|middle)\s+of)\s+{_TAIL}"
    r"|\bby\s+(?:the|my|our)\s+next\s+[^\s,.;!?()]+"
    rf"|\bby\s+(?:{_MY}\s+)?(?:next\s+)?(?:[\w'-]+\s+){{0,2}}?{_HAPPENS}\b(?!\s+(?:organi[sz]ers?|speakers?|hosts?"
    rf"|team))"
)
_AT = compiled(
    rf"\b(?:at|during|for)\s+(?:the|my|our|this|that)\s+(?:next|upcoming|coming|following)\s+{_TAIL}"
    r"|\bon\s+my\s+(?:last|first)\s+(?:working\s+)?day\b(?:\s+at\s+\w+)?|\bon\s+my\s+birthday\b"
    rf"|\b(?:during|throughout)\s+(?:the|my|our|this)\s+(?:[\w'-]+\s+){{0,2}}?{_HAPPENS}\b"
    r"|\bin\s+(?:the\s+)?(?:early\s+|late\s+)?(?:summer|winter|spring|autumn|fall)\b(?!\s+(?:boot|events?))"
    rf"|\b(?:this|next|over\s+the|in\s+the|during\s+the|by|before)\s+(?:\w+\s+)?{_SEASON}\b(?!\s+(?:boot|events?"
    rf"|internships?|school|jobs?|roles?))"
)


def _event(said: str) -> Until | None:
    found = _OPEN.search(said) or _AT.search(said)
    return None if found is None else Until(found.span(), None, open=True)
