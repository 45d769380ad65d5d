"""A draft as it is shown: put together from the log, judged anew, with what can be done about it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.contacts.model import Contact
from bot.context import Context
from bot.drafts import cards, composing, known, pieces, reading, rules
from bot.drafts.args import CHANNELS, PURPOSES
from bot.drafts.group import button
from bot.drafts.judging import judge
from bot.drafts.model import Channel, Draft, Purpose
from bot.followups.model import FollowUpId
from bot.kit import times
from bot.kit.cards import Action, Button, Card, Choose
from bot.sharing.model import ShareId

_LINK = re.compile(r"https?://\S+")

ARCHIVED = "They are in your archive."


def seen(ctx: Context, draft: Draft, contact: Contact, *, because: str = "") -> Card:
    """A draft as it is, judged anew, with what can be done about it."""
    about, notes = _known(ctx, draft, contact)
    facts = known.facts(about)
    first = not ctx.store.journal.of_contact(ctx.member.id, contact.id, limit=1)
    judged = judge(ctx, draft.text, draft.channel, first=first, contact=contact.id, facts=facts)
    used: tuple[str, ...] = ()
    if draft.variant is not None:
        made = _pieces(about, draft)
        used = composing.used(made) if pieces.text(made) == draft.text else ()
    note = ARCHIVED if contact.archived_at is not None else ""
    day = times.local_day(draft.created_at, ctx.zone)
    shown = cards.Seen(draft, contact.name, day, judged, because, used, notes, note)
    return cards.shown(shown, ctx.today).offering(*actions(draft))


def actions(draft: Draft) -> tuple[Action, ...]:
    """What can be done with a draft."""
    if not rules.is_open(draft):
        undo = () if draft.entry is None else (button("I did not send it", "unsent", draft),)
        return (*undo, *(() if draft.entry is not None else (button("Open it again", "reopen", draft),)))
    channels = tuple(
        button(label, "turn", draft, channel=one.value) for one, label in CHANNELS.items() if one is not draft.channel
    )
    purposes = tuple(
        button(label, "turn", draft, purpose=one.value) for one, label in PURPOSES.items() if one is not draft.purpose
    )
    whom = draft.purpose is Purpose.INTRODUCTION
    sent, edit = button("I sent it", "sent", draft), _form("Edit", "edit", draft)
    return (
        *((edit, sent) if composing.left_open(draft.text) else (sent, edit)),  # what comes next comes first
        *_phrasings(draft),
        *((_form("Whom", "turn", draft),) if whom else ()),
        button("Later", "later", draft),
        Choose("How", channels),
        Choose("What for", purposes),
    )


def will_ask(ctx: Context, draft: Draft) -> None:
    """It is looked at on that day whether it was sent. Nothing for whoever wants nothing asked by itself."""
    if draft.ask_on is not None:
        at = rules.look_at(draft.ask_on, ctx.member)
        ctx.store.questions.wake(ctx.member.id, at)
        ctx.store.questions.sooner(ctx.member.id, at)


def _phrasings(draft: Draft) -> tuple[Button, ...]:
    if draft.variant is None:
        return (button("Start over", "words", draft, variant="0"),)
    number, brief = divmod(draft.variant, 2)
    following = composing.phrasing(number + 1, brief=bool(brief))
    other = button("Other words", "words", draft, variant=str(following))
    if draft.channel is Channel.CONNECTION_NOTE:  # a note is short in any case
        return (other,)
    length = composing.phrasing(number, brief=not brief)
    return other, button("Longer" if brief else "Shorter", "words", draft, variant=str(length))


def fresh(ctx: Context, draft: Draft, contact: Contact) -> Draft:
    """An open draft of ours with what the log knows by now: what was today is yesterday. Own words stay."""
    if draft.variant is None or not rules.is_open(draft):
        return draft
    made = composed(ctx, draft, contact)
    if made != draft:
        ctx.store.drafts.save(made)
    return made


def composed(ctx: Context, draft: Draft, contact: Contact) -> Draft:
    """With its text; and with who brought the two together, where the text names them: they can be forgotten too."""
    about, _ = _known(ctx, draft, contact)
    made = _pieces(about, draft)
    through = contact.through if "who brought you together" in composing.used(made) else None
    other = draft.other if draft.purpose is Purpose.INTRODUCTION else through or draft.other
    return replace(draft, text=pieces.text(made), other=other)


def _pieces(about: known.Known, draft: Draft) -> pieces.Pieces:
    return composing.compose(
        about, draft.purpose, draft.channel, variant=draft.variant or 0, seed=f"{draft.contact}/{draft.purpose}"
    )


def _known(ctx: Context, draft: Draft, contact: Contact) -> tuple[known.Known, tuple[str, ...]]:
    followup = None
    if draft.followup is not None:
        followup = ctx.store.followups.find(ctx.member.id, FollowUpId(draft.followup))
    other = None
    if draft.purpose is Purpose.INTRODUCTION and draft.other not in (None, draft.contact):  # the two may be one by now
        other = ctx.store.contacts.find(ctx.member.id, draft.other)
    if draft.purpose is not Purpose.SHARE:
        return reading.read(ctx, contact, followup, other)
    share = None if draft.share is None else ctx.store.shares.find(ctx.member.id, ShareId(draft.share))
    there = _LINK.search(draft.text)  # a link that was put in stays, whatever the words around it
    return reading.read(ctx, contact, followup, other, share, "" if there is None else there[0])


def _form(label: str, command: str, draft: Draft) -> Button:
    return replace(button(label, command, draft), asks=1)
