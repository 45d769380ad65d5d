"""What steps bring."""

from __future__ import annotations

from bot.feature import Feature
from bot.next import doing, elsewhere, otherwise, rhythm, showing
from bot.next.group import steps

__all__ = ["doing", "feature", "otherwise", "rhythm", "showing"]

feature = Feature(commands=(steps,), reactions=(elsewhere.after_talk,), asides=(rhythm.aside,))
