"""Thanks to the source of a lead, and the talk that brought it."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.contacts import talks
from bot.context import Context
from bot.followups import chain
from bot.journal.model import Entry, EntryId
from bot.kit import ids, times
from bot.kit.args import RecordId
from bot.kit.cards import Card, Line
from bot.kit.ids import UnknownRecord
from bot.leads import keeping
from bot.leads.args import ClosedLead
from bot.leads.group import found, heard, opened
from bot.leads.model import LeadId, State

Which = Annotated[int, RecordId("Which one")]


@heard.command("thanked", examples=["heard thanked Ben"])
def thanked(ctx: Context, which: Annotated[LeadId, ClosedLead("Which one, or whom", placing="rest")]) -> Card:
    """Note that you thanked a person for what you heard from them. It is logged as a message to them."""
    one, contact = found(ctx, which)
    if one.state is State.OPEN or one.thanked is not None:
        title = "It is still open" if one.state is State.OPEN else "They are thanked already"
        return opened(ctx, title, one, contact)
    said, entry, lines = keeping.thanked(ctx, one)
    undo = unthank.button("Undo", which=one.id, talk=entry.id)
    return opened(ctx, "Thanked", said, contact, lines).offering(undo, *ctx.offered(entry))


@heard.command("unthank", hidden=True)
def unthank(ctx: Context, which: Which, talk: Annotated[int, RecordId("The message that was logged")]) -> Card:
    """Take back that somebody was thanked, with the message that was logged."""
    one, contact = found(ctx, LeadId(which))
    entry = ctx.store.journal.find(ctx.member.id, EntryId(talk))
    lines: tuple[Line, ...] = ()
    if entry is not None and entry.contact == contact.id:
        lines = ctx.retract(entry) or ()
        cadence = chain.restart(ctx, contact)
        if cadence is not None:
            lines = ((f"Keep in touch: {times.say_day(cadence.due, ctx.today)}.",), *lines)
    elif entry is not None:
        raise UnknownRecord
    said = replace(one, thanked=None, followup=None)
    ctx.store.leads.save(said)
    return opened(ctx, "Not thanked yet", said, contact, lines)


@heard.command("remind", hidden=True)
def remind(ctx: Context, which: Which) -> Card:
    """Be reminded tomorrow to thank a person."""
    one, contact = found(ctx, LeadId(which))
    if not one.to_thank:
        return opened(ctx, "There is nobody to thank for this", one, contact)
    kept, waiting = keeping.remind(ctx, one)
    told = f"I remind you {times.say_day(waiting.due, ctx.today)} to say thanks."
    return opened(ctx, "A reminder to say thanks", kept, contact, ((told,),))


@heard.command("talk", hidden=True)
def talk(ctx: Context, which: Which) -> Card:
    """Log the talk in which you heard something; one that you logged for that day is taken."""
    one, contact = found(ctx, LeadId(which))
    if one.entry is not None and ctx.store.journal.find(ctx.member.id, EntryId(one.entry)) is not None:
        return opened(ctx, "The talk is logged", one, contact)
    latest = next(iter(ctx.store.journal.of_contact(ctx.member.id, contact.id, limit=1)), None)
    if latest is not None and latest.day == one.day and latest.outcome in (None, one.kind):
        entry = replace(latest, outcome=one.kind)
        lines = ctx.amend(entry)
    else:
        number = EntryId(ids.new_id(ctx.now))
        entry = Entry(number, ctx.member.id, contact.id, ctx.now, one.day, outcome=one.kind)
        lines = ctx.record(entry)
    kept = replace(one, entry=entry.id)
    ctx.store.leads.save(kept)
    told: Line = (f"Logged: {entry.how.value}, {times.say_day(entry.day, ctx.today)}.",)
    card = opened(ctx, "The talk is logged", kept, contact, (told, *lines))
    return card.offering(talks.it_was(entry), talks.take_back(entry, "Take the talk back"), *ctx.offered(entry))
