"""What a draft is made of: words of ours, facts of the log, and gaps for the member to fill. Nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words of a template."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What the log says; `label` names it in a sentence: “where you met”."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What only the member knows, named for them: “what you talked about”."""

    text: str

    @property
    def shown(self) -> str:
        return f"‹{self.text}›"


Piece: TypeAlias = Fixed | Fact | Gap
Pieces: TypeAlias = tuple[Piece, ...]

_SLOT = re.compile(r"\{(\w+)\}|\[([^\[\]]+)\]")


def wanted(template: str) -> frozenset[str]:
    """The names of the facts that a template takes."""
    return frozenset(found[1] for found in _SLOT.finditer(template) if found[1])


def gaps(template: str) -> tuple[str, ...]:
    """The gaps of a template, as they are named."""
    return tuple(found[2] for found in _SLOT.finditer(template) if found[2])


def filled(template: str, facts: Mapping[str, Pieces]) -> Pieces:
    """A template with its facts. KeyError for one that is not there."""
    return tuple(_filled(template, facts))


def _filled(template: str, facts: Mapping[str, Pieces]) -> Iterator[Piece]:
    at, stopped = 0, False
    for found in _SLOT.finditer(template):
        if found.start() > at:
            yield Fixed(_after(stopped, template[at : found.start()]))
        if found[1]:
            yield from facts[found[1]]
            stopped = facts[found[1]][-1].text.endswith(".")
        else:
            yield Gap(found[2])
            stopped = False
        at = found.end()
    if at < len(template) and (rest := _after(stopped, template[at:])):
        yield Fixed(rest)


def _after(stopped: bool, words: str) -> str:
    """Words behind a fact that has its full stop already: “at Lune, Inc.”."""
    return words[1:] if stopped and words.startswith(".") else words


def joined(parts: Sequence[Pieces], between: str) -> Pieces:
    """Sentences or paragraphs, with the same between each two; nothing behind one that ends its paragraph itself."""
    whole: list[Piece] = []
    for part in parts:
        if whole and part and not whole[-1].text.endswith("\n\n"):
            whole.append(Fixed(between))
        whole += part
    return tuple(whole)


def text(pieces: Iterable[Piece]) -> str:
    """The message as it reads."""
    return "".join(piece.shown if isinstance(piece, Gap) else piece.text for piece in pieces)
