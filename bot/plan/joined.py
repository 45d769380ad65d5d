"""Entries that people join without a comma, “Stripe and N26”.

A name may have an “and” of its own: “Ernst and Young”, “Trinidad and Tobago”. So what is known as a whole stays whole,
and it is cut only where each part is known by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.contacts.lines import gazetteer
from bot.kit import words
from bot.kit.nothing import is_nothing

_JOINT = re.compile(r"\s+(?:and|or|und|oder|&)\s+", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|oder)\s+", re.IGNORECASE)

PAIRS = frozenset(
    (
        "arts crafts",
        "food wine",
        "health safety",
        "research development",
        "rhythm blues",
        "rock roll",
    )
)
"""Two words that are one thing."""


def unless_nothing(text: str) -> str:
    """The text, or nothing, where it says so."""
    return "" if is_nothing(text) else text


def apart(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The parts between “and” or “or”, if each is `known`; else the whole."""
    parts = tuple(part.strip() for part in _JOINT.split(text))
    if len(parts) < 2 or gazetteer.company(text) or gazetteer.place(text) or " ".join(map(words.fold, parts)) in PAIRS:
        return (text,)
    return parts if all(part and known(part) for part in parts) else (text,)


def companies(name: str) -> tuple[str, ...]:
    """“Stripe and N26” as two companies, and “Ernst and Young” as one; “or” stands between two, whatever they are."""
    if gazetteer.company(name):
        return (name,)
    several = apart(name, gazetteer.company)
    return several if len(several) > 1 else tuple(part.strip() for part in _OR.split(name))


def may_be_several(name: str) -> bool:
    """“Lune and Zorb”: who knows? An “&” is a part of a name."""
    return "&" not in name and not gazetteer.company(name) and len(_JOINT.split(name)) > 1


def each(name: str) -> tuple[str, ...]:
    """All parts, when somebody said that they are several."""
    return tuple(part.strip() for part in _JOINT.split(name) if part.strip())
