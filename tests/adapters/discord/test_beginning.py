"""The first month of somebody who knows nobody, on Discord over real sockets: see tests/adapters/beginning.py."""

from __future__ import annotations

import pytest

from tests.adapters.beginning import Beginning, played
from tests.adapters.discord.stage import Stage

pytestmark = pytest.mark.asyncio


async def test_a_person_without_a_network_and_a_month(stage: Stage):
    """S66."""

    def spell(command: str, **values: str) -> str:
        if not command.startswith("/"):
            return f"/grapevine what:{' '.join([command, *values.values()])}"
        command = "/next show" if command == "/next" else command  # Discord runs no group bare
        return " ".join([command, *(f"{name}:{value}" for name, value in values.items())])

    await played(Beginning(stage.maya, spell, stage.until))
