"""Everything of a member, out and away: driven by the rules on the schema's tables and columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    Table,
    bindparam,
    delete,
    exists,
    func,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from bot.kit.ids import spell_id
from bot.members.model import MemberId
from storage.schema import contacts, deliveries, handles, held, members, metadata
from storage.schema_events import feeds, sources
from storage.scrub import owe
from storage.types import Id, Secret
from storage.vault import Vault

AnyTable: TypeAlias = Table[ReadOnlyColumnCollection[str, Column[Any]]]

AT_ONCE = 1000
"""Rows of an export that lie in memory together."""

ERASED_AT_ONCE = 2000
"""Rows in one transaction: others who write wait for its end, some 50 ms on SQLite."""


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
        columns = [found.c[name] for name in wanted]
        number = found.c["id"] if "id" in found.c else found.c[_owner(found)]  # only tables with ids hold private texts
        mine = select(*columns, number).where(found.c[_owner(found)] == member).order_by(*found.primary_key.columns)
        numbers = [at for at, column in enumerate(columns) if isinstance(column.type, Id)]
        secrets = [(at, f"{table}.{one.name}") for at, one in enumerate(columns) if isinstance(one.type, Secret)]
        me = spell_id(member)
        for row in self._connection.execute(mine, execution_options={"yield_per": AT_ONCE}):
            values: list[object] = list(row)
            for at in numbers:
                value = row[at]
                if value is not None:
                    values[at] = me if value == member else spell_id(value)
            for at, place in secrets:
                if row[at] is not None:
                    values[at] = self._vault.open(place, row[-1], member, row[at])
            yield dict(zip(wanted, values, strict=False))

    def names(self, member: MemberId) -> Mapping[str, str]:
        mine = select(contacts.c.id, contacts.c.name).where(contacts.c.owner == member)
        found = self._connection.execute(mine, execution_options={"yield_per": AT_ONCE})
        return {spell_id(number): name for number, name in found}

    def counts(self, member: MemberId) -> dict[str, int]:
        """How many rows, by table name."""
        return {
            table.name: self._connection.execute(
                select(func.count()).select_from(table).where(table.c[_owner(table)] == member)
            ).scalar_one()
            for table in _owned()
        }

    def erase(self, member: MemberId, *, at_once: int = ERASED_AT_ONCE) -> dict[str, int]:
        """Delete every row of the member; how many, by table name.

        Of more than `at_once` rows it deletes so many, and before all others those by which the member is found and
        reached. The rest belongs to nobody from then on, and goes by `sweep`.
        """
        # Whoever plans for them right now holds their row (members.kept): wait, or what they plan outlives the member.
        self._connection.execute(select(members.c.id).where(members.c.id == member).with_for_update())
        owe(self._connection)
        gone = self.counts(member)
        for table in (handles, deliveries, held):
            self._connection.execute(delete(table).where(table.c[_owner(table)] == member))
        self._erase_feeds(member)
        self._erase_some(member, at_once)
        return gone

    def _erase_feeds(self, member: MemberId) -> None:
        """With what was read for nobody else."""
        theirs = list(self._connection.execute(select(feeds.c.source).where(feeds.c.owner == member)).scalars())
        self._connection.execute(delete(feeds).where(feeds.c.owner == member))
        unused = sources.c.id.in_(theirs) & ~exists().where(feeds.c.source == sources.c.id)
        self._connection.execute(delete(sources).where(unused))

    def sweep(self, *, at_once: int = ERASED_AT_ONCE) -> int:
        """Go on erasing a member without an account; how many rows went. 0: nobody is half erased."""
        known = exists().where(handles.c.member == members.c.id)
        nobody = select(members.c.id).where(~known).limit(1).with_for_update(skip_locked=True)
        member = self._connection.execute(nobody).scalar()
        if member is None:
            return 0
        owe(self._connection)
        return self._erase_some(MemberId(member), at_once)

    def _erase_some(self, member: MemberId, at_once: int) -> int:
        left = at_once
        for table in reversed(list(_owned())):
            mine = table.c[_owner(table)] == member
            key = list(table.primary_key.columns)
            row = key[0] if len(key) == 1 else tuple_(*key)
            some = select(*key).where(mine).order_by(*key).limit(left)
            left -= self._connection.execute(delete(table).where(mine, row.in_(some))).rowcount
            if left <= 0:
                break
        return at_once - left

    def try_keys(self) -> None:
        """Open the newest private text of each column; raises CannotOpen."""
        for table, column in _secrets():
            owner = _sealed_for(table)
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
        column, owner = table.c[name], _sealed_for(table)
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


def _sealed_for(table: AnyTable) -> Column[Any]:
    """Whose the sealed texts are: of what belongs to nobody, the row's own."""
    return table.c[table.info["owner"] or "id"]


def _exported(table: AnyTable) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if column.info["export"])
