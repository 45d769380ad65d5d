"""What the cases stand on: a database with a million deliveries that wait, and a sender whose platform does nothing."""

from __future__ import annotations

import asyncio
import atexit
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import func, make_url, select

from bot import clock
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.ids import new_id
from bot.members.model import Handle, MemberId, Place
from bot.outbox.model import Abilities, Delivery, DeliveryId, Pace, Rates, Receipt, State
from bot.outbox.sender import Sender
from storage import migrate
from storage.bulk import insert_many
from storage.schema import deliveries
from storage.store import Database, open_database
from storage.vault import Keyring, Vault
from tests.postgres import DURABLE, PostgresServer, postgres

MILLION = 1_000_000
DATABASES = ("SQLite", "PostgreSQL")
VAULT = Vault(Keyring.parse(Keyring.generate()))
CARD = Card("Three people to write to")
SPACES = 250
PUT = 20_000
"""How many are put at once where there are many."""

FAR = timedelta(days=30)
"""How far ahead lies what waits."""

_numbers = count(1)


def _closing_at_exit() -> ExitStack:
    stack = ExitStack()
    atexit.register(stack.close)
    return stack


_STACK = _closing_at_exit()


@cache
def server() -> PostgresServer:
    """One PostgreSQL for all benchmarks of a run, which loses nothing: fsync and synchronous_commit are on."""
    return _STACK.enter_context(postgres(DURABLE))


@cache
def folder() -> Path:
    return Path(_STACK.enter_context(tempfile.TemporaryDirectory(prefix="grapevine-bench-")))


@contextmanager
def waiting(name: str, number: int) -> Iterator[str]:
    """The address of a database of the benchmark's own in which so many deliveries wait; filled once, then copied."""
    template = _filled(name, number)
    if name == "SQLite":
        copy = folder() / f"{next(_numbers)}.db"
        shutil.copyfile(template, copy)
        try:
            yield f"sqlite:///{copy}"
        finally:
            for path in folder().glob(f"{copy.name}*"):
                path.unlink()
        return
    url = server().create(make_url(template).database)
    try:
        yield url
    finally:
        server().drop(url)


@contextmanager
def empty(name: str) -> Iterator[str]:
    with waiting(name, 0) as url:
        yield url


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = open_database(url, VAULT)
    try:
        yield database
    finally:
        database.close()


@cache
def _filled(name: str, number: int) -> str:
    """The path of SQLite's file, or the address on PostgreSQL."""
    path = folder() / f"template-{number}.db"
    url = f"sqlite:///{path}" if name == "SQLite" else server().create()
    with opened(url) as database:
        migrate.upgrade(database.engine)
        _fill(database, number)
    if name == "PostgreSQL":
        vacuum(url)
    return str(path) if name == "SQLite" else url


def vacuum(url: str) -> None:
    """As autovacuum does after so many changes, at a time of our own."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _fill(database: Database, number: int) -> None:
    now = clock.now()
    one = planned([0], due=now + FAR, name="wait")[0]
    first = new_id(now) - MILLION
    same = {
        "kind": one.kind, "space": one.space, "member": one.member, "platform": one.to.platform, "realm": one.to.realm,
        "user": None, "place": "D1", "private": True, "call": "followup nudge", "state": one.state.value, "attempt": 0,
        "resends": 0, "losses": 0, "error": "", "payload_hash": "", "created_at": now,
    }  # fmt: skip
    for at in range(0, number, 100_000):
        size = min(100_000, number - at)
        due = [now + FAR + timedelta(seconds=at + each) for each in range(size)]
        columns: dict[str, Sequence[object]] = {name: [value] * size for name, value in same.items()}
        columns["id"] = [first + at + each for each in range(size)]
        columns["key"] = [f"wait/{first + at + each}" for each in range(size)]
        columns["not_before"] = due
        columns["expires_at"] = [moment + timedelta(hours=15) for moment in due]
        database.engine.write(lambda connection, columns=columns: insert_many(connection, deliveries, columns)).result()


def planned(numbers: Sequence[int], *, due: datetime, name: str = "due", people: bool = False) -> list[Delivery]:
    """Deliveries to a channel each, in turn in 250 spaces; or to a person each."""
    return [
        Delivery.new(
            key=f"{name}/{number}",
            to=Handle("slack", f"T{number % SPACES}", f"U{number}")
            if people
            else Place("slack", f"T{number % SPACES}", f"D{number}", private=True),
            member=MemberId(number + 1),
            call=Call("followup nudge", {"day": "2026-03-05"}),
            kind="nudge",
            not_before=due,
            expires_at=due + timedelta(hours=15),
            now=due,
        )
        for number in numbers
    ]


def fall_due(database: Database, number: int, *, people: bool = False) -> list[DeliveryId]:
    """So many more that are due now; their ids."""
    turn = next(_numbers)
    some = planned(range(number), due=clock.now() - timedelta(seconds=1), name=f"due/{turn}", people=people)
    if database.write_now(lambda store: store.outbox.put_many(some)) != number:
        raise AssertionError("some were there before")
    return [one.id for one in some]


@dataclass
class Nowhere:
    """A platform that takes everything at once and keeps only the markers."""

    rates: Rates = Rates()  # noqa: RUF009
    can: Abilities = Abilities(nonce=False, read_back=True, edit=True, direct=True)  # noqa: RUF009
    markers: list[str] = field(default_factory=list)

    async def send(self, place: Place, card: Card, *, marker: str) -> Receipt:
        self.markers.append(marker)
        return Receipt(place, str(len(self.markers)))

    async def update(self, receipt: Receipt, card: Card) -> None:
        raise AssertionError("not part of this")

    async def can_post(self, place: Place, user: str, *, space: str) -> str:
        return ""

    async def direct(self, handle: Handle) -> Place:
        return Place(handle.platform, handle.realm, f"D-{handle.user}", private=True)

    async def find(self, place: Place, marker: str, since: datetime) -> Receipt | None:
        return None


async def compose(delivery: Delivery, now: datetime) -> Card:
    return CARD


def sender(database: Database, messenger: Nowhere, pace: Pace | None = None) -> Sender:
    return Sender(database, compose, {"slack": messenger}, pace)


def assert_sent(database: Database, ids: Sequence[DeliveryId], messenger: Nowhere) -> None:
    """Every one was sent, and none twice."""
    assert_states(database, ids)
    if len(messenger.markers) != len(ids) or len(set(messenger.markers)) != len(ids):
        raise AssertionError(f"{len(messenger.markers)} calls for {len(ids)} deliveries")


def assert_states(database: Database, ids: Sequence[DeliveryId]) -> None:
    c = deliveries.c
    few = (c.id >= min(ids)) & (c.id <= max(ids)) & (c.state == State.SENT.value)
    query = select(func.count()).select_from(deliveries).where(few)
    sent = database.engine.read(lambda connection: connection.execute(query).scalar_one()).result()
    if sent != len(ids):
        raise AssertionError(f"{sent} of {len(ids)} were sent")


async def drained(sender: Sender, messenger: Nowhere, number: int) -> None:
    """Until the platform has so many and it is written down, with the calls going on in the background."""
    while len(messenger.markers) < number:
        if not await sender.pump():
            await asyncio.sleep(0.005)
    await sender.stop()
