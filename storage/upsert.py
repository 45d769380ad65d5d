"""Insert, or update the row that is there: the same words on both databases."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, TypedColumns
from sqlalchemy.dialects import postgresql, sqlite


def upsert(
    connection: Connection, table: Table[TypedColumns], values: Mapping[str, object], *, key: tuple[str, ...]
) -> None:
    """`key` names the columns of the unique key; the others are overwritten."""
    insert = postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
    others = {name: insert.excluded[name] for name in values if name not in key}
    connection.execute(insert.on_conflict_do_update(index_elements=key, set_=others), values)
