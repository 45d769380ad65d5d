"""The story that shows what Grapevine does, in a minute. README.md and tests/ tell the same."""

from __future__ import annotations

from datetime import UTC, datetime

BEGINS = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
"""A Thursday evening."""

STORY: tuple[str, ...] = (
    "/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV",
    "/contact show Ana",
    ":forward 1d",
    "1",
    "/followup",
    ":forward 1d",
    "/followup done Ana",
    "/followup",
)
