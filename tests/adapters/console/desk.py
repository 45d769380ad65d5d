"""A console with somebody at it, in one process: what they say, and what they are shown."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import Annotated

from adapters.console.app import Console
from adapters.console.ask import Question
from adapters.console.complete import Offer
from adapters.console.history import History
from bot.app import Bot
from bot.clock import MovableClock
from bot.context import Context
from bot.feature import Feature
from bot.features import FEATURES
from bot.kit.args import OneOf, Text
from bot.kit.cards import Attachment, Card, Task
from bot.kit.commands import Group
from storage.store import Database

MET = "/met Ana Ruiz, recruiter @Acme, PyDay - hiring juniors; promised my CV"


digs = Group[Context]("dig", "Dig")


@digs.command("up")
def dig_up(ctx: Context) -> Card:
    """Dig up a file."""
    return Card("Here it is", attachments=(Attachment("all.json", b"{}", "application/json"),))


@digs.command("slow")
def dig_slow(ctx: Context) -> Card:
    """Dig for a tenth of a second."""
    time.sleep(0.1)
    return Card("Dug at last")


@digs.command("deep")
def dig_deep(
    ctx: Context, by: Annotated[str, OneOf("With what", ("hand", "spade", "2"))], hits: Annotated[str, Text("What")]
) -> Task:
    """Dig in steps."""

    def hit() -> tuple[int, int]:
        raise RuntimeError(hits)

    steps = [lambda done=done: (done, 40) for done in range(1, 41)]
    return Task(Card("Digging"), [*steps, hit] if hits == "rock" else steps, lambda: Card(f"Dug by {by}", tone="good"))


async def awaited(found: Awaitable[Sequence[Offer]]) -> Sequence[Offer]:
    return await found


class Desk:
    """A console, what it showed, and the answers that lie ready for its forms."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        folder: Path,
        *,
        terse: bool = False,
        asks: bool = True,
        history: bool = False,
    ) -> None:
        self.shown: list[str] = []
        self.answers: list[str | None] = []
        self.clock = clock
        self._runner = asyncio.Runner()
        bot = Bot(database, (*FEATURES, Feature(commands=(digs,))))
        self.questions: list[Question] = []
        self.typing = ""
        self.console = Console(
            bot,
            clock,
            "UTC",
            self.shown.append,
            self._answer if asks else None,
            terse=terse,
            exports=folder / "exports",
            history=History(folder / "history", str.encode, bytes.decode) if history else None,
            typed=lambda: self.typing,
        )

    def says(self, *lines: str) -> str:
        """What is shown upon these lines."""
        self.shown.clear()
        for line in lines:
            self.stays = self._runner.run(self.console.line(line))
        return "\n".join(self.shown)

    def offers(self, typed: str) -> list[str]:
        """What completes this line."""
        question = self.console.question()
        assert question.offers is not None
        return [offer.text for offer in self._runner.run(awaited(question.offers(typed, False)))]

    def close(self) -> None:
        self._runner.close()

    async def _answer(self, question: Question) -> str | None:
        self.questions.append(question)
        self.shown.append(question.prompt)
        return self.answers.pop(0)
