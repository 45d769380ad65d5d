"""What a review is about, read from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.contacts.model import ContactId
from bot.context import Context
from bot.followups.model import Kind
from bot.goals import filters, fitting
from bot.goals.model import Aim, Family, Goal, GoalId, State
from bot.kit import times
from bot.members import pauses
from bot.review import months, people, proposals, rules
from bot.review.cards import Seen
from bot.review.model import Look, Result, Review, Tally, Touch
from bot.review.rules import Stood


@dataclass(frozen=True, slots=True)
class Month:
    """A review with its goals, the oldest first, where each stood, and what was said of it. `more`: goals beyond those
    that a review goes through. `planned` is the first day of the month to come, `ahead` the goals that it has."""

    review: Review
    goals: tuple[Goal, ...]
    more: int
    stands: Mapping[GoalId, Stood]
    results: Mapping[GoalId, Result]
    looks: tuple[Look, ...]
    aim: Aim | None
    planned: date
    ahead: tuple[Goal, ...]


def every_goal(ctx: Context) -> tuple[Goal, ...]:
    """The active ones, and the newest of those that were closed."""
    return tuple(goal for state in State for goal in ctx.store.goals.listing(ctx.member.id, state))


def load(ctx: Context, review: Review) -> Month:
    owner = ctx.member.id
    known = every_goal(ctx)
    results = {one.goal: one for one in ctx.store.reviews.results(owner, review.id)}
    found = rules.of_month(known, review.month, ctx.zone, begun=review.started_at)
    shown = found[-rules.SHOWN :]
    finished = review.finished_at
    stood = stands(ctx, shown, review.month)
    planned = months.planned(review.month, ctx.today if finished is None else times.local_day(finished, ctx.zone))
    return Month(
        review,
        shown,
        len(found) - len(shown),
        {number: rules.as_said(one, review, results.get(number)) for number, one in stood.items()},
        results,
        _there(ctx, ctx.store.reviews.looks(owner, review.id)),
        ctx.store.goals.aim(owner),
        planned,
        tuple(
            goal for goal in rules.ahead(known, planned, ctx.zone) if goal.id not in rules.over(shown, stood, results)
        ),
    )


def stands(ctx: Context, goals: Sequence[Goal], month: date) -> dict[GoalId, Stood]:
    """Where each goal stood at the end of a month, or stands today."""
    owner = ctx.member.id
    by_day = ctx.store.goals.by_day(owner, [goal.id for goal in goals]) if goals else {}
    paused = pauses.known(ctx.member, ctx.store.pauses.of(owner), ctx.today)
    return {goal.id: rules.stood(goal, by_day.get(goal.id, {}), month, ctx.today, paused) for goal in goals}


def _there(ctx: Context, looks: Sequence[Look]) -> tuple[Look, ...]:
    """Those whose people were neither archived nor muted since."""
    known = ctx.store.contacts.several(ctx.member.id, [ContactId(one.contact) for one in looks]) if looks else {}
    there = {number for number, one in known.items() if one.archived_at is None and not one.parked}
    return tuple(one for one in looks if one.contact in there)


def tally(ctx: Context, month: date) -> Tally:
    """The month in numbers."""
    first, last = months.first(month), months.last(month)
    since = times.instant(first, time.min, ctx.zone)
    until = times.instant(last + timedelta(days=1), time.min, ctx.zone)
    counted = ctx.store.reviews.tally(ctx.member.id, first, last, since=since, until=until)
    events = sum(1 for one in ctx.store.goals.outings(ctx.member.id) if first <= one.day <= last)
    return replace(counted, events=events)


def promised(ctx: Context) -> dict[int, date]:
    """By contact, when the soonest of the open promises is due."""
    soonest: dict[int, date] = {}
    for one in ctx.store.followups.of_kind(ctx.member.id, Kind.PROMISE):
        soonest[one.contact] = min(one.due, soonest.get(one.contact, one.due))
    return soonest


def choose(ctx: Context, month: date) -> tuple[people.Picked, ...]:
    """Whom the review of a month looks at."""
    owner = ctx.member.id
    earlier = next((one for one in ctx.store.reviews.latest(owner) if one.month < month), None)
    before = {one.contact for one in ctx.store.reviews.looks(owner, earlier.id)} if earlier is not None else set[int]()
    return people.choose(
        ctx.store.reviews.in_touch(owner),
        promised(ctx),
        ctx.store.contacts.intervals(owner),
        today=ctx.today,
        zone=ctx.zone,
        before=before,
    )


def seen(ctx: Context, looks: Sequence[Look]) -> tuple[Seen, ...]:
    owner = ctx.member.id
    known = ctx.store.contacts.several(owner, [ContactId(one.contact) for one in looks])
    last = ctx.store.journal.last_days(owner, tuple(known))
    waiting, changed = promised(ctx), ctx.store.contacts.intervals(owner)
    found: list[Seen] = []
    for one in looks:
        contact = known.get(ContactId(one.contact))
        if contact is not None:
            touch = Touch(contact.id, contact.tier, contact.every, contact.created_at, last.get(contact.id))
            why = people.said(one.why, touch, waiting.get(contact.id), changed, ctx.today)
            found.append(Seen(one, contact, why))
    return tuple(found)


def proposed(ctx: Context, month: Month) -> tuple[proposals.Proposal, ...]:
    """As many goals as there is room for in the month to come, best first."""
    return every_proposal(ctx, month)[: proposals.room(len(month.ahead))]


def every_proposal(ctx: Context, month: Month) -> tuple[proposals.Proposal, ...]:
    """All that fit, are not planned yet, and were neither taken nor refused."""
    owner, first = ctx.member.id, month.review.month
    role, company = _named(month)
    talks = ctx.store.goals.talks(owner, months.first(first), months.last(first)) if role or company else ()
    wanted = Goal(GoalId(0), owner, "", ctx.today, ctx.now, role=role, company=company)
    met = sum(
        fitting.fits_person(wanted, role=one.role, kind=one.kind, company=one.company, sector=one.sector)
        for one in talks
    )
    touches, changed = ctx.store.reviews.in_touch(owner), ctx.store.contacts.intervals(owner)
    there = {one.contact for one in touches}
    quiet = sum(1 for one in touches if people.silence(one, changed, ctx.today, ctx.zone) > 1)
    gaps = proposals.Month(
        tally(ctx, first),
        promises=len(promised(ctx).keys() & there),
        role=role,
        company=company,
        met=met,
        quiet=quiet,
        family=Family.OWN if month.aim is None else month.aim.family,
    )
    settled = {kind for kind in proposals.KINDS if {taken(kind), refused(kind)} & month.review.skipped}
    found = proposals.propose(gaps, month.planned, ctx.today, done=settled)
    return proposals.unplanned(found, month.ahead, max(month.planned, ctx.today))


def taken(kind: str) -> str:
    """In `Review.skipped`: a goal of this kind was added."""
    return f"yes-{kind}"


def refused(kind: str) -> str:
    """In `Review.skipped`: they don't want a goal of this kind."""
    return f"no-{kind}"


def _named(month: Month) -> tuple[str, str]:
    """The role and the company that the newest goals name, else the big picture."""
    for goal in reversed((*month.goals, *month.ahead)):
        if goal.role or goal.company:
            return goal.role, goal.company
    if month.aim is None:
        return "", ""
    return filters.role(month.aim.text), filters.company(month.aim.text)
