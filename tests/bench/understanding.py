"""Date phrases, lines about people, goals and messages: how many are read right; dates also beside the usual readers.

The half that is called kept was never shown to whoever wrote the grammars, so only rates of it are printed.
`GRAPEVINE_MISSES=working` (or kept) prints what isn't read exactly, a line of JSON each, on standard error.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Sequence

from tests.bench.date_peers import PEERS, answered, generously
from tests.bench.measure import PAIRS, Figure, medians
from tests.understanding import scoring as lines
from tests.understanding import scoring_dates as scoring
from tests.understanding import scoring_goals as sentences
from tests.understanding import scoring_messages as messages
from tests.understanding.scoring_dates import Case, Score

SAMPLE = 200
"""Phrases of both halves, timed in each turn."""
FASTER = 20
FIELDS = ("name", "role", "company", "met_at", "followup")


def measure() -> Sequence[Figure]:
    figures: list[Figure] = []
    for half in scoring.HALVES:
        cases = scoring.corpus(half)
        figures += [*_dates(half, cases), *_beside_others(half, cases)]
        if os.environ.get("GRAPEVINE_MISSES") == half:
            print(*scoring.missed(cases), sep="\n", file=sys.stderr)
            print(*sentences.missed(sentences.HERE / f"goals_{half}.jsonl"), sep="\n", file=sys.stderr)
    figures += _speed()
    for half in scoring.HALVES:
        figures += _notes(half)
        figures += _goals(half)
    figures += _goals("kept_more")
    for half in messages.corpora():
        cases = messages.corpus(half)
        figures += _messages(half, cases)
        if os.environ.get("GRAPEVINE_MISSES") == half:
            print(*messages.misread(cases), sep="\n", file=sys.stderr)
    return figures


def _dates(half: str, cases: Sequence[Case]) -> Sequence[Figure]:
    found = scoring.dates_score(cases)
    about = f"dates, {half} half"
    return [
        _rate(f"{about}: {found.phrases} phrases read exactly, with rule and end", found.exactly, found.phrases),
        _rate(f"{about}: {found.unclear} unclear ones asked about", found.asked, found.unclear),
        _rate(f"{about}: clear ones asked about all the same", found.needlessly, found.phrases - found.unclear),
        _rate(f"{about}: {found.others} texts without a date refused", found.refused, found.others),
        _rate(f"{about}: wrong without asking, of all {len(cases)}", found.silent, len(cases)),
    ]


def _beside_others(half: str, cases: Sequence[Case]) -> Sequence[Figure]:
    """By day and time alone: nobody else tells rules and ends."""
    sets = {
        "a day or a time": [case for case in cases if case.plain],
        "all, also without a date": cases,
    }
    figures: list[Figure] = []
    for name, chosen in sets.items():
        mine = scoring.score(chosen, scoring.ours)
        for peer, read in PEERS.items():
            theirs = scoring.score(chosen, generously(read))
            about = f"dates, {half} half, {name} ({mine.of})"
            figures += [
                Figure(f"{about}: right; {peer}", _percent(mine, "right"), _percent(theirs, "right"), "%", least=1),
                Figure(f"{about}: wrong; {peer}", _percent(mine, "wrong"), _percent(theirs, "wrong"), "%", most=1),
            ]
    return figures


def _notes(half: str) -> Sequence[Figure]:
    found = lines.notes(scoring.FOLDER / f"notes_{half}.jsonl")
    return [_rate(f"notes, {half} half: {field} of {found[field][1]} lines", *found[field]) for field in FIELDS]


def _goals(half: str) -> Sequence[Figure]:
    """`half`: working or kept; or kept_more, by two other hands."""
    about = "kept, by two other hands" if half == "kept_more" else f"{half} half"
    found = sentences.goals(sentences.HERE / f"goals_{half}.jsonl")
    return [_rate(f"goals, {about}: {label} of {total} goals", right, total) for label, (right, total) in found.items()]


def _messages(half: str, cases: Sequence[messages.Case]) -> Sequence[Figure]:
    """Of each problem how much of what is told is right (P), how much of what is wrong is told (R), and both (F1)."""
    found = messages.score(cases)
    about = f"messages, {half} half"
    figures = [
        Figure(f"{about}: {name}, {measure}", 100 * of, 100, "%")
        for name, rate in found.rates.items()
        for measure, of in (("P", rate.precision), ("R", rate.recall), ("F1", rate.f1))
    ]
    return [*figures, _rate(f"{about}: {found.good} good ones left alone", found.alone, found.good)]


def _speed() -> Sequence[Figure]:
    cases = [case for half in scoring.HALVES for case in scoring.corpus(half)]
    sample = random.Random(8).sample(cases, min(SAMPLE, len(cases)))
    reads: dict[str, Callable[[Case], object]] = {"ours": scoring.ours}
    for peer, read in PEERS.items():
        reads[peer] = lambda case, read=read: answered(read, case, case.text)
    turns = [{name: _micros(read, sample) for name, read in reads.items()} for _ in range(PAIRS + 1)][1:]
    took = medians(turns)
    return [
        Figure(
            f"dates: a phrase read; {peer}",
            took["ours"],
            took[peer],
            "µs",
            most=1 / FASTER if peer == "dateparser" else None,
        )
        for peer in PEERS
    ]


def _micros(read: Callable[[Case], object], cases: Sequence[Case]) -> float:
    began = time.perf_counter()
    for case in cases:
        read(case)
    return (time.perf_counter() - began) / len(cases) * 1e6


def _rate(about: str, found: int, of: int) -> Figure:
    return Figure(about, 100 * found / of if of else 0, 100, "%")


def _percent(found: Score, what: str) -> float:
    return 100 * getattr(found, what) / found.of if found.of else 0
