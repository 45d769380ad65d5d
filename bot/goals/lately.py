"""What would have counted for a goal in the member's own last four weeks, and what of today counts for a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.contacts.model import ContactId
from bot.context import Context
from bot.goals import fitting, naming
from bot.goals.model import Action, Count, Goal, State
from bot.goals.proposing import KNOWN_FOR, LOOKED_AT, Lately
from bot.journal import told
from bot.kit import times, words

NAMED = 3
"""People, events and deeds that are named; of more it says how many."""
IN_A_LINE = 60
"""Characters of what one is called."""
LOOKED_UP = 300
"""People of one name among whom the one who is meant is looked for."""


def of(ctx: Context, goal: Goal) -> Lately | None:
    """None for a goal that is over, which needs no pace any more, and for somebody who is here for less than a week:
    what they did before isn't written down."""
    if goal.state is not State.ACTIVE or (goal.deadline is not None and goal.deadline < ctx.today):
        return None
    known = (ctx.today - times.local_day(ctx.member.created_at, ctx.zone)).days + 1
    if known < KNOWN_FOR:
        return None
    days = min(LOOKED_AT, known)
    first = ctx.today - timedelta(days=days - 1)
    then = replace(goal, starts=first, deadline=ctx.today)
    return Lately(_talks(ctx, then) + _deeds(ctx, then) + _outings(ctx, then), days)


def _talks(ctx: Context, goal: Goal) -> int:
    if not fitting.counts_talks(goal):
        return 0
    talks = ctx.store.goals.talks(ctx.member.id, goal.starts, ctx.today)
    asks = bool(talks) and fitting.only_new(goal)
    first_days = ctx.store.goals.first_days(ctx.member.id, {talk.contact for talk in talks}) if asks else {}
    return len(fitting.counting(goal, talks, first_days))


def _deeds(ctx: Context, goal: Goal) -> int:
    if not fitting.counts_deeds(goal):
        return 0
    acts = ctx.store.goals.acts(ctx.member.id, goal.starts, ctx.today, kinds=fitting.deeds(goal))
    return len(fitting.counting_acts(goal, acts))


def _outings(ctx: Context, goal: Goal) -> int:
    if not fitting.counts_outings(goal):
        return 0
    went = (one for one in ctx.store.goals.outings(ctx.member.id) if one.went)
    return sum(fitting.fits_outing(goal, one) for one in went)


# What a new goal begins with


def already(ctx: Context, goal: Goal) -> str:
    """“Ana and Bo, today, count already.” of a goal that begins today; empty where nothing of today counts."""
    size = ctx.store.goals.size(ctx.member.id, goal.id)
    found = ctx.store.goals.page(ctx.member.id, goal.id, limit=NAMED) if size else ()
    names = [name for one in found if (name := _called(ctx, one))]
    if not names:
        return ""
    unsaid = [f"{size - len(names)} more"] if size > len(names) else []
    return f"{words.capital(words.join([*names, *unsaid]))}, today, {'counts' if size == 1 else 'count'} already."


def _called(ctx: Context, one: Count) -> str:
    """With whom a conversation was, the title of an event, or “a post on X”."""
    owner = ctx.member.id
    if one.attendance is not None:
        return next((words.clip(been.title, IN_A_LINE) for been in ctx.store.goals.outings(owner, one.attendance)), "")
    if one.deed is not None:
        deed = ctx.store.deeds.find(owner, one.deed)
        return "" if deed is None else told.deeds(deed.kind, 1, words.clip(deed.channel, IN_A_LINE), "")
    entry = None if one.entry is None else ctx.store.journal.find(owner, one.entry)
    contact = None if entry is None else ctx.store.contacts.find(owner, ContactId(entry.contact))
    return "" if contact is None else words.clip(contact.name, IN_A_LINE)


def named(ctx: Context, goal: Goal) -> str:
    """Whom of those that a goal names the member didn't log yet, and that they count then; or whether a contact is
    meant whose name is typed in small letters. Else empty."""
    if not fitting.counts_by_itself(goal) or goal.action is Action.APPLY:
        return ""
    return _unknown(ctx, goal) or _small(ctx, goal)


def _unknown(ctx: Context, goal: Goal) -> str:
    names = [name for name in fitting.people(goal) if not _known(ctx, name)]
    if not names:
        return ""
    said = words.join([words.clip(name, IN_A_LINE) for name in names], "or")
    return f"I don't know {said} yet. Talks with them count as soon as you log them."


def _small(ctx: Context, goal: Goal) -> str:
    if fitting.people(goal) or goal.role:
        return ""
    for word in naming.small_names(goal.text):
        typed = words.terms(word)
        for one in ctx.store.contacts.named(ctx.member.id, typed, limit=LOOKED_UP):
            if typed and words.terms(one.name)[:1] == typed:
                name = words.clip(one.name, IN_A_LINE)
                return f"Do you mean {name}? Press Edit and write “{word}” with a capital, so that only they count."
    return ""


def _known(ctx: Context, name: str) -> bool:
    typed = words.terms(name)
    people = ctx.store.contacts.matching(ctx.member.id, typed, limit=LOOKED_UP)
    people = people or ctx.store.contacts.matching(ctx.member.id, typed, limit=LOOKED_UP, archived=True)
    return any(naming.is_meant(name, one.name, one.company) for one in people)
