"""People who have something in common are found alike by the index, by a scan, and by comparing everybody."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from itertools import combinations

import pytest

from bot.contacts.model import Contact, ContactId
from bot.kit import companies, words
from bot.tidying.model import Pair, Why
from bot.tidying.rules import digits
from storage import alike
from storage.store import Database
from tests.storage.rows import MINE, NOW, THEIRS, write

COUNT = 400


def _crowd(seed: int) -> list[Contact]:
    """Names, companies, addresses and links that come again and again, some in another spelling or archived."""
    dice = random.Random(seed)
    return [
        replace(
            MINE.contact,
            id=ContactId(1_000 + number),
            name=f"{dice.choice('ABÉ')}{dice.choice('xyz')}o {dice.choice('klmn')}{dice.randrange(60)}",
            company=dice.choice(
                ("", *(spelled.format(n) for spelled in ("Lune{}", "LUNE{}, Inc.") for n in range(40)))
            ),
            email=dice.choice(("", f"a{dice.randrange(200)}@b.example", f"A{dice.randrange(200)}@B.example")),
            phone=dice.choice(("", f"+1 {dice.randrange(200)}", f"(1) {dice.randrange(200)}")),
            links=dice.choice(((), (f"l{dice.randrange(150)}",), (f"l{dice.randrange(150)}", "m"))),
            archived_at=dice.choice((None, None, None, NOW)),
        )
        for number in range(COUNT)
    ]


def _compared(people: Iterable[Contact]) -> set[tuple[Why, Pair]]:
    """The same in Python; the crowd has fewer groups than are given at once."""
    keys: dict[Why, Callable[[Contact], Iterable[Hashable]]] = {
        "e-mail": lambda one: [one.email.lower()] if one.email else [],
        "phone": lambda one: [digits(one.phone)] if one.phone else [],
        "link": lambda one: one.links,
        "name": lambda one: [words.fold(one.name)],
        "near name": lambda one: [(companies.company(one.company), words.fold(one.name)[:2])] if one.company else [],
    }
    found: set[tuple[Why, Pair]] = set()
    for why, key in keys.items():
        groups: dict[Hashable, list[ContactId]] = defaultdict(list)
        for one in people:
            for each in key(one):
                groups[each].append(one.id)
        for group in groups.values():
            most = alike.COLLEAGUES if why == "near name" else alike.MEMBERS
            two = combinations(sorted(group), 2) if len(group) <= most else [(min(group), max(group))]
            found.update((why, pair) for pair in two)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_the_index_a_scan_and_comparing_everybody_find_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    people = _crowd(seed)
    database.write_now(lambda store: [write(store, one) for one in (MINE, THEIRS)])
    theirs = [replace(one, id=ContactId(one.id + 5_000), owner=THEIRS.id) for one in people]
    database.write_now(lambda store: [store.contacts.add_many(some) for some in (people, theirs)])
    monkeypatch.setattr(alike, "GROUPS", 10_000)
    expected = _compared([MINE.contact, *(one for one in people if one.archived_at is None)])
    assert len(expected) > 300
    for scans in (False, True):
        monkeypatch.setattr(alike, "_fill_the_table", lambda *_, scans=scans: scans)
        found = database.read_now(lambda store: list(store.merges.alike(MINE.id)))
        assert len(found) == len(set(found))
        assert set(found) == expected


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("groups", [1, 4, 30])
def test_of_many_groups_a_scan_gives_the_same_first_ones(
    database: Database, monkeypatch: pytest.MonkeyPatch, groups: int
) -> None:
    database.write_now(lambda store: write(store, MINE))
    database.write_now(lambda store: store.contacts.add_many(_crowd(9)))
    monkeypatch.setattr(alike, "GROUPS", groups)
    found: list[list[tuple[Why, Pair]]] = []
    for scans in (False, True):
        monkeypatch.setattr(alike, "_fill_the_table", lambda *_, scans=scans: scans)
        found.append(database.read_now(lambda store: list(store.merges.alike(MINE.id))))
    assert found[0] == found[1]


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
def test_only_who_fills_the_table_is_found_by_a_scan(database: Database) -> None:
    database.write_now(lambda store: [write(store, one) for one in (MINE, THEIRS)])
    many = [replace(MINE.contact, id=ContactId(1_000 + number), name=f"N{number}") for number in range(3_000)]
    database.write_now(lambda store: store.contacts.add_many(many))
    scans = [
        database.engine.read(lambda connection, owner=owner: alike._fill_the_table(connection, owner)).result()
        for owner in (MINE.id, THEIRS.id)
    ]
    assert scans == [True, False]
