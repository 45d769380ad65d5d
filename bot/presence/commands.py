"""What presence brings."""

from __future__ import annotations

from bot.feature import Feature
from bot.presence import groups, noting, otherwise, profiles
from bot.presence.group import presence

__all__ = ["feature", "groups", "otherwise", "profiles"]

feature = Feature(commands=(presence,), did=(noting.heard_of,))
