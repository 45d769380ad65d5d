"""Engines with two counters (counter.py) on an empty database, and a store on a migrated one."""

from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from storage.engine import Engine, open_engine
from storage.store import Database, open_database
from storage.vault import Keyring, Vault
from tests.careless import careless
from tests.storage.counter import set_up
from tests.storage.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "grapevine.db"


@pytest.fixture
def sqlite_engine(path: Path) -> Generator[Engine]:
    with open_engine(f"sqlite:///{path}") as engine:
        engine.write(set_up).result()
        yield engine


@pytest.fixture
def postgres_database(fresh_postgres: Callable[[], str]) -> str:
    return fresh_postgres()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def postgres_engine(postgres_database: str, pauses: list[float]) -> Generator[Engine]:
    with open_engine(postgres_database, pause=pauses.append) as engine:
        engine.write(set_up).result()
        yield engine


@pytest.fixture
def engine(database_url: str) -> Generator[Engine]:
    with open_engine(database_url) as opened:
        opened.write(set_up).result()
        yield opened


@pytest.fixture
def database(migrated_url: str) -> Generator[Database]:
    """Every table and no row."""
    opened = open_database(migrated_url, Vault(Keyring.parse(Keyring.generate())))
    careless(opened.engine)
    yield opened
    opened.close()


@pytest.fixture
def desk(migrated_url: str) -> Generator[Desk]:
    with open_engine(migrated_url) as engine:
        yield Desk(careless(engine))
