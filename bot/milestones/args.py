"""The day of an occasion: past or to come."""

from __future__ import annotations

from datetime import date

from bot.kit import dates
from bot.kit.args import Day, Scene, here


class AnyDay(Day):
    """A day as people type it, also one that is over: “yesterday”, “12 May 1990”, “next friday”."""

    def read(self, text: str, scene: Scene) -> date:
        try:
            return super().read(text, scene)
        except dates.PastDay:
            return dates.read_past(text, here(scene))
