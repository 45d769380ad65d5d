"""When somebody who goes to an event hears of it, and what counts as over: values in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.events.model import UNSAID, Attendance, Event, Going
from bot.kit import times
from bot.members.model import Member

REMINDERS = {"1h": "1 hour before", "3h": "3 hours before", "day": "The day before"}
"""What can be chosen, as a button says it."""

_BEFORE = {"1h": timedelta(hours=1), "3h": timedelta(hours=3)}
EVENING = time(18)
"""When the reminder of the day before comes: that day's morning has the prep card."""

SMALL_HOURS = timedelta(hours=6)
"""What ends by then belongs to the evening before: the question comes that same morning, once it is over."""

ASKED_WITHIN = timedelta(days=7)
"""Nobody is asked later than this whom they met: after a pause, or after we were away."""

ONE_DAY = timedelta(days=1)


def planned(one: Attendance, event: Event | None, member: Member, now: datetime) -> Attendance:
    """With the instants of its messages, by the member's clock; `event` as it is now, None once it isn't kept. Whoever
    doesn't go, or to what doesn't take place, gets none."""
    clear = replace(one, prep_at=None, ask_at=None, remind_at=None)
    if one.state is not Going.GOING or (event is not None and not event.takes_place):
        return clear
    there = replace(clear, zone=member.zone)
    if event is not None:
        there = replace(there, title=event.title, starts=event.starts, all_day=event.all_day)
    begins = begins_at(there)
    if now < begins:
        prep = times.instant(there.day - ONE_DAY, member.nudge_at, member.tz)
        there = replace(there, prep_at=max(prep, now), remind_at=remind_at(there, there.remind))
    ask = ask_at(there, event, member)
    return replace(there, ask_at=ask if now < ask + ASKED_WITHIN else None)


def begins_at(one: Attendance) -> datetime:
    """A whole day begins at its midnight where the member is."""
    return times.instant(one.day, time(0), ZoneInfo(one.zone)) if one.all_day else one.starts


def remind_at(one: Attendance, choice: str) -> datetime | None:
    """When the chosen reminder comes; None for none. For a whole day there is only that of the day before."""
    if choice == "day":
        return times.instant(one.day - ONE_DAY, EVENING, ZoneInfo(one.zone))
    if choice not in _BEFORE or one.all_day:
        return None
    return one.starts - _BEFORE[choice]


def reminders(one: Attendance, now: datetime) -> Sequence[str]:
    """The choices whose time is still to come."""
    moments = ((choice, remind_at(one, choice)) for choice in REMINDERS)
    return [choice for choice, at in moments if at is not None and at > now]


def ask_at(one: Attendance, event: Event | None, member: Member) -> datetime:
    """The morning after its last day: the first such time when it is over."""
    over = over_at(one, event)
    last = one.day
    if event is not None and event.ends is not None:
        last = max(last, _last_day(event, member.tz))
    ask = times.instant(last + ONE_DAY, member.nudge_at, member.tz)
    return ask if ask >= over else times.instant(last + 2 * ONE_DAY, member.nudge_at, member.tz)


def over_at(one: Attendance, event: Event | None) -> datetime:
    """When it is over for whoever goes."""
    if event is None or event.ends is None or event.ends <= event.starts:
        return begins_at(one) + (ONE_DAY if one.all_day else UNSAID)
    if not event.all_day:
        return event.ends
    return times.instant(event.ends.astimezone(UTC).date(), time(0), ZoneInfo(one.zone))


def after_pause(at: datetime, member: Member) -> datetime | None:
    """When something comes that was due in a pause: with the first nudge after it; None for a pause without an end."""
    until = member.paused_until
    return at if until is None else None if until == date.max else times.instant(until, member.nudge_at, member.tz)


def _last_day(event: Event, zone: ZoneInfo) -> date:
    if event.all_day or event.ends is None:
        return event.last_day(zone)
    return (event.ends - SMALL_HOURS).astimezone(zone).date()
