"""A goal as it was typed, freed of greetings and signs, with the places of what it says of time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.goals import deadlines, reading, rhythms, vocabulary
from bot.goals.reading import LONGEST, Reading
from bot.goals.rhythms import Rhythm
from bot.goals.vocabulary import compiled

Span = tuple[int, int]

_GREETING = compiled(
    r"^\W*(?:hi|hello|hey|good\s+(?:morning|evening|afternoon)|dear)\b(?:\s+(?:all|everyone|everybody|there|team|folks"
    r"|guys|friends|coach))?\s*[,.!:;-]+\s*"
)
_THANKS = compiled(r"[\s,.!;-]*\b(?:thanks|thank\s+you|pls|please|lol|haha+|ok|okay|i\s+guess|i\s+think)[\s.!,]*$")
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])|(?<!\S)[:;]-?[)(DP](?!\S)")
_GOES_ON = compiled(r"\s+(?:20\d\d|straight|in\s+a\s+row)\b")
_TITLE = compiled(r"\b(?:prof|sr|jr|approx|ca|max|min)\.")


@dataclass(frozen=True, slots=True)
class Typed:
    """A sentence on one line with the spans of what it says of time: its rhythm, its deadline, the day it begins on."""

    said: str
    rhythm: Rhythm | None
    until: Span | None
    begins: Span | None

    @property
    def rest(self) -> str:
        """Everything else, in its place."""
        rest = self.said
        for span in self.spans:
            rest = rest[: span[0]] + " " * (span[1] - span[0]) + rest[span[1] :]
        return rest

    @property
    def phrases(self) -> list[str]:
        return [self.said[slice(*span)].strip() for span in self.spans]

    @property
    def spans(self) -> list[Span]:
        return [span for span, _ in self.times]

    @property
    def times(self) -> list[tuple[Span, str]]:
        """The spans, each with its kind."""
        rhythm = None if self.rhythm is None else self.rhythm.span
        spans = ((rhythm, "rhythm"), (self.until, "until"), (self.begins, "begins"))
        return [(span, kind) for span, kind in spans if span is not None]


def find(text: str, read: Reading, today: date) -> Typed:
    """`text`, which was read as `read`, freed: only the times that were read of it are looked for."""
    said = stripped(text)
    rhythm = None if read.cadence is None else rhythms.find(said, today)
    typed = Typed(said, rhythm, None, None)
    until = deadlines.find(typed.rest, today) if read.phrase else None
    typed = replace(typed, until=None if until is None else _apart(rhythm, _whole(said, until.span)))
    begins = None if read.starts is None else deadlines.begins(typed.rest, today)
    return replace(typed, begins=None if begins is None else begins[0])


def _whole(said: str, span: Span) -> Span:
    """With what still belongs to it: “in summer 2027”, “for two weeks straight”."""
    found = _GOES_ON.match(said, span[1])
    return span if found is None else (span[0], found.end())


def _apart(rhythm: Rhythm | None, until: Span) -> Span:
    """The deadline without the rhythm that stands within its phrase: “in every month until May”."""
    if rhythm is None or not (until[0] <= rhythm.span[0] and rhythm.span[1] <= until[1]):
        return until
    return (rhythm.span[1], until[1])


def stripped(text: str) -> str:
    """On one line and plain, without emoji, greetings and thanks."""
    lines = [line.strip() for line in text[:LONGEST].split("\n") if line.strip()]
    text = " ".join(line if line[-1] in ".,;:!?" or line is lines[-1] else f"{line}." for line in lines)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("So", "Sk", "Cs", "Cf", "Co", "Cn"))
    text = _SHORTCODE.sub("", text.replace("\ufe0f", ""))
    return _THANKS.sub("", _GREETING.sub("", reading.plain(text)))


def sentences(said: str) -> Iterator[Span]:
    """Where each sentence stands, without the full stop that ends it."""
    masked = _TITLE.sub(lambda found: found[0].replace(".", " "), said)
    masked = vocabulary.SHORT.sub(lambda found: found[0].replace(".", " "), masked)
    start = 0
    for found in vocabulary.FULL_STOP.finditer(masked):
        yield start, found.start()
        start = found.end()
    yield start, len(said.rstrip(" .!?"))
