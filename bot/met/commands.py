"""`/met`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from bot.contacts import rules as contact_rules
from bot.contacts.args import SHOWN, label
from bot.contacts.commands import edit, show
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.feature import Feature
from bot.followups import chain
from bot.followups.model import FollowUp
from bot.journal.model import Entry, EntryId
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Choice, Moment, RecordId, Text
from bot.kit.cards import Card, Line, say
from bot.kit.commands import Group
from bot.kit.dates import PastDay, When
from bot.kit.ids import UnknownRecord
from bot.met import cards, rules
from bot.met.model import Meeting

SOMEONE_NEW = 1
"""The value of `same` for somebody who only shares a name: no record has this id."""

met = Group[Context]("met", "Log somebody you met", front=True)


@met.command(
    "",
    examples=[
        "met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV",
        "met Ben",
        "met Chloé Dubois, designer @Lune - asked about accessibility; next friday",
    ],
)
def log_meeting(
    ctx: Context,
    who: Annotated[
        str,
        Text(
            "A name, or the whole line: name, role @company, where - note; promised X",
            placing="rest",
            lines=True,
            limit=4000,
        ),
    ],
    company: Annotated[str | None, Text("Where they work", limit=rules.PLACE_LIMIT)] = None,
    where: Annotated[str | None, Text("Where or how you met", limit=rules.PLACE_LIMIT)] = None,
    note: Annotated[str | None, Text("What to remember, for your eyes only", lines=True, limit=2000)] = None,
    promise: Annotated[str | None, Text("What you promised, for your eyes only", limit=300)] = None,
    role: Annotated[str | None, Text("What they do", limit=rules.PLACE_LIMIT)] = None,
    when: Annotated[When | None, Moment("When to follow up, if you know a day")] = None,
    same: Annotated[int | None, RecordId("Somebody you know already")] = None,
) -> Card:
    """Log somebody you met, and start following up.

    One line is enough; only the name is needed. I remind you to say thanks tomorrow, to keep a promise in two days,
    and to check in after a month.
    """
    lines = rules.people(who)
    if len(lines) > 1:
        return _several(ctx, lines)
    meeting = rules.read_meeting(lines[0] if lines else "")
    meeting = replace(
        meeting,
        company=company or meeting.company,
        where=where or meeting.where,
        role=role or meeting.role,
        note="; ".join(part for part in (meeting.note, note or "") if part),
        promises=(*meeting.promises, *((promise,) if promise else ())),
    )
    contact, entry, started, told, new = _log(ctx, meeting, when, same)
    card = cards.logged(contact, entry, started, told, ctx.today, new=new)
    return card.offering(edit.ask("Edit", who=contact.id), show.button("Show", who=contact.id))


def _several(ctx: Context, lines: Sequence[str]) -> Card:
    """One person a line, each logged like a line of its own; a namesake counts as known when it is the only one."""
    logged = [_log(ctx, rules.read_meeting(line), None, None, asks=False) for line in lines]
    names = words.join([contact.name for contact, *_ in logged])
    steps = tuple(say(contact.introduced) for contact, *_ in logged)
    return Card(
        f"Logged {words.plural(len(logged), 'person', 'people')}: {words.clip(names, 120)}",
        steps,
        tone="good",
        summary="Logged",
    )


def _log(
    ctx: Context, meeting: Meeting, when: When | None, same: int | None, *, asks: bool = True
) -> tuple[Contact, Entry, tuple[FollowUp, ...], tuple[Line, ...], bool]:
    named = when
    if named is None and meeting.when:
        try:
            named = Moment("").read(meeting.when, ctx)
        except PastDay:  # it says when something was, not when to follow up
            meeting = replace(meeting, note="; ".join(part for part in (meeting.note, meeting.when) if part))
    known = _known(ctx, meeting, same, asks=asks)
    contact = _fill(known, meeting) if known is not None else _newcomer(ctx, meeting)
    if known is None:
        ctx.store.contacts.add(contact)
    elif contact != known:
        ctx.store.contacts.save(contact)
    entry = Entry(
        EntryId(ids.new_id(ctx.now)),
        ctx.member.id,
        contact.id,
        at=ctx.now,
        day=ctx.today,
        where=meeting.where,
        note=meeting.note if known is None else rules.noted(meeting, known),
        promise="; ".join(meeting.promises),
    )
    told = ctx.record(entry)
    started = chain.start(ctx, contact, entry, meeting.promises, named)
    return contact, entry, started, told, known is None


def _known(ctx: Context, meeting: Meeting, same: int | None, *, asks: bool) -> Contact | None:
    """The person this is about, if the member knows them; asks when a name could mean somebody known."""
    if same == SOMEONE_NEW:
        return None
    if same is not None:
        found = ctx.store.contacts.find(ctx.member.id, ContactId(same))
        if found is None:
            raise UnknownRecord(field="same")
        return found
    people = contact_rules.namesakes(meeting.name, ctx.store.contacts.named(ctx.member.id, words.terms(meeting.name)))
    certain = [person for person in people if words.terms(person.name) == words.terms(meeting.name)]
    if len(certain) == 1 and _agree(certain[0], meeting):
        return certain[0]
    if not people or not asks:
        return None
    choices = [Choice(label(person), ids.spell_id(person.id)) for person in people[: SHOWN - 1]]
    question = Ambiguous(
        f"Is this somebody you know, or a new {meeting.name}?",
        [*choices, Choice("Somebody new", ids.spell_id(SOMEONE_NEW))],
    )
    question.field = "same"
    raise question


def _agree(person: Contact, meeting: Meeting) -> bool:
    """Nothing speaks against their being the same person: one company is not known, or both are equal."""
    return not (person.company and meeting.company) or words.fold(person.company) == words.fold(meeting.company)


def _newcomer(ctx: Context, meeting: Meeting) -> Contact:
    return Contact(
        ContactId(ids.new_id(ctx.now)),
        ctx.member.id,
        meeting.name,
        ctx.now,
        role=meeting.role,
        company=meeting.company,
        met_at=meeting.where,
    )


def _fill(contact: Contact, meeting: Meeting) -> Contact:
    """What was not known before; what was known is not overwritten."""
    return replace(
        contact,
        role=contact.role or meeting.role,
        company=contact.company or meeting.company,
        met_at=contact.met_at or meeting.where,
    )


feature = Feature(commands=(met,))
