"""`/contact talked`: conversations, and what came of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts.args import Person, TalkDay
from bot.contacts.group import contacts, show_button
from bot.contacts.model import ContactId
from bot.context import Context
from bot.journal.model import Entry, EntryId, How, Outcome, Purpose
from bot.kit import ids, times
from bot.kit.args import OneOf, RecordId, Text
from bot.kit.cards import Card, Choose, say
from bot.kit.ids import UnknownRecord

HOWS = tuple(how.value for how in How)
STARTED = ("me", "them")
PURPOSES = tuple(purpose.value for purpose in Purpose)
OUTCOMES = tuple(outcome.value for outcome in Outcome)


@contacts.command("talked", examples=["contact talked Ana how:call", "contact talked Ana day:yesterday - her new job"])
def talked(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom you talked to", placing="rest")],
    how: Annotated[str, OneOf("How you talked", HOWS)] = How.IN_PERSON.value,
    note: Annotated[str | None, Text("What to remember", placing="after", lines=True, limit=2000)] = None,
    day: Annotated[date | None, TalkDay("When it was, if not today")] = None,
    purpose: Annotated[str | None, OneOf("What it was for", PURPOSES)] = None,
    started: Annotated[str | None, OneOf("Who began it", STARTED)] = None,
    outcome: Annotated[str | None, OneOf("What came of it", OUTCOMES)] = None,
) -> Card:
    """Log that you talked to somebody: today, or on the day you say."""
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    entry = Entry(
        EntryId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        at=ctx.now,
        day=day or ctx.today,
        how=How(how),
        note=note or "",
        started=started or "",
        purpose=Purpose(purpose) if purpose else None,
        outcome=Outcome(outcome) if outcome else None,
    )
    lines = ctx.record(entry)
    card = Card(
        f"Logged: {how} with {contact.name} {_on(entry.day, ctx.today)}",
        tuple(say(*line) for line in lines),
        tone="good",
        summary="Logged",
    )
    actions = (show_button(contact.id),) if outcome else (what_came(entry), show_button(contact.id))
    return card.offering(*actions, *ctx.offered(entry))


@contacts.command("outcome", hidden=True)
def outcome(
    ctx: Context,
    entry: Annotated[int, RecordId("The conversation")],
    what: Annotated[str, OneOf("What came of it", OUTCOMES)],
) -> Card:
    """Say what came of a conversation."""
    found = ctx.store.journal.find(ctx.member.id, EntryId(entry))
    contact = None if found is None else ctx.store.contacts.find(ctx.member.id, ContactId(found.contact))
    if found is None or contact is None:
        raise UnknownRecord
    told = ctx.amend(replace(found, outcome=Outcome(what)))
    card = Card(
        f"Saved: the talk with {contact.name} {_on(found.day, ctx.today)} brought {_ARTICLES[what]}",
        tuple(say(*line) for line in (*told, *ctx.changed(contact, contact))),
        tone="good",
        summary="Saved",
    )
    return card.offering(what_came(found, "Change"), show_button(contact.id), *ctx.offered(found))


def what_came(entry: Entry, label: str = "What came of it") -> Choose:
    """A menu of outcomes for a conversation."""
    return Choose(label, tuple(outcome.button(what, entry=entry.id, what=what) for what in OUTCOMES))


_ARTICLES = {"advice": "advice", "lead": "a lead", "referral": "a referral", "introduction": "an introduction"}


def _on(day: date, today: date) -> str:
    said = times.say_day(day, today)
    return said if said in ("today", "yesterday") else f"on {said}"
