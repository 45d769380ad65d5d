"""Leads: what was heard through people. What it is, its next step and its result are sealed."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    update,
)

from bot.contacts.model import ContactId
from bot.journal.model import Outcome
from bot.leads.model import Lead, LeadId, State
from bot.members.model import MemberId
from storage.schema import contacts
from storage.schema_words import leads
from storage.vault import Vault

_c = leads.c
_COLUMNS = (
    _c.id,
    _c.owner,
    _c.contact,
    _c.kind,
    _c.what,
    _c.company,
    _c.step,
    _c.due,
    _c.state,
    _c.result,
    _c.day,
    _c.created_at,
    _c.closed_at,
    _c.thanked,
    _c.followup,
    _c.entry,
)
_OPEN = _c.state == State.OPEN.value
_PLACE = case((_OPEN, 0), (_c.thanked.is_(None), 1), else_=2)


class LeadRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, lead: Lead) -> None:
        fixed = {"id": lead.id, "owner": lead.owner, "created_at": lead.created_at}
        self._connection.execute(insert(leads), {**fixed, **self._values(lead)})

    def save(self, lead: Lead) -> None:
        mine = (_c.id == lead.id) & (_c.owner == lead.owner)
        self._connection.execute(update(leads).where(mine), self._values(lead))

    def find(self, owner: MemberId, lead: LeadId) -> Lead | None:
        found = self._some((_c.owner == owner, _c.id == lead), _c.id, limit=1)
        return found[0] if found else None

    def remove(self, owner: MemberId, lead: LeadId) -> bool:
        return self._connection.execute(delete(leads).where(_c.owner == owner, _c.id == lead)).rowcount == 1

    def size(self, owner: MemberId) -> int:
        return self._connection.execute(select(func.count()).select_from(leads).where(_c.owner == owner)).scalar_one()

    def page(self, owner: MemberId, *, limit: int, skip: int) -> tuple[Lead, ...]:
        order = (_PLACE, _c.created_at.desc(), _c.id.desc())
        return self._some((_c.owner == owner,), *order, limit=limit, skip=skip)

    def of_contact(self, owner: MemberId, contact: ContactId, *, limit: int = 100) -> tuple[Lead, ...]:
        mine = _c.owner + literal_column("0") == owner  # a plain one leads SQLite through all leads of theirs
        return self._some((mine, _c.contact == contact), _c.id.desc(), limit=limit)

    def to_thank(self, owner: MemberId, *, limit: int) -> tuple[Lead, ...]:
        closed = _c.state.in_([State.WON.value, State.OVER.value])
        theirs = (_c.owner == owner, closed, _c.thanked.is_(None), self._known(owner))
        return self._some(theirs, _c.closed_at, _c.id, limit=limit)

    def steps_due(self, owner: MemberId, day: date, *, limit: int) -> tuple[Lead, ...]:
        return self._some((_c.owner == owner, _OPEN, _c.due <= day, self._known(owner)), _c.due, _c.id, limit=limit)

    def _known(self, owner: MemberId) -> ColumnElement[bool]:
        theirs = contacts.c.owner + literal_column("0") == owner  # by id, not through all people of theirs
        known = (contacts.c.id == _c.contact, theirs, contacts.c.archived_at.is_(None))
        return exists(select(contacts.c.id).where(*known).correlate(leads))

    def _some(
        self, which: tuple[ColumnElement[bool], ...], *order: ColumnElement[Any], limit: int, skip: int = 0
    ) -> tuple[Lead, ...]:
        query = select(*_COLUMNS).where(*which).order_by(*order).limit(limit).offset(skip)
        return tuple(map(self._lead, self._connection.execute(query).mappings()))

    def _values(self, lead: Lead) -> dict[str, object]:
        private = self._vault.row("leads", lead.id, lead.owner)
        return {
            "contact": lead.contact,
            "kind": lead.kind.value,
            "what": private.seal("what", lead.what),
            "company": lead.company,
            "step": private.seal("step", lead.step),
            "due": lead.due,
            "state": lead.state.value,
            "result": private.seal("result", lead.result),
            "day": lead.day,
            "closed_at": lead.closed_at,
            "thanked": lead.thanked,
            "followup": lead.followup,
            "entry": lead.entry,
        }

    def _lead(self, row: RowMapping) -> Lead:
        private = self._vault.row("leads", row["id"], row["owner"])
        return Lead(
            id=LeadId(row["id"]),
            owner=MemberId(row["owner"]),
            contact=ContactId(row["contact"]),
            kind=Outcome(row["kind"]),
            day=row["day"],
            created_at=row["created_at"],
            what=private.open("what", row["what"]),
            company=row["company"],
            step=private.open("step", row["step"]),
            due=row["due"],
            state=State(row["state"]),
            result=private.open("result", row["result"]),
            closed_at=row["closed_at"],
            thanked=row["thanked"],
            followup=row["followup"],
            entry=row["entry"],
        )
