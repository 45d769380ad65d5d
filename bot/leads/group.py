"""The group of leads, and what each of its answers shows."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.kit import ids
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card, Line
from bot.kit.commands import Group
from bot.kit.ids import UnknownRecord
from bot.leads import cards
from bot.leads.model import Lead, LeadId, State

heard = Group[Context]("heard", "Write down what you hear from people: openings, referrals, introductions, advice")


def button(label: str, command: str, one: Lead, *, asks: int = 0) -> Button:
    """A button for a lead; the commands offer each other, so they can't import one another."""
    return Button(label, Call(f"heard {command}", {"which": ids.spell_id(one.id)}), asks=asks)


def show_button(one: Lead) -> Button:
    return button("Show", "show", one)


def draft_button(one: Lead) -> Button:
    return Button("Draft thanks", Call("draft", {"who": ids.spell_id(one.contact), "purpose": "thanks"}))


def opened(ctx: Context, title: str, one: Lead, contact: Contact, lines: Sequence[Line] = ()) -> Card:
    """A lead with all that can be done with it."""
    actions: list[Action] = []
    if one.state is State.OPEN:
        actions.append(button("How it ended", "close", one, asks=1))
        actions += [] if one.step or one.due is not None else [button("Next step", "step", one, asks=1)]
        actions += [button("Log the talk, too", "talk", one)] if one.entry is None else []
    else:
        actions += [*thank_buttons(one)] if one.to_thank else []
        actions.append(button("Open again", "reopen", one))
    actions += [button("Edit", "edit", one, asks=1), button("Remove", "remove", one)]
    return cards.lead(title, one, contact, lines, ctx.today).offering(*actions)


def thank_buttons(one: Lead) -> tuple[Button, ...]:
    return button("I thanked them", "thanked", one), draft_button(one), button("Remind me tomorrow", "remind", one)


def person(ctx: Context, who: ContactId) -> Contact:
    """Raises UnknownRecord."""
    contact = ctx.store.contacts.find(ctx.member.id, who)
    if contact is None:
        raise UnknownRecord
    return contact


def found(ctx: Context, which: LeadId) -> tuple[Lead, Contact]:
    """Raises UnknownRecord."""
    one = ctx.store.leads.find(ctx.member.id, which)
    if one is None:
        raise UnknownRecord
    return one, person(ctx, one.contact)
