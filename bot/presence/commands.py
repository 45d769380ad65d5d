"""What presence brings."""

from __future__ import annotations

from bot.feature import Feature
from bot.presence import groups, profiles
from bot.presence.group import presence

__all__ = ["feature", "groups", "profiles"]

feature = Feature(commands=(presence,))
