"""The qualities that somebody wants in their network, and the people who may have them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Text, delete, literal_column, select, type_coerce, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.contacts.model import ContactId
from bot.members.model import MemberId
from bot.plan import rules
from bot.plan.model import Facts, Quality, Wanted, WantedId
from storage.bulk import uncollected
from storage.schema import contact_terms, contacts
from storage.schema_plan import wanted as table

_c = table.c
_WANTED = (_c.id, _c.owner, _c.quality, _c.text, _c.target, _c.created_at)
_ORDER = {quality.value: number for number, quality in enumerate(Quality)}
_FACTS = (
    contacts.c.id,
    contacts.c.name,
    contacts.c.role,
    contacts.c.kind,
    contacts.c.sector,
    contacts.c.company_folded,
    contacts.c.place,
    # As the JSON that they are: most people's are empty, and the same lists come again.
    type_coerce(contacts.c.skills, Text),
    type_coerce(contacts.c.interests, Text),
    type_coerce(contacts.c.tags, Text),
)
_AT_ONCE = 5_000
"""Words or companies that are asked for at once: SQLite takes 32,766 values."""


class WantedRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, several: Sequence[Wanted]) -> None:
        rows = [
            {
                "id": one.id,
                "owner": one.owner,
                "quality": one.quality.value,
                "created_at": one.created_at,
                **_values(one),
            }
            for one in several
        ]
        if not rows:
            return
        put = postgresql.insert(table) if self._connection.dialect.name == "postgresql" else sqlite.insert(table)
        self._connection.execute(put.on_conflict_do_nothing(index_elements=("owner", "quality", "folded")), rows)

    def save(self, wanted: Wanted) -> None:
        mine = (_c.id == wanted.id) & (_c.owner == wanted.owner)
        self._connection.execute(update(table).where(mine), _values(wanted))

    def remove(self, owner: MemberId, wanted: Collection[WantedId]) -> int:
        return self._connection.execute(delete(table).where(_c.owner == owner, _c.id.in_(list(wanted)))).rowcount

    def find(self, owner: MemberId, wanted: WantedId) -> Wanted | None:
        query = select(*_WANTED).where(_c.owner == owner, _c.id == wanted)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _wanted(row)

    def listing(self, owner: MemberId) -> tuple[Wanted, ...]:
        query = select(*_WANTED).where(_c.owner == owner).order_by(_c.id)
        found = map(_wanted, self._connection.execute(query).mappings())
        return tuple(sorted(found, key=lambda one: _ORDER[one.quality.value]))

    def people(
        self, owner: MemberId, terms: Collection[tuple[str, str]], companies: Collection[str]
    ) -> tuple[Facts, ...]:
        found: dict[int, Facts] = {}
        lists: dict[str, tuple[str, ...]] = {"[]": ()}
        with uncollected():
            for query in _among(owner, terms, companies):
                for id_, name, role, kind, sector, company, place, *three in self._connection.execute(query):
                    if id_ not in found:
                        skills, interests, tags = (_listed(one, lists) for one in three)
                        found[id_] = Facts(
                            ContactId(id_), name, role, kind, sector, company or "", place, skills, interests, tags
                        )
            return tuple(found.values())


def _among(
    owner: MemberId, terms: Collection[tuple[str, str]], companies: Collection[str]
) -> Iterator[Select[*tuple[Any, ...]]]:
    """The facts of those with one of the words in its field, and of those at one of the companies."""
    for field in sorted({field for field, _ in terms}):
        said = sorted(term for where, term in terms if where == field)
        for start in range(0, len(said), _AT_ONCE):
            having = select(contact_terms.c.contact).where(
                contact_terms.c.owner == owner,
                contact_terms.c.field == field,
                contact_terms.c.term.in_(said[start : start + _AT_ONCE]),
            )
            # “+ 0” keeps SQLite from the owner's index, by which it would walk through all of their people.
            mine = contacts.c.owner + literal_column("0") == owner
            yield select(*_FACTS).where(mine, contacts.c.archived_at.is_(None), contacts.c.id.in_(having))
    if companies:
        there = contacts.c.company_folded.in_(sorted(companies))
        yield select(*_FACTS).where(contacts.c.owner == owner, contacts.c.archived_at.is_(None), there)


def _listed(text: str, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if text not in known:
        known[text] = tuple(json.loads(text))
    return known[text]


def _values(one: Wanted) -> dict[str, object]:
    return {"text": one.text, "folded": rules.key(one.quality, one.text), "target": one.target}


def _wanted(row: RowMapping) -> Wanted:
    return Wanted(
        id=WantedId(row["id"]),
        owner=MemberId(row["owner"]),
        quality=Quality(row["quality"]),
        text=row["text"],
        created_at=row["created_at"],
        target=row["target"],
    )
