"""A terminal that several people sit down at, one after the other: in the words of the other platforms' fakes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.console.app import Console
from adapters.console.ask import Question
from bot.app import Bot
from bot.clock import MovableClock
from bot.features import FEATURES
from storage.store import Database
from tests.adapters.looped import Posted

_HEADING = re.compile(r"── message to (?P<to>.+?)(?P<how>, edited|, somebody else)?, [A-Z]\w+ \d")
_EDITED = ", edited"
MOST_FIELDS = 5


@dataclass(frozen=True)
class Shown:
    """Something that was printed while `sitting` sat there, its white space made single."""

    text: str
    sitting: str

    @property
    def to(self) -> str:
        """Whom or what channel a message is for; empty for an answer."""
        found = _HEADING.match(self.text)
        return "" if found is None else self.sitting if found["to"] == "you" else found["to"]

    @property
    def edited(self) -> bool:
        found = _HEADING.match(self.text)
        return found is not None and found["how"] == _EDITED


class Terminal:
    """A console, and all that it printed. `also` and `exports` as for Console."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        also: Callable[[], Awaitable[int]],
        exports: Path | None = None,
    ) -> None:
        self.bot = Bot(database, FEATURES)
        self.console = Console(self.bot, clock, "UTC", self._out, self._ask, also=also, exports=exports)
        self.clock = clock
        self.shown: list[Shown] = []
        self.news = 0
        """How much of it was there when somebody last did something."""
        self._questions: asyncio.Queue[tuple[Question, asyncio.Future[str]]] = asyncio.Queue()
        self._question: tuple[Question, asyncio.Future[str]] | None = None
        self._doing: asyncio.Task[bool] | None = None

    def _out(self, text: str) -> None:
        self.shown.append(Shown(" ".join(text.split()), self.console.name))

    async def _ask(self, question: Question) -> str:
        self._out(question.prompt)
        answer = asyncio.get_running_loop().create_future()
        await self._questions.put((question, answer))
        return await answer

    async def line(self, text: str, *, who: str) -> None:
        """Type a line as `who`. Back when it is done, or a form asks for something."""
        assert self._doing is None, "a form is open"
        if self.console.name != who:
            await self.console.line(f":as {who}")
        self.news = len(self.shown)
        self._doing = asyncio.ensure_future(self.console.line(text))
        await self._goes_on()

    async def fill(self, value: str) -> None:
        """Answer the open form: `value` where the first field is empty, and all else as it stands there."""
        self.news = len(self.shown)
        for _ in range(MOST_FIELDS + 1):
            if self._question is None:
                return
            question, answer = self._question
            known = "now: " in question.prompt or not value
            said, value = ("", value) if known else (value, "")
            answer.set_result(said)
            await self._goes_on()
        raise AssertionError(f"the form asks on: {[one.text for one in self.shown[self.news :]]}")

    async def _goes_on(self) -> None:
        assert self._doing is not None
        asked = asyncio.ensure_future(self._questions.get())
        await asyncio.wait({self._doing, asked}, return_when=asyncio.FIRST_COMPLETED)
        if asked.done():
            self._question = asked.result()
            return
        asked.cancel()
        await self._doing
        self._question = self._doing = None

    async def until(self, local: str) -> None:
        """Move on to a time in Berlin."""
        target = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
        await self.console.forward(target - self.clock())

    def posts(self, channel: str) -> list[Posted]:
        """What stands in a channel and in threads there: the newest that was printed of each."""
        found: list[Posted] = []
        for one in self.shown:
            thread = one.to == f"a thread in #{channel}"
            if one.edited and one.to == f"#{channel}":
                last = max(number for number, each in enumerate(found) if not each.thread)
                found[last] = replace(found[last], text=one.text)
            elif thread or one.to == f"#{channel}":
                found.append(Posted(str(len(found)), one.text, thread))
        return found


class Sitter:
    """Somebody who sits down at the terminal when they do something."""

    def __init__(self, terminal: Terminal, name: str) -> None:
        self._terminal = terminal
        self.name = name

    async def types(self, text: str, /, channel: str = "") -> None:
        await self._terminal.line(text, who=self.name)

    async def presses(self, label: str, about: str = "") -> None:
        """By the number in front of the label, on the newest thing that has any; `about` stands before it."""
        numbered = next(one for one in reversed(self._before()) if "[1] " in one)
        assert about in numbered, numbered
        found = re.search(rf"\[(\d+)\] {re.escape(label)}", numbered[numbered.index(about) :])
        assert found is not None, f"there is no “{label}” on: {numbered}"
        await self._terminal.line(found[1], who=self.name)

    async def chooses(self, menu: str, label: str, about: str = "") -> None:
        await self.presses(label)

    async def fills(self, **values: str) -> None:
        (value,) = values.values()
        await self._terminal.fill(value)

    async def sees(self, *texts: str) -> None:
        """All of these came since somebody last did something."""
        news = " ".join(one.text for one in self._terminal.shown[self._terminal.news :])
        assert [text for text in texts if text not in news] == [], news

    async def was_sent(self, *texts: str) -> str:
        mine = [one.text for one in self._terminal.shown if one.to == self.name]
        found = [each for each in mine if all(text in each for text in texts)]
        assert found, mine
        return found[-1]

    def _before(self) -> list[str]:
        """What is in front of them: answers to them, their messages, and what is in channels."""
        return [
            one.text
            for one in self._terminal.shown
            if one.to == self.name or "#" in one.to or (not one.to and one.sitting == self.name)
        ]
