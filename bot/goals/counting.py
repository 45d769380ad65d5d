"""How conversations and events count by themselves.

There is one way to count: what a contact's conversations are worth is worked out anew whenever something is logged,
changed or removed with them, and what an event is worth whenever the member says something else of it, so that no order
of things can make a difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.contacts.model import Contact
from bot.context import Context
from bot.goals import fitting, pacing
from bot.goals.model import Count, CountId, Goal, Outing, State, Talk
from bot.goals.pacing import Standing
from bot.journal.model import Entry, EntryId
from bot.kit import ids, words
from bot.kit.cards import Line

NAMED = 60
"""Characters of a goal's text in a line about something else."""


def standings(ctx: Context, goals: Sequence[Goal]) -> tuple[Standing, ...]:
    """How each of them is going, in one query."""
    if not goals:
        return ()
    by_day = ctx.store.goals.by_day(ctx.member.id, [goal.id for goal in goals])
    return tuple(pacing.standing(goal, by_day.get(goal.id, {}), ctx.today) for goal in goals)


def standing(ctx: Context, goal: Goal) -> Standing:
    return standings(ctx, (goal,))[0]


def recount(ctx: Context, goal: Goal) -> None:
    """Count all conversations and events of a goal's time anew; what was said by hand stays."""
    linked = ctx.store.goals.linked(ctx.member.id, goal.id)
    talks: tuple[Talk, ...] = ()
    if fitting.counts_by_itself(goal):
        talks = ctx.store.goals.talks(ctx.member.id, goal.starts, goal.deadline or date.max)
    _apply(ctx, goal, talks, linked)
    _apply_outings(
        ctx,
        goal,
        ctx.store.goals.outings(ctx.member.id) if fitting.counts_outings(goal) else (),
        ctx.store.goals.linked_outings(ctx.member.id, goal=goal.id),
    )


def after_talk(ctx: Context, entry: Entry) -> tuple[Line, ...]:
    """What a new conversation counts for."""
    changed = _recount_person(ctx, entry.contact)
    return tuple(_counts_for(one) for one in standings(ctx, changed))


def after_correction(ctx: Context, contact: int) -> tuple[Line, ...]:
    """What changes by a conversation that was changed or removed."""
    changed = _recount_person(ctx, contact)
    return tuple(_now_at(one) for one in standings(ctx, changed))


def after_change(ctx: Context, before: Contact, after: Contact) -> tuple[Line, ...]:
    """What changes with another role or company, or (`before` is `after`) after a talk with them was amended."""
    same_work = (before.role, before.kind, before.company) == (after.role, after.kind, after.company)
    if same_work and before is not after:
        return ()
    return after_correction(ctx, after.id)


def after_outing(ctx: Context, attendance: int) -> tuple[Line, ...]:
    """What changes by what the member says of an event: that they were there, or not after all."""
    found = ctx.store.goals.outings(ctx.member.id, attendance)
    went = [one for one in found if one.went]
    linked = ctx.store.goals.linked_outings(ctx.member.id, attendance=attendance)
    changed = tuple(
        goal
        for goal in ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
        if fitting.counts_outings(goal)
        and _apply_outings(ctx, goal, went, [count for count in linked if count.goal == goal.id])
    )
    say = _counts_for if went else _now_at
    return tuple(say(one) for one in standings(ctx, changed))


def set_outing_apart(ctx: Context, goal: Goal, count: Count, attendance: int, *, counts: bool) -> None:
    """Leave an event out of a goal for good, or let it count again where it fits."""
    if count.left_out is not counts:
        return
    ctx.store.goals.set_amount(ctx.member.id, count.id, int(counts))
    went = [one for one in ctx.store.goals.outings(ctx.member.id, attendance) if one.went]
    linked = ctx.store.goals.linked_outings(ctx.member.id, goal=goal.id, attendance=attendance)
    _apply_outings(ctx, goal, went if fitting.counts_outings(goal) else (), linked)


def set_apart(ctx: Context, goal: Goal, count: Count, contact: int, *, counts: bool) -> bool:
    """Leave a conversation with that contact out of a goal for good, or let it count again where it fits.

    Whether more changed by it: another conversation that counts in its place, or one that makes way.
    """
    if count.left_out is not counts:
        return False
    ctx.store.goals.set_amount(ctx.member.id, count.id, int(counts))
    talks = ctx.store.goals.talks(ctx.member.id, date.min, date.max, contact)
    return bool(_recount_for(ctx, (goal,), talks))


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """The goals that this person counts for."""
    theirs = [
        goal
        for goal in ctx.store.goals.listing(ctx.member.id, State.ACTIVE)
        if fitting.counts_by_itself(goal)
        and fitting.fits_person(goal, role=contact.role, kind=contact.kind, company=contact.company)
    ]
    return tuple(("Counts for", (words.clip(goal.text, NAMED),)) for goal in theirs[:3])


def _recount_person(ctx: Context, contact: int) -> tuple[Goal, ...]:
    """The active goals whose count changed."""
    goals = [goal for goal in ctx.store.goals.listing(ctx.member.id, State.ACTIVE) if fitting.counts_by_itself(goal)]
    if not goals:
        return ()
    talks = ctx.store.goals.talks(ctx.member.id, date.min, date.max, contact)
    return _recount_for(ctx, goals, talks)


def _recount_for(ctx: Context, goals: Sequence[Goal], talks: Sequence[Talk]) -> tuple[Goal, ...]:
    """Count these conversations anew, all of one contact; the goals whose count changed."""
    linked = ctx.store.goals.linked_to(ctx.member.id, [talk.entry for talk in talks])
    return tuple(
        goal for goal in goals if _apply(ctx, goal, talks, [count for count in linked if count.goal == goal.id])
    )


def _apply(ctx: Context, goal: Goal, talks: Sequence[Talk], linked: Sequence[Count]) -> bool:
    """Make the counts of a goal what these conversations are worth; whether anything changed.

    What the member left out stays out, and another conversation with the same person may count in its place.
    """
    out = {count.entry for count in linked if count.left_out}
    first_days = ctx.store.goals.first_days(ctx.member.id, {talk.contact for talk in talks}) if talks else {}
    wanted = fitting.counting(goal, [talk for talk in talks if talk.entry not in out], first_days)
    days: dict[EntryId | None, date] = {talk.entry: talk.day for talk in talks}
    kept = {one.entry for one in linked if one.entry in wanted and days.get(one.entry) == one.day}
    gone = [count.id for count in linked if count.entry not in kept | out]
    fresh = [
        Count(CountId(ids.new_id(ctx.now)), ctx.member.id, goal.id, 1, days[entry], ctx.now, entry)
        for entry in sorted(wanted - kept)
    ]
    ctx.store.goals.remove_counts(ctx.member.id, gone)
    ctx.store.goals.add_counts(fresh)
    return bool(gone or fresh)


def _apply_outings(ctx: Context, goal: Goal, went: Sequence[Outing], linked: Sequence[Count]) -> bool:
    """Make the counts of a goal what these events are worth, one each; whether anything changed."""
    out = {count.attendance for count in linked if count.left_out}
    days: dict[int | None, date] = {
        one.attendance: one.day for one in went if fitting.fits_day(goal, one.day) and one.attendance not in out
    }
    kept = {one.attendance for one in linked if one.attendance in days and days[one.attendance] == one.day}
    gone = [count.id for count in linked if count.attendance not in kept | out]
    fresh = [
        Count(CountId(ids.new_id(ctx.now)), ctx.member.id, goal.id, 1, day, ctx.now, attendance=attendance)
        for attendance, day in days.items()
        if attendance not in kept
    ]
    ctx.store.goals.remove_counts(ctx.member.id, gone)
    ctx.store.goals.add_counts(fresh)
    return bool(gone or fresh)


def _counts_for(one: Standing) -> Line:
    reached = " You have reached it." if one.reached and one.goal.cadence is None else ""
    return (f"Counts for “{words.clip(one.goal.text, NAMED)}”: {said(one)}.{reached}",)


def _now_at(one: Standing) -> Line:
    return (f"“{words.clip(one.goal.text, NAMED)}” is now at {said(one)}.",)


def said(one: Standing) -> str:
    """“1 of 3”, or “4 so far” without a number to reach."""
    return f"{one.done} so far" if one.goal.target is None else f"{one.done} of {one.goal.target}"
