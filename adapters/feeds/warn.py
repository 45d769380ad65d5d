"""What could not be read as it stands, counted and told in fixed sentences."""

from __future__ import annotations

from collections import Counter

from bot.kit.words import plural

MESSAGES = {
    "no start": "{events} without a readable start left out.",
    "bad time": "{events} with times that don't exist left out.",
    "bad rule": "{events} with a repetition that can't be followed kept as a single one.",
    "busy rule": "{events} with a repetition too dense or too long to follow kept as a single one.",
    "exclusion rule": "{events} with a rule of exceptions (EXRULE), which is read as if it weren't there.",
    "bad property": "{events} with a damaged line, which is read as if it weren't there.",
    "dates": "{events} with more than 1,000 single dates, of which the first 1,000 count.",
    "long line": "{lines} longer than 64 kB or with more than 50 parameters left out.",
    "unknown zone": "{events} in a time zone that isn't known, read as UTC.",
    "zone by rules": "{zones} without a known name, read by their own rules.",
    "cut": "The file ends in the middle of an event.",
    "too many": "More events than can be read here; the others are left out.",
}


class Warnings:
    """Counts of what went wrong, by the keys of MESSAGES."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, what: str) -> None:
        self._counts[what] += 1

    def has(self, what: str) -> bool:
        return what in self._counts

    def told(self) -> tuple[str, ...]:
        """A sentence for each kind, in the order of MESSAGES."""
        return tuple(
            text.format(
                events=plural(self._counts[what], "event"),
                lines=plural(self._counts[what], "line"),
                zones=plural(self._counts[what], "time zone"),
            )
            for what, text in MESSAGES.items()
            if self._counts[what]
        )
