"""Cases of one script in turns, medians, and what is asked of their ratio."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PAIRS = 7
"""Turns of each case; medians need at least five."""


@dataclass(frozen=True)
class Figure:
    """What `ours` takes (or does) compared with `theirs`, both in `unit`. `most` or `least` is the goal; neither: no
    goal, only worth knowing."""

    about: str
    ours: float
    theirs: float
    unit: str
    most: float | None = None
    least: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs if self.theirs else float("inf")

    @property
    def target(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:g}×"
        return "" if self.least is None else f"≥ {self.least:g}×"

    @property
    def verdict(self) -> str:
        if self.most is None and self.least is None:
            return "–"
        met = self.ratio <= self.most if self.most is not None else self.ratio >= (self.least or 0)
        return "met" if met else "NOT met"


def medians(turns: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each case over its turns."""
    return {case: statistics.median(turn[case] for turn in turns) for case in turns[0]}


def table(figures: Sequence[Figure]) -> str:
    rows = [("what", "ours", "the other", "ratio", "goal", "")]
    rows += [
        (
            figure.about,
            f"{figure.ours:,.4g} {figure.unit}",
            f"{figure.theirs:,.4g} {figure.unit}",
            f"{figure.ratio:.2f}×",
            figure.target,
            figure.verdict,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
