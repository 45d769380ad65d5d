"""`/grapevine plan`: its commands stand in several files."""

from __future__ import annotations

from bot.context import Context
from bot.kit.commands import Group

plan = Group[Context]("plan", "The network you want, and what is missing", default="show")
