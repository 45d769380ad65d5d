"""Contacts, found by any word of their name through a table of folded terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    not_,
    select,
    tuple_,
    update,
)

from bot.contacts.model import EVERYBODY, Contact, ContactId, Stage, Tier, Which
from bot.kit import companies, times, words
from bot.kit.times import Interval
from bot.members.model import MemberId
from storage.bulk import insert_many, insert_rows, uncollected
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


FEW = 300
"""Contacts that are looked up one by one. Of more, enough stand near the beginning of the list of names."""


MOST_CALLED = 100_000
"""People of one name, in all spellings, among whom is looked."""


def _begins(number: int, fields: str) -> ColumnElement[bool]:
    """A term of the owner in one of the fields that begins with the one of that number."""
    return (
        (contact_terms.c.owner == bindparam("owner"))
        & contact_terms.c.field.in_([literal_column(f"'{field}'") for field in fields])
        & (contact_terms.c.term >= bindparam(f"from_{number}"))
        & (contact_terms.c.term < bindparam(f"before_{number}"))
    )


_CALLED = (
    (contact_terms.c.owner == bindparam("owner"))
    & (contact_terms.c.field == literal_column("'n'"))
    & contact_terms.c.term.in_(bindparam("called", expanding=True))
)
"""A term of the owner that is a whole word of a name, one of several."""

_FIRST = (contacts.c.folded >= bindparam("from_0")) & (contacts.c.folded < bindparam("before_0"))
"""The name itself begins with the first term: of those the index of names gives the first without a look at others."""

_Part = Literal["all", "first", "others", "first, then others"]


@lru_cache(maxsize=8)
def _who_has(fields: str) -> Select[*tuple[Any, ...]]:
    """The contacts with a word that begins with one term, or (no fields) called by one name, as far as they are few."""
    found = _begins(0, fields) if fields else _CALLED
    return select(contact_terms.c.contact).where(found).distinct().limit(FEW + 1)


@lru_cache(maxsize=128)
def _having(terms: int, fields: str, archived: bool, few: bool, called: bool, part: _Part) -> Select[*tuple[Any, ...]]:
    """The contacts that have, in one of the fields, a word beginning with each of so many terms: of `few` by id, else
    in the order of their names until there are enough. `called`: and a name out of several."""
    # By the owner's index, SQLite walks through all of their people to find two by id: 5 ms instead of 0.2.
    owner = contacts.c.owner + literal_column("0") if few else contacts.c.owner
    query = select(*_COLUMNS).where(owner == bindparam("owner"))
    if not archived:
        query = query.where(contacts.c.archived_at.is_(None))
    if few:
        query = query.where(contacts.c.id.in_(bindparam("few", expanding=True)))
    for number in range(terms):
        query = query.where(exists().where(contact_terms.c.contact == contacts.c.id, _begins(number, fields)))
    if called:  # as a list made once, which a limit forces: asking of each person takes twenty times as long
        listed = select(contact_terms.c.contact).where(_CALLED).limit(literal_column(f"{MOST_CALLED}"))
        query = query.where(contacts.c.id.in_(listed))
    if part == "first":
        query = query.where(_FIRST)
    elif part == "others":
        query = query.where(not_(_FIRST))
    elif part == "first, then others":
        query = query.order_by(not_(_FIRST))
    return query.order_by(contacts.c.folded, contacts.c.id).limit(bindparam("most"))


class ContactRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, contact: Contact) -> None:
        values = {"id": contact.id, "owner": contact.owner, "created_at": contact.created_at, **self._values(contact)}
        self._connection.execute(_INSERT, values)
        self._index(contact)

    def add_many(self, people: Sequence[Contact]) -> None:
        if not people:
            return
        said: dict[tuple[str, str], list[tuple[str, str]]] = {}  # companies, roles and tags come again and again
        with uncollected():
            values = [{"id": p.id, "owner": p.owner, "created_at": p.created_at, **self._values(p)} for p in people]
            insert_many(self._connection, contacts, {name: [row[name] for row in values] for name in values[0]})
            # In the order of the table, each page of it is written once.
            found = sorted((one.owner, field, term, one.id) for one in people for field, term in terms(one, said))
            insert_rows(self._connection, contact_terms, ("owner", "field", "term", "contact"), found)

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

    def named(
        self,
        owner: MemberId,
        typed: tuple[str, ...],
        *,
        called: Sequence[str] = (),
        limit: int = 26,
        archived: bool = False,
    ) -> tuple[Contact, ...]:
        return self._having(owner, typed, "n", called=called, limit=limit, archived=archived)

    def matching(
        self,
        owner: MemberId,
        typed: tuple[str, ...],
        *,
        called: Sequence[str] = (),
        limit: int = 21,
        archived: bool = False,
    ) -> tuple[Contact, ...]:
        return self._having(owner, typed, "nctr", called=called, limit=limit, archived=archived)

    def vocabulary(self, owner: MemberId, *, names: bool, limit: int) -> tuple[str, ...]:
        fields = ("n",) if names else ("n", "c", "t", "r")
        query = select(contact_terms.c.term).where(contact_terms.c.owner == owner, contact_terms.c.field.in_(fields))
        return tuple(self._connection.execute(query.distinct().limit(limit)).scalars())

    def noted(self, owner: MemberId, *, limit: int) -> tuple[Contact, ...]:
        query = select(*_COLUMNS).where(_noted(owner)).order_by(contacts.c.id.desc()).limit(limit)
        return tuple(map(self._contact, self._connection.execute(query).mappings()))

    def count_noted(self, owner: MemberId) -> int:
        return self._connection.execute(select(func.count()).select_from(contacts).where(_noted(owner))).scalar_one()

    def introduced(self, owner: MemberId, through: ContactId, *, limit: int) -> tuple[Contact, ...]:
        mine = contacts.c.owner + literal_column("0") == owner  # a plain one leads SQLite through everybody they know
        query = select(*_COLUMNS).where(mine, contacts.c.through == through)
        query = query.order_by(contacts.c.folded, contacts.c.id).limit(limit)
        return tuple(map(self._contact, self._connection.execute(query).mappings()))

    def met_at(self, owner: MemberId) -> tuple[str, ...]:
        query = select(contacts.c.met_at).distinct().where(contacts.c.owner == owner, contacts.c.met_at != "")
        return tuple(self._connection.execute(query.order_by(contacts.c.met_at)).scalars())

    def from_there(self, owner: MemberId, occasions: Sequence[str], *, limit: int) -> tuple[Contact, ...]:
        theirs = (contacts.c.owner == owner, contacts.c.met_at.in_(list(occasions)), contacts.c.archived_at.is_(None))
        query = select(*_COLUMNS).where(*theirs).order_by(contacts.c.folded, contacts.c.id).limit(limit)
        return tuple(map(self._contact, self._connection.execute(query).mappings()))

    def page(
        self, owner: MemberId, *, after: Contact | None = None, limit: int = 20, which: Which = EVERYBODY
    ) -> tuple[Contact, ...]:
        query = select(*_COLUMNS).where(*_among(owner, which)).order_by(contacts.c.folded, contacts.c.id).limit(limit)
        if after is not None:
            query = query.where(tuple_(contacts.c.folded, contacts.c.id) > (words.fold(after.name), after.id))
        return tuple(map(self._contact, self._connection.execute(query).mappings()))

    def count(self, owner: MemberId, which: Which = EVERYBODY) -> int:
        query = select(func.count()).select_from(contacts).where(*_among(owner, which))
        return self._connection.execute(query).scalar_one()

    def with_tier(self, owner: MemberId, tier: Tier) -> tuple[Contact, ...]:
        query = select(*_COLUMNS).where(*_among(owner, Which(tier=tier)))
        return tuple(map(self._contact, self._connection.execute(query).mappings()))

    def intervals(self, owner: MemberId) -> Mapping[Tier, Interval]:
        found = self._connection.execute(_INTERVALS, {"owner": owner})
        return {Tier(tier): times.every(every) for tier, every in found}

    def set_interval(self, owner: MemberId, tier: Tier, every: Interval) -> None:
        values = {"owner": owner, "tier": tier.value, "every": str(every)}
        upsert(self._connection, tier_intervals, values, key=("owner", "tier"))

    def _index(self, contact: Contact) -> None:
        rows = _term_rows(contact)
        if rows:
            self._connection.execute(_INSERT_TERMS, rows)

    def _having(
        self,
        owner: MemberId,
        typed: tuple[str, ...],
        fields: str,
        *,
        called: Sequence[str],
        limit: int,
        archived: bool,
    ) -> tuple[Contact, ...]:
        if not typed and not called:
            return ()
        values: dict[str, object] = {"owner": owner}
        values |= {"called": list(called)} if called else {}
        for number, term in enumerate(typed):
            values |= {f"from_{number}": term, f"before_{number}": term + _AFTER_EVERYTHING}
        few = self._few(owner, typed, fields, called)
        if few is not None:
            values["few"] = few
        parts: tuple[_Part, ...] = ("all",)
        if fields == "n" and not called:  # of many Anas, an Ana comes before Aaron Anand
            parts = ("first", "others") if few is None else ("first, then others",)
        found: list[Contact] = []
        for part in parts:
            query = _having(len(typed), fields, archived, few is not None, bool(called), part)
            rows = self._connection.execute(query, values | {"most": limit - len(found)}).mappings()
            found += map(self._contact, rows)
            if len(found) == limit:
                break
        return tuple(found)

    def _few(self, owner: MemberId, typed: tuple[str, ...], fields: str, called: Sequence[str]) -> list[int] | None:
        """The contacts that have a word beginning with one of the terms, the longest that only a few have, or one of
        the names, if only a few are called so."""
        if called:
            values: dict[str, object] = {"owner": owner, "called": list(called)}
            found = list(self._connection.execute(_who_has(""), values).scalars())
            if len(found) <= FEW:
                return found
        for term in sorted(typed, key=len, reverse=True):
            values = {"owner": owner, "from_0": term, "before_0": term + _AFTER_EVERYTHING}
            found = list(self._connection.execute(_who_has(fields), values).scalars())
            if len(found) <= FEW:
                return found
        return None

    def _values(self, contact: Contact) -> dict[str, object]:
        private = self._vault.row("contacts", contact.id, contact.owner)
        return {
            "name": contact.name,
            "folded": words.fold(contact.name),
            "role": contact.role,
            "company": contact.company,
            "company_folded": companies.company(contact.company) or None,
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
            "cares": private.seal("cares", contact.cares),
            "note": private.seal("note", contact.note),
            "stage": contact.stage.value,
            "archived_at": contact.archived_at,
        }

    def _contact(self, row: RowMapping) -> Contact:
        private = self._vault.row("contacts", row["id"], row["owner"])
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
            cares=private.open("cares", row["cares"]),
            note=private.open("note", row["note"]),
            stage=Stage(row["stage"]),
            archived_at=row["archived_at"],
        )


def _among(owner: MemberId, which: Which) -> list[ColumnElement[bool]]:
    archived = contacts.c.archived_at.is_not(None) if which.archived else contacts.c.archived_at.is_(None)
    found = [contacts.c.owner == owner, archived]
    if which.tier is not None:
        found.append(contacts.c.tier == which.tier.value)
    if which.company:
        found.append(contacts.c.company_folded == which.company)
    for field, term in which.words:
        having = select(contact_terms.c.contact).where(
            contact_terms.c.owner == owner, contact_terms.c.field == field, contact_terms.c.term == term
        )
        found.append(contacts.c.id.in_(having))
    return found


def _noted(owner: MemberId) -> ColumnElement[bool]:
    return (contacts.c.owner == owner) & (contacts.c.note.is_not(None) | contacts.c.cares.is_not(None))


def _term_rows(contact: Contact) -> list[dict[str, object]]:
    return [
        {"owner": contact.owner, "field": field, "term": term, "contact": contact.id} for field, term in terms(contact)
    ]


def terms(contact: Contact, said: dict[tuple[str, str], list[tuple[str, str]]] | None = None) -> set[tuple[str, str]]:
    """The folded words by which a contact is found, each with the field it stands in. `said` remembers the words of
    texts that come again."""
    known = {} if said is None else said
    found: set[tuple[str, str]] = set()
    for field, texts in (
        ("n", (contact.name,)),
        ("c", (contact.company,)),
        ("t", (*contact.tags, *contact.skills, *contact.interests)),
        ("r", (contact.role, contact.sector, contact.place, contact.kind)),
    ):
        for text in filter(None, texts):
            if (field, text) not in known:
                known[field, text] = [(field, term) for term in words.terms(text)]
            found.update(known[field, text])
    return found
