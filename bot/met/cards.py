"""What was understood of a meeting, said back in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.contacts.model import Contact
from bot.followups import cards as followup_cards
from bot.followups.model import FollowUp, Kind
from bot.journal.model import Entry, How
from bot.kit import times
from bot.kit.cards import Block, Card, Facts, Line, Quote, say


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
