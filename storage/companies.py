"""Dream companies with their steps, and who of the log is on the way there. Notes are sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.kit import companies as names
from bot.kit import words
from bot.members.model import MemberId
from bot.plan.company_model import Chain, Company, CompanyId, Heard, Noted, Somebody, State, Step, Taken
from storage.schema import contact_terms, contacts, journal
from storage.schema_plan import companies, company_steps
from storage.schema_words import leads
from storage.upsert import upsert
from storage.vault import Vault

_c = companies.c
_COLUMNS = (_c.id, _c.owner, _c.name, _c.created_at, _c.grouping, _c.similar, _c.place, _c.note)

LEADS_READ = 200
"""The newest leads among which those of a company are looked for; a member has a few."""

PEOPLE_READ = 300
"""People with a word of a field among whom those who work in it are looked for; and people of a company whom somebody
introduced."""


@lru_cache(maxsize=64)
def _there(number: int) -> Select[*tuple[Any, ...]]:
    """The first people, by name, of each of so many companies: each company's are found by the index of companies."""
    each: list[Select[*tuple[Any, ...]]] = []
    for one in range(number):
        people = (
            select(contacts.c.company_folded, contacts.c.id, contacts.c.name, contacts.c.role)
            .where(
                contacts.c.owner == bindparam("owner"),
                contacts.c.company_folded == bindparam(f"key_{one}"),
                contacts.c.archived_at.is_(None),
            )
            .order_by(contacts.c.folded, contacts.c.id)
            .limit(bindparam("most"))
            .subquery()
        )
        each.append(select(people.c.company_folded, people.c.id, people.c.name, people.c.role))
    return each[0] if number == 1 else select(*union_all(*each).subquery().c)


class CompanyRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, several: Sequence[Company]) -> None:
        if not several:
            return
        insert = postgresql.insert if self._connection.dialect.name == "postgresql" else sqlite.insert
        rows = [
            {"id": one.id, "owner": one.owner, "created_at": one.created_at, **self._values(one)} for one in several
        ]
        query = insert(companies).values(rows).on_conflict_do_nothing(index_elements=("owner", "folded"))
        added = set(self._connection.execute(query.returning(_c.id)).scalars())
        steps = [_step(one.owner, one.id, taken) for one in several for taken in one.taken if one.id in added]
        if steps:
            self._connection.execute(company_steps.insert(), steps)

    def save(self, company: Company) -> None:
        mine = (_c.id == company.id) & (_c.owner == company.owner)
        self._connection.execute(update(companies).where(mine), self._values(company))

    def find(self, owner: MemberId, company: CompanyId) -> Company | None:
        found = self._some(owner, _c.id == company)
        return found[0] if found else None

    def keyed(self, owner: MemberId, keys: Collection[str]) -> tuple[Company, ...]:
        return self._some(owner, _c.folded.in_(list(keys))) if keys else ()

    def listing(self, owner: MemberId) -> tuple[Company, ...]:
        return self._some(owner)

    def remove(self, owner: MemberId, company: CompanyId) -> bool:
        theirs = (company_steps.c.owner == owner) & (company_steps.c.company == company)
        self._connection.execute(delete(company_steps).where(theirs))
        gone = self._connection.execute(delete(companies).where(_c.owner == owner, _c.id == company))
        return gone.rowcount == 1

    def take(self, owner: MemberId, company: CompanyId, taken: Taken) -> None:
        # The row is locked, so that nothing is said of a company that is being removed.
        mine = (_c.owner == owner) & (_c.id == company)
        if self._connection.execute(update(companies).where(mine).values(id=company)).rowcount:
            upsert(self._connection, company_steps, _step(owner, company, taken), key=("company", "step"))

    def reopen(self, owner: MemberId, company: CompanyId, step: Step) -> None:
        s = company_steps.c
        mine = (s.owner == owner) & (s.company == company) & (s.step == step.value)
        self._connection.execute(delete(company_steps).where(mine))

    def people(self, owner: MemberId, keys: Collection[str], *, limit: int) -> Mapping[str, tuple[Somebody, ...]]:
        wanted = sorted({key for key in keys if key})
        if not wanted:
            return {}
        values: dict[str, object] = {f"key_{number}": key for number, key in enumerate(wanted)}
        found: dict[str, list[Somebody]] = defaultdict(list)
        for key, number, name, role in self._connection.execute(
            _there(len(wanted)), values | {"owner": owner, "most": limit}
        ):
            found[key].append(Somebody(number, name, role))
        return {key: tuple(sorted(some, key=_by_name)) for key, some in found.items()}

    def chains(self, owner: MemberId, key: str, *, limit: int) -> tuple[Chain, ...]:
        query = (
            select(contacts.c.through, contacts.c.id, contacts.c.name, contacts.c.role)
            .where(contacts.c.owner == owner, contacts.c.company_folded == key, contacts.c.through.is_not(None))
            .order_by(contacts.c.archived_at.is_not(None), contacts.c.folded, contacts.c.id)
            .limit(PEOPLE_READ)
        )
        first: dict[int, Somebody] = {}
        for through, number, name, role in self._connection.execute(query):
            first.setdefault(through, Somebody(number, name, role))
        if not first:
            return ()
        people = self._people(owner, contacts.c.id.in_(list(first)), _elsewhere(key))
        return tuple(Chain(by, first[by.id]) for by in sorted((one for one, _ in people), key=_by_name))[:limit]

    def heard(self, owner: MemberId, key: str, *, limit: int) -> tuple[Heard, ...]:
        query = (
            select(leads.c.contact, leads.c.kind, leads.c.company)
            .where(leads.c.owner == owner, leads.c.company != "")
            .order_by(leads.c.created_at.desc(), leads.c.id.desc())
            .limit(LEADS_READ)
        )
        kinds: dict[int, str] = {}
        for contact, kind, company in self._connection.execute(query):
            if names.company(company) == key:
                kinds.setdefault(contact, kind)
        if not kinds:
            return ()
        people = self._people(owner, contacts.c.id.in_(list(kinds)), _elsewhere(key))
        known = {one.id: one for one, _ in people}
        return tuple(Heard(known[one], kinds[one]) for one in kinds if one in known)[:limit]

    def alike(self, owner: MemberId, sector: str, *, limit: int) -> tuple[Somebody, ...]:
        said = words.terms(sector)
        if not said:
            return ()
        term = max(said, key=len)
        having = select(contact_terms.c.contact).where(
            contact_terms.c.owner == owner, contact_terms.c.field == literal_column("'r'"), contact_terms.c.term == term
        )
        people = self._people(owner, contacts.c.id.in_(having.limit(PEOPLE_READ)), contacts.c.sector != "")
        fitting = [one for one, theirs in people if words.terms(theirs) == said]
        return tuple(sorted(fitting, key=_by_name)[:limit])

    def talks(self, owner: MemberId, key: str, *, limit: int) -> tuple[Noted, ...]:
        there = select(contacts.c.id).where(contacts.c.owner == owner, contacts.c.company_folded == key)
        query = (
            select(journal.c.id, journal.c.how, journal.c.day, journal.c.note, journal.c.contact)
            .where(journal.c.owner == owner, journal.c.contact.in_(there), journal.c.note.is_not(None))
            .order_by(journal.c.day.desc(), journal.c.id.desc())
            .limit(limit)
        )
        found = self._connection.execute(query).all()
        people = self._names(owner, {contact for *_, contact in found})
        return tuple(
            Noted(people[contact], how, day, self._vault.row("journal", entry, owner).open("note", note))
            for entry, how, day, note, contact in found
        )

    def _names(self, owner: MemberId, wanted: Collection[int]) -> Mapping[int, Somebody]:
        if not wanted:
            return {}
        query = select(contacts.c.id, contacts.c.name, contacts.c.role)
        query = query.where(contacts.c.owner + literal_column("0") == owner, contacts.c.id.in_(list(wanted)))
        return {number: Somebody(number, name, role) for number, name, role in self._connection.execute(query)}

    def _people(self, owner: MemberId, *which: ColumnElement[bool]) -> list[tuple[Somebody, str]]:
        """Those who aren't archived, with their sectors."""
        mine = contacts.c.owner + literal_column("0") == owner  # a plain one leads SQLite through all of their people
        query = select(contacts.c.id, contacts.c.name, contacts.c.role, contacts.c.sector)
        query = query.where(mine, contacts.c.archived_at.is_(None), *which)
        return [
            (Somebody(number, name, role), sector) for number, name, role, sector in self._connection.execute(query)
        ]

    def _some(self, owner: MemberId, *which: ColumnElement[bool]) -> tuple[Company, ...]:
        query = select(*_COLUMNS).where(_c.owner == owner, *which).order_by(_c.created_at, _c.id)
        rows = self._connection.execute(query).mappings().all()
        steps = self._steps(owner, [row["id"] for row in rows])
        return tuple(
            Company(
                id=CompanyId(row["id"]),
                owner=MemberId(row["owner"]),
                name=row["name"],
                created_at=row["created_at"],
                grouping=row["grouping"],
                similar=row["similar"],
                place=row["place"],
                note=self._vault.row("companies", row["id"], row["owner"]).open("note", row["note"]),
                taken=tuple(steps[row["id"]]),
            )
            for row in rows
        )

    def _steps(self, owner: MemberId, wanted: Iterable[int]) -> Mapping[int, list[Taken]]:
        found: dict[int, list[Taken]] = defaultdict(list)
        several = list(wanted)
        if several:
            s = company_steps.c
            query = select(s.company, s.step, s.state, s.day).where(s.owner == owner, s.company.in_(several))
            for company, step, state, day in self._connection.execute(query):
                found[company].append(Taken(Step(step), State(state), day))
        order = list(Step)
        for some in found.values():
            some.sort(key=lambda one: order.index(one.step))
        return found

    def _values(self, company: Company) -> dict[str, object]:
        return {
            "name": company.name,
            "folded": company.key,
            "grouping": company.grouping,
            "similar": company.similar,
            "place": company.place,
            "note": self._vault.row("companies", company.id, company.owner).seal("note", company.note),
        }


def _step(owner: MemberId, company: CompanyId, taken: Taken) -> dict[str, object]:
    said = {"step": taken.step.value, "state": taken.state.value, "day": taken.day}
    return {"company": company, "owner": owner, **said}


def _elsewhere(key: str) -> ColumnElement[bool]:
    return or_(contacts.c.company_folded.is_(None), contacts.c.company_folded != key)


def _by_name(one: Somebody) -> tuple[str, int]:
    return words.fold(one.name), one.id
