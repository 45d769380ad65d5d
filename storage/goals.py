"""Goals, what counted for them, and the big picture. What is private in them is sealed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, literal_column, select, update

from bot.goals.model import Act, Action, Aim, Count, CountId, Family, Goal, GoalId, Outing, State, Talk
from bot.journal.model import DeedId, DeedKind, EntryId, How, Outcome, Purpose
from bot.kit import times
from bot.members.model import MemberId
from storage.schema import contacts, journal
from storage.schema_events import attendances
from storage.schema_goals import aims, deeds, goal_counts, goals
from storage.upsert import upsert
from storage.vault import Vault

_GOAL = (
    goals.c.id,
    goals.c.owner,
    goals.c.text,
    goals.c.action,
    goals.c.target,
    goals.c.unit,
    goals.c.role,
    goals.c.company,
    goals.c.cadence,
    goals.c.deadline,
    goals.c.starts,
    goals.c.serves_aim,
    goals.c.kept,
    goals.c.state,
    goals.c.result,
    goals.c.want,
    goals.c.side,
    goals.c.questions,
    goals.c.created_at,
    goals.c.closed_at,
    goals.c.sector,
    goals.c.channel,
    goals.c.came_from,
)
_COUNT = (
    goal_counts.c.id,
    goal_counts.c.owner,
    goal_counts.c.goal,
    goal_counts.c.amount,
    goal_counts.c.day,
    goal_counts.c.at,
    goal_counts.c.entry,
    goal_counts.c.attendance,
    goal_counts.c.note,
    goal_counts.c.deed,
)
_TALK = (
    journal.c.id,
    journal.c.contact,
    journal.c.day,
    journal.c.how,
    journal.c.purpose,
    journal.c.outcome,
    journal.c.followup,
    contacts.c.role,
    contacts.c.kind,
    contacts.c.company,
    contacts.c.sector,
    contacts.c.channel,
    contacts.c.name,
)
_ACT = (
    deeds.c.id,
    deeds.c.owner,
    deeds.c.kind,
    deeds.c.day,
    deeds.c.channel,
    deeds.c.contact,
    deeds.c.what,
    contacts.c.role,
    contacts.c.kind.label("person"),
    contacts.c.company,
    contacts.c.sector,
    contacts.c.name,
)
_OUTING = (
    attendances.c.id,
    attendances.c.starts,
    attendances.c.all_day,
    attendances.c.zone,
    attendances.c.title,
    attendances.c.state,
)
_WENT = "went"
"""As events say it (bot/events/model.py, Going)."""


class GoalRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, goal: Goal) -> None:
        fixed = {"id": goal.id, "owner": goal.owner, "created_at": goal.created_at}
        self._connection.execute(insert(goals), {**fixed, **self._values(goal)})

    def save(self, goal: Goal) -> None:
        mine = (goals.c.id == goal.id) & (goals.c.owner == goal.owner)
        self._connection.execute(update(goals).where(mine), self._values(goal))

    def remove(self, owner: MemberId, goal: GoalId) -> bool:
        return self._connection.execute(delete(goals).where(goals.c.owner == owner, goals.c.id == goal)).rowcount == 1

    def find(self, owner: MemberId, goal: GoalId) -> Goal | None:
        query = select(*_GOAL).where(goals.c.owner == owner, goals.c.id == goal)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else self._goal(row)

    def listing(self, owner: MemberId, state: State, *, limit: int = 200) -> tuple[Goal, ...]:
        query = select(*_GOAL).where(goals.c.owner == owner, goals.c.state == state.value).limit(limit)
        order = (goals.c.id,) if state is State.ACTIVE else (goals.c.closed_at.desc(), goals.c.id.desc())
        return tuple(map(self._goal, self._connection.execute(query.order_by(*order)).mappings()))

    def closed_since(self, owner: MemberId, since: datetime) -> int:
        query = select(func.count()).select_from(goals)
        query = query.where(goals.c.owner == owner, goals.c.state == State.DONE.value, goals.c.closed_at >= since)
        return self._connection.execute(query).scalar_one()

    def aim(self, owner: MemberId) -> Aim | None:
        query = select(aims.c.family, aims.c.text, aims.c.until, aims.c.created_at).where(aims.c.owner == owner)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return None
        return Aim(owner, Family(row["family"]), row["text"], row["created_at"], row["until"])

    def set_aim(self, aim: Aim) -> None:
        values = {"owner": aim.owner, "family": aim.family.value, "text": aim.text}
        values |= {"until": aim.until, "created_at": aim.created_at}
        upsert(self._connection, aims, values, key=("owner",))

    def clear_aim(self, owner: MemberId) -> bool:
        return self._connection.execute(delete(aims).where(aims.c.owner == owner)).rowcount == 1

    def add_counts(self, counts: Iterable[Count]) -> None:
        rows = [
            {
                "id": one.id,
                "owner": one.owner,
                "goal": one.goal,
                "amount": one.amount,
                "day": one.day,
                "at": one.at,
                "entry": one.entry,
                "attendance": one.attendance,
                "deed": one.deed,
                "note": self._vault.row("goal_counts", one.id, one.owner).seal("note", one.note),
            }
            for one in counts
        ]
        if rows:
            self._connection.execute(insert(goal_counts), rows)

    def count(self, owner: MemberId, count: CountId) -> Count | None:
        found = self._counts(goal_counts.c.owner == owner, goal_counts.c.id == count)
        return found[0] if found else None

    def remove_counts(self, owner: MemberId, counts: Iterable[CountId]) -> int:
        wanted = list(counts)
        if not wanted:
            return 0
        query = delete(goal_counts).where(goal_counts.c.owner == owner, goal_counts.c.id.in_(wanted))
        return self._connection.execute(query).rowcount

    def set_amount(self, owner: MemberId, count: CountId, amount: int) -> None:
        mine = (goal_counts.c.owner == owner) & (goal_counts.c.id == count)
        self._connection.execute(update(goal_counts).where(mine).values(amount=amount))

    def page(self, owner: MemberId, goal: GoalId, *, limit: int, offset: int = 0) -> tuple[Count, ...]:
        query = (
            select(*_COUNT)
            .where(goal_counts.c.owner == owner, goal_counts.c.goal == goal)
            .order_by(goal_counts.c.day.desc(), goal_counts.c.id.desc())
        )
        return tuple(map(self._count, self._connection.execute(query.limit(limit).offset(offset)).mappings()))

    def size(self, owner: MemberId, goal: GoalId) -> int:
        query = select(func.count()).select_from(goal_counts)
        return self._connection.execute(
            query.where(goal_counts.c.owner == owner, goal_counts.c.goal == goal)
        ).scalar_one()

    def by_day(self, owner: MemberId, goals: Iterable[GoalId]) -> dict[GoalId, dict[date, int]]:
        query = (
            select(goal_counts.c.goal, goal_counts.c.day, func.sum(goal_counts.c.amount))
            .where(goal_counts.c.owner == owner, goal_counts.c.goal.in_(list(goals)))
            .group_by(goal_counts.c.goal, goal_counts.c.day)
        )
        found: dict[GoalId, dict[date, int]] = {}
        for goal, day, amount in self._connection.execute(query):
            found.setdefault(GoalId(goal), {})[day] = int(amount)
        return found

    def linked(self, owner: MemberId, goal: GoalId) -> tuple[Count, ...]:
        return self._counts(goal_counts.c.owner == owner, goal_counts.c.goal == goal, goal_counts.c.entry.is_not(None))

    def linked_to(self, owner: MemberId, entries: Iterable[EntryId]) -> tuple[Count, ...]:
        return self._counts(goal_counts.c.owner == owner, goal_counts.c.entry.in_(list(entries)))

    def outings(self, owner: MemberId, attendance: int | None = None) -> tuple[Outing, ...]:
        query = select(*_OUTING).where(attendances.c.owner == owner).order_by(attendances.c.starts, attendances.c.id)
        which = attendances.c.state == _WENT if attendance is None else attendances.c.id == attendance
        return tuple(map(_outing, self._connection.execute(query.where(which)).mappings()))

    def linked_outings(
        self, owner: MemberId, *, goal: GoalId | None = None, attendance: int | None = None
    ) -> tuple[Count, ...]:
        which = [goal_counts.c.owner == owner, goal_counts.c.attendance.is_not(None)]
        which += [goal_counts.c.goal == goal] if goal is not None else []
        which += [goal_counts.c.attendance == attendance] if attendance is not None else []
        return self._counts(*which)

    def talks(self, owner: MemberId, first: date, last: date, contact: int | None = None) -> tuple[Talk, ...]:
        query = (
            select(*_TALK)
            .join(contacts, contacts.c.id == journal.c.contact)
            .where(journal.c.owner == owner, contacts.c.owner == owner)
            .where(journal.c.day >= first, journal.c.day <= last)
            .order_by(journal.c.day, journal.c.id)
        )
        if contact is not None:
            query = query.where(journal.c.contact == contact)
        return tuple(map(_talk, self._connection.execute(query).mappings()))

    def first_days(self, owner: MemberId, contacts: Iterable[int]) -> dict[int, date]:
        query = (
            select(journal.c.contact, func.min(journal.c.day))
            .where(journal.c.owner == owner, journal.c.contact.in_(sorted(set(contacts))))
            .group_by(journal.c.contact)
        )
        return dict(self._connection.execute(query).all())

    def acts(
        self,
        owner: MemberId,
        first: date = date.min,
        last: date = date.max,
        *,
        kinds: Collection[DeedKind] | None = None,
        contact: int | None = None,
        only: Iterable[DeedId] | None = None,
    ) -> tuple[Act, ...]:
        query = (
            select(*_ACT)
            .join_from(deeds, contacts, contacts.c.id == deeds.c.contact, isouter=True)
            .where((contacts.c.owner == owner) | deeds.c.contact.is_(None))
            .order_by(deeds.c.day, deeds.c.id)
        )
        one = contact is not None or only is not None
        # A plain owner leads SQLite through all that they did, even where one person's or one alone is wanted.
        query = query.where((deeds.c.owner + literal_column("0") if one else deeds.c.owner) == owner)
        query = query.where(deeds.c.day >= first) if first > date.min else query
        query = query.where(deeds.c.day <= last) if last < date.max else query
        query = query.where(deeds.c.kind.in_([kind.value for kind in kinds])) if kinds is not None else query
        query = query.where(deeds.c.contact == contact) if contact is not None else query
        query = query.where(deeds.c.id.in_(list(only))) if only is not None else query
        return tuple(map(self._act, self._connection.execute(query).mappings()))

    def linked_deeds(
        self, owner: MemberId, *, goal: GoalId | None = None, deeds: Iterable[DeedId] | None = None
    ) -> tuple[Count, ...]:
        which = [goal_counts.c.owner == owner, goal_counts.c.deed.is_not(None)]
        which += [goal_counts.c.goal == goal] if goal is not None else []
        which += [goal_counts.c.deed.in_(list(deeds))] if deeds is not None else []
        return self._counts(*which)

    def _act(self, row: RowMapping) -> Act:
        kind = DeedKind(row["kind"])
        told = kind not in (DeedKind.POST, DeedKind.COMMENT, DeedKind.SHOWCASE)
        return Act(
            deed=DeedId(row["id"]),
            kind=kind,
            day=row["day"],
            channel=row["channel"],
            contact=row["contact"],
            role=row["role"] or "",
            person=row["person"] or "",
            company=row["company"] or "",
            sector=row["sector"] or "",
            what=self._vault.row("deeds", row["id"], row["owner"]).open("what", row["what"]) if told else "",
            name=row["name"] or "",
        )

    def _counts(self, *wanted: ColumnElement[bool]) -> tuple[Count, ...]:
        query = select(*_COUNT).where(*wanted).order_by(goal_counts.c.id)
        return tuple(map(self._count, self._connection.execute(query).mappings()))

    def _values(self, goal: Goal) -> dict[str, object]:
        private = self._vault.row("goals", goal.id, goal.owner)
        return {
            "text": goal.text,
            "action": goal.action.value,
            "target": goal.target,
            "unit": goal.unit,
            "role": goal.role,
            "company": goal.company,
            "cadence": str(goal.cadence) if goal.cadence is not None else "",
            "deadline": goal.deadline,
            "starts": goal.starts,
            "serves_aim": goal.serves_aim,
            "kept": goal.kept,
            "state": goal.state.value,
            "result": private.seal("result", goal.result),
            "want": private.seal("want", goal.want),
            "side": goal.side or None,
            "questions": private.seal("questions", goal.questions),
            "closed_at": goal.closed_at,
            "sector": goal.sector or None,
            "channel": goal.channel or None,
            "came_from": goal.came_from,
        }

    def _goal(self, row: RowMapping) -> Goal:
        private = self._vault.row("goals", row["id"], row["owner"])
        return Goal(
            id=GoalId(row["id"]),
            owner=MemberId(row["owner"]),
            text=row["text"],
            starts=row["starts"],
            created_at=row["created_at"],
            action=Action(row["action"]),
            target=row["target"],
            unit=row["unit"],
            role=row["role"],
            company=row["company"],
            cadence=times.every(row["cadence"]) if row["cadence"] else None,
            deadline=row["deadline"],
            serves_aim=row["serves_aim"],
            kept=row["kept"],
            state=State(row["state"]),
            result=private.open("result", row["result"]),
            want=private.open("want", row["want"]),
            side=row["side"] or "",
            questions=private.open("questions", row["questions"]),
            closed_at=row["closed_at"],
            sector=row["sector"] or "",
            channel=row["channel"] or "",
            came_from=None if row["came_from"] is None else GoalId(row["came_from"]),
        )

    def _count(self, row: RowMapping) -> Count:
        return Count(
            id=CountId(row["id"]),
            owner=MemberId(row["owner"]),
            goal=GoalId(row["goal"]),
            amount=row["amount"],
            day=row["day"],
            at=row["at"],
            entry=None if row["entry"] is None else EntryId(row["entry"]),
            attendance=row["attendance"],
            deed=None if row["deed"] is None else DeedId(row["deed"]),
            note=self._vault.row("goal_counts", row["id"], row["owner"]).open("note", row["note"]),
        )


def _talk(row: RowMapping) -> Talk:
    return Talk(
        entry=EntryId(row["id"]),
        contact=row["contact"],
        day=row["day"],
        how=How(row["how"]),
        purpose=Purpose(row["purpose"]) if row["purpose"] else None,
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        settled=row["followup"] is not None,
        role=row["role"],
        kind=row["kind"],
        company=row["company"],
        sector=row["sector"],
        channel=row["channel"],
        name=row["name"],
    )


def _outing(row: RowMapping) -> Outing:
    starts = row["starts"] if row["all_day"] else row["starts"].astimezone(ZoneInfo(row["zone"]))
    return Outing(row["id"], starts.date(), row["title"], row["state"] == _WENT)
