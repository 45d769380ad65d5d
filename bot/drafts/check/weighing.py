"""How much the words of a message speak for a mistake, all taken together.

The lists of cues are sure of what they know, but nobody can list every way to say a thing. So each word, pair of words
and pair with one between them also has a weight for a mistake, learned from labelled messages
(tests/understanding/learning_messages.py writes weights.txt), and their sum settles what the lists alone would get
wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import sqrt
from pathlib import Path

from bot.drafts.check.reading import Sentence

_FILE = Path(__file__).parent / "weights.txt"


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Of each mistake, what each feature weighs: above nought for the mistake."""
    found: dict[str, dict[str, float]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        name, weight, feature = line.split("\t")
        found.setdefault(name, {})[feature] = float(weight)
    return found


def features(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words, pairs and pairs around a word, each once; "^" begins a sentence, "$" or "$?" ends it."""
    return frozenset(feature for sentence in sentences for feature in _within(sentence)) | {""}


def weigh(name: str, seen: frozenset[str]) -> float:
    """How much speaks for a mistake: about -3 (nothing) to 3 (all); the more features, the less each counts."""
    known = weights().get(name, {})
    return sum(known[feature] for feature in sorted(seen & known.keys())) / sqrt(len(seen))


def _within(sentence: Sentence) -> Iterator[str]:
    words = ["^", *map(_kind, sentence.plain.split()), "$?" if sentence.asks else "$"]
    for at, word in enumerate(words):
        yield word
        if at + 1 < len(words):
            yield f"{word} {words[at + 1]}"
        if at + 2 < len(words):
            yield f"{word} _ {words[at + 2]}"


def _kind(word: str) -> str:
    if word.startswith("www."):
        return "link"
    return "#" if word[:1].isdigit() else word
