"""What rules look at before an ask, what they said, and which are silent. No private text is read here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import Column, ColumnElement, Connection, case, delete, func, insert, literal_column, select

from bot.followups.model import Kind, State
from bot.guard.model import Crowd, Given, Late, Mute, Silence, Talked, Told
from bot.journal.model import DeedId, DeedKind, Purpose
from bot.members.model import MemberId
from storage.schema import contacts, followups, journal
from storage.schema_goals import deeds
from storage.schema_words import cautions, mutes


def _about(column: Column[int], contact: int | None) -> ColumnElement[bool]:
    return column.is_(None) if contact is None else column == contact


class MuteRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def talks(self, owner: MemberId, contact: int, *, limit: int) -> tuple[Talked, ...]:
        query = (
            select(journal.c.day, journal.c.started, journal.c.purpose)
            .where(journal.c.owner == owner, journal.c.contact == contact)
            .order_by(journal.c.day.desc(), journal.c.id.desc())
            .limit(limit)
        )
        return tuple(
            Talked(day, started, Purpose(purpose) if purpose else None)
            for day, started, purpose in self._connection.execute(query)
        )

    def deeds(self, owner: MemberId, contact: int, *, limit: int, but: DeedId | None = None) -> tuple[Given, ...]:
        mine = deeds.c.owner + literal_column("0") == owner  # a plain one leads SQLite through all that they did
        query = (
            select(deeds.c.day, deeds.c.kind)
            .where(mine, deeds.c.contact == contact, deeds.c.kind.in_((DeedKind.HELP.value, DeedKind.ASK.value)))
            .order_by(deeds.c.day.desc(), deeds.c.id.desc())
            .limit(limit)
        )
        query = query if but is None else query.where(deeds.c.id != but)
        return tuple(Given(day, DeedKind(kind)) for day, kind in self._connection.execute(query))

    def late(self, owner: MemberId, contact: int, today: date) -> tuple[Late, ...]:
        query = select(followups.c.due, followups.c.kind).where(
            followups.c.owner == owner,
            followups.c.contact == contact,
            followups.c.due < today,
            followups.c.state == State.OPEN.value,
            followups.c.kind.in_((Kind.PROMISE.value, Kind.THANKS.value)),
        )
        found = self._connection.execute(query.order_by(followups.c.due, followups.c.id))
        return tuple(Late(due, kind == Kind.THANKS.value) for due, kind in found)

    def crowd(self, owner: MemberId, since: datetime) -> Crowd:
        talked = (
            select(journal.c.id).where(journal.c.owner == owner, journal.c.contact == contacts.c.id).limit(1).exists()
        )
        query = select(func.count(), func.sum(case((talked, 1), else_=0))).select_from(contacts)
        query = query.where(contacts.c.owner == owner, contacts.c.archived_at.is_(None), contacts.c.created_at >= since)
        added, with_talk = self._connection.execute(query).one()
        return Crowd(added, with_talk or 0)

    def said(self, owner: MemberId, contact: int, since: date) -> frozenset[str]:
        about = (cautions.c.contact == contact) | cautions.c.contact.is_(None)
        query = select(cautions.c.rule).where(cautions.c.owner == owner, cautions.c.day >= since, about)
        return frozenset(self._connection.execute(query).scalars())

    def say(self, told: Iterable[Told]) -> None:
        for one in told:
            same = (cautions.c.owner == one.owner) & (cautions.c.rule == one.rule)
            self._connection.execute(delete(cautions).where(same, _about(cautions.c.contact, one.contact)))
            row = {"id": one.id, "owner": one.owner, "rule": one.rule, "contact": one.contact}
            self._connection.execute(insert(cautions), {**row, "day": one.day, "at": one.at})

    def mute(self, mute: Mute) -> None:
        self.unmute(mute.owner, mute.rule, mute.contact)
        row = {"id": mute.id, "owner": mute.owner, "rule": mute.rule, "contact": mute.contact}
        self._connection.execute(insert(mutes), {**row, "created_at": mute.created_at})

    def unmute(self, owner: MemberId, rule: str, contact: int | None) -> bool:
        same = (mutes.c.owner == owner) & (mutes.c.rule == rule) & _about(mutes.c.contact, contact)
        return self._connection.execute(delete(mutes).where(same)).rowcount > 0

    def muted(self, owner: MemberId, contact: int | None) -> frozenset[str]:
        about = mutes.c.contact.is_(None)
        about = about if contact is None else about | (mutes.c.contact == contact)
        query = select(mutes.c.rule).where(mutes.c.owner == owner, about)
        return frozenset(self._connection.execute(query).scalars())

    def silences(self, owner: MemberId) -> Mapping[str, Silence]:
        people = func.count(mutes.c.contact.distinct())
        query = select(mutes.c.rule, func.count(), func.count(mutes.c.contact), people)
        query = query.where(mutes.c.owner == owner).group_by(mutes.c.rule)
        return {rule: Silence(rows > named, several) for rule, rows, named, several in self._connection.execute(query)}

    def people(self, owner: MemberId, rule: str, *, limit: int) -> tuple[int, ...]:
        query = (
            select(mutes.c.contact)
            .where(mutes.c.owner == owner, mutes.c.rule == rule, mutes.c.contact.is_not(None))
            .group_by(mutes.c.contact)
            .order_by(func.max(mutes.c.id).desc())
            .limit(limit)
        )
        return tuple(self._connection.execute(query).scalars())
