"""What a line of news says: the occasion, the day, and whether it comes again each year. Values in, values out.

- The *occasion* is that of the first row below with a word in the line. Who “started” or “joined” something half a year
  ago or more has a work anniversary; else it is a new job.
- The *day* is the last date of the line. What was is news of that day; a line without one is news of today, and so is
  one that names no single day (“last week”, “in January”): such words stay in the text.
- A birthday and a work anniversary come each year. 29 February is the last day of February.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.kit import dates, words
from bot.kit.dates import Here, Rule
from bot.kit.errors import UserError
from bot.milestones.model import YEARLY, Milestone, MilestoneId, Occasion

LONG_AGO = 183
"""Days: half a year. Nobody calls a job new after that."""
LAST_WORDS = 3
"""Words at the end of a line that may be a date which stands in no sentence, such as 6/3."""

_WORDS: tuple[tuple[Occasion, str], ...] = (
    (Occasion.BIRTHDAY, r"birthdays?|b-?day|born|turn(?:s|ed|ing) \d{1,3}"),
    (Occasion.ANNIVERSARY, r"anniversar(?:y|ies)|\d{1,2} years? (?:at|with|in)|years? at"),
    (
        Occasion.PROMOTION,
        r"promoted|promotion|(?:became|now|made) (?:a |an |the )?(?:\w+ )?(?:senior|lead|head|manager|director|partner"
        r"|vp|principal|cto|ceo|cfo|coo)",
    ),
    (
        Occasion.GRADUATION,
        r"graduat\w+|degree|diploma|bachelor'?s?|master'?s|masters|phd|doctorate|certificat\w+|certified|bootcamp"
        r"|passed|exams?|finished (?:\w+ )?(?:studies|school|university|course|training)",
    ),
    (
        Occasion.AWARD,
        r"awards?|awarded|prizes?|won|wins|winner|winning|shortlisted|nominated|nominee|scholarship|grant|medal|honou?red",
    ),
    (
        Occasion.TALK,
        r"talks?|speaks?|speaking|speaker|spoke|keynotes?|presents|presented|presenting|presentation|panel|panelist"
        r"|webinar|podcast|interviewed",
    ),
    (
        Occasion.PUBLICATION,
        r"publish\w*|publication|articles?|blog|books?|papers?|newsletter|essay|wrote",
    ),
    (
        Occasion.JOB,
        r"jobs?|hired|position|role|offer|joins|joined|joining|starts|started|starting|employed|internship|intern"
        r"|apprenticeship|contract|freelance|works (?:at|for)|working (?:at|for)|moved to"
        r"|new (?:company|employer|team)",
    ),
)
_BEGAN = re.compile(r"\b(?:started|joined|hired)\b", re.IGNORECASE)
_LEADS = re.compile(r"(?:^|[\s,;:(-]+)(?:on|since|from|in|at|the|is|was|day|date)?[\s,;:(-]*$", re.IGNORECASE)
_BARE = {
    Occasion.BIRTHDAY: re.compile(r"(?:(?:her|his|their|the|a) )?(?:birthday|bday|b-day|b)", re.IGNORECASE),
    Occasion.JOB: re.compile(r"(?:(?:has|got|found) )*(?:(?:her|his|their|the|a|an) )?(?:new )?job", re.IGNORECASE),
    Occasion.PROMOTION: re.compile(r"(?:(?:got|was) )?(?:a )?(?:promotion|promoted)", re.IGNORECASE),
    Occasion.ANNIVERSARY: re.compile(r"(?:a |the )?(?:work )?anniversary", re.IGNORECASE),
    Occasion.GRADUATION: re.compile(r"(?:has )?(?:graduat(?:ed|ion|es))", re.IGNORECASE),
}
"""What says no more than the occasion itself."""


_VAGUE = re.compile(
    r"(?:(?:in|since|of|during|the|early|late|mid|last|this|past|end|beginning|start)[\s-]+)*"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|weeks?|months?|years?|weekends?|spring|summer|autumn"
    r"|fall|winter|quarter|\d{4}|[\s,-])+",
    re.IGNORECASE,
)
"""A date that was, and names no single day."""


class NoSingleDay(UserError):
    """That comes again on a day of each year, and “{text}” names no single day.

    Say the day too, such as 1 March.
    """


class NoBirthday(NoSingleDay):
    """I need the day of a birthday, and I can't read one in “{text}”.

    Say it too, such as 12 May. If it is today, say “birthday today”.
    """


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says; `others` are days that its date may mean as well."""

    kind: Occasion
    day: date
    what: str
    yearly: bool
    others: tuple[date, ...] = ()


def read(line: str, here: Here, kind: Occasion | None = None, day: date | None = None) -> Said:
    """`kind` and `day`: where they are known besides. Raises NoSingleDay."""
    found = _day(line, here)
    what = line.strip(" .") if found is None or found.vague else _without(line, *found.span)
    others = () if found is None or day is not None else found.others
    when = day or (here.today if found is None else found.day)
    meant = kind or occasion(line, when, here.today)
    if meant is Occasion.BIRTHDAY and found is None and day is None:
        raise NoBirthday(text=line, field="day")
    if found is not None and found.vague:
        if meant in YEARLY and day is None:
            raise NoSingleDay(text=line[slice(*found.span)], field="day")
        when = day or max(found.day, here.today)
    bare = _BARE.get(meant)
    rest = "" if bare is not None and bare.fullmatch(what.strip(" .!")) else what
    if bare is not None and rest:  # “New job: at Acme” says it once
        begins = bare.match(rest)
        if begins is not None and rest[begins.end() : begins.end() + 1] in (" ", ":", ","):
            rest = rest[begins.end() :].strip(" ,:;-")
    return Said(meant, when, rest, meant in YEARLY, others)


def occasion(what: str, day: date, today: date) -> Occasion:
    """What a text is about that happened on that day."""
    plain = words.plain_quotes(what)
    for kind, pattern in _WORDS:
        if re.search(rf"\b(?:{pattern})\b", plain, re.IGNORECASE):
            if kind is Occasion.JOB and (today - day).days >= LONG_AGO and _BEGAN.search(plain):
                return Occasion.ANNIVERSARY
            return kind
    return Occasion.OTHER


@dataclass(frozen=True, slots=True)
class _Found:
    span: tuple[int, int]
    day: date
    others: tuple[date, ...] = ()
    vague: bool = False
    """It names no single day: a week, a month, a year."""


def _day(line: str, here: Here) -> _Found | None:
    """The last date of a line."""
    for phrase in reversed(tuple(dates.phrases(line, here))):
        start, end = phrase.span
        if phrase.reading is not None:
            ahead = phrase.reading
            vague = ahead.end is not None and ahead.end != ahead.day
            return _Found(phrase.span, ahead.day, tuple(other.day for other in ahead.others), vague)
        try:
            return _Found(
                phrase.span, dates.read_past(line[start:end], here), vague=bool(_VAGUE.fullmatch(line[start:end]))
            )
        except UserError:
            continue
    said = list(re.finditer(r"\S+", line))
    for word in said[-LAST_WORDS:]:
        if not any(letter.isdigit() for letter in line[word.start() :]):
            break
        try:
            reading = dates.read(line[word.start() :].strip(" .,;!"), here)
        except UserError:
            continue
        return _Found((word.start(), len(line)), reading.day, tuple(other.day for other in reading.others))
    return None


def _without(line: str, start: int, end: int) -> str:
    before, after = line[:start], line[end:].strip(" ,;.!)")
    before = _LEADS.sub("", before)
    return " ".join(f"{before} {after}".split()).strip(" ,;:-")


def next_day(day: date, today: date, *, yearly: bool) -> date:
    """The next time of an occasion, today at the earliest; for what comes once, its day, also when that is over."""
    if not yearly:
        return day
    for year in (today.year, today.year + 1):
        there = _in(year, day)
        if there >= today:
            return there
    raise AssertionError("a day of next year lies ahead")


def _in(year: int, day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(year, 2, calendar.monthrange(year, 2)[1])
    return date(year, day.month, day.day)


def rule(day: date) -> str:
    """The rule by which a day comes back each year; not a bare interval, so that moving one time moves no other."""
    return Rule("year", months=(day.month,), monthdays=(-1 if (day.month, day.day) == (2, 29) else day.day,)).text


def upcoming(known: Iterable[tuple[MilestoneId, date, bool]], today: date) -> list[tuple[date, MilestoneId]]:
    """What is still to come, the soonest first, each with the day of its next time."""
    ahead = ((next_day(day, today, yearly=yearly), number) for number, day, yearly in known)
    return sorted(pair for pair in ahead if pair[0] >= today)


def same(one: Milestone, other: Milestone) -> bool:
    """Whether both say the same of the same person. What comes each year is one in whatever year it began."""
    mine, theirs = ((m.contact, m.kind, m.yearly, rule(m.day), words.fold(m.what)) for m in (one, other))
    return mine == theirs and (one.yearly or one.day == other.day)
