"""The planner: what is due becomes deliveries, in the transaction that marks it as told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from bot import notices
from bot.followups import rules, telling
from bot.followups.model import FollowUp
from bot.kit import times
from bot.kit.calls import Call
from bot.members.model import Handle, Member, Place
from bot.outbox.model import Delivery

if TYPE_CHECKING:
    from bot.ports import Store

BATCH = 500
GRACE = timedelta(hours=6)
"""A reminder late in the evening may still come this long after its time; else it would die at midnight."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Where nudges come: `to`. What anybody who reads there could answer for themselves comes `home`."""

    home: Handle
    to: Handle | Place


def plan(store: Store, now: datetime) -> int:
    """Put a nudge in the outbox for everybody with something due; how many follow-ups were planned.

    The unique key makes a second run harmless: one nudge per member and local day, one reminder per clock time set.
    """
    due = store.followups.to_nudge(now, limit=BATCH)
    members = store.members.kept({one.owner for one in due})
    by_owner = sorted(due, key=lambda one: one.owner)
    planned = 0
    for owner, group in groupby(by_owner, key=lambda one: one.owner):
        there = notices.nudges_to(store, owner, now)
        if there is not None and owner in members:  # else they were erased, or are being erased
            theirs = tuple(group)
            _plan_member(store, members[owner], Mail(*there), theirs, now)
            planned += len(theirs)
    return planned


def _plan_member(store: Store, member: Member, mail: Mail, due: Sequence[FollowUp], now: datetime) -> None:
    today = times.local_day(now, member.tz)
    if member.unreachable or member.paused(today):
        store.followups.planned(replace(one, nudge_at=_later(one, member, now)) for one in due)
        return
    # What is too late for its clock time joins the list.
    clocked: list[FollowUp] = []
    rest: list[FollowUp] = []
    for one in due:
        own = rules.is_clocked(one, member) and now < _reminder_ends(one, member)
        (clocked if own else rest).append(one)
    # So does what was missed, where there is more than that; else nobody waits for it any longer.
    missed = [one for one in clocked if one.nudge_at is not None and now - one.nudge_at > telling.LATE]
    if rest and missed and _may_nudge(store, member, today, now):
        rest += missed
    elif len(missed) > 1:
        _catch_up(store, member, mail, missed, now)
    else:
        missed = []
    told = {one.id for one in missed}
    for one in clocked:
        if one.id not in told:
            _remind(store, member, mail, one, now)
    if rest:
        _nudge(store, member, mail, rest, now)


def _may_nudge(store: Store, member: Member, today: date, now: datetime) -> bool:
    """Whether today's message can still come, and now."""
    return rules.send_from(member, now) <= now and store.outbox.own(member.id, nudge_key(member, today)) is None


def nudge_key(member: Member, today: date) -> str:
    """By which a local day has one message that nobody asked for."""
    return f"nudge/{member.id}/{today.isoformat()}"


def _catch_up(store: Store, member: Member, mail: Mail, missed: Sequence[FollowUp], now: datetime) -> None:
    """One message for several clock times that passed while we were away."""
    today = times.local_day(now, member.tz)
    first, ends = _first(missed, now), max(_reminder_ends(one, member) for one in missed)
    call = telling.missed.call(day=today, due=first)
    _put(store, member, mail.to, f"missed/{member.id}/{first.isoformat(timespec='seconds')}", call, ends, now)
    told = [replace(one, nudged=one.nudged + 1, nudged_on=today) for one in missed]
    tomorrow = rules.day_end(today, member)
    store.followups.planned(replace(one, nudge_at=rules.next_nudge(one, member, tomorrow)) for one in told)


def _first(some: Sequence[FollowUp], now: datetime) -> datetime:
    """When the first of them should have come."""
    return min((one.nudge_at for one in some if one.nudge_at is not None), default=now)


def _remind(store: Store, member: Member, mail: Mail, one: FollowUp, now: datetime) -> None:
    today = times.local_day(now, member.tz)
    key = f"remind/{one.id}/{one.due.isoformat()}T{times.say_time(one.at or time.min)}/{one.rev}"
    call = telling.remind.call(which=one.id, rev=one.rev)
    _put(store, member, mail.to, key, call, _reminder_ends(one, member), now)
    told = replace(one, nudged=one.nudged + 1, nudged_on=None)
    following = replace(told, nudge_at=rules.next_nudge(told, member, max(now, rules.day_end(today, member))))
    store.followups.planned([following])


def _reminder_ends(one: FollowUp, member: Member) -> datetime:
    """When a reminder is too late for a message of its own."""
    day_end = rules.day_end(one.due, member)
    return day_end if one.nudge_at is None else max(day_end, one.nudge_at + GRACE)


def _nudge(store: Store, member: Member, mail: Mail, rest: Sequence[FollowUp], now: datetime) -> None:
    today = times.local_day(now, member.tz)
    tomorrow = rules.day_end(today, member)
    pace = rules.pace(member)
    touching = [one for one in rest if rules.keeps_in_touch(one)]
    if pace == "silent":
        store.followups.planned(replace(one, nudge_at=None) for one in touching)
        rest = [one for one in rest if one not in touching]
        if not rest:
            return
    start = rules.send_from(member, now)
    if start > now:  # it waits for what else comes up by then: today has one message
        store.followups.planned(replace(one, nudge_at=start) for one in rest)
        return
    only_touching = len(touching) == len(rest)
    asks = pace == "question" and only_touching
    call = telling.ask_rhythm.call() if asks else telling.nudge.call(day=today, due=_first(rest, now))
    sent = _put(store, member, mail.home if asks else mail.to, nudge_key(member, today), call, tomorrow, now)
    if not sent:  # today has had its message: what people named comes tomorrow, the rest on the next nudge day
        store.followups.planned(
            replace(one, nudge_at=_later(one, member, tomorrow - timedelta(seconds=1))) for one in rest
        )
        return
    if asks or (touching and pace not in ("question", "silent")):  # the question waits for a day of its own
        member = replace(member, ignored=member.ignored + 1)
        store.members.save(member)
    told = rest if not asks else []
    following = [replace(one, nudged=one.nudged + 1, nudged_on=today) for one in told] or list(rest)
    store.followups.planned(replace(one, nudge_at=rules.next_nudge(one, member, tomorrow)) for one in following)


def _later(one: FollowUp, member: Member, after: datetime) -> datetime | None:
    return None if member.unreachable else rules.next_nudge(one, member, after)


def _put(
    store: Store,
    member: Member,
    to: Handle | Place,
    key: str,
    call: Call,
    expires: datetime,
    now: datetime,
) -> bool:
    """Due now, however late it is: the sender looks at what came due lately far more often than at all that waits."""
    return store.outbox.put(
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


def forget_held(store: Store, now: datetime) -> int:
    """Delete held calls that nobody answered within a day."""
    return store.held.forget(now)
