"""What the log holds for a message to somebody."""

from __future__ import annotations

import re

from bot.contacts.model import Contact
from bot.context import Context
from bot.drafts import known, things
from bot.drafts.known import Known
from bot.followups import rules as followup_rules
from bot.followups.model import FollowUp, Kind
from bot.journal.model import Entry, How
from bot.kit import words
from bot.sharing import rules as sharing
from bot.sharing.model import Share, Sort

TALKED = frozenset({How.IN_PERSON, How.COFFEE, How.CALL, How.EVENT})
"""What one calls a talk; a comment and a message are none."""

_I_AM = re.compile(r"^(?:I am|I'm|I’m|My name is|Hi,? I am)\s+", re.IGNORECASE)

NOTES = 3
"""Notes that are shown beside a message."""

LOOKED_AT = 10
"""Talks, the newest, among which the last one that was a talk is looked for."""


def read(
    ctx: Context,
    contact: Contact,
    followup: FollowUp | None,
    other: Contact | None,
    share: Share | None = None,
    link: str = "",
) -> tuple[Known, tuple[str, ...]]:
    """What can stand in a message to somebody, and the notes to show beside it. `followup`: what it is written for;
    `other`: whom it introduces to them; `share`: what it shares, of which only the `link` may be left."""
    entries = ctx.store.journal.of_contact(ctx.member.id, contact.id, limit=LOOKED_AT)
    waiting = ctx.store.followups.of_contact(ctx.member.id, contact.id)
    talk = next((one for one in entries if one.how in TALKED), None)
    occasion, news = _occasion(followup, waiting)
    found = Known(
        name=contact.name,
        today=ctx.today,
        role=contact.role,
        company=contact.company,
        met_at=contact.met_at,
        talked_on=None if talk is None else talk.day,
        talked_at="" if talk is None else talk.where,
        topic="" if talk is None else things.topic(talk.note),
        cares=contact.cares if _is_about(share, contact, contact.cares) else "",
        interests=tuple(one for one in contact.interests if _is_about(share, contact, one)),
        promise=_promise(followup, waiting),
        occasion=occasion,
        news=news,
        link=link if share is None else "" if share.kind is Sort.NEWS else share.link,
        title="" if share is None or share.kind is Sort.NEWS else " ".join(share.text.split()),
        mine=_news(share),
        through=_introducer(ctx, contact),
        other="" if other is None else other.name,
        other_work="" if other is None else other.work,
        common="" if other is None else in_common(contact, other),
        me=mine(ctx),
    )
    return found, known.hints(found, _notes(contact, entries, followup))


def in_common(one: Contact, other: Contact) -> str:
    """An interest or a skill that both have, as the first of the two writes it; empty for none."""
    theirs = {words.fold(each) for each in (*other.interests, *other.skills)}
    return next((each for each in (*one.interests, *one.skills) if words.fold(each) in theirs), "")


def mine(ctx: Context) -> str:
    """Who the member is, as the pitch for everybody begins: “Dana Lind, a data analyst”; empty without one."""
    everybody = next((one for one in ctx.store.pitches.listing(ctx.member.id) if not one.audience), None)
    return "" if everybody is None else _I_AM.sub("", everybody.slots.who.strip()).rstrip(". ")


def _promise(followup: FollowUp | None, waiting: tuple[FollowUp, ...]) -> str:
    """The one that the message is for, else the first that is open."""
    promises = [one for one in (*((followup,) if followup else ()), *waiting) if one.kind is Kind.PROMISE and one.what]
    return promises[0].what if promises else ""


def _occasion(followup: FollowUp | None, waiting: tuple[FollowUp, ...]) -> tuple[str, str]:
    """What there is to congratulate on: “new job”, and what else was written of it."""
    several = (*((followup,) if followup else ()), *waiting)
    one = next((each for each in several if each.kind is Kind.CONGRATULATE and each.what), None)
    if one is None:
        return "", ""
    said, _, rest = one.what.partition(":")
    if said in followup_rules.OCCASIONS:
        return said.lower(), rest.strip()
    return "", one.what


def _is_about(share: Share | None, contact: Contact, interest: str) -> bool:
    """Whether what is shared has to do with an interest; without anything to share, each may be spoken of."""
    if share is None:
        return True
    alone = Contact(contact.id, contact.owner, contact.name, contact.created_at, interests=(interest,))
    return sharing.match(alone, sharing.topics(share)) is not None


def _news(share: Share | None) -> str:
    if share is None or share.kind is not Sort.NEWS:
        return ""
    return " ".join(f"{share.text} {share.link}".split())


def _introducer(ctx: Context, contact: Contact) -> str:
    person = None if contact.through is None else ctx.store.contacts.find(ctx.member.id, contact.through)
    return "" if person is None else person.name


def _notes(contact: Contact, entries: tuple[Entry, ...], followup: FollowUp | None) -> tuple[str, ...]:
    own = "" if followup is None or followup.kind in (Kind.PROMISE, Kind.CONGRATULATE) else followup.what
    newest = contact.note.rpartition("\n")[2]
    return tuple(part for part in (own, *(one.note for one in entries), newest) if part)[:NOTES]
