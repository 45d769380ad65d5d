"""Two counters in a table, and small pieces of work on them: what the tests of the engine run."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

ROOT = Path(__file__).parents[2]
counter = sa.Table(
    "counter",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("value", sa.BigInteger, nullable=False),
)


def set_up(connection: Connection) -> None:
    counter.metadata.create_all(connection)
    connection.execute(counter.insert(), [{"id": 1, "value": 0}, {"id": 2, "value": 0}])


def value(connection: Connection, row: int = 1) -> int:
    return connection.execute(sa.select(counter.c.value).where(counter.c.id == row)).scalar_one()


def put(connection: Connection, number: int, *, row: int = 1) -> None:
    connection.execute(counter.update().where(counter.c.id == row).values(value=number))


def raised(connection: Connection, *, row: int) -> None:
    """By one, in the database itself: what another transaction wrote meanwhile isn't written over."""
    connection.execute(counter.update().where(counter.c.id == row).values(value=counter.c.value + 1))


def add_one(connection: Connection) -> None:
    put(connection, value(connection) + 1)


def scalar(query: str) -> Callable[[Connection], object]:
    return lambda connection: connection.exec_driver_sql(query).scalar()


def run_sql(query: str) -> Callable[[Connection], None]:
    def work(connection: Connection) -> None:
        connection.exec_driver_sql(query)

    return work


def child(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()
