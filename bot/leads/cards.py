"""How leads look. Only the member sees them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.contacts.model import Contact
from bot.journal.model import Outcome
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Facts, Line, Strong, footnote, say
from bot.leads.model import Lead, State

NAME, IN_A_LIST = 60, 140
"""Characters of a name, and of a text in a list."""

KINDS = {
    Outcome.LEAD: "Lead",
    Outcome.REFERRAL: "Referral",
    Outcome.INTRODUCTION: "Introduction",
    Outcome.ADVICE: "Advice",
}
_STATES = {State.OPEN: "Open", State.WON: "It worked", State.OVER: "It is over"}


def lead(title: str, one: Lead, contact: Contact, lines: Sequence[Line], today: date) -> Card:
    """All that is known of a lead; `lines`: what just happened with it."""
    pairs: list[tuple[str, Line]] = [
        ("From", (words.clip(contact.introduced, 2 * NAME),)),
        (KINDS[one.kind], (one.what,)),
    ]
    pairs += [("Company", (one.company,))] if one.company else []
    pairs += [("Next step", (_step(one, today),))] if one.state is State.OPEN and (one.step or one.due) else []
    pairs.append(("Heard", (times.say_day(one.day, today),)))
    if one.state is not State.OPEN:
        pairs.append(("How it ended", (f"{_STATES[one.state]}. {one.result}".strip(),)))
        pairs += [("Thanked", (times.say_day(one.thanked, today),))] if one.thanked is not None else []
    blocks: list[Block] = [*(say(*line) for line in lines), Facts(tuple(pairs))]
    return Card(f"{title}: {words.clip(contact.name, NAME)}", tuple(blocks), tone="good", summary="Saved")


def closed(one: Lead, contact: Contact, today: date) -> Card:
    """How it ended, and that its source may like to hear of it."""
    card = lead("Closed", one, contact, (), today)
    name = words.clip(contact.name, NAME)
    told = f"{name} helped you. " + (
        "Tell them how it went, and say thanks."
        if one.state is State.WON
        else "Say thanks all the same: it keeps the door open."
    )
    return card.saying(say(told))


def _step(one: Lead, today: date) -> str:
    due = f"due {times.say_day(one.due, today)}" if one.due is not None else ""
    return ", ".join(part for part in (one.step, due) if part)


def listed(
    several: Sequence[tuple[Lead, Contact]], actions: Sequence[tuple[Action, ...]], today: date, *, size: int
) -> Card:
    """A page: what is open, whom to thank, and the rest, each under its heading."""
    blocks: list[Block] = []
    for heading in ("Open", "To thank for", "Closed"):
        items = tuple(
            _listed(one, contact, today, shown)
            for (one, contact), shown in zip(several, actions, strict=True)
            if _heading(one) == heading
        )
        blocks += [Entries(heading, items)] if items else []
    return Card(f"Heard from people: {size:,}", tuple(blocks), summary="What you heard")


def _heading(one: Lead) -> str:
    if one.state is State.OPEN:
        return "Open"
    return "To thank for" if one.to_thank else "Closed"


def _listed(one: Lead, contact: Contact, today: date, actions: tuple[Action, ...]) -> Entry:
    head: Line = (Strong(words.clip(one.what, IN_A_LIST)),)
    if one.state is State.OPEN:
        state = f"Next: {words.clip(_step(one, today), IN_A_LIST)}" if one.step or one.due else "No next step yet"
    else:
        state = f"{_STATES[one.state]}{f': {words.clip(one.result, IN_A_LIST)}' if one.result else ''}"
    source = f"{KINDS[one.kind]} from {words.clip(contact.name, NAME)}, {times.say_day(one.day, today)}"
    return Entry(head, (f"{source}. {state}",), actions)


def nothing_yet() -> Card:
    return Card(
        "Nothing heard from people yet",
        (
            say("Many jobs are never announced: people hear of them from people. Write down what you hear:"),
            say(CommandMention("heard", "Ben - opening for a data analyst at Acme; apply by friday")),
            footnote("Advice, introductions and referrals count, too."),
        ),
        summary="Nothing heard yet",
    )


def removed(one: Lead, contact: Contact) -> Card:
    title = f"Removed: {KINDS[one.kind].lower()} from {words.clip(contact.name, NAME)}"
    return Card(title, (say(words.clip(one.what, IN_A_LIST)),), tone="good", summary="Removed")
