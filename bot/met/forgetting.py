"""A talk taken out again, with what it started: the follow-ups, and a person of whom nothing else is known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from bot.contacts.model import Contact
from bot.context import Context
from bot.followups import chain, rules
from bot.followups.model import Kind, State
from bot.goals import counting
from bot.goals import model as goal_model
from bot.journal.model import Entry
from bot.kit.cards import Line


def forget(ctx: Context, person: Contact, entries: Sequence[Entry], *, alone: bool) -> tuple[Line, ...]:
    """Take out talks with a person that were logged at once. `alone`: the person goes as well. What goals say of it."""
    counted = {count.goal for count in ctx.store.goals.linked_to(ctx.member.id, [entry.id for entry in entries])}
    told: tuple[Line, ...] = ()
    for entry in entries:
        told = ctx.retract(entry) or told
    goals = [goal for goal in ctx.store.goals.listing(ctx.member.id, goal_model.State.ACTIVE) if goal.id in counted]
    fewer = [counting.now_at(one) for one in counting.standings(ctx, goals)]  # their counts went with the talks
    told += tuple(line for line in fewer if line not in told)
    if alone:
        ctx.store.merges.remove_person(ctx.member.id, person.id)
        return told
    numbers = {int(entry.id) for entry in entries}
    for one in ctx.store.followups.of_contact(ctx.member.id, person.id):
        if one.entry in numbers:
            ctx.store.followups.save(chain.closed(one, State.CANCELLED, ctx.now))
    at = entries[0].at
    later = any(talk.at > at for talk in ctx.store.journal.of_contact(ctx.member.id, person.id))
    pointless = () if later else ctx.store.followups.closed_with(ctx.member.id, person.id, at)
    for one in pointless:  # by this talk
        if one.entry not in numbers and one.kind is not Kind.CADENCE:
            opened = replace(one, state=State.OPEN, closed_at=None, rev=one.rev + 1)
            ctx.store.followups.save(replace(opened, nudge_at=rules.next_nudge(opened, ctx.member, ctx.now)))
    chain.restart(ctx, person)
    return told


def mark(person: Contact) -> int:
    """Of what is known of a person, spelled like an id; it stays the same until that is changed."""
    return int.from_bytes(hashlib.sha256(repr(person).encode()).digest()[:8]) >> 1


def known_by_it_alone(ctx: Context, person: Contact, entry: Entry) -> bool:
    """Whether nothing else was ever logged with a person, or is to come: no other talk, nothing given to them, no
    follow-up of their own."""
    owner = ctx.member.id
    talks = ctx.store.journal.of_contact(owner, person.id, limit=2)
    waiting = ctx.store.followups.of_contact(owner, person.id)
    return (
        all(talk.id == entry.id for talk in talks)
        and not ctx.store.deeds.of_contact(owner, person.id, limit=1)
        and not ctx.store.contacts.introduced(owner, person.id, limit=1)
        and all(one.entry == entry.id or one.kind is Kind.CADENCE for one in waiting)
    )
