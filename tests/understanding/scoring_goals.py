"""How much of the labelled goals is understood, label by label."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.goals.explaining import explained
from bot.kit import times

HERE = Path(__file__).parent
LETTERS = ("specific", "measurable", "timebound", "actionable")
FACTS = ("action", "count", "unit", "cadence", "deadline", "deadline_phrase")
LABELS = (*LETTERS, *FACTS)


def lines(path: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each sentence with what is wanted and what was read."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield case["text"], case["want"], read(case["text"], case["now"], case["zone"])


def read(text: str, now: str, zone: str) -> dict[str, Any]:
    today = times.local_day(datetime.fromisoformat(now), ZoneInfo(zone))
    found: dict[str, Any] = explained(text, today)
    return {name: found["letters"][name]["ok"] for name in LETTERS} | {name: found[name] for name in FACTS}


def alike(got: object, want: object) -> bool:
    """Small letters and white space at the ends aside."""
    if isinstance(got, str) and isinstance(want, str):
        return got.casefold().strip() == want.casefold().strip()
    return got == want


def goals(path: Path) -> dict[str, tuple[int, int]]:
    """For each label how many sentences were read right, of how many."""
    right, total = Counter[str](), Counter[str]()
    for _, want, got in lines(path):
        for label, value in want.items():
            total[label] += 1
            right[label] += alike(got[label], value)
    return {label: (right[label], total[label]) for label in LABELS if total[label]}


def missed(path: Path) -> Iterator[str]:
    """What isn't read right, a line of JSON each: the sentence, the label, what is wanted and what was read."""
    for text, want, got in lines(path):
        for label, value in want.items():
            if not alike(got[label], value):
                yield json.dumps([text, label, value, got[label]], ensure_ascii=False)
