"""The story that shows what Grapevine does, in two minutes. README.md and tests/ tell the same."""

from __future__ import annotations

from datetime import UTC, datetime

BEGINS = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
"""A Thursday evening."""

STORY: tuple[str, ...] = (
    "/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV",
    "/met Ben Okafor, backend developer @Lune, PyDay",
    "/met Cleo Sato, designer @Acme, PyDay",
    "/goal set Have 3 coffee chats with recruiters by 30 April",
    ":forward",
    "1",
    "3",
    "/goal",
    ":forward",
    "1",
    "/followup",
)
