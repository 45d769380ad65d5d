"""What shows itself in a text: e-mail addresses, links, tags, phone numbers and mentions, with their places.

Each pattern runs once over the text, and none has a repetition inside a repetition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import regex

Kind = Literal["email", "link", "tag", "phone"]


@dataclass(frozen=True, slots=True)
class Mark:
    kind: Kind
    start: int
    end: int
    value: str


_EMAIL = re.compile(
    r"(?<![\w.+-])(?P<value>[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,120}[\w])(?![@\w])",
)
_HOSTS = r"(?:[a-z]{2,3}\.)?(?:linkedin\.com|github\.com|gitlab\.com|twitter\.com|x\.com|bsky\.app|xing\.com|t\.me)"
_LINK = re.compile(
    rf"(?<![\w@./])(?:https?://[^\s,;<>\"]+|www\.[^\s,;<>\"]+|{_HOSTS}/[^\s,;<>\"]+"
    r"|[\w-]{1,63}\.[a-z.]{2,30}/[^\s,;<>\"]+|[\w-]{1,63}\.(?:dev|me|io|design|blog|page|xyz|codes|tech|github\.io)(?![\w.-]))",
    re.IGNORECASE,
)
_TAG = regex.compile(r"(?<!\S)#(\w[\w\p{M}+-]*)(?![^\s\p{P}])")
_PHONE = re.compile(
    r"(?<![\w./:+@-])\+?[(]?[0-9][0-9 ().\-/]{4,22}[0-9](?![\w@:%]|[.,-][0-9])"
    r"(?: ?(?:ext|x|ext\.|extension) ?[0-9]{1,5}(?!\w))?",
    re.IGNORECASE,
)
_DAY_LIKE = re.compile(
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?!\d)|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})(?!\d)"
    r"|[0-9]{4} ?[-/] ?[0-9]{2,4}(?!\d)|[0-9]{1,2} ?- ?[0-9]{1,2}(?!\d)"
)
_PHONE_SHAPE = re.compile(r"[(]?[0-9]{3}[)]?[-. ]{1,2}[0-9]{3}[-. ][0-9]{4}")
_CUE = re.compile(
    r"(?:phone|tel|telephone|mobile|cell|call|whatsapp|number|nr|no|mob|ph|signal|telegram|text|t)[.:]?\s{0,2}"
    r"(?:is |at |on |:)?\s?$",
    re.IGNORECASE,
)


def find(text: str) -> list[Mark]:
    """The marks of a text from left to right; where two overlap, the one that stands first here holds."""
    found: list[Mark] = []
    free = bytearray(len(text))
    for mark in (*_links(text), *_emails(text), *_tags(text), *_phones(text)):
        if not any(free[mark.start : mark.end]):
            free[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            found.append(mark)
    return sorted(found, key=lambda mark: mark.start)


def _links(text: str) -> list[Mark]:
    found: list[Mark] = []
    for match in _LINK.finditer(text):
        value = match[0].rstrip(".,;:!?'\"")
        if value.endswith(")") and "(" not in value:
            value = value.rstrip(").")
        before = text[: match.start()].rstrip()[-8:].lower()
        bare = "/" not in value and not value.lower().startswith("www.")
        if bare and (before.endswith("@") or before.split()[-1:] in (["at"], ["from"], ["for"], ["of"], ["@"])):
            continue  # a company that is named like its site
        if value and (value.count(".") or "://" in value):
            found.append(Mark("link", match.start(), match.start() + len(value), value))
    return found


def _emails(text: str) -> list[Mark]:
    found: list[Mark] = []
    for match in _EMAIL.finditer(text):
        value = match["value"].rstrip("-.")
        if "." in value.rpartition("@")[2]:
            found.append(Mark("email", match.start(), match.start() + len(value), value))
    return found


def _tags(text: str) -> list[Mark]:
    """“#python”; but “#1” is a rank."""
    found = _TAG.finditer(text)
    return [Mark("tag", match.start(), match.end(), match[1]) for match in found if not match[1].isdigit()]


def _phones(text: str) -> list[Mark]:
    """Seven to fifteen digits in the shape of a number to call (E.164 has at most fifteen), or fewer after “phone”."""
    found: list[Mark] = []
    for match in _PHONE.finditer(text):
        value = match[0].strip()
        if value.startswith("(") and ")" not in value:
            continue
        digits = sum(letter.isdigit() for letter in value)
        cued = _CUE.search(text, max(0, match.start() - 24), match.start()) is not None
        clear = value[0] in "+(" or value.startswith("0") or _PHONE_SHAPE.fullmatch(value) is not None or cued
        if not clear or not (5 if cued else 7) <= digits <= 15 or _DAY_LIKE.match(value):
            continue
        found.append(Mark("phone", match.start(), match.end(), value))
    return found
