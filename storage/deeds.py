"""Deeds: what was done for one's network without a talk. What it was is sealed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, literal_column, select, update

from bot.journal.model import Deed, DeedId, DeedKind
from bot.members.model import MemberId
from storage.schema_goals import deeds
from storage.vault import Vault

_COLUMNS = (
    deeds.c.id,
    deeds.c.owner,
    deeds.c.kind,
    deeds.c.day,
    deeds.c.at,
    deeds.c.contact,
    deeds.c.channel,
    deeds.c.what,
    deeds.c.sort,
)


class DeedRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, wanted: Iterable[Deed]) -> None:
        rows = [{"id": one.id, "owner": one.owner, "at": one.at, **self._values(one)} for one in wanted]
        if rows:
            self._connection.execute(insert(deeds), rows)

    def find(self, owner: MemberId, deed: DeedId) -> Deed | None:
        query = select(*_COLUMNS).where(deeds.c.owner == owner, deeds.c.id == deed)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else self._deed(row)

    def save(self, deed: Deed) -> None:
        mine = (deeds.c.id == deed.id) & (deeds.c.owner == deed.owner)
        self._connection.execute(update(deeds).where(mine), self._values(deed))

    def remove(self, owner: MemberId, deed: DeedId) -> bool:
        gone = self._connection.execute(delete(deeds).where(deeds.c.owner == owner, deeds.c.id == deed))
        return gone.rowcount == 1

    def together(self, owner: MemberId, deed: Deed) -> tuple[Deed, ...]:
        query = (
            select(*_COLUMNS)
            .where(deeds.c.owner == owner, deeds.c.day == deed.day, deeds.c.at == deed.at)
            .order_by(deeds.c.id)
        )
        found = map(self._deed, self._connection.execute(query).mappings())
        return tuple(one for one in found if one.like(deed))

    def listing(self, owner: MemberId, *, limit: int, after: Deed | None = None) -> tuple[Deed, ...]:
        wanted = [deeds.c.owner == owner]
        if after is not None:
            earlier = (deeds.c.day < after.day) | ((deeds.c.day == after.day) & (deeds.c.id < after.id))
            wanted += [deeds.c.day <= after.day, earlier]  # the first lets an index find the place
        return self._newest(*wanted, limit=limit)

    def size(self, owner: MemberId) -> int:
        query = select(func.count()).select_from(deeds).where(deeds.c.owner == owner)
        return self._connection.execute(query).scalar_one()

    def of_contact(self, owner: MemberId, contact: int, *, limit: int = 10) -> tuple[Deed, ...]:
        mine = deeds.c.owner + literal_column("0") == owner  # a plain one leads SQLite through all that they did
        return self._newest(mine, deeds.c.contact == contact, limit=limit)

    def _newest(self, *wanted: ColumnElement[bool], limit: int) -> tuple[Deed, ...]:
        query = select(*_COLUMNS).where(*wanted).order_by(deeds.c.day.desc(), deeds.c.id.desc()).limit(limit)
        return tuple(map(self._deed, self._connection.execute(query).mappings()))

    def _values(self, deed: Deed) -> dict[str, object]:
        return {
            "kind": deed.kind.value,
            "day": deed.day,
            "contact": deed.contact,
            "channel": deed.channel,
            "sort": deed.sort or None,
            "what": self._vault.row("deeds", deed.id, deed.owner).seal("what", deed.what),
        }

    def _deed(self, row: RowMapping) -> Deed:
        return Deed(
            id=DeedId(row["id"]),
            owner=MemberId(row["owner"]),
            kind=DeedKind(row["kind"]),
            day=row["day"],
            at=row["at"],
            what=self._vault.row("deeds", row["id"], row["owner"]).open("what", row["what"]),
            contact=row["contact"],
            channel=row["channel"],
            sort=row["sort"] or "",
        )
