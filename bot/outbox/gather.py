"""Writes in groups, as large as the database is slow."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(slots=True)
class _Waiting(Generic[T, R]):
    items: list[T] = field(default_factory=list[T])
    done: asyncio.Future[R] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Gathered(Generic[T, R]):
    """Writes items in groups: what comes up during one write goes into the next.

    Alone an item is written at once; under load a group grows as large as the database is slow. No timer delays it.
    """

    def __init__(self, write: Callable[[Sequence[T]], Awaitable[R]]) -> None:
        self._write = write
        self._next: _Waiting[T, R] | None = None
        self._busy: asyncio.Task[None] | None = None

    async def add(self, item: T) -> R:
        """Comes back when the item is committed, with the result of its whole group; or raises what the write did."""
        if self._next is None:
            self._next = _Waiting()
        group = self._next
        group.items.append(item)
        if self._busy is None:
            self._busy = asyncio.create_task(self._run())
        return await asyncio.shield(group.done)

    async def _run(self) -> None:
        while self._next is not None:
            group, self._next = self._next, None
            try:
                group.done.set_result(await self._write(group.items))
            except Exception as error:
                group.done.set_exception(error)
        self._busy = None
