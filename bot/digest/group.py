"""`/digest`: its commands stand in several files."""

from bot.context import Context
from bot.kit.commands import Group

digest = Group[Context](
    "digest", "What is on, posted once a week in a channel", default="list", front=True, aliases=("digests",)
)
