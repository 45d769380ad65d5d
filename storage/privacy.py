"""Everything of a member, out and away: driven by the rules on the schema's tables and columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Column, Connection, LargeBinary, Table, bindparam, delete, func, literal, select, update
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from bot.kit.ids import spell_id
from bot.members.model import MemberId
from storage.schema import members, metadata
from storage.types import Id, Secret
from storage.vault import Vault

AnyTable: TypeAlias = Table[ReadOnlyColumnCollection[str, Column[Any]]]

AT_ONCE = 1000
"""Rows of an export that lie in memory together."""


class Sealing(NamedTuple):
    """What a pass over sealed texts did: how many it looked at, how many it sealed anew, and the id it came to."""

    seen: int
    sealed: int
    last: int


class PrivacyRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def tables(self) -> tuple[str, ...]:
        return tuple(table.name for table in _owned() if _exported(table))

    def rows(self, member: MemberId, table: str) -> Iterator[Mapping[str, object]]:
        found = metadata.tables[table]
        wanted = _exported(found)
        columns = [found.c[name] for name in (*wanted, *(() if "id" in wanted or "id" not in found.c else ("id",)))]
        mine = select(*columns).where(found.c[_owner(found)] == member).order_by(*found.primary_key.columns)
        for row in self._connection.execute(mine, execution_options={"yield_per": AT_ONCE}).mappings():
            opened: dict[str, object] = {}
            for name in wanted:
                value: object = row[name]
                kind = found.c[name].type
                if isinstance(value, bytes) and isinstance(kind, Secret):
                    value = self._vault.open(f"{table}.{name}", row["id"], member, value)
                elif isinstance(value, int) and isinstance(kind, Id):
                    value = spell_id(value)
                opened[name] = value
            yield opened

    def counts(self, member: MemberId) -> dict[str, int]:
        """How many rows, by table name."""
        return {
            table.name: self._connection.execute(
                select(func.count()).select_from(table).where(table.c[_owner(table)] == member)
            ).scalar_one()
            for table in _owned()
        }

    def erase(self, member: MemberId) -> dict[str, int]:
        """Delete every row of the member; how many, by table name."""
        # Whoever plans for them right now holds their row (members.kept): wait, or what they plan outlives the member.
        self._connection.execute(select(members.c.id).where(members.c.id == member).with_for_update())
        gone: dict[str, int] = {}
        for table in reversed(list(_owned())):
            mine = table.c[_owner(table)] == member
            gone[table.name] = self._connection.execute(delete(table).where(mine)).rowcount
        return gone

    def try_keys(self) -> None:
        """Open the newest private text of each column; raises CannotOpen."""
        for table, column in _secrets():
            owner = table.c[_owner(table)]
            newest = select(table.c["id"], owner, column).where(column.is_not(None)).order_by(table.c["id"].desc())
            row = self._connection.execute(newest.limit(1)).first()
            if row is not None:
                self._vault.open(f"{table.name}.{column.name}", row[0], row[1], row[2])

    def secrets(self) -> tuple[str, ...]:
        """The columns with private texts, each as “table.column”."""
        return tuple(f"{table.name}.{column.name}" for table, column in _secrets())

    def stale(self) -> int:
        """How many private texts are sealed with another key than the first."""
        head = self._vault.head
        return sum(
            self._connection.execute(
                select(func.count())
                .select_from(table)
                .where(column.is_not(None), func.substr(column, 1, len(head)) != literal(head, LargeBinary))
            ).scalar_one()
            for table, column in _secrets()
        )

    def seal_anew(self, place: str, *, after: int, limit: int) -> Sealing:
        """Seal texts of one column (“table.column”) with the first key, from the row behind id `after` on (0: all).

        Each is opened again before it is written. Raises CannotOpen. Fewer seen than `limit`: that was the last batch.
        """
        table_name, _, name = place.partition(".")
        table = metadata.tables[table_name]
        column, owner = table.c[name], table.c[_owner(table)]
        batch = (
            select(table.c["id"], owner, column)
            .where(column.is_not(None), *((table.c["id"] > after,) if after else ()))
            .order_by(table.c["id"])
            .limit(limit)
            .with_for_update()
        )
        rows = self._connection.execute(batch).all()
        changed: list[dict[str, object]] = []
        for row, member, sealed in rows:
            if sealed.startswith(self._vault.head):
                continue
            text = self._vault.open(place, row, member, sealed)
            anew = self._vault.seal(place, row, member, text)
            if self._vault.open(place, row, member, anew) != text:
                raise AssertionError(f"a text in {place} did not come back as it was")
            changed.append({"this": row, "anew": anew})
        if changed:
            self._connection.execute(
                update(table).where(table.c["id"] == bindparam("this")).values({name: bindparam("anew", type_=Secret)}),
                changed,
            )
        return Sealing(len(rows), len(changed), rows[-1][0] if rows else after)


def _secrets() -> Iterator[tuple[AnyTable, Column[Any]]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Secret):
                yield table, column


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
