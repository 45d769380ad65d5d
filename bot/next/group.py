"""The group that all commands of steps are declared in."""

from __future__ import annotations

from bot.context import Context
from bot.kit.commands import Group

steps = Group[Context]("next", "One small step for today", default="show", front=True)
