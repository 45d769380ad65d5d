"""What is being done for people: bounded, tracked, and begun once for each thing that they did."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Coroutine
from typing import Any

MOST_AT_ONCE = 500
"""Things being done; more are refused, so that what is begun ends in time."""

MOST_KNOWN = 20_000
"""Keys remembered of what was begun."""

STOP_SECONDS = 10.0


class Tasks:
    """Keys say what was begun: what a platform says twice within minutes isn't even begun twice. Empty ones can't be
    known again."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._tasks: set[asyncio.Task[None]] = set()
        self._over: OrderedDict[str, bool] = OrderedDict()

    def begin(self, key: str, work: Coroutine[Any, Any, None]) -> bool:
        """Do it, unless it was begun before; False when there is too much to do already."""
        if len(self._tasks) >= MOST_AT_ONCE:
            work.close()
            return False
        if not self.claim(key):
            work.close()
            return True
        task = self.track(work)
        task.add_done_callback(lambda done: self.end(key, failed=failed(done)))
        return True

    def track(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def claim(self, key: str) -> bool:
        """False when it was begun before, and didn't fail."""
        if not key:
            return True
        if key in self._over:
            return False
        self._over[key] = False
        if len(self._over) > MOST_KNOWN:
            self._over.popitem(last=False)
        return True

    def end(self, key: str, *, failed: bool) -> None:
        if failed:
            self._over.pop(key, None)
        elif key in self._over:
            self._over[key] = True

    def is_over(self, key: str) -> bool:
        return self._over.get(key, False)

    async def stop(self) -> None:
        """Finish what is being done (10 s at most)."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()

    async def _guarded(self, work: Awaitable[None]) -> None:
        """The error's own text may repeat what somebody typed."""
        try:
            await work
        except Exception as error:
            self._log.error("answering failed with %s", type(error).__name__)
            raise


def failed(task: asyncio.Future[Any]) -> bool:
    return task.cancelled() or task.exception() is not None
