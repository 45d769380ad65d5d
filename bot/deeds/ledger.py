"""`gave list` and `asked list`: what was given and asked, by person; and the same on a person's card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from bot.contacts.args import Person
from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.deeds import cards, writing
from bot.deeds.cards import Done
from bot.deeds.group import asked, gave
from bot.journal import told
from bot.journal.model import Deed, DeedKind
from bot.kit import ids, times, words
from bot.kit.args import RecordId
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line
from bot.kit.ids import UnknownRecord

PAGE = 10
READ = 20
"""Gives and asks that are read for a person's card."""
GIVEN, ASKED = 3, 2
"""Of these the newest are told there."""

Whom = Annotated[ContactId | None, Person("With whom", placing="rest")]
Behind = Annotated[int | None, RecordId("The last one of the page before")]


@gave.command("list", examples=["gave list", "gave list Ana"], reads=True)
def list_gives(ctx: Context, who: Whom = None, after: Behind = None) -> Card:
    """Show what you gave and asked, by person, or with one of them.

    Only you can see it. It has numbers to remember by, and no score.
    """
    return _listed(ctx, who, after, asks=False)


@asked.command("list", examples=["asked list", "asked list Ana"], reads=True)
def list_asks(ctx: Context, who: Whom = None, after: Behind = None) -> Card:
    """Show whom you asked for something, or what you gave to and asked of one of them.

    Only you can see it. It has numbers to remember by, and no score.
    """
    return _listed(ctx, who, after, asks=True)


@gave.command("remove", hidden=True)
def remove(ctx: Context, deed: Annotated[int, RecordId("What was logged")]) -> Card:
    """Take out something you gave or asked for."""
    found, contact = writing.find(ctx, deed)
    ctx.store.deeds.remove(ctx.member.id, found.id)
    lines, _ = ctx.told_of([found.id])
    card = cards.taken_out(Done(found, 1, contact.name), writing.sort_said(found), lines, ctx.today)
    return card.offering(*ctx.hold(("Put back", _back(found))), button(contact))


def button(contact: Contact, label: str = "") -> Button:
    """Opens the ledger of a person."""
    label = label or f"You and {contact.name}"
    return list_gives.button(words.clip(label, 40, unit="utf16"), who=contact.id)


def remove_button(label: str, one: Deed) -> Button:
    return remove.button(label, deed=one.id)


def panel(ctx: Context, contact: Contact) -> tuple[tuple[str, Line], ...]:
    """What was given to a person and asked of them, the newest; and how often in all, where there is more."""
    found = ctx.store.deeds.of_contact(ctx.member.id, contact.id, limit=READ)
    given = [one for one in found if one.kind is not DeedKind.ASK]
    wanted = [one for one in found if one.kind is DeedKind.ASK]
    told_of = [*(("You gave", one) for one in given[:GIVEN]), *(("You asked for", one) for one in wanted[:ASKED])]
    lines = [
        (label, (f"{words.clip(one.what, cards.IN_A_LIST)}, {times.say_day(one.day, ctx.today)}",))
        for label, one in told_of
    ]
    if wanted or len(given) > GIVEN:
        all_ = ctx.store.deeds.balance(ctx.member.id, contact.id)
        lines += [] if all_ is None else [("In all", (told.balance(all_.gave, all_.asked),))]
    return tuple(lines)


def _listed(ctx: Context, who: ContactId | None, after: int | None, *, asks: bool) -> Card:
    more = list_asks.button if asks else list_gives.button
    if who is None:
        return _everybody(ctx, after, lambda last: more("More", after=last), asks=asks)
    return _one_person(ctx, writing.person(ctx, who), after, lambda last: more("More", who=who, after=last))


def _one_person(ctx: Context, contact: Contact, after: int | None, more: Callable[[int], Button]) -> Card:
    balance = ctx.store.deeds.balance(ctx.member.id, contact.id)
    if balance is None:
        return cards.no_ledger(contact.name).offering(*_log(contact))
    last = None if after is None else writing.find(ctx, after)[0]
    found = ctx.store.deeds.of_contact(ctx.member.id, contact.id, limit=PAGE + 1, after=last)
    shown = found[:PAGE]
    rows = [(one, writing.sort_said(one)) for one in shown]
    card = cards.ledger(contact.name, balance, rows, [_changes(one) for one in shown], ctx.today)
    card = card.offering(more(shown[-1].id)) if len(found) > PAGE else card
    return card.offering(*_log(contact))


def _everybody(ctx: Context, after: int | None, more: Callable[[int], Button], *, asks: bool) -> Card:
    last = None if after is None else ctx.store.deeds.balance(ctx.member.id, after)
    if after is not None and last is None:
        raise UnknownRecord
    found = ctx.store.deeds.balances(ctx.member.id, limit=PAGE + 1, asked=asks, after=last)
    if not found:
        return cards.no_ledger(asked=asks).offering(*_log(None))
    shown = found[:PAGE]
    people = ctx.store.contacts.several(ctx.member.id, [ContactId(one.contact) for one in shown])
    rows = [(people[ContactId(one.contact)], one) for one in shown if one.contact in people]
    actions = [(button(contact, "Show"),) for contact, _ in rows]
    card = cards.ledgers([(contact.name, one) for contact, one in rows], actions, ctx.today, asked=asks)
    card = card.offering(more(shown[-1].contact)) if len(found) > PAGE else card
    return card.offering(*_log(None))


def _changes(one: Deed) -> tuple[Action, ...]:
    group = asked if one.kind is DeedKind.ASK else gave
    return (
        Button("Edit", Call(f"{group.name} edit", {"deed": ids.spell_id(one.id)}), asks=1),
        remove_button("Remove", one),
    )


def _log(contact: Contact | None) -> tuple[Button, Button]:
    """Two buttons that open the forms; their commands stand above this file."""
    values = {} if contact is None else {"who": ids.spell_id(contact.id)}
    return Button("I gave something", Call("gave", values), asks=1), Button("I asked", Call("asked", values), asks=1)


def _back(one: Deed) -> Call:
    """What logs it again."""
    values = {
        "who": ids.spell_id(one.contact or 0),
        "day": one.day.isoformat(),
        "sort": writing.guessed(one).value,
        "what": one.what,
        "channel": one.channel,
    }
    name = asked.name if one.kind is DeedKind.ASK else gave.name
    return Call(f"{name} put-back", {key: value for key, value in values.items() if value})
