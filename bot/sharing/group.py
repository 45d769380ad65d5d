"""The groups that links and news are declared in."""

from __future__ import annotations

from bot.context import Context
from bot.kit.commands import Group

share = Group[Context]("share", "Save what is worth sharing, and see who would care")
news = Group[Context]("news", "Write down your own news, and see whom to tell")
