"""Where a console stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.console.story import BEGINS
from bot.clock import MovableClock
from storage.store import open_database
from storage.vault import Keyring, Vault
from tests.adapters.console.desk import Desk
from tests.careless import careless


@pytest.fixture
def sit(tmp_path: Path, migrated_sqlite_url: str) -> Iterator[Callable[..., Desk]]:
    clock = MovableClock()
    clock.set(BEGINS)
    opened = open_database(migrated_sqlite_url, Vault(Keyring.parse(Keyring.generate())), clock)
    careless(opened.engine)
    desks: list[Desk] = []

    def desk(**choices: bool) -> Desk:
        desks.append(Desk(opened, clock, tmp_path, **choices))
        return desks[-1]

    yield desk
    for one in desks:
        one.close()
    opened.close()
