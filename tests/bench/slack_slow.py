"""How long Slack waits while the database takes four seconds for each thing that it is asked.

The bot's web process runs for itself, as `python -m tests.bench.slack_slow`, so that the time which Slack's side takes
is not its own. A number on its standard input says how many seconds each transaction takes from now on.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Table, func, select

from adapters.http import serve
from adapters.slack import catalog
from adapters.slack.connection import Tokens, connect
from bot import clock
from bot.app import Bot
from bot.features import FEATURES
from storage import migrate, schema
from storage.engine import Engine, open_engine
from storage.schema_goals import goals
from storage.store import Database, Store
from storage.vault import Keyring, Vault
from tests.adapters.slack.fake import FakeSlack, FakeUser
from tests.bench.measure import Figure

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
CROWD = 200
SECONDS = 4.0
ALLOWED_MS = 1_000.0
PATIENCE_SECONDS = 60.0


class Slow(Database):
    """Each transaction takes so many seconds longer; any number of them wait beside each other."""

    seconds = 0.0

    async def write(self, work: Callable[[Store], T]) -> T:
        await asyncio.sleep(self.seconds)
        return await super().write(work)

    async def read(self, work: Callable[[Store], T]) -> T:
        await asyncio.sleep(self.seconds)
        return await super().read(work)

    async def look(self, work: Callable[[Store, datetime], T]) -> tuple[datetime, T]:
        await asyncio.sleep(self.seconds)
        return await super().look(work)


async def run(api_url: str, bot_token: str, secret: str, file: str) -> None:
    """The web process, until its standard input ends."""
    engine = open_engine(f"sqlite:///{file}")
    with closing(Slow(engine, Vault(Keyring.parse(Keyring.generate())), clock.now)) as database:
        tokens = Tokens(bot_token, "", secret, api_url)
        bot = Bot(database, FEATURES)
        async with connect(bot, tokens, listens=True, prefix="", guests=False, clock=clock.now) as slack:
            server = await serve("127.0.0.1", 0, {}, posts=slack.routes)
            print(server.port, flush=True)
            while line := await asyncio.to_thread(sys.stdin.readline):
                database.seconds = float(line)
                print("so it is", flush=True)
            await server.stop()


class Web:
    """That process, from outside."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def takes(self, seconds: float) -> None:
        """Each transaction, from now on."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{seconds}\n".encode())
        await self.line()

    async def line(self) -> str:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise AssertionError("the web process ended early")
        return line.decode().strip()


@asynccontextmanager
async def _served(fake: FakeSlack, file: Path) -> AsyncGenerator[Web]:
    said = json.dumps([fake.api_url, fake.bot_token, fake.signing_secret, str(file)])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.slack_slow", said),
        cwd=ROOT,
        env=dict(os.environ),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        web = Web(process)
        fake.posts.to = f"http://127.0.0.1:{await web.line()}{catalog.PATH}"
        yield web
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def measure(folder: Path) -> Sequence[Figure]:
    """Two hundred people at once: each types /met, and then each saves a goal in a form."""
    file = folder / "slow.db"
    async with AsyncExitStack() as stack:
        engine = stack.enter_context(closing(open_engine(f"sqlite:///{file}")))
        migrate.upgrade(engine)
        fake = await stack.enter_async_context(FakeSlack(patience=0.05))
        web = await stack.enter_async_context(_served(fake, file))
        people = [fake.user(f"U{number}", name=f"Person {number}") for number in range(CROWD)]
        typed = await _at_once(fake, web, people, lambda person: person.types("/met Ana Ruiz"))
        await _until(engine, schema.contacts)
        fake.patience = 10.0
        for person in people:
            await person.types("/goal set")
            if not await fake.space.until(lambda person=person: person.modal is not None, fake.patience):
                raise AssertionError("no form was opened")
        fake.patience = 0.05
        goal = "Have 3 coffee chats by 30 April"
        saved = await _at_once(fake, web, people, lambda person: person.fills(what=goal))
        await _until(engine, goals)
    about = f"database {SECONDS:.0f} s a query, {CROWD} at once: {{}}, 99 of 100 within, allowed"
    return [
        Figure(about.format("/met acknowledged"), typed, ALLOWED_MS, "ms", most=1),
        Figure(about.format("form taken"), saved, ALLOWED_MS, "ms", most=1),
    ]


async def _at_once(
    fake: FakeSlack, web: Web, people: Sequence[FakeUser], does: Callable[[FakeUser], Awaitable[Any]]
) -> float:
    """The 99th percentile in ms of what Slack waited for everybody to be acknowledged. AssertionError if one wasn't."""
    before = len(fake.deliveries)
    await web.takes(SECONDS)
    await asyncio.gather(*(does(person) for person in people))
    await web.takes(0)
    made = [each for each in fake.deliveries[before:] if each.kind != "events_api"]
    waits = [each.latency * 1_000 for each in made if each.latency is not None]
    if len(waits) != len(people):
        raise AssertionError(f"{len(people) - len(waits)} were not acknowledged")
    return statistics.quantiles(waits, n=100)[-1]


async def _until(engine: Engine, table: Table) -> None:
    """Until what everybody did is stored, once each."""
    until = time.monotonic() + PATIENCE_SECONDS
    counted = select(func.count()).select_from(table)
    while True:
        rows = await asyncio.wrap_future(engine.read(lambda connection: connection.execute(counted).scalar_one()))
        if rows >= CROWD:
            break
        if time.monotonic() > until:
            raise AssertionError(f"{rows} of {CROWD} are in {table.name}")
        await asyncio.sleep(0.1)
    if rows != CROWD:
        raise AssertionError(f"{rows} in {table.name}, not {CROWD}")


if __name__ == "__main__":
    asyncio.run(run(*json.loads(sys.argv[1])))
