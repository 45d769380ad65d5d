"""The two groups of the ledger; bot/guard has commands in them, too."""

from __future__ import annotations

from bot.context import Context
from bot.kit.commands import Group

gave = Group[Context]("gave", "Log what you gave to somebody")
asked = Group[Context]("asked", "Log what you asked somebody for")
