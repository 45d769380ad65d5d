"""`/contact add`: people without a meeting. They are parked: nothing reminds of them until the member wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from bot.contacts import cards, facts, filling, quickline, rules
from bot.contacts.filling import Reading
from bot.contacts.group import contacts, show_button
from bot.contacts.model import Contact
from bot.contacts.quickline import FACT_LIMIT, QuickLine
from bot.context import Context
from bot.kit import words
from bot.kit.args import RecordId, Text, here
from bot.kit.cards import Block, Card, footnote, say

NAMES_SHOWN = 20
"""People named on the card of a long list."""


@contacts.command(
    "add",
    examples=["contact add Ana Ruiz, recruiter @Acme #python", "contact add Ben, via Ana - knows the team at Lune"],
)
def add(
    ctx: Context,
    who: Annotated[
        str,
        Text("A name, or lines like: name, role @company, #tag - note", placing="rest", lines=True, limit=4000),
    ],
    role: Annotated[str | None, Text("What they do", limit=FACT_LIMIT)] = None,
    company: Annotated[str | None, Text("Where they work", limit=FACT_LIMIT)] = None,
    where: Annotated[str | None, Text("Where or how you met", limit=FACT_LIMIT)] = None,
    note: Annotated[str | None, Text("What to remember, for your eyes only", lines=True, limit=2000)] = None,
    same: Annotated[int | None, RecordId("Somebody you know already")] = None,
) -> Card:
    """Add people without a meeting: one line each.

    They get no reminders until you say how close you are, or log a talk. To log a meeting, use `met`.
    """
    lines = quickline.people(who)
    if len(lines) > 1:
        return _several(ctx, [quickline.read_line(line, here(ctx)) for line in lines])
    line = quickline.read_line(lines[0] if lines else "", here(ctx))
    line = replace(
        line,
        role=role or line.role,
        company=company or line.company,
        where=where or line.where,
        note="; ".join(part for part in (line.note, note or "") if part),
    )
    before = filling.known(ctx, line, same, asks=True)
    reading = filling.read(ctx, line)
    after = _noted(ctx, filling.newcomer(ctx, reading) if before is None else filling.filled(before, reading), reading)
    if before is None:
        after = replace(after, parked=True)
        ctx.store.contacts.add(after)
        told = ctx.changed(replace(after, company=""), after)  # somebody new at a company is heard of
    else:
        told = ctx.save(before, after)
    card = cards.added(after, through=facts.through_name(ctx, after), new=before is None)
    card = card.saying(*(say(*line) for line in told))
    actions = (facts.edit.ask("Edit", who=after.id), facts.edit.ask("More", 2, who=after.id), show_button(after.id))
    return card.offering(*((facts.how_close(after),) if after.parked else ()), *actions)


def _several(ctx: Context, lines: Sequence[QuickLine]) -> Card:
    """Newcomers are written at once; whoever is known for certain gets what was not known of them."""
    fresh: dict[tuple[str, ...], list[Contact]] = {}
    known: list[Contact] = []
    namesakes: list[str] = []
    for line in lines:
        reading = filling.read(ctx, line)
        among = fresh.setdefault(words.terms(line.name), [])
        again = rules.certain(among, line.company)
        before = filling.known(ctx, line, None, asks=False) if again is None else None
        if again is not None:
            among[among.index(again)] = _noted(ctx, filling.filled(again, reading), reading)
        elif before is None:
            namesakes += [line.name] if among or filling.namesake(ctx, line) else []
            among.append(replace(_noted(ctx, filling.newcomer(ctx, reading), reading), parked=True))
        else:
            after = _noted(ctx, filling.filled(before, reading), reading)
            ctx.save(before, after)
            known.append(after)
    newcomers = [one for some in fresh.values() for one in some]
    ctx.store.contacts.add_many(newcomers)
    told: list[Block] = [say(one.introduced) for one in newcomers[:NAMES_SHOWN]]
    left = len(newcomers) - NAMES_SHOWN
    told += [say(f"and {words.plural(left, 'other')}")] if left > 0 else []
    if known:
        names = words.clip(words.join([one.name for one in known]), 200)
        told.append(say(f"You knew {words.plural(len(known), 'person', 'people')} already: {names}."))
    told += cards.kept_apart(namesakes)
    told.append(footnote("No reminders for now. To change somebody: ", facts.edit.mention(), " and their name."))
    return Card(
        f"Added {words.plural(len(newcomers), 'person', 'people')}",
        tuple(told),
        tone="good",
        summary="Added",
    )


def _noted(ctx: Context, contact: Contact, reading: Reading) -> Contact:
    """With the note of the line; without a meeting, what was promised and which days were named belong there too."""
    line = reading.line
    promises = [f"promised {promise}" for promise in line.promises]
    said = "; ".join(part for part in (line.note, *promises, line.when, line.met) if part)
    if not said or said in contact.note:
        return contact
    note = rules.appended(contact.note, said, ctx.today)
    if len(note) > facts.NOTE_LIMIT:
        raise facts.NoteFull(name=contact.name, length=f"{len(contact.note):,}")
    return replace(contact, note=note)
