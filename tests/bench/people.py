"""People in great number: finding one of them, adding many at once, and lists of a very large circle."""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, create_engine, event, insert, or_, select
from sqlalchemy.orm import Session

from bot.app import Bot
from bot.contacts.model import Contact, ContactId
from bot.features import FEATURES
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.journal.model import Entry, EntryId
from bot.kit import ids
from bot.members import rules as member_rules
from bot.members.model import Handle, MemberId
from storage import contacts as contact_rows
from storage import followups as followup_rows
from storage import migrate, schema
from storage.journal import JournalRows
from storage.store import Database, open_database
from tests.bench import orm, script
from tests.bench.measure import Figure
from tests.bench.replay import PRAGMAS
from tests.bench.script import BEGINS, VAULT, Line
from tests.postgres import postgres

SIZES = (300, 10_000, 30_000)
MANY = 30_000
HUGE = 100_000
LOOKS = 300
"""Finds of each case; they take turns."""

LIKE_LOOKS = 60
ROUNDS = 3
LISTS = 60
ALLOWED = 300.0
"""Milliseconds that 95 of 100 lists take at most."""


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as folder:
        return [*_finding(Path(folder)), *_adding(Path(folder)), *_listing(Path(folder))]


def crowd(owner: MemberId, number: int, *, seed: int = 1) -> list[Contact]:
    """People with a role, a company and two tags, one in three with a note; every last name is one person's."""
    dice = random.Random(seed)
    firsts = [_word(dice, 5) for _ in range(400)]
    companies = [_word(dice, 7) for _ in range(600)]
    tags = [_word(dice, 6) for _ in range(40)]
    return [
        Contact(
            ContactId(ids.new_id(BEGINS)),
            owner,
            f"{dice.choice(firsts)} {_word(dice, 6)}{_letters(index)}",
            BEGINS - timedelta(days=90),
            role=dice.choice(("designer", "developer", "recruiter")),
            company=dice.choice(companies),
            tags=tuple(dice.sample(tags, 2)),
            note="2026-03-05: met at the meetup" if index % 3 == 0 else "",
            parked=True,
        )
        for index in range(number)
    ]


# Finding


def _finding(folder: Path) -> list[Figure]:
    with closing(_database(f"sqlite:///{folder / 'find.db'}")) as database:
        owners = {size: _member(database, f"F{size}") for size in SIZES}
        people = {size: crowd(owners[size], size, seed=size) for size in SIZES}
        for some in people.values():
            database.write_now(lambda store, some=some: store.contacts.add_many(some))
        dice = random.Random(2)
        took: dict[int, list[float]] = {size: [] for size in SIZES}
        for _ in range(LOOKS):
            for size in SIZES:
                wanted = dice.choice(people[size])
                term = wanted.name.split()[1].casefold()[:-1]
                took[size].append(_timed(partial(_found, database, owners[size], term, wanted)))
        wanted = dice.choices(people[MANY], k=LIKE_LOOKS)
        like = [_timed(partial(_found_by_like, database, owners[MANY], one)) for one in wanted]
    middle = {size: statistics.median(took[size]) for size in SIZES}
    return [
        Figure("find 1 of 30,000, median, 1 of 10,000", middle[30_000], middle[10_000], "ms", most=1.5),
        Figure("find 1 of 30,000, median, 1 of 300", middle[30_000], middle[300], "ms"),
        Figure(
            "find 1 of 30,000, 99 of 100 within, LIKE", _of_100(took[30_000], 99), _of_100(like, 99), "ms", most=0.05
        ),
    ]


def _found(database: Database, owner: MemberId, term: str, wanted: Contact) -> None:
    found = database.read_now(lambda store: store.contacts.matching(owner, (term,)))
    if wanted not in found:
        raise AssertionError(f"{term} did not find {wanted.name}")


def _found_by_like(database: Database, owner: MemberId, wanted: Contact) -> None:
    """The plain way: the middle of a word, in each column."""
    columns = (schema.contacts.c.folded, schema.contacts.c.company, schema.contacts.c.role)
    pattern = f"%{wanted.name.split()[1].casefold()[:-1]}%"
    query = (
        select(schema.contacts)
        .where(schema.contacts.c.owner == owner, or_(*(column.like(bindparam("pattern")) for column in columns)))
        .order_by(schema.contacts.c.folded, schema.contacts.c.id)
        .limit(21)
    )

    def run(connection: Connection) -> bool:
        rows = connection.execute(query, {"pattern": pattern}).all()
        return any(row.id == wanted.id for row in rows)

    if not database.engine.read(run).result():
        raise AssertionError("LIKE did not find the same person")


# Adding


def _adding(folder: Path) -> list[Figure]:
    ways = [
        ("SQLite", 0.04, lambda name: f"sqlite:///{folder / name}.db"),
    ]
    with postgres() as server:
        ways.append(("PostgreSQL", 0.25, lambda name: server.create()))
        return [
            _added(about, most, [create(f"add{turn}") for turn in range(2 * ROUNDS)]) for about, most, create in ways
        ]


def _added(about: str, most: float, addresses: Sequence[str]) -> Figure:
    """Ours and theirs in turn, each on an empty database of its own."""
    took: tuple[list[float], list[float]] = ([], [])
    for number, address in enumerate(addresses):
        with closing(_database(address)) as database:
            people = crowd(_member(database, "A"), MANY)
            add = partial(_add_all, address) if number % 2 else partial(_add_many, database)
            took[number % 2].append(_timed(partial(add, people)) / 1000)
            if database.read_now(lambda store, people=people: store.contacts.count(people[0].owner)) != MANY:
                raise AssertionError("not everybody was added")
    ours, theirs = map(statistics.median, took)
    return Figure(f"30,000 people added, ORM add_all, {about}", ours, theirs, "s", most=most)


def _add_many(database: Database, people: Sequence[Contact]) -> None:
    database.write_now(lambda store: store.contacts.add_many(people))


def _add_all(address: str, people: Sequence[Contact]) -> None:
    """Each person an object, its terms objects in a relationship, and one commit. Values are made as ours are."""
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    if engine.name == "sqlite":
        event.listen(engine, "connect", _settle)
    with engine.connect() as connection, Session(bind=connection) as session:
        rows = contact_rows.ContactRows(connection, VAULT)
        session.add_all(
            orm.Contact(
                id=one.id,
                owner=one.owner,
                created_at=one.created_at,
                **rows._values(one),
                terms=[orm.Term(**row) for row in contact_rows._term_rows(one)],
            )
            for one in people
        )
        session.commit()
    engine.dispose()


def _settle(connection: Any, record: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


# Lists


def _listing(folder: Path) -> list[Figure]:
    with closing(_database(f"sqlite:///{folder / 'huge.db'}")) as database:
        _fill(database, _member(database, "L"))
        bot = Bot(database, FEATURES)
        took = asyncio.run(_lists(bot))
    return [
        Figure(f"{about}, 100,000 people, 95 of 100 within, allowed", _of_100(some, 95), ALLOWED, "ms", most=1)
        for about, some in took.items()
    ]


async def _lists(bot: Bot) -> dict[str, list[float]]:
    said = ("/contact list", "/contact list company:x kind:designer", "/contact find designer", "/contact duplicates")
    said += ("/followup list",)
    took: dict[str, list[float]] = {text: [] for text in said}
    for _ in range(LISTS):
        for text in said:
            began = time.perf_counter()
            await script.say(bot, Line("L", text, BEGINS))
            took[text].append((time.perf_counter() - began) * 1000)
    return took


def _fill(database: Database, owner: MemberId) -> None:
    """Everybody has been talked to once, and has a follow-up that waits; one in ten of these is late."""
    people = [replace(one, note="") for one in crowd(owner, HUGE)]
    database.write_now(lambda store: store.contacts.add_many(people))
    today = date(2026, 3, 5)
    entries = [
        Entry(EntryId(ids.new_id(BEGINS)), owner, one.id, BEGINS, today - timedelta(days=n % 90))
        for n, one in enumerate(people)
    ]
    waiting = [
        FollowUp(
            FollowUpId(ids.new_id(BEGINS)),
            owner,
            one.id,
            Kind.CADENCE,
            today + timedelta(days=n % 60 - 6),
            BEGINS,
            span=60,
            nudge_at=BEGINS + timedelta(days=1),
        )
        for n, one in enumerate(people)
    ]

    def write(connection: Connection) -> None:
        journal, followups = JournalRows(connection, VAULT), followup_rows.FollowUpRows(connection, VAULT)
        connection.execute(
            insert(schema.journal),
            [{"id": e.id, "owner": e.owner, "contact": e.contact, "at": e.at, **journal._values(e)} for e in entries],
        )
        connection.execute(
            insert(schema.followups),
            [
                {"id": f.id, "owner": f.owner, "contact": f.contact, "created_at": f.created_at, **followups._values(f)}
                for f in waiting
            ],
        )

    database.engine.write(write).result()


def _database(address: str) -> Database:
    database = open_database(address, VAULT, lambda: BEGINS)
    migrate.upgrade(database.engine)
    return database


def _member(database: Database, user: str) -> MemberId:
    member = member_rules.newcomer(MemberId(ids.new_id(BEGINS)), BEGINS, "Europe/Madrid", "UTC", user)
    database.write_now(lambda store: store.members.add(member, Handle("slack", "T1", user)))
    return member.id


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _of_100(took: Sequence[float], number: int) -> float:
    return statistics.quantiles(took, n=100)[number - 1]


def _word(dice: random.Random, length: int) -> str:
    return "".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=length)).capitalize()


def _letters(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return letters
