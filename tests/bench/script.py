"""The commands that are measured, the bot that answers them, and what a database holds afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, func, literal, select

from bot.app import Bot
from bot.context import Request
from bot.features import FEATURES
from bot.members.model import Handle, Place
from storage import migrate
from storage.schema import metadata
from storage.store import open_database
from storage.types import Id, Secret
from storage.vault import Keyring, Vault

BEGINS = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
VAULT = Vault(Keyring.parse(Keyring.generate()))
MEMBERS = 50
PEOPLE = 20
"""Whom each member knows before the clock is started."""


@dataclass(frozen=True)
class Line:
    """What one member types at one moment."""

    user: str
    text: str
    now: datetime


def meetings(number: int) -> list[Line]:
    """`/met` with everything it understands: a newcomer, a journal entry and four follow-ups each."""
    line = "/met {}, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV"
    return [Line(_user(index), line.format(_name(1_000 + index)), _moment(index)) for index in range(number)]


def reminders(number: int) -> list[Line]:
    """`/followup add`, each about somebody who is known."""
    line = "/followup add {} in 8 days - send the slides"
    names = [_name(index // MEMBERS % PEOPLE * MEMBERS + index % MEMBERS) for index in range(number)]
    return [Line(_user(index), line.format(name), _moment(index)) for index, name in enumerate(names)]


async def say(bot: Bot, line: Line) -> None:
    who = Handle("slack", "T1", line.user)
    where = Place("slack", "T1", "C1", private=True)
    reply = await bot.answer(Request(who, where, line.text, zone="Europe/Madrid"), line.now)
    if reply.failed:
        raise AssertionError(f"the bot could not do it: {reply.answer}")


@contextmanager
def bot_on(file: Path) -> Iterator[Bot]:
    with closing(open_database(f"sqlite:///{file}", VAULT, lambda: BEGINS)) as database:
        yield Bot(database, FEATURES)


async def seed(file: Path) -> None:
    """A database whose members know some people already."""
    with closing(open_database(f"sqlite:///{file}", VAULT, lambda: BEGINS)) as database:
        migrate.upgrade(database.engine)
        bot = Bot(database, FEATURES)
        for index in range(MEMBERS * PEOPLE):
            await say(bot, Line(_user(index), f"/met {_name(index)}", BEGINS - timedelta(minutes=30)))


_copies = count(1)


def copy(file: Path) -> Path:
    """A database of its own for one case, the same as `file`, which nobody has open."""
    made = file.with_name(f"{next(_copies)}.db")
    shutil.copyfile(file, made)
    return made


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row by table, sorted: without ids, which are random, and of private texts the length only."""
    engine = create_engine(f"sqlite:///{file}")
    with closing(engine.connect()) as connection:
        found: dict[str, list[tuple[object, ...]]] = {}
        for table in metadata.sorted_tables:
            columns = [
                func.length(column) if isinstance(column.type, Secret) else column
                for column in table.columns
                if not isinstance(column.type, Id)
            ]
            rows = connection.execute(select(*(columns or [literal(1)])).select_from(table))
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    engine.dispose()
    return found


def assert_same(files: Sequence[Path]) -> None:
    first, *others = (contents(file) for file in files)
    for other in others:
        for name, rows in first.items():
            if rows != other[name]:
                raise AssertionError(f"two cases left different rows in {name}: {len(rows)} and {len(other[name])}")


def _user(index: int) -> str:
    return f"U{index % MEMBERS}"


def _moment(index: int) -> datetime:
    return BEGINS + timedelta(seconds=index // 10)


def _name(index: int) -> str:
    """A first and a last name that nobody else has, nor as a beginning."""
    return f"{_word(index)} {_word(index * 7_919 % 456_976)}"


def _word(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return letters.capitalize()
