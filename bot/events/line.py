"""The quick line of `event add`: “PyDay, 12 March 18:30-21:00, Startup House, #python, https://example.org”.

Parts are separated by commas. The first one is the title; a link, topics with #, “online” and a day with its time are
recognised wherever they stand; what is left says where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from bot.kit import dates, words
from bot.kit.errors import UserError

_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
_TOPIC = re.compile(r"(?:^|(?<=\s))#([\w-]{1,40})")
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]m)?"
_SPAN = re.compile(rf"(?<![\d-])({_CLOCK})\s*(?:-|–|\bto\b|\buntil\b|\btill\b)\s*({_CLOCK})$", re.IGNORECASE)
LONGEST_TAIL = 80
"""Characters of a date phrase at the end of a part."""
_TITLED = re.compile(r"(?:night|evening|morning|afternoon)\b(?! of\b)", re.IGNORECASE)
"""After another word it belongs to the title: “Rust night 20 march”."""
_ONLINE = frozenset({"online", "virtual", "webinar", "remote"})


@dataclass(frozen=True, slots=True)
class EventLine:
    """What a line says of an event. `day` is None when it names none, `at` for a whole day; `until` is the time that it
    ends, on the day after when that is earlier than `at`."""

    title: str
    day: date | None = None
    at: time | None = None
    until: time | None = None
    where: str = ""
    link: str = ""
    topics: tuple[str, ...] = ()
    online: bool = False


def read_line(text: str, here: dates.Here) -> EventLine:
    """Never fails: what isn't recognised belongs to the title or the place. ImpossibleDay and PastDay are raised, since
    somebody meant a day."""
    link = _LINK.search(text)
    rest = _LINK.sub(" ", text)
    topics = tuple(dict.fromkeys(match[1] for match in _TOPIC.finditer(rest)))
    parts = [" ".join(part.split()).strip(" -–") for part in re.split(r"[,;\n]", _TOPIC.sub(" ", rest))]
    parts = [part for part in parts if part]
    title, places, online = "", list[str](), False
    found: _Phrase | None = None
    for number, part in enumerate(parts):
        if number and words.fold(part) in _ONLINE:
            online = True
            continue
        left = part
        read = _phrase(part, here)
        if read is not None:
            if found is None:
                found, left = read, read.left
            elif not read.left and (both := _together(found, read, here)) is not None:
                found, left = both, ""
        if left and not title:
            title = left
        elif left:
            places.append(left)
    day, at, until = (None, None, None) if found is None else (found.when.day, found.when.at, found.until)
    where = ", ".join(places)
    return EventLine(title, day, at, until, where, link[0] if link else "", topics, online)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What a part says of a time: the words that were read, and those that are left in front of them."""

    when: dates.When
    said: str
    until: time | None = None
    left: str = ""


def _phrase(part: str, here: dates.Here) -> _Phrase | None:
    """The day or time that is all of a part, or ends it."""
    span = _SPAN.search(part)
    if span is not None and not re.search(r"[:.apm]", span[0], re.IGNORECASE):
        span = None  # two bare numbers are no times
    begins = part if span is None else part[: span.end(1)]
    for start in _starts(begins):
        said = begins[start:].strip()
        try:
            when = dates.read_when(said, here)
        except dates.UnclearDay:
            continue
        until = _time(span[2], when.at) if span is not None and when.at is not None else None
        return _Phrase(when, said, until, re.sub(r"(?:^|\s)(?:on|at|,)?\s*$", "", begins[:start], flags=re.IGNORECASE))
    return None


def _together(first: _Phrase, second: _Phrase, here: dates.Here) -> _Phrase | None:
    """A day and a time of two parts; None where both say the same kind of thing."""
    for said in (f"{first.said} {second.said}", f"{second.said} {first.said}"):
        try:
            when = dates.read_when(said, here)
        except UserError:
            continue
        return _Phrase(when, said, first.until or second.until, first.left)
    return None


def _starts(part: str) -> list[int]:
    """Where a day may begin in a part: at its beginning, or with one of its last words."""
    places = [0, *(match.end() for match in re.finditer(r"\s+", part))]
    near = [place for place in places if len(part) - place <= LONGEST_TAIL and not _TITLED.match(part, place)]
    return sorted({0, *near})


def _time(text: str, after: time) -> time | None:
    """A clock time that ends something which begins `after`: a bare hour before that is in the afternoon."""
    said = text.strip()
    if said.isascii() and said.isdigit():
        hour = int(said)
        hour += 12 if hour <= after.hour and after.hour < hour + 12 < 24 else 0
        return time(hour % 24) if hour <= 24 else None
    try:
        return dates.read_when(said, dates.SOMEWHERE).at
    except UserError:
        return None
