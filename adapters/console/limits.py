"""The console's limits: how wide text may run, and how far the clock may be moved at once."""

from __future__ import annotations

from datetime import timedelta

WIDTH = 100
"""Columns before a line is folded."""

FURTHEST = timedelta(days=366)
"""In one step; every nudge on the way is sent at its own time."""
