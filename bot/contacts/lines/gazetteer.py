"""What a word often is: a given name, a company, a place, or a plain English word.

The lists in `known/` are hints for weighing one reading of a line against another, never certainty: Paris is a city
and somebody's name, and most names and companies of the world are in no list. They were written by hand, from common
knowledge. One entry a line, folded as `words.fold` does, sorted; companies also as `companies.company` spells them.
A name that is a word as well (Mark, Will, Joy) stands only among the doubtful ones, so that no sure name is a plain
word. All of it is read at the first question, and kept.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.kit import companies, words

_FOLDER = Path(__file__).parent / "known"


def given(word: str) -> bool:
    """Whether this is a given name or a short form, hardly ever a word of a sentence: Ana, Bob, Jean-Luc, Ji-woo."""
    names, low = listed("given_names"), _folded(word)
    if low in names or "-" not in low:
        return low in names
    parts = low.split("-")
    if all(parts) and "".join(parts) in names:
        return True
    return not names.isdisjoint(parts) and all(part in names or doubtful_given(part) for part in parts)


def doubtful_given(word: str) -> bool:
    """Whether this is a given name as well as a word, a title or another name: Mark, Will, Hunter."""
    return _folded(word) in listed("given_names_doubtful")


def company(text: str) -> bool:
    """Whether this names a known organisation, with or without its legal form: “Siemens AG”, MIT, “Red Cross”."""
    known = listed("companies")
    return _folded(text) in known or companies.company(text) in known


def place(text: str) -> bool:
    """Whether this names a city, a country, a region or a state of the USA: Nairobi, “New York”, Bavaria."""
    return _folded(text) in listed("places")


def plain(word: str) -> bool:
    """Whether this is a common English word, which a capital at the beginning of a note makes no name: Met, Super."""
    return _folded(word) in listed("plain_words")


@cache
def listed(name: str) -> frozenset[str]:
    """The entries of one file in `known/`; FileNotFoundError for a name that none has."""
    return frozenset((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def _folded(text: str) -> str:
    return " ".join(words.fold(words.plain_quotes(text)).split())
