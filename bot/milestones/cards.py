"""How occasions look: only for the member, in answers to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bot.contacts.model import Contact
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Facts, Line, Strong, footnote, say
from bot.milestones import rules
from bot.milestones.model import TITLES, Milestone, MilestoneId

IN_A_LIST = 140
"""Characters of an occasion in a list."""
NAME = 60


def when(one: Milestone, today: date) -> str:
    """“today”, “Friday 13 March”, “12 May, every year”."""
    if one.yearly:
        return f"{one.day.day} {times.MONTHS[one.day.month - 1]}, every year"
    return times.say_day(one.day, today)


def _facts(one: Milestone, contact: Contact, today: date) -> Facts:
    day = f"{times.full_day(one.day)}" if not one.yearly else when(one, today)
    pairs: list[tuple[str, Line]] = [("Who", (words.clip(contact.introduced, 200),)), ("Occasion", (TITLES[one.kind],))]
    pairs += [("What", (one.what,))] if one.what else []
    return Facts((*pairs, ("When", (day,))))


def saved(title: str, one: Milestone, contact: Contact, told: str, today: date) -> Card:
    """What was understood; `told`: when the member hears of it."""
    blocks: list[Block] = [_facts(one, contact, today), footnote(told)]
    return Card(f"{title}: {words.clip(contact.name, NAME)}", tuple(blocks), tone="good", summary="Saved")


def known(one: Milestone, contact: Contact, today: date) -> Card:
    """It was saved before; nothing changed."""
    title = f"You have that already: {words.clip(contact.name, NAME)}"
    return Card(title, (_facts(one, contact, today),), summary="You have that already")


def removed(one: Milestone, contact: Contact, *, reminder: bool) -> Card:
    told = "The reminder is gone, too." if reminder else "There was no open reminder for it."
    title = f"Removed: {TITLES[one.kind].lower()}, {words.clip(contact.name, NAME)}"
    return Card(title, (say(told),), tone="good", summary="Removed")


def listed(
    several: Sequence[tuple[date, Milestone, Contact]],
    actions: Sequence[tuple[Action, ...]],
    today: date,
    over: Collection[MilestoneId] = (),
    *,
    size: int,
) -> Card:
    """A page of what is to come, the soonest first, each with the day of its next time; `over`: those of today that are
    settled; `size`: how many in all."""
    items = tuple(
        Entry(
            (Strong(words.clip(contact.introduced, 2 * NAME)), f", {times.say_day(day, today)}"),
            (
                words.clip(one.said, IN_A_LIST)
                + (", every year" if one.yearly else "")
                + (". Done for today." if one.id in over else ""),
            ),
            shown,
        )
        for (day, one, contact), shown in zip(several, actions, strict=True)
    )
    title = f"To congratulate: {words.plural(size, 'day')} to come"
    return Card(title, (Entries("", items),), summary="Whom to congratulate")


def nothing_yet() -> Card:
    return Card(
        "No day to congratulate is noted",
        (
            say("When you hear good news of somebody, write it down. I remind you to congratulate them."),
            say("Such as ", CommandMention("congratulate", "Ana - new job at Acme"), "."),
            say("A birthday comes each year: ", CommandMention("congratulate", "Ana - birthday 12 May"), "."),
        ),
        summary="Nothing noted yet",
    )


def fact(one: Milestone, today: date) -> tuple[str, Line]:
    """For the person's card."""
    day = when(one, today) if one.yearly else times.say_day(rules.next_day(one.day, today, yearly=False), today)
    text = f"{words.clip(one.what, IN_A_LIST)}, {day}" if one.what else day
    return TITLES[one.kind], (text,)
