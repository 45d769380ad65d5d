"""Occasions and their reminders: made, changed and removed together, in the transaction of the command."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.contacts.model import ContactId
from bot.context import Context
from bot.followups import chain
from bot.followups import rules as followup_rules
from bot.followups.model import FollowUp, Kind, State
from bot.kit import ids
from bot.kit.dates import Here
from bot.milestones import rules
from bot.milestones.model import Milestone, MilestoneId, Occasion


def fresh(
    ctx: Context, contact: ContactId, kind: Occasion, day: date, what: str, *, yearly: bool
) -> tuple[Milestone, bool]:
    """An occasion as it would be saved, or the one that is there and says the same; whether it is new."""
    one = Milestone(MilestoneId(ids.new_id(ctx.now)), ctx.member.id, contact, kind, day, ctx.now, what, yearly)
    known = ctx.store.milestones.of_contact(ctx.member.id, contact)
    there = next((other for other in known if rules.same(one, other)), None)
    return (one, True) if there is None else (there, False)


def save(ctx: Context, one: Milestone, *, earliest: date | None = None) -> tuple[Milestone, FollowUp]:
    """Save a new occasion with its reminder: on its day, or today when that is over; on `earliest` at the soonest."""
    reminder = _remind(ctx, one, earliest or ctx.today)
    kept = replace(one, followup=reminder.id)
    ctx.store.milestones.add(kept)
    return kept, reminder


def keep(ctx: Context, one: Milestone) -> Milestone:
    """Save an occasion whose reminder was settled already."""
    ctx.store.milestones.add(one)
    return one


def change(ctx: Context, before: Milestone, after: Milestone) -> tuple[Milestone, FollowUp | None]:
    """Save an occasion that was changed. Its reminder changes along, and moves only with the day; where it was settled,
    another day makes a new one."""
    waiting = reminder(ctx, before)
    kept = after
    another_day = (before.day, before.yearly) != (after.day, after.yearly)
    if waiting is not None:
        waiting = replace(waiting, what=after.said)
        if another_day:
            due = _due(after, ctx.today)
            meant = replace(waiting, rule=_rule(after), began=due if after.yearly else None)
            waiting = followup_rules.moved(meant, ctx.member, ctx.now, due=due, at=meant.at, named=True)
        ctx.store.followups.save(waiting)
    elif another_day:
        waiting = _remind(ctx, after, ctx.today)
        kept = replace(after, followup=waiting.id)
    ctx.store.milestones.save(kept)
    return kept, waiting


def remove(ctx: Context, one: Milestone) -> bool:
    """Remove an occasion with its reminder; whether that was still open."""
    waiting = reminder(ctx, one)
    if waiting is not None:
        ctx.store.followups.save(chain.closed(waiting, State.CANCELLED, ctx.now))
    ctx.store.milestones.remove(ctx.member.id, one.id)
    return waiting is not None


def reminder(ctx: Context, one: Milestone) -> FollowUp | None:
    """The open follow-up of an occasion: the first one, or the one that it came back as."""
    for waiting in ctx.store.followups.of_contact(ctx.member.id, one.contact):
        if waiting.kind is not Kind.CONGRATULATE:
            continue
        again = bool(waiting.rule) and (waiting.rule, waiting.what) == (_rule(one), one.said)
        if waiting.id == one.followup or again:
            return waiting
    return None


def news(ctx: Context, contact: ContactId, line: str, *, earliest: date | None = None) -> Milestone:
    """Note what is new with somebody, from a line, with a reminder; what was noted before stays as it is."""
    said = _read(line, Here(ctx.now, ctx.zone, ctx.locale))
    one, new = fresh(ctx, contact, said.kind, said.day, said.what, yearly=said.yearly)
    return save(ctx, one, earliest=earliest)[0] if new else one


def take_back(ctx: Context, contact: ContactId, line: str, day: date) -> bool:
    """Remove what `news` made of a line on that day or later; whether it was there."""
    for one in ctx.store.milestones.of_contact(ctx.member.id, contact):
        said = _read(line, Here(one.created_at, ctx.zone, ctx.locale))
        made = one.created_at.astimezone(ctx.zone).date()
        if made >= day and (one.kind, one.day, one.what) == (said.kind, said.day, said.what):
            remove(ctx, one)
            return True
    return False


def _read(line: str, here: Here) -> rules.Said:
    """What a line says where nobody can be asked for the day: a birthday without one is good news of today."""
    try:
        return rules.read(line, here)
    except rules.NoSingleDay:
        return rules.read(line, here, Occasion.OTHER)


def _remind(ctx: Context, one: Milestone, earliest: date) -> FollowUp:
    due = max(_due(one, ctx.today), earliest)
    return chain.add(ctx, one.contact, Kind.CONGRATULATE, due, what=one.said, named=True, rule=_rule(one))


def _due(one: Milestone, today: date) -> date:
    return max(rules.next_day(one.day, today, yearly=one.yearly), today)


def _rule(one: Milestone) -> str:
    return rules.rule(one.day) if one.yearly else ""
