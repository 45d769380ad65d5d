"""What a line about something heard says: its kind, the company, and the next step with its day. Values in, values out.

- The *kind* is that of the first row below with a word in the line; without any it is a lead.
- The *company* follows @, or “at” and “from” with a capital; it is never guessed from the person.
- The *next step* is the part of the line with something to do by a day to come, or a part behind a semicolon or a
  dash that begins with something to do. All of the line but a step of its own stays what was heard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.journal.model import Outcome
from bot.kit import companies, dates, nothing, words
from bot.kit.dates import Here
from bot.kit.errors import UserError
from bot.leads.model import Lead

_KINDS: tuple[tuple[Outcome, str], ...] = (
    (
        Outcome.REFERRAL,
        r"referr?(?:al|als|ed|s|ing)?|recommend(?:s|ed|ing)? me|(?:put|puts|putting) in a (?:good )?word|vouch\w*"
        r"|recommendations?",
    ),
    (
        Outcome.INTRODUCTION,
        r"introduc\w+|intros?|connect(?:s|ed)? me|(?:put|puts) me in (?:touch|contact)|in touch with",
    ),
    (Outcome.ADVICE, r"advice|advised|advises|tips?|feedback|lessons?"),
    (
        Outcome.LEAD,
        r"openings?|jobs?|roles?|positions?|vacanc(?:y|ies)|hiring|hires?|freelance|projects?|clients?|contracts?|gigs?"
        r"|internships?|apprenticeships?|looking for|apply|applications?|teams?",
    ),
    (Outcome.ADVICE, r"suggest\w*|told me to|explained|showed me|recommend(?:s|ed)?|should (?:learn|read|try|use)"),
)
_TO_DO = frozenset(
    "apply send write call email mail ask prepare read update follow message contact check register submit meet talk"
    " finish book look visit phone text reply answer sign fill bring show build learn practise practice".split()
)
_BREAK = re.compile(r"\s*[;\n]\s*|[.!]\s+|,\s+|\s-{1,2}\s|\s(?:then|and)\s", re.IGNORECASE)
_HARD = re.compile(r"\s*[;\n]\s*|\s-{1,2}\s|[.!]\s+")
_NEXT = re.compile(r"^(?:and |then |next(?: step)?:? |so |i (?:will|should|must|need to|have to) )+", re.IGNORECASE)
_DEADLINE = re.compile(r"(?:by|before|until|till)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:interview|deadline|call|meeting|appointment|due)\b", re.IGNORECASE)
"""Without one of these, or something to do, a day to come is part of what was heard: “a job from May on”."""
_COMPANY = re.compile(
    r"(?:(?<!\S)@|\b(?:at|from)\s+(?=[^\W\d_a-z]))"
    r"([^\W_][\w&.'+-]*(?:\s+(?:(?:of|de|and|&)\s+)?[^\W\d_a-z][\w&.'+-]*){0,4})"
)
_MONTHS = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next, and by when."""

    what: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    kind: Outcome
    what: str
    company: str
    step: Step


def read(line: str, here: Here) -> Said:
    text = words.plain_quotes(line).strip()
    what, step = _step(text, here)
    return Said(kind(what), what, company(what), step)


def kind(text: str) -> Outcome:
    for one, pattern in _KINDS:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return one
    return Outcome.LEAD


def company(text: str) -> str:
    for found in _COMPANY.finditer(text):
        name = found[1].rstrip(".,'&-+ ")
        if name and not _MONTHS.fullmatch(name) and companies.company(name):
            return name
    return ""


def step(text: str, here: Here) -> Step:
    """A next step said by itself: “apply by friday”, “apply”, “friday”. Raises ImpossibleDay and PastDay for a last day
    that is none: no reminder would come."""
    if nothing.is_nothing(text):
        return Step()
    found = _ahead(text, here)
    if found is None:
        for phrase in dates.phrases(text, here):
            said = text[slice(*phrase.span)]
            if _DEADLINE.match(said) and phrase.reading is None:
                _read(said, here)
        return Step(text.strip())
    start, end, day = found
    return Step(_clean(f"{text[:start]} {text[end:]}"), day)


def _step(text: str, here: Here) -> tuple[str, Step]:
    """What was heard, and the next step."""
    found = _ahead(text, here)
    if found is not None:
        first, last = _part(text, *found[:2])
        said = text[first:last]
        begins = words.terms(_NEXT.sub("", said))[:1]
        if not (_DEADLINE.match(text[found[0] : found[1]]) or _MEETING.search(said) or set(begins) & _TO_DO):
            return text, Step()
        rest = _clean(f"{text[:first]} {text[last:]}")
        return rest or text, step(said, here)
    parts = list(_HARD.finditer(text))
    for one in parts:
        said = _clean(text[one.end() :])
        begins = words.terms(said)[:1]
        if begins and begins[0] in _TO_DO:
            return _clean(text[: one.start()]) or text, Step(said)
    return text, Step()


def _ahead(text: str, here: Here) -> tuple[int, int, date] | None:
    """The last day of a text that is still to come, and where it is said."""
    for phrase in reversed(tuple(dates.phrases(text, here))):
        if phrase.reading is not None and phrase.reading.due >= here.today:
            return (*phrase.span, phrase.reading.due)
    return None


def _read(said: str, here: Here) -> None:
    try:
        dates.read(_DEADLINE.sub("", said, count=1).strip(), here)
    except UserError as error:
        raise error.at("step") from None


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a text around a date, between two breaks, if it says what to do; else all behind the last hard
    break."""
    first = max((one.end() for one in _BREAK.finditer(text) if one.end() <= start), default=0)
    begins = words.terms(_NEXT.sub("", text[first:start]))[:1]
    if not begins or begins[0] not in _TO_DO:
        first = max((one.end() for one in _HARD.finditer(text) if one.end() <= start), default=0)
    last = min((one.start() for one in _BREAK.finditer(text) if one.start() >= end), default=len(text))
    return first, last


def _clean(text: str) -> str:
    return _NEXT.sub("", " ".join(text.split()).strip(" ,;:-.")).strip(" ,;:-.")


_NOUNS = {
    Outcome.LEAD: "lead",
    Outcome.REFERRAL: "referral",
    Outcome.INTRODUCTION: "introduction",
}


def tally(leads: Iterable[Lead]) -> str:
    """“2 leads, 1 introduction and advice”; empty for none."""
    count = Counter(one.kind for one in leads)
    said = [words.plural(count[kind], noun) for kind, noun in _NOUNS.items() if count[kind]]
    said += ["advice"] if count[Outcome.ADVICE] == 1 else []
    said += [f"advice {count[Outcome.ADVICE]} times"] if count[Outcome.ADVICE] > 1 else []
    return words.join(said) if said else ""
