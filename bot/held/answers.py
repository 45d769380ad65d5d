"""Questions whose buttons carry private text: asking them, and what an answer stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.held import earlier
from bot.held.model import AlreadyAnswered, HeldId, NoLongerHeld
from bot.kit import ids
from bot.kit.args import Ambiguous
from bot.kit.calls import BrokenCall, Call
from bot.kit.cards import Card

if TYPE_CHECKING:
    from bot.context import Context


def which(question: Ambiguous, call: Call, ctx: Context) -> Card:
    """Ask which of several is meant; each answer is the call with that one."""
    field = question.field or ""
    buttons = ctx.hold(*((choice.label, call.but(**{field: choice.text})) for choice in question.choices))
    return Card(question.question, tone="ask", actions=buttons, summary="Which one?")


def chosen(call: Call, ctx: Context) -> Call:
    """The waiting call that an answer chooses; each question is answered once."""
    found = waiting(call, ctx)
    if not ctx.store.held.answered(ctx.member.id, HeldId(ids.read_id(call.values["id"]))):
        raise AlreadyAnswered
    return found


def waiting(call: Call, ctx: Context) -> Call:
    """The same, and the question stays open."""
    try:
        held = HeldId(ids.read_id(call.values["id"]))
        choice = int(call.values["choice"])
    except (KeyError, ValueError):
        raise BrokenCall from None
    found = ctx.store.held.find(ctx.member.id, held)
    kept = held == earlier.place_of(ctx.member.id)  # it is no question
    if found is None or kept or found.expires_at <= ctx.now or not 1 <= choice <= len(found.calls):
        raise NoLongerHeld
    return found.calls[choice - 1]
