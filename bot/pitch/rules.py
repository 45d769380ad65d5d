"""How long a pitch takes to say, and what could be better about it, each with its reason: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.kit import words
from bot.pitch.model import NAMES, Pitch, Slots

MOST = 20
"""Versions that a member may have."""

PER_MINUTE = 140
"""Words. What is written about speeches puts a calm speaker of English between 130 and 150 a minute."""
SHORTEST, LONGEST = 45, 60
"""Seconds (L9)."""
LEAST, LIMIT = PER_MINUTE * SHORTEST // 60, PER_MINUTE * LONGEST // 60
"""The same in words: 105 and 140."""
BREATH = 25
"""Words of a sentence that can be said without losing the listener, or one's breath."""

WORN = {
    "leverage": "use",
    "leveraging": "using",
    "synergy": "working together",
    "synergies": "working together",
    "utilize": "use",
    "utilise": "use",
    "results-driven": "what you reached",
    "result-oriented": "what you reached",
    "results-oriented": "what you reached",
    "detail-oriented": "one detail that you saved",
    "hard-working": "what you worked on",
    "hardworking": "what you worked on",
    "self-starter": "what you began by yourself",
    "go-getter": "what you went for",
    "team player": "what you did with others",
    "fast learner": "what you learned, and how fast",
    "quick learner": "what you learned, and how fast",
    "highly motivated": "why you do it",
    "proven track record": "one result",
    "think outside the box": "one idea that you had",
    "thinking outside the box": "one idea that you had",
    "cutting-edge": "what is new about it",
    "best-in-class": "who says so",
    "world-class": "who says so",
    "game-changer": "what it changed",
    "game changer": "what it changed",
    "ninja": "your role",
    "rockstar": "your role",
    "guru": "your role",
    "wizard": "your role",
    "value-added": "what it was good for",
    "end-to-end": "from where to where",
    "paradigm": "way of thinking",
    "stakeholders": "the people by name: users, doctors, teachers",
    "holistic": "what all it covers",
    "ecosystem": "who belongs to it",
}
"""Words that many pitches have, and that say little, with what to say in their place."""
MOST_WORN = 3
"""Of them in one finding."""

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?"
    r"|dozens?|half|third|quarter|twice|double|doubled|first)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[\w'’]+(?:-[\w'’]+)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """What could be better: the rule by name, what it saw, and what to do. A rule can be muted by its name."""

    rule: str
    because: str
    advice: str


RULES = ("pitch-length", "pitch-sentence", "pitch-words", "pitch-number")


def compared(audience: str) -> str:
    """An audience as it compares: “Recruiters”, “the recruiter” and “recruiters” are one."""
    return " ".join(_single(term) for term in words.terms(audience) if term not in ("the", "a", "an", "for"))


def everyday(versions: Iterable[Pitch]) -> Pitch | None:
    """The version for everybody."""
    return next((one for one in versions if not one.audience), None)


def chosen(versions: Sequence[Pitch], audience: str) -> Pitch | None:
    """The version for an audience, as it was typed."""
    wanted = compared(audience)
    return next((one for one in versions if compared(one.audience) == wanted), None)


def fitting(versions: Sequence[Pitch], about: Iterable[str]) -> Pitch | None:
    """The version to bring to what is about that (S51): the one whose audience is named there with all its words, the
    longest of several; else the one for everybody."""
    said = {_single(term) for text in about for term in words.terms(text)}
    named = [one for one in versions if one.audience and said.issuperset(compared(one.audience).split())]
    return max(named, key=lambda one: len(compared(one.audience)), default=everyday(versions))


def whole(one: Pitch, versions: Iterable[Pitch]) -> Slots:
    """What is said with a version: its own parts, and those of the one for everybody where it has none."""
    base = everyday(versions)
    return one.slots if base is None or not one.audience else one.slots.over(base.slots)


def count(text: str) -> int:
    """Words, as one says them; a word with a hyphen is one."""
    return len(_WORD.findall(text))


def seconds(number: int) -> int:
    """How long so many words take to say."""
    return round(number * 60 / PER_MINUTE)


def missing(slots: Slots) -> tuple[str, ...]:
    """The names of the parts that nobody has written, in the order in which they are said."""
    return tuple(name for name, said in zip(NAMES, slots, strict=True) if not said)


def findings(slots: Slots, text: str) -> tuple[Finding, ...]:
    """What could be better about a pitch; `text` is what is said in all. Too short is only said of a whole one: one
    with parts missing has that to do first."""
    return (*_length(slots, count(text)), *_sentences(text), *_worn(text), *_number(slots))


def _length(slots: Slots, number: int) -> Iterable[Finding]:
    whole_time = f"it has {words.plural(number, 'word')}, about {words.plural(seconds(number), 'second')}"
    if seconds(number) > LONGEST:
        over = words.plural(number - LIMIT, "word")
        advice = f"Take out {over}. Keep what this listener needs, and leave the rest for their questions."
        yield Finding("pitch-length", f"Too long, because {whole_time}; {LONGEST} seconds is the most.", advice)
    elif seconds(number) < SHORTEST and not missing(slots):
        more = words.plural(LEAST - number, "word")
        advice = f"There is room for {more} more. What you did is the best place: how, with whom, what came of it."
        yield Finding("pitch-length", f"Short, because {whole_time}; people listen for {SHORTEST}.", advice)


def _sentences(text: str) -> Iterable[Finding]:
    longest = max(_SENTENCE.split(text), key=count)
    if (number := count(longest)) > BREATH:
        because = f"Hard to say, because “{words.clip(longest, 60)}” has {number} words in one sentence."
        yield Finding("pitch-sentence", because, f"Make two sentences of it. {BREATH} words are the most.")


def _worn(text: str) -> Iterable[Finding]:
    said = f" {' '.join(found.lower() for found in _WORD.findall(text))} "
    found = [worn for worn in WORN if f" {worn} " in said][:MOST_WORN]
    if found:
        named = words.join([f"“{worn}”" for worn in found])
        because = f"{named} {'says' if len(found) == 1 else 'say'} little, because many people say it of themselves."
        yield Finding("pitch-words", because, f"Say instead: {'; '.join(WORN[worn] for worn in found)}.")


def _number(slots: Slots) -> Iterable[Finding]:
    if slots.achievement and not _NUMBER.search(slots.achievement):
        because = "What you did has no number, and people remember numbers."
        yield Finding("pitch-number", because, "How many, how fast, for how many people? Only if you know it.")


def _single(term: str) -> str:
    """Without the s of several: developers, developer."""
    return term[:-1] if len(term) > 3 and term.endswith("s") and not term.endswith("ss") else term
