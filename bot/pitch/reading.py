"""What people type to set parts of a pitch: “who: Ana, a data analyst; field: health data”, “achievement - a map”, one
a line or with a semicolon between."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.kit import words
from bot.kit.errors import UserError
from bot.pitch.model import LABELS, NAMES, NOTHING, Slots


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
    "my name": "who",
    "my field": "field",
    "my way here": "context",
    "what i did": "achievement",
    "special about me": "special",
    "what i ask for": "action",
    **{label.lower(): name for name, label in zip(NAMES, LABELS, strict=True)},
}
"""Other words for a part, its label on cards among them; “for” is no part: it says whose version it is."""
_NAMES = "|".join(sorted((*NAMES, *_ALIKE, "for"), key=len, reverse=True))
_PART = re.compile(
    rf"(?:^|[;\n])[ \t]*(?P<name>{_NAMES})[ \t]*(?::|[ \t]-{{1,2}}[ \t])"
    rf"|(?:,|\s)[ \t]*(?P<inside>{'|'.join(NAMES)}):(?=\s)",  # within a line only what nobody writes by chance
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?P<name>{_NAMES})\b[ \t]*(?P<said>.*)", re.IGNORECASE | re.DOTALL)
_SLIP = re.compile(r"(?P<before>(?:^|[;\n])[ \t]*)(?P<name>[^\W\d_]{4,14})(?P<after>[ \t]*(?::|[ \t]-{1,2}[ \t]))")
"""What may be the name of a part with a typing error."""
_NAMED = frozenset((*NAMES, *_ALIKE, "for"))
_LONG = tuple(name for name in (*NAMES, *_ALIKE) if len(name) > 4 and " " not in name)
_INTRODUCED = re.compile(r"(?:i am|i['’]?m|my name(?: is|['’]s)) (?P<said>.*)", re.IGNORECASE | re.DOTALL)
_NOTHING = frozenset({"none", "nothing", "no", "nope", "n/a", "empty", "-", "--"})
"""What empties a part."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says: parts, and for whom the version is (empty: it doesn't say). `named` is a part that was named
    alone, without a word for it; `emptied` are those that are to say nothing from now on."""

    slots: Slots = NOTHING
    audience: str = ""
    named: str = ""
    emptied: frozenset[str] = frozenset()

    def over(self, before: Slots) -> Slots:
        """The parts as they are from now on."""
        return self.slots.over(before._replace(**dict.fromkeys(self.emptied, "")))


def read(text: str) -> Said:
    """Raises WhichPart and TwicePart."""
    text = _SLIP.sub(_corrected, text.strip())
    found = list(_PART.finditer(text))
    if not found:
        return _bare(text)
    first = text[: found[0].start()].strip(" ;,\n")
    said: dict[str, str] = {}
    if first.lower().startswith("for "):
        said["for"] = first[4:].strip()
    elif first:
        raise WhichPart(text=first)
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=True):
        name = _known(one["name"] or one["inside"])
        if name in said:
            raise TwicePart(name=name)
        said[name] = text[one.end() : end].strip(" \t\n;,")
    audience = said.pop("for", "")
    emptied = frozenset(name for name, part in said.items() if part and not told(part))
    filled = {name: part for name, part in said.items() if part and name not in emptied}
    if not filled and not audience and not emptied:
        return Said(named=next(iter(said), ""))
    return Said(Slots(**filled), audience, emptied=emptied)


def told(part: str) -> str:
    """A part as it is kept: “none” says nothing."""
    return "" if words.fold(part).strip(" .!") in _NOTHING else part


def _bare(text: str) -> Said:
    """“achievement built a map”: its first word names the part."""
    introduced = _INTRODUCED.fullmatch(text)
    if introduced is not None and introduced["said"].strip():
        return Said(Slots(who=text if text[:2].lower() != "my" else introduced["said"].strip()))
    found = _BARE.fullmatch(text)
    name = "" if found is None else _known(found["name"])
    if found is None or name not in NAMES:
        raise WhichPart(text=text)
    if not found["said"].strip():
        return Said(named=name)
    if not told(found["said"]):
        return Said(emptied=frozenset({name}))
    return Said(Slots(**{name: found["said"].strip()}))


def _known(name: str) -> str:
    low = " ".join(name.lower().split())
    return _ALIKE.get(low, low)


def _corrected(found: re.Match[str]) -> str:
    """A name with a typing error, set right; other words stay."""
    name = found["name"].lower()
    slips = 1 if len(name) < 8 else 2
    near = [one for one in _LONG if OSA.distance(name, one, score_cutoff=slips) <= slips]
    return f"{found['before']}{found['name'] if name in _NAMED or not near else near[0]}{found['after']}"
