"""Letters to coaches: what they see is sealed. And who is known by a word, so that it can be left out of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.members.model import Handle, MemberId
from bot.review.model import Known, Letter, LetterId, ReviewId, Sent
from storage.schema import contact_terms, contacts
from storage.schema_goals import letters
from storage.vault import Vault

_c = letters.c
_LETTER = (_c.id, _c.owner, _c.review, _c.platform, _c.realm, _c.user, _c.text, _c.at, _c.sent)
_BY_PERSON = ("review", "platform", "realm", "user")
_NAME, _COMPANY = "n", "c"
"""Fields of the words people are found by (schema.py)."""
_WORDS = 10_000
"""Words that are asked for at once. A long letter in a script without spaces has more than the 65,535 values that
PostgreSQL takes, or the 32,766 that SQLite takes unless it was built for more."""


class LetterRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, letter: Letter) -> bool:
        insert = postgresql.insert(letters) if self._connection.dialect.name == "postgresql" else sqlite.insert(letters)
        values = {
            "id": letter.id,
            "owner": letter.owner,
            "review": letter.review,
            "platform": letter.to.platform,
            "realm": letter.to.realm,
            "user": letter.to.user,
            "text": self._vault.row("letters", letter.id, letter.owner).seal("text", letter.text),
            "at": letter.at,
            "sent": letter.sent.value,
        }
        query = insert.values(values).on_conflict_do_nothing(index_elements=_BY_PERSON).returning(_c.id)
        return self._connection.execute(query).first() is not None

    def save(self, letter: Letter) -> None:
        mine = (_c.id == letter.id) & (_c.owner == letter.owner)
        self._connection.execute(update(letters).where(mine).values(at=letter.at, sent=letter.sent.value))

    def remove(self, owner: MemberId, letter: LetterId) -> bool:
        return self._connection.execute(delete(letters).where(_c.owner == owner, _c.id == letter)).rowcount == 1

    def find(self, owner: MemberId, letter: LetterId) -> Letter | None:
        found = self._some(_c.owner == owner, _c.id == letter)
        return found[0] if found else None

    def of_review(self, owner: MemberId, review: ReviewId) -> tuple[Letter, ...]:
        return self._some(_c.owner == owner, _c.review == review)

    def latest(self, owner: MemberId, platform: str, realm: str) -> Letter | None:
        there = (_c.platform == platform, _c.realm == realm, _c.sent != Sent.NOT.value)
        query = select(*_LETTER).where(_c.owner == owner, *there).order_by(_c.at.desc(), _c.id.desc()).limit(1)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else self._letter(row)

    def waiting(self, before: datetime, *, previews: datetime, limit: int) -> tuple[Letter, ...]:
        underway = (_c.sent == Sent.UNDERWAY.value) & (_c.at < before)
        preview = (_c.sent == Sent.NOT.value) & (_c.at <= previews)
        query = select(*_LETTER).where(underway | preview).order_by(_c.at, _c.id).limit(limit)
        return tuple(map(self._letter, self._connection.execute(query).mappings()))

    def known(self, owner: MemberId, terms: Iterable[str]) -> Known:
        wanted = sorted(set(terms))
        parts = [wanted[at : at + _WORDS] for at in range(0, len(wanted), _WORDS)]
        fields = ({name for part in parts for name in self._named(owner, field, part)} for field in (_NAME, _COMPANY))
        return Known(*(tuple(sorted(found)) for found in fields))

    def _named(self, owner: MemberId, field: str, terms: list[str]) -> tuple[str, ...]:
        shown = contacts.c.name if field == _NAME else contacts.c.company
        query = (
            select(shown)
            .distinct()
            .join_from(contact_terms, contacts, contacts.c.id == contact_terms.c.contact)
            .where(contact_terms.c.owner == owner, contacts.c.owner == owner)
            .where(contact_terms.c.field == field, contact_terms.c.term.in_(terms))
        )
        return tuple(self._connection.execute(query).scalars())

    def _some(self, *wanted: ColumnElement[bool]) -> tuple[Letter, ...]:
        query = select(*_LETTER).where(*wanted).order_by(_c.at, _c.id)
        return tuple(map(self._letter, self._connection.execute(query).mappings()))

    def _letter(self, row: RowMapping) -> Letter:
        return Letter(
            id=LetterId(row["id"]),
            owner=MemberId(row["owner"]),
            review=ReviewId(row["review"]),
            to=Handle(row["platform"], row["realm"], row["user"]),
            text=self._vault.row("letters", row["id"], row["owner"]).open("text", row["text"]),
            at=row["at"],
            sent=Sent(row["sent"]),
        )
