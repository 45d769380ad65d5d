"""On which databases a story is told.

On SQLite, all of them. On PostgreSQL those whose queries nothing else asks there, by name: tests/storage asks every
method of every query class on both, mostly in each form that stories use, and deliveries, their trials and the command
line are tried on both as well. `--both` tells each story on both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import pytest

DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.pg))


def spread(metafunc: pytest.Metafunc, both: Collection[str]) -> None:
    """`both`: tests, files without their ending, and fixtures of tests that are for both databases."""
    test = metafunc.definition
    chosen = any("migrated_url" in mark.args[0] for mark in test.iter_markers("parametrize"))
    if "migrated_url" not in metafunc.fixturenames or chosen:
        return
    if metafunc.config.getoption("both") or not {test.path.stem, test.originalname, *metafunc.fixturenames}.isdisjoint(
        both
    ):
        metafunc.parametrize("migrated_url", DATABASES, indirect=True)


@pytest.fixture
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with every table and no row."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return request.getfixturevalue("migrated_sqlite_url")
    empty: Callable[[], str] = request.getfixturevalue("migrated_postgres")
    return empty()
