"""`run` as a process beside the fake platforms of the test, and what its web process answers."""

from __future__ import annotations

import asyncio
import re
import signal
import time
import urllib.error
import urllib.request
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager

from tests.cli.process import Home, Ran, Started, ended

STOP_SECONDS = 8.0

_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Running:
    """`run` as a process, and the web process in it."""

    def __init__(self, process: Started) -> None:
        self.process = process
        self._said: list[str] = []
        self.url = ""
        self.ran: Ran | None = None
        self.seconds = 0.0
        """That it took to end."""

    async def begin(self) -> None:
        """Until it is connected and listens."""
        assert self.process.stderr is not None
        while not self.url:
            line = await asyncio.to_thread(self.process.stderr.readline)
            assert line, f"it ended early: {''.join(self._said)}"
            self._said.append(line)
            found = re.search(r"listening on 127\.0\.0\.1:(\d+)", line)
            self.url = f"http://127.0.0.1:{found[1]}/" if found else ""

    async def end(self) -> Ran:
        if self.ran is None:
            began = time.monotonic()
            self.process.send_signal(signal.SIGTERM)
            out, err = await asyncio.to_thread(self.process.communicate, timeout=30)
            self.seconds = time.monotonic() - began
            self.ran = ended(self.process.wait(), out, "".join(self._said) + err)
        return self.ran

    async def ends(self) -> Ran:
        """By itself."""
        out, err = await asyncio.to_thread(self.process.communicate, timeout=30)
        self.ran = ended(self.process.wait(), out, "".join(self._said) + err)
        return self.ran

    async def asks(self, path: str, data: bytes | None = None) -> tuple[int, str]:
        return await asyncio.to_thread(self._asks, path, data)

    def _asks(self, path: str, data: bytes | None) -> tuple[int, str]:
        try:
            with _direct.open(self.url + path, data, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@asynccontextmanager
async def running(home: Home, variables: Mapping[str, str], *, genuine: bool = False) -> AsyncGenerator[Running]:
    started = Running(home.start("run", variables=variables, genuine=genuine))
    try:
        await started.begin()
        yield started
        await started.end()
    finally:
        started.process.kill()
        started.process.wait()


async def ran(home: Home, *arguments: str, variables: Mapping[str, str]) -> Ran:
    """A process that ends by itself, while the fake goes on beside it."""
    return await asyncio.to_thread(home.run, *arguments, variables=variables)
