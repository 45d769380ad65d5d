"""How much of the labelled lines is understood."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.contacts.quickline import NoName, explained, read_line
from bot.kit import dates, words

HERE = Path(__file__).parent


def lines(path: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each text with what is wanted and what was read."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        yield case["text"], case["want"], read(case["text"], case["now"], case["zone"])


def read(text: str, now: str, zone: str) -> dict[str, Any]:
    here = dates.Here(datetime.fromisoformat(now), ZoneInfo(zone))
    try:
        return explained(read_line(words.plain_quotes(words.clean(text, lines=False)), here))
    except NoName:
        return {}


def alike(got: object, want: object) -> bool:
    """Case, white space and the punctuation at the end aside."""
    return _plain(got) == _plain(want)


def notes(path: Path) -> dict[str, tuple[int, int]]:
    """For each field how many lines were read right, of how many."""
    right, total = Counter[str](), Counter[str]()
    for _, want, got in lines(path):
        for field, value in want.items():
            total[field] += 1
            right[field] += alike(got.get(field), value)
    return {field: (right[field], total[field]) for field in total}


def _plain(value: object) -> object:
    if isinstance(value, list):
        return sorted(str(_plain(each)) for each in value)
    if not value:
        return ""
    return " ".join(words.plain_quotes(str(value)).casefold().split()).rstrip(" .,;:!?")
