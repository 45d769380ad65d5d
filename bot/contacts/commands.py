"""`/contact`: the people a member knows."""

from __future__ import annotations

from bot.contacts.adding import add
from bot.contacts.facts import edit, how_close, through_name
from bot.contacts.group import contacts, show_button
from bot.contacts.looking import find, list_people, show
from bot.contacts.talks import HOWS, OUTCOMES, PURPOSES, STARTED, talked, what_came
from bot.feature import Feature

__all__ = [
    "HOWS",
    "OUTCOMES",
    "PURPOSES",
    "STARTED",
    "add",
    "contacts",
    "edit",
    "feature",
    "find",
    "how_close",
    "list_people",
    "show",
    "show_button",
    "talked",
    "through_name",
    "what_came",
]

feature = Feature(commands=(contacts,))
