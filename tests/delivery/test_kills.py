"""Workers are killed, told to stop, and left alone with a database that fails: what the platform has in the end.

The full numbers are `make chaos`.
"""

import shutil
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from tests.delivery.harness import Verdict, field
from tests.delivery.trials import (
    BUSY,
    FULL,
    GRACE_SECONDS,
    READ_ONLY,
    killed,
    killed_in_discord,
    killed_in_slack,
    locked,
    outlived,
    refused,
    replicas,
    stopped,
    told_to_stop,
)
from tests.postgres import DURABLE, PostgresServer, postgres

T = TypeVar("T")


@pytest.fixture(scope="module")
def own_server() -> Generator[PostgresServer]:
    """A server to be stopped, that loses nothing when it is."""
    with postgres({**DURABLE, "shared_buffers": "32MB"}, own=True) as server:
        yield server


def test_thirty_kills_lose_nothing_and_double_nothing(migrated_url: str, tmp_path: Path) -> None:
    """Half of them on each database."""
    # A worker is at work after 30 ms, so that most kills hit a call.
    due = 75 + 25 * replicas(migrated_url)
    seen = killed(migrated_url, tmp_path, ability="nonce and read-back", kills=15, due=due, every=0.1)
    assert seen.clean, seen
    assert (seen.lost, seen.unknown, seen.nudges_doubled, seen.digests_doubled) == (0, 0, 0, 0), seen
    assert seen.struck > 3, "the kills are to hit workers at work"


# Most of such a trial is waiting: for leases to run out, for what a platform shows late. So some go on side by side,
# each with a database and a platform of its own.


def side_by_side(
    trials: Mapping[str, Callable[[str, Path], T]], empty: Path, folder: Path
) -> Generator[dict[str, Future[T]]]:
    """Each trial by its name, on a copy of an `empty` database; all have come to an end."""
    with ThreadPoolExecutor(len(trials)) as pool:
        begun: dict[str, Future[T]] = {}
        for name, trial in trials.items():
            (folder / name).mkdir()
            copied = shutil.copy(empty, folder / name / "story.db")
            begun[name] = pool.submit(trial, f"sqlite:///{copied}", folder / name)
    yield begun


@pytest.fixture(scope="module")
def few_kills(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[dict[str, Future[Verdict]]]:
    yield from side_by_side(
        {
            "slack": lambda url, folder: killed_in_slack(url, folder, kills=15, due=60),
            "discord": lambda url, folder: killed_in_discord(url, folder, kills=15, due=50),
            "neither": lambda url, folder: killed(url, folder, ability="neither", kills=10, due=100),
        },
        migrated_file,
        tmp_path_factory.mktemp("kills"),
    )


@pytest.fixture(scope="module")
def failures(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Generator[dict[str, Future[tuple[Verdict, float]]]]:
    yield from side_by_side(
        {
            "locked": lambda url, folder: outlived(url, folder, (locked, 1.5), due=200, order=BUSY),
            "full": lambda url, folder: outlived(url, folder, (refused, 1.5), due=400, order=FULL),
            "read-only": lambda url, folder: outlived(url, folder, (refused, 1.5), due=200, order=READ_ONLY),
        },
        migrated_file,
        tmp_path_factory.mktemp("failures"),
    )


def test_fifteen_kills_in_calls_to_slack_lose_nothing(few_kills: dict[str, Future[Verdict]]) -> None:
    seen = few_kills["slack"].result()
    assert seen.clean, seen
    # Where a message shows up later than it may, a nudge comes twice rather than never.
    assert (seen.lost, seen.digests_doubled) == (0, 0), seen
    assert seen.nudges_doubled <= 1, seen
    assert seen.copies <= 2, seen
    # Nobody may read the channels that digests go to.
    assert seen.unknown == seen.errors["unknown: missing_scope"], seen
    assert seen.struck > 5, "the kills are to hit workers in their calls"


def test_fifteen_kills_in_calls_to_discord_lose_nothing_and_double_nothing(
    few_kills: dict[str, Future[Verdict]],
) -> None:
    seen = few_kills["discord"].result()
    assert seen.clean, seen
    assert (seen.lost, seen.unknown, seen.nudges_doubled, seen.digests_doubled) == (0, 0, 0, 0), seen
    assert seen.struck > 5, "the kills are to hit workers in their calls"


def test_without_nonce_and_read_back_only_a_nudge_is_doubled(few_kills: dict[str, Future[Verdict]]) -> None:
    seen = few_kills["neither"].result()
    assert seen.clean, seen
    assert (seen.digests_doubled, seen.copies) == (0, 2), seen
    assert seen.unknown


def test_twelve_workers_told_to_stop_leave_no_doubt(migrated_url: str, tmp_path: Path) -> None:
    """Half of them on each database."""
    seen, failed, longest = told_to_stop(migrated_url, tmp_path, terms=6, due=120)
    assert seen.clean, seen
    assert (seen.unknown, seen.copies, failed) == (0, 1, 0), seen
    assert longest < GRACE_SECONDS


@pytest.mark.pg
def test_postgresql_crashes_and_goes_away(own_server: PostgresServer, tmp_path: Path) -> None:
    away = stopped(own_server)
    seen, caught_up = outlived(own_server.create(), tmp_path, (away, 0), (away, 0), (away, 3), due=200)
    check_outlived(seen, caught_up)


@pytest.mark.parametrize("failure", ["locked", "full", "read-only"])
def test_sqlite_can_not_write(failure: str, failures: dict[str, Future[tuple[Verdict, float]]]) -> None:
    """Another process holds its lock; the disk is full; the file is read-only."""
    check_outlived(*failures[failure].result())


def check_outlived(seen: Verdict, caught_up: float) -> None:
    """Nothing is lost and nothing sent twice, and the workers go on without being started again."""
    assert seen.clean, seen
    assert (seen.unknown, seen.copies) == (0, 1), seen
    assert seen.failures, "the database is to fail"
    assert caught_up < 60


def test_what_is_counted_is_what_the_platform_has(migrated_sqlite_url: str, tmp_path: Path) -> None:
    """A trial that can't fail would show nothing: rows that say "sent" when nothing was, and messages twice."""
    with field(migrated_sqlite_url, tmp_path) as ground:
        ground.plant(8, seconds=0)
        ground.start()
        ground.drain()
        log = tmp_path / "sink.jsonl"
        lines = log.read_text().splitlines(keepends=True)
        log.write_text("".join([*lines[2:], lines[2], lines[3], lines[3]]))
        seen = ground.verdict()
    assert (seen.lost, seen.copies) == (2, 3)
    assert seen.nudges_doubled + seen.digests_doubled == 2
    assert not seen.clean
