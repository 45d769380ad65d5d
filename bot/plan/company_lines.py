"""Companies as people list them: “Acme, Stripe like Acme, N26 (fintech, Berlin) - hires in autumn”.

- Companies stand apart by commas, semicolons or lines. “Acme, Inc.” is one: what only adds a legal form is no company.
- In brackets stands first the group, then the place; a known city or country is a place wherever it stands. “like X”
  names a similar company, inside the brackets or behind the name.
- “fintech: N26, Stripe” gives the group to all that follow on that line.
- What follows a dash is a note on the last company of its line, up to the end of the line.
- “and” stays in a name, as in “Ernst and Young”; before the last one, after a comma, it goes. Between two known
  companies it cuts, as “or” does everywhere. Of “Lune and Zorb” nobody knows: whoever reads it may ask.
- “I want to work at Acme” is Acme, and “none” is no company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.contacts.lines import gazetteer
from bot.kit import companies
from bot.plan import joined

_NOTE = re.compile(r"(?<=\S)\s+(?:--?|[–—])\s+(?=\S)")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_LIKE = re.compile(r"(?:^|(?<=\S)\s+)(?:(?:is\s+)?similar\s+to|like)\s+(?=\S)")
_GROUP = re.compile(r"^\s*([^:,;()\[\]]{1,60}):(?!//)\s*(?=\S)")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_AND = re.compile(r"^(?:and|&)\s+(?=\S)", re.IGNORECASE)
_IN = re.compile(r"^in\s+(?=\S)", re.IGNORECASE)
_WISH = re.compile(
    r"^\s*(?:(?:i(?:'d|’d)?\s+(?:want|would\s+(?:like|love)|like|love|hope|dream)\s+(?:to\s+work|of\s+working)|(?:to\s+)?work"
    r"|working)\s+(?:at|for|with)\s+|my\s+dream\s+compan(?:y\s+is|ies\s+are)\s+)(?=\S)",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "([", ")]"


@dataclass(frozen=True, slots=True)
class Wish:
    """A company as it was typed; what wasn't said is empty."""

    name: str
    grouping: str = ""
    similar: str = ""
    place: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return companies.company(self.name)


def read(text: str, *, several: bool | None = None) -> tuple[Wish, ...]:
    """The companies of a text, each once; what is said of one again adds to it. `several`: whether “Lune and Zorb” is
    two, where somebody said so. Linear in the length of the text."""
    found: dict[str, Wish] = {}
    for line in text.splitlines():
        for wish in _line(_WISH.sub("", _BULLET.sub("", line)), several):
            if not joined.is_nothing(wish.name):
                found[wish.key] = _both(found[wish.key], wish) if wish.key in found else wish
    return tuple(found.values())


def doubtful(wishes: Iterable[Wish]) -> tuple[str, ...]:
    """The names of which nobody knows whether they are one company or more."""
    return tuple(one.name for one in wishes if joined.may_be_several(one.name))


def _line(line: str, several: bool | None) -> Iterator[Wish]:
    dash = _NOTE.search(line)
    said, note = (line, "") if dash is None else (line[: dash.start()], line[dash.end() :].strip())
    group = _GROUP.match(said)
    grouping = "" if group is None else group[1].strip()
    parts = _parts(said if group is None else said[group.end() :])
    wishes = [wish for part in parts for wish in _apart(_one(part), several)]
    wishes = [replace(one, grouping=one.grouping or grouping) for one in wishes if one.name]
    if wishes and note:
        wishes[-1] = replace(wishes[-1], note=note)
    yield from wishes


def _apart(wish: Wish, several: bool | None) -> list[Wish]:
    if several is False:
        return [wish]
    cut = joined.each if several and joined.may_be_several(wish.name) else joined.companies
    return [replace(wish, name=name) for name in cut(wish.name)]


def _parts(text: str) -> list[str]:
    """At commas and semicolons outside of brackets; a legal form stays with its name."""
    parts, start, depth = list[str](), 0, 0
    for at, letter in enumerate(text):
        depth = max(0, depth + (letter in _OPEN) - (letter in _CLOSE))
        if letter in ",;" and not depth:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    joined: list[str] = []
    for part in (_AND.sub("", one.strip()) for one in parts):
        if joined and part and _is_form(joined[-1], part):
            joined[-1] = f"{joined[-1]}, {part}"
        elif part:
            joined.append(part)
    return joined


def _is_form(name: str, part: str) -> bool:
    """Whether what stands behind a comma only says what kind of company it is: “Acme, Inc.”."""
    bare = _BRACKET.sub("", part)
    return bool(bare) and companies.company(f"{name}, {bare}") == companies.company(name)


def _one(part: str) -> Wish:
    wish = Wish("")
    bracket = _BRACKET.search(part)
    if bracket is not None and bracket.start() and not _in_name(part, bracket):
        wish, part = _details(bracket[1]), part[: bracket.start()]
    like = _LIKE.search(part)
    if like is not None and like.start():
        wish, part = replace(wish, similar=part[like.end() :].strip()), part[: like.start()]
    return replace(wish, name=part.strip(" ,;"))


def _in_name(part: str, bracket: re.Match[str]) -> bool:
    """“Acme UG (haftungsbeschränkt)”: the brackets are a part of the legal form."""
    inside = bracket[1].strip()
    return not inside or companies.company(part) == companies.company(part[: bracket.start()])


def _details(inside: str) -> Wish:
    wish, places = Wish(""), list[str]()
    for detail in filter(None, (one.strip() for one in re.split(r"[,;]", inside))):
        like = _LIKE.match(detail)
        if like is not None:
            wish = replace(wish, similar=detail[like.end() :].strip())
        elif _IN.match(detail) or gazetteer.place(detail) or wish.grouping:
            places.append(_IN.sub("", detail))
        else:
            wish = replace(wish, grouping=detail)
    return replace(wish, place=", ".join(places))


def _both(one: Wish, other: Wish) -> Wish:
    return Wish(
        one.name,
        one.grouping or other.grouping,
        one.similar or other.similar,
        one.place or other.place,
        "; ".join(dict.fromkeys(note for note in (one.note, other.note) if note)),
    )
