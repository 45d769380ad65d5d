"""Leads and what reminds of them: saved, closed, opened again and thanked for, in the transaction of the command."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.followups import chain, rules
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.followups.model import State as FollowUpState
from bot.journal.model import Entry, EntryId, How
from bot.kit import ids, words
from bot.kit.cards import Line
from bot.leads.model import Lead, State

WHAT = 200
"""Characters of what was heard in a reminder."""


def reminder(ctx: Context, lead: Lead) -> FollowUp | None:
    """The open follow-up of a lead."""
    if lead.followup is None:
        return None
    found = ctx.store.followups.find(ctx.member.id, FollowUpId(lead.followup))
    return found if found is not None and found.state is FollowUpState.OPEN else None


def add(ctx: Context, lead: Lead, contact: Contact) -> Lead:
    """Save a new lead, with a reminder of its next step where that has a day."""
    kept = _reminded(ctx, lead, contact)
    ctx.store.leads.add(kept)
    return kept


def change(ctx: Context, before: Lead, after: Lead, contact: Contact) -> Lead:
    """Save a lead that was changed; the reminder of its next step changes along."""
    if (before.step, before.due) != (after.step, after.due) and after.state is State.OPEN:
        waiting = reminder(ctx, before)
        if waiting is not None and after.due is not None:
            meant = replace(waiting, what=_next(after))
            ctx.store.followups.save(
                rules.moved(meant, ctx.member, ctx.now, due=after.due, at=waiting.at, named=True)
                if after.due != waiting.due
                else meant
            )
        elif waiting is not None:
            ctx.store.followups.save(chain.closed(waiting, FollowUpState.CANCELLED, ctx.now))
            after = replace(after, followup=None)
        else:
            after = _reminded(ctx, after, contact)
    ctx.store.leads.save(after)
    return after


def stepped(ctx: Context, lead: Lead) -> Lead:
    """Its next step is done; nothing was said of a talk."""
    waiting = reminder(ctx, lead)
    if waiting is not None:
        ctx.store.followups.save(chain.closed(waiting, FollowUpState.DONE, ctx.now))
    after = replace(lead, step="", due=None, followup=None)
    ctx.store.leads.save(after)
    return after


def close(ctx: Context, lead: Lead, state: State, result: str) -> Lead:
    """Note how it ended; its next step isn't reminded of any more."""
    _cancel(ctx, lead)
    closed = replace(lead, state=state, result=result, closed_at=ctx.now, followup=None)
    ctx.store.leads.save(closed)
    return closed


def reopen(ctx: Context, lead: Lead, contact: Contact) -> Lead:
    """It is open after all; a next step whose day is still to come is reminded of again."""
    _cancel(ctx, lead)
    opened = replace(lead, state=State.OPEN, result="", closed_at=None, thanked=None, followup=None)
    if opened.due is not None and opened.due >= ctx.today:
        opened = _reminded(ctx, opened, contact)
    ctx.store.leads.save(opened)
    return opened


def remind(ctx: Context, lead: Lead) -> tuple[Lead, FollowUp]:
    """A reminder for tomorrow to thank the source; the one that is there, if there is one."""
    waiting = reminder(ctx, lead)
    if waiting is None:
        what = f"Thank them: {words.clip(lead.what, WHAT)}"
        waiting = chain.add(ctx, lead.contact, Kind.THANKS, ctx.today + timedelta(days=rules.THANKS_DAYS), what=what)
        lead = replace(lead, followup=waiting.id)
        ctx.store.leads.save(lead)
    return lead, waiting


def thanked(ctx: Context, lead: Lead) -> tuple[Lead, Entry, tuple[Line, ...]]:
    """Note that the source was thanked, as a message to them; the reminder of it is done with that."""
    waiting = reminder(ctx, lead)
    if waiting is not None:
        ctx.store.followups.save(chain.closed(waiting, FollowUpState.DONE, ctx.now))
    said = replace(lead, thanked=ctx.today)
    ctx.store.leads.save(said)
    number = EntryId(ids.new_id(ctx.now))
    entry = Entry(number, ctx.member.id, lead.contact, ctx.now, ctx.today, How.MESSAGE, started="me")
    entry = replace(entry, followup=None if waiting is None else waiting.id)
    return said, entry, ctx.record(entry)


def unthanked(ctx: Context, reminder: FollowUp) -> None:
    """A reminder is open again: where it is one to thank the source, that wasn't done after all."""
    for lead in ctx.store.leads.of_contact(ctx.member.id, reminder.contact):
        if lead.followup == reminder.id and lead.thanked is not None:
            ctx.store.leads.save(replace(lead, thanked=None))


def remove(ctx: Context, lead: Lead) -> None:
    _cancel(ctx, lead)
    ctx.store.leads.remove(ctx.member.id, lead.id)


def after_talk(ctx: Context, entry: Entry) -> tuple[Line, ...]:
    """A follow-up of a lead that is done: the next step is done, or the source is thanked."""
    if entry.followup is None:
        return ()
    told: list[Line] = []
    for lead in ctx.store.leads.of_contact(ctx.member.id, ContactId(entry.contact)):
        if lead.followup != entry.followup:
            continue
        if lead.state is State.OPEN:
            ctx.store.leads.save(replace(lead, step="", due=None, followup=None))
            told.append(("A step of what you heard from them is done. What comes next?",))
        elif lead.to_thank:
            ctx.store.leads.save(replace(lead, thanked=ctx.today))
            told.append(("They are thanked for what you heard from them.",))
    return tuple(told)


def _reminded(ctx: Context, lead: Lead, contact: Contact) -> Lead:
    if lead.due is None or contact.archived_at is not None:
        return lead
    one = chain.add(ctx, lead.contact, Kind.ONCE, max(lead.due, ctx.today), what=_next(lead), named=True)
    return replace(lead, followup=one.id)


def _next(lead: Lead) -> str:
    """What a reminder says: the step, and what it is about."""
    return words.clip(f"{lead.step}: {lead.what}" if lead.step and lead.step != lead.what else lead.what, 2 * WHAT)


def _cancel(ctx: Context, lead: Lead) -> None:
    waiting = reminder(ctx, lead)
    if waiting is not None:
        ctx.store.followups.save(chain.closed(waiting, FollowUpState.CANCELLED, ctx.now))
