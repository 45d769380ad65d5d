"""Taking out and away: a large member erased while others type, one person forgotten, 100,000 people exported."""

from __future__ import annotations

import asyncio
import gc
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Awaitable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, insert, text

from bot.app import Bot
from bot.contacts.model import Contact
from bot.features import FEATURES
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.journal.model import Entry, EntryId
from bot.kit import ids
from bot.members import rules as member_rules
from bot.members.model import Handle, MemberId
from bot.profile import files
from storage import followups as followup_rows
from storage import migrate, schema
from storage.journal import JournalRows
from storage.store import Database, Store, open_database
from tests.bench import script
from tests.bench.measure import Figure
from tests.bench.people import crowd
from tests.bench.script import BEGINS, VAULT, Line
from tests.postgres import postgres

MANY = 30_000
OTHERS = 100_000
FEW = 300
FORGOTTEN = 20
BEAT = 0.005
"""Seconds between two looks at whether the loop still turns."""

LONGEST_BLOCK = 100.0
LONGEST_WAIT = 300.0
"""Milliseconds: of the event loop, and of somebody else's command while a member is erased."""

LONGEST_ERASE = 30.0
"""Seconds."""


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as folder:
        figures = _measure("SQLite", f"sqlite:///{Path(folder) / 'privacy.db'}")
    with postgres() as server:
        url = server.create()
        return [*figures, *_measure("PostgreSQL", url)]


def _measure(name: str, url: str) -> list[Figure]:
    with closing(open_database(url, VAULT, lambda: BEGINS)) as database:
        migrate.upgrade(database.engine)
        for user, number in (("few", FEW), ("many", MANY), ("others", OTHERS)):
            fill(database, user, number)
        if name == "PostgreSQL":
            database.engine.write(lambda connection: connection.execute(text("ANALYZE"))).result()
        bot = Bot(database, FEATURES)
        gc.collect()
        gc.freeze()  # as every run does: else the collector stops the loop to go through all that was imported
        return [_forgetting(name, database), *_exporting(name, database, bot), *_erasing(name, bot)]


def fill(database: Database, user: str, number: int) -> MemberId:
    """A member who talked once to each of so many people, and has a follow-up for each; one in three has a note."""
    member = member_rules.newcomer(MemberId(ids.new_id(BEGINS)), BEGINS, "Europe/Madrid", "UTC", user)
    member = replace(member, welcomed=True, seen_at=BEGINS)
    database.write_now(lambda store: store.members.add(member, Handle("slack", "T1", user)))
    people = crowd(member.id, number)
    database.write_now(lambda store: store.contacts.add_many(people))
    database.engine.write(lambda connection: _talks(connection, people)).result()
    return member.id


def _talks(connection: Connection, people: Sequence[Contact]) -> None:
    journal, followups = JournalRows(connection, VAULT), followup_rows.FollowUpRows(connection, VAULT)
    today = date(2026, 3, 5)
    entries = [
        Entry(EntryId(ids.new_id(BEGINS)), one.owner, one.id, BEGINS, today - timedelta(days=n % 90), note="a talk")
        for n, one in enumerate(people)
    ]
    tasks = [
        FollowUp(FollowUpId(ids.new_id(BEGINS)), one.owner, one.id, Kind.CADENCE, today + timedelta(days=60), BEGINS)
        for one in people
    ]
    connection.execute(
        insert(schema.journal),
        [{"id": e.id, "owner": e.owner, "contact": e.contact, "at": e.at, **journal._values(e)} for e in entries],
    )
    connection.execute(
        insert(schema.followups),
        [
            {"id": f.id, "owner": f.owner, "contact": f.contact, "created_at": f.created_at, **followups._values(f)}
            for f in tasks
        ],
    )


# Forgetting


def _forgetting(name: str, database: Database) -> Figure:
    took: dict[str, list[float]] = {"few": [], "others": []}
    for _ in range(FORGOTTEN):
        for user, times in took.items():
            times.append(_forget(database, user))
    many, few = statistics.median(took["others"]), statistics.median(took["few"])
    return Figure(f"{name}: forget 1 of {OTHERS:,}, 1 of {FEW}", many, few, "ms", most=3)


def _forget(database: Database, user: str) -> float:
    """Milliseconds, without the scrub, which takes as long as the whole file does."""
    handle = Handle("slack", "T1", user)

    def work(store: Store) -> float:
        member = store.members.find(handle)
        assert member is not None
        (person,) = store.contacts.page(member.id, limit=1)
        began = time.perf_counter()
        if store.merges.forget(member.id, person) is None:
            raise AssertionError("nobody was forgotten")
        return (time.perf_counter() - began) * 1000

    return database.write_now(work)


# Exporting


def _exporting(name: str, database: Database, bot: Bot) -> list[Figure]:
    took, blocked = asyncio.run(_watched(script.say(bot, Line("others", "/mydata export", BEGINS))))
    began = time.perf_counter()
    _only_read(database)
    read = time.perf_counter() - began
    peak, size = _memory(database)
    return [
        Figure(f"{name}: export of {OTHERS:,} people, reading them", took, read, "s", most=4),
        Figure(f"{name}: event loop blocked by it at most, allowed", blocked * 1000, LONGEST_BLOCK, "ms", most=1),
        Figure(f"{name}: export of {MANY:,} people, memory, its files", peak / 1e6, size / 1e6, "MB", most=3),
    ]


def _memory(database: Database) -> tuple[int, int]:
    """Bytes that an export holds at most while it is written, and those of its files."""

    def work(store: Store) -> tuple[int, int]:
        member = store.members.find(Handle("slack", "T1", "many"))
        assert member is not None
        tracemalloc.start()
        try:
            written = files.write(store.privacy, member.id, BEGINS, vcard=files.VERSIONS[0])
            return tracemalloc.get_traced_memory()[1], sum(map(len, (written.everything, written.table, written.cards)))
        finally:
            tracemalloc.stop()

    return database.read_now(work)


def _only_read(database: Database) -> None:
    def work(store: Store) -> int:
        member = store.members.find(Handle("slack", "T1", "others"))
        assert member is not None
        return sum(1 for table in store.privacy.tables() for _ in store.privacy.rows(member.id, table))

    if database.read_now(work) < 3 * OTHERS - 100:
        raise AssertionError("not everything was read")


async def _watched(work: Awaitable[object]) -> tuple[float, float]:
    """How long it took, and the longest that the event loop did not come round meanwhile; both in seconds."""
    longest = 0.0
    began = last = time.perf_counter()
    task = asyncio.ensure_future(work)
    while not task.done():
        await asyncio.sleep(BEAT)
        now = time.perf_counter()
        longest, last = max(longest, now - last - BEAT), now
    await task
    return time.perf_counter() - began, longest


# Erasing


def _erasing(name: str, bot: Bot) -> list[Figure]:
    took, waits = asyncio.run(_erase_while_others_type(bot))
    alone = [asyncio.run(_met(bot, number)) for number in range(50)]
    return [
        Figure(f"{name}: {MANY:,} people erased among {OTHERS:,}, allowed", took, LONGEST_ERASE, "s", most=1),
        Figure(f"{name}: /met of others meanwhile, longest, allowed", max(waits) * 1000, LONGEST_WAIT, "ms", most=1),
        Figure(
            f"{name}: /met of others meanwhile, median, afterwards",
            statistics.median(waits) * 1000,
            statistics.median(alone) * 1000,
            "ms",
        ),
    ]


async def _erase_while_others_type(bot: Bot) -> tuple[float, list[float]]:
    member = await bot.database.read(lambda store: store.members.find(Handle("slack", "T1", "many")))
    assert member is not None
    began = time.perf_counter()
    erasing = asyncio.ensure_future(script.say(bot, Line("many", "/mydata delete sure:yes", BEGINS)))
    waits: list[float] = []
    while not erasing.done():
        waits.append(await _met(bot, len(waits) + 1000))
    await erasing
    took = time.perf_counter() - began
    rest = await bot.database.read(lambda store: store.privacy.counts(member.id))
    if any(rest.values()):
        raise AssertionError("something of the member is left")
    return took, waits


async def _met(bot: Bot, number: int) -> float:
    began = time.perf_counter()
    await script.say(bot, Line("few", f"/met Zoe Zz{number}zz", BEGINS + timedelta(seconds=number)))
    return time.perf_counter() - began
