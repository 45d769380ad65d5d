"""Many rows at once: several times as fast as a statement for each, and with the checks of every column's type."""

from __future__ import annotations

import contextlib
import gc
import sqlite3
from collections.abc import Generator, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table, TypedColumns

from storage.lanes import driver
from storage.types import Term, Words, check_text

ROWS = 100
"""Rows of one statement on SQLite: longer ones gain nothing more."""

SLICE = 10_000
"""Rows of one statement on PostgreSQL: enough to make the round trip nothing, few enough to keep in memory."""


def insert_many(connection: Connection, table: Table[TypedColumns], columns: Mapping[str, Sequence[object]]) -> None:
    """Insert rows given by column, every sequence as long as the others.

    ValueError and TypeError for what the column can't hold, as a single insert raises them, before anything is written.
    """
    bound = [_bound(table.c[name], values, connection.dialect) for name, values in columns.items()]
    insert_rows(connection, table, tuple(columns), list(zip(*bound, strict=True)))


def insert_rows(
    connection: Connection, table: Table[TypedColumns], names: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """Insert rows whose values are as the driver takes them, and known to be what the columns hold."""
    if rows:
        insert = _insert_sqlite if connection.dialect.name == "sqlite" else _copy_postgresql
        insert(connection, table.name, names, rows)


def insert_new(
    connection: Connection, table: Table[TypedColumns], columns: Mapping[str, Sequence[object]], *, unique: str
) -> int:
    """As `insert_many`, but leaves out rows whose value of the column `unique` is there already; how many went in."""
    bound = {name: _bound(table.c[name], values, connection.dialect) for name, values in columns.items()}
    # What is the same in all rows, most of what is new, is handed over once.
    same = {name: values[0] for name, values in bound.items() if values and values.count(values[0]) == len(values)}
    each = {name: values for name, values in bound.items() if name not in same}
    if not each:
        each = {unique: bound[unique]}
        same.pop(unique, None)
    insert = _insert_new_sqlite if connection.dialect.name == "sqlite" else _insert_new_postgresql
    return insert(connection, table, same, each, unique)


@contextlib.contextmanager
def uncollected() -> Generator[None]:
    """Without a search for cycles: among hundreds of thousands of small values it takes longer than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def update_many(
    connection: Connection,
    table: Table[TypedColumns],
    keys: Mapping[str, Sequence[object]],
    columns: Mapping[str, Sequence[object]],
    *,
    still: str,
) -> None:
    """Change each row whose key columns have the values of `keys` and of which `still` holds, a condition in SQL."""
    given = {
        **{f"key_{name}": (name, values) for name, values in keys.items()},
        **{n: (n, v) for n, v in columns.items()},
    }
    bound = [_bound(table.c[name], values, connection.dialect) for name, values in given.values()]
    same = [(f'{table.name}."{name}"', f"key_{name}") for name in keys]
    if connection.dialect.name == "sqlite":
        place = {name: f"?{number}" for number, name in enumerate(given, start=1)}
        changes = ", ".join(f'"{name}" = {place[name]}' for name in columns)
        match = " AND ".join(f"{ours} = {place[theirs]}" for ours, theirs in same)
        statement = f"UPDATE {table.name} SET {changes} WHERE {match} AND {still}"  # noqa: S608  names of our schema
        connection.exec_driver_sql(statement, list(zip(*bound, strict=True)))
        return
    # One statement for all: each on its own would take a round trip.
    types = [_type(table, name, connection.dialect) for name, _ in given.values()]
    arrays = ", ".join(f"%s::{kind}[]" for kind in types)
    changes = ", ".join(f'"{name}" = given."{name}"' for name in columns)
    match = " AND ".join(f'{ours} = given."{theirs}"' for ours, theirs in same)
    statement = (
        f"UPDATE {table.name} SET {changes} FROM unnest({arrays}) AS given ({_quoted(given)}) "  # noqa: S608
        f"WHERE {match} AND {still}"
    )
    connection.exec_driver_sql(statement, tuple(map(list, bound)))


def _bound(column: Column[Any], values: Sequence[object], dialect: Dialect) -> Sequence[object]:
    """The values as the driver takes them; values that come again are made once."""
    if isinstance(column.type, (Words, Term)):
        given = [value for value in values if value is not None]
        texts = [value for value in given if isinstance(value, str)]
        for value in given if len(texts) < len(given) else ("".join(texts),):
            check_text(value)
        return values
    make = column.type.dialect_impl(dialect).bind_processor(dialect)
    if make is None:
        return values
    made = {value: make(value) for value in set(values)}
    return [made[value] for value in values]


def _insert_sqlite(
    connection: Connection, table: str, names: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    room = driver(connection).getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // len(names)
    size = max(1, min(ROWS, room))
    whole = len(rows) - len(rows) % size
    full = [tuple(chain.from_iterable(rows[at : at + size])) for at in range(0, whole, size)]
    for number, values in ((size, full), (1, rows[whole:])):
        if values:
            connection.exec_driver_sql(_statement(table, names, number), list(values))


def _statement(table: str, names: Sequence[str], number: int) -> str:
    row = f"({', '.join('?' * len(names))})"
    return f"INSERT INTO {table} ({_quoted(names)}) VALUES {', '.join([row] * number)}"  # noqa: S608  names of our own schema


def _insert_new_sqlite(
    connection: Connection,
    table: Table[TypedColumns],
    same: Mapping[str, object],
    each: Mapping[str, Sequence[object]],
    unique: str,
) -> int:
    shared = tuple(same.values())
    room = (driver(connection).getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) - len(shared)) // len(each)
    size = max(1, min(ROWS, room))
    rows = list(zip(*each.values(), strict=True))
    whole = len(rows) - len(rows) % size
    full = [shared + tuple(chain.from_iterable(rows[at : at + size])) for at in range(0, whole, size)]
    new = 0
    for number, values in ((size, full), (1, [shared + row for row in rows[whole:]])):
        if values:
            constant = ", ".join(f"?{at}" for at in range(1, len(shared) + 1))
            places = (
                ", ".join(f"?{len(shared) + row * len(each) + at}" for at in range(1, len(each) + 1))
                for row in range(number)
            )
            given = ", ".join(f"({constant}{', ' if constant else ''}{place})" for place in places)
            statement = f"INSERT INTO {table.name} ({_quoted((*same, *each))}) VALUES {given}"  # noqa: S608
            statement += f' ON CONFLICT ("{unique}") DO NOTHING'
            new += connection.exec_driver_sql(statement, values).rowcount
    return new


def _insert_new_postgresql(
    connection: Connection,
    table: Table[TypedColumns],
    same: Mapping[str, object],
    each: Mapping[str, Sequence[object]],
    unique: str,
) -> int:
    constant = ", ".join(f"%s::{_type(table, name, connection.dialect)}" for name in same)
    arrays = ", ".join(f"%s::{_type(table, name, connection.dialect)}[]" for name in each)
    chosen = f"{constant}{', ' if constant else ''}{_quoted(each)}"
    statement = (
        f"INSERT INTO {table.name} ({_quoted((*same, *each))}) SELECT {chosen} "  # noqa: S608
        f'FROM unnest({arrays}) AS given ({_quoted(each)}) ON CONFLICT ("{unique}") DO NOTHING'
    )
    columns = list(map(list, each.values()))
    new = 0
    for at in range(0, len(columns[0]), SLICE):
        slices = [values[at : at + SLICE] for values in columns]
        new += connection.exec_driver_sql(statement, (*same.values(), *slices)).rowcount
    return new


def _type(table: Table[TypedColumns], name: str, dialect: Dialect) -> str:
    return table.c[name].type.compile(dialect).split(" COLLATE")[0]


def _copy_postgresql(
    connection: Connection, table: str, names: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    with driver(connection).cursor() as cursor, cursor.copy(f"COPY {table} ({_quoted(names)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
