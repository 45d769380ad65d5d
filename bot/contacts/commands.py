"""`/contact`: the people a member knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from bot.contacts import cards
from bot.contacts.args import Person, find_person
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.feature import Feature
from bot.journal.model import Entry, EntryId, How
from bot.kit import ids
from bot.kit.args import OneOf, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Card, Choose, say
from bot.kit.commands import Form, Group
from bot.kit.ids import UnknownRecord

PAGE = 20
NAME_LIMIT, FACT_LIMIT = 80, 120

contacts = Group[Context]("contact", "The people you know", default="list", front=True)

HOWS = tuple(how.value for how in How)


@contacts.command("show", examples=["contact show Ana Ruiz"], reads=True)
def show(ctx: Context, who: Annotated[ContactId, Person("Whom to show", placing="rest")]) -> Card:
    """Show what you know about a person.

    Only you can see it. A first name is enough when it is clear.
    """
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    talks = ctx.store.journal.of_contact(ctx.member.id, contact.id)
    panels = [pair for panel in ctx.panels for pair in panel(ctx, contact)]
    talked_today = Choose("Talked today", tuple(talked.button(how, who=contact.id, how=how) for how in HOWS))
    return cards.person(contact, talks, panels, ctx.today).offering(talked_today, edit.ask("Edit", who=contact.id))


@contacts.command("list", examples=["contact list"], aliases=["all"], reads=True)
def list_people(
    ctx: Context, after: Annotated[int | None, RecordId("The last person of the page before")] = None
) -> Card:
    """List the people you know, by name."""
    count = ctx.store.contacts.count(ctx.member.id)
    if not count:
        return cards.nobody()
    last_shown = None if after is None else ctx.store.contacts.find(ctx.member.id, ContactId(after))
    page = ctx.store.contacts.page(ctx.member.id, after=last_shown, limit=PAGE + 1)
    shown = page[:PAGE]
    last = ctx.store.journal.last_days(ctx.member.id, tuple(contact.id for contact in shown))
    card = cards.people(shown, count, last, ctx.today)
    if len(page) > PAGE:
        card = card.offering(list_people.button("More", after=shown[-1].id))
    return card


@contacts.command("edit", examples=["contact edit Ana company:Acme role:recruiter"])
def edit(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom to change", placing="rest")],
    name: Annotated[str | None, Text("Their name", limit=NAME_LIMIT)] = None,
    role: Annotated[str | None, Text("What they do; - empties it", limit=FACT_LIMIT, clears=True)] = None,
    company: Annotated[str | None, Text("Where they work; - empties it", limit=FACT_LIMIT, clears=True)] = None,
    where: Annotated[str | None, Text("Where you met; - empties it", limit=FACT_LIMIT, clears=True)] = None,
) -> Card | Form:
    """Change what you know about a person.

    What you leave out stays as it is.
    """
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    if name is role is company is where is None:
        return edit.form(edit.call(who), known=_facts(contact))
    changed = replace(
        contact,
        name=contact.name if name is None else name,
        role=contact.role if role is None else role,
        company=contact.company if company is None else company,
        met_at=contact.met_at if where is None else where,
    )
    ctx.store.contacts.save(changed)
    return cards.changed(changed).offering(edit.ask("Edit", who=contact.id), show.button("Show", who=contact.id))


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    return _facts(find_person(call.values["who"], ctx)) if "who" in call.values else {}


def _facts(contact: Contact) -> dict[str, str]:
    return {"name": contact.name, "role": contact.role, "company": contact.company, "where": contact.met_at}


@contacts.command("talked", examples=["contact talked Ana how:call"])
def talked(
    ctx: Context,
    who: Annotated[ContactId, Person("Whom you talked to", placing="rest")],
    how: Annotated[str, OneOf("How you talked", HOWS)] = How.IN_PERSON.value,
    note: Annotated[str | None, Text("What to remember", placing="after", lines=True, limit=2000)] = None,
) -> Card:
    """Log that you talked to somebody today."""
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    entry = Entry(
        EntryId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        at=ctx.now,
        day=ctx.today,
        how=How(how),
        note=note or "",
    )
    lines = ctx.record(entry)
    card = Card(
        f"Logged: {how} with {contact.name} today",
        tuple(say(*line) for line in lines),
        tone="good",
        summary="Logged",
    )
    return card.offering(show.button("Show", who=contact.id))


feature = Feature(commands=(contacts,))
