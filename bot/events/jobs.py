"""The planner of what was asked for by going to an event: each message once, in the transaction that marks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot import notices
from bot.events import planning
from bot.events.model import Attendance, Circle, Event, Going
from bot.kit import times
from bot.kit.calls import Call
from bot.kit.ids import spell_id
from bot.members.model import Handle, Member, MemberId, Place
from bot.outbox.model import Delivery

if TYPE_CHECKING:
    from bot.ports import Store

EVERY = timedelta(seconds=30)
BATCH = 200
ASK_FRESH = timedelta(days=2)
"""So long the question of the morning after may be under way."""
BEHIND, AHEAD = timedelta(days=40), timedelta(days=3660)
"""Whose messages get new times when the member's clock is another one; the longest event takes a month."""


def plan(store: Store, now: datetime) -> int:
    """Put what is due into the outbox; how many attendances were handled. A second run is harmless: keys are unique."""
    due = store.events.due(now, limit=BATCH)
    members = store.members.kept({one.owner for one in due})
    for one in due:
        member = members.get(one.owner)
        there = notices.nudges_to(store, one.owner, now)
        if member is None or there is None or member.unreachable:  # they were erased, or nothing gets to them
            store.events.say(_told(one, now))
        elif member.paused(times.local_day(now, member.tz)):
            store.events.say(_after_pause(one, member, now))
        else:
            _send(store, one, event_of(store, one), member, there[1], now)
            store.events.say(_told(one, now))
    return len(due)


def event_of(store: Store, one: Attendance, circle: Circle | None = None) -> Event | None:
    """As the member may see it now, wherever they ask; None once it isn't kept, or isn't theirs to see. `circle`: the
    member's, if it was read already."""
    if one.event is None:
        return None
    return store.events.find(circle or whole_circle(store, one.owner), one.event)


def whole_circle(store: Store, owner: MemberId) -> Circle:
    """All that a member sees anywhere, as in their direct conversation."""
    return Circle(store.events.visited(owner), owner)


def replan(store: Store, member: Member, now: datetime) -> None:
    """Give all messages about where they go their times anew: their clock, or whether they can be reached, is new."""
    circle = whole_circle(store, member.id)
    for one in store.events.attended(member.id, now - BEHIND, now + AHEAD):
        if one.state is Going.GOING:
            again = planning.planned(one, event_of(store, one, circle), member, now)
            if again != one:
                store.events.say(again)


def _told(one: Attendance, now: datetime) -> Attendance:
    """Without what is due by now."""

    def left(at: datetime | None) -> datetime | None:
        return at if at is not None and at > now else None

    return replace(one, prep_at=left(one.prep_at), remind_at=left(one.remind_at), ask_at=left(one.ask_at))


def _after_pause(one: Attendance, member: Member, now: datetime) -> Attendance:
    """What is due in a pause comes after it, if anybody still wants it then: a reminder is nothing without its time."""
    fresh = _told(one, now)
    later = planning.after_pause(now, member)
    if later is None:
        return fresh
    if one.prep_at is not None and one.prep_at <= now and later < planning.begins_at(one):
        fresh = replace(fresh, prep_at=later)
    if one.ask_at is not None and one.ask_at <= now and later < one.ask_at + planning.ASKED_WITHIN:
        fresh = replace(fresh, ask_at=later)
    return fresh


def _send(
    store: Store, one: Attendance, event: Event | None, member: Member, to: Handle | Place, now: datetime
) -> None:
    """The card of the day before and the question wait for the end of quiet hours; a reminder has its own time."""
    begins, which = planning.begins_at(one), {"which": spell_id(one.id)}
    day = one.day.isoformat()
    if one.prep_at is not None and one.prep_at <= now < begins:
        _put(store, f"nudge/prep/{spell_id(one.id)}/{day}", to, member, Call("event prep-card", which), begins, now)
    if one.remind_at is not None and one.remind_at <= now < begins:
        at = f"{one.remind}/{one.starts.isoformat(timespec='minutes')}"
        _put(store, f"remind/event/{spell_id(one.id)}/{at}", to, member, Call("event reminder", which), begins, now)
    if one.ask_at is not None and one.ask_at <= now < one.ask_at + planning.ASKED_WITHIN:
        over = max(now, planning.over_at(one, event))
        call = Call("event met", which)
        _put(store, f"nudge/met/{spell_id(one.id)}/{day}", to, member, call, over + ASK_FRESH, now)


def _put(
    store: Store, key: str, to: Handle | Place, member: Member, call: Call, expires: datetime, now: datetime
) -> None:
    store.outbox.put(
        Delivery.new(
            key=key,
            to=to,
            member=member.id,
            call=call,
            kind="nudge",
            not_before=now,
            expires_at=expires,
            now=now,
        )
    )
