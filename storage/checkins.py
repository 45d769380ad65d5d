"""What members said of how their goals go. Their line is sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from bot.goals.model import CheckIn, CheckInId, Confidence, GoalId
from bot.members.model import MemberId
from storage.schema_goals import check_ins, goal_counts
from storage.vault import Vault

_COLUMNS = (
    check_ins.c.id,
    check_ins.c.owner,
    check_ins.c.goal,
    check_ins.c.day,
    check_ins.c.at,
    check_ins.c.number,
    check_ins.c.confidence,
    check_ins.c.line,
)


class CheckInRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def say(self, check_in: CheckIn) -> None:
        mine = (check_ins.c.owner == check_in.owner) & (check_ins.c.goal == check_in.goal)
        that_day = mine & (check_ins.c.day == check_in.day)
        there = self._connection.execute(select(check_ins.c.id).where(that_day)).scalar()
        row = check_in.id if there is None else there
        values = {
            "at": check_in.at,
            "number": check_in.number,
            "confidence": check_in.confidence.value,
            "line": self._vault.row("check_ins", row, check_in.owner).seal("line", check_in.line),
        }
        if there is not None:
            self._connection.execute(update(check_ins).where(that_day, check_ins.c.id == there), values)
            return
        fixed = {"id": row, "owner": check_in.owner, "goal": check_in.goal, "day": check_in.day}
        self._connection.execute(insert(check_ins), {**fixed, **values})

    def of_goal(self, owner: MemberId, goal: GoalId, *, limit: int = 10) -> tuple[CheckIn, ...]:
        query = (
            select(*_COLUMNS)
            .where(check_ins.c.owner == owner, check_ins.c.goal == goal)
            .order_by(check_ins.c.day.desc(), check_ins.c.id.desc())
            .limit(limit)
        )
        return tuple(map(self._check_in, self._connection.execute(query).mappings()))

    def latest(self, owner: MemberId, goals: Iterable[GoalId]) -> dict[GoalId, CheckIn]:
        theirs = (check_ins.c.owner == owner) & check_ins.c.goal.in_(list(goals))
        last = (
            select(check_ins.c.goal, func.max(check_ins.c.day).label("day"))
            .where(theirs)
            .group_by(check_ins.c.goal)
            .subquery()
        )
        there = (check_ins.c.goal == last.c.goal) & (check_ins.c.day == last.c.day)
        query = select(*_COLUMNS).join(last, there).where(theirs).order_by(check_ins.c.id)
        found = map(self._check_in, self._connection.execute(query).mappings())
        return {one.goal: one for one in found}

    def days(self, owner: MemberId, goals: Iterable[GoalId], *, before: date | None = None) -> dict[GoalId, date]:
        query = select(check_ins.c.goal, func.max(check_ins.c.day)).group_by(check_ins.c.goal)
        query = query.where(check_ins.c.owner == owner, check_ins.c.goal.in_(list(goals)))
        if before is not None:
            query = query.where(check_ins.c.day < before)
        return {GoalId(goal): day for goal, day in self._connection.execute(query)}

    def since(self, owner: MemberId, day: date) -> tuple[CheckIn, ...]:
        query = select(*_COLUMNS).where(check_ins.c.owner == owner, check_ins.c.day >= day)
        found = self._connection.execute(query.order_by(check_ins.c.day, check_ins.c.id)).mappings()
        return tuple(map(self._check_in, found))

    def by_hand(self, owner: MemberId, goal: GoalId) -> dict[date, int]:
        by_itself = (goal_counts.c.entry, goal_counts.c.attendance, goal_counts.c.deed)
        query = (
            select(goal_counts.c.day, func.sum(goal_counts.c.amount))
            .where(goal_counts.c.owner == owner, goal_counts.c.goal == goal)
            .where(*(column.is_(None) for column in by_itself))
            .group_by(goal_counts.c.day)
        )
        return {day: int(amount) for day, amount in self._connection.execute(query)}

    def _check_in(self, row: RowMapping) -> CheckIn:
        return CheckIn(
            id=CheckInId(row["id"]),
            owner=MemberId(row["owner"]),
            goal=GoalId(row["goal"]),
            day=row["day"],
            at=row["at"],
            number=row["number"],
            confidence=Confidence(row["confidence"]),
            line=self._vault.row("check_ins", row["id"], row["owner"]).open("line", row["line"]),
        )
