"""The first month of somebody who knows nobody, on Slack over real sockets: see tests/adapters/beginning.py."""

from __future__ import annotations

import pytest

from tests.adapters.beginning import Beginning, played
from tests.adapters.slack.stage import Stage

pytestmark = pytest.mark.asyncio


async def test_a_person_without_a_network_and_a_month(stage: Stage):
    """S66."""

    def spell(command: str, **values: str) -> str:
        root = "" if command.startswith("/") else "/grapevine "
        return " ".join([root + command, *values.values()])

    await played(Beginning(stage.maya, spell, stage.until))
