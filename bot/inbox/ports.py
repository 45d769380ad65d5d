from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

KEPT = timedelta(days=7)
"""How long it is known what was done: far longer than any platform tries again."""


class Inbox(Protocol):
    def add(self, key: str, now: datetime) -> bool:
        """Remember what is done in this transaction; False when it was done before. `key` names nobody."""
        ...

    def forget(self, before: datetime, *, limit: int) -> int:
        """Delete what was done before then; how many, at most `limit`."""
        ...
