"""Pauses as they are kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.members.pauses import Pause
from storage.store import Database, Store
from tests.storage.rows import MINE, THEIRS, TODAY, write_members

OLD = Pause(TODAY, TODAY + timedelta(days=3))


@pytest.fixture
def two(database: Database) -> Database:
    """Two members, each of whom has paused once."""

    def work(store: Store) -> None:
        write_members(store)
        for one in (MINE, THEIRS):
            store.pauses.begin(one.id, OLD.first, OLD.until)

    database.write_now(work)
    return database


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


def kept(two: Database) -> tuple[Pause, ...]:
    assert two.read_now(lambda store: store.pauses.of(THEIRS.id)) == (OLD,)
    return two.read_now(lambda store: store.pauses.of(MINE.id))


@pytest.mark.parametrize(
    ("begins", "until", "after"),
    [
        (0, None, [Pause(days(0), None)]),
        (2, 9, [Pause(days(0), days(9))]),
        (2, None, [Pause(days(0), None)]),
        (3, 9, [OLD, Pause(days(3), days(9))]),
        (30, None, [OLD, Pause(days(30), None)]),
        (-1, 1, [Pause(days(-1), days(1))]),
    ],
)
def test_one_that_lasts_goes_on_and_one_that_is_over_stays(
    two: Database, begins: int, until: int | None, after: list[Pause]
):
    last = None if until is None else days(until)
    two.write_now(lambda store: store.pauses.begin(MINE.id, days(begins), last))
    assert list(kept(two)) == after


@pytest.mark.parametrize(
    ("until", "after"), [(0, ()), (-1, ()), (1, (Pause(days(0), days(1)),)), (3, (OLD,)), (9, (OLD,))]
)
def test_an_end_shortens_the_one_that_lasts(two: Database, until: int, after: tuple[Pause, ...]):
    two.write_now(lambda store: store.pauses.end(MINE.id, days(until)))
    assert kept(two) == after


def test_one_without_an_end_gets_one(two: Database):
    two.write_now(lambda store: store.pauses.begin(MINE.id, days(10), None))
    two.write_now(lambda store: store.pauses.end(MINE.id, days(12)))
    assert kept(two) == (OLD, Pause(days(10), days(12)))
