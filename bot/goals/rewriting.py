"""A goal said anew: one correct sentence in its own words, with the number, the day or the rhythm that it lacked.

It keeps what is to be done, with whom and where; it leaves out what stands around it (“I want to”, “maybe”, reasons).
A wording is offered only if it reads back as what was asked: otherwise there is none, which is honest.

    wording     the verb, capitals, days and rhythms
    numbering   the number in front of what is counted
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from bot.goals import clauses, deadlines, doing, numbering, reading, rhythms, vocabulary, wording
from bot.goals.model import Action
from bot.goals.reading import LONGEST, Reading
from bot.goals.vocabulary import compiled
from bot.kit import words
from bot.kit.times import Interval

MOST_TRIED = 24
"""Wordings of one goal that are read back: a reading takes about a third of a millisecond."""

Span = tuple[int, int]

_GREETING = compiled(
    r"^\W*(?:hi|hello|hey|good\s+(?:morning|evening|afternoon)|dear)\b(?:\s+(?:all|everyone|everybody|there|team|folks"
    r"|guys|friends|coach))?\s*[,.!:;-]+\s*"
)
_THANKS = compiled(r"[\s,.!;-]*\b(?:thanks|thank\s+you|pls|please|lol|haha+|ok|okay|i\s+guess|i\s+think)[\s.!,]*$")
_UNSURE = compiled(r"(?:,\s*)?\b(?:maybe|perhaps|hopefully|probably|somehow|please)\b,?\s*")
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])|(?<!\S)[:;]-?[)(DP](?!\S)")
_REASON = compiled(r"[\s,;-]+(?:so\s+that|so\s+(?=i\b|we\b)|in\s+order\s+to|because|since\s+i\b|which\s+will|that\s+way)")
_TO = compiled(r"[\s,;-]*to\s")
_ASIDE = compiled(r"\s*\((?:just|only|no|not|at\s+least|maybe|or|if)\b[^()]*\)")
_LOOSE = compiled(r"(?:[\s,;:.!?-]|\b(?:and|or|then|so|but|by|for|within|in|on|during)$)+$")
_SEASON = compiled(r"\b(?:summer|winter|spring|autumn|fall|season|semester|term|year)$|^(?:in|during|over|this|throughout)\b")
_SESSION = compiled(
    r"(?:(?P<verb>spend(?:ing)?|dedicat(?:e|ing)|devot(?:e|ing)|invest(?:ing)?|block|reserve|set\s+aside|schedule|put)"
    r"\s+)?(?:at\s+least\s+|about\s+|up\s+to\s+)?(?:an?|half\s+an|\d{1,3}(?:[.,]\d)?|" + vocabulary.WORD_NUMBER + r")"
    r"[\s-]*(?:minutes?|mins?|hours?|hrs?|h|m)\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the wording has to say when it is read: empty for what nobody said."""

    number: int | None
    by: date | None
    every: Interval | None


@dataclass(frozen=True, slots=True)
class Typed:
    """A sentence on one line with the spans of what it says of time: its rhythm, its deadline, the day it begins on."""

    said: str
    rhythm: Span | None
    often: int | None
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
    def spans(self) -> list[Span]:
        return [span for span in (self.rhythm, self.until, self.begins) if span is not None]


def rewrite(
    text: str,
    read: Reading,
    today: date,
    *,
    number: int | None = None,
    by: date | None = None,
    every: Interval | None = None,
    what: str | None = None,
) -> str:
    """`text`, which was read as `read`, in one sentence with what is given; empty where none reads back as that.

    `number`, `by` and `every` stand in for what it lacks, or replace it. `what` is an activity for what is too vague to
    be done (“have coffee chats with developers”); the times that were typed stay.
    """
    if what:
        own = reading.read(what, today)
        return _offered(what, own, _asked(_timed(own, read), number, by, every), today, borrowed=_typed(text, today))
    if read.action is Action.UNCLEAR or (read.action is Action.RESULT and number is not None and number != read.target):
        return ""
    return _offered(text, read, _asked(read, number, by, every), today)


def _timed(own: Reading, read: Reading) -> Reading:
    """What the activity says, with the times of the goal that it stands for."""
    return replace(
        own,
        cadence=own.cadence or read.cadence,
        deadline=own.deadline or read.deadline,
        open="" if own.deadline else read.open,
        past="" if own.deadline else read.past,
    )


def _asked(read: Reading, number: int | None, by: date | None, every: Interval | None) -> Asked:
    return Asked(
        read.target if number is None else number,
        read.deadline if by is None else by,
        read.cadence if every is None else every,
    )


def _offered(text: str, read: Reading, asked: Asked, today: date, borrowed: Typed | None = None) -> str:
    for said in islice(_wordings(text, read, asked, today, borrowed), MOST_TRIED):
        if _says(said, read, asked, today):
            return said
    return ""


def _says(said: str, read: Reading, asked: Asked, today: date) -> bool:
    """Whether a wording is one sentence that reads back as what was asked."""
    if len(said) > LONGEST or not said[:1].isupper() or reading.sentences(said) != 1:
        return False
    back = reading.read(said, today)
    return (
        (read.action is Action.UNCLEAR or back.action is read.action)
        and back.action is not Action.UNCLEAR
        and (asked.number is None or back.target == asked.number)
        and (back.deadline, back.cadence) == (asked.by, asked.every)
        and (back.role, back.company) == (read.role, read.company)
        and (asked.by is not None or bool(back.open) == bool(read.open))
    )


def _wordings(text: str, read: Reading, asked: Asked, today: date, borrowed: Typed | None) -> Iterator[str]:
    typed = _typed(text, today)
    for start, end in _tasks(typed, read, today):
        inner, outer = _parts(typed, start, end, read, asked, today)
        if borrowed is not None:
            outer += _kept(borrowed, read, asked, today)
        task = wording.begun(_clean(inner))
        if task:
            yield from _timed_wordings(task, outer, read, asked, today)


def _typed(text: str, today: date) -> Typed:
    said = _stripped(text)
    rhythm = rhythms.find(said, today)
    typed = Typed(said, None if rhythm is None else rhythm.span, None if rhythm is None else rhythm.target, None, None)
    until = deadlines.find(typed.rest, today)
    typed = replace(typed, until=None if until is None else until.span)
    begins = deadlines.begins(typed.rest, today)
    return replace(typed, begins=None if begins is None else begins[0])


def _stripped(text: str) -> str:
    """On one line and plain, without emoji, greetings and thanks."""
    lines = [line.strip() for line in text[:LONGEST].split("\n") if line.strip()]
    text = " ".join(line if line[-1] in ".,;:!?" or line is lines[-1] else f"{line}." for line in lines)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("So", "Sk", "Cs", "Cf", "Co", "Cn"))
    text = _SHORTCODE.sub("", text.replace("\ufe0f", ""))
    return _THANKS.sub("", _GREETING.sub("", reading.plain(text)))


def _tasks(typed: Typed, read: Reading, today: date) -> Iterator[Span]:
    """Where what is to be done stands: without its reasons, then with them."""
    rest = typed.rest
    for first, last in _sentences(typed.said):
        part = rest[first:last]
        task = clauses.task(part)
        does = doing.read(task.text, session=task.session)
        if does.vague and (means := clauses.means(task.text)) is not None:
            task, does = replace(task, text=means[1]), doing.read(means[1])
        if does.action is not read.action and read.action is not Action.UNCLEAR:
            continue
        start = first + part.find(task.text)
        end = start + len(task.text)
        if task.session and (found := _session(part)) is not None:
            start = first + found
        tail = typed.said[end:last]
        if _TO.match(rest[end:last]):
            reason = _REASON.search(rest, end, last)
            yield start, last if reason is None else reason.start()
        yield start, end
        if tail.strip(" .!?"):
            yield start, last


def _session(part: str) -> int | None:
    found = _SESSION.search(part)
    return None if found is None else found.start()


def _sentences(said: str) -> Iterator[Span]:
    masked = vocabulary.SHORT.sub(lambda found: found[0].replace(".", " "), said)
    start = 0
    for found in vocabulary.FULL_STOP.finditer(masked):
        yield start, found.start()
        start = found.end()
    yield start, len(said.rstrip(" .!?"))


def _parts(
    typed: Typed, start: int, end: int, read: Reading, asked: Asked, today: date
) -> tuple[str, list[tuple[str, str]]]:
    """What is to be done with the times that stay in it, and the times that stand elsewhere, each with its kind."""
    inner = typed.said[start:end]
    outer: list[tuple[str, str]] = []
    for span, kind in sorted(_times(typed), reverse=True):
        phrase = typed.said[slice(*span)]
        within = start <= span[0] and span[1] <= end
        kept = _phrase(phrase, kind, typed, read, asked, today)
        if within and kept:
            inner = inner[: span[0] - start] + _led(phrase, kept) + inner[span[1] - start :]
        elif within:
            inner = inner[: span[0] - start] + " " + inner[span[1] - start :]
        elif kept:
            outer.append((kind, wording.later(kept, heading=_is_heading(typed.said, span))))
    return inner, outer


def _kept(typed: Typed, read: Reading, asked: Asked, today: date) -> list[tuple[str, str]]:
    """The times of a sentence that stay, as they stand after something else."""
    kept = ((kind, _phrase(typed.said[slice(*span)], kind, typed, read, asked, today)) for span, kind in _times(typed))
    return [(kind, wording.later(phrase)) for kind, phrase in kept if phrase]


def _times(typed: Typed) -> list[tuple[Span, str]]:
    spans = ((typed.rhythm, "rhythm"), (typed.until, "until"), (typed.begins, "begins"))
    return [(span, kind) for span, kind in spans if span is not None]


def _is_heading(said: str, span: Span) -> bool:
    return said[span[1] : span[1] + 1] == ":" and span[1] - span[0] < 20


def _led(phrase: str, kept: str) -> str:
    """With the spaces that the phrase had around it."""
    lead = phrase[: len(phrase) - len(phrase.lstrip())]
    return lead + kept.strip()


def _phrase(phrase: str, kind: str, typed: Typed, read: Reading, asked: Asked, today: date) -> str:
    """A typed phrase of time as it stays; empty if it is replaced."""
    if kind == "begins":
        return phrase
    if kind == "rhythm":
        found = rhythms.find(phrase, today)
        same = found is not None and found.every == asked.every
        return phrase if same and typed.often in (None, asked.number) else ""
    if asked.by is None or (not read.open and asked.by == read.deadline):
        return phrase
    if read.open and not _SEASON.search(phrase.strip()):
        return f"{phrase.rstrip(' .,')} on {wording.day(asked.by)}"
    return ""


def _clean(inner: str) -> str:
    """Without doubt, asides and what a phrase that was taken out leaves behind."""
    text = _ASIDE.sub("", _UNSURE.sub(lambda found: " " if found.start() else "", inner))
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    text = re.sub(r"([,;:])[,;:.]+", r"\1", text)
    while (shorter := _LOOSE.sub("", text)) != text:
        text = shorter
    return text


def _timed_wordings(
    task: str, outer: list[tuple[str, str]], read: Reading, asked: Asked, today: date
) -> Iterator[str]:
    """The sentence with its number, then its rhythm, then its days; the task without one if it needs none."""
    back = reading.read(task, today)
    kinds = {kind for kind, _ in outer}
    typed_rhythm = " ".join(phrase for kind, phrase in outer if kind == "rhythm")
    end = " ".join(phrase for kind, phrase in sorted(outer) if kind != "rhythm")
    needs_rhythm = asked.every is not None and back.cadence != asked.every and "rhythm" not in kinds
    needs_day = asked.by is not None and back.deadline != asked.by and "until" not in kinds
    if needs_day and asked.by is not None:
        end = f"{end} {'until' if asked.every else 'by'} {wording.day(asked.by)}".strip()
    for said, often in _numbered(task, back, asked, read, bool(typed_rhythm)):
        rhythm = wording.rhythm(asked.every, often) if needs_rhythm and asked.every is not None else typed_rhythm
        if often is not None and not needs_rhythm:
            said = f"{said} {numbering.times(often)}"
        yield _sentence(said, rhythm, end, outer)


def _numbered(
    task: str, back: Reading, asked: Asked, read: Reading, rhythmic: bool
) -> Iterator[tuple[str, int | None]]:
    """The task with its number in front of what is counted, or the number of times that it is done."""
    if asked.number is None or (back.target == asked.number and back.target is not None):
        yield task, None
    if asked.number is None:
        return
    if read.target is None:
        for said in numbering.put(task, asked.number):
            yield said, None
    elif back.target is not None and back.target != asked.number:
        for said in numbering.replaced(task, back.target, asked.number):
            yield said, None
    else:
        yield task, None
    recurs = asked.every is not None
    if recurs or (wording.others(back.kind, back.action) and not read.vague):
        yield numbering.without_adverbs(task), asked.number


def _sentence(task: str, rhythm: str, end: str, outer: list[tuple[str, str]]) -> str:
    if rhythm or end:
        task = numbering.without_adverbs(task)
    said = " ".join(f"{task.rstrip(' .,;:!?')} {rhythm} {end}".split())
    said = wording.capitals(said, tuple(phrase for _, phrase in outer if phrase))
    return words.capital(said.rstrip(" .,;:!?")) + "."
