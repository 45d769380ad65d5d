"""`/contact talked`: conversations, and what came of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts import quickline
from bot.contacts.args import HowTalked, Person, TalkDay
from bot.contacts.group import contacts, show_button
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.journal.model import Entry, EntryId, How, Outcome, Purpose
from bot.kit import ids, times
from bot.kit.args import OneOf, RecordId, Text, here
from bot.kit.calls import Call
from bot.kit.cards import Button, Card, Choose, say
from bot.kit.ids import UnknownRecord

HOWS = tuple(how.value for how in How)
STARTED = ("me", "them")
PURPOSES = tuple(purpose.value for purpose in Purpose)
OUTCOMES = tuple(outcome.value for outcome in Outcome)


@contacts.command("talked", examples=["contact talked Ana how:call", "contact talked Ana day:yesterday - her new job"])
def talked(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom you talked to", placing="rest")],
    how: Annotated[str | None, HowTalked()] = None,
    note: Annotated[str | None, Text("What to remember", placing="after", lines=True, limit=2000)] = None,
    day: Annotated[date | None, TalkDay("When it was, if not today")] = None,
    purpose: Annotated[str | None, OneOf("What it was for", PURPOSES)] = None,
    started: Annotated[str | None, OneOf("Who began it", STARTED)] = None,
    outcome: Annotated[str | None, OneOf("What came of it", OUTCOMES)] = None,
) -> Card:
    """Log that you talked to somebody: today, or on the day you say.

    How you talked is read from your note where it says so: “had a coffee chat”, “by phone”. If not, I note that
    you met.
    """
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    meant = How(how) if how else quickline.kind(note or "", contact.name, here(ctx))
    entry = Entry(
        EntryId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        at=ctx.now,
        day=day or ctx.today,
        how=meant or How.IN_PERSON,
        note=note or "",
        started=started or "",
        purpose=Purpose(purpose) if purpose else None,
        outcome=Outcome(outcome) if outcome else None,
    )
    lines = ctx.record(entry)
    card = Card(
        f"Logged: {entry.how.value} with {contact.name} {_on(entry.day, ctx.today)}",
        tuple(say(*line) for line in lines),
        tone="good",
        summary="Logged",
    )
    asked = () if meant else (it_was(entry),)
    asked += () if outcome else (what_came(entry),)
    return card.offering(*asked, show_button(contact.id), take_back(entry), *ctx.offered(entry))


@contacts.command("kind", hidden=True)
def kind(
    ctx: Context,
    entry: Annotated[int, RecordId("The conversation")],
    how: Annotated[str, HowTalked()],
    new: Annotated[int | None, RecordId("What was known of somebody new")] = None,
) -> Card:
    """Say how you talked to somebody."""
    found, contact = _talk(ctx, entry)
    changed = replace(found, how=How(how))
    told = (*ctx.amend(changed), *ctx.changed(contact, contact))
    card = Card(
        f"Saved: {how} with {contact.name} {_on(found.day, ctx.today)}",
        tuple(say(*line) for line in told),
        tone="good",
        summary="Saved",
    )
    asked = () if found.outcome else (what_came(changed),)
    shown = (*asked, show_button(contact.id), take_back(changed, new=new))
    return card.offering(it_was(changed, "Change", new=new), *shown, *ctx.offered(changed))


@contacts.command("outcome", hidden=True)
def outcome(
    ctx: Context,
    entry: Annotated[int, RecordId("The conversation")],
    what: Annotated[str, OneOf("What came of it", OUTCOMES)],
) -> Card:
    """Say what came of a conversation."""
    found, contact = _talk(ctx, entry)
    changed = replace(found, outcome=Outcome(what))
    told = ctx.amend(changed)
    card = Card(
        f"Saved: the talk with {contact.name} {_on(found.day, ctx.today)} brought {_ARTICLES[what]}",
        tuple(say(*line) for line in (*told, *ctx.changed(contact, contact))),
        tone="good",
        summary="Saved",
    )
    return card.offering(what_came(changed, "Change"), show_button(contact.id), *ctx.offered(changed))


def what_came(entry: Entry, label: str = "What came of it") -> Choose:
    """A menu of outcomes for a conversation."""
    return Choose(label, tuple(outcome.button(what, entry=entry.id, what=what) for what in OUTCOMES))


def it_was(entry: Entry, label: str = "It was", *, new: int | None = None) -> Choose:
    """A menu of the kinds of talk that it is not logged as; `new`: as for take_back."""
    others = (how.value for how in (How.COFFEE, How.CALL, How.MESSAGE, How.IN_PERSON) if how is not entry.how)
    return Choose(label, tuple(kind.button(how, entry=entry.id, how=how, new=new) for how in others))


def take_back(entry: Entry, label: str = "Take it back", *, new: int | None = None) -> Button:
    """Takes the talk out again; `new`: the mark of a person who was new by it, and goes with it if it still fits."""
    mark = {} if new is None else {"new": ids.spell_id(new)}
    return Button(label, Call("contact untalk", {"talk": ids.spell_id(entry.id), **mark}))


def list_button(who: ContactId) -> Button:
    """Opens what was logged with a person, where each can be removed."""
    return Button("Talks", Call("contact talks", {"who": ids.spell_id(who)}))


def _talk(ctx: Context, entry: int) -> tuple[Entry, Contact]:
    """Raises UnknownRecord."""
    found = ctx.store.journal.find(ctx.member.id, EntryId(entry))
    contact = None if found is None else ctx.store.contacts.find(ctx.member.id, ContactId(found.contact))
    if found is None or contact is None:
        raise UnknownRecord
    return found, contact


_ARTICLES = {"advice": "advice", "lead": "a lead", "referral": "a referral", "introduction": "an introduction"}


def _on(day: date, today: date) -> str:
    said = times.say_day(day, today)
    return said if said in ("today", "yesterday") else f"on {said}"
