"""People who have something in common, found by grouping in SQL: bounded, however many people a member has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql.expression import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from bot.contacts.model import Contact, ContactId
from bot.members.model import MemberId
from bot.tidying.model import Pair, Why
from bot.tidying.rules import digits, every_pair
from storage.schema import contacts
from storage.types import Words

GROUPS = 100
"""Groups of each kind; the next ones come when these are settled."""

MEMBERS = 8
"""People of a group that are all compared; of a larger one only the first and the last."""

COLLEAGUES = 30
"""People of one company with names that begin alike; beyond that names say little."""

SAMPLE = 1_000
"""People whose companies are looked at to guess where to begin."""

_c = contacts.c
_NOTHING: ColumnElement[str] = literal_column("''")


def alike(connection: Connection, owner: MemberId) -> Iterator[tuple[Why, Pair]]:
    """Pairs with the same folded name, e-mail, phone number or link, and colleagues whose names begin alike."""
    link: ColumnElement[Any]
    if connection.dialect.name == "postgresql":
        listed = func.jsonb_array_elements_text(cast(_c.links, JSONB)).table_valued("value", name="each_link")
    else:
        listed = func.json_each(_c.links).table_valued("value", name="each_link")
    link = listed.c.value
    with_links = contacts.join(listed, true())
    company = _c.company_folded
    by_index = _c.owner == owner
    scans = _fill_the_table(connection, owner)
    mine = _unindexed(_c.owner) == owner if scans else by_index
    shared: tuple[tuple[Why, tuple[ColumnElement[Any]], ColumnElement[bool], FromClause], ...] = (
        ("e-mail", (func.lower(_c.email),), _c.email != _NOTHING, contacts),
        ("phone", (_digits(),), _c.phone != _NOTHING, contacts),
        ("link", (link,), _c.links != literal_column("'[]'"), with_links),
    )
    # One look tells which of them anybody has at all.
    known = select(*(func.count().filter(present) for _, _, present, _ in shared)).where(mine)
    for count, (why, keys, present, source) in zip(connection.execute(known).one(), shared, strict=True):
        if count > 1:
            yield from _pairs(connection, mine, why, keys, present, source=source)
    # The index alone tells which names come again, archived people included.
    again = select(_c.folded).where(by_index).group_by(_c.folded).having(func.count() > 1).correlate(None)
    yield from _pairs(connection, by_index, "name", (_c.folded,), (_c.folded != _NOTHING) & _c.folded.in_(again))
    begins = (company, func.substr(_c.folded, literal_column("1"), literal_column("2")))
    # Not by the index of companies: in its order, the first people say nothing of the others.
    employed = func.coalesce(company, _NOTHING) != _NOTHING
    bound = _early(connection, company, by_index & employed) if scans else None
    early = None if bound is None else company < bound
    yield from _pairs(connection, mine, "near name", begins, employed, most=COLLEAGUES, early=early)


def sharing(connection: Connection, owner: MemberId, contact: Contact, *, limit: int = 10) -> list[ContactId]:
    """Others with the e-mail address, the phone number or a link of this person."""
    # Compared as text: a list is stored as JSON, each text in it in quotes.
    stored = type_coerce(_c.links, Words)
    shared: list[ColumnElement[bool]] = [
        stored.contains(json.dumps(link, ensure_ascii=False), autoescape=True) for link in contact.links
    ]
    if contact.email:
        shared.append(func.lower(_c.email) == contact.email.lower())
    if digits(contact.phone):
        shared.append(_digits() == digits(contact.phone))
    if not shared:
        return []
    query = select(_c.id).where(_c.owner == owner, _c.id != contact.id, or_(*shared)).order_by(_c.id).limit(limit)
    return [ContactId(found) for found in connection.execute(query).scalars()]


def _pairs(
    connection: Connection,
    mine: ColumnElement[bool],
    why: Why,
    keys: Sequence[ColumnElement[Any]],
    present: ColumnElement[bool],
    *,
    source: FromClause = contacts,
    most: int = MEMBERS,
    early: ColumnElement[bool] | None = None,
) -> Iterator[tuple[Why, Pair]]:
    these = and_(mine, _c.archived_at.is_(None), present)
    grouped = (
        select(func.count(), func.min(_c.id), func.max(_c.id), *keys)
        .select_from(source)
        .where(these)
        .group_by(*keys)
        .having(func.count() > 1)
        .order_by(func.count(), *keys)
        .limit(GROUPS)
    )
    larger: list[tuple[object, ...]] = []
    grouping: list[tuple[Any, ...]] = []
    if early is not None:
        grouping = list(_rows(connection, grouped.where(early)))
    # As many pairs as are wanted among the first keys: no later key, and no larger group, comes before them.
    if len(grouping) < GROUPS or grouping[-1][0] > 2:
        grouping = list(_rows(connection, grouped))
    for row in grouping:
        count, first, last = row[:3]
        if 2 < count <= most:
            larger.append(tuple(row[3:]))
        elif first != last:
            yield why, (ContactId(first), ContactId(last))
    if not larger:
        return
    query = select(_c.id, *keys).select_from(source).where(these, tuple_(*keys).in_(larger)).order_by(_c.id)
    groups: dict[tuple[object, ...], list[ContactId]] = {}
    for row in _rows(connection, query):
        groups.setdefault(tuple(row[1:]), []).append(ContactId(row[0]))
    for people in groups.values():
        for two in every_pair(sorted(set(people))):
            yield why, two


def _fill_the_table(connection: Connection, owner: MemberId) -> bool:
    """Whether SQLite reads all contacts faster than it picks the member's: a scan reads no page of the file twice, the
    index leads to a page for each person. PostgreSQL works that out by itself."""
    if connection.dialect.name != "sqlite":
        return False
    pages: int = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    people = connection.execute(select(func.count()).select_from(contacts).where(_c.owner == owner)).scalar_one()
    return people > pages


def _early(connection: Connection, key: ColumnElement[str], these: ColumnElement[bool]) -> str | None:
    """A value that about a tenth of the people come before by this key, judged by some of them."""
    sample = sorted(connection.execute(select(key).where(these).limit(SAMPLE)).scalars())
    return sample[len(sample) // 10] if sample else None


def _unindexed(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same value, for which SQLite uses no index."""
    plus: custom_op[Any] = custom_op("+")
    return UnaryExpression(column, operator=plus, type_=column.type)


def _rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """With as many columns as the query happens to have."""
    return (tuple(row) for row in connection.execute(query))


def _digits() -> ColumnElement[str]:
    """A phone number without what people put between its digits. Spelled out instead of bound: PostgreSQL takes the
    key of a GROUP BY for the one that is selected only when both read the same."""
    bare: ColumnElement[Any] = _c.phone
    for letter in " -()./+":
        bare = func.replace(bare, literal_column(f"'{letter}'"), _NOTHING)
    return bare
