"""`/grapevine review`: its commands stand in several files."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from bot.context import Context
from bot.kit.args import CalendarDay, OneOf, Widget
from bot.kit.commands import Group

review = Group[Context]("review", "Look back on a month of goals, and plan the next one", default="month")

Of = Annotated[date, CalendarDay("A day of the month that is looked back on")]


class Settled(OneOf):
    """One of a few words that a button says; no form asks for it."""

    widget: Widget = "hidden"
