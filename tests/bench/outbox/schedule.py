"""A hundred thousand deliveries planned."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, create_engine, event, func, select
from sqlalchemy.orm import DeclarativeBase, Session

from bot import clock
from bot.outbox.model import Delivery
from storage import schema
from storage.deliveries import row_of
from storage.store import Database
from tests.bench.measure import Figure, medians
from tests.bench.outbox import ground, peers
from tests.bench.replay import PRAGMAS

NUMBER = 100_000
SAMPLE = 1_000
"""Of APScheduler's jobs; taken a hundred times."""

TURNS = 5
LEAST_ORM = {"SQLite": 15.0, "PostgreSQL": 4.0}


class _Base(DeclarativeBase):
    pass


class _Row(_Base):
    __table__ = schema.deliveries


def measure() -> Sequence[Figure]:
    figures: list[Figure] = []
    for name in ground.DATABASES:
        turns = [_turn(name, number) for number in range(TURNS)]
        middle = {case: NUMBER / seconds for case, seconds in medians(turns).items()}
        ours = middle["ours"]
        figures += [
            Figure(f"{name}: 100,000 planned, ORM add_all", ours, middle["ORM"], "/s", least=LEAST_ORM[name]),
            Figure(f"{name}: 100,000 planned, APScheduler", ours, middle["APScheduler"], "/s", least=60),
            Figure(f"{name}: ... one by one in one transaction", ours, middle["each"], "/s"),
        ]
    return figures


def _turn(name: str, number: int) -> dict[str, float]:
    """Seconds of each case, every one on an empty database of its own."""
    some = ground.planned(range(NUMBER), due=clock.now() + ground.FAR)
    took: dict[str, float] = {}
    cases: tuple[tuple[str, Callable[[str, Database, Sequence[Delivery]], float]], ...] = (
        ("ours", _put_many),
        ("ORM", _add_all),
        ("each", _put_each),
    )
    for case, work in cases:
        with ground.empty(name) as url, ground.opened(url) as database:
            took[case] = work(url, database, some)
            wanted = NUMBER if case != "each" else NUMBER // 10
            if database.engine.read(_counted).result() != wanted:
                raise AssertionError(f"{case} did not plan them all")
    with peers.apscheduler(peers.scheduler_address(name)) as scheduler:
        began = time.perf_counter()
        for _ in range(SAMPLE):
            peers.schedule(scheduler, clock.now() + ground.FAR)
        took["APScheduler"] = (time.perf_counter() - began) * NUMBER / SAMPLE
    return took


def _counted(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(schema.deliveries)).scalar_one()


def _put_many(url: str, database: Database, some: Sequence[Delivery]) -> float:
    began = time.perf_counter()
    database.write_now(lambda store: store.outbox.put_many(some))
    return time.perf_counter() - began


def _put_each(url: str, database: Database, some: Sequence[Delivery]) -> float:
    few = some[: NUMBER // 10]
    began = time.perf_counter()
    database.write_now(lambda store: [store.outbox.put(one) for one in few])
    return (time.perf_counter() - began) * 10


def _add_all(url: str, database: Database, some: Sequence[Delivery]) -> float:
    """An object each and one commit; the values are ready."""
    rows = [row_of(one) for one in some]
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    if engine.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _: [raw.execute(f"PRAGMA {pragma}") for pragma in PRAGMAS])
    began = time.perf_counter()
    with Session(engine) as session:
        session.add_all(_Row(**row) for row in rows)
        session.commit()
    took = time.perf_counter() - began
    engine.dispose()
    return took
