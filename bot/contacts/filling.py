"""From a quick line to a person: somebody new, or what was not known of somebody before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.contacts import quickline, rules
from bot.contacts.args import choices
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
    """A line with what the store had to say: who introduced them, and the channel; else both stay in the note."""

    line: QuickLine
    through: ContactId | None = None
    channel: str = ""


def read(ctx: Context, line: QuickLine) -> Reading:
    """“via Ben” is the one Ben whom the member knows, “via LinkedIn” a channel; anything else goes into the note."""
    if not line.through:
        return Reading(line)
    name = quickline.introducer(line.through)
    channel = next((one for one in CHANNELS if words.fold(one) == words.fold(name)), "")
    if channel:
        return Reading(line, channel=channel)
    people = ctx.store.contacts.named(ctx.member.id, words.terms(name))
    exact = [person for person in people if words.terms(person.name) == words.terms(name)]
    found = exact or people
    if len(found) == 1 and words.terms(found[0].name) != words.terms(line.name):
        return Reading(line, through=found[0].id)
    return Reading(replace(line, note="; ".join(part for part in (line.note, line.through) if part), through=""))


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
    certain = [person for person in people if words.terms(person.name) == wanted]
    if len(certain) == 1 and rules.may_be(certain[0], line.company):
        return certain[0]
    if not people or not asks:
        return None
    question = Ambiguous(
        f"Is this somebody you know, or a new {line.name}?",
        [*choices(people[:ASKED_ABOUT]), Choice("Somebody new", ids.spell_id(SOMEONE_NEW))],
    )
    question.field = "same"
    raise question


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
        channel=reading.channel,
        through=reading.through,
        tags=line.tags,
        links=line.links,
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
        channel=contact.channel or reading.channel,
        through=contact.through or (reading.through if reading.through != contact.id else None),
        tags=rules.tagged(contact.tags, line.tags),
        links=tuple(dict.fromkeys((*contact.links, *line.links))),
        archived_at=None,
    )
