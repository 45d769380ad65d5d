"""`/event`: its commands stand in several files."""

from bot.context import Context
from bot.kit.commands import Group

events = Group[Context]("event", "What is on, and who goes", default="list", front=True, aliases=("events",))
