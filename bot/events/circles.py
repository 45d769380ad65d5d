"""Whose events somebody sees."""

from __future__ import annotations

from bot.context import Context
from bot.events.model import Circle


def circle(ctx: Context) -> Circle:
    """Their own, and those of the space where they are; in a direct conversation, of all spaces where they looked at
    events before."""
    here = (ctx.space,) if ctx.space else ()
    seen = ctx.store.events.visited(ctx.member.id) if ctx.place.private else ()
    return Circle(tuple(dict.fromkeys((*here, *seen))), ctx.member.id)
