"""What is asked of a member by itself, and on which day: values in, values out.

Two things can be: how their goals are going, once a week at most, and whether they look back on the month, once in its
last days. Both come on nudge days, and are the one message of the day, or go along with it. So does the question
whether a draft was sent, which may come on any day (bot/drafts/rules.py) and goes along with the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.asking.model import Question
from bot.followups import rules as nudges
from bot.goals import pacing
from bot.goals.model import Goal, GoalId
from bot.kit import times
from bot.members.model import Member

LOOK_EVERY = timedelta(seconds=10)

LEAD = timedelta(minutes=5)
"""So long before the nudge time it is decided what goes along: by the time the nudge is composed it has to be known."""

AGAIN = timedelta(seconds=10)
"""When the nudge of the day isn't planned yet, this is how soon to look again."""

GONE = timedelta(days=1)
"""Before those are looked at again who can't be asked, since they are being erased."""

A_WEEK = 7
"""Local days from one question how the goals are going to the next."""

RECENT = 6
"""Who checked in by themselves within so many days, on whichever goal, isn't asked this week."""

YOUNG = 3
"""A goal that was set within so many days isn't asked about: there is nothing to tell of it yet."""

LAST_DAYS = 3
"""The local days at the end of a month on which its review may be offered."""

A_VISIT = timedelta(hours=1)
"""That somebody is here is noted once an hour (bot/arriving.py, SEEN_EVERY): so much earlier may mean since then."""

_FURTHEST = 40
"""Days to look ahead for the next nudge day or end of a month: with no nudge day the next one is a month away."""

What = Literal["check-in", "review", ""]


def month(day: date) -> date:
    """The first day of the month, which is how months are named."""
    return day.replace(day=1)


def ends(day: date) -> bool:
    """Whether the month is in its last days."""
    return (day + timedelta(days=LAST_DAYS)).month != day.month


def next_look(member: Member, now: datetime) -> datetime:
    """The next time after `now` at which there may be something to ask: shortly before the nudge time, on a nudge day
    or in a month's last days. Whoever backs off has fewer nudge days; that is looked at then."""
    moment = now + LEAD
    for _ in range(_FURTHEST):
        day, moment = times.next_after(moment, member.nudge_at, member.tz)
        if day.weekday() in member.nudge_days or ends(day):
            break
    return moment - LEAD


def is_time(question: Question, member: Member, now: datetime) -> bool:
    """Whether today's message is being made, or was missed and can still come today.

    A look that was set for after the nudge time, since the clock or the days are others now, waits for the next one.
    So does one that comes later than looks can be apart: with it somebody only begins to be asked.
    """
    if question.next_at is None:
        return False
    today = times.local_day(now, member.tz)
    slot = times.instant(today, member.nudge_at, member.tz)
    if now < slot - LEAD or not slot - timedelta(days=_FURTHEST) < question.next_at <= slot:
        return False
    return times.local_day(nudges.send_from(member, now), member.tz) == today


def listens(member: Member, today: date) -> bool:
    """Whether they may be asked at all today: not in a pause, nor when keeping in touch is silent or about to be."""
    if not listens_now(member, today) or nudges.pace(member) in ("question", "silent"):
        return False
    return today.weekday() in nudges.nudge_days(member) or ends(today)


def listens_now(member: Member, today: date) -> bool:
    """Whether anything gets to them."""
    return not (member.unreachable or member.paused(today))


def here_since(member: Member, asked_on: date) -> bool:
    """Whether they did anything at all since the message of that day."""
    if member.seen_at is None:
        return False
    return member.seen_at + A_VISIT > times.instant(asked_on, member.nudge_at, member.tz)


def offers_review(question: Question, member: Member, today: date) -> bool:
    """Once a month, on the first nudge day of its last days; without any left, at once. Never without nudge days, and
    not to somebody who wasn't here all month. That a check-in got no reaction doesn't matter: this is another thing."""
    days = nudges.nudge_days(member)
    if not ends(today) or not days or question.offered == month(today):
        return False
    if member.seen_at is None or times.local_day(member.seen_at, member.tz) < month(today):
        return False
    coming = [today + timedelta(days=ahead) for ahead in range(1, LAST_DAYS)]
    left = any(day.month == today.month and day.weekday() in days for day in coming)
    return today.weekday() in days or not left


def asks_check_in(question: Question, member: Member, today: date) -> bool:
    """Whether it is a day for it: not within a week, nor while they haven't been here since they were asked last."""
    if today.weekday() not in nudges.nudge_days(member):
        return False
    last = question.asked_on
    return last is None or ((today - last).days >= A_WEEK and here_since(member, last))


def lately(today: date) -> date:
    """The first day on which a check-in means that this week isn't asked."""
    return today - timedelta(days=RECENT)


def to_check(
    goals: Iterable[Goal], by_day: Mapping[GoalId, Mapping[date, int]], member: Member, today: date
) -> tuple[Goal, ...]:
    """The active goals worth a question, by what was counted for each: none that is reached for good."""
    return tuple(
        goal
        for goal in goals
        if goal.starts <= today
        and (today - times.local_day(goal.created_at, member.tz)).days >= YOUNG
        and not pacing.finished(goal, by_day.get(goal.id, {}), today)
    )


def asked(question: Question, what: What, today: date) -> Question:
    """The question with what is asked today."""
    offered = month(today) if what == "review" else question.offered
    return replace(question, asked_on=today, offered=offered)


def asked_today(question: Question | None, today: date) -> What:
    """What goes out today, as it was decided. The days between two check-ins are more than a month's last days: so who
    was offered the review in this month, and was asked something today, was offered it today."""
    if question is None or question.next_at is None or question.asked_on != today:
        return ""
    return "review" if ends(today) and question.offered == month(today) else "check-in"
