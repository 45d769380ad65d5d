"""Deeds: what was done for one's network without a talk. What it was is sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, case, delete, func, insert, literal_column, select, update

from bot.journal.model import Balance, Deed, DeedId, DeedKind
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


_LAST = func.max(deeds.c.day)
_ASKED = func.sum(case((deeds.c.kind == DeedKind.ASK.value, 1), else_=0))
_BALANCES = (
    select(deeds.c.contact, func.sum(case((deeds.c.kind == DeedKind.HELP.value, 1), else_=0)), _ASKED, _LAST)
    .where(deeds.c.kind.in_((DeedKind.HELP.value, DeedKind.ASK.value)))
    .group_by(deeds.c.contact)
)


def _behind(after: Deed | None) -> tuple[ColumnElement[bool], ...]:
    """What stands behind a deed, the newest first."""
    if after is None:
        return ()
    earlier = (deeds.c.day < after.day) | ((deeds.c.day == after.day) & (deeds.c.id < after.id))
    return (deeds.c.day <= after.day, earlier)  # the first lets an index find the place


SAME_DAY = 200
"""Deeds of a day that are looked through for one; of one line there are fifty at most."""


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
        wanted = [deeds.c.owner == owner, deeds.c.kind != DeedKind.ASK.value]
        return self._newest(*wanted, *_behind(after), limit=limit)

    def of_day(self, owner: MemberId, day: date, kind: DeedKind) -> tuple[Deed, ...]:
        wanted = (deeds.c.owner == owner, deeds.c.day == day, deeds.c.kind == kind.value)
        return self._newest(*wanted, limit=SAME_DAY)

    def size(self, owner: MemberId) -> int:
        query = select(func.count()).select_from(deeds)
        query = query.where(deeds.c.owner == owner, deeds.c.kind != DeedKind.ASK.value)
        return self._connection.execute(query).scalar_one()

    def of_contact(
        self, owner: MemberId, contact: int, *, limit: int = 10, after: Deed | None = None
    ) -> tuple[Deed, ...]:
        mine = deeds.c.owner + literal_column("0") == owner  # a plain one leads SQLite through all that they did
        return self._newest(mine, deeds.c.contact == contact, *_behind(after), limit=limit)

    def balance(self, owner: MemberId, contact: int) -> Balance | None:
        mine = deeds.c.owner + literal_column("0") == owner
        found = self._connection.execute(_BALANCES.where(mine, deeds.c.contact == contact)).first()
        return None if found is None else Balance(*found)

    def balances(
        self, owner: MemberId, *, limit: int, asked: bool = False, after: Balance | None = None
    ) -> tuple[Balance, ...]:
        query = _BALANCES.where(deeds.c.owner == owner, deeds.c.contact.is_not(None))
        if asked:
            query = query.having(_ASKED > 0)
        if after is not None:
            last = func.max(deeds.c.day)
            same_day = (last == after.last) & (deeds.c.contact < after.contact)
            query = query.having((last < after.last) | same_day)
        query = query.order_by(_LAST.desc(), deeds.c.contact.desc()).limit(limit)
        return tuple(Balance(*row) for row in self._connection.execute(query))

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
