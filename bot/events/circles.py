"""Whose events somebody sees."""

from __future__ import annotations

from bot.context import Context, NeedsWriter
from bot.events.model import Circle


def circle(ctx: Context) -> Circle:
    """Their own, and those of the space where they are; in a conversation outside of all, those of the spaces where
    they looked at events before."""
    spaces = (ctx.space,) if ctx.space else tuple(ctx.store.events.visited(ctx.member.id))
    return Circle(spaces, ctx.member.id)


def visit(ctx: Context) -> None:
    """Remember that they looked at the events of a space, for when they are outside of all. Raises NeedsWriter."""
    if not ctx.space or ctx.space in ctx.store.events.visited(ctx.member.id):
        return
    if not ctx.may_write:
        raise NeedsWriter
    ctx.store.events.visit(ctx.member.id, ctx.space, ctx.now)
