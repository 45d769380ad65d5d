"""Arguments that only buttons of the welcome fill in."""

from __future__ import annotations

from bot.kit.args import Text


class Carried(Text):
    """What a button of a goal's check says; no form asks for it."""

    def __init__(self, about: str, *, limit: int) -> None:
        super().__init__(about, limit=limit)
        self.widget = "hidden"
