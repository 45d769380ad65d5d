"""Whose rows are whose, and the ids in them."""

from __future__ import annotations

from collections.abc import Iterator

from storage.schema import metadata
from storage.types import Id

Rows = dict[str, list[tuple[object, ...]]]
"""By table, as the columns give them."""


def records(rows: Rows, table: str) -> list[dict[str, object]]:
    return [dict(zip(metadata.tables[table].columns.keys(), row, strict=True)) for row in rows[table]]


def belonging(rows: Rows, member: int) -> Rows:
    """The rows whose owner is the member."""
    mine: Rows = {}
    for table in rows:
        owner = metadata.tables[table].info["owner"]
        if owner is None:
            continue
        named = zip(rows[table], records(rows, table), strict=True)
        mine[table] = [row for row, values in named if values[owner] == member]
    return mine


def crossed(rows: Rows) -> list[dict[str, object]]:
    """Rows of one member that point to a contact of another."""
    owners = {contact["id"]: contact["owner"] for contact in records(rows, "contacts")}
    pointing = [row for table in ("journal", "followups", "contact_terms") for row in records(rows, table)]
    return [row for row in pointing if owners[row["contact"]] != row["owner"]]


def ids_by_column(rows: Rows) -> Iterator[list[int]]:
    """The ids in each column that has any, in order."""
    for table in rows:
        for name, column in metadata.tables[table].c.items():
            if isinstance(column.type, Id):
                found = {values[name] for values in records(rows, table)}
                yield sorted(value for value in found if isinstance(value, int))
