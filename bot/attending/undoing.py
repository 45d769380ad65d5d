"""Taking back whom somebody met at an event: all of it, or nothing of those with whom more has happened since."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.contacts.model import ContactId
from bot.context import Context
from bot.events.model import Going
from bot.journal.model import Entry, EntryId
from bot.kit import ids
from bot.kit.ids import UnknownRecord
from bot.met import forgetting
from bot.met.commands import Logged

MARK = 12
"""Hexadecimal digits that tell whether anything has changed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A talk that was logged; `new`: so was the person. `seen` is the mark of all that was known of them then."""

    entry: EntryId
    new: bool
    seen: str


def spell(ctx: Context, before: Going, logged: Sequence[Logged]) -> str:
    """What was logged, and what the member had said of the event `before`, as one argument of a held call."""
    seen = {one.contact.id: _mark(ctx, one.contact.id) for one in logged}
    fresh = {one.contact.id for one in logged if one.new}
    marks = [
        f"{ids.spell_id(one.entry.id)}{'+' if one.contact.id in fresh else '-'}{seen[one.contact.id]}" for one in logged
    ]
    return " ".join([before.name.lower(), *marks])


def read(what: str) -> tuple[Going, tuple[Mark, ...]]:
    """The same again; raises UnknownRecord for anything else."""
    before, *marks = what.split() or [""]
    state = next((one for one in Going if one.name.lower() == before), None)
    if state is None:
        raise UnknownRecord
    found: list[Mark] = []
    for one in marks:
        number, sign, seen = one[: ids.LENGTH], one[ids.LENGTH : ids.LENGTH + 1], one[ids.LENGTH + 1 :]
        if sign not in ("+", "-"):
            raise UnknownRecord
        found.append(Mark(EntryId(ids.read_id(number)), sign == "+", seen))
    return state, tuple(found)


def logged_at(ctx: Context, marks: Sequence[Mark]) -> datetime | None:
    """When that was; None if nothing is left of it."""
    found = (ctx.store.journal.find(ctx.member.id, mark.entry) for mark in marks)
    return next((one.at for one in found if one is not None), None)


def take_back(ctx: Context, marks: Sequence[Mark]) -> tuple[list[str], list[str]]:
    """The names of those whose talk is gone, and of those with whom it stays since more has happened."""
    found = [(mark, ctx.store.journal.find(ctx.member.id, mark.entry)) for mark in marks]
    by_person: dict[ContactId, list[tuple[Mark, Entry]]] = {}
    for mark, entry in found:
        if entry is not None:
            by_person.setdefault(ContactId(entry.contact), []).append((mark, entry))
    people = ctx.store.contacts.several(ctx.member.id, by_person)
    untouched = {one: _mark(ctx, one) == pairs[0][0].seen for one, pairs in by_person.items()}
    gone, kept = list[str](), list[str]()
    for number, pairs in by_person.items():
        if untouched[number]:
            forgetting.forget(ctx, people[number], [entry for _, entry in pairs], alone=pairs[0][0].new)
        (gone if untouched[number] else kept).append(people[number].name)
    return gone, kept


def _mark(ctx: Context, number: ContactId) -> str:
    """Of the person, their last talks and what is open with them; what only time changes is left out."""
    person = ctx.store.contacts.find(ctx.member.id, number)
    talks = ctx.store.journal.of_contact(ctx.member.id, number)
    waiting = ctx.store.followups.of_contact(ctx.member.id, number)
    steps = sorted((one.id, one.due, one.at, one.rev, one.state) for one in waiting)
    gives = ctx.store.deeds.of_contact(ctx.member.id, number)
    known = (person, talks, steps, *((gives,) if gives else ()))
    return hashlib.sha256(repr(known).encode()).hexdigest()[:MARK]
