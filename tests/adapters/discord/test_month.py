"""A month of goals on Discord, over real sockets: see tests/adapters/monthly.py."""

from __future__ import annotations

import pytest

from tests.adapters.discord.stage import Stage
from tests.adapters.monthly import Month, played

pytestmark = pytest.mark.asyncio


async def test_a_month_of_goals(stage: Stage):
    """S66."""

    def spell(command: str, **values: str) -> str:
        if not command.startswith("/"):
            return f"/grapevine what:{' '.join([command, *values.values()])}"
        return " ".join([command, *(f"{name}:{value}" for name, value in values.items())])

    def files() -> dict[str, str]:
        return {file.name: file.content.decode() for message in stage.maya.direct.messages for file in message.files}

    coach = stage.fake.user("U5", name="Olga Stein", tz="Europe/Berlin")
    await played(Month(stage.maya, coach, f"<@{coach.id}>", spell, stage.until, files))
