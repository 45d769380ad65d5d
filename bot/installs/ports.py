"""What is asked of the store about workspaces that left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.installs.model import Account, Removal


class Installs(Protocol):
    def removed(self, platform: str, realm: str, now: datetime) -> None:
        """Note that a workspace took us away; what was noted first counts."""
        ...

    def installed(self, platform: str, realm: str) -> None:
        """Note that we are there."""
        ...

    def known(self, platform: str) -> Mapping[str, bool]:
        """Every realm noted, and whether we are there."""
        ...

    def gone(self, before: datetime) -> Removal | None:
        """One that took us away by then, and from here on nobody else handles it in this transaction's time."""
        ...

    def used_at(self, platform: str, realm: str) -> datetime | None:
        """When anybody of that realm was last here."""
        ...

    def accounts(self, platform: str, realm: str, *, limit: int) -> tuple[Account, ...]:
        """The first of that realm."""
        ...

    def forget(self, platform: str, realm: str) -> None:
        """Keep nothing of a workspace."""
        ...
