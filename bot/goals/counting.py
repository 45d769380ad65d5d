"""How conversations, deeds and events count by themselves.

There is one way to count: what a contact's conversations and gives are worth is worked out anew whenever something is
logged, changed or removed with them, and what a deed or an event is worth whenever the member says something else of
it, so that no order of things can make a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from bot.contacts.model import Contact
from bot.context import Context
from bot.goals import carrying, fitting, pacing
from bot.goals.model import Act, Action, Count, CountId, Goal, GoalId, Outing, State, Talk
from bot.goals.pacing import Standing
from bot.journal.model import DeedId, Entry, EntryId
from bot.kit import ids, times, words
from bot.kit.cards import Line
from bot.members import pauses

NAMED = 60
"""Characters of a goal's text in a line about something else."""

Link = Literal["entry", "deed", "attendance"]
"""What of a count says by what it counted."""


def standings(ctx: Context, goals: Sequence[Goal]) -> tuple[Standing, ...]:
    """How each of them is going, a closed one as of that day: two queries for all of them."""
    if not goals:
        return ()
    by_day = ctx.store.goals.by_day(ctx.member.id, [goal.id for goal in goals])
    paused = pauses.known(ctx.member, ctx.store.pauses.of(ctx.member.id), ctx.today)
    until = [ctx.today if goal.closed_at is None else times.local_day(goal.closed_at, ctx.zone) for goal in goals]
    return tuple(
        pacing.standing(goal, by_day.get(goal.id, {}), day, paused) for goal, day in zip(goals, until, strict=True)
    )


def standing(ctx: Context, goal: Goal) -> Standing:
    return standings(ctx, (goal,))[0]


def recount(ctx: Context, goal: Goal) -> None:
    """Count all conversations, deeds and events of a goal's time anew; what was said by hand stays."""
    owner, last = ctx.member.id, goal.deadline or date.max
    talks: tuple[Talk, ...] = ()
    acts: tuple[Act, ...] = ()
    if fitting.counts_talks(goal):
        talks = ctx.store.goals.talks(owner, goal.starts, last)
    if fitting.counts_deeds(goal):
        acts = ctx.store.goals.acts(owner, goal.starts, last, kinds=fitting.deeds(goal))
    _apply_talks(ctx, goal, talks, ctx.store.goals.linked(owner, goal.id), _first_days(ctx, (goal,), talks))
    _apply_acts(ctx, goal, acts, ctx.store.goals.linked_deeds(owner, goal=goal.id))
    _apply_outings(
        ctx,
        goal,
        ctx.store.goals.outings(owner) if fitting.counts_outings(goal) else (),
        ctx.store.goals.linked_outings(owner, goal=goal.id),
    )


def after_talk(ctx: Context, entry: Entry) -> tuple[Line, ...]:
    """What a new conversation counts for."""
    active = _active(ctx)
    changed = _recount_person(ctx, entry.contact, active)
    same = [goal for goal in active if goal not in changed]
    return (*(counts_for(one) for one in standings(ctx, changed)), *_counted_before(ctx, entry, same))


def _counted_before(ctx: Context, entry: Entry, same: Sequence[Goal]) -> tuple[Line, ...]:
    """A line for each goal of people for which somebody counted already, so that this conversation adds nothing."""
    goals = [goal for goal in same if fitting.counts_talks(goal) and fitting.counts_people(goal)]
    if not goals:
        return ()
    talks = ctx.store.goals.talks(ctx.member.id, date.min, date.max, entry.contact)
    this = [talk for talk in talks if talk.entry == entry.id]
    linked = ctx.store.goals.linked_to(ctx.member.id, [talk.entry for talk in talks])
    counted = {count.goal for count in linked if not count.left_out and count.entry != entry.id}
    first_days = _first_days(ctx, goals, talks)
    again = [goal for goal in goals if goal.id in counted and fitting.counting(goal, this, first_days)]
    name = words.clip(this[0].name, NAMED) if this else ""
    return tuple((f"{name} counts already for “{words.clip(goal.text, NAMED)}”.",) for goal in again)


def after_correction(ctx: Context, contact: int) -> tuple[Line, ...]:
    """What changes by a conversation that was changed or removed."""
    changed = _recount_person(ctx, contact, _active(ctx))
    return tuple(now_at(one) for one in standings(ctx, changed))


def after_change(ctx: Context, before: Contact, after: Contact) -> tuple[Line, ...]:
    """What changes with what decides whose conversations count, or (`before` is `after`) after a talk with them was
    amended."""
    same_person = all(getattr(before, fact) == getattr(after, fact) for fact in _FACTS)
    if same_person and before is not after:
        return ()
    return after_correction(ctx, after.id)


_FACTS = ("name", "role", "kind", "company", "sector", "channel")


def after_deeds(ctx: Context, several: Sequence[int]) -> tuple[Line, ...]:
    """What deeds count for that were logged, changed or removed together, and are alike."""
    numbers, owner = [DeedId(one) for one in several], ctx.member.id
    acts = ctx.store.goals.acts(owner, only=numbers)
    goals = [goal for goal in _active(ctx) if fitting.counts_deeds(goal)]
    changed = _recount_acts(ctx, goals, acts) if acts else _without(ctx, goals, numbers)
    linked = ctx.store.goals.linked_deeds(owner, deeds=numbers)
    counts = {count.goal for count in linked if not count.left_out}
    return tuple(counts_for(one) if one.goal.id in counts else now_at(one) for one in standings(ctx, changed))


def after_outing(ctx: Context, attendance: int) -> tuple[Line, ...]:
    """What changes by what the member says of an event: that they were there, or not after all."""
    went = _went(ctx, attendance)
    linked = ctx.store.goals.linked_outings(ctx.member.id, attendance=attendance)
    changed = tuple(
        goal
        for goal in _active(ctx)
        if fitting.counts_outings(goal) and _apply_outings(ctx, goal, went, _of(goal, linked))
    )
    say = counts_for if went else now_at
    return tuple(say(one) for one in standings(ctx, changed))


def set_outing_apart(ctx: Context, goal: Goal, count: Count, attendance: int, *, counts: bool) -> None:
    """Leave an event out of a goal for good, or let it count again where it fits."""
    if count.left_out is not counts:
        return
    ctx.store.goals.set_amount(ctx.member.id, count.id, int(counts))
    went = _went(ctx, attendance) if fitting.counts_outings(goal) else ()
    linked = ctx.store.goals.linked_outings(ctx.member.id, goal=goal.id, attendance=attendance)
    _apply_outings(ctx, goal, went, linked)


def set_apart(ctx: Context, goal: Goal, count: Count, contact: int, *, counts: bool) -> bool:
    """Leave a conversation with that contact out of a goal for good, or let it count again where it fits.

    Whether more changed by it: another conversation that counts in its place, or one that makes way.
    """
    if count.left_out is not counts:
        return False
    ctx.store.goals.set_amount(ctx.member.id, count.id, int(counts))
    talks = ctx.store.goals.talks(ctx.member.id, date.min, date.max, contact)
    return bool(_recount_talks(ctx, (goal,), talks))


def set_deeds_apart(ctx: Context, goal: Goal, several: Sequence[Count], *, counts: bool) -> bool:
    """Leave deeds out of a goal for good, or let them count again where they fit. Whether more changed by it: another
    give to the same person that counts in place of one, or that makes way."""
    owner, more = ctx.member.id, False
    for count in several:
        if count.deed is None or count.left_out is not counts:
            continue
        ctx.store.goals.set_amount(owner, count.id, int(counts))
        acts = ctx.store.goals.acts(owner, only=[count.deed])
        more = bool(_recount_acts(ctx, (goal,), acts)) or more
    return more


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """The goals that this person counts for."""
    facts = {name: getattr(contact, name) for name in _FACTS if name != "channel"}
    theirs = [
        goal
        for goal in _active(ctx)
        if (fitting.counts_talks(goal) or fitting.helps_people(goal))
        and goal.action is not Action.COMMENT  # such a goal is about posts, whoever wrote them
        and fitting.fits_channel(goal, contact.channel)
        and fitting.fits_person(goal, **facts)
    ]
    return tuple(("Counts for", (words.clip(goal.text, NAMED),)) for goal in theirs[:3])


def _active(ctx: Context) -> tuple[Goal, ...]:
    return carrying.with_carried(ctx, ctx.store.goals.listing(ctx.member.id, State.ACTIVE))


def _of(goal: Goal, linked: Sequence[Count]) -> list[Count]:
    return [count for count in linked if count.goal == goal.id]


def _recount_person(ctx: Context, contact: int, goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """Those of the goals whose count changed."""
    by_talk = [goal for goal in goals if fitting.counts_talks(goal)]
    by_give = [goal for goal in goals if fitting.counts_deeds(goal)]
    changed: set[GoalId] = set()
    if by_talk:
        talks = ctx.store.goals.talks(ctx.member.id, date.min, date.max, contact)
        changed |= {goal.id for goal in _recount_talks(ctx, by_talk, talks)}
    if by_give:
        acts = ctx.store.goals.acts(ctx.member.id, contact=contact)
        changed |= {goal.id for goal in _settle_acts(ctx, by_give, acts)} if acts else set()
    return tuple(goal for goal in goals if goal.id in changed)


def _recount_talks(ctx: Context, goals: Sequence[Goal], talks: Sequence[Talk]) -> tuple[Goal, ...]:
    """Count these conversations anew, all of one contact; the goals whose count changed."""
    linked = ctx.store.goals.linked_to(ctx.member.id, [talk.entry for talk in talks])
    first_days = _first_days(ctx, goals, talks)
    return tuple(goal for goal in goals if _apply_talks(ctx, goal, talks, _of(goal, linked), first_days))


def _first_days(ctx: Context, goals: Iterable[Goal], talks: Sequence[Talk]) -> Mapping[int, date]:
    """By contact, when the member first talked to them: asked once for all goals, and only where one is about new
    people."""
    if not talks or not any(map(fitting.only_new, goals)):
        return {}
    return ctx.store.goals.first_days(ctx.member.id, {talk.contact for talk in talks})


def _recount_acts(ctx: Context, goals: Sequence[Goal], acts: Sequence[Act]) -> tuple[Goal, ...]:
    """Count deeds for one person, or for nobody, anew, with all that was given to that person; the goals whose count
    changed."""
    whom = next((act.contact for act in acts if act.contact is not None), None)
    return _settle_acts(ctx, goals, acts if whom is None else ctx.store.goals.acts(ctx.member.id, contact=whom))


def _settle_acts(ctx: Context, goals: Sequence[Goal], acts: Sequence[Act]) -> tuple[Goal, ...]:
    linked = ctx.store.goals.linked_deeds(ctx.member.id, deeds=[act.deed for act in acts])
    return tuple(goal for goal in goals if _apply_acts(ctx, goal, acts, _of(goal, linked)))


def _without(ctx: Context, goals: Sequence[Goal], gone: Sequence[DeedId]) -> tuple[Goal, ...]:
    """Take out what deeds counted that are gone, for closed goals too; the active goals whose count changed. Where
    people count, something else that was given to the same person may count in its place: all are counted anew."""
    linked = ctx.store.goals.linked_deeds(ctx.member.id, deeds=gone)
    ctx.store.goals.remove_counts(ctx.member.id, [count.id for count in linked])
    counted = {count.goal for count in linked if not count.left_out}
    changed = tuple(goal for goal in goals if goal.id in counted)
    for goal in changed:
        if fitting.helps_people(goal):
            recount(ctx, goal)
    return changed


def _went(ctx: Context, attendance: int) -> tuple[Outing, ...]:
    """An event by its attendance, if the member was there."""
    return tuple(one for one in ctx.store.goals.outings(ctx.member.id, attendance) if one.went)


def _apply_talks(
    ctx: Context, goal: Goal, talks: Sequence[Talk], linked: Sequence[Count], first_days: Mapping[int, date]
) -> bool:
    """Make the counts of a goal what these conversations are worth; whether anything changed.

    What the member left out stays out, and another conversation with the same person may count in its place.
    """
    out = {count.entry for count in linked if count.left_out}
    wanted = fitting.counting(goal, [talk for talk in talks if talk.entry not in out], first_days)
    return _apply(ctx, goal, "entry", {talk.entry: talk.day for talk in talks if talk.entry in wanted}, linked)


def _apply_acts(ctx: Context, goal: Goal, acts: Sequence[Act], linked: Sequence[Count]) -> bool:
    """The same of deeds."""
    out = {count.deed for count in linked if count.left_out}
    wanted = fitting.counting_acts(goal, [act for act in acts if act.deed not in out])
    return _apply(ctx, goal, "deed", {act.deed: act.day for act in acts if act.deed in wanted}, linked)


def _apply_outings(ctx: Context, goal: Goal, went: Sequence[Outing], linked: Sequence[Count]) -> bool:
    """The same of events, one each."""
    out = {count.attendance for count in linked if count.left_out}
    wanted = {one.attendance: one.day for one in went if one.attendance not in out and fitting.fits_outing(goal, one)}
    return _apply(ctx, goal, "attendance", wanted, linked)


def _apply(ctx: Context, goal: Goal, link: Link, wanted: Mapping[int, date], linked: Sequence[Count]) -> bool:
    """Make what is linked to a goal what is `wanted`, by id and day; what was left out is not among it, and stays."""
    kept = {_by(one, link) for one in linked if _counts_on(one, link, wanted)}
    gone = [one.id for one in linked if not one.left_out and _by(one, link) not in kept]
    fresh = [
        Count(
            CountId(ids.new_id(ctx.now)),
            ctx.member.id,
            goal.id,
            1,
            wanted[number],
            ctx.now,
            entry=EntryId(number) if link == "entry" else None,
            deed=DeedId(number) if link == "deed" else None,
            attendance=number if link == "attendance" else None,
        )
        for number in sorted(wanted)
        if number not in kept
    ]
    ctx.store.goals.remove_counts(ctx.member.id, gone)
    ctx.store.goals.add_counts(fresh)
    return bool(gone or fresh)


def _by(count: Count, link: Link) -> int | None:
    return {"entry": count.entry, "deed": count.deed, "attendance": count.attendance}[link]


def _counts_on(count: Count, link: Link, wanted: Mapping[int, date]) -> bool:
    number = _by(count, link)
    return number is not None and not count.left_out and wanted.get(number) == count.day


def counts_for(one: Standing) -> Line:
    reached = " You have reached it." if one.reached and one.goal.cadence is None else ""
    return (f"Counts for “{words.clip(one.goal.text, NAMED)}”: {said(one)}.{reached}",)


def now_at(one: Standing) -> Line:
    return (f"“{words.clip(one.goal.text, NAMED)}” is now at {said(one)}.",)


def said(one: Standing) -> str:
    """“1 of 3”, or “4 so far” without a number to reach."""
    return f"{one.done} so far" if one.goal.target is None else f"{one.done} of {one.goal.target}"
