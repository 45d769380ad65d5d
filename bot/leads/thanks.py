"""What is still to be done with what was heard: thanks to a source, and next steps whose day has come. For `/next`."""

from __future__ import annotations

from bot.contacts.model import Contact
from bot.context import Context
from bot.leads.model import Lead, State

MOST = 20


def due(ctx: Context) -> tuple[tuple[Lead, Contact], ...]:
    """Leads that are closed and whose source wasn't thanked for it, with that person: the one closed first comes first.

    A reminder of the thanks may be open besides: its id is `lead.followup`.
    """
    return _with_people(ctx, ctx.store.leads.to_thank(ctx.member.id, limit=MOST))


def steps_due(ctx: Context) -> tuple[tuple[Lead, Contact], ...]:
    """Open leads whose next step is due today or before, with their source: the soonest first.

    While the follow-up `lead.followup` is open, the list of follow-ups has the same step.
    """
    return _with_people(ctx, ctx.store.leads.steps_due(ctx.member.id, ctx.today, limit=MOST))


def without_step(ctx: Context) -> tuple[tuple[Lead, Contact], ...]:
    """Open leads of another day with no next step, with their source: the newest first, of the newest that are open."""
    several = ctx.store.leads.page(ctx.member.id, limit=MOST, skip=0)
    bare = [one for one in several if one.state is State.OPEN and not one.step and one.due is None]
    known = _with_people(ctx, tuple(one for one in bare if one.day < ctx.today))
    return tuple((one, contact) for one, contact in known if contact.archived_at is None)


def _with_people(ctx: Context, leads: tuple[Lead, ...]) -> tuple[tuple[Lead, Contact], ...]:
    people = ctx.store.contacts.several(ctx.member.id, [one.contact for one in leads]) if leads else {}
    return tuple((one, people[one.contact]) for one in leads if one.contact in people)
