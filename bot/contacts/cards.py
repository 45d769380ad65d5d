"""How people look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.contacts.model import Contact
from bot.journal.model import Entry, How
from bot.kit import times, words
from bot.kit.cards import Block, Card, Entries, Facts, Line, Quote, Strong, footnote, say
from bot.kit.cards import Entry as Item

TALKS_SHOWN = 3


def person(contact: Contact, talks: Sequence[Entry], panels: Sequence[tuple[str, Line]], today: date) -> Card:
    """Everything known about one person: for the member's own eyes."""
    pairs: list[tuple[str, Line]] = []
    pairs += [("Role", (contact.role,))] if contact.role else []
    pairs += [("Company", (contact.company,))] if contact.company else []
    pairs += [("Met", (contact.met_at,))] if contact.met_at else []
    pairs.append(("Last talk", (_last(talks, today),)))
    pairs += panels
    blocks: list[Block] = [Facts(tuple(pairs))]
    for talk in talks[:TALKS_SHOWN]:
        line = f"{sentence(talk.how)}, {times.say_day(talk.day, today)}"
        blocks.append(say(Strong(line), *((f", {talk.where}",) if talk.where else ())))
        if talk.note:
            blocks.append(Quote(talk.note))
        if talk.promise:
            blocks.append(say("You promised: ", talk.promise))
    if contact.parked:
        blocks.append(footnote("Reminders to keep in touch are off for this person."))
    return Card(contact.name, tuple(blocks), summary="A person you know")


def changed(contact: Contact) -> Card:
    """What is known after a change, in full."""
    pairs: list[tuple[str, Line]] = [("Name", (contact.name,))]
    pairs += [("Role", (contact.role,))] if contact.role else []
    pairs += [("Company", (contact.company,))] if contact.company else []
    pairs += [("Met", (contact.met_at,))] if contact.met_at else []
    return Card(f"Changed: {contact.name}", (Facts(tuple(pairs)),), tone="good", summary="Changed")


def people(page: Sequence[Contact], count: int, last: dict[int, date], today: date) -> Card:
    items = tuple(
        Item(
            (Strong(contact.name), *((f", {contact.work}",) if contact.work else ())),
            (_ago(last.get(contact.id), today),),
        )
        for contact in page
    )
    return Card(f"{words.plural(count, 'person', 'people')} you know", (Entries("", items),), summary="People you know")


def nobody() -> Card:
    return Card(
        "Nobody here yet",
        (say("Log the first person you think of. One line is enough, and only the name is needed."),),
        summary="Nobody here yet",
    )


def sentence(how: How) -> str:
    return how.value[:1].upper() + how.value[1:]


def _last(talks: Sequence[Entry], today: date) -> str:
    return _ago(talks[0].day if talks else None, today).removeprefix("Last talk ")


def _ago(day: date | None, today: date) -> str:
    return "none yet" if day is None else f"Last talk {times.say_ago(day, today)}"
