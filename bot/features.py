"""The table of contents. Its order is the order of help, and of reactions to the journal."""

from __future__ import annotations

from bot.contacts.commands import feature as contacts
from bot.feature import Feature
from bot.followups.commands import feature as followups
from bot.help.commands import feature as help_
from bot.met.commands import feature as met
from bot.pause.commands import feature as pause

FEATURES: tuple[Feature, ...] = (met, contacts, followups, pause, help_)
