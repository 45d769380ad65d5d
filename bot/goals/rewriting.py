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
from bot.goals.rhythms import Rhythm
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
_REASON = compiled(
    r"[\s,;-]+(?:so\s+that|so\s+(?=i\b|we\b)|in\s+order\s+to|because|since\s+i\b|which\s+will|that\s+way)"
)
_TO = compiled(r"[\s,;-]*to\s")
_TITLE = compiled(r"\b(?:prof|sr|jr|approx|ca|max|min)\.")
_ASIDE = compiled(r"\s*\((?:just|only|no|not|at\s+least|maybe|or|if)\b[^()]*\)")
_BACK = compiled(r"\b(?:it|them|there|each\s+one|one\s+of|these|those)\b")
_EACH = compiled(r"\b(?:every|each|all|everyone|everybody)\b")
_DASHED = compiled(r"\s+-\s+(?:that|this|it|but|i)\b.*$")
_LOOSE = compiled(r"(?:[\s,;:.!?-]|\b(?:and|or|then|so|but|by|within|during)$)+$")
_SEASON = compiled(
    r"\b(?:summer|winter|spring|autumn|fall|season|semester|term|year)$|^(?:in|during|over|this|throughout)\b"
)
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

    def changes(self, read: Reading) -> bool:
        return (self.number, self.every) != (read.target, read.cadence)


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
        own = _timed(reading.read(what, today), read)
        return _offered(what, own, _asked(own, number, by, every), today, borrowed=_typed(text, read, today))
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
    """The first wording that says it with the same channel and sector; else one that says it."""
    other = ""
    for said in islice(_wordings(text, read, asked, today, borrowed), MOST_TRIED):
        if not _is_sentence(said):
            continue
        back = reading.read(said, today)
        if not _says(back, read, asked) or not _same_people(back, text, read, today):
            continue
        if (back.channel, back.sector) == (read.channel, read.sector):
            return said
        other = other or said
    return other


def _is_sentence(said: str) -> bool:
    whole = said.count('"') % 2 == 0 and said.count("(") == said.count(")")
    return whole and len(said) <= LONGEST and said[:1].isupper() and reading.sentences(said) == 1 and " / " not in said


def _same_people(back: Reading, text: str, read: Reading, today: date) -> bool:
    """Whether a wording, read as `back`, names the role and the company of the goal, or of one of its sentences, since
    another one that explains is left out."""
    named = (back.role, back.company)
    if named == (read.role, read.company):
        return True
    said = _stripped(text)
    several = list(_sentences(said))
    alone = (reading.read(said[first:last], today) for first, last in several) if len(several) > 1 else ()
    return any(named == (each.role, each.company) for each in alone)


def _says(back: Reading, read: Reading, asked: Asked) -> bool:
    """Whether a wording, read as `back`, says what was asked."""
    return (
        (read.action is Action.UNCLEAR or back.action is read.action)
        and back.action is not Action.UNCLEAR
        and (asked.number is None or back.target == asked.number)
        and (back.deadline, back.cadence) == (asked.by, asked.every)
        and (asked.by is not None or not read.open or bool(back.open))
    )


def _wordings(text: str, read: Reading, asked: Asked, today: date, borrowed: Typed | None) -> Iterator[str]:
    typed = _typed(text, read, today)
    for start, end in _tasks(typed, read, asked):
        inner, outer = _parts(typed, start, end, read, asked)
        if borrowed is not None:
            outer += _kept(borrowed, read, asked)
        task = wording.begun(numbering.without_leading(_clean(inner)))
        if task:
            dated = (*typed.phrases, *(phrase for _, phrase in outer))
            yield from _timed_wordings(task, _task_read(task, typed, (start, end), read, today), outer, dated, read, asked)


def _typed(text: str, read: Reading, today: date) -> Typed:
    """Only the times that were read of it are looked for."""
    said = _stripped(text)
    rhythm = None if read.cadence is None else rhythms.find(said, today)
    typed = Typed(said, rhythm, None, None)
    until = deadlines.find(typed.rest, today) if read.phrase else None
    typed = replace(typed, until=None if until is None else _apart(rhythm, _with_year(said, until.span)))
    begins = None if read.starts is None else deadlines.begins(typed.rest, today)
    return replace(typed, begins=None if begins is None else begins[0])


def _with_year(said: str, span: Span) -> Span:
    """With the year that follows a season: “in summer 2027”."""
    found = re.compile(r"\s+20\d\d\b").match(said, span[1])
    return span if found is None else (span[0], found.end())


def _apart(rhythm: Rhythm | None, until: Span) -> Span:
    """The deadline without the rhythm that stands within its phrase: “in every month until May”."""
    if rhythm is None or not (until[0] <= rhythm.span[0] and rhythm.span[1] <= until[1]):
        return until
    return (rhythm.span[1], until[1])


def _stripped(text: str) -> str:
    """On one line and plain, without emoji, greetings and thanks."""
    lines = [line.strip() for line in text[:LONGEST].split("\n") if line.strip()]
    text = " ".join(line if line[-1] in ".,;:!?" or line is lines[-1] else f"{line}." for line in lines)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("So", "Sk", "Cs", "Cf", "Co", "Cn"))
    text = _SHORTCODE.sub("", text.replace("\ufe0f", ""))
    return _THANKS.sub("", _GREETING.sub("", reading.plain(text)))


def _tasks(typed: Typed, read: Reading, asked: Asked) -> Iterator[Span]:
    """Where what is to be done stands: without its reasons, then with them."""
    rest = typed.rest
    for first, last in _sentences(typed.said):
        part = rest[first:last]
        task = clauses.task(part)
        does = doing.read(task.text, session=task.session)
        whole = None
        if does.vague and (means := clauses.means(task.text)) is not None:
            whole = first + part.find(task.text)
            task, does = replace(task, text=means[1]), doing.read(means[1])
        if does.action is not read.action and read.action is not Action.UNCLEAR:
            continue
        start = first + part.find(task.text)
        end = start + len(task.text)
        if not asked.changes(read):
            end = max(end, *(span[1] for span in typed.spans if not typed.said[end : span[0]].strip(" ,")), end)
        if whole is not None and _BACK.search(task.text):
            start = whole
        if task.session and (found := _session(part)) is not None:
            start = first + found
        tail = typed.said[end:last]
        if _TO.match(rest[end:last]):
            reason = _REASON.search(rest, end, last)
            yield start, last if reason is None else reason.start()
        yield start, end
        if tail.strip(" .!?"):
            yield start, last
        if whole is not None:
            yield whole, end


def _session(part: str) -> int | None:
    found = _SESSION.search(part)
    return None if found is None else found.start()


def _sentences(said: str) -> Iterator[Span]:
    masked = _TITLE.sub(lambda found: found[0].replace(".", " "), said)
    masked = vocabulary.SHORT.sub(lambda found: found[0].replace(".", " "), masked)
    start = 0
    for found in vocabulary.FULL_STOP.finditer(masked):
        yield start, found.start()
        start = found.end()
    yield start, len(said.rstrip(" .!?"))


def _parts(typed: Typed, start: int, end: int, read: Reading, asked: Asked) -> tuple[str, list[tuple[str, str]]]:
    """What is to be done with the times that stay in it, and the times that stand elsewhere, each with its kind."""
    inner = typed.said[start:end]
    outer: list[tuple[str, str]] = []
    for span, kind in sorted(typed.times, reverse=True):
        phrase = typed.said[slice(*span)]
        within = start <= span[0] and span[1] <= end
        kept = _phrase(phrase, kind, typed, read, asked)
        if within and kept:
            inner = f"{inner[: span[0] - start]} {kept.strip()}{inner[span[1] - start :]}"
        elif within:
            inner = inner[: span[0] - start] + " " + inner[span[1] - start :]
        elif kept:
            outer.append((kind, wording.later(kept, heading=_is_heading(typed.said, span))))
    return inner, outer


def _kept(typed: Typed, read: Reading, asked: Asked) -> list[tuple[str, str]]:
    """The times of a sentence that stay, as they stand after something else."""
    kept = ((kind, _phrase(typed.said[slice(*span)], kind, typed, read, asked)) for span, kind in typed.times)
    return [(kind, wording.later(phrase)) for kind, phrase in kept if phrase]


def _is_heading(said: str, span: Span) -> bool:
    return said[span[1] : span[1] + 1] == ":" and span[1] - span[0] < 20


def _phrase(phrase: str, kind: str, typed: Typed, read: Reading, asked: Asked) -> str:
    """A typed phrase of time as it stays; empty if it is replaced."""
    if kind == "begins":
        return phrase
    if kind == "rhythm" and typed.rhythm is not None:
        same = typed.rhythm.every == asked.every
        return wording.spelled(phrase) if same and typed.rhythm.target in (None, asked.number) else ""
    if read.past and asked.by is None and asked.every not in (None, read.cadence):
        return ""
    phrase = wording.by(phrase)
    if asked.by is None or (not read.open and asked.by == read.deadline):
        return phrase
    if read.open and not _SEASON.search(phrase.strip()):
        return f"{phrase.rstrip(' .,')} on {wording.day(asked.by)}"
    return ""


def _clean(inner: str) -> str:
    """Without doubt, asides and what a phrase that was taken out leaves behind."""
    text = _DASHED.sub("", _ASIDE.sub("", _UNSURE.sub(lambda found: " " if found.start() else "", inner)))
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    text = re.sub(r"([,;:])[,;:.]+", r"\1", text)
    while (shorter := _LOOSE.sub("", text)) != text:
        text = shorter
    return text


def _task_read(task: str, typed: Typed, where: Span, read: Reading, today: date) -> Reading:
    """What a task says that stood at `where`: with no time in it that is known already, and reading it takes longest."""
    timed = any(where[0] <= span[0] and span[1] <= where[1] for span in typed.spans)
    if timed or (typed.rhythm is not None and typed.rhythm.target is not None):
        return reading.read(task, today)
    return replace(read, cadence=None, deadline=None)


def _timed_wordings(
    task: str, back: Reading, outer: list[tuple[str, str]], dated: tuple[str, ...], read: Reading, asked: Asked
) -> Iterator[str]:
    """The sentence with its number, then its rhythm, then its days; the task, read as `back`, without one if it needs
    none."""
    kinds = {kind for kind, _ in outer}
    typed_rhythm = " ".join(phrase for kind, phrase in outer if kind == "rhythm")
    end = " ".join(phrase for kind, phrase in sorted(outer) if kind != "rhythm")
    needs_rhythm = asked.every is not None and back.cadence != asked.every and "rhythm" not in kinds
    needs_day = asked.by is not None and back.deadline != asked.by and "until" not in kinds
    if needs_day and asked.by is not None:
        end = f"{end} {'until' if asked.every else 'by'} {wording.day(asked.by)}".strip()
    for said, often in _numbered(task, back, asked, read, again=needs_rhythm):
        rhythm = wording.rhythm(asked.every, often) if needs_rhythm and asked.every is not None else typed_rhythm
        if often is not None and not needs_rhythm:
            said = f"{said} {numbering.times(often)}"
        yield _sentence(said, rhythm, end, dated)


def _numbered(
    task: str, back: Reading, asked: Asked, read: Reading, *, again: bool
) -> Iterator[tuple[str, int | None]]:
    """The task with its number in front of what is counted, or the number of times that it is done."""
    if asked.number == read.target and not (again and back.target is None):
        yield task, None
    if asked.number is None or (asked.number == read.target and not again) or numbering.FEWER.search(task):
        return
    recurs = asked.every is not None
    often = wording.others(back.kind, back.action) and not read.vague and not _EACH.search(task)
    if recurs and back.target is None and not numbering.phrases(task):
        yield numbering.without_adverbs(task), asked.number
    wordings = (
        numbering.put(task, asked.number)
        if back.target is None
        else numbering.replaced(task, back.target, asked.number)
    )
    for said in wordings:
        yield said, None
    if recurs or often:
        yield numbering.without_adverbs(task), asked.number


def _sentence(task: str, rhythm: str, end: str, dated: tuple[str, ...]) -> str:
    if rhythm or end:
        task = numbering.without_adverbs(task)
    said = " ".join(f"{task.rstrip(' .,;:!?')} {rhythm} {end}".split())
    said = wording.capitals(said, dated)
    return words.capital(said.rstrip(" .,;:!?")) + "."
