"""`draft <person>`: a message out of the log, and what can be changed about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.drafts import cards, choosing, rules
from bot.drafts.args import Addressee, Way, Ways
from bot.drafts.choosing import How, Whom, Why
from bot.drafts.group import drafts, write_button
from bot.drafts.model import ASKS, Channel, Draft, DraftId, Purpose
from bot.drafts.rules import Proposal
from bot.drafts.showing import composed, seen, will_ask
from bot.followups import chain
from bot.followups import rules as followup_rules
from bot.followups.cards import name as shown_name
from bot.guard import asking
from bot.kit import ids
from bot.kit.args import RecordId
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line
from bot.kit.commands import Form
from bot.kit.ids import UnknownRecord
from bot.sharing.model import ShareId

LOOKED_AT = 10
"""Drafts to a person, the newest, among which one for the same is looked for."""

PEOPLE = 5
"""People with something due who are offered where nobody was named."""

ToWhom = Annotated[ContactId | None, Addressee("To whom", placing="rest", label="To whom")]


@drafts.command("", examples=["draft Ana", "draft Ana Ruiz thanks by email", "draft Ana introduction to Ben"])
def write(
    ctx: Context,
    who: ToWhom = None,
    way: Annotated[Ways | None, Way()] = None,
    purpose: Why = None,
    channel: How = None,
    to: Whom = None,
    followup: Annotated[int | None, RecordId("What it is for")] = None,
    link: Annotated[int | None, RecordId("What you share")] = None,
) -> Card | Form:
    """Write a message to somebody, from what you logged about them.

    I use facts of your log only, and mark what is missing. You read it, change it and send it yourself. Say how and
    what for behind the name, or choose with a button.
    """
    ways = way or Ways()
    meant = Purpose(purpose) if purpose else ways.purpose
    chosen = Channel(channel) if channel else ways.channel
    if who is None:
        return _whom(ctx, meant, chosen)
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    other = choosing.other(ctx, contact, to, ways.other)
    shared = None if link is None else _shared(ctx, link)
    proposal = _proposal(ctx, contact, meant or (Purpose.SHARE if shared else None), followup)
    channel_ = chosen or rules.channel_for(contact)
    found = choosing.cautions(ctx, contact, proposal.purpose)
    if found:
        what_for = None if chosen else followup  # a button has no room for both
        again = write.button("Ask anyway", who=who, purpose=proposal.purpose, channel=chosen, followup=what_for)
        return asking.spoken(ctx, contact, ASKS[proposal.purpose], found, again)
    begun = _begun(ctx, contact, proposal, other, shared)
    if begun is not None:
        return _again(ctx, begun, contact, proposal, channel=chosen, share=shared)
    draft = Draft(
        DraftId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        proposal.purpose,
        channel_,
        "",
        ctx.now,
        other=None if other is None else other.id,
        variant=0,
        followup=None if proposal.followup is None else proposal.followup.id,
        share=shared,
    )
    draft = replace(draft, ask_on=rules.ask_day(draft, ctx.today))
    fresh = composed(ctx, draft, contact)
    ctx.store.drafts.add(fresh)
    will_ask(ctx, fresh)
    return seen(ctx, fresh, contact, because=proposal.because)


def _begun(
    ctx: Context, contact: Contact, proposal: Proposal, other: Contact | None, share: ShareId | None
) -> Draft | None:
    """The newest open draft to them for the same: a second press goes on with it."""
    several = ctx.store.drafts.of_contact(ctx.member.id, contact.id, limit=LOOKED_AT)
    return next(
        (
            one
            for one in several
            if rules.is_open(one)
            and rules.same(one, proposal)
            and (other is None or one.other == other.id)
            and (share is None or one.share in (None, share))
        ),
        None,
    )


def _again(
    ctx: Context,
    draft: Draft,
    contact: Contact,
    proposal: Proposal,
    *,
    channel: Channel | None,
    share: ShareId | None,
) -> Card:
    """A draft that was begun before, with what the log knows by now. The member's own words stay."""
    followup = draft.followup if proposal.followup is None else proposal.followup.id
    fresh = replace(draft, channel=channel or draft.channel, followup=followup, share=share or draft.share)
    if draft.variant is not None:
        fresh = composed(ctx, fresh, contact)
    ctx.store.drafts.save(fresh)
    return seen(ctx, fresh, contact, because=proposal.because)


def _proposal(ctx: Context, contact: Contact, meant: Purpose | None, followup: int | None) -> Proposal:
    """What was asked for, else what fits best; with the follow-up that it would settle."""
    waiting = ctx.store.followups.of_contact(ctx.member.id, contact.id)
    given = next((one for one in waiting if one.id == followup), None)
    if meant is None:
        return rules.proposed(given) if given else rules.propose(waiting, _last(ctx, contact), ctx.today)
    if given is not None and rules.settles(given, meant):
        return Proposal(meant, "", given)
    return Proposal(meant, "", rules.fitting(waiting, meant, ctx.today))


def _last(ctx: Context, contact: Contact) -> date | None:
    return ctx.store.journal.last_day(ctx.member.id, contact.id)


def _shared(ctx: Context, share: int) -> ShareId:
    """What they want to share, if it is still there. Raises UnknownRecord."""
    one = ctx.store.shares.find(ctx.member.id, ShareId(share))
    if one is None:
        raise UnknownRecord
    return one.id


def _whom(ctx: Context, purpose: Purpose | None, channel: Channel | None) -> Card | Form:
    """Nobody was named: the form where something else was said, else people with something due."""
    if not ctx.store.contacts.count(ctx.member.id):
        return cards.nobody()
    if purpose is not None or channel is not None:
        return write.form(write.call(purpose=purpose, channel=channel))
    due = ctx.store.followups.open_until(ctx.member.id, ctx.today)
    items = followup_rules.by_person(chain.items(ctx, due), ctx.today)[:PEOPLE]
    people: list[tuple[Line, str, tuple[Action, ...]]] = [
        (
            shown_name(item),
            rules.proposed(item.followup).because,
            (write_button(item.contact.id, followup=ids.spell_id(item.followup.id)),),
        )
        for item in items
    ]
    size = ctx.store.drafts.size(ctx.member.id)
    card = cards.start(people, size).offering(write.ask("Write to somebody"))
    return card.offering(Button("Not sent yet", Call("draft list"))) if size else card
