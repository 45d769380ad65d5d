"""What `make demo-replicas` shows, small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivery.demo import demo

DUE = 60


@pytest.mark.pg
def test_one_of_three_processes_is_killed_and_nothing_is_lost_or_doubled(
    fresh_postgres: Callable[[], str], tmp_path: Path
) -> None:
    said: list[str] = []
    outcome = demo(fresh_postgres(), tmp_path, due=DUE, say=said.append)
    verdict = outcome.verdict
    assert verdict.clean, verdict
    assert verdict.nudges_doubled == verdict.digests_doubled == 0
    assert len(outcome.sent) == 3, "all of them sent"
    assert outcome.calling <= outcome.held
    assert said[-1] == f"The platform has {DUE} of {DUE}: lost 0, doubled 0."
