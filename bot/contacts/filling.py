"""From a quick line to a person: somebody new, or what was not known of somebody before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.contacts import rules
from bot.contacts.args import choices
from bot.contacts.lines import caring
from bot.contacts.model import CHANNELS, Contact, ContactId
from bot.contacts.quickline import QuickLine
from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Choice
from bot.kit.ids import UnknownRecord

SOMEONE_NEW = 1
"""The value of `same` for somebody who only shares a name: no record has this id."""

ASKED_ABOUT = 4
"""Namesakes to choose from; the fifth button is “Somebody new”."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line with what the store had to say: who introduced them, and the channel; what has no place of its own is in
    the note of the line."""

    line: QuickLine
    through: ContactId | None = None
    channel: str = ""


def read(ctx: Context, line: QuickLine) -> Reading:
    """“via Ben” is the one Ben whom the member knows, “via LinkedIn” a channel; anything else goes into the note.

    So does a handle, unless it is what the person is called."""
    if line.handle and line.handle != line.name:
        line = replace(line, note=_joined(line.note, line.handle))
    channel = next((one for one in CHANNELS if words.fold(one) == words.fold(line.where)), "")
    if channel:
        line = replace(line, where="")
    through = _introducer(ctx, line) if line.through else None
    if line.through and through is None:
        line = replace(line, note=_joined(line.note, f"via {line.through}"), through="")
    return Reading(line, through=through, channel=channel)


def _introducer(ctx: Context, line: QuickLine) -> ContactId | None:
    people = ctx.store.contacts.named(ctx.member.id, words.terms(line.through))
    exact = [person for person in people if words.terms(person.name) == words.terms(line.through)]
    found = exact or people
    if len(found) == 1 and words.terms(found[0].name) != words.terms(line.name):
        return found[0].id
    return None


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def known(ctx: Context, line: QuickLine, same: int | None, *, asks: bool) -> Contact | None:
    """The person this is about, if the member knows them; asks when a name could mean somebody known."""
    if same == SOMEONE_NEW:
        return None
    if same is not None:
        found = ctx.store.contacts.find(ctx.member.id, ContactId(same))
        if found is None:
            raise UnknownRecord(field="same")
        return found
    wanted = words.terms(line.name)
    people = rules.namesakes(line.name, ctx.store.contacts.named(ctx.member.id, wanted, archived=True))
    certain = rules.certain([person for person in people if words.terms(person.name) == wanted], line.company)
    if certain is not None or not people or not asks:
        return certain
    question = Ambiguous(
        f"Is this somebody you know, or a new {line.name}?",
        [*choices(people[:ASKED_ABOUT]), Choice("Somebody new", ids.spell_id(SOMEONE_NEW))],
    )
    question.field = "same"
    raise question


def namesake(ctx: Context, line: QuickLine) -> bool:
    """Whether the member knows somebody, it may be another, of exactly that name."""
    wanted = words.terms(line.name)
    people = ctx.store.contacts.named(ctx.member.id, wanted, archived=True)
    return any(words.terms(person.name) == wanted for person in people)


def newcomer(ctx: Context, reading: Reading) -> Contact:
    line = reading.line
    return Contact(
        ContactId(ids.new_id(ctx.now)),
        ctx.member.id,
        line.name,
        ctx.now,
        role=line.role,
        company=line.company,
        met_at=line.where,
        email=line.email,
        phone=line.phone,
        channel=reading.channel,
        through=reading.through,
        tags=line.tags,
        links=line.links,
        cares=caring.about(line.note),
    )


def filled(contact: Contact, reading: Reading) -> Contact:
    """What was not known before; what was known is not overwritten. Whoever is talked about again is archived no
    longer."""
    line = reading.line
    return replace(
        contact,
        role=contact.role or line.role,
        company=contact.company or line.company,
        met_at=contact.met_at or line.where,
        email=contact.email or line.email,
        phone=contact.phone or line.phone,
        channel=contact.channel or reading.channel,
        through=contact.through or (reading.through if reading.through != contact.id else None),
        tags=rules.tagged(contact.tags, line.tags),
        links=tuple(dict.fromkeys((*contact.links, *line.links))),
        cares=contact.cares or caring.about(line.note),
        archived_at=None,
    )
