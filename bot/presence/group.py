"""The group that all commands of presence are declared in."""

from __future__ import annotations

from bot.context import Context
from bot.kit.commands import Group

presence = Group[Context]("presence", "Your profiles, your groups and small actions", default="show")
