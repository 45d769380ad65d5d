"""What people type about people and days, on Discord over real sockets: see tests/adapters/understood.py."""

from __future__ import annotations

import pytest

from tests.adapters.discord.stage import Stage
from tests.adapters.understood import played

pytestmark = pytest.mark.asyncio


async def test_people_and_days_are_understood_as_people_type_them(stage: Stage):
    def spell(command: str, **values: str) -> str:
        return " ".join([command, *(f"{name}:{value}" for name, value in values.items())])

    await played(stage.maya, spell)


@pytest.mark.parametrize(("locale", "asked"), [("en-US", True), ("en-GB", False)])
async def test_the_language_of_somebodys_discord_says_which_number_is_the_month(stage: Stage, locale: str, asked: bool):
    maya = stage.maya
    maya.person.locale = locale
    await maya.types("/met who:Ana")
    await maya.types("/followup add who:Ana when:6/3")
    await maya.sees("Which day is “6/3”?" if asked else "When: tomorrow")
