"""What dream companies hear of people: whoever works at one is told of as such."""

from __future__ import annotations

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.journal.model import Entry
from bot.kit import companies
from bot.kit.cards import CommandMention, Line
from bot.plan import company_cards as cards
from bot.plan import company_rules as rules
from bot.plan.company_model import Company, Ways


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """That a person works at a dream company, and how far the member is there."""
    one = _where(ctx, contact)
    if one is None:
        return ()
    steps = rules.standings(one, known=contact.archived_at is None)
    return (("Dream company", (f"{one.name}: {cards.steps_done(steps)} steps done",)),)


def after_talk(ctx: Context, entry: Entry) -> tuple[Line, ...]:
    """A talk with somebody who was logged with it, and works at a dream company."""
    about = ctx.about
    contact = about.contact if about else ctx.store.contacts.find(ctx.member.id, ContactId(entry.contact))
    if contact is None or contact.created_at != ctx.now:
        return ()
    one = _where(ctx, contact)
    first = one is not None and len(ctx.store.journal.of_contact(ctx.member.id, contact.id, limit=2)) == 1
    return _told(ctx, one) if first else ()


def after_change(ctx: Context, before: Contact, after: Contact) -> tuple[Line, ...]:
    """Somebody turns out to work at a dream company."""
    same = companies.company(before.company) == companies.company(after.company)
    return () if same or after.archived_at is not None else _told(ctx, _where(ctx, after))


def _told(ctx: Context, one: Company | None) -> tuple[Line, ...]:
    """“You now know somebody at Acme, a dream company of yours. Next: …”"""
    if one is None:
        return ()
    people = ctx.store.companies.people(ctx.member.id, [one.key], limit=cards.MANY).get(one.key, ())
    ways = Ways(people=people)
    advice = rules.advice(one, rules.standings(one, known=bool(people)), ways, ctx.today)
    known = f"You now know {cards.count(people)} at {one.name}, a dream company of yours. "
    return ((known, f"Next: {advice.do} ", CommandMention("plan path", one.name)),)


def _where(ctx: Context, contact: Contact) -> Company | None:
    key = companies.company(contact.company)
    found = ctx.store.companies.keyed(ctx.member.id, [key]) if key else ()
    return found[0] if found else None
