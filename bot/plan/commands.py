"""`/grapevine plan`: what it brings."""

from __future__ import annotations

from bot.contacts.model import Contact
from bot.context import Context
from bot.feature import Feature
from bot.kit import companies, words
from bot.kit.cards import Line
from bot.plan import companies as dreams
from bot.plan import company_changing, company_hearing, editing, meaning, rules, showing, standing
from bot.plan.group import plan
from bot.plan.model import Facts

PARTS = (showing, editing, standing, dreams, company_changing, meaning)
"""What declares the commands."""

ORDER = ("show", "add", "gaps", "gap", "list", "edit", "remove", "situation", "companies", "company", "path")
"""In which help tells of them; the rest come behind."""
plan.commands = {**{name: plan.commands[name] for name in ORDER}, **plan.commands}

NAMED = 6
"""Qualities on a person's card."""


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """The qualities that a person has; nothing of somebody who is put away, since they don't count."""
    if contact.archived_at is not None:
        return ()
    facts = Facts(
        contact.id,
        contact.name,
        contact.role,
        contact.kind,
        contact.sector,
        companies.company(contact.company),
        contact.place,
        contact.skills,
        contact.interests,
        contact.tags,
    )
    has = [one.text for one in rules.fitting(ctx.store.wanted.listing(ctx.member.id), facts)]
    more = [f"{len(has) - NAMED} more"] if len(has) > NAMED else []
    return (("Fits your plan", (words.join([*has[:NAMED], *more]),)),) if has else ()


feature = Feature(
    commands=(plan,),
    reactions=(company_hearing.after_talk,),
    changes=(company_hearing.after_change,),
    panels=(panel, company_hearing.panel),
)
