"""What is delivered of follow-ups: the message of the day, reminders at a clock time, and the one question."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated

from bot.context import Context
from bot.followups import cards, chain, daily, rules
from bot.followups.daily import followups
from bot.followups.model import FollowUp, FollowUpId, State
from bot.kit import times
from bot.kit.args import CalendarDay, Instant, Number, RecordId
from bot.kit.cards import Card, Divider, say

LATE = timedelta(minutes=10)
"""A message that comes this long after its time says so, and doesn't come alone: a busy minute is shorter."""


@followups.command("nudge", hidden=True, reads=True)
def nudge(
    ctx: Context,
    day: Annotated[date, CalendarDay("The local day it was planned for")],
    due: Annotated[datetime | None, Instant("When it should come")] = None,
) -> Card | None:
    """The day's one message: what it was planned to tell of and is still open, and what goes along with it."""
    card = _listing(ctx, ctx.store.followups.nudged_on(ctx.member.id, day), due)
    told, offered = ctx.aside()
    if not told:
        return card
    if card is None:  # all of it was done meanwhile; what goes along has no other message today
        return cards.only_aside(told).offering(*offered)
    return card.saying(Divider(), *(say(*line) for line in told)).offering(*offered)


@followups.command("missed", hidden=True, reads=True)
def missed(
    ctx: Context,
    day: Annotated[date, CalendarDay("The local day it was planned for")],
    due: Annotated[datetime, Instant("When the first of them should have come")],
) -> Card | None:
    """The one message for several clock times that passed while the bot was away, and are still open."""
    told = ctx.store.followups.nudged_on(ctx.member.id, day)
    return _listing(ctx, [one for one in told if one.at is not None], due)


def _listing(ctx: Context, told: Iterable[FollowUp], due: datetime | None) -> Card | None:
    items = rules.by_person(chain.items(ctx, told), ctx.today)
    if not items:
        return None
    shown = items[: rules.SHOWN]
    more = max(len(items), ctx.store.followups.count_due(ctx.member.id, ctx.today)) - len(shown)
    actions = [daily.steps(item.followup, compact=len(shown) > 1) for item in shown]
    late, private = _since(ctx, due), ctx.place.private
    card = cards.nudge(shown, more, ctx.today, actions, full=_full(ctx), since=late, private=private)
    return card.offering(daily.list_due.button("See the list")) if more else card


@followups.command("remind", hidden=True, reads=True)
def remind(
    ctx: Context,
    which: Annotated[int, RecordId("The follow-up")],
    rev: Annotated[int, Number("The revision it was planned for")],
) -> Card | None:
    """The message at a clock time; nothing once the follow-up was settled or moved."""
    one = ctx.store.followups.find(ctx.member.id, FollowUpId(which))
    if one is None or one.state is not State.OPEN or one.rev != rev:
        return None
    found = chain.items(ctx, (one,))
    if not found:
        return None
    due_at = times.instant(one.due, one.at or ctx.member.nudge_at, ctx.zone)
    card = cards.reminder(found[0], ctx.today, full=_full(ctx), since=_since(ctx, due_at))
    return card.offering(*daily.steps(one))


@followups.command("ask", hidden=True, reads=True)
def ask_rhythm(ctx: Context) -> Card:
    """The one question after nudges that got no reaction."""
    return cards.question().offering(
        daily.rhythm.button("Yes, keep them", pace="keep"),
        daily.rhythm.button("Less often", pace="slower"),
        daily.rhythm.button("Stop them", pace="stop"),
    )


def _full(ctx: Context) -> bool:
    """The promise and the note never stand where others read too."""
    return ctx.member.full_nudges and ctx.place.private


def _since(ctx: Context, due: datetime | None) -> str:
    """When it should have come, in words; empty when it is on time."""
    if due is None or ctx.now - due <= LATE:
        return ""
    local = due.astimezone(ctx.zone)
    return f"{times.say_day(local.date(), ctx.today)} at {times.say_time(local.time())}"
