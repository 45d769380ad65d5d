"""What the console asks of a keyboard, and how it wants things drawn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from adapters.console.complete import Offer
from bot.kit.cards import Card
from bot.kit.commands import Field, Form


@dataclass(frozen=True, slots=True)
class Question:
    """One line wanted. `value` stands in it already, and may be changed, where the keyboard can do that; `clears`: a
    value taken out is emptied. `offers` gives completions for a line up to the cursor (and whether the Tab key asked);
    `remembered`: the arrow keys bring it back later."""

    prompt: str
    value: str = ""
    clears: bool = False
    offers: Callable[[str, bool], Awaitable[Sequence[Offer]]] | None = None
    remembered: bool = False
    status: Callable[[], str] | None = None


Ask = Callable[[Question], Awaitable[str | None]]
"""The next line, None when there is none."""


class Look(Protocol):
    """How things are drawn, as text for the terminal: plainly (`render.Plain`), or by `paint.Painted`."""

    def card(self, shown: Card, zone: ZoneInfo) -> str: ...
    def message(self, shown: Card, zone: ZoneInfo, *, to: str, mine: bool, at: str) -> str: ...
    def form(self, asked: Form) -> str: ...
    def field(self, asked: Field) -> str: ...
    def wrong(self, text: str) -> str: ...
    def note(self, text: str) -> str: ...
    def progress(self) -> AbstractContextManager[Callable[[int, int], None]]: ...
