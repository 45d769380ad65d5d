"""`/contact talks`: what was logged with a person, and how to take one of it out again."""

from __future__ import annotations

from typing import Annotated

from bot.contacts import commands as contacts
from bot.contacts.args import Person
from bot.contacts.model import Contact, ContactId
from bot.contacts.talks import take_back, talked
from bot.context import Context
from bot.journal.model import Entry, EntryId
from bot.kit import words
from bot.kit.args import Number, RecordId
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.met import cards, forgetting

PAGE = 10
NOTED = 2000
"""Characters of a note."""


class TakenBackAlready(UserError):
    """That talk is taken back already.

    There is nothing left to do; what else you logged is as it was.
    """


@contacts.contacts.command("talks", examples=["contact talks Ana Ruiz"], reads=True)
def list_talks(
    ctx: Context,
    who: Annotated[ContactId, Person("With whom", placing="rest")],
    page: Annotated[int, Number("Which page of the list", least=1, most=1000)] = 1,
) -> Card:
    """Show your talks with a person, the newest first, and take out what was logged by mistake.

    Only you can see it. What goals counted is counted again.
    """
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    first = (page - 1) * PAGE
    found = ctx.store.journal.of_contact(ctx.member.id, contact.id, limit=first + PAGE + 1)[first:]
    shown = found[:PAGE]
    card = cards.talks(contact, shown, [(take_back(one, "Remove"),) for one in shown], ctx.today, page=page)
    if len(found) > PAGE:
        card = card.offering(list_talks.button("More", who=contact.id, page=page + 1))
    return card.offering(contacts.show_button(contact.id, "Show them"))


@contacts.contacts.command("untalk", hidden=True)
def untalk(
    ctx: Context,
    talk: Annotated[int, RecordId("The conversation")],
    new: Annotated[int | None, RecordId("What was known of somebody new")] = None,
) -> Card:
    """Take a talk out again, with what it started.

    Somebody who was new by it goes too, if nothing else is known of them.
    """
    entry = ctx.store.journal.find(ctx.member.id, EntryId(talk))
    person = None if entry is None else ctx.store.contacts.find(ctx.member.id, ContactId(entry.contact))
    if entry is None or person is None:
        raise TakenBackAlready
    alone = new == forgetting.mark(person) and forgetting.known_by_it_alone(ctx, person, entry)
    told = forgetting.forget(ctx, person, (entry,), alone=alone)
    card = cards.taken_back(person, entry, told, ctx.today, alone=alone)
    if alone:
        return card
    again = ctx.hold(("Log it again", _again(person, entry)))
    return card.offering(*again, list_talks.button("Their talks", who=person.id))


def _again(person: Contact, entry: Entry) -> Call:
    """The same talk, with all that was written of it in its note."""
    note = "; ".join(
        part for part in (entry.note, entry.where, f"promised {entry.promise}" if entry.promise else "") if part
    )
    return talked.call(
        who=person.id,
        how=entry.how.value,
        note=words.clip(note, NOTED) or None,
        day=entry.day,
        purpose=entry.purpose and entry.purpose.value,
        started=entry.started or None,
        outcome=entry.outcome and entry.outcome.value,
    )
