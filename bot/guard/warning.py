"""What the guard says before an ask, and that it said it: once in 30 local days for the same person and rule.

For whoever helps to ask: `found = before_ask(ctx, contact, ask)`; where there is anything, `note_said` and show
`cards.before(…)` with a button that says the same call again: by then nothing is left to say, so it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.contacts.model import Contact, Stage, Tier
from bot.context import Context
from bot.guard import rules
from bot.guard.model import Caution, CautionId, Crowd, Guard, History, Told
from bot.journal.model import Ask, DeedId, DeedKind
from bot.kit import ids, times, words

READ = 100
"""Talks, and gives and asks, that are read of one person, the newest first."""

PERSONAL = frozenset({"friend", "family", "classmate", "colleague", "close friend", "partner"})
"""Kinds of people whom one knew before they were written down (S22)."""


def before_ask(ctx: Context, contact: Contact, ask: Ask, *, asked: DeedId | None = None) -> tuple[Caution, ...]:
    """What there is to say before that ask; nothing that is muted or was said lately. Writes nothing.

    `asked`: the ask itself, where it was logged already; it is no part of what came before.
    """
    muted = ctx.store.mutes.muted(ctx.member.id, contact.id)
    said = ctx.store.mutes.said(ctx.member.id, contact.id, rules.said_since(ctx.today))
    if muted | said >= set(Guard):
        return ()
    crowd = Guard.COLLECTING not in muted | said
    found = rules.cautions(history(ctx, contact, asked=asked, crowd=crowd), ask, ctx.today)
    heard = rules.heard(found, muted=muted, said=said)
    today = len(ctx.store.mutes.said(ctx.member.id, contact.id, ctx.today)) if heard else 0
    return heard[: max(rules.SHOWN - today, 0)]


def was_said(ctx: Context, contact: Contact, ask: Ask) -> bool:
    """Whether something speaks against that ask that was said lately, and so is not said again."""
    muted = ctx.store.mutes.muted(ctx.member.id, contact.id)
    said = ctx.store.mutes.said(ctx.member.id, contact.id, rules.said_since(ctx.today)) - muted
    found = rules.cautions(history(ctx, contact, crowd=Guard.COLLECTING in said), ask, ctx.today) if said else ()
    return any(one.rule in said for one in found)


def note_said(ctx: Context, cautions: Iterable[Caution], contact: Contact) -> None:
    """Remember what was shown of that person, so that it isn't said again for 30 days."""
    ctx.store.mutes.say(
        Told(
            CautionId(ids.new_id(ctx.now)),
            ctx.member.id,
            one.rule.value,
            None if one.general else contact.id,
            ctx.today,
            ctx.now,
        )
        for one in cautions
    )


def history(ctx: Context, contact: Contact, *, asked: DeedId | None = None, crowd: bool = False) -> History:
    """What the log knows of a person: three short queries, and one more for the `crowd`. No private text is read."""
    owner, mutes = ctx.member.id, ctx.store.mutes
    deeds = mutes.deeds(owner, contact.id, limit=READ, but=asked)
    return History(
        name=contact.name,
        added=times.local_day(contact.created_at, ctx.zone),
        near=is_near(contact),
        talks=mutes.talks(owner, contact.id, limit=READ),
        gives=tuple(one.day for one in deeds if one.kind is DeedKind.HELP),
        asks=tuple(one.day for one in deeds if one.kind is DeedKind.ASK),
        late=mutes.late(owner, contact.id, ctx.today),
        crowd=mutes.crowd(owner, ctx.now - timedelta(days=rules.CROWD_DAYS)) if crowd else Crowd(),
    )


def is_near(contact: Contact) -> bool:
    """Whether the member said that they are close: such people were known long before they were written down."""
    personal = words.fold(contact.kind) in PERSONAL or words.fold(contact.channel) == "personal circle"
    return personal or contact.tier is Tier.CLOSE or contact.stage is not Stage.CONTACT
