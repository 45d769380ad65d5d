"""A process that reads one address on this machine: `python -m tests.feeds.heavy PORT TIMES SECONDS`.

Prints the reason, the seconds it took, and by how many bytes its memory grew at most, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path

from adapters.fetcher import FetchError
from tests.feeds.wild import Server, seeing


def peak() -> int:
    """Bytes of memory that this process had at most."""
    status = Path("/proc/self/status")
    if status.exists():  # since the process began: what getrusage tells on Linux includes who started it
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


async def main(port: int, times: int, seconds: float) -> dict[str, object]:
    server = Server(port=port)
    async with seeing(server) as fetcher:
        await fetcher.fetch(server.address("/warm"), seconds=5)
        before, began = peak(), time.monotonic()

        async def one(number: int) -> str:
            try:
                found = await fetcher.fetch(server.address("/bomb", host=f"h{number}.example.org"), seconds=seconds)
            except FetchError as error:
                return error.reason.name
            return f"{len(found.body)} bytes"

        ends = await asyncio.gather(*(one(number) for number in range(times)))
    return {"ends": sorted(set(ends)), "seconds": time.monotonic() - began, "grew": peak() - before}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))))
