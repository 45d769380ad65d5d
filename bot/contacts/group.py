"""The group that every command about people belongs to."""

from __future__ import annotations

from bot.contacts.model import ContactId
from bot.context import Context
from bot.kit import ids
from bot.kit.calls import Call
from bot.kit.cards import Button
from bot.kit.commands import Group

contacts = Group[Context]("contact", "The people you know", default="list", front=True)


def show_button(who: ContactId, label: str = "Show") -> Button:
    """Opens a person's card. The card offers most other commands, so those can't import its command."""
    return Button(label, Call("contact show", {"who": ids.spell_id(who)}))
