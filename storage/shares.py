"""Links and news worth sharing, which are sealed, and who was told of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from bot.contacts.model import ContactId, Tier
from bot.members.model import MemberId
from bot.sharing.model import Handed, Helper, Share, ShareId, Sort, State
from storage.schema import contact_terms, contacts, journal
from storage.schema_words import leads, share_people, shares
from storage.vault import Vault

_s, _p, _t, _j = shares.c, share_people.c, contact_terms.c, journal.c
_SHARE = (_s.id, _s.owner, _s.kind, _s.link, _s.text, _s.topics, _s.day, _s.created_at)
_HANDED = (_p.id, _p.share, _p.contact, _p.owner, _p.state, _p.day, _p.deed)
_FIELDS = ("t", "r")
"""Of the words that people are found by (schema.py): what they have and what they are, not how they are called."""


class ShareRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, share: Share) -> None:
        fixed = {"id": share.id, "owner": share.owner, "created_at": share.created_at}
        self._connection.execute(insert(shares), {**fixed, **self._values(share)})

    def save(self, share: Share) -> None:
        mine = (_s.id == share.id) & (_s.owner == share.owner)
        self._connection.execute(update(shares).where(mine), self._values(share))

    def find(self, owner: MemberId, share: ShareId) -> Share | None:
        row = self._connection.execute(select(*_SHARE).where(_s.owner == owner, _s.id == share)).mappings().first()
        return None if row is None else self._share(row)

    def remove(self, owner: MemberId, share: ShareId) -> bool:
        told = (_p.owner == owner) & (_p.share == share)
        self._connection.execute(delete(share_people).where(told))
        return self._connection.execute(delete(shares).where(_s.owner == owner, _s.id == share)).rowcount == 1

    def size(self, owner: MemberId) -> int:
        return self._connection.execute(select(func.count()).select_from(shares).where(_s.owner == owner)).scalar_one()

    def newest(self, owner: MemberId, *, limit: int) -> tuple[Share, ...]:
        query = select(*_SHARE).where(_s.owner == owner).order_by(_s.created_at.desc(), _s.id.desc()).limit(limit)
        return tuple(map(self._share, self._connection.execute(query).mappings()))

    def hand(self, one: Handed) -> bool:
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        values = {
            "id": one.id,
            "share": one.share,
            "contact": one.contact,
            "owner": one.owner,
            "state": one.state.value,
            "day": one.day,
            "deed": one.made,
        }
        query = dialect.insert(share_people).values(values)
        query = query.on_conflict_do_nothing(index_elements=("share", "contact")).returning(_p.id)
        return self._connection.execute(query).first() is not None

    def take_back(self, owner: MemberId, number: int) -> Handed | None:
        found = self._handed(_p.owner == owner, _p.id == number)
        self._connection.execute(delete(share_people).where(_p.owner == owner, _p.id == number))
        return found[0] if found else None

    def handed(self, owner: MemberId, share: ShareId) -> tuple[Handed, ...]:
        return self._handed(_p.owner + literal_column("0") == owner, _p.share == share)

    def of_contact(self, owner: MemberId, contact: ContactId) -> tuple[Handed, ...]:
        return self._handed(_p.owner + literal_column("0") == owner, _p.contact == contact)

    def told(self, owner: MemberId, shares: Iterable[ShareId]) -> dict[ShareId, int]:
        which = (_p.owner == owner, _p.share.in_(list(shares)), _p.state == State.TOLD.value)
        query = select(_p.share, func.count()).where(*which).group_by(_p.share)
        return {ShareId(share): count for share, count in self._connection.execute(query)}

    def fitting(self, owner: MemberId, share: ShareId, terms: Iterable[str], *, limit: int) -> tuple[ContactId, ...]:
        known = select(_p.contact).where(_p.owner == owner, _p.share == share)
        query = (
            select(_t.contact)
            .join(contacts, contacts.c.id == _t.contact)
            .where(_t.owner == owner, _t.field.in_(_FIELDS), _t.term.in_(sorted(set(terms))))
            .where(contacts.c.owner == owner, contacts.c.archived_at.is_(None), _t.contact.not_in(known))
            .group_by(_t.contact)
            .order_by(func.count().desc(), _t.contact)
            .limit(limit)
        )
        return tuple(map(ContactId, self._connection.execute(query).scalars()))

    def helpers(self, owner: MemberId, *, limit: int) -> tuple[Helper, ...]:
        found: list[Helper] = []
        for contact, what, day, theirs in (
            (leads.c.contact, leads.c.kind, leads.c.day, leads.c.owner == owner),
            (_j.contact, _j.outcome, _j.day, (_j.owner == owner) & (_j.outcome != "")),
        ):
            latest = func.max(day)
            query = select(contact, what, latest).where(theirs).group_by(contact, what)
            rows = self._connection.execute(query.order_by(latest.desc(), contact).limit(limit))
            found += [Helper(ContactId(number), said, last) for number, said, last in rows]
        return tuple(sorted(found, key=lambda one: one.day, reverse=True))

    def close(self, owner: MemberId, *, limit: int) -> tuple[ContactId, ...]:
        theirs = (contacts.c.owner == owner, contacts.c.tier == Tier.CLOSE.value, contacts.c.archived_at.is_(None))
        query = select(contacts.c.id).where(*theirs).order_by(contacts.c.id).limit(limit)
        return tuple(map(ContactId, self._connection.execute(query).scalars()))

    def heard_news(self, owner: MemberId) -> dict[ContactId, date]:
        query = (
            select(_p.contact, func.max(_p.day))
            .join(shares, _s.id == _p.share)
            .where(_p.owner == owner, _s.owner == owner, _s.kind == Sort.NEWS.value, _p.state == State.TOLD.value)
            .group_by(_p.contact)
        )
        return {ContactId(contact): day for contact, day in self._connection.execute(query)}

    def _handed(self, *which: ColumnElement[bool]) -> tuple[Handed, ...]:
        query = select(*_HANDED).where(*which).order_by(_p.day.desc(), _p.id.desc())
        return tuple(
            Handed(
                row["id"],
                ShareId(row["share"]),
                ContactId(row["contact"]),
                MemberId(row["owner"]),
                State(row["state"]),
                row["day"],
                row["deed"],
            )
            for row in self._connection.execute(query).mappings()
        )

    def _values(self, share: Share) -> dict[str, object]:
        private = self._vault.row("shares", share.id, share.owner)
        return {
            "kind": share.kind.value,
            "link": private.seal("link", share.link),
            "text": private.seal("text", share.text),
            "topics": share.topics,
            "day": share.day,
        }

    def _share(self, row: RowMapping) -> Share:
        private = self._vault.row("shares", row["id"], row["owner"])
        return Share(
            id=ShareId(row["id"]),
            owner=MemberId(row["owner"]),
            kind=Sort(row["kind"]),
            day=row["day"],
            created_at=row["created_at"],
            link=private.open("link", row["link"]),
            text=private.open("text", row["text"]),
            topics=row["topics"],
        )
