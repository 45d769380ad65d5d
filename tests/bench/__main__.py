"""`python -m tests.bench [name…]`: run the benchmarks and print one table.

The exit status is 0 whatever the ratios say: a busy machine is no broken program. It is 1 when a benchmark did not run
to its end or two cases disagreed about the result, and 2 for a name that isn't there.
"""

from __future__ import annotations

import platform
import sys
import time
import traceback
from collections.abc import Callable, Sequence

from tests.bench import calendars, command, digests, discord, feeds, load, people, privacy, slack, start, understanding
from tests.bench.measure import Figure, table
from tests.bench.outbox.benchmarks import BENCHMARKS as OUTBOX

BENCHMARKS: dict[str, Callable[[], Sequence[Figure]]] = {
    "calendars": calendars.measure,
    "command": command.measure,
    "digests": digests.measure,
    "discord": discord.measure,
    "feeds": feeds.measure,
    "load": load.measure,
    "people": people.measure,
    "privacy": privacy.measure,
    "slack": slack.measure,
    "start": start.measure,
    "understanding": understanding.measure,
    **OUTBOX,
}
GROUPS = {"outbox": tuple(OUTBOX)}


def main(names: Sequence[str]) -> int:
    names = [each for name in names for each in GROUPS.get(name, (name,))]
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(
            f"No benchmark is called {', '.join(unknown)}. There are: {', '.join((*BENCHMARKS, *GROUPS))}.",
            file=sys.stderr,
        )
        return 2
    began = time.perf_counter()
    figures: list[Figure] = []
    failed = False
    for name in names or BENCHMARKS:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            figures.extend(BENCHMARKS[name]())
        except Exception:
            traceback.print_exc()
            failed = True
    print(f"\n{table(figures)}\n")
    took = time.perf_counter() - began
    print(f"{took:.0f} s; Python {platform.python_version()}. Only ratios mean something: a machine is never idle.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
