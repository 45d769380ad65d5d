"""The tick: APScheduler calls each job every few seconds, and nothing else knows APScheduler.

Its job stores double firings with two processes and its threads die on a failed write, so it keeps nothing: what is due
is a row in our own tables. A job that found work runs again at once. The watchdog counts on a clock that never jumps;
when a job hasn't come round for a minute, the process should end and be started again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # pyright: ignore[reportMissingTypeStubs]

LONGEST_SILENCE = 60.0
"""Seconds without a beat of some job after which the tick counts as dead."""

STOP_SECONDS = 25.0
"""How long `stop` waits for jobs on their way: a call in flight has 15 s, the sender's stop 20 s."""

Job = tuple[str, float, Callable[[], Awaitable[int]]]
"""Name, seconds between runs, and what to run: how many it handled, above 0 when there may be more at once."""

_log = logging.getLogger(__name__)


class Stalled(Exception):
    """The tick has died; `jobs` are those that no longer come round."""

    def __init__(self, jobs: Sequence[str]) -> None:
        super().__init__(f"no beat for {LONGEST_SILENCE:.0f} s: {', '.join(jobs)}")
        self.jobs = tuple(jobs)


class Ticker:
    """Runs jobs on the running event loop between `start` and `stop`. `monotonic` gives seconds."""

    def __init__(
        self,
        jobs: Sequence[Job],
        *,
        silence: float = LONGEST_SILENCE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._jobs = tuple(jobs)
        self._silence = silence
        self._monotonic = monotonic
        self._beats: dict[str, float] = {}
        self._running: set[asyncio.Task[Any]] = set()
        self._stopping = False
        # APScheduler has no types of its own.
        self._scheduler = cast(Any, AsyncIOScheduler(timezone="UTC"))

    def start(self) -> None:
        """Every job runs first after its own interval."""
        for job in self._jobs:
            name, seconds, _ = job
            self._beats[name] = self._monotonic()
            self._scheduler.add_job(
                self._run,
                "interval",
                seconds=seconds,
                args=(job,),
                id=name,
                name=name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        # It tells of every run and of every job that is still running when its turn comes.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler.start()

    def hold(self) -> None:
        """No new runs; those on their way end after the pass they are in."""
        self._stopping = True
        if self._scheduler.running:
            self._scheduler.pause()

    async def stop(self) -> None:
        """Hold, and wait for those on their way. What takes over 25 s is cancelled."""
        self.hold()
        if self._running:
            await asyncio.wait(self._running, timeout=STOP_SECONDS)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def silent(self) -> tuple[str, ...]:
        """The jobs without a beat for longer than a minute, beyond their own interval."""
        now = self._monotonic()
        return tuple(
            name for name, seconds, _ in self._jobs if now - self._beats.get(name, now) > self._silence + seconds
        )

    def healthy(self) -> bool:
        return not self.silent()

    async def wait(self, *, every: float = 1.0) -> None:
        """Returns after `stop`; raises `Stalled` when the tick has died. Looks `every` so many seconds."""
        while not self._stopping:
            silent = self.silent()
            if silent:
                raise Stalled(silent)
            await asyncio.sleep(every)

    async def _run(self, job: Job) -> None:
        name, _, work = job
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            while not self._stopping:
                self._beats[name] = self._monotonic()
                if await work() <= 0:
                    break
                await asyncio.sleep(0)
        except Exception as error:
            # Only the kind of error: its text may hold what people wrote.
            _log.error("job %s failed: %s", name, type(error).__name__)
        finally:
            self._beats[name] = self._monotonic()
            self._running.discard(task)
