"""Contacts, found by any word of their name through a table of folded terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    tuple_,
    update,
)

from bot.contacts.model import Contact, ContactId, Stage, Tier
from bot.kit import times, words
from bot.kit.times import Interval
from bot.members.model import MemberId
from storage.schema import contact_terms, contacts, tier_intervals
from storage.upsert import upsert
from storage.vault import Vault

_COLUMNS = (
    contacts.c.id,
    contacts.c.owner,
    contacts.c.name,
    contacts.c.created_at,
    contacts.c.role,
    contacts.c.company,
    contacts.c.met_at,
    contacts.c.tier,
    contacts.c.every,
    contacts.c.parked,
    contacts.c.kind,
    contacts.c.sector,
    contacts.c.place,
    contacts.c.email,
    contacts.c.phone,
    contacts.c.channel,
    contacts.c.through,
    contacts.c.skills,
    contacts.c.interests,
    contacts.c.tags,
    contacts.c.links,
    contacts.c.cares,
    contacts.c.note,
    contacts.c.stage,
    contacts.c.archived_at,
)

_AFTER_EVERYTHING = "\U0010ffff"
"""No folded term goes on with this character, so that `term < prefix + it` ends a prefix range."""

# Built once: putting a statement together costs several times what SQLite takes to run it.
_INSERT = insert(contacts)
_INSERT_TERMS = insert(contact_terms)
_BY_ID = select(*_COLUMNS).where(contacts.c.owner == bindparam("owner"), contacts.c.id == bindparam("contact"))
_INTERVALS = select(tier_intervals.c.tier, tier_intervals.c.every).where(tier_intervals.c.owner == bindparam("owner"))


@lru_cache(maxsize=8)
def _having(terms: int) -> Select[*tuple[Any, ...]]:
    """The contacts that have a word beginning with each of so many terms."""
    query = select(*_COLUMNS).where(contacts.c.owner == bindparam("owner"))
    for number in range(terms):
        having = select(contact_terms.c.contact).where(
            contact_terms.c.owner == bindparam("owner"),
            contact_terms.c.field == literal_column("'n'"),
            contact_terms.c.term >= bindparam(f"from_{number}"),
            contact_terms.c.term < bindparam(f"before_{number}"),
        )
        query = query.where(contacts.c.id.in_(having))
    return query.order_by(contacts.c.folded, contacts.c.id).limit(bindparam("most"))


class ContactRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, contact: Contact) -> None:
        values = {"id": contact.id, "owner": contact.owner, "created_at": contact.created_at, **self._values(contact)}
        self._connection.execute(_INSERT, values)
        self._index(contact)

    def save(self, contact: Contact) -> None:
        mine = (contacts.c.id == contact.id) & (contacts.c.owner == contact.owner)
        if not self._connection.execute(update(contacts).where(mine), self._values(contact)).rowcount:
            return  # somebody else's, or gone: no terms for it either
        terms = (contact_terms.c.contact == contact.id) & (contact_terms.c.owner == contact.owner)
        self._connection.execute(delete(contact_terms).where(terms))
        self._index(contact)

    def find(self, owner: MemberId, contact: ContactId) -> Contact | None:
        row = self._connection.execute(_BY_ID, {"owner": owner, "contact": contact}).mappings().first()
        return None if row is None else self._contact(row)

    def several(self, owner: MemberId, wanted: Iterable[ContactId]) -> dict[ContactId, Contact]:
        query = select(*_COLUMNS).where(contacts.c.owner == owner, contacts.c.id.in_(set(wanted)))
        return {found.id: found for found in map(self._contact, self._connection.execute(query).mappings())}

    def named(self, owner: MemberId, typed: tuple[str, ...], *, limit: int = 26) -> tuple[Contact, ...]:
        if not typed:
            return ()
        values: dict[str, object] = {"owner": owner, "most": limit}
        for number, term in enumerate(typed):
            values |= {f"from_{number}": term, f"before_{number}": term + _AFTER_EVERYTHING}
        return tuple(map(self._contact, self._connection.execute(_having(len(typed)), values).mappings()))

    def page(self, owner: MemberId, *, after: Contact | None = None, limit: int = 20) -> tuple[Contact, ...]:
        query = (
            select(*_COLUMNS).where(contacts.c.owner == owner).order_by(contacts.c.folded, contacts.c.id).limit(limit)
        )
        if after is not None:
            query = query.where(tuple_(contacts.c.folded, contacts.c.id) > (words.fold(after.name), after.id))
        return tuple(map(self._contact, self._connection.execute(query).mappings()))

    def count(self, owner: MemberId) -> int:
        query = select(func.count()).select_from(contacts).where(contacts.c.owner == owner)
        return self._connection.execute(query).scalar_one()

    def with_tier(self, owner: MemberId, tier: Tier) -> tuple[Contact, ...]:
        query = select(*_COLUMNS).where(contacts.c.owner == owner, contacts.c.tier == tier.value)
        return tuple(map(self._contact, self._connection.execute(query).mappings()))

    def intervals(self, owner: MemberId) -> Mapping[Tier, Interval]:
        found = self._connection.execute(_INTERVALS, {"owner": owner})
        return {Tier(tier): times.every(every) for tier, every in found}

    def set_interval(self, owner: MemberId, tier: Tier, every: Interval) -> None:
        values = {"owner": owner, "tier": tier.value, "every": str(every)}
        upsert(self._connection, tier_intervals, values, key=("owner", "tier"))

    def _index(self, contact: Contact) -> None:
        rows = [
            {"owner": contact.owner, "field": field, "term": term, "contact": contact.id}
            for field, term in terms(contact)
        ]
        if rows:
            self._connection.execute(_INSERT_TERMS, rows)

    def _values(self, contact: Contact) -> dict[str, object]:
        def seal(column: str, text: str) -> bytes | None:
            return self._vault.seal(f"contacts.{column}", contact.id, contact.owner, text) if text else None

        return {
            "name": contact.name,
            "folded": words.fold(contact.name),
            "role": contact.role,
            "company": contact.company,
            "met_at": contact.met_at,
            "tier": contact.tier.value,
            "every": None if contact.every is None else str(contact.every),
            "parked": contact.parked,
            "kind": contact.kind,
            "sector": contact.sector,
            "place": contact.place,
            "email": contact.email,
            "phone": contact.phone,
            "channel": contact.channel,
            "through": contact.through,
            "skills": contact.skills,
            "interests": contact.interests,
            "tags": contact.tags,
            "links": contact.links,
            "cares": seal("cares", contact.cares),
            "note": seal("note", contact.note),
            "stage": contact.stage.value,
            "archived_at": contact.archived_at,
        }

    def _contact(self, row: RowMapping) -> Contact:
        def unseal(column: str) -> str:
            sealed: bytes | None = row[column]
            return "" if sealed is None else self._vault.open(f"contacts.{column}", row["id"], row["owner"], sealed)

        return Contact(
            id=ContactId(row["id"]),
            owner=MemberId(row["owner"]),
            name=row["name"],
            created_at=row["created_at"],
            role=row["role"],
            company=row["company"],
            met_at=row["met_at"],
            tier=Tier(row["tier"]),
            every=None if row["every"] is None else times.every(row["every"]),
            parked=row["parked"],
            kind=row["kind"],
            sector=row["sector"],
            place=row["place"],
            email=row["email"],
            phone=row["phone"],
            channel=row["channel"],
            through=row["through"],
            skills=row["skills"],
            interests=row["interests"],
            tags=row["tags"],
            links=row["links"],
            cares=unseal("cares"),
            note=unseal("note"),
            stage=Stage(row["stage"]),
            archived_at=row["archived_at"],
        )


def terms(contact: Contact) -> list[tuple[str, str]]:
    """The folded words by which a contact is found, with the field they stand in; each once."""
    by_field = (
        ("n", (contact.name,)),
        ("c", (contact.company,)),
        ("t", (*contact.tags, *contact.skills, *contact.interests)),
        ("r", (contact.role, contact.sector, contact.place, contact.kind)),
    )
    return sorted({(field, term) for field, texts in by_field for text in texts for term in words.terms(text)})
