"""Rules of following up: when a thing is due, when it comes up, in which order, and why. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from bot.contacts.model import ContactId, Tier
from bot.followups.model import FollowUp, Item, Kind
from bot.kit import times
from bot.kit.dates import read_rule
from bot.members.model import Member

THANKS_DAYS, PROMISE_DAYS, CHECK_IN_DAYS = 1, 2, 30
"""After a meeting: thanks within a day, the promise in two, a check-in after a month (needs S25, L7)."""

LATE_THANKS_DAYS = 3
"""After that the talk isn't fresh any more."""

SOON = timedelta(days=7)
PLAN_EVERY = timedelta(seconds=5)
TIDY_EVERY = timedelta(hours=1)
DRIFTING = 0.5
"""Keeping in touch drifts once it is late by half of its interval."""

SHOWN = 3
"""Items in a nudge; the rest is a number (product, principle 2)."""

WEEKLY_AFTER, QUESTION_AFTER = 3, 6
"""Nudges in a row without a reaction: three, then once a week; three more, then one question; then silence."""

Band = Literal["now", "soon", "drifting", "later"]
Pace = Literal["normal", "weekly", "question", "silent"]

OCCASIONS = (
    "New job",
    "Promotion",
    "Birthday",
    "Work anniversary",
    "Award",
    "Talk",
    "Publication",
    "Graduation",
    "Good news",
)
"""What a thing to congratulate on may begin with: so much of it may be said where others read, too."""

KEEPS_IN_TOUCH = frozenset({Kind.CHECK_IN, Kind.CADENCE})


class Bands(NamedTuple):
    """The list, one item a person, each part in rank order."""

    now: tuple[Item, ...]
    soon: tuple[Item, ...]
    drifting: tuple[Item, ...]


def lateness(followup: FollowUp, today: date) -> float:
    """Days late divided by the interval it is measured against; negative before the day."""
    return (today - followup.due).days / max(1, followup.span)


def band(followup: FollowUp, today: date) -> Band:
    if followup.due > today:
        return "soon" if followup.due - today <= SOON else "later"
    if followup.kind is Kind.CADENCE and lateness(followup, today) >= DRIFTING:
        return "drifting"
    return "now"


_TIER_ORDER = {Tier.CLOSE: 0, Tier.WARM: 1, Tier.LIGHT: 2}


def ranked(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """What is due comes first; there promises, then by lateness measured against the interval, then the closer tier."""

    def rank(item: Item) -> tuple[bool, bool, float, int, date, int]:
        one = item.followup
        return (
            one.due > today,
            one.kind is not Kind.PROMISE,
            -lateness(one, today),
            _TIER_ORDER[item.contact.tier],
            one.due,
            one.id,
        )

    return tuple(sorted(items, key=rank))


def by_person(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """One item a person: what matters most, with the rest of theirs in `also`; in rank order."""
    first: dict[ContactId, Item] = {}
    for item in ranked(items, today):
        top = first.setdefault(item.contact.id, item)
        if top is not item:
            first[item.contact.id] = replace(top, also=(*top.also, item.followup))
    return tuple(first.values())


def bands(items: Iterable[Item], today: date) -> Bands:
    parts: dict[Band, list[Item]] = {"now": [], "soon": [], "drifting": [], "later": []}
    for item in by_person(items, today):
        parts[band(item.followup, today)].append(item)
    soon = sorted(parts["soon"], key=lambda item: (item.followup.due, item.followup.at or time.min))
    return Bands(tuple(parts["now"]), tuple(soon), tuple(parts["drifting"]))


def reason(item: Item, today: date, *, private: bool = True) -> str:
    """Why it comes now, without a private word: the promise and the note stay behind Show. Not `private`: others read
    along, and somebody's news is no business of theirs."""
    one = item.followup
    late = f", due {times.say_day(one.due, today)}" if one.due < today else ""
    match one.kind:
        case Kind.PROMISE:
            return f"You promised something{late}."
        case Kind.THANKS:
            fresh = (today - one.due).days < LATE_THANKS_DAYS
            return f"Say thanks while the talk is fresh{late}." if fresh else f"Late thanks are better than none{late}."
        case Kind.ONCE:
            return f"You asked to be reminded{late}." if one.named else f"It is time to follow up{late}."
        case Kind.CONGRATULATE:
            # News is told on its day; the morning after is no delay.
            news = occasion(one.what if private else "")
            return f"{news}. Congratulate them{late if (today - one.due).days > 1 else ''}."
        case Kind.CHECK_IN:
            return f"It has been a month: ask how things are{late}."
        case Kind.CADENCE:
            return f"You wanted to be in touch every {_days(one.span)}{late}."


def occasion(what: str) -> str:
    """The occasion that a text begins with; “Good news” for any other, since the text itself is private."""
    said = what.partition(":")[0]
    return said if said in OCCASIONS else OCCASIONS[-1]


def days(span: int) -> timedelta:
    return timedelta(days=span)


def _days(span: int) -> str:
    return "day" if span == 1 else f"{span} days"


def keeps_in_touch(followup: FollowUp) -> bool:
    """It waits for nudge days, and backs off: nobody named its day, or it was told of before."""
    return followup.nudged > 0 or (followup.kind in KEEPS_IN_TOUCH and not followup.named)


def pace(member: Member) -> Pace:
    """How often keeping in touch may speak up."""
    if member.stopped or member.ignored > QUESTION_AFTER:
        return "silent"
    if member.ignored == QUESTION_AFTER:
        return "question"
    return "weekly" if member.slower or member.ignored >= WEEKLY_AFTER else "normal"


def next_nudge(followup: FollowUp, member: Member, now: datetime) -> datetime | None:
    """When this comes up for a nudge, after `now`; None: not until the person comes back.

    A clock time is kept to the minute. A named day, a promise and the thanks come on their day at the nudge time, or
    the next morning when that has passed. Keeping in touch waits for a nudge day on or after its day.
    """
    zone = member.tz
    if followup.at is not None and followup.nudged == 0:
        moment = times.instant(followup.due, followup.at, zone)
        if moment > now:
            return _after_pause(moment, member)
    slot = times.instant(followup.due, member.nudge_at, zone)
    if not keeps_in_touch(followup):
        if slot <= now:
            slot = times.next_after(now, member.nudge_at, zone)[1]
        return _after_pause(slot, member)
    allowed = nudge_days(member)
    if not allowed:
        return None
    earliest = max(now, slot - timedelta(seconds=1))
    return _after_pause(times.next_after(earliest, member.nudge_at, zone, allowed)[1], member, allowed)


def nudge_days(member: Member) -> frozenset[int]:
    """The weekdays on which keeping in touch may speak up: none in silence, one a week when it backs off."""
    now = pace(member)
    if now == "silent" or not member.nudge_days:
        return frozenset()
    return member.nudge_days if now == "normal" else frozenset({min(member.nudge_days)})


def _after_pause(moment: datetime, member: Member, weekdays: frozenset[int] | None = None) -> datetime | None:
    until = member.paused_until
    if until is None or moment.astimezone(member.tz).date() >= until:
        return moment
    if until == date.max:
        return None
    start = times.instant(until, member.nudge_at, member.tz) - timedelta(seconds=1)
    return times.next_after(start, member.nudge_at, member.tz, weekdays)[1]


def is_clocked(followup: FollowUp, member: Member) -> bool:
    """What comes up now is the clock time that the person set: a message of its own."""
    if followup.at is None or followup.nudged > 0 or followup.nudge_at is None:
        return False
    return followup.nudge_at == times.instant(followup.due, followup.at, member.tz)


def send_from(member: Member, now: datetime) -> datetime:
    """When today's nudge may go out: not before the nudge time of the day, nor inside quiet hours."""
    slot = times.instant(now.astimezone(member.tz).date(), member.nudge_at, member.tz)
    moment = max(now, slot)
    return member.quiet.end_after(moment, member.tz) if member.quiet.contains(moment, member.tz) else moment


def day_end(day: date, member: Member) -> datetime:
    """The instant at which a local day is over."""
    return times.instant(day + timedelta(days=1), time.min, member.tz)


def begun_anew(after: FollowUp, before: FollowUp, today: date, zone: ZoneInfo) -> FollowUp:
    """The first day of “every 2 weeks”, changed on the day it was said, moves all that follows; later only itself."""
    fresh = before.rule and before.began == before.due and times.local_day(before.created_at, zone) == today
    return replace(after, began=after.due) if fresh and read_rule(before.rule).plain else after


def moved(followup: FollowUp, member: Member, now: datetime, *, due: date, at: time | None, named: bool) -> FollowUp:
    """The follow-up on another day, to be told of afresh."""
    fresh = replace(
        followup, due=due, at=at, named=named, nudged=0, nudged_on=None, rev=followup.rev + 1, nudge_at=None
    )
    return replace(fresh, nudge_at=next_nudge(fresh, member, now.astimezone(UTC)))
