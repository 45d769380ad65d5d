"""Foreign bytes read in a process of their own. It may use little memory and little time, has nothing of ours, and is
killed when it doesn't end: a calendar of a kilobyte has hung good libraries for ever.

`python -m adapters.feeds.child` is that process: bytes in, JSON out.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal
from weakref import WeakKeyDictionary

from adapters.feeds import wire
from bot.events.model import Reading, Unreadable

How = Literal["calendar", "feed"]

MEMORY = 512 * 1024 * 1024
"""Bytes of address space of a child."""

COMPUTING = 5
"""Seconds of processor time of a child."""

WALL = 10.0
"""Seconds until a child is killed, however little it does."""

AT_ONCE = 2
MOST_SAID = 8_000_000
"""Bytes of an answer; 1,000 occurrences with all their texts are half of it."""

MOST_EVENTS, MOST_OCCURRENCES = 2_000, 1_000
"""Of a calendar that is fetched for the two months ahead: 200 a fortnight, which `bot.events.rules` counts."""

_ROOT = Path(__file__).parents[2]
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def read_in_child(
    data: bytes, how: How, *, zone: str, start: date | None = None, end: date | None = None, seconds: float = WALL
) -> Reading:
    """What `read_calendar` (from `start` until before `end`) or `read_feed` make of `data`; else Unreadable.

    `seconds` run from the child's start: at most AT_ONCE of them are at work, the others wait their turn.
    """
    days = (start.isoformat(), end.isoformat()) if start and end else ()
    if how == "calendar" and not days:
        raise ValueError("a calendar is read from a day to a day")
    turns = _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    async with turns:
        return await _run(data, (how, zone, *days), seconds)


async def _run(data: bytes, arguments: tuple[str, ...], seconds: float) -> Reading:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-E", "-s", "-m", "adapters.feeds.child", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=_ROOT,
        env={},
        start_new_session=True,
    )
    telling = asyncio.create_task(_tell(child, data))
    try:
        async with asyncio.timeout(seconds):
            said = await _listen(child)
            await telling
            status = await child.wait()
    except TimeoutError:
        raise Unreadable("took too long") from None
    finally:
        telling.cancel()
        if child.returncode is None:
            await _end(child)
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:  # the limit of computing, soft and hard
        raise Unreadable("took too long")
    if status:
        raise Unreadable("too big" if status == -signal.SIGSEGV else "broken")
    return wire.read(said)


async def _tell(child: asyncio.subprocess.Process, data: bytes) -> None:
    assert child.stdin is not None
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # it ended before it had read all; its status says why
            child.stdin.write(data)
            await child.stdin.drain()
    finally:
        child.stdin.close()


async def _listen(child: asyncio.subprocess.Process) -> bytes:
    assert child.stdout is not None
    said = bytearray()
    while part := await child.stdout.read(64 * 1024):
        said += part
        if len(said) > MOST_SAID:
            raise Unreadable("too big")
    return bytes(said)


async def _end(child: asyncio.subprocess.Process) -> None:
    """Kill the child and whatever it may have started: it leads a session of its own."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    # A pipe that is still full keeps asyncio waiting for ever.
    assert child.stdout is not None
    while await child.stdout.read(64 * 1024):
        pass
    await child.wait()


def main(arguments: list[str]) -> int:
    """The child: reads standard input, answers on standard output."""
    _limit()
    how, zone, *days = arguments
    try:
        answer: Reading | Unreadable = _read(sys.stdin.buffer.read(), how, zone, days)
    except Unreadable as error:
        answer = error
    except (MemoryError, RecursionError):
        answer = Unreadable("too big")
    sys.stdout.buffer.write(wire.spell(answer))
    sys.stdout.buffer.flush()
    return 0


def _read(data: bytes, how: str, zone: str, days: list[str]) -> Reading:
    if how == "calendar":
        from adapters.feeds.calendars import read_calendar

        start, end = (date.fromisoformat(each) for each in days)
        return read_calendar(data, start=start, end=end, zone=zone, most_events=MOST_EVENTS, most=MOST_OCCURRENCES)
    from adapters.feeds.rss import read_feed

    return read_feed(data, zone=zone)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (COMPUTING, COMPUTING + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
