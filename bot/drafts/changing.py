"""What can be changed about a draft: its text, its words, how it goes out and what for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from bot.context import Context
from bot.drafts import choosing, composing, rules
from bot.drafts.choosing import How, Whom, Why
from bot.drafts.group import drafts, found
from bot.drafts.model import ASKS, LIMIT, Channel, Draft, DraftId, Purpose
from bot.drafts.showing import composed, seen
from bot.guard import asking
from bot.kit import ids
from bot.kit.args import Number, RecordId, Text
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.commands import Form
from bot.kit.errors import UserError


class NotOpen(UserError):
    """That message to {name} is sent or skipped already, so I changed nothing.

    To write a new one: `draft {name}`
    """


@drafts.command("edit", hidden=True)
def edit(
    ctx: Context,
    draft: Annotated[int, RecordId("Which message")],
    text: Annotated[str | None, Text("The message", label="The message", lines=True, limit=LIMIT)] = None,
) -> Card | Form:
    """Change a message in your own words."""
    one, contact = found(ctx, draft)
    if text is None:
        return edit.form(edit.call(draft), known={"text": one.text})
    if not rules.is_open(one) and text != one.text:
        raise NotOpen(name=contact.name)
    changed = one if text == one.text else replace(one, text=text, variant=None)
    ctx.store.drafts.save(changed)
    return seen(ctx, changed, contact)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    one = ctx.store.drafts.find(ctx.member.id, DraftId(ids.read_id(call.values.get("draft", ""))))
    return {} if one is None else {"text": one.text}


@drafts.command("words", hidden=True)
def other_words(
    ctx: Context,
    draft: Annotated[int, RecordId("Which message")],
    variant: Annotated[int, Number("Which words", least=0, most=2 * composing.PHRASINGS)],
) -> Card:
    """Say the same in other words, or shorter."""
    one, contact = found(ctx, draft)
    if not rules.is_open(one):  # an older card: what was sent stays as it went out
        return seen(ctx, one, contact)
    fresh = composed(ctx, replace(one, variant=variant), contact)
    ctx.store.drafts.save(fresh)
    card = seen(ctx, fresh, contact)
    if one.variant is not None:
        return card
    return card.offering(*ctx.hold(("Back to my words", edit.call(draft, one.text))))


@drafts.command("turn", hidden=True)
def turn(
    ctx: Context,
    draft: Annotated[int, RecordId("Which message")],
    channel: How = None,
    purpose: Why = None,
    to: Whom = None,
) -> Card:
    """Change how a message goes out, or what it is for. Your own words stay."""
    one, contact = found(ctx, draft)
    if not rules.is_open(one):
        return seen(ctx, one, contact)
    meant = Purpose(purpose) if purpose else one.purpose
    if meant is not one.purpose:
        cautions = choosing.cautions(ctx, contact, meant)
        if cautions:
            again = turn.button("Ask anyway", draft=draft, purpose=meant)
            return asking.spoken(ctx, contact, ASKS[meant], cautions, again)
    other = choosing.other(ctx, contact, to, "")
    still_named = meant is one.purpose or one.variant is None  # own words stay as they are
    changed = replace(
        one,
        purpose=meant,
        channel=Channel(channel) if channel else one.channel,
        other=other.id if other is not None else one.other if still_named else None,
        followup=one.followup if meant is one.purpose else _kept(ctx, one, meant),
    )
    if one.variant is not None:
        changed = composed(ctx, changed, contact)
    ctx.store.drafts.save(changed)
    return seen(ctx, changed, contact)


def _kept(ctx: Context, draft: Draft, meant: Purpose) -> int | None:
    """The follow-up that the draft settles when it is for something else."""
    waiting = ctx.store.followups.of_contact(ctx.member.id, draft.contact)
    one = next((each for each in waiting if each.id == draft.followup), None)
    if one is not None and rules.settles(one, meant):
        return one.id
    fits = rules.fitting(waiting, meant, ctx.today)
    return None if fits is None else fits.id
