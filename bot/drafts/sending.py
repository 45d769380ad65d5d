"""What became of a draft: sent, kept for later, skipped; and taking that back. Grapevine itself sends nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.contacts.group import show_button
from bot.contacts.model import Contact
from bot.context import Context
from bot.drafts import cards, rules
from bot.drafts.group import button, drafts, found
from bot.drafts.model import ASKS, Draft, Purpose, State
from bot.drafts.showing import actions, seen, will_ask
from bot.followups import chain
from bot.followups import rules as followup_rules
from bot.followups.cards import label, next_time
from bot.followups.model import FollowUp, FollowUpId
from bot.followups.model import State as FollowUpState
from bot.journal.model import Deed, DeedId, DeedKind, Entry, EntryId, Give, How
from bot.kit import ids, times
from bot.kit.args import Flag, RecordId
from bot.kit.cards import Card, Line, Paragraph
from bot.leads import keeping as leads
from bot.leads.model import State as LeadState
from bot.sharing import keeping
from bot.sharing.model import Share, ShareId

GIVES = {Purpose.INTRODUCTION: Give.INTRODUCTION, Purpose.SHARE: Give.SHARE}
"""Messages that give something by themselves."""

MINE = "me"
"""Who began the conversation (Entry.started)."""


@drafts.command("sent", hidden=True)
def sent(ctx: Context, draft: Annotated[int, RecordId("Which message")]) -> Card:
    """Log that a message was sent. It counts as being in touch, and what it was for is done."""
    one, contact = found(ctx, draft)
    if one.state is State.SENT:
        return _told(ctx, one, contact, ())
    settled = _settled(ctx, one)
    entry = Entry(
        EntryId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        at=ctx.now,
        day=ctx.today,
        how=How.MESSAGE,
        followup=None if settled is None else settled.id,
        started=MINE,
        purpose=rules.LOGGED.get(one.purpose),
    )
    lines: list[Line] = []
    if settled is not None:
        ctx.store.followups.save(chain.closed(settled, FollowUpState.DONE, ctx.now))
        lines.append(cards.settled(label(settled.kind)))
    done = replace(one, state=State.SENT, closed_at=ctx.now, entry=entry.id, ask_on=None, followup=entry.followup)
    ctx.store.drafts.save(done)
    lines += ctx.record(entry)
    lines += _in_the_ledger(ctx, done, contact)
    if settled is not None:
        following = next_time(settled, chain.again(ctx, settled), ctx.today)
        lines += [block.line for block in following if isinstance(block, Paragraph)]
    return _told(ctx, done, contact, lines, entry)


@drafts.command("unsent", hidden=True)
def unsent(ctx: Context, draft: Annotated[int, RecordId("Which message")]) -> Card:
    """Take back that a message was sent: with the talk that was logged, and what it settled."""
    one, contact = found(ctx, draft)
    if one.state is not State.SENT:
        return seen(ctx, one, contact)
    opened = replace(one, state=State.OPEN, closed_at=None, entry=None)
    ctx.store.drafts.save(replace(opened, ask_on=None))
    lines: list[Line] = []
    entry = None if one.entry is None else ctx.store.journal.find(ctx.member.id, EntryId(one.entry))
    if entry is not None:
        lines += ctx.retract(entry) or ()
    lines += _out_of_the_ledger(ctx, one)
    _reopened(ctx, one)
    cadence = chain.restart(ctx, contact)
    if cadence is not None:
        lines.append((f"Keep in touch: {times.say_day(cadence.due, ctx.today)}.",))
    return cards.unsent(contact.name, lines).offering(*actions(opened))


@drafts.command("later", hidden=True)
def later(
    ctx: Context,
    draft: Annotated[int, RecordId("Which message")],
    yet: Annotated[bool | None, Flag("It was asked whether it was sent")] = None,
) -> Card:
    """Keep a message for later: not sent yet."""
    one, contact = found(ctx, draft)
    if not rules.is_open(one):
        return seen(ctx, one, contact)
    asked_again = rules.ask_day(one, ctx.today, after=1 if yet else rules.PUT_OFF)
    kept = replace(one, ask_on=asked_again)
    ctx.store.drafts.save(kept)
    will_ask(ctx, kept)
    wanted = ctx.store.questions.of(ctx.member.id)
    silent = wanted is None or wanted.next_at is None
    card = cards.later(contact.name, None if silent else rules.told_day(kept.ask_on, ctx.member), ctx.today)
    return card.offering(button("I sent it", "sent", kept), button("Open", "show", kept), button("Skip", "skip", kept))


@drafts.command("skip", hidden=True)
def skip(ctx: Context, draft: Annotated[int, RecordId("Which message")]) -> Card:
    """Don't send a message after all."""
    one, contact = found(ctx, draft)
    if one.state is State.SENT:
        return _told(ctx, one, contact, ())
    gone = replace(one, state=State.SKIPPED, closed_at=ctx.now, ask_on=None)
    ctx.store.drafts.save(gone)
    return cards.closed(contact.name).offering(button("Undo", "reopen", gone))


@drafts.command("reopen", hidden=True)
def reopen(ctx: Context, draft: Annotated[int, RecordId("Which message")]) -> Card:
    """Make a skipped message a draft again."""
    one, contact = found(ctx, draft)
    if one.state is State.SKIPPED:
        one = replace(one, state=State.OPEN, closed_at=None)
        ctx.store.drafts.save(one)
    return seen(ctx, one, contact)


def _told(
    ctx: Context, draft: Draft, contact: Contact, lines: list[Line] | tuple[()], entry: Entry | None = None
) -> Card:
    """What was logged; the same after a second press, without doing it again."""
    day = ctx.today if draft.closed_at is None else times.local_day(draft.closed_at, ctx.zone)
    card = cards.sent(contact.name, lines, day, ctx.today)
    offered = () if entry is None else ctx.offered(entry)
    return card.offering(button("I did not send it", "unsent", draft), show_button(contact.id), *offered)


def _settled(ctx: Context, draft: Draft) -> FollowUp | None:
    """The open follow-up that is done with the message."""
    if draft.followup is None:
        return None
    one = ctx.store.followups.find(ctx.member.id, FollowUpId(draft.followup))
    if one is None or one.state is not FollowUpState.OPEN or not rules.settles(one, draft.purpose):
        return None
    # What a lead asks for (“apply by Friday”) isn't done by writing to its source.
    heard = ctx.store.leads.of_contact(ctx.member.id, draft.contact)
    return None if any(lead.followup == one.id and lead.state is LeadState.OPEN for lead in heard) else one


def _in_the_ledger(ctx: Context, draft: Draft, contact: Contact) -> tuple[Line, ...]:
    """What a sent message asked for or gave is in the ledger too, under the id of its conversation."""
    if draft.entry is None:
        return ()
    shared = _shared(ctx, draft)
    if shared is not None:
        noted, told, _ = keeping.told(ctx, shared, contact, EntryId(draft.entry))
        return (cards.told(shared.title), *told) if noted is not None else ()
    kind, sort = DeedKind.ASK, str(ASKS.get(draft.purpose, ""))
    if draft.purpose in GIVES:
        kind, sort = DeedKind.HELP, GIVES[draft.purpose].value
    if not sort:
        return ()
    number = DeedId(draft.entry)
    deed = Deed(number, ctx.member.id, kind, ctx.today, ctx.now, contact=draft.contact, sort=sort)
    ctx.store.deeds.add([deed])
    told, _ = ctx.told_of([number])
    return (cards.in_the_ledger(draft.purpose), *told)


def _shared(ctx: Context, draft: Draft) -> Share | None:
    """What was saved to share, and is shared by the draft."""
    if draft.purpose is not Purpose.SHARE or draft.share is None:
        return None
    return ctx.store.shares.find(ctx.member.id, ShareId(draft.share))


def _out_of_the_ledger(ctx: Context, draft: Draft) -> tuple[Line, ...]:
    for one in ctx.store.shares.of_contact(ctx.member.id, draft.contact) if draft.share is not None else ():
        if one.made == draft.entry:
            ctx.store.shares.take_back(ctx.member.id, one.id)
    if draft.entry is None or not ctx.store.deeds.remove(ctx.member.id, DeedId(draft.entry)):
        return ()
    return ctx.told_of([draft.entry])[0]


def _reopened(ctx: Context, draft: Draft) -> None:
    """What the message settled is open again, and what it made pointless; the next one of a series is gone."""
    if draft.closed_at is None:
        return
    owner, contact = ctx.member.id, draft.contact
    back = list(ctx.store.followups.closed_with(owner, contact, draft.closed_at))
    one = None if draft.followup is None else ctx.store.followups.find(owner, FollowUpId(draft.followup))
    if one is not None and one.state is FollowUpState.DONE and one.closed_at == draft.closed_at:
        back.append(one)
        leads.unthanked(ctx, one)
        for next_ in ctx.store.followups.of_contact(owner, contact):
            if next_.created_at == draft.closed_at and next_.rule == one.rule and next_.kind is one.kind:
                ctx.store.followups.save(chain.closed(next_, FollowUpState.SKIPPED, ctx.now))
    for each in back:
        opened = replace(each, state=FollowUpState.OPEN, closed_at=None, rev=each.rev + 1)
        ctx.store.followups.save(replace(opened, nudge_at=followup_rules.next_nudge(opened, ctx.member, ctx.now)))
