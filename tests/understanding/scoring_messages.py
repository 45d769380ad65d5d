"""How well the mistakes of the labelled messages are found, and how many good ones are left alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.drafts.check import NAMES, Problem, check
from bot.drafts.model import Channel

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    text: str
    channel: Channel
    first_contact: bool
    problems: frozenset[str]

    @property
    def found(self) -> tuple[Problem, ...]:
        return check(self.text, self.channel, first_contact=self.first_contact)


@dataclass(frozen=True)
class Rate:
    """Of one problem: how many messages have it and were told so, were told so wrongly, and have it untold."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


@dataclass(frozen=True)
class Score:
    """`good` messages have no problem at all; `alone` of them were told none."""

    rates: dict[str, Rate]
    good: int
    alone: int


def corpora() -> tuple[str, ...]:
    """The halves that are there: “working” was looked at while the rules were written, “kept” only measured."""
    return tuple(sorted(path.stem.removeprefix("messages_") for path in HERE.glob("messages_*.jsonl")))


def corpus(half: str) -> list[Case]:
    lines = (HERE / f"messages_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    said = (json.loads(line) for line in lines)
    return [
        Case(each["text"], Channel(each["channel"]), each["first_contact"], frozenset(each["problems"]))
        for each in said
    ]


def score(cases: Sequence[Case]) -> Score:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    alone = 0
    for case in cases:
        found = {problem.name for problem in case.found}
        right.update(found & case.problems)
        wrong.update(found - case.problems)
        missed.update(case.problems - found)
        alone += not found and not case.problems
    rates = {name: Rate(right[name], wrong[name], missed[name]) for name in NAMES}
    return Score(rates, sum(not case.problems for case in cases), alone)


def misread(cases: Sequence[Case]) -> Iterator[str]:
    """What isn't told as labelled, a line of JSON each: the text, what is wanted and what was found."""
    for case in cases:
        found = [problem.name for problem in case.found]
        if set(found) != case.problems:
            yield json.dumps([case.text, sorted(case.problems), found], ensure_ascii=False)
