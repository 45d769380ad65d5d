"""What people type to set parts of a pitch: “who: Ana, a data analyst; field: health data”, “achievement - a map”, one
a line or with a semicolon between."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.kit.errors import UserError
from bot.pitch.model import NAMES, NOTHING, Slots


class WhichPart(UserError):
    """I don't see which part of your pitch “{text}” is.

    Begin with the name of the part: who, field, context, achievement, special, why or action. For example:
    `pitch set field - health data`
    """


class TwicePart(UserError):
    """You wrote “{name}” two times, and I can keep one of them.

    Put both into one line, and send it again.
    """


_ALIKE = {
    "name": "who",
    "me": "who",
    "i am": "who",
    "area": "field",
    "sector": "field",
    "industry": "field",
    "background": "context",
    "now": "context",
    "story": "context",
    "did": "achievement",
    "done": "achievement",
    "result": "achievement",
    "proof": "achievement",
    "strength": "special",
    "different": "special",
    "unique": "special",
    "because": "why",
    "why them": "why",
    "why you": "why",
    "ask": "action",
    "call to action": "action",
    "next": "action",
    "next step": "action",
    "audience": "for",
    "version": "for",
}
"""Other words for a part; “for” is no part: it says whose version it is."""
_NAMES = "|".join(sorted((*NAMES, *_ALIKE, "for"), key=len, reverse=True))
_PART = re.compile(rf"(?:^|[;\n])[ \t]*(?P<name>{_NAMES})[ \t]*(?::|[ \t]-{{1,2}}[ \t])", re.IGNORECASE)
_BARE = re.compile(rf"(?P<name>{_NAMES})\b[ \t]*(?P<said>.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says: parts, and for whom the version is (empty: it doesn't say). `named` is a part that was named
    alone, without a word for it."""

    slots: Slots = NOTHING
    audience: str = ""
    named: str = ""


def read(text: str) -> Said:
    """Raises WhichPart and TwicePart."""
    text = text.strip()
    found = list(_PART.finditer(text))
    if not found:
        return _bare(text)
    if text[: found[0].start()].strip(" ;\n"):
        raise WhichPart(text=text[: found[0].start()].strip(" ;\n"))
    ends = [*(one.start() for one in found[1:]), len(text)]
    said: dict[str, str] = {}
    for one, end in zip(found, ends, strict=True):
        name = _known(one["name"])
        if name in said:
            raise TwicePart(name=name)
        said[name] = text[one.end() : end].strip(" \t\n;")
    audience = said.pop("for", "")
    filled = {name: words for name, words in said.items() if words}
    if not filled and not audience:
        return Said(named=next(iter(said), ""))
    return Said(Slots(**filled), audience)


def _bare(text: str) -> Said:
    """“achievement built a map”: its first word names the part."""
    found = _BARE.fullmatch(text)
    name = "" if found is None else _known(found["name"])
    if found is None or name not in NAMES:
        raise WhichPart(text=text)
    if not found["said"].strip():
        return Said(named=name)
    return Said(Slots(**{name: found["said"].strip()}))


def _known(name: str) -> str:
    low = " ".join(name.lower().split())
    return _ALIKE.get(low, low)
