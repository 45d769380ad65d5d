"""Occasions to congratulate people. What they are about is sealed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, literal_column, or_, select, update

from bot.contacts.model import ContactId
from bot.members.model import MemberId
from bot.milestones.model import Milestone, MilestoneId, Occasion
from storage.schema import contacts
from storage.schema_words import milestones
from storage.vault import Vault

_c = milestones.c
_COLUMNS = (_c.id, _c.owner, _c.contact, _c.kind, _c.what, _c.day, _c.yearly, _c.followup, _c.created_at)


class MilestoneRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, milestone: Milestone) -> None:
        fixed = {"id": milestone.id, "owner": milestone.owner, "created_at": milestone.created_at}
        self._connection.execute(insert(milestones), {**fixed, **self._values(milestone)})

    def save(self, milestone: Milestone) -> None:
        mine = (_c.id == milestone.id) & (_c.owner == milestone.owner)
        self._connection.execute(update(milestones).where(mine), self._values(milestone))

    def find(self, owner: MemberId, milestone: MilestoneId) -> Milestone | None:
        found = self._some(_c.owner == owner, _c.id == milestone, limit=1)
        return found[0] if found else None

    def remove(self, owner: MemberId, milestone: MilestoneId) -> bool:
        gone = self._connection.execute(delete(milestones).where(_c.owner == owner, _c.id == milestone))
        return gone.rowcount == 1

    def of_contact(self, owner: MemberId, contact: ContactId, *, limit: int = 50) -> tuple[Milestone, ...]:
        mine = _c.owner + literal_column("0") == owner  # a plain one leads SQLite through all occasions of theirs
        return self._some(mine, _c.contact == contact, limit=limit)

    def ahead(self, owner: MemberId, today: date) -> tuple[tuple[MilestoneId, date, bool], ...]:
        query = (
            select(_c.id, _c.day, _c.yearly)
            .join(contacts, contacts.c.id == _c.contact)
            .where(_c.owner == owner, contacts.c.owner == owner, contacts.c.archived_at.is_(None))
            .where(or_(_c.yearly.is_(True), _c.day >= today))
        )
        return tuple((MilestoneId(number), day, yearly) for number, day, yearly in self._connection.execute(query))

    def several(self, owner: MemberId, wanted: tuple[MilestoneId, ...]) -> dict[MilestoneId, Milestone]:
        return {one.id: one for one in self._some(_c.owner == owner, _c.id.in_(wanted), limit=len(wanted))}

    def _some(self, *which: ColumnElement[bool], limit: int) -> tuple[Milestone, ...]:
        query = select(*_COLUMNS).where(*which).order_by(_c.id.desc()).limit(limit)
        return tuple(map(self._milestone, self._connection.execute(query).mappings()))

    def _values(self, milestone: Milestone) -> dict[str, object]:
        return {
            "contact": milestone.contact,
            "kind": milestone.kind.value,
            "what": self._vault.row("milestones", milestone.id, milestone.owner).seal("what", milestone.what),
            "day": milestone.day,
            "yearly": milestone.yearly,
            "followup": milestone.followup,
        }

    def _milestone(self, row: RowMapping) -> Milestone:
        return Milestone(
            id=MilestoneId(row["id"]),
            owner=MemberId(row["owner"]),
            contact=ContactId(row["contact"]),
            kind=Occasion(row["kind"]),
            day=row["day"],
            created_at=row["created_at"],
            what=self._vault.row("milestones", row["id"], row["owner"]).open("what", row["what"]),
            yearly=row["yearly"],
            followup=row["followup"],
        )
