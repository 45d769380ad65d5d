"""A person at a terminal that can move its cursor: prompt_toolkit edits the line, remembers and completes."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.history import History as Recall
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from adapters.console import letters
from adapters.console.ask import Question
from adapters.console.complete import Offer
from adapters.console.history import History
from bot.kit.args import CLEAR

STYLE = Style.from_dict(
    {
        "prompt": "bold ansicyan",
        "bottom-toolbar": "noreverse",
        "bottom-toolbar.text": "ansibrightblack",
        "completion-menu.completion": "bg:default default",
        "completion-menu.completion.current": "reverse",
        "completion-menu.meta.completion": "bg:default ansibrightblack",
        "completion-menu.meta.completion.current": "reverse",
    }
)


class Editor:
    """Reads lines on the loop that the bot runs on, so that messages appear above the line being typed."""

    def __init__(self, history: History | None) -> None:
        self._offers = _Offers()
        self._lines: PromptSession[str] = self._session(_Recall(history) if history else DummyHistory(), leaves=False)
        self._fields: PromptSession[str] = self._session(DummyHistory(), leaves=True)

    def run(self, work: Coroutine[Any, Any, int]) -> int:
        """Run `work`; what it returns. Ctrl-C while the bot is at work ends it."""
        try:
            return asyncio.run(work)
        except KeyboardInterrupt:
            return 0

    async def ask(self, question: Question) -> str | None:
        """The next line; None at Ctrl-D or Ctrl-C, and at Esc in a form. The first Ctrl-C only throws
        away a command half typed."""
        above, _, prompt = question.prompt.rpartition("\n")
        if above:
            self.show(above)
        session = self._lines if question.remembered else self._fields
        self._offers.question = question
        while True:
            try:
                said = await session.prompt_async(
                    [("", "\n" if question.remembered else ""), ("class:prompt", _shown(prompt))],
                    default=question.value,
                    bottom_toolbar=self._below(session, question.status) if question.status else None,
                )
            except EOFError:
                return None
            except KeyboardInterrupt:
                if not question.remembered or not session.default_buffer.text:
                    return None
                continue
            return CLEAR if question.value and question.clears and not said.strip() else said

    def show(self, text: str) -> None:
        """Print `text`: above the line that is being typed, if one is, and then a line apart from what stands there."""
        typing = any(session.app.is_running for session in (self._lines, self._fields))

        def write() -> None:
            sys.stdout.write(_shown(f"\n{text}\n" if typing else f"{text}\n"))
            sys.stdout.flush()

        if typing:
            _ = run_in_terminal(write)
        else:
            write()

    def typed(self) -> str:
        """What stands in the line that is being typed."""
        return self._lines.default_buffer.text if self._lines.app.is_running else ""

    def _below(self, session: PromptSession[str], status: Callable[[], str]) -> Callable[[], str]:
        return lambda: _shown(shortened(status(), session.output.get_size().columns))

    def _session(self, recall: Recall, *, leaves: bool) -> PromptSession[str]:
        session: PromptSession[str] = PromptSession(
            history=recall,
            completer=self._offers,
            complete_while_typing=True,
            key_bindings=_keys(leaves=leaves),
            style=STYLE,
            reserve_space_for_menu=6,
        )
        session.app.ttimeoutlen, session.app.timeoutlen = 0.05, 0.3  # Esc alone is waited for no longer than this
        session.default_buffer.on_text_changed += self._offers.changed
        return session


class _Offers(Completer):
    """Asks at every key; a key pressed meanwhile cancels the lookup under way, and prompt_toolkit asks again."""

    def __init__(self) -> None:
        self.question: Question | None = None
        self._looking: asyncio.Future[Sequence[Offer]] | None = None

    def changed(self, _: Buffer) -> None:
        if self._looking is not None:
            self._looking.cancel()

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        return ()

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        if self.question is None or self.question.offers is None:
            return
        found = self.question.offers(document.text_before_cursor, complete_event.completion_requested)
        for offer in await self._latest(found):
            yield Completion(offer.text, -offer.over, display=_shown(offer.label), display_meta=_shown(offer.about))

    async def _latest(self, found: Awaitable[Sequence[Offer]]) -> Sequence[Offer]:
        looking = self._looking = asyncio.ensure_future(found)
        await asyncio.wait((looking,))
        if self._looking is looking:
            self._looking = None
        return () if looking.cancelled() or looking.exception() is not None else looking.result()


class _Recall(Recall):
    """What the arrow keys bring back: newest first, and nothing that our own file doesn't hold."""

    def __init__(self, kept: History) -> None:
        super().__init__()
        self._kept = kept

    def load_history_strings(self) -> Iterable[str]:
        return reversed(self._kept.lines)

    def get_strings(self) -> list[str]:
        return list(self._kept.lines)

    async def load(self) -> AsyncGenerator[str, None]:
        for line in self.load_history_strings():
            yield line

    def append_string(self, string: str) -> None:
        self.store_string(string)

    def store_string(self, string: str) -> None:
        self._kept.add(string)


def shortened(status: str, columns: int) -> str:
    """Without its last parts, where not all of them fit."""
    parts = status.split(" · ")
    while len(parts) > 1 and get_cwidth(" · ".join(parts)) > columns:
        parts.pop()
    return " · ".join(parts)


def _shown(text: str) -> str:
    return letters.fit(text, sys.stdout.encoding, os.environ.get("TERM", ""))


def _keys(*, leaves: bool) -> KeyBindings:
    """`leaves`: Esc leaves a form. Everywhere it first closes the menu."""
    keys = KeyBindings()

    @keys.add("escape", "enter")
    def new_line(event: KeyPressEvent) -> None:  # pyright: ignore[reportUnusedFunction]
        event.current_buffer.insert_text("\n")

    @keys.add("escape")
    def away(event: KeyPressEvent) -> None:  # pyright: ignore[reportUnusedFunction]
        if event.current_buffer.complete_state is not None:
            event.current_buffer.cancel_completion()
        elif leaves:
            event.app.exit(exception=EOFError, style="class:aborting")

    return keys
