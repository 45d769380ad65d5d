"""`run` with a clock that stories move: `python -m tests.adapters.clocked 2026-03-05T17:30+00:00`.

It begins at that instant and runs on. Each line of standard input is another instant, where it jumps to; “at” and the
instant on standard output say that it has. What is due is looked for some times a second, so that nobody waits for it
after a jump. All else is what `python -m bot run` does.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import IO

from bot.cli import serve, wiring
from bot.clock import MovableClock

LOOKS = timedelta(seconds=0.3)


def follow(clock: MovableClock, lines: IO[str]) -> None:
    for line in lines:
        clock.set(datetime.fromisoformat(line.strip()))
        print("at", clock().isoformat(), flush=True)


def main() -> None:
    clock = MovableClock()
    clock.set(datetime.fromisoformat(sys.argv[1]))
    threading.Thread(target=partial(follow, clock, sys.stdin), name="clock", daemon=True).start()
    serve.SEND_SECONDS = LOOKS.total_seconds()
    wiring.FEATURES = tuple(
        replace(feature, jobs=tuple(replace(job, every=LOOKS) for job in feature.jobs)) for feature in wiring.FEATURES
    )
    serve.run("all", at=clock)


if __name__ == "__main__":
    main()
