"""What was understood of a meeting, said back in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.contacts.cards import sentence
from bot.contacts.model import Contact
from bot.followups import cards as followup_cards
from bot.followups.model import FollowUp, Kind
from bot.journal.model import Entry, How
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, Entries, Facts, Line, Quote, Strong, footnote, say
from bot.kit.cards import Entry as Item


def logged(
    contact: Contact,
    entry: Entry,
    started: Sequence[FollowUp],
    told: Sequence[Line],
    today: date,
    *,
    new: bool,
    through: str = "",
) -> Card:
    pairs: list[tuple[str, Line]] = []
    pairs += [("Role", (contact.role,))] if contact.role else []
    pairs += [("Company", (contact.company,))] if contact.company else []
    pairs += [("Met", (entry.where,))] if entry.where else []
    pairs += [("Channel", (contact.channel,))] if contact.channel else []
    pairs += [("Through", (through,))] if through else []
    pairs += [("E-mail", (contact.email,))] if contact.email else []
    pairs += [("Phone", (contact.phone,))] if contact.phone else []
    pairs += [("Links", (", ".join(contact.links),))] if contact.links else []
    pairs += [("Tags", (" ".join(f"#{tag}" for tag in contact.tags),))] if contact.tags else []
    pairs += [("Cares about", (contact.cares,))] if contact.cares else []
    pairs += [("Talked", (_talk(entry, today),))] if _talk(entry, today) else []
    pairs += [("You promised", (entry.promise,))] if entry.promise else []
    blocks: list[Block] = [Facts(tuple(pairs))] if pairs else []
    if entry.note:
        blocks.append(Quote(entry.note))
    steps = tuple((followup_cards.label(one.kind), (_step(one, today),)) for one in started)
    blocks.append(Facts(steps))
    blocks += [say(*line) for line in told]
    title = f"Logged: {contact.name}" if new else f"Logged another talk with {contact.name}"
    return Card(title, tuple(blocks), tone="good", summary="Logged")


IN_A_LIST = 140
"""Characters of a note in a list."""


def talks(
    contact: Contact, shown: Sequence[Entry], actions: Sequence[tuple[Action, ...]], today: date, *, page: int
) -> Card:
    """A page of what was logged with somebody, the newest first: for the member's own eyes."""
    if not shown:
        return Card(
            f"{'No more talks' if page > 1 else 'No talks yet'} with {words.clip(contact.name, NAME)}",
            summary="Your talks with a person",
        )
    items = tuple(_item(one, offered, today) for one, offered in zip(shown, actions, strict=True))
    return Card(
        f"Your talks with {words.clip(contact.name, NAME)}",
        (Entries("", items), footnote("What you remove no longer counts for your goals.")),
        summary="Your talks with a person",
    )


def taken_back(person: Contact, entry: Entry, told: Sequence[Line], today: date, *, alone: bool) -> Card:
    """`alone`: the person is gone too."""
    name = words.clip(person.name, NAME)
    what = f"the talk with {name} {_on(entry.day, today)}"
    blocks = [say(*line) for line in told]
    if alone:
        blocks.insert(0, say(f"{name} was new by it, so they are out of your contacts too, with their reminders."))
    else:
        blocks.insert(0, say(f"The reminders that it started are gone too. {name} stays in your contacts."))
    return Card(f"Taken back: {what}", tuple(blocks), tone="good", summary="Taken back")


def _item(entry: Entry, offered: tuple[Action, ...], today: date) -> Item:
    said = "; ".join(part for part in (entry.where, entry.note) if part)
    head = (Strong(sentence(entry.how)), f", {times.say_day(entry.day, today)}")
    return Item(head, (words.clip(said, IN_A_LIST),) if said else (), offered)


def _on(day: date, today: date) -> str:
    said = times.say_day(day, today)
    return said if said in ("today", "yesterday") else f"on {said}"


NAME = 80


def _talk(entry: Entry, today: date) -> str:
    """What was said of the talk itself; nothing of what goes without saying: today, in person."""
    began = {"me": "you started it", "them": "they started it"}.get(entry.started, "")
    said = (
        times.say_day(entry.day, today) if entry.day != today else "",
        entry.how.value if entry.how is not How.IN_PERSON else "",
        f"for {entry.purpose.value}" if entry.purpose else "",
        began,
        f"it brought: {entry.outcome.value}" if entry.outcome else "",
    )
    return ", ".join(part for part in said if part)


def _step(one: FollowUp, today: date) -> str:
    when = followup_cards.when(one, today)
    return f"{when}: {one.what}" if one.kind is Kind.PROMISE else when
