"""Merging two people and undoing it, telling people apart, and forgetting somebody."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from bot.contacts.model import Contact, ContactId, Stage, Tier
from bot.kit import ids, times, words
from bot.kit.times import Interval
from bot.members.model import MemberId
from bot.tidying.model import Holdings, Merge, MergeId, Moved, Pair, Why
from storage import alike
from storage.schema import (
    contact_terms,
    contacts,
    deliveries,
    distinct_people,
    followups,
    held,
    journal,
    merges,
)
from storage.schema_goals import deeds, goal_counts
from storage.schema_words import cautions, drafts, leads, milestones, mutes, share_people
from storage.scrub import owe
from storage.vault import Vault

CHUNK = 1000
"""Ids in one statement."""

_UNDO = "merges.undo"

_WORDS = (drafts, leads, share_people, milestones, cautions, mutes)
"""What else belongs to a person; a field of Moved is called like each."""

# What a contact holds besides texts, flags and lists of texts, read back from JSON.
_READ: dict[str, Callable[[Any], object]] = {
    "created_at": datetime.fromisoformat,
    "archived_at": datetime.fromisoformat,
    "every": times.every,
    "tier": Tier,
    "stage": Stage,
}


class MergeRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def move(self, owner: MemberId, *, source: ContactId, target: ContactId) -> Moved:
        def whose(column: ColumnElement[Any], mine: ColumnElement[Any], row: ColumnElement[Any]) -> tuple[int, ...]:
            query = select(row).where(mine == owner, column == source).order_by(row)
            return tuple(self._connection.execute(query).scalars())

        moved = Moved(
            entries=whose(journal.c.contact, journal.c.owner, journal.c.id),
            followups=whose(followups.c.contact, followups.c.owner, followups.c.id),
            through=whose(contacts.c.through, contacts.c.owner, contacts.c.id),
            merges=whose(merges.c.kept, merges.c.owner, merges.c.id),
            deeds=whose(deeds.c.contact, deeds.c.owner, deeds.c.id),
            named=whose(drafts.c.other, drafts.c.owner, drafts.c.id),
            **{table.name: whose(table.c.contact, table.c.owner, table.c.id) for table in _WORDS},
        )
        # A link that both were told of stays told once; its row of the other person goes with them.
        told = select(share_people.c.share).where(share_people.c.owner == owner, share_people.c.contact == target)
        twice = select(share_people.c.id).where(
            share_people.c.owner == owner, share_people.c.contact == source, share_people.c.share.in_(told)
        )
        double = set(self._connection.execute(twice).scalars())
        moved = replace(moved, share_people=tuple(one for one in moved.share_people if one not in double))
        return self.put_back(owner, moved, source=source, target=target)

    def put_back(self, owner: MemberId, moved: Moved, *, source: ContactId, target: ContactId) -> Moved:
        def hand_over(table: Any, column: str, rows: Sequence[int]) -> tuple[int, ...]:
            gone: list[int] = []
            for chunk in _chunks(rows):
                mine = (table.c.owner == owner) & (table.c[column] == source) & table.c.id.in_(chunk)
                gone += self._connection.execute(
                    update(table).where(mine).values({column: target}).returning(table.c.id)
                ).scalars()
            return tuple(sorted(gone))

        return Moved(
            entries=hand_over(journal, "contact", moved.entries),
            followups=hand_over(followups, "contact", moved.followups),
            through=hand_over(contacts, "through", [one for one in moved.through if one != target]),
            merges=hand_over(merges, "kept", moved.merges),
            deeds=hand_over(deeds, "contact", moved.deeds),
            named=hand_over(drafts, "other", moved.named),
            **{table.name: hand_over(table, "contact", getattr(moved, table.name)) for table in _WORDS},
        )

    def remove_person(self, owner: MemberId, contact: ContactId) -> bool:
        terms = (contact_terms.c.owner == owner) & (contact_terms.c.contact == contact)
        self._connection.execute(delete(contact_terms).where(terms))
        mine = (contacts.c.owner == owner) & (contacts.c.id == contact)
        return self._connection.execute(delete(contacts).where(mine)).rowcount == 1

    def add(self, merge: Merge) -> None:
        undo = {
            "other": _spelled(merge.other),
            "before": _spelled(merge.before),
            "after": _spelled(merge.after),
            "moved": asdict(merge.moved),
            "cancelled": merge.cancelled,
        }
        sealed = self._vault.seal(_UNDO, merge.id, merge.owner, json.dumps(undo, ensure_ascii=False))
        values = {"id": merge.id, "owner": merge.owner, "kept": merge.kept, "undo": sealed, "at": merge.at}
        self._connection.execute(insert(merges), values)

    def newest(self, owner: MemberId, kept: ContactId) -> Merge | None:
        query = (
            select(merges.c.id, merges.c.undo, merges.c.at)
            .where(merges.c.owner == owner, merges.c.kept == kept)
            .order_by(merges.c.id.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        if row is None:
            return None
        number, sealed, at = row
        undo = json.loads(self._vault.open(_UNDO, number, owner, sealed))
        return Merge(
            MergeId(number),
            owner,
            kept,
            at,
            other=_contact(undo["other"]),
            before=_contact(undo["before"]),
            after=_contact(undo["after"]),
            moved=Moved(**{name: tuple(rows) for name, rows in undo["moved"].items()}),
            cancelled=tuple(undo["cancelled"]),
        )

    def remove(self, owner: MemberId, merge: MergeId) -> bool:
        gone = self._connection.execute(delete(merges).where(merges.c.owner == owner, merges.c.id == merge))
        return gone.rowcount == 1

    def expire(self, before: datetime) -> int:
        return self._connection.execute(delete(merges).where(merges.c.at < before)).rowcount

    def alike(self, owner: MemberId) -> Sequence[tuple[Why, Pair]]:
        return list(alike.alike(self._connection, owner))

    def sharing(self, owner: MemberId, contact: Contact) -> Sequence[ContactId]:
        return alike.sharing(self._connection, owner, contact)

    def tell_apart(self, owner: MemberId, pair: Pair) -> None:
        one, other = pair
        known = (distinct_people.c.one == one) & (distinct_people.c.other == other)
        self._connection.execute(delete(distinct_people).where(distinct_people.c.owner == owner, known))
        self._connection.execute(insert(distinct_people), {"owner": owner, "one": one, "other": other})

    def apart(self, owner: MemberId) -> frozenset[Pair]:
        query = select(distinct_people.c.one, distinct_people.c.other).where(distinct_people.c.owner == owner)
        return frozenset((ContactId(one), ContactId(other)) for one, other in self._connection.execute(query))

    def holdings(self, owner: MemberId, contact: ContactId) -> Holdings:
        found = self._connection.execute(
            select(contacts.c.name).where(contacts.c.owner == owner, contacts.c.id == contact)
        ).scalar()
        if found is None:
            return Holdings()
        return self._about(owner, contact, found)[0]

    def forget(self, owner: MemberId, contact: Contact) -> Holdings | None:
        mine = (contacts.c.owner == owner) & (contacts.c.id == contact.id)
        # The row is locked before anything is counted: of two at once one finds it, the other nothing.
        if not self._connection.execute(update(contacts).where(mine).values(parked=True)).rowcount:
            return None
        owe(self._connection)
        about, messages, questions = self._about(owner, contact.id, contact.name)
        counted = _counted_with(owner, contact.id)
        # What was reached stays reached; that it was with this person goes, and so does what was left out.
        self._connection.execute(delete(goal_counts).where(counted, goal_counts.c.amount == 0))
        self._connection.execute(update(goal_counts).where(counted).values(entry=None, deed=None, note=None))
        introduced = (contacts.c.owner == owner) & (contacts.c.through == contact.id)
        self._connection.execute(update(contacts).where(introduced).values(through=None))
        for chunk in _chunks(messages):
            row = (deliveries.c.member == owner) & deliveries.c.id.in_(chunk)
            self._connection.execute(delete(deliveries).where(row))
        for chunk in _chunks(questions):
            self._connection.execute(delete(held).where(held.c.owner == owner, held.c.id.in_(chunk)))
        about_them = (
            *((table, "contact") for table in (followups, journal, deeds, *_WORDS)),
            (drafts, "other"),
            (merges, "kept"),
        )
        for table, column in about_them:
            mine = (table.c.owner == owner) & (table.c[column] == contact.id)
            self._connection.execute(delete(table).where(mine))
        told = (distinct_people.c.one == contact.id) | (distinct_people.c.other == contact.id)
        self._connection.execute(delete(distinct_people).where(distinct_people.c.owner == owner, told))
        self.remove_person(owner, contact.id)
        return about

    def _about(self, owner: MemberId, contact: ContactId, name: str) -> tuple[Holdings, list[int], list[int]]:
        """What there is about a person, with the ids of the messages and the questions."""
        tasks = set(
            self._connection.execute(
                select(followups.c.id).where(followups.c.owner == owner, followups.c.contact == contact)
            ).scalars()
        )
        entries = list(
            self._connection.execute(
                select(journal.c.id).where(journal.c.owner == owner, journal.c.contact == contact)
            ).scalars()
        )
        gives = list(
            self._connection.execute(
                select(deeds.c.id).where(deeds.c.owner == owner, deeds.c.contact == contact)
            ).scalars()
        )
        written: list[int] = []
        for table in _WORDS:
            query = select(table.c.id).where(table.c.owner == owner, table.c.contact == contact)
            written += self._connection.execute(query).scalars()
        naming = select(drafts.c.id).where(
            drafts.c.owner == owner, drafts.c.other == contact, drafts.c.contact != contact
        )
        written += self._connection.execute(naming).scalars()
        numbers = {str(number) for number in (contact, *tasks, *entries, *gives, *written)}
        spelled = {ids.spell_id(number) for number in (contact, *tasks, *entries, *gives, *written)}
        messages = self._messages(owner, numbers, spelled)
        questions = self._questions(owner, spelled, frozenset(words.terms(name)))
        about = Holdings(
            talks=len(entries),
            followups=len(tasks),
            counts=self._count(_counted_with(owner, contact)),
            introduced=self._count(contacts.c.owner == owner, contacts.c.through == contact),
            merges=self._count(merges.c.owner == owner, merges.c.kept == contact),
            messages=len(messages),
            questions=len(questions),
            gives=len(gives),
            words=len(written),
        )
        return about, messages, questions

    def _messages(self, owner: MemberId, numbers: set[str], spelled: set[str]) -> list[int]:
        """Deliveries whose key or call names one of these records."""
        query = select(deliveries.c.id, deliveries.c.key, deliveries.c.call).where(deliveries.c.member == owner)
        return [
            number
            for number, key, call in self._connection.execute(query)
            if numbers & set(key.split("/")[1:]) - {str(owner)} or _named(call) & spelled
        ]

    def _questions(self, owner: MemberId, spelled: set[str], name: frozenset[str]) -> list[int]:
        """Held calls that name one of these records, or say the whole name."""
        found: list[int] = []
        query = select(held.c.id, held.c.calls).where(held.c.owner == owner)
        for number, sealed in self._connection.execute(query):
            said = self._vault.open("held.calls", number, owner, sealed)
            if _named(said) & spelled or (name and name <= set(words.terms(said))):
                found.append(number)
        return found

    def _count(self, *which: ColumnElement[bool]) -> int:
        return self._connection.execute(select(func.count()).where(*which)).scalar_one()


def _counted_with(owner: MemberId, contact: ContactId) -> ColumnElement[bool]:
    """What conversations with a person, and what was given to them, counted for goals."""
    entries = select(journal.c.id).where(journal.c.owner == owner, journal.c.contact == contact)
    gives = select(deeds.c.id).where(deeds.c.owner == owner, deeds.c.contact == contact)
    return (goal_counts.c.owner == owner) & (goal_counts.c.entry.in_(entries) | goal_counts.c.deed.in_(gives))


def _chunks(rows: Collection[int]) -> list[list[int]]:
    several = list(rows)
    return [several[at : at + CHUNK] for at in range(0, len(several), CHUNK)]


def _named(text: str) -> set[str]:
    """The ids that a spelled call may name."""
    return {part for part in re.findall(r"\w+", text) if ids.is_id(part)}


def _spelled(contact: Contact) -> dict[str, object]:
    """A contact as JSON takes it."""

    def plain(value: object) -> object:
        if isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, Interval):
            return str(value)
        return value  # texts, numbers and tuples of them are JSON already; a StrEnum is a text

    return {field.name: plain(getattr(contact, field.name)) for field in fields(Contact)}


def _contact(spelled: Mapping[str, object]) -> Contact:
    def read(name: str, value: object) -> object:
        if value is not None and name in _READ:
            return _READ[name](value)
        return tuple(cast("list[str]", value)) if isinstance(value, list) else value

    known = {field.name for field in fields(Contact)}
    return Contact(
        **cast("dict[str, Any]", {name: read(name, value) for name, value in spelled.items() if name in known})
    )
