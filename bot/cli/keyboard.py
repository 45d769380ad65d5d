"""A person at a terminal that can't move its cursor, while the bot's loop runs beside them."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import sys
from collections.abc import Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any

from adapters.console import letters
from adapters.console.ask import Question

with contextlib.suppress(ImportError):  # some builds lack it
    importlib.import_module("readline")  # arrow keys and the last lines, for input()


class Keyboard:
    """The main thread reads, so that Ctrl-C ends a read at once; the loop runs in another, so that reminders arrive
    while it waits. A thread that reads can't be ended: leaving would wait for one more line."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[tuple[str, Future[str | None]] | None] = SimpleQueue()
        self._prompt = ""
        self._left = False

    def run(self, work: Coroutine[Any, Any, int]) -> int:
        """Run `work`, reading whatever it asks for; what it returns."""
        with ThreadPoolExecutor(1, "loop") as beside:
            running = beside.submit(asyncio.run, work)
            running.add_done_callback(lambda _: self._asked.put(None))
            asked: tuple[str, Future[str | None]] | None = None
            while not running.done():
                try:
                    asked = self._asked.get()
                    if asked is not None:
                        asked[1].set_result(self._read(asked[0]))
                except KeyboardInterrupt:  # pressed while the bot was at work: leave when that is done
                    self._left = True
                    if asked is not None and not asked[1].done():
                        asked[1].set_result(None)
            return running.result()

    async def ask(self, question: Question) -> str | None:
        """The next line; None when the person ends it with Ctrl-C or Ctrl-D."""
        wanted: Future[str | None] = Future()
        self._asked.put((question.prompt, wanted))
        return await asyncio.wrap_future(wanted)

    def show(self, text: str) -> None:
        """Print `text`: above the line that is being typed, if one is."""
        text = letters.fit(text, sys.stdout.encoding)
        if not self._prompt:
            print(text, flush=True)
            return
        last = self._prompt.rpartition("\n")[2]
        print(f"\r\x1b[K{text}\n{last}{_typed()}", end="", flush=True)

    def typed(self) -> str:
        """What stands in the line that is being typed, as far as one can know."""
        return _typed() if self._prompt else ""

    def _read(self, prompt: str) -> str | None:
        if self._left:
            return None
        self._prompt = prompt
        try:
            return input(prompt)
        except (EOFError, KeyboardInterrupt):
            print()
            return None
        finally:
            self._prompt = ""


def _typed() -> str:
    editor = sys.modules.get("readline")
    return "" if editor is None else editor.get_line_buffer()
