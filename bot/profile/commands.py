"""What a member's own settings and data bring to the bot."""

from __future__ import annotations

from datetime import timedelta

from bot.feature import Feature, Job
from bot.profile.mydata import mydata, sweep
from bot.profile.settings import settings

feature = Feature(commands=(settings, mydata), jobs=(Job("erase", timedelta(minutes=1), sweep),))
