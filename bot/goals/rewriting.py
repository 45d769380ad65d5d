"""A goal said anew: one correct sentence in its own words, with the number, the day or the rhythm that it lacked.

It keeps what is to be done, with whom and where; it leaves out what stands around it (“I want to”, “maybe”, reasons).
A wording is offered only if it reads back as what was asked: otherwise there is none, which is honest.

    freed       what was typed without greetings, and where its times stand
    wording     the verb, capitals, days and rhythms
    numbering   the number in front of what is counted
    shorthand   “w/” and the like in words
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from bot.goals import clauses, doing, freed, numbering, reading, shorthand, vocabulary, wording
from bot.goals.model import Action
from bot.goals.reading import LONGEST, Reading
from bot.goals.vocabulary import compiled
from bot.kit import words
from bot.kit.times import Interval

MOST_TRIED = 24
"""Wordings of one goal that are read back: a reading takes about half a millisecond."""

Time = tuple[str, str]
"""Its kind (a rhythm, until when, since when) and its phrase."""

_UNSURE = compiled(r"(?:,\s*)?\b(?:maybe|perhaps|possibly|hopefully|probably|somehow|please)\b,?\s*")
_NO_NUMBER = compiled(r"(?<![\w.,:/-])(?:0|zero|\d{6,})\s+[a-z]")
"""What stands where a number does and is none that a goal can have."""
_REASON = compiled(
    r"[\s,;-]+(?:so\s+that|so\s+(?=i\b|we\b)|in\s+order\s+to|so\s+as\s+to|because|since\s+i\b|which\s+will|that\s+way)"
)
_TO = compiled(r"[\s,;-]*to\s")
_ASIDE = compiled(r"\s*\((?:just|only|no|not|at\s+least|maybe|or|if)\b[^()]*\)")
_BACK = compiled(r"\b(?:it|them|there|each\s+one|one\s+of|these|those)\b")
_EACH = compiled(r"\b(?:every|each|all|everyone|everybody)\b")
_DASHED = compiled(r"\s+-\s+(?:that|this|it|but|i)\b.*$")
_LOOSE = compiled(r"(?:[\s,;:.!?-]|\b(?:and|or|then|so|but|by|within|during|so\s+as)$)+$")
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
    if _NO_NUMBER.search(text) or vocabulary.FOREIGN & set(text.split()):
        return ""
    if what:
        own = _timed(reading.read(what, today), read)
        return _offered(what, own, _asked(own, number, by, every), today, borrowed=freed.find(text, read, today))
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


def _offered(text: str, read: Reading, asked: Asked, today: date, borrowed: freed.Typed | None = None) -> str:
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
    """Whether a wording, read as `back`, names the role and the company of the goal, with its shorthand written out, or
    of one of its sentences, since another one that explains is left out."""
    named = (back.role, back.company)
    if named == (read.role, read.company):
        return True
    said = freed.stripped(text)
    others = [said[first:last] for first, last in freed.sentences(said)] + [shorthand.out(said)]
    return any(named == (each.role, each.company) for each in (reading.read(other, today) for other in others))


def _says(back: Reading, read: Reading, asked: Asked) -> bool:
    """Whether a wording, read as `back`, says what was asked."""
    return (
        (read.action is Action.UNCLEAR or back.action is read.action)
        and back.action is not Action.UNCLEAR
        and (asked.number is None or back.target == asked.number)
        and (back.deadline, back.cadence) == (asked.by, asked.every)
        and (asked.by is not None or not read.open or bool(back.open))
    )


def _wordings(text: str, read: Reading, asked: Asked, today: date, borrowed: freed.Typed | None) -> Iterator[str]:
    typed = freed.find(text, read, today)
    alone = typed.said == reading.plain(text) and reading.sentences(text) == 1
    for start, end in _tasks(typed, read, asked):
        inner, outer, stays = _parts(typed, start, end, read, asked)
        if borrowed is not None:
            outer += _kept(borrowed, read, asked)
        task = wording.begun(numbering.without_leading(_clean(inner)))
        if task:
            dated = (*typed.phrases, *(phrase for _, phrase in outer))
            back = _read_without(typed, stays, read, asked) if alone else None
            back = back or reading.read(task, today)
            yield from _timed_wordings(task, back, outer, dated, read, asked)


def _tasks(typed: freed.Typed, read: Reading, asked: Asked) -> Iterator[freed.Span]:
    """Where what is to be done stands: without its reasons, then with them."""
    rest = typed.rest
    for first, last in freed.sentences(typed.said):
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


def _parts(
    typed: freed.Typed, start: int, end: int, read: Reading, asked: Asked
) -> tuple[str, list[Time], frozenset[str]]:
    """What is to be done with the times that stay in it, the times that stand elsewhere, the kinds of the former."""
    inner = typed.said[start:end]
    outer: list[Time] = []
    stays: set[str] = set()
    for span, kind in sorted(typed.times, reverse=True):
        phrase = typed.said[slice(*span)]
        kept = _phrase(phrase, kind, typed, read, asked)
        if start <= span[0] and span[1] <= end:
            after = inner[span[1] - start :]
            inner = (
                f"{inner[: span[0] - start]} {kept.strip()}{after}" if kept else f"{inner[: span[0] - start]} {after}"
            )
            stays |= {kind} if kept else set()
        elif kept:
            outer.append((kind, wording.later(kept, heading=_is_heading(typed.said, span))))
    return inner, outer, frozenset(stays)


def _kept(typed: freed.Typed, read: Reading, asked: Asked) -> list[Time]:
    """The times of a sentence that stay, as they stand after something else."""
    kept = ((kind, _phrase(typed.said[slice(*span)], kind, typed, read, asked)) for span, kind in typed.times)
    return [(kind, wording.later(phrase)) for kind, phrase in kept if phrase]


def _is_heading(said: str, span: freed.Span) -> bool:
    return said[span[1] : span[1] + 1] == ":" and span[1] - span[0] < 20


def _phrase(phrase: str, kind: str, typed: freed.Typed, read: Reading, asked: Asked) -> str:
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
    text = re.sub(r"\s+([,.;:!?)])|(\()\s+", r"\1\2", " ".join(text.split()))
    text = re.sub(r"\s*\(\)", "", text)
    text = re.sub(r"([,;:])[,;:.]+", r"\1", text)
    while (shorter := _LOOSE.sub("", text)) != text:
        text = shorter
    return text


def _read_without(typed: freed.Typed, stays: frozenset[str], read: Reading, asked: Asked) -> Reading | None:
    """What the task of a sentence says with the times that stay in it: that is known without reading it again, but for
    a number that may have gone with its rhythm."""
    if typed.rhythm is not None and "rhythm" not in stays:
        return None
    cadence = asked.every if "rhythm" in stays else None
    return replace(read, cadence=cadence, deadline=asked.by if "until" in stays else None)


def _timed_wordings(
    task: str, back: Reading, outer: list[Time], dated: tuple[str, ...], read: Reading, asked: Asked
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
    return shorthand.out(words.capital(said.rstrip(" .,;:!?"))) + "."
