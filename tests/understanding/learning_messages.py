"""Learns what each word of a message says of its mistakes, from the messages of the working corpus.

    python -m tests.understanding.learning_messages

A logistic regression for each mistake, by stochastic steps in an order that never changes, so that the same corpus
gives the same file. Only the heaviest features are kept. The kept corpus is never read.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bot.drafts.check import weighing
from bot.drafts.check.model import ASKS_FOR_JOB, NO_ASK, NO_PERSONALISATION, NO_VALUE
from bot.drafts.check.reading import read
from tests.understanding import scoring_messages as scoring

LEARNED = (ASKS_FOR_JOB, NO_PERSONALISATION, NO_VALUE, NO_ASK)
SEEN_IN = 5
"""Messages that a feature must be in."""
HEAVIEST = 600
ROUNDS = 12
STEP = 0.9
SLOWING = 0.3
SHRINKING = 0.0002


def learn(cases: Sequence[scoring.Case]) -> dict[str, dict[str, float]]:
    """Of each mistake, the weights of its heaviest features."""
    seen = [weighing.features(read(case.text)) for case in cases]
    often = Counter(feature for each in seen for feature in each)
    usual = [(frozenset(feature for feature in each if often[feature] >= SEEN_IN), len(each)) for each in seen]
    return {name: _heaviest(_weights(usual, [name in case.problems for case in cases])) for name in LEARNED}


def _weights(seen: Sequence[tuple[frozenset[str], int]], labels: Sequence[bool]) -> Mapping[str, float]:
    examples = [
        (sorted(features), math.sqrt(length), label) for (features, length), label in zip(seen, labels, strict=True)
    ]
    order = random.Random(1)
    found: dict[str, float] = dict.fromkeys((feature for features, _, _ in examples for feature in features), 0.0)
    for number in range(ROUNDS):
        order.shuffle(examples)
        step = STEP / (1 + SLOWING * number)
        for features, scale, label in examples:
            total = sum(found[feature] for feature in features) / scale
            wrong = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - label
            for feature in features:
                found[feature] -= step * (wrong / scale) + SHRINKING * found[feature]
    return found


def _heaviest(weights: Mapping[str, float]) -> dict[str, float]:
    kept = sorted(weights, key=lambda feature: (-abs(weights[feature]), feature))[:HEAVIEST]
    return {feature: round(weights[feature], 3) for feature in sorted(kept)}


def lines(learned: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    return (f"{name}\t{weight}\t{feature}" for name, weights in learned.items() for feature, weight in weights.items())


def main() -> None:
    written = "".join(f"{line}\n" for line in lines(learn(scoring.corpus("working"))))
    Path(weighing.__file__).with_name("weights.txt").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
