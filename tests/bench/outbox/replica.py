"""`python -m tests.bench.outbox.replica URL FILE`: one replica.

It says "ready", waits for a line, and sends until nothing is due. Then it says when it began and ended (seconds of the
machine's clock); FILE has the marker of every call it made.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from bot import clock
from storage.store import Database
from tests.bench.outbox import ground


async def main(url: str, file: Path) -> None:
    with ground.opened(url) as database:
        messenger = ground.Nowhere()
        sender = ground.sender(database, messenger)
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        began = time.clock_gettime(time.CLOCK_MONOTONIC)
        last, claimed = began, 0
        while True:
            more = await sender.pump()
            claimed += more
            if more or len(messenger.markers) < claimed:
                last = time.clock_gettime(time.CLOCK_MONOTONIC)
            elif not await _more(database):
                break
            if not more:
                await asyncio.sleep(0.005)
        await sender.stop()
        await asyncio.to_thread(file.write_text, "\n".join(messenger.markers))
        print(json.dumps([began, last]), flush=True)


async def _more(database: Database) -> bool:
    due = await database.read(lambda store: store.outbox.next_due())
    return due is not None and due <= clock.now()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
