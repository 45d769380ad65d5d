"""Entries that people join without a comma, “Stripe and N26”, and words by which they say that there are none.

A name may have an “and” of its own: “Ernst and Young”, “Trinidad and Tobago”. So what is known as a whole stays whole,
and it is cut only where each part is known by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.contacts.lines import gazetteer
from bot.kit import words

_JOINT = re.compile(r"\s+(?:and|or|und|oder|&)\s+", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|oder)\s+", re.IGNORECASE)

PAIRS = frozenset(
    ("arts crafts", "food wine", "health safety", "research development", "rhythm blues", "rock roll", "science fiction")
)
"""Two words that are one thing."""

_NOTHING = frozenset(
    words.fold(one)
    for one in (
        *("none", "none yet", "nothing", "nobody", "no one", "noone", "no", "nope", "n/a", "na", "nil", "null", "empty"),
        *("i don't know", "i dont know", "don't know", "dont know", "not sure", "no idea", "idk", "any", "anything"),
        *("keine", "keiner", "keins", "nichts", "niemand", "nada", "ninguno", "ninguna", "nadie", "rien", "aucun"),
        *("aucune", "nessuno", "nessuna", "niente", "nenhum", "nenhuma", "brak", "yok", "нет", "никто", "нічого"),
        *("无", "没有", "なし", "없음"),
    )
)


def is_nothing(text: str) -> bool:
    """Whether this says that there is nothing: “none”, “n/a”, a dash; in other languages too."""
    said = words.fold(words.plain_quotes(text)).strip(" .,;:!?-–—_*/\t\n")
    return not said or said in _NOTHING


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
