"""The planner of what is asked by itself. It runs behind the planner of nudges, and takes what is left of the budget.

It looks twice at a day on which there is something to ask. Shortly before the nudge time it notes that it is asked
today: whatever nudge is composed then shows it beneath. At the nudge time, if no nudge was planned, it comes alone, by
the same unique key: one of the two is the day's one message.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot import notices
from bot.asking import rules
from bot.asking.model import Question
from bot.asking.rules import What
from bot.drafts import rules as drafts
from bot.followups import jobs as nudges
from bot.followups import rules as nudge_rules
from bot.goals.model import Goal, State
from bot.kit import times
from bot.kit.calls import Call
from bot.members.model import Member
from bot.outbox.model import Delivery
from bot.outbox.model import State as Sending

if TYPE_CHECKING:
    from bot.ports import Store

BATCH = 500
ASK = "asking ask"
RIDES_ON = "followup nudge"
"""The message that shows beneath what is asked; any other of that key stays as it is."""


def plan(store: Store, now: datetime) -> int:
    """Decide, and put into the outbox, what is asked of everybody whose time it is; how many were looked at."""
    due = store.questions.due(now, limit=BATCH)
    members = store.members.kept({one.owner for one in due})
    for one in due:
        member = members.get(one.owner)
        # Of somebody who is being erased nothing is asked; their row goes with them.
        store.questions.put(
            replace(one, next_at=now + rules.GONE) if member is None else _looked_at(store, one, member, now)
        )
    return len(due)


def _looked_at(store: Store, one: Question, member: Member, now: datetime) -> Question:
    """The question as it is after this look."""
    today = times.local_day(now, member.tz)
    about_drafts = False
    if rules.is_time(one, member, now) and _fits_today(store, member, today):
        about_drafts = _ask_about_drafts(store, member, today)
        if one.asked_on != today and rules.listens(member, today):
            what = to_ask(store, one, member, today)
            one = rules.asked(one, what, today) if what else one
    following = _next_look(store, member, today, now)
    asked = about_drafts or one.asked_on == today or drafts_asked(store, member, today)
    if asked and rules.listens_now(member, today):
        following = _ask(store, member, today, now) or following
    return replace(one, next_at=following)


def _ask_about_drafts(store: Store, member: Member, today: date) -> bool:
    """Note that it is asked today whether drafts were sent; whether there are any. It is no question of the week: it
    goes along with whatever else is asked, on any day."""
    if not drafts.may_ask(member, today):
        return False
    return store.drafts.ask(member.id, drafts.oldest_asked(today), today, most=drafts.MOST_ASKS) > 0


def drafts_asked(store: Store, member: Member, today: date) -> bool:
    """Whether there are drafts that are asked about today, still without an answer."""
    return bool(store.drafts.asked(member.id, today, limit=1))


def _next_look(store: Store, member: Member, today: date, now: datetime) -> datetime:
    """The next time at which there may be something to ask: a draft may come before the next nudge day."""
    following = rules.next_look(member, now)
    day = store.drafts.next_ask(member.id, drafts.oldest_asked(today))
    if day is None:
        return following
    tomorrow = today + timedelta(days=1)  # today it was asked, or couldn't be
    return min(following, drafts.look_at(max(day, tomorrow), member))


def _ask(store: Store, member: Member, today: date, now: datetime) -> datetime | None:
    """Put it into the outbox, unless the day has its message; when to look again for that, or None."""
    start = nudge_rules.send_from(member, now)
    if start > now:
        return start if times.local_day(start, member.tz) == today else None
    key = nudges.nudge_key(member, today)
    if store.outbox.own(member.id, key) is not None:
        return None
    if store.followups.comes_up(member.id, now):  # their nudge is planned any moment
        return now + rules.AGAIN
    there = notices.nudges_to(store, member.id, now)
    if there is not None:
        delivery = Delivery.new(
            key=key,
            to=there[1],
            member=member.id,
            call=Call(ASK, {"day": today.isoformat()}),
            kind="nudge",
            not_before=now,
            expires_at=nudge_rules.day_end(today, member),
            now=now,
        )
        store.outbox.put(delivery)
    return None


def _fits_today(store: Store, member: Member, today: date) -> bool:
    """Whether the day's message is still to be made, or can still take it along."""
    there = store.outbox.own(member.id, nudges.nudge_key(member, today))
    return there is None or (there.call.name == RIDES_ON and there.state is Sending.PENDING)


def to_ask(store: Store, one: Question, member: Member, today: date) -> What:
    """What there is to ask today, by how their goals stand."""
    if rules.offers_review(one, member, today) and worth_a_review(store, member, today):
        return "review"
    if rules.asks_check_in(one, member, today) and worth_a_check_in(store, member, today):
        return "check-in"
    return ""


def worth_a_check_in(store: Store, member: Member, today: date) -> bool:
    """Whether there is a goal to ask about, and nothing was said of any of them this week."""
    return not store.check_ins.since(member.id, rules.lately(today)) and bool(to_check(store, member, today))


def to_check(store: Store, member: Member, today: date) -> tuple[Goal, ...]:
    """The goals that are asked about."""
    goals = store.goals.listing(member.id, State.ACTIVE)
    by_day = store.goals.by_day(member.id, [goal.id for goal in goals]) if goals else {}
    return rules.to_check(goals, by_day, member, today)


def worth_a_review(store: Store, member: Member, today: date) -> bool:
    """Whether the month has anything to look back on, and that wasn't done."""
    first = rules.month(today)
    review = store.reviews.of_month(member.id, first)
    if review is not None and review.finished_at is not None:
        return False
    begins = times.instant(first, time.min, member.tz)
    return bool(
        store.goals.listing(member.id, State.ACTIVE, limit=1)
        or store.goals.aim(member.id) is not None
        or store.goals.closed_since(member.id, begins)
    )


def moved(store: Store, member: Member, now: datetime) -> None:
    """Their clock is another one."""
    store.questions.shift(member.id, now)
