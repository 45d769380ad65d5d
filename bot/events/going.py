"""`/event going`: saying that one goes, when to be reminded, and where one goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated

from bot.context import Context
from bot.events import cards, jobs, planning
from bot.events.args import EventRef
from bot.events.circles import circle
from bot.events.group import events
from bot.events.model import Attendance, AttendanceId, Event, EventId, Going
from bot.kit import ids, words
from bot.kit.args import OneOf, RecordId
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line
from bot.kit.errors import UserError

NO_REMINDER = "no"
BEFORE, AHEAD = timedelta(days=365), timedelta(days=3660)
"""How far “Where you go” looks."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What is kept now, and what else changed by it: goals that it counts for."""

    attendance: Attendance
    lines: tuple[Line, ...] = ()
    offers: tuple[Action, ...] = ()


class EventOver(UserError):
    """{title} is over.

    Log somebody you met there: `met`
    """


class OffTheList(UserError):
    """{title} doesn't take place, as far as its calendar says.

    `event list` shows what is on.
    """


class NoTimeLeft(UserError):
    """That time has passed already.

    Choose a reminder that is closer to the event.
    """


@events.command("going", examples=["event going PyDay", "event going"])
def going(
    ctx: Context, which: Annotated[EventId | None, EventRef("Where you go; leave it out to see", placing="rest")] = None
) -> Card:
    """Say that you go to an event; without one, see where you go.

    I send you a card to prepare the day before, and ask whom you met the morning after. Nobody sees your name: lists
    only count people.
    """
    if which is None:
        return _where_you_go(ctx)
    event = _find(ctx, which)
    before = _said(ctx, event)
    one = before or unsaid(ctx, event)
    if not event.takes_place:
        raise OffTheList(title=words.clip(event.title, 80))
    if planning.over_at(replace(one, starts=event.starts, all_day=event.all_day), event) <= ctx.now:
        raise EventOver(title=words.clip(event.title, 80))
    known = before is not None and before.state is Going.GOING
    said = one if known else replace(one, state=Going.GOING, said_at=ctx.now)
    told = save(ctx, said, event, known=known)
    if ctx.space:  # what they go to is theirs to see in the direct conversation, too
        ctx.store.events.visit(ctx.member.id, ctx.space, ctx.now)
    card = cards.going(told.attendance, event, ctx.today, ctx.zone, ctx.now, known=known, told=told.lines)
    return card.offering(*_reminding(ctx, told.attendance), prep_button(event), not_going.button("Can't go", event.id))


@events.command("not-going", examples=["event not-going PyDay"])
def not_going(ctx: Context, which: Annotated[EventId, EventRef("Which event", placing="rest")]) -> Card:
    """Say that you can't go to an event after all."""
    event = _find(ctx, which)
    before = _said(ctx, event)
    over = planning.over_at(before or unsaid(ctx, event), event) <= ctx.now
    if before is None and over:
        raise EventOver(title=words.clip(event.title, 80))
    state = Going.MISSED if over else Going.DECLINED
    one = before or unsaid(ctx, event)
    known = one.state is state and before is not None
    told = save(ctx, replace(one, state=state, said_at=ctx.now if not known else one.said_at), event, known=known)
    card = cards.not_going(event.title, told=told.lines)
    return card if over or not event.takes_place else card.offering(going.button("I go after all", event.id))


@events.command("remind", hidden=True)
def remind(
    ctx: Context,
    which: Annotated[int, RecordId("Where you go")],
    when: Annotated[str, OneOf("When", (*planning.REMINDERS, NO_REMINDER))],
) -> Card:
    """Have a reminder before an event."""
    one = attendance(ctx, which)
    if one.state is not Going.GOING:
        raise ids.UnknownRecord
    event = jobs.event_of(ctx.store, one)
    choice = "" if when == NO_REMINDER else when
    if choice and choice not in planning.reminders(one, ctx.now):
        raise NoTimeLeft
    chosen = replace(one, remind=choice, remind_at=planning.remind_at(one, choice))
    if chosen != one:
        ctx.store.events.say(chosen)
    card = cards.reminding(chosen, ctx.today, ctx.zone)
    prep = () if event is None else (prep_button(event),)
    return card.offering(*_reminding(ctx, chosen), *prep)


@events.command("reminder", hidden=True, reads=True)
def reminder(ctx: Context, which: Annotated[int, RecordId("Where they go")]) -> Card | None:
    """The message that an event begins soon; nothing if they don't go any more, or it doesn't take place."""
    one = ctx.store.events.attendance(ctx.member.id, AttendanceId(which))
    if one is None:
        return None
    event = jobs.event_of(ctx.store, one)
    if not still_ahead(ctx, one, event):
        return None
    card = cards.reminder(one, event, ctx.today, ctx.zone)
    if event is None:
        return card
    return card.offering(prep_button(event), not_going.button("Can't go", event.id))


@events.command("off", hidden=True, reads=True)
def off(ctx: Context, which: Annotated[int, RecordId("Where they wanted to go")]) -> Card | None:
    """That an event doesn't take place, for those who go there."""
    one = ctx.store.events.attendance(ctx.member.id, AttendanceId(which))
    if one is None or one.state is not Going.GOING:
        return None
    event = jobs.event_of(ctx.store, one)
    if event is not None and event.takes_place:
        return None  # it does after all
    return cards.called_off(one, event, ctx.today).offering(Button("What else is on", Call("event list")))


def attendance(ctx: Context, which: int) -> Attendance:
    """What the member said of an event; raises UnknownRecord."""
    one = ctx.store.events.attendance(ctx.member.id, AttendanceId(which))
    if one is None:
        raise ids.UnknownRecord
    return one


def still_ahead(ctx: Context, one: Attendance, event: Event | None) -> bool:
    """Whether they go, and it is to come."""
    takes_place = event is None or event.takes_place
    return one.state is Going.GOING and takes_place and planning.begins_at(one) > ctx.now


def prep_button(event: Event) -> Button:
    """The prep card is made where goals and people are known too, so its command can't be imported here."""
    return Button("Prepare", Call("event prep", {"which": ids.spell_id(event.id)}))


def people_button(one: Attendance, label: str = "Whom did you meet?") -> Button:
    return Button(label, Call("event people", {"which": ids.spell_id(one.id)}), asks=1)


def toggle(event: Event, said: Attendance | None) -> tuple[Action, ...]:
    """One button in a list: to go, or not to go after all."""
    if said is not None and said.state is Going.GOING:
        return (not_going.button("Can't go", event.id),)
    return (going.button("Going", event.id),) if event.takes_place else ()


def choices(event: Event, said: Attendance | None) -> tuple[Action, ...]:
    """Both buttons, for a card of one event."""
    goes = said is not None and said.state is Going.GOING
    first = (prep_button(event),) if goes else (going.button("Going", event.id),) if event.takes_place else ()
    return (*first, not_going.button("Can't go", event.id))


def upcoming(ctx: Context, *, limit: int = 3) -> tuple[Attendance, ...]:
    """Where they go next, by start; what is under way included."""
    some = ctx.store.events.attended(ctx.member.id, ctx.now - timedelta(days=31), ctx.now + AHEAD)
    coming = [one for one in some if one.state is Going.GOING]
    seen = jobs.whole_circle(ctx.store, ctx.member.id) if coming else None
    kept: list[Attendance] = []
    for one in coming:
        event = jobs.event_of(ctx.store, one, seen)
        if (event is None or event.takes_place) and planning.over_at(one, event) > ctx.now:
            kept.append(one)
        if len(kept) == limit:
            break
    return tuple(kept)


def _where_you_go(ctx: Context) -> Card:
    some = ctx.store.events.attended(ctx.member.id, ctx.now - BEFORE, ctx.now + AHEAD)
    coming = upcoming(ctx, limit=cards.MOST_COMING)
    ahead = {one.id for one in coming}
    past = [
        one
        for one in reversed(some)
        if one.id not in ahead and one.state is not Going.DECLINED and planning.begins_at(one) <= ctx.now
    ]
    past = past[: cards.MOST_PAST]
    actions: dict[AttendanceId, tuple[Action, ...]] = {}
    for one in coming:
        actions[one.id] = (
            ()
            if one.event is None
            else (
                Button("Show", Call("event show", {"which": ids.spell_id(one.event)})),
                not_going.button("Can't go", one.event),
            )
        )
    for one in past:
        actions[one.id] = (people_button(one),) if one.state is not Going.MISSED else ()
    card = cards.where_you_go(coming, past, actions, ctx.today, ctx.zone)
    return card.offering(Button("What is on", Call("event list")))


def _reminding(ctx: Context, one: Attendance) -> tuple[Action, ...]:
    """The reminders that can be had instead of the present one; the first is the usual one."""
    found = [choice for choice in planning.reminders(one, ctx.now) if choice != one.remind]
    if not one.remind and found:
        label = f"Remind me {planning.REMINDERS[found[0]].lower()}"
        rest = [remind.button(planning.REMINDERS[choice], one.id, choice) for choice in found[1:]]
        return (remind.button(label, one.id, found[0]), *rest)
    others = tuple(remind.button(planning.REMINDERS[choice], one.id, choice) for choice in found)
    return (*others, *((remind.button("No reminder", one.id, NO_REMINDER),) if one.remind else ()))


def _find(ctx: Context, which: EventId) -> Event:
    event = ctx.store.events.find(circle(ctx), which)
    if event is None:
        raise ids.UnknownRecord
    return event


def _said(ctx: Context, event: Event) -> Attendance | None:
    """What they said of it, also when it was read anew since from a feed that had been removed."""
    found = ctx.store.events.said(ctx.member.id, (event.id,)).get(event.id)
    if found is not None:
        return found
    same = ctx.store.events.attended(ctx.member.id, event.starts, event.starts + timedelta(seconds=1))
    lost = (one for one in same if one.event is None and words.fold(one.title) == words.fold(event.title))
    return next((replace(one, event=event.id) for one in lost), None)


def unsaid(ctx: Context, event: Event) -> Attendance:
    """Of an event that they have said nothing of."""
    return Attendance(
        AttendanceId(ids.new_id(ctx.now)),
        ctx.member.id,
        event.id,
        Going.DECLINED,
        event.title,
        event.starts,
        ctx.member.zone,
        ctx.now,
        event.all_day,
    )


def save(ctx: Context, one: Attendance, event: Event | None, *, known: bool = False) -> Saved:
    """Keep what they said, with its messages, and let every feature hear of it; `known`: they had said so before."""
    after = one if known else planning.planned(one, event, ctx.member, ctx.now)
    ctx.store.events.say(after)
    return Saved(after) if known else Saved(after, *ctx.attended(after.id))
