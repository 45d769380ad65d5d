"""The tip that comes next for a member, for this feature and for others that have room for one."""

from __future__ import annotations

from bot.context import Context
from bot.tips import rules
from bot.tips.known import TIPS
from bot.tips.model import Tip


def chosen(ctx: Context) -> tuple[Tip, str] | None:
    """The next one, and why it comes; None when all that fit were shown today. Nothing is written."""
    told = ctx.store.tips.told(ctx.member.id)
    silent = ctx.store.mutes.muted(ctx.member.id, None)
    one = rules.choose(TIPS, told, silent, ctx.member.situation, ctx.today)
    return None if one is None else (one, rules.because(one, told, ctx.member.situation))
