"""When the next reminder comes, for the end of the welcome."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.contacts.model import ContactId
from bot.context import Context
from bot.followups import rules
from bot.followups.model import FollowUp, FollowUpId, Kind


def reminder(ctx: Context) -> tuple[datetime | None, bool]:
    """The instant of the next reminder, and whether anything is planned for it.

    Without a plan it is when the thanks would come for somebody met today. None: reminders are paused without an end.
    """
    waiting = ctx.store.followups.open_until(ctx.member.id, date.max)
    planned = [one.nudge_at for one in waiting if one.nudge_at is not None and one.nudge_at > ctx.now]
    if planned:
        return min(planned), True
    due = ctx.today + timedelta(days=rules.THANKS_DAYS)
    thanks = FollowUp(FollowUpId(0), ctx.member.id, ContactId(0), Kind.THANKS, due, ctx.now)
    return rules.next_nudge(thanks, ctx.member, ctx.now), False
