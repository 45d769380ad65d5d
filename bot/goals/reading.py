"""A goal read from its sentence. What is unsure stays empty, and is asked: nothing is guessed.

The patterns are tried on sentences of at most `LONGEST` characters. Choices, which the card shows: a range counts from
its low end; “by May” is its last day and “before May” the day before its first; “the next 6 weeks” is 42 days;
“this week” ends on its Sunday, “end of the week” on its Friday (as in kit/dates).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.goals import deadlines, vocabulary
from bot.goals.model import Action
from bot.goals.vocabulary import compiled
from bot.kit import dates, times, words
from bot.kit.times import CalendarUnit, Interval

LONGEST = 300
"""Characters of a goal: it is one sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says; empty is what it doesn't. `phrase` names the deadline; `past` is it where it is over."""

    action: Action = Action.UNCLEAR
    target: int | None = None
    unit: str = ""
    role: str = ""
    company: str = ""
    cadence: Interval | None = None
    deadline: date | None = None
    starts: date | None = None
    past: str = ""
    phrase: str = ""


def read(sentence: str, today: date) -> Reading:
    """What is meant by one sentence, on the member's local day `today`."""
    said = words.plain_quotes(" ".join(sentence[:LONGEST].split()))
    until = deadlines.find(said, today)
    rest = said if until is None else _cut(said, until.span)
    rhythm = _rhythm(rest)
    if rhythm is not None:
        rest = _cut(rest, rhythm.span)
    action = _action(said)
    count = _count(rest)
    target, unit = count if count is not None else (None, "")
    if rhythm is not None and rhythm.target is not None:
        target, unit = rhythm.target, ("" if target is None else unit)
    if target is None:
        target, unit = _single(rest, recurring=rhythm is not None, action=action)
    return Reading(
        action=action,
        target=target,
        unit=unit,
        role="" if action is Action.MENTORSHIP else _role(rest),
        company=_company(rest),
        cadence=None if rhythm is None else rhythm.every,
        deadline=None if until is None else until.day,
        starts=None if until is None else until.starts,
        past="" if until is None or until.day is not None else said[slice(*until.span)].strip(),
        phrase="" if until is None else said[slice(*until.span)].strip(),
    )


def read_deadline(text: str, today: date) -> date:
    """A deadline by itself: “30 June”, “end of Q2”, “may”, “6 weeks”. Raises UserError, also for a day that is over."""
    plain = words.plain_quotes(" ".join(text[:LONGEST].split()))
    for phrase in (plain, f"by {plain}", f"in {plain}"):
        found = deadlines.find(phrase, today)
        if found is not None and found.day is not None and not _cut(phrase, found.span).strip(" ;.!"):
            return found.day
    return dates.read_when(text, dates.start_of(today)).day


def sentences(text: str) -> int:
    """How many sentences `text` has."""
    return 1 + len(vocabulary.FULL_STOP.findall(vocabulary.SHORT.sub("", words.plain_quotes(text[:LONGEST])).strip()))


def activities(text: str) -> int:
    """How many things to do a sentence joins (“attend a meetup and write 3 posts”)."""
    first, *others = (part.strip() for part in vocabulary.JOINED.split(words.plain_quotes(text[:LONGEST])))
    if " " not in first:  # “research and contact 3 startups”: two verbs, one thing
        return 1
    begins = _action(first) is not Action.UNCLEAR  # “twice a month, have coffee …” is one thing
    return max(1, begins + sum(1 for part in others if vocabulary.VERB.match(part)))


# Rhythms


@dataclass(frozen=True, slots=True)
class _Rhythm:
    span: tuple[int, int]
    every: Interval
    target: int | None = None


_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)"
_TIMES_A = compiled(
    rf"\b(?:(?P<word>once|twice|thrice)|(?P<n>\d{{1,3}}|{vocabulary.WORD_NUMBER})\s*(?:times|x))\s*(?:an?|per|each|every|/)\s*{_UNIT}\b"
)
_EVERY_OTHER = compiled(
    rf"\b(?:every|each)\s+(?:(?P<n>other|second|third|\d{{1,2}}|{vocabulary.WORD_NUMBER})\s+)?{_UNIT}s?\b(?!\s*day)"
)
_EVERY_WEEKDAY = compiled(r"\b(?:every|each)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_EVERY_MORNING = compiled(r"\b(?:every|each)\s+(?:morning|evening|afternoon)\b")
_A_WEEK = compiled(rf"(?:\b(?:an?|per)\s+|/\s*){_UNIT}\b(?!\s+(?:of|from|ago|later)\b|-)")
_ADVERB = compiled(r"(?<![\w-])(?P<adverb>daily|weekly|fortnightly|monthly|quarterly|yearly|annually)\b")
_LENGTH: dict[str, tuple[int, CalendarUnit]] = {
    "day": (1, "day"), "week": (1, "week"), "fortnight": (2, "week"), "month": (1, "month"), "quarter": (3, "month"),
    "year": (1, "year"),
}  # fmt: skip


def _rhythm(said: str) -> _Rhythm | None:
    if found := _TIMES_A.search(said):
        word = (found["word"] or "").lower()
        count = {"once": 1, "twice": 2, "thrice": 3}.get(word) or vocabulary.number(found["n"] or "")
        return _Rhythm(found.span(), Interval(*_LENGTH[found["unit"].lower()]), count or None)
    if found := _EVERY_OTHER.search(said):
        n = {"other": 2, "second": 2, "third": 3, "": 1}.get((found["n"] or "").lower()) or vocabulary.number(
            found["n"] or ""
        )
        size, unit = _LENGTH[found["unit"].lower()]
        return _Rhythm(found.span(), Interval(n * size, unit)) if 1 <= n * size <= times.LONGEST[unit] else None
    if found := _EVERY_WEEKDAY.search(said):
        return _Rhythm(found.span(), Interval(1, "week"))
    if found := _EVERY_MORNING.search(said):
        return _Rhythm(found.span(), Interval(1, "day"))
    if found := _A_WEEK.search(said):
        return _Rhythm(found.span(), Interval(*_LENGTH[found["unit"].lower()]))
    if found := _ADVERB.search(said):
        return _Rhythm(found.span(), times.every(found["adverb"]))
    return None


# How many, of what

_COUNTED = compiled(
    rf"(?<![\w:/.#%&-])(?P<n>\d{{1,4}}|{vocabulary.WORD_NUMBER})(?:\s*(?:-|to|or)\s*(?P<high>\d{{1,4}}|{vocabulary.WORD_NUMBER}))?\+?"
    r"(?=[\s,;.!?)]|$)(?!\s*(?:minutes?|mins?|hours?|hrs?|h|seconds?|percent|%|days?|weeks?|months?|years?|[ap]m)\b)"
)
# fmt: off
_UNIT_ENDS = frozenset({
    "with", "at", "by", "for", "in", "on", "to", "from", "and", "or", "who", "that", "about", "of", "per", "via",
    "through", "using", "before", "after", "within", "during", "while", "as", "so", "because", "each", "every", "-",
    "into", "over", "regarding", "then", "plus", "either", "including", "inside", "outside", "this", "next", "where",
    "which",
})
# fmt: on
_UNIT_SKIPS = frozenset({"of", "my", "the", "more", "other", "different", "additional", "times", "at", "least"})
_NOUNS = (
    r"(?:coffee\s+chat|coffee|chat|conversation|interview|call|message|e-?mail|comment|post|article|event|meetup|"
    r"conference|workshop|webinar|hackathon|application|introduction|talk|person|recruiter|developer|designer|engineer|"
    r"mentor|founder|manager|classmate|referral|meeting|video|project|job|offer|internship)"
)
_ONE = compiled(
    r"\b(?:an?|another)\s+(?!few\b|couple\b|lot\b|bunch\b|number\b|handful\b)(?:[\w-]+\s+){0,2}?"
    rf"(?P<noun>{_NOUNS})\b(?!\s+chats)"
)
_ONE_OFF = compiled(
    r"^\W*(?:i\s+(?:will|want\s+to|'ll)\s+|to\s+)?(?:update|rewrite|finish|complete|create|set\s+up|publish|launch|build"
    r"|redo|refresh|register\s+for|sign\s+up\s+(?:for|to)|join|write|record|prepare)\s+(?:an?|my|the|our)\s+(?P<what>[\w-]+)"
)


def _count(said: str) -> tuple[int, str] | None:
    """The first number that counts something, and what it counts."""
    for found in _COUNTED.finditer(said):
        low, high = vocabulary.number(found["n"]), vocabulary.number(found["high"] or "")
        if not low or low == high or 1900 <= low <= 2100:  # “1 to 1” is a kind of talk, 2026 a year
            continue
        return (min(low, high) if high else low), _unit(said[found.end() :])
    return None


def _unit(after: str) -> str:
    """Up to three words after a number, as typed."""
    unit: list[str] = []
    for word in after.split():
        plain = word.strip(",;.!?()").lower()
        if not unit and plain in _UNIT_SKIPS:
            continue
        if plain in _UNIT_ENDS or not plain or word.startswith(("@", "(")):
            break
        unit.append(word.strip(",;.!?()"))
        if len(unit) == 3 or word[-1] in ",;.!?)":
            break
    return words.clip(" ".join(unit), 60)


def _single(said: str, *, recurring: bool, action: Action) -> tuple[int | None, str]:
    """One, where a single thing is named: “a coffee chat”, “update my profile”, “post on LinkedIn” every week."""
    if found := _ONE.search(said):
        return 1, ("" if action is Action.RESULT else found["noun"])
    if (found := _ONE_OFF.match(said)) and not (found["what"].endswith("s") and not found["what"].endswith("ss")):
        return 1, ""
    if recurring and action is Action.POST and not re.search(r"\b(?:posts|articles)\b", said, re.IGNORECASE):
        return 1, "post"
    return None, ""


def _cut(said: str, span: tuple[int, int]) -> str:
    return f"{said[: span[0]]} ; {said[span[1] :]}".strip(" ;") if span != (0, len(said)) else ""


def _action(said: str) -> Action:
    """What the sentence says first; of two that begin at one word, the one that stands higher in the table."""
    found = [
        (hit.start(), order, action)
        for order, (action, pattern) in enumerate(vocabulary.ACTIONS)
        if (hit := pattern.search(said))
    ]
    if found:
        return min(found)[2]
    return Action.DO if vocabulary.OTHER_VERB.match(said) else Action.UNCLEAR


def _role(said: str) -> str:
    """“backend developer”; “developer or designer” where two are named."""
    roles: list[str] = []
    for found in vocabulary.ROLE.finditer(said):
        kept: list[str] = []
        for word in reversed(found["before"].split()):
            if word.lower() in vocabulary.ROLE_STOPS or vocabulary.number(word) or not word[0].isalpha():
                break
            kept.insert(0, word.lower())
        lead = said[: found.start("head")] if not kept else said[: said.lower().rindex(kept[0], 0, found.start("head"))]
        if vocabulary.NOT_A_FILTER.search(lead):
            continue
        roles.append(" ".join([*kept[-2:], _one(found["head"].lower())]))
    return words.clip(" or ".join(dict.fromkeys(roles)), 100)


def _one(noun: str) -> str:
    return {"coaches": "coach", "devs": "developer", "dev": "developer", "alumni": "alumni"}.get(
        noun
    ) or noun.removesuffix("s")


def _company(said: str) -> str:
    found = vocabulary.COMPANY.search(said)
    if found is None:
        return ""
    name = found["company"].rstrip(".,'")
    return "" if vocabulary.NO_COMPANY.search(name) or found["company"].isdigit() else name
