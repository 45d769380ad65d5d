"""`console`, and what `run` opens when no platform is connected: lines from a person, a pipe, or nobody at all."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import stat
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import tzlocal

from adapters.console import story
from adapters.console.app import Console, play
from adapters.console.catalog import KEYS
from adapters.console.inbound import UnclearName, UnclearStep, step, user
from adapters.scheduler import Ticker
from bot.app import Bot
from bot.cli import schema, wiring
from bot.clock import MovableClock
from bot.features import FEATURES
from bot.settings import Settings
from storage import migrate
from storage.engine import DatabaseInUse, DatabaseProblem, database_file, lock_database
from storage.store import Database, open_database
from storage.vault import Keyring, Vault

CONNECT = "To connect Slack or Discord, see README.md: “Connect Slack”, “Connect Discord”."
TICK_SECONDS = 2.0


def console(commands: list[str], *, name: str, forward: str) -> int:
    """Exit status 1 when a line was not understood."""
    return talk(wiring.settings(), commands, name=name, forward=forward)


def talk(chosen: Settings, commands: list[str], *, name: str = "you", forward: str = "", plays: bool = False) -> int:
    """`plays`: with nobody to listen to and no lines to read, play the story on a database of its own instead."""
    wiring.start_log(chosen)
    if not chosen.embedded:
        wiring.fail("the console uses the embedded database. Unset GRAPEVINE_DATABASE_URL to use it.")
    piped = None if commands else _piped()
    if plays and piped is not None and not piped:
        return asyncio.run(_story())
    try:
        who, ahead = user(name), step(forward) if forward else timedelta(0)
    except (UnclearName, UnclearStep) as error:
        wiring.fail(f"{error.message} {error.hint}")
    file = database_file(chosen.url)
    assert file is not None
    if chosen.database_url is None:
        wiring.make_folder(chosen)
    clock = MovableClock()
    try:
        with lock_database(file, purpose="console"), contextlib.closing(wiring.database(chosen, clock)) as opened:
            schema.up_to_date(opened.engine, chosen)
            bot = wiring.bot(chosen, opened, zone=_local_zone())
            return asyncio.run(_talk(bot, clock, chosen, commands, piped, who, ahead))
    except (DatabaseInUse, DatabaseProblem) as error:
        wiring.fail(str(error), status=1)


async def _talk(
    bot: Bot,
    clock: MovableClock,
    chosen: Settings,
    commands: list[str],
    piped: list[str] | None,
    who: str,
    ahead: timedelta,
) -> int:
    zone = chosen.zone or _local_zone()
    lines = iter(commands or piped or ())

    async def next_line(prompt: str) -> str | None:
        text = next(lines, None)
        if text is not None:
            print(f"{prompt}{text}", flush=True)
        return text

    interactive = not commands and piped is None
    ask: Callable[[str], Awaitable[str | None]] | None = _keyboard if interactive else (next_line if piped else None)
    spoken = Console(bot, clock, zone, lambda text: print(text, flush=True), ask, name=who, terse=not interactive)
    if ahead:
        await spoken.forward(ahead)
    await spoken.settle()
    if interactive:
        return await _interactive(spoken)
    for text in lines:
        if not commands:
            print(f"> {text}", flush=True)
        if not await spoken.line(text):
            break
    return 1 if spoken.failed else 0


async def _interactive(spoken: Console) -> int:
    print(f"Grapevine. No Slack or Discord token is set, so this is the console.\n{CONNECT}\n{KEYS}", flush=True)

    async def tick() -> int:
        await spoken.settle()
        return 0

    ticker = Ticker([("console", TICK_SECONDS, tick)])
    ticker.start()
    try:
        while True:
            text = await _keyboard("> ")
            if text is None or not await spoken.line(text):
                return 0
    finally:
        await ticker.stop()


async def _story() -> int:
    """The story on a temporary database, so that nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="grapevine-") as folder:
        clock = MovableClock()
        clock.set(story.BEGINS)
        vault = Vault(Keyring.parse(Keyring.generate()))
        opened: Database = open_database(f"sqlite:///{Path(folder) / 'story.db'}", vault, clock)
        try:
            migrate.upgrade(opened.engine)
            spoken = Console(Bot(opened, FEATURES), clock, "UTC", lambda text: print(text, flush=True))
            print("Nobody is typing here, so this is the story of two days, on a database of its own.", flush=True)
            await play(spoken, story.STORY)
        finally:
            opened.close()
    print(
        "\nTo try it yourself, run “make run” in a terminal, or: "
        '.venv/bin/python -m bot console -c "/met Ben, developer @Acme"\n'
        f"{CONNECT}"
    )
    return 1 if spoken.failed else 0


def _piped() -> list[str] | None:
    """The lines that are piped in, read to their end; None when a person sits at the keyboard."""
    if sys.stdin is None or sys.stdin.closed:
        return []
    try:
        descriptor = sys.stdin.fileno()
        if os.isatty(descriptor):
            return None
        mode = os.fstat(descriptor).st_mode
    except (OSError, ValueError):
        return []
    if stat.S_ISSOCK(mode) and not select.select([descriptor], [], [], 0)[0]:
        return []  # a socket that nobody writes to, as some supervisors give: reading would wait for ever
    text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    return [line for line in text.splitlines() if line.strip()]


async def _keyboard(prompt: str) -> str | None:
    """A line from the terminal, None at its end. A thread waits, so that reminders arrive meanwhile."""
    try:
        return await asyncio.to_thread(input, prompt)
    except (EOFError, KeyboardInterrupt):
        print()
        return None


def _local_zone() -> str:
    try:
        return tzlocal.get_localzone_name() or "UTC"
    except Exception:  # a machine without zone settings raises whatever its files make of it
        return "UTC"
