"""Everything of a member, out and away: driven by the rules on the schema's tables and columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from sqlalchemy import Column, Connection, Table, delete, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from bot.members.model import MemberId
from storage.schema import metadata
from storage.types import Secret
from storage.vault import Vault

AnyTable: TypeAlias = Table[ReadOnlyColumnCollection[str, Column[Any]]]


class PrivacyRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def export(self, member: MemberId) -> dict[str, list[dict[str, object]]]:
        """Rows by table name, with the columns marked for export; private texts are opened."""
        return {table.name: list(self._rows(table, member)) for table in _owned() if _exported(table)}

    def erase(self, member: MemberId) -> dict[str, int]:
        """Delete every row of the member; how many, by table name."""
        gone: dict[str, int] = {}
        for table in reversed(list(_owned())):
            mine = table.c[_owner(table)] == member
            gone[table.name] = self._connection.execute(delete(table).where(mine)).rowcount
        return gone

    def try_keys(self) -> None:
        """Open the newest private text of each column; raises CannotOpen."""
        for table in metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Secret):
                    owner = table.c[_owner(table)]
                    newest = (
                        select(table.c["id"], owner, column).where(column.is_not(None)).order_by(table.c["id"].desc())
                    )
                    row = self._connection.execute(newest.limit(1)).first()
                    if row is not None:
                        self._vault.open(f"{table.name}.{column.name}", row[0], row[1], row[2])

    def _rows(self, table: AnyTable, member: MemberId) -> Iterator[dict[str, object]]:
        wanted = _exported(table)
        columns = [table.c[name] for name in (*wanted, *(() if "id" in wanted or "id" not in table.c else ("id",)))]
        mine = table.c[_owner(table)] == member
        for row in self._connection.execute(
            select(*columns).where(mine).order_by(*table.primary_key.columns)
        ).mappings():
            opened: dict[str, object] = {}
            for name in wanted:
                value: object = row[name]
                if isinstance(value, bytes) and isinstance(table.c[name].type, Secret):
                    value = self._vault.open(f"{table.name}.{name}", row["id"], member, value)
                opened[name] = value
            yield opened


def _owned() -> Iterator[AnyTable]:
    """Tables with rows of members, those that others point to first."""
    for table in metadata.sorted_tables:
        if table.info["owner"] is not None:
            yield table


def _owner(table: AnyTable) -> str:
    """The column that names the member whose rows these are."""
    owner: str = table.info["owner"]
    return owner


def _exported(table: AnyTable) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.info["export"])
