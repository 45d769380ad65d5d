"""What follows from a conversation: the chain of thanks, promise and check-in, and the cadence that restarts.

Everything here happens in the transaction of the command that caused it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from bot.contacts import rules as contact_rules
from bot.contacts.model import Contact, ContactId
from bot.context import About, Context
from bot.followups import cards, rules
from bot.followups.model import FollowUp, FollowUpId, Item, Kind, State
from bot.journal.model import Entry
from bot.kit import ids, times, words
from bot.kit.cards import Line
from bot.kit.dates import When, read_rule
from bot.members.model import Member

if TYPE_CHECKING:
    from bot.ports import Store

P = ParamSpec("P")

FURTHEST = timedelta(days=370)
"""How far ahead follow-ups are given times anew when a pause without an end is over."""

EVERYTHING = 1_000_000
"""More open follow-ups than anybody has."""


def _new(
    ctx: Context,
    contact: ContactId,
    kind: Kind,
    due: date,
    *,
    at: time | None = None,
    what: str = "",
    named: bool = False,
    entry: int | None = None,
    span: int | None = None,
    rule: str = "",
    began: date | None = None,
) -> FollowUp:
    """A follow-up with the time at which it comes up. `span` is in days, by default those until it is due. With a
    `rule` it comes back, counted from `began`, by default the day it is due."""
    fresh = FollowUp(
        FollowUpId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact,
        kind,
        due,
        ctx.now,
        at=at,
        what=what,
        named=named,
        entry=entry,
        span=max(1, span if span is not None else (due - ctx.today).days),
        rule=rule,
        began=(began or due) if rule else None,
    )
    return replace(fresh, nudge_at=rules.next_nudge(fresh, ctx.member, ctx.now))


def _saving(make: Callable[Concatenate[Context, P], FollowUp]) -> Callable[Concatenate[Context, P], FollowUp]:
    def save(ctx: Context, *args: P.args, **kwargs: P.kwargs) -> FollowUp:
        made = make(ctx, *args, **kwargs)
        ctx.store.followups.add(made)
        return made

    return save


add = _saving(_new)
"""Save a new follow-up, as `_new` makes it."""


def about(ctx: Context, contact: Contact) -> About:
    every = contact.every or contact_rules.interval(contact, ctx.store.contacts.intervals(ctx.member.id))
    return About(contact, every)


def start(
    ctx: Context, known: About, entry: Entry, promises: Iterable[str], named: When | None
) -> tuple[FollowUp, ...]:
    """The chain after a meeting: thanks tomorrow, each promise in two days (or on the day named), a check-in after a
    month; a day named without a promise takes the place of the check-in."""
    contact = known.contact
    started = [_new(ctx, contact.id, Kind.THANKS, ctx.today + timedelta(days=rules.THANKS_DAYS), entry=entry.id)]
    day = named or When(ctx.today + timedelta(days=rules.PROMISE_DAYS), None)
    promised = [promise for promise in promises if promise]
    for promise in promised:
        started.append(
            _new(
                ctx,
                contact.id,
                Kind.PROMISE,
                day.day,
                at=day.at,
                what=promise,
                named=named is not None,
                entry=entry.id,
                span=rules.PROMISE_DAYS,
            )
        )
    if named is not None and not promised:
        started.append(
            _new(ctx, contact.id, Kind.ONCE, named.day, at=named.at, named=True, entry=entry.id, rule=named.rule)
        )
    elif known.every.days > rules.CHECK_IN_DAYS:  # else keeping in touch comes no later anyway
        due = entry.day + timedelta(days=rules.CHECK_IN_DAYS)
        started.append(_new(ctx, contact.id, Kind.CHECK_IN, due, entry=entry.id, span=rules.CHECK_IN_DAYS))
    ctx.store.followups.add(*started)
    return tuple(started)


def again(ctx: Context, one: FollowUp) -> FollowUp | None:
    """The next time of a follow-up that comes back, after the day it was due and after today.

    None when it comes once, or its rule is over.
    """
    if not one.rule:
        return None
    began = one.began or one.due
    due = read_rule(one.rule).after(max(ctx.today, one.due), began)
    if due is None:
        return None
    return add(ctx, one.contact, one.kind, due, at=one.at, what=one.what, named=True, rule=one.rule, began=began)


def after_talk(ctx: Context, entry: Entry) -> tuple[Line, ...]:
    """A conversation restarts keeping in touch, and cancels what it makes pointless: thanks and a check-in that wait
    for the same person. A step of the chain itself (`entry.followup`) leaves standing what is not due yet."""
    known = ctx.about
    contact = ctx.store.contacts.find(ctx.member.id, ContactId(entry.contact)) if known is None else known.contact
    if contact is None:
        return ()
    cancelled: list[FollowUp] = []
    waiting = ctx.store.followups.of_contact(ctx.member.id, contact.id)
    for one in waiting:
        pointless = one.kind in (Kind.THANKS, Kind.CHECK_IN) and (entry.followup is None or one.due <= ctx.today)
        # Thanks that say for what aren't those after a talk: they are for how something ended.
        if pointless and not one.what and one.entry != entry.id:
            ctx.store.followups.save(closed(one, State.CANCELLED, ctx.now))
            cancelled.append(one)
    cadence = restart(ctx, contact, waiting, known)
    named = words.join([_named(one.kind) for one in cancelled])
    lines: list[Line] = [(f"No longer needed: {named} after the talk before.",)] if cancelled else []
    if cadence is not None:
        lines.append((f"Keep in touch: {times.say_day(cadence.due, ctx.today)}, unless you talk before.",))
    return tuple(lines)


def restart(
    ctx: Context, contact: Contact, waiting: Iterable[FollowUp] | None = None, known: About | None = None
) -> FollowUp | None:
    """Keeping in touch, counted from the last real conversation (or from the day the person was added); None when it is
    off for this person. One open follow-up of this kind per person. `waiting` are the open follow-ups with them and
    `known` the person, read here unless given."""
    if waiting is None:
        waiting = ctx.store.followups.of_contact(ctx.member.id, contact.id)
    present = next((one for one in waiting if one.kind is Kind.CADENCE), None)
    if contact.parked or contact.archived_at is not None:
        if present is not None:
            ctx.store.followups.save(closed(present, State.CANCELLED, ctx.now))
        return None
    every = (known or about(ctx, contact)).every
    last = ctx.store.journal.last_day(ctx.member.id, contact.id) or times.local_day(contact.created_at, ctx.zone)
    due = every.after(last)
    if present is None:
        return add(ctx, contact.id, Kind.CADENCE, due, span=every.days)
    moved = rules.moved(replace(present, span=every.days), ctx.member, ctx.now, due=due, at=None, named=False)
    ctx.store.followups.save(moved)
    return moved


def after_change(ctx: Context, before: Contact, after: Contact) -> tuple[Line, ...]:
    """Archiving closes what is open with a person, coming back opens just that again; another tier, interval or
    parking restarts keeping in touch."""
    if before.archived_at is None and after.archived_at is not None:
        waiting = ctx.store.followups.of_contact(ctx.member.id, after.id)
        for one in waiting:
            ctx.store.followups.save(closed(one, State.CANCELLED, after.archived_at))
        return ((f"Put away with them: {words.plural(len(waiting), 'follow-up')}.",),) if waiting else ()
    if before.archived_at is not None and after.archived_at is None:
        for one in ctx.store.followups.closed_with(ctx.member.id, after.id, before.archived_at):
            opened = replace(one, state=State.OPEN, closed_at=None, rev=one.rev + 1)
            ctx.store.followups.save(replace(opened, nudge_at=rules.next_nudge(opened, ctx.member, ctx.now)))
        waiting = ctx.store.followups.of_contact(ctx.member.id, after.id)
        return ((f"Back in your list: {words.plural(len(waiting), 'follow-up')}.",),) if waiting else ()
    if (before.tier, before.every, before.parked) == (after.tier, after.every, after.parked):
        return ()
    cadence = restart(ctx, after)
    return () if cadence is None else ((f"Next {times.say_day(cadence.due, ctx.today)}, unless you talk before.",),)


def closed(followup: FollowUp, state: State, now: datetime) -> FollowUp:
    return replace(followup, state=state, closed_at=now, nudge_at=None, rev=followup.rev + 1)


def replan(store: Store, member: Member, now: datetime) -> None:
    """Give a time again to what waits for none: after a pause, a silence, or an unreachable spell."""
    store.followups.planned(
        replace(one, nudge_at=rules.next_nudge(one, member, now)) for one in store.followups.idle(member.id)
    )


def replan_pause(store: Store, member: Member, now: datetime, before: date | None) -> None:
    """Give times anew after `paused_until` changed from `before`: to what waits for none, and to what a pause moved."""
    replan(store, member, now)
    ends = [day for day in (before, member.paused_until) if day is not None]
    last = min(max(ends, default=now.date()), now.date() + FURTHEST)
    store.followups.planned(
        replace(one, nudge_at=rules.next_nudge(one, member, now)) for one in store.followups.open_until(member.id, last)
    )


def replan_all(store: Store, member: Member, now: datetime) -> None:
    """Give everything that waits its time anew: the member's clock, days or hours are others now."""
    waiting = store.followups.open_until(member.id, date.max, limit=EVERYTHING)
    store.followups.planned(replace(one, nudge_at=rules.next_nudge(one, member, now)) for one in waiting)


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """What `contact show` tells of a person's follow-ups."""
    waiting = rules.ranked(items(ctx, ctx.store.followups.of_contact(ctx.member.id, contact.id)), ctx.today)
    soonest = sorted(waiting, key=lambda item: item.followup.due)[:3]
    return tuple(
        ("Then" if later else "Next", (f"{cards.label(item.followup.kind)}, {cards.when(item.followup, ctx.today)}",))
        for later, item in enumerate(soonest)
    )


def items(ctx: Context, followups: Iterable[FollowUp]) -> tuple[Item, ...]:
    """Follow-ups with their people and the days they last talked, in two queries."""
    several = tuple(followups)
    if not several:
        return ()
    wanted = {one.contact for one in several}
    people = ctx.store.contacts.several(ctx.member.id, wanted)
    last = ctx.store.journal.last_days(ctx.member.id, tuple(wanted))
    return tuple(Item(one, people[one.contact], last.get(one.contact)) for one in several if one.contact in people)


def _named(kind: Kind) -> str:
    return "the thanks" if kind is Kind.THANKS else "the check-in"
