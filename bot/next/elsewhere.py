"""What is done without `/next` is a small step, too: a follow-up, from its reminder or from the list (S20)."""

from __future__ import annotations

from bot.context import Context
from bot.followups.model import FollowUpId
from bot.followups.model import Kind as Why
from bot.journal.model import Entry
from bot.kit import ids
from bot.kit.cards import Line
from bot.next import taking
from bot.next.model import Answer, Kind


def after_talk(ctx: Context, entry: Entry) -> tuple[Line, ...]:
    """A follow-up that is done counts as a step of the week. Where it is done as today's step, that is said once."""
    one = None if entry.followup is None else ctx.store.followups.find(ctx.member.id, FollowUpId(entry.followup))
    if one is not None:
        kind = Kind.PROMISE if one.kind is Why.PROMISE else Kind.FOLLOW_UP
        taking.note(ctx, kind, ids.spell_id(one.id), Answer.DONE)
    return ()
