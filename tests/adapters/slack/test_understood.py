"""What people type about people and days, on Slack over real sockets: see tests/adapters/understood.py."""

from __future__ import annotations

import pytest

from tests.adapters.slack.stage import Stage
from tests.adapters.understood import played

pytestmark = pytest.mark.asyncio


async def test_people_and_days_are_understood_as_people_type_them(stage: Stage):
    def spell(command: str, **values: str) -> str:
        return " ".join([command, *values.values()])

    await played(stage.maya, spell)
