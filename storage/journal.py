"""The journal of what happened. Notes and promises are sealed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, delete, func, insert, select, update

from bot.journal.model import Entry, EntryId, How, Outcome, Purpose
from bot.members.model import MemberId
from storage.schema import journal
from storage.vault import Vault

_COLUMNS = (
    journal.c.id,
    journal.c.owner,
    journal.c.contact,
    journal.c.at,
    journal.c.day,
    journal.c.how,
    journal.c.where,
    journal.c.note,
    journal.c.promise,
    journal.c.followup,
    journal.c.started,
    journal.c.purpose,
    journal.c.outcome,
)

# Built once: putting a statement together costs several times what SQLite takes to run it.
_INSERT = insert(journal)
_LAST_DAYS = (
    select(journal.c.contact, func.max(journal.c.day))
    .where(journal.c.owner == bindparam("owner"), journal.c.contact.in_(bindparam("contacts", expanding=True)))
    .group_by(journal.c.contact)
)


def _noted(owner: MemberId) -> ColumnElement[bool]:
    return (journal.c.owner == owner) & (journal.c.note.is_not(None) | journal.c.promise.is_not(None))


class JournalRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, entry: Entry) -> None:
        values = {"id": entry.id, "owner": entry.owner, "contact": entry.contact, "at": entry.at, **self._values(entry)}
        self._connection.execute(_INSERT, values)

    def save(self, entry: Entry) -> None:
        mine = (journal.c.id == entry.id) & (journal.c.owner == entry.owner)
        self._connection.execute(update(journal).where(mine), self._values(entry))

    def find(self, owner: MemberId, entry: EntryId) -> Entry | None:
        query = select(*_COLUMNS).where(journal.c.owner == owner, journal.c.id == entry)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else self._entry(row)

    def remove(self, owner: MemberId, entry: EntryId) -> bool:
        gone = self._connection.execute(delete(journal).where(journal.c.owner == owner, journal.c.id == entry))
        return gone.rowcount == 1

    def of_contact(self, owner: MemberId, contact: int, *, limit: int = 10) -> tuple[Entry, ...]:
        query = (
            select(*_COLUMNS)
            .where(journal.c.owner == owner, journal.c.contact == contact)
            .order_by(journal.c.day.desc(), journal.c.id.desc())
            .limit(limit)
        )
        return tuple(map(self._entry, self._connection.execute(query).mappings()))

    def noted(self, owner: MemberId, *, limit: int) -> tuple[Entry, ...]:
        query = select(*_COLUMNS).where(_noted(owner)).order_by(journal.c.id.desc()).limit(limit)
        return tuple(map(self._entry, self._connection.execute(query).mappings()))

    def count_noted(self, owner: MemberId) -> int:
        return self._connection.execute(select(func.count()).select_from(journal).where(_noted(owner))).scalar_one()

    def last_day(self, owner: MemberId, contact: int) -> date | None:
        return self.last_days(owner, (contact,)).get(contact)

    def last_days(self, owner: MemberId, contacts: tuple[int, ...]) -> dict[int, date]:
        values = {"owner": owner, "contacts": list(set(contacts))}
        return dict(self._connection.execute(_LAST_DAYS, values).all())

    def _values(self, entry: Entry) -> dict[str, object]:
        private = self._vault.row("journal", entry.id, entry.owner)
        return {
            "day": entry.day,
            "how": entry.how.value,
            "where": entry.where,
            "note": private.seal("note", entry.note),
            "promise": private.seal("promise", entry.promise),
            "followup": entry.followup,
            "started": entry.started,
            "purpose": entry.purpose.value if entry.purpose else "",
            "outcome": entry.outcome.value if entry.outcome else "",
        }

    def _entry(self, row: RowMapping) -> Entry:
        private = self._vault.row("journal", row["id"], row["owner"])
        return Entry(
            id=EntryId(row["id"]),
            owner=MemberId(row["owner"]),
            contact=row["contact"],
            at=row["at"],
            day=row["day"],
            how=How(row["how"]),
            where=row["where"],
            note=private.open("note", row["note"]),
            promise=private.open("promise", row["promise"]),
            followup=row["followup"],
            started=row["started"],
            purpose=Purpose(row["purpose"]) if row["purpose"] else None,
            outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        )
