"""What brings people with a quality: a goal of one sentence, and the topics of events. Values in, values out."""

from __future__ import annotations

from datetime import date

from bot.goals import filters, numbering, pacing, proposing
from bot.kit import words
from bot.plan import rules
from bot.plan.model import Gap, Quality, Wanted

MOST_TALKS = 3
"""Talks that one goal proposes: a small number that is seen to grow (S8)."""

_SPOKEN = "AEFHILMNORSX"
"""Letters whose names begin with a vowel: “an ML engineer”, and “a UX designer”."""

_GENERAL = frozenset(
    "people person lead leader head senior junior manager management developer engineer designer specialist expert"
    " officer director assistant consultant professional worker hiring team and for the with from chief".split()
)
"""Words that say nothing of what an event is about."""


def goal(gap: Gap, today: date) -> str:
    """“Have 2 coffee chats with data engineers by 31 March”: for as many as are missing, three at most."""
    missing = min(max(gap.wanted.enough - gap.number, 1), MOST_TALKS)
    end = proposing.last_day(today)
    chats = words.plural(missing, "coffee chat")
    return f"Have {chats} with {_whom(gap.wanted, many=missing > 1)} by {pacing.short(end)} {end.year}"


def topics(wanted: Wanted) -> tuple[str, ...]:
    """What an event about it speaks of: all its words, else one of those that tell what it is about."""
    short = {word.lower() for word in wanted.text.split() if len(word) == 2 and word.isupper()}  # UX, AI
    parts = [word for word in rules.forms(wanted.text) if (len(word) > 2 and word not in _GENERAL) or word in short]
    if wanted.quality in (Quality.COMPANY, Quality.PLACE):
        parts = []
    return tuple(dict.fromkeys((wanted.text, *parts)))


def _whom(wanted: Wanted, *, many: bool) -> str:
    text = wanted.text
    match wanted.quality:
        case Quality.ROLE:
            return _plural(text) if many else one(text)
        case Quality.COMPANY:
            return f"people at {text}" if many else f"somebody at {text}"
        case Quality.SECTOR:
            named = text if filters.sector(f"people in {text}") else f"the {text} sector"
            return f"people in {named}" if many else f"somebody in {named}"
        case Quality.SKILL:
            return f"people who know {text}" if many else f"somebody who knows {text}"
        case Quality.PLACE:
            return f"people in {text}" if many else f"somebody in {text}"
        case Quality.INTEREST:
            return f"people who like {text}" if many else f"somebody who likes {text}"


def one(role: str) -> str:
    """“a recruiter”, “an engineer”; of a plural, one of them."""
    said = single(role)
    spoken = _SPOKEN if said.split()[0].isupper() else "aeioAEIO"
    return f"{'an' if said[0] in spoken else 'a'} {said}"


def single(role: str) -> str:
    """“data engineer” of “data engineers”."""
    *before, last = role.split()
    return " ".join((*before, numbering.singular(last) if rules.forms(last)[-1:] != (words.fold(last),) else last))


def _plural(role: str) -> str:
    last = role.rsplit(maxsplit=1)[-1]
    is_plural = last.lower().endswith("s") and rules.forms(last)[-1:] != (words.fold(last),)
    return role if is_plural else words.plural(2, role).removeprefix("2 ")
