"""A month of goals on Slack, over real sockets: see tests/adapters/monthly.py."""

from __future__ import annotations

import pytest

from tests.adapters.monthly import Month, played
from tests.adapters.slack.stage import Stage

pytestmark = pytest.mark.asyncio


async def test_a_month_of_goals(stage: Stage):
    """S66."""

    def spell(command: str, **values: str) -> str:
        named = "".join(f' {name}:"{values.pop(name)}"' for name in ("family", "how") if name in values)
        root = "" if command.startswith("/") else "/grapevine "
        return " ".join([root + command, *values.values()]) + named

    def files() -> dict[str, str]:
        uploads = stage.fake.space.uploads.values()
        return {each.name: (each.content or b"").decode() for each in uploads}

    coach = stage.fake.user("U5", name="Olga Stein", tz="Europe/Berlin")
    await played(Month(stage.maya, coach, f"@{coach.person.handle}", spell, stage.until, files))
