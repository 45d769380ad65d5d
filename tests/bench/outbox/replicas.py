"""Several processes on one PostgreSQL: nothing twice, and more of them send more."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence

from storage.store import Database
from tests.bench.measure import Figure
from tests.bench.outbox import ground

DUE = 20_000
REPLICAS = (1, 2, 4, 8)
TURNS = 3


def measure() -> Sequence[Figure]:
    speed: dict[int, list[float]] = {number: [] for number in REPLICAS}
    twice = 0
    with ground.waiting("PostgreSQL", ground.MILLION) as url, ground.opened(url) as database:
        for _ in range(TURNS):
            for number in REPLICAS:
                seconds, doubled = _sent(url, database, number)
                speed[number].append(DUE / seconds)
                twice += doubled
    middle = {number: statistics.median(some) for number, some in speed.items()}
    return [
        Figure("replicas: sent twice, of all that was sent", twice, DUE * TURNS * len(REPLICAS), "", most=0),
        Figure("replicas: 2 send 20,000, 1", middle[2], middle[1], "/s"),
        Figure("replicas: 4 send 20,000, 1", middle[4], middle[1], "/s", least=1.2),
        Figure("replicas: 8 send 20,000, 1", middle[8], middle[1], "/s"),
    ]


def _sent(url: str, database: Database, number: int) -> tuple[float, int]:
    """Seconds until 20,000 were sent by so many processes, and how many calls were copies of another."""
    ids = ground.fall_due(database, DUE)
    files = [ground.folder() / f"markers-{each}" for each in range(number)]
    command = [sys.executable, "-m", "tests.bench.outbox.replica", url]
    processes = [
        subprocess.Popen([*command, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for file in files
    ]
    try:
        for process in processes:
            if process.stdout is None or process.stdout.readline() != "ready\n":
                raise AssertionError("a replica did not start")
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        times = [json.loads(process.communicate(timeout=120)[0]) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.wait()
    markers = [marker for file in files for marker in file.read_text().split()]
    ground.assert_states(database, ids)
    if len(set(markers)) != DUE:
        raise AssertionError(f"{len(set(markers))} were sent")
    return max(end for _, end in times) - min(begin for begin, _ in times), len(markers) - DUE
