"""What is over is kept for 30 days and then forgotten, some at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import clock
from bot.cli import serve
from bot.kit.calls import Call
from bot.outbox.model import Delivery, DeliveryId, State
from storage.store import Database, open_database
from storage.vault import Keyring, Vault
from tests.storage.rows import MINE


@pytest.fixture
def database(migrated_url: str) -> Generator[Database]:
    with closing(open_database(migrated_url, Vault(Keyring.parse(Keyring.generate())))) as opened:
        yield opened


def put(database: Database, number: int, state: State, *, days: float) -> None:
    """One whose time was over so many days ago."""
    over = clock.now() - timedelta(days=days)
    made = Delivery.new(
        key=f"ask/{number}",
        to=MINE.handle,
        member=MINE.id,
        call=Call("help"),
        kind="nudge",
        not_before=over - timedelta(hours=1),
        expires_at=over,
        now=over,
    )
    database.write_now(lambda store: store.outbox.put(replace(made, id=DeliveryId(number), state=state)))


def test_only_what_is_over_for_30_days_is_forgotten(database: Database):
    put(database, 1, State.SENT, days=30.1)
    put(database, 2, State.SENT, days=29.9)
    put(database, 3, State.PENDING, days=99)
    put(database, 4, State.DEAD, days=31)
    assert asyncio.run(serve._forget(database)) == 2
    left = database.read_now(lambda store: store.outbox.listing([*State], limit=9))
    assert sorted(one.id for one in left) == [2, 3]


def test_each_step_takes_a_bounded_number(database: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(serve, "FORGOTTEN", 2)
    for number in range(1, 6):
        put(database, number, State.SENT, days=40)
    assert [asyncio.run(serve._forget(database)) for _ in range(4)] == [2, 2, 1, 0]
