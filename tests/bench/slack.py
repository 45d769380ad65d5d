"""Slack's commands from the bytes that come to the acknowledgement, against a stock Bolt app of 50 listeners; and how
long Slack waits while the database takes four seconds for each thing it is asked."""

from __future__ import annotations

import asyncio
import logging
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path
from typing import cast

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.http import serve
from adapters.slack import catalog, gate, messenger
from adapters.slack.answers import Answers
from adapters.slack.app import SlackApp
from adapters.slack.connection import Identity, Tokens, bolt, connect
from adapters.slack.people import People
from bot import clock
from bot.app import Bot
from bot.context import Context
from bot.feature import Feature
from bot.kit.commands import Group
from storage import migrate
from storage.engine import open_engine
from storage.store import Database
from storage.vault import Keyring, Vault
from tests.adapters.catalogues import group
from tests.adapters.slack.fake import FakeSlack, payloads
from tests.adapters.slack.fake.model import Delivery
from tests.adapters.slack.fake.posting import encoded
from tests.bench import slack_slow
from tests.bench.measure import PAIRS, Figure, medians

BATCH = 40
"""Commands of one turn, one after the other."""

LISTENERS = 50
FEW, MANY = 10, 200

_quiet = logging.getLogger("tests.bench.slack")
_quiet.setLevel(logging.CRITICAL)

Post = tuple[bytes, dict[str, str]]
"""What Slack would post: the body and its signed headers."""


def measure() -> Sequence[Figure]:
    with tempfile.TemporaryDirectory(prefix="grapevine-bench-") as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> Sequence[Figure]:
    return [*await _dispatch(folder), *await _over_http(folder), *await slack_slow.measure(folder)]


# In the process


class Ours:
    """Our app as the gate uses it, without a socket in front: signature, body, Bolt, and what is done afterwards."""

    def __init__(self, fake: FakeSlack, app: SlackApp, listener: AsyncApp) -> None:
        self._fake = fake
        self._app = app
        self._listener = listener

    async def dispatch(self, post: Post) -> int:
        body, headers = post
        stamp, signature = headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"]
        if not gate.verified(self._fake.signing_secret, stamp, signature, body, self._fake.clock()):
            raise AssertionError("a signature is wrong")
        kind = headers["Content-Type"]
        return (
            await self._listener.async_dispatch(AsyncBoltRequest(body=body.decode(), headers={"content-type": kind}))
        ).status

    async def rest(self) -> None:
        await self._app.stop()


class Stock:
    """Bolt as its own guide has it: a listener for each command, each of which only acknowledges."""

    def __init__(self, fake: FakeSlack, count: int) -> None:
        client = AsyncWebClient(fake.bot_token, base_url=fake.api_url, logger=_quiet)
        self.app = AsyncApp(client=client, signing_secret=fake.signing_secret, logger=_quiet)
        for number in range(count):
            self.app.command(f"/c{number}")(_acknowledge)

    async def dispatch(self, post: Post) -> int:
        body, headers = post
        request = AsyncBoltRequest(body=body.decode(), headers={**headers})
        return (await self.app.async_dispatch(request)).status

    async def rest(self) -> None:
        """Nothing is done afterwards."""


async def _acknowledge(ack: Callable[[], Awaitable[object]]) -> None:
    await ack()


async def _dispatch(folder: Path) -> Sequence[Figure]:
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeSlack())
        few = await stack.enter_async_context(_ours(fake, folder / "few.db", FEW))
        many = await stack.enter_async_context(_ours(fake, folder / "many.db", MANY))
        stock = Stock(fake, LISTENERS)
        turns: list[dict[str, float]] = []
        for _ in range(PAIRS + 1):
            turn: dict[str, float] = {}
            turn["few"], turn["few, done"] = await _timed(few, fake, _last(FEW))
            turn["many"], turn["many, done"] = await _timed(many, fake, _last(MANY))
            turn["stock"], _ = await _timed(stock, fake, f"/c{LISTENERS - 1}")
            turns.append(turn)
        answered = len(fake.space.channels["C1"].messages)
        if answered != 2 * BATCH * (PAIRS + 1):
            raise AssertionError(f"{answered} of {2 * BATCH * (PAIRS + 1)} commands were answered")
    took = medians(turns[1:])  # the first one warms up
    stocks = f"stock Bolt, {LISTENERS} listeners"
    return [
        Figure(f"command acknowledged in the process, {stocks}", took["many"], took["stock"], "ms", most=1 / 50),
        Figure(f"... among {MANY} commands, among {FEW}", took["many"], took["few"], "ms", most=1.2),
        Figure(
            f"... and answered through the Web API, {MANY} commands, {FEW}", took["many, done"], took["few, done"], "ms"
        ),
    ]


async def _timed(app: Ours | Stock, fake: FakeSlack, command: str) -> tuple[float, float]:
    """Medians in ms: until a command is acknowledged, and until all that comes of it is done."""
    acked: list[float] = []
    done: list[float] = []
    for _ in range(BATCH):
        post = _command(fake, f"{command} hello")
        began = time.perf_counter()
        status = await app.dispatch(post)
        acked.append((time.perf_counter() - began) * 1_000)
        _assert_taken(status)
        await app.rest()
        done.append((time.perf_counter() - began) * 1_000)
    return statistics.median(acked), statistics.median(done)


def _assert_taken(status: int) -> None:
    if status != 200:
        raise AssertionError(f"a command was answered with {status}")


def _last(count: int) -> str:
    return f"/g{count // 10 - 1} do9"


def _command(fake: FakeSlack, typed: str) -> Post:
    person = fake.user("U1", name="Maya").person
    url = fake.space.answer_url(fake.url, "U1", "C1")
    trigger = fake.space.trigger("U1")
    body = payloads.command(person, fake.space.channels["C1"], typed, response_url=url, trigger=trigger)
    raw = encoded(Delivery("1", "slash_commands", body, True))
    return raw, fake.posts.signed(raw, json_body=False)


def _declared(count: int) -> tuple[Feature, ...]:
    """So many commands, ten to a slash command."""
    groups = [group(f"g{number}", commands=10, args=1) for number in range(count // 10)]
    return (Feature(tuple(cast("Group[Context]", each) for each in groups)),)


@asynccontextmanager
async def _ours(fake: FakeSlack, file: Path, count: int) -> AsyncGenerator[Ours]:
    with closing(_database(file)) as database:
        bot = Bot(database, _declared(count))
        tokens = Tokens(fake.bot_token, "", fake.signing_secret, fake.api_url)
        calls = messenger.client(tokens.bot, tokens.api_url)
        assert calls.session is not None
        async with calls.session:
            answers = Answers(
                calls,
                calls.session,
                messenger.SlackMessenger(calls, fake.team),
                realm=fake.team,
                api_url=tokens.api_url,
                keep=lambda who, card, refusal: bot.keep(who, card, refusal, fake.clock()),
            )
            people = People(calls, fake.team)
            names = catalog.names(bot.catalogue)
            app = SlackApp(bot, calls, answers, people, realm=fake.team, names=names, clock=fake.clock)
            listener = bolt(Identity(fake.team, "B1", fake.bot_user), tokens)
            app.listen(listener)
            yield Ours(fake, app, listener)


# Over HTTP


async def _over_http(folder: Path) -> Sequence[Figure]:
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(FakeSlack())
        database = stack.enter_context(closing(_database(folder / "http.db")))
        url, rest = await stack.enter_async_context(_served(fake, Bot(database, _declared(MANY))))
        stock_url = await stack.enter_async_context(_stock_served(fake))
        session = await stack.enter_async_context(aiohttp.ClientSession(trust_env=False))
        turns: list[dict[str, float]] = []
        for _ in range(PAIRS + 1):
            ours = await _posted(session, url, fake, _last(MANY), rest)
            stock = await _posted(session, stock_url, fake, f"/c{LISTENERS - 1}", _nothing)
            turns.append({"ours": ours, "stock": stock})
    took = medians(turns[1:])
    about = f"command acknowledged over HTTP, stock Bolt, {LISTENERS} listeners"
    return [Figure(about, took["ours"], took["stock"], "ms", most=1 / 8)]


async def _posted(
    session: aiohttp.ClientSession, url: str, fake: FakeSlack, command: str, rest: Callable[[], Awaitable[None]]
) -> float:
    """Median ms until a command that was posted is acknowledged."""
    took: list[float] = []
    for _ in range(BATCH):
        body, headers = _command(fake, f"{command} hello")
        began = time.perf_counter()
        async with session.post(url, data=body, headers=headers) as response:
            await response.read()
        took.append((time.perf_counter() - began) * 1_000)
        _assert_taken(response.status)
        await rest()
    return statistics.median(took)


async def _nothing() -> None:
    """A stock app only acknowledges."""


@asynccontextmanager
async def _served(fake: FakeSlack, bot: Bot) -> AsyncGenerator[tuple[str, Callable[[], Awaitable[None]]]]:
    """Our web process: where Slack posts to, and what waits until all is done."""
    tokens = Tokens(fake.bot_token, "", fake.signing_secret, fake.api_url)
    async with connect(bot, tokens, listens=True, prefix="", guests=False, clock=fake.clock) as slack:
        server = await serve("127.0.0.1", 0, {}, posts=slack.routes)
        try:
            yield f"http://127.0.0.1:{server.port}{catalog.PATH}", slack.quiet
        finally:
            await server.stop()


@asynccontextmanager
async def _stock_served(fake: FakeSlack) -> AsyncGenerator[str]:
    """Bolt's own adapter for aiohttp."""
    stock = Stock(fake, LISTENERS).app

    async def take(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await stock.async_dispatch(await to_bolt_request(request)))

    served = web.Application()
    served.router.add_post(catalog.PATH, take)
    runner = web.AppRunner(served, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}{catalog.PATH}"
    finally:
        await runner.cleanup()


def _database(file: Path) -> Database:
    engine = open_engine(f"sqlite:///{file}")
    migrate.upgrade(engine)
    return Database(engine, Vault(Keyring.parse(Keyring.generate())), clock.now)
