"""`console`, and what `run` opens when no platform is connected: lines from a person, a pipe, or nobody at all."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import select
import shutil
import stat
import sys
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import tzlocal

from adapters.console import inbound, letters, render, story
from adapters.console.app import Console, play
from adapters.console.ask import Look, Question
from adapters.console.catalog import BEGIN, EDITING, KEYS
from adapters.console.history import History
from adapters.console.inbound import UnclearName, UnclearStep, step, user
from bot.app import Bot
from bot.cli import feeds, schema, wiring
from bot.cli.editing import Editor
from bot.cli.keyboard import Keyboard
from bot.clock import MovableClock
from bot.features import FEATURES
from bot.kit import words
from bot.settings import Settings
from storage import migrate
from storage.engine import DatabaseProblem
from storage.lock import DatabaseInUse, lock_database
from storage.store import Database, open_database
from storage.vault import CannotOpen, Keyring, Vault

CONNECT = "To connect Slack or Discord, see README.md: “Connect Slack”, “Connect Discord”."
TICK_SECONDS = 2.0
TIDY_SECONDS = 300.0


def console(commands: list[str], *, name: str, forward: str) -> int:
    """Exit status 1 when a line was not understood."""
    return talk(wiring.settings(), commands, name=name, forward=forward)


def talk(chosen: Settings, commands: list[str], *, name: str = "you", forward: str = "", plays: bool = False) -> int:
    """`plays`: with nobody to listen to and no lines to read, play the story on a database of its own instead."""
    wiring.keep_imports()
    wiring.start_log(chosen)
    if chosen.log == "info":
        for told in ("bot.outbox", "adapters.feeds"):  # what was sent and read is on the screen already
            logging.getLogger(told).setLevel(logging.WARNING)
        logging.getLogger("adapters.fetcher").setLevel(logging.ERROR)
    if not chosen.embedded:
        wiring.fail("the console uses the embedded database. Unset GRAPEVINE_DATABASE_URL to use it.")
    try:
        who, ahead = user(name), step(forward) if forward else timedelta(0)
    except (UnclearName, UnclearStep) as error:
        wiring.fail(f"{error.message} {error.hint}")
    piped = None if commands else _piped()
    if piped == []:
        if plays:
            return asyncio.run(_story())
        wiring.fail('nobody is typing here. Say something with: python -m bot console -c "/met Ben, developer @Acme"')
    file = wiring.database_file(chosen)
    assert file is not None
    if chosen.database_url is None:
        wiring.make_folder(chosen)
    clock = MovableClock()
    try:
        with lock_database(file, purpose="console"), contextlib.closing(wiring.database(chosen, clock)) as opened:
            schema.up_to_date(opened.engine, chosen)
            zone = chosen.zone or _local_zone()
            bot = wiring.bot(chosen, opened, zone=zone)
            exports = chosen.data_dir / "exports"
            also = partial(_read_and_edit, chosen, opened, bot)
            if commands or piped is not None:
                lines = iter(commands or piped or ())
                ask = None if commands else partial(_next, lines)
                speak = partial(Console, bot, clock, zone, _show, ask, name=who, terse=True, look=_look())
                spoken = speak(exports=exports, remembered=partial(_history, chosen, opened), also=also)
                return asyncio.run(_read_out(spoken, lines, ahead, echo="" if commands else "> "))
            kept = partial(_history, chosen, opened)
            speak = partial(Console, bot, clock, zone, name=who, exports=exports, remembered=kept, also=also)
            keys, spoken = _drawn(speak, chosen, opened) if _draws() else _typed(speak)
            return keys.run(_listen(spoken, keys, ahead, _welcome(chosen)))
    except (DatabaseInUse, DatabaseProblem) as error:
        wiring.fail(str(error), status=1)


async def _read_and_edit(chosen: Settings, opened: Database, bot: Bot) -> int:
    """Calendars and feeds that are due, and then posts that they may have changed; how many of both."""
    return await _read_feeds(chosen, opened) + await Editor(opened, bot.messengers).run()


async def _read_feeds(chosen: Settings, opened: Database) -> int:
    """Read what is due; the client is made only when something is."""
    now = await opened.now()
    if not await opened.read(lambda store: store.feeds.any_due(now)):
        return 0
    async with feeds.reading(chosen, opened) as reads:
        return await reads()


class Keys(Protocol):
    """Who reads what a person types: `Keyboard`, or `Editor` of the console."""

    def run(self, work: Coroutine[Any, Any, int]) -> int: ...
    def ask(self, question: Question) -> Awaitable[str | None]: ...
    def show(self, text: str) -> None: ...


def _draws() -> bool:
    """Whether this terminal moves its cursor and shows colours, and a person is looking at it."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def _look() -> Look | None:
    """How the answers to lines of a script are drawn: with colours only where a person looks at them, or wants them."""
    if not _draws() and (os.environ.get("NO_COLOR") or not os.environ.get("FORCE_COLOR")):
        return None
    from adapters.console.paint import Painted

    return Painted()


def _drawn(speak: Callable[..., Console], chosen: Settings, opened: Database) -> tuple[Keys, Console]:
    from adapters.console.editor import Editor  # prompt_toolkit and rich take half of a start
    from adapters.console.paint import Painted

    history = _history(chosen, opened)
    editor = Editor(history)
    return editor, speak(editor.show, editor.ask, look=Painted(), history=history, typed=editor.typed)


def _history(chosen: Settings, opened: Database) -> History:
    def seal(line: str) -> bytes:
        return opened.vault.seal("console.history", 1, 1, line)

    def open_(sealed: bytes) -> str | None:
        try:
            return opened.vault.open("console.history", 1, 1, sealed)
        except CannotOpen:
            return None

    return History(chosen.data_dir / "history", seal, open_)


def _typed(speak: Callable[..., Console]) -> tuple[Keys, Console]:
    keyboard = Keyboard()
    look = render.Plain(keyboard.show, lambda: shutil.get_terminal_size().columns)
    return keyboard, speak(keyboard.show, keyboard.ask, look=look, typed=keyboard.typed)


async def _listen(spoken: Console, keys: Keys, ahead: timedelta, welcome: str) -> int:
    """What a person types, until they leave."""
    from adapters.scheduler import Ticker  # only those who stay need APScheduler

    known = await spoken.bot.database.read(lambda store: store.members.users(inbound.PLATFORM, inbound.REALM))
    keys.show(spoken.look.note(f"{welcome}\n{EDITING}" if spoken.history else welcome))
    if not known:
        keys.show("\n" + spoken.look.card(BEGIN, ZoneInfo(spoken.zone)))
    await _begin(spoken, ahead)

    async def tick() -> int:
        await spoken.settle()
        return 0

    ticker = Ticker([("console", TICK_SECONDS, tick), ("tidy", TIDY_SECONDS, spoken.bot.tidy)])
    ticker.start()
    try:
        while True:
            text = await keys.ask(spoken.question())
            if text is None or not await spoken.line(text):
                return 0
    finally:
        await ticker.stop()


async def _read_out(spoken: Console, lines: Iterator[str], ahead: timedelta, *, echo: str) -> int:
    """Lines of a pipe or of `-c`, to their end. `echo` goes before each line that is repeated; empty: none is."""
    await _begin(spoken, ahead)
    for number, text in enumerate(lines):
        if number:
            print()
        if echo:
            _show(f"{echo}{text}")
        if not await spoken.line(text):
            break
    return 1 if spoken.failed else 0


async def _begin(spoken: Console, ahead: timedelta) -> None:
    if ahead:
        await spoken.forward(ahead)
    await spoken.settle()
    await spoken.bot.tidy()


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
            print("Nobody is typing here, so this is the story of three days, on a database of its own.", flush=True)
            await play(spoken, story.STORY)
        finally:
            opened.close()
    print(
        "\nTo try it yourself, run “make run” in a terminal, or: "
        '.venv/bin/python -m bot console -c "/met Ben, developer @Acme"\n'
        f"{CONNECT}"
    )
    return 1 if spoken.failed else 0


async def _next(lines: Iterator[str], question: Question) -> str | None:
    """The next line of a pipe as the answer to a question, which it is shown behind."""
    text = next(lines, None)
    _show(question.prompt if text is None else f"{question.prompt}{text}")
    return text


def _show(text: str) -> None:
    print(letters.fit(text, sys.stdout.encoding), flush=True)


def _welcome(chosen: Settings) -> str:
    if chosen.slack_bot_token or chosen.discord_token:
        return f"Grapevine, here in the terminal.\n{KEYS}"
    return f"Grapevine. No Slack or Discord token is set, so this is the console.\n{CONNECT}\n{KEYS}"


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
    lines = (words.clean(line, lines=False) for line in text.splitlines())  # they are shown again on a terminal
    return [line for line in lines if line]


def _local_zone() -> str:
    try:
        return tzlocal.get_localzone_name() or "UTC"
    except Exception:  # a machine without zone settings raises whatever its files make of it
        return "UTC"
