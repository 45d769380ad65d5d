"""`python -m tests.delivery.chaos [part…]`: the full trials of delivery, and one table of what they showed.

The exit status is 0 when every promise was kept, 1 when not, and 2 for arguments that aren't there.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.delivery.harness import ABILITIES, Ability, Verdict
from tests.delivery.trials import (
    BUSY,
    EVERY,
    FULL,
    GRACE_SECONDS,
    READ_ONLY,
    STOP_SCALE,
    Fault,
    killed,
    killed_in_discord,
    killed_in_slack,
    locked,
    outlived,
    refused,
    stopped,
    told_to_stop,
)
from tests.delivery.worker import Order
from tests.forked import ROOT
from tests.postgres import DURABLE, PostgresServer, postgres

PARTS = ("kills", "slack", "discord", "terms", "stops", "model")
DATABASES = ("sqlite", "postgresql")
CATCH_UP_SECONDS = 60.0
HEAD = (
    "| trial | due | lost | unknown | nudges doubled | digests doubled | most copies | what else |",
    "|---|--:|--:|--:|--:|--:|--:|---|",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    kills: int
    due: int
    terms: int
    seconds: float
    """How long a database is away."""


@dataclass(frozen=True, slots=True)
class Row:
    trial: str
    verdict: Verdict
    besides: str
    kept: bool
    """Whether everything that is promised was seen."""

    def spell(self) -> str:
        seen = self.verdict
        besides = self.besides if self.kept else f"**not kept** {self.besides}"
        if not seen.clean:
            besides += (
                f"; strange {seen.strange}, unfinished {seen.unfinished}, mistold {seen.mistold}, died {seen.died}, "
                f"{dict(seen.errors)}"
            )
        return (
            f"| {self.trial} | {seen.due:,} | {seen.lost} | {seen.unknown} | {seen.nudges_doubled} "
            f"| {seen.digests_doubled} | {seen.copies} | {besides} |"
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """A database system, and empty databases on it."""

    name: str
    server: PostgresServer | None

    @contextlib.contextmanager
    def lend(self) -> Generator[tuple[str, Path]]:
        """The URL of an empty database, and an empty folder."""
        with tempfile.TemporaryDirectory(prefix="grapevine-chaos-") as folder:
            if self.server is None:
                yield f"sqlite:///{folder}/grapevine.db", Path(folder)
                return
            url = self.server.create()
            try:
                yield url, Path(folder)
            finally:
                self.server.drop(url)


def kills(ground: Ground, sizes: Sizes, abilities: Sequence[Ability]) -> Generator[Row]:
    for ability in abilities:
        with ground.lend() as (url, folder):
            seen = killed(url, folder, ability=ability, kills=sizes.kills, due=sizes.due)
        # Who can neither drop a copy nor look for it sends a nudge twice rather than never.
        blind = ability == "neither"
        kept = seen.clean and not seen.digests_doubled and (blind or 1_000 * seen.nudges_doubled <= seen.due // 2)
        besides = f"{seen.struck:,} calls cut off; a worker starts in {1000 * seen.start:.0f} ms"
        trial = f"{ground.name}, {seen.kills:,} × SIGKILL, {ability}"
        yield Row(trial, seen, besides, kept and seen.copies <= 2 and (blind or not seen.unknown))


def slack(ground: Ground, sizes: Sizes) -> Generator[Row]:
    """Through the real SDK, to a Slack that grants what the app asks for: it can't read back what it posts to
    channels."""
    with ground.lend() as (url, folder):
        seen = killed_in_slack(url, folder, kills=sizes.kills, due=sizes.due, every=EVERY)
    kept = seen.clean and not seen.digests_doubled and 1_000 * seen.nudges_doubled <= seen.due // 2
    kept = kept and seen.copies <= 2 and seen.unknown == seen.errors["unknown: missing_scope"]
    besides = f"{seen.struck:,} calls cut off; a worker starts in {1000 * seen.start:.0f} ms"
    yield Row(f"{ground.name}, {seen.kills:,} × SIGKILL, Slack", seen, besides, kept)


def discord(ground: Ground, sizes: Sizes) -> Generator[Row]:
    """To a Discord that knows a nonce again, and shows what was said to whoever may look."""
    with ground.lend() as (url, folder):
        seen = killed_in_discord(url, folder, kills=sizes.kills, due=sizes.due, every=EVERY)
    kept = seen.clean and not (seen.digests_doubled or seen.unknown) and 1_000 * seen.nudges_doubled <= seen.due // 2
    besides = f"{seen.struck:,} calls cut off; a worker starts in {1000 * seen.start:.0f} ms"
    yield Row(f"{ground.name}, {seen.kills:,} × SIGKILL, Discord", seen, besides, kept and seen.copies <= 2)


def terms(ground: Ground, sizes: Sizes) -> Generator[Row]:
    with ground.lend() as (url, folder):
        seen, failed, longest = told_to_stop(url, folder, terms=sizes.terms, due=sizes.due)
    kept = seen.clean and not (seen.unknown or failed) and seen.copies == 1 and longest < GRACE_SECONDS
    besides = f"the slowest ended in {1000 * longest / STOP_SCALE:.0f} ms, and could have taken {GRACE_SECONDS:.0f} s"
    besides += f" at {STOP_SCALE:.0f} times the pace"
    yield Row(f"{ground.name}, {sizes.terms} × SIGTERM, healthy, neither", seen, besides, kept)


def stops(ground: Ground, sizes: Sizes) -> Generator[Row]:
    seconds = sizes.seconds
    trials: list[tuple[str, Sequence[tuple[Fault, float]], Order]]
    if ground.server is not None:
        away = stopped(ground.server)
        trials = [
            ("restarted 8 times with `-m immediate`", [(away, 0.0)] * 8, Order("", "", "")),
            (f"stopped for {seconds:g} s", [(away, seconds)], Order("", "", "")),
        ]
    else:
        trials = [
            (f"locked by another process for {seconds:g} s", [(locked, seconds)], BUSY),
            (f"full for {seconds:g} s", [(refused, seconds)], FULL),
            (f"read-only for {seconds:g} s", [(refused, seconds)], READ_ONLY),
        ]
    for name, faults, order in trials:
        with ground.lend() as (url, folder):
            seen, caught_up = outlived(url, folder, *faults, due=sizes.due, order=order)
        kept = seen.clean and seen.copies == 1 and not seen.unknown and seen.failures > 0
        besides = f"{seen.failures:,} failures, no worker started again; all sent {caught_up:.1f} s after"
        yield Row(f"{ground.name}, {name}", seen, besides, kept and caught_up < CATCH_UP_SECONDS)


def model() -> bool:
    """The state machine under hypothesis, with as many examples as its long profile has."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "tests/delivery/test_machine.py"]
    return (
        subprocess.run(command, cwd=ROOT, env=os.environ | {"HYPOTHESIS_PROFILE": "chaos"}, check=False).returncode == 0
    )


@contextlib.contextmanager
def databases(names: Sequence[str]) -> Generator[list[Ground]]:
    with contextlib.ExitStack() as stack:
        made: list[Ground] = []
        if "sqlite" in names:
            made.append(Ground("SQLite", None))
        if "postgresql" in names:
            durable = {**DURABLE, "shared_buffers": "64MB"}
            made.append(Ground("PostgreSQL", stack.enter_context(postgres(durable, own=True))))
        yield made


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.delivery.chaos", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all of them without any")
    parser.add_argument("--database", choices=DATABASES, action="append", help="both without it")
    parser.add_argument("--ability", choices=ABILITIES, action="append", help="what the platform can do, for kills")
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--due", type=int, default=4_000)
    parser.add_argument("--terms", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long a database is away")
    given = parser.parse_args(arguments)
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    parts = given.parts or PARTS
    # Told to end, it ends what it started as well.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    sizes = Sizes(given.kills, given.due, given.terms, given.seconds)
    trials: dict[str, Callable[[Ground], Generator[Row]]] = {
        "kills": lambda ground: kills(ground, sizes, given.ability or ABILITIES),
        "slack": lambda ground: slack(ground, sizes),
        "discord": lambda ground: discord(ground, sizes),
        "terms": lambda ground: terms(ground, sizes),
        "stops": lambda ground: stops(ground, sizes),
    }
    began = time.perf_counter()
    rows: list[Row] = []
    with databases(given.database or DATABASES) as grounds:
        for part in parts:
            for ground in grounds if part in trials else ():
                for row in trials[part](ground):
                    print(row.spell(), file=sys.stderr, flush=True)
                    rows.append(row)
    kept = all(row.kept for row in rows)
    if rows:
        print("\n".join(["", *HEAD, *(row.spell() for row in rows), ""]))
    if "model" in parts:
        kept = model() and kept
    print(f"{time.perf_counter() - began:.0f} s; {'every promise was kept' if kept else 'NOT every promise was kept'}.")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
