"""The group that the commands of tips belong to."""

from __future__ import annotations

from bot.context import Context
from bot.kit.commands import Group

tips = Group[Context]("tips", "Short, honest answers about networking, one at a time", default="next")
