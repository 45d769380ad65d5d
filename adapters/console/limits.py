"""The console's limits: how wide text may run, and how far the clock may be moved at once."""

from __future__ import annotations

from datetime import timedelta

WIDTH = 100
"""Columns before a line is folded, on wider terminals too: longer lines are hard to read."""

NARROWEST = 32
"""Columns that a card is drawn for at least, however narrow the terminal says it is."""

FURTHEST = timedelta(days=366)
"""In one step; every nudge on the way is sent at its own time."""

REMEMBERED = 1000
"""Typed lines kept for the arrow keys."""

OFFERED = 25
"""Completions shown at a time: what one can look through."""
