"""What a member's own settings and data bring to the bot."""

from __future__ import annotations

from bot.feature import Feature
from bot.profile.mydata import mydata
from bot.profile.settings import settings

feature = Feature(commands=(settings, mydata))
