"""Reviews of months: what was said of goals and people. What is private in them is sealed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, select, update

from bot.contacts.model import Tier
from bot.followups.model import State
from bot.goals.model import GoalId
from bot.journal.model import DeedKind
from bot.kit import times
from bot.members.model import MemberId
from bot.review.model import (
    Answer,
    Look,
    LookId,
    Reason,
    Result,
    ResultId,
    Review,
    ReviewId,
    Tally,
    Touch,
    Verdict,
)
from storage.schema import contacts, followups, journal
from storage.schema_goals import deeds, review_goals, review_people, reviews
from storage.vault import Vault

_REVIEW = (
    reviews.c.id,
    reviews.c.owner,
    reviews.c.month,
    reviews.c.started_at,
    reviews.c.finished_at,
    reviews.c.network,
    reviews.c.change,
    reviews.c.skipped,
)
_RESULT = (
    review_goals.c.id,
    review_goals.c.review,
    review_goals.c.owner,
    review_goals.c.goal,
    review_goals.c.verdict,
    review_goals.c.done,
    review_goals.c.target,
    review_goals.c.why,
    review_goals.c.following,
)
_LOOK = (
    review_people.c.id,
    review_people.c.review,
    review_people.c.owner,
    review_people.c.contact,
    review_people.c.place,
    review_people.c.why,
    review_people.c.answer,
    review_people.c.what,
)


class ReviewRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, review: Review) -> None:
        fixed = {"id": review.id, "owner": review.owner, "month": review.month, "started_at": review.started_at}
        self._connection.execute(insert(reviews), {**fixed, **self._values(review)})

    def save(self, review: Review) -> None:
        mine = (reviews.c.id == review.id) & (reviews.c.owner == review.owner)
        self._connection.execute(update(reviews).where(mine), self._values(review))

    def find(self, owner: MemberId, review: ReviewId) -> Review | None:
        return self._one(reviews.c.owner == owner, reviews.c.id == review)

    def of_month(self, owner: MemberId, month: date) -> Review | None:
        return self._one(reviews.c.owner == owner, reviews.c.month == month)

    def latest(self, owner: MemberId, *, limit: int = 12) -> tuple[Review, ...]:
        query = select(*_REVIEW).where(reviews.c.owner == owner).order_by(reviews.c.month.desc()).limit(limit)
        return tuple(map(self._review, self._connection.execute(query).mappings()))

    def results(self, owner: MemberId, review: ReviewId) -> tuple[Result, ...]:
        query = select(*_RESULT).where(review_goals.c.owner == owner, review_goals.c.review == review)
        return tuple(map(self._result, self._connection.execute(query.order_by(review_goals.c.id)).mappings()))

    def say(self, result: Result) -> None:
        before = (review_goals.c.review == result.review) & (review_goals.c.goal == result.goal)
        self._connection.execute(delete(review_goals).where(review_goals.c.owner == result.owner, before))
        private = self._vault.row("review_goals", result.id, result.owner)
        values = {
            "id": result.id,
            "review": result.review,
            "goal": result.goal,
            "owner": result.owner,
            "verdict": result.verdict.value,
            "done": result.done,
            "target": result.target,
            "why": private.seal("why", result.why),
            "following": result.following,
        }
        self._connection.execute(insert(review_goals), values)

    def looks(self, owner: MemberId, review: ReviewId) -> tuple[Look, ...]:
        return self._looks(review_people.c.owner == owner, review_people.c.review == review)

    def look_at(self, looks: tuple[Look, ...]) -> None:
        fixed = [
            {"id": one.id, "owner": one.owner, "review": one.review, "contact": one.contact, "why": one.why.value}
            for one in looks
        ]
        if fixed:
            rows = [{**row, **self._said(one)} for row, one in zip(fixed, looks, strict=True)]
            self._connection.execute(insert(review_people), rows)

    def look(self, owner: MemberId, look: LookId) -> Look | None:
        found = self._looks(review_people.c.owner == owner, review_people.c.id == look)
        return found[0] if found else None

    def save_look(self, look: Look) -> None:
        mine = (review_people.c.id == look.id) & (review_people.c.owner == look.owner)
        self._connection.execute(update(review_people).where(mine), self._said(look))

    def in_touch(self, owner: MemberId) -> tuple[Touch, ...]:
        last = (
            select(journal.c.contact, func.max(journal.c.day))
            .where(journal.c.owner == owner)
            .group_by(journal.c.contact)
        )
        days: dict[int, date] = dict(self._connection.execute(last).all())
        who = (contacts.c.id, contacts.c.tier, contacts.c.every, contacts.c.created_at)
        present = (contacts.c.owner == owner, contacts.c.archived_at.is_(None), contacts.c.parked.is_(False))
        return tuple(
            Touch(number, Tier(tier), times.every(every) if every else None, since, days.get(number))
            for number, tier, every, since in self._connection.execute(
                select(*who).where(*present).order_by(contacts.c.id)
            )
        )

    def tally(self, owner: MemberId, first: date, last: date, *, since: datetime, until: datetime) -> Tally:
        talks = select(func.count()).select_from(journal)
        talks = talks.where(journal.c.owner == owner, journal.c.day >= first, journal.c.day <= last)
        done = select(func.count()).select_from(followups)
        done = done.where(followups.c.owner == owner, followups.c.state == State.DONE.value)
        done = done.where(followups.c.closed_at >= since, followups.c.closed_at < until)
        gives = select(func.count()).select_from(deeds)
        gives = gives.where(deeds.c.owner == owner, deeds.c.kind == DeedKind.HELP.value)
        gives = gives.where(deeds.c.day >= first, deeds.c.day <= last)
        return Tally(
            talks=self._connection.execute(talks).scalar_one(),
            done=self._connection.execute(done).scalar_one(),
            gives=self._connection.execute(gives).scalar_one(),
        )

    def _one(self, *which: ColumnElement[bool]) -> Review | None:
        row = self._connection.execute(select(*_REVIEW).where(*which)).mappings().first()
        return None if row is None else self._review(row)

    def _looks(self, *which: ColumnElement[bool]) -> tuple[Look, ...]:
        query = select(*_LOOK).where(*which).order_by(review_people.c.place, review_people.c.id)
        return tuple(map(self._look, self._connection.execute(query).mappings()))

    def _values(self, review: Review) -> dict[str, object]:
        private = self._vault.row("reviews", review.id, review.owner)
        return {
            "finished_at": review.finished_at,
            "network": private.seal("network", review.network),
            "change": private.seal("change", review.change),
            "skipped": " ".join(sorted(review.skipped)),
        }

    def _said(self, look: Look) -> dict[str, object]:
        private = self._vault.row("review_people", look.id, look.owner)
        return {"place": look.place, "answer": look.answer.value, "what": private.seal("what", look.what)}

    def _review(self, row: RowMapping) -> Review:
        private = self._vault.row("reviews", row["id"], row["owner"])
        return Review(
            id=ReviewId(row["id"]),
            owner=MemberId(row["owner"]),
            month=row["month"],
            started_at=row["started_at"],
            finished_at=row["finished_at"],
            network=private.open("network", row["network"]),
            change=private.open("change", row["change"]),
            skipped=frozenset(row["skipped"].split()),
        )

    def _result(self, row: RowMapping) -> Result:
        return Result(
            id=ResultId(row["id"]),
            review=ReviewId(row["review"]),
            owner=MemberId(row["owner"]),
            goal=GoalId(row["goal"]),
            verdict=Verdict(row["verdict"]),
            done=row["done"],
            target=row["target"],
            why=self._vault.row("review_goals", row["id"], row["owner"]).open("why", row["why"]),
            following=None if row["following"] is None else GoalId(row["following"]),
        )

    def _look(self, row: RowMapping) -> Look:
        return Look(
            id=LookId(row["id"]),
            review=ReviewId(row["review"]),
            owner=MemberId(row["owner"]),
            contact=row["contact"],
            place=row["place"],
            why=Reason(row["why"]),
            answer=Answer(row["answer"]),
            what=self._vault.row("review_people", row["id"], row["owner"]).open("what", row["what"]),
        )
