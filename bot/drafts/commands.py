"""What drafts bring to the bot."""

from __future__ import annotations

from bot.drafts import changing, looking, sending, writing
from bot.drafts.group import drafts
from bot.feature import Feature

__all__ = ["changing", "feature", "looking", "sending", "writing"]

feature = Feature(commands=(drafts,), panels=(looking.panel,))
