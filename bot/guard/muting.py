"""Which rules are silent: what every feature asks before one of its rules speaks."""

from __future__ import annotations

from bot.context import Context


def muted(ctx: Context, rule: str, contact: int | None = None) -> bool:
    """Whether a rule (a name of registry.py) is to be silent: about everybody, or about that contact."""
    return rule in muted_rules(ctx, contact)


def muted_rules(ctx: Context, contact: int | None = None) -> frozenset[str]:
    """All that are silent about everybody, or about that contact; one query for whoever has several to ask for."""
    return ctx.store.mutes.muted(ctx.member.id, contact)
