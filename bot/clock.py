"""The clock: the only place that reads the wall clock. Everything else is told the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""What answers with the present instant, aware, in UTC."""


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


class MovableClock:
    """A clock that runs like `base` and can be moved: for the console and for tests."""

    def __init__(self, base: Clock = now) -> None:
        self._base = base
        self._offset = timedelta()

    def __call__(self) -> datetime:
        return self._base() + self._offset

    def move(self, delta: timedelta) -> None:
        """Move ahead by `delta`, or back if it is negative."""
        self._offset += delta

    def set(self, instant: datetime) -> None:
        """Show `instant` (aware) now, and run on from there."""
        self._offset = instant.astimezone(UTC) - self._base()
