"""What the demonstrations share: processes of their own, two clocks, somebody who does things, and how it is shown."""

from __future__ import annotations

import json
import os
import signal
import textwrap
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.forked import programs

WIDTH = 100
BEGINS = datetime(2026, 3, 5, 17, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 6, 8, 0, 5, tzinfo=UTC)
"""When the morning's list has just become due, at nine where Maya is."""

BERLIN = ZoneInfo("Europe/Berlin")
PATIENCE_SECONDS = 15.0
DIRECT = "in the direct message"
NOTHING_SET: Mapping[str, str] = {}

GOAL = "Have 3 coffee chats with recruiters by 30 April"


class Failed(Exception):
    """The story went another way."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`slowest`: seconds until the last to be acknowledged was. `unacked`, `pings` and `mistakes` (what the platform
    would not have shown) should be 0, and so should `status`, with which the bot ended when it was told to."""

    mode: str
    taken: int
    slowest: float
    unacked: int
    pings: int
    mistakes: int
    status: int

    @property
    def well(self) -> bool:
        return not (self.unacked or self.pings or self.mistakes or self.status)


class Process:
    """A process of ours; what it says on standard error is kept."""

    def __init__(self, arguments: Sequence[str], variables: Mapping[str, str]) -> None:
        environment = {**_surroundings(), **variables}
        self._process = programs.fork(arguments[0], arguments[1:], environment, piped=True)
        self.said: list[str] = []
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _listen(self) -> None:
        assert self._process.stderr is not None
        self.said.extend(iter(self._process.stderr.readline, ""))

    def line(self) -> str:
        """The next one of standard output."""
        found = self._process.stdout.readline()
        if not found:
            raise Failed("a process ended early:\n" + "".join(self.said))
        return found.strip()

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def logged(self, text: str) -> str:
        """The first line of standard error with this text, once it is there."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            found = next((line for line in self.said if text in line), "")
            if found:
                return found.strip()
            time.sleep(0.02)
        raise Failed(f"the bot never said “{text}”:\n" + "".join(self.said))

    def end(self) -> int:
        """Told to stop, and waited for; the exit status."""
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(PATIENCE_SECONDS)
        finally:
            self.kill()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._listening.join()  # it has the last word of it
        self._process.kill()


class Stage:
    """The fake, the bot and the time in both of them."""

    def __init__(self, fake: Process, bot: Process, url: str) -> None:
        self.fake = fake
        self.bot = bot
        self._url = url
        self.now = BEGINS

    def ask(self, path: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
        return ask(self._url, path, body)

    def move(self, to: datetime) -> None:
        """The platform's clock first: what the bot does about the time arrives at that time."""
        self.ask("clock", {"to": to.isoformat()})
        self.bot.tell(to.isoformat())
        self.bot.line()
        self.now = to


class Maya:
    """Somebody in front of the platform; each thing she does is told together with what she sees then."""

    def __init__(self, stage: Stage, say: Callable[[str], None]) -> None:
        self._stage = stage
        self._say = say

    def does(self, where: str, did: str, verb: str, /, *given: str, sees: str, **named: str) -> None:
        """`where` and what she `did` are for the reader, the verb for the fake; `sees` comes to be in front of her."""
        self._heading(f"Maya, {where}")
        self._line(did, indent=4, mark="› ")
        self._acts(verb, *given, **named)
        shown = self._acts("sees", sees)
        found = next(each for each in reversed(shown["news"]) if sees in each["text"])
        self._shows(found["where"], found["text"])

    def gets(self, text: str) -> None:
        """A direct message that comes by itself."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            news = [each for each in self._acts("sees")["news"] if each["where"] == DIRECT and text in each["text"]]
            if news:
                break
            if time.monotonic() > until:
                raise Failed(f"no message with “{text}” came")
            time.sleep(0.05)
        self._heading("Grapevine sends a message by itself")
        if "notification" in news[-1]:
            self._line(f"on Maya's locked phone: “{news[-1]['notification']}”", indent=4)
        self._shows(DIRECT, news[-1]["text"])

    def _acts(self, verb: str, *given: str, **named: str) -> dict[str, Any]:
        return self._stage.ask("people/U1", {"does": verb, "with": list(given), "named": named})

    def _heading(self, what: str) -> None:
        local = self._stage.now.astimezone(BERLIN)
        self._say("")
        self._line(f"{local:%a} {local.day} {local:%B, %H:%M}  {what}")

    def _shows(self, where: str, text: str) -> None:
        self._line(f"Grapevine, {where.replace('only for Maya Lind', 'and only Maya sees it')}", indent=4)
        for line in text.splitlines():
            self._line(line, indent=4, mark="│ ")

    def _line(self, text: str, *, indent: int = 0, mark: str = "") -> None:
        first = " " * indent + mark
        for line in textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=first) or [first.rstrip()]:
            self._say(line)


def _surroundings() -> dict[str, str]:
    """The environment without anything that is set for a Grapevine of earnest."""
    ours = ("GRAPEVINE_", "SLACK_", "DISCORD_", "DATABASE_URL", "PORT")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours) or name == _RUN}


_RUN = "GRAPEVINE_TEST_SESSION"
"""By which a test run knows what it started."""


_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(url: str, path: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
    """The fake, about what people do; Failed when a story would have failed."""
    data = None if body is None else json.dumps(body).encode()
    try:
        with _direct.open(urllib.request.Request(url + path, data), timeout=30) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        raise Failed(json.loads(error.read()).get("failed", str(error))) from None
