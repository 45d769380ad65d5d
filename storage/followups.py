"""Follow-ups. What was promised is sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, func, insert, select, update

from bot.contacts.model import ContactId
from bot.followups.model import FollowUp, FollowUpId, Kind, State
from bot.members.model import MemberId
from storage.schema import followups
from storage.vault import Vault

_COLUMNS = (
    followups.c.id,
    followups.c.owner,
    followups.c.contact,
    followups.c.kind,
    followups.c.state,
    followups.c.due,
    followups.c.at,
    followups.c.what,
    followups.c.span,
    followups.c.named,
    followups.c.nudge_at,
    followups.c.nudged,
    followups.c.nudged_on,
    followups.c.rev,
    followups.c.entry,
    followups.c.created_at,
    followups.c.closed_at,
    followups.c.rule,
    followups.c.began,
)
_OPEN = followups.c.state == State.OPEN.value

# Built once: putting a statement together costs several times what SQLite takes to run it.
_INSERT = insert(followups)
_OF_CONTACT = (
    select(*_COLUMNS)
    .where(_OPEN, followups.c.owner == bindparam("owner"), followups.c.contact == bindparam("contact"))
    .order_by(followups.c.due, followups.c.id)
)


class FollowUpRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, *several: FollowUp) -> None:
        rows = [
            {
                "id": one.id,
                "owner": one.owner,
                "contact": one.contact,
                "created_at": one.created_at,
                **self._values(one),
            }
            for one in several
        ]
        if rows:
            self._connection.execute(_INSERT, rows)

    def save(self, followup: FollowUp) -> None:
        mine = (followups.c.id == followup.id) & (followups.c.owner == followup.owner)
        self._connection.execute(update(followups).where(mine), self._values(followup))

    def find(self, owner: MemberId, followup: FollowUpId) -> FollowUp | None:
        query = select(*_COLUMNS).where(followups.c.owner == owner, followups.c.id == followup)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else self._followup(row)

    def of_contact(self, owner: MemberId, contact: ContactId) -> tuple[FollowUp, ...]:
        found = self._connection.execute(_OF_CONTACT, {"owner": owner, "contact": contact}).mappings()
        return tuple(map(self._followup, found))

    def open_until(self, owner: MemberId, last: date, *, limit: int = 500) -> tuple[FollowUp, ...]:
        return self._open(followups.c.owner == owner, followups.c.due <= last, limit=limit)

    def of_kind(self, owner: MemberId, kind: Kind) -> tuple[FollowUp, ...]:
        return self._open(followups.c.owner == owner, followups.c.kind == kind.value)

    def closed_with(self, owner: MemberId, contact: ContactId, at: datetime) -> tuple[FollowUp, ...]:
        query = select(*_COLUMNS).where(
            followups.c.owner == owner,
            followups.c.contact == contact,
            followups.c.state == State.CANCELLED.value,
            followups.c.closed_at == at,
        )
        return tuple(map(self._followup, self._connection.execute(query).mappings()))

    def idle(self, owner: MemberId) -> tuple[FollowUp, ...]:
        return self._open(followups.c.owner == owner, followups.c.nudge_at.is_(None))

    def nudged_on(self, owner: MemberId, day: date) -> tuple[FollowUp, ...]:
        return self._open(followups.c.owner == owner, followups.c.nudged_on == day)

    def count_open(self, owner: MemberId) -> int:
        query = select(func.count()).select_from(followups).where(followups.c.owner == owner, _OPEN)
        return self._connection.execute(query).scalar_one()

    def count_due(self, owner: MemberId, day: date) -> int:
        waits = followups.c.at.is_not(None) & (followups.c.due == day) & (followups.c.nudged == 0)
        query = select(func.count(followups.c.contact.distinct()))
        query = query.where(followups.c.owner == owner, followups.c.due <= day, _OPEN, ~waits)
        return self._connection.execute(query).scalar_one()

    def next_due(self, owner: MemberId) -> date | None:
        query = select(func.min(followups.c.due)).where(followups.c.owner == owner, _OPEN)
        return self._connection.execute(query).scalar()

    def to_nudge(self, now: datetime, *, limit: int = 500) -> tuple[FollowUp, ...]:
        query = select(*_COLUMNS).where(_OPEN, followups.c.nudge_at <= now).order_by(followups.c.nudge_at).limit(limit)
        if self._connection.dialect.name == "postgresql":
            query = query.with_for_update(skip_locked=True)  # another replica plans the rest
        return tuple(map(self._followup, self._connection.execute(query).mappings()))

    def comes_up(self, owner: MemberId, now: datetime) -> bool:
        mine = select(followups.c.id).where(_OPEN, followups.c.owner == owner, followups.c.nudge_at <= now)
        return self._connection.execute(mine.limit(1)).first() is not None

    def planned(self, planned: Iterable[FollowUp]) -> None:
        rows = [
            {"row": one.id, "whose": one.owner, "next": one.nudge_at, "count": one.nudged, "day": one.nudged_on}
            for one in planned
        ]
        if rows:
            statement = (
                update(followups)
                .where(followups.c.id == bindparam("row"), followups.c.owner == bindparam("whose"))
                .values(nudge_at=bindparam("next"), nudged=bindparam("count"), nudged_on=bindparam("day"))
            )
            self._connection.execute(statement, rows)

    def wakes_at(self) -> datetime | None:
        query = select(func.min(followups.c.nudge_at)).where(_OPEN)
        return self._connection.execute(query).scalar()

    def _open(self, *which: ColumnElement[bool], limit: int | None = None) -> tuple[FollowUp, ...]:
        query = select(*_COLUMNS).where(_OPEN, *which).order_by(followups.c.due, followups.c.id).limit(limit)
        return tuple(map(self._followup, self._connection.execute(query).mappings()))

    def _values(self, followup: FollowUp) -> dict[str, object]:
        private = self._vault.row("followups", followup.id, followup.owner)
        return {
            "kind": followup.kind.value,
            "state": followup.state.value,
            "due": followup.due,
            "at": followup.at,
            "what": private.seal("what", followup.what),
            "span": followup.span,
            "named": followup.named,
            "nudge_at": followup.nudge_at,
            "nudged": followup.nudged,
            "nudged_on": followup.nudged_on,
            "rev": followup.rev,
            "entry": followup.entry,
            "closed_at": followup.closed_at,
            "rule": followup.rule,
            "began": followup.began,
        }

    def _followup(self, row: RowMapping) -> FollowUp:
        private = self._vault.row("followups", row["id"], row["owner"])
        return FollowUp(
            id=FollowUpId(row["id"]),
            owner=MemberId(row["owner"]),
            contact=ContactId(row["contact"]),
            kind=Kind(row["kind"]),
            state=State(row["state"]),
            due=row["due"],
            at=row["at"],
            what=private.open("what", row["what"]),
            span=row["span"],
            named=row["named"],
            nudge_at=row["nudge_at"],
            nudged=row["nudged"],
            nudged_on=row["nudged_on"],
            rev=row["rev"],
            entry=row["entry"],
            created_at=row["created_at"],
            closed_at=row["closed_at"],
            rule=row["rule"] or "",
            began=row["began"],
        )
