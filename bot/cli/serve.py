"""`run`: the platforms whose tokens are set; `run web` and `run worker` on PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from pydantic import SecretStr

from adapters.http import Check, Endpoint
from adapters.http import serve as serve_http
from adapters.scheduler import Job, Stalled, Ticker
from bot import clock
from bot.app import Bot
from bot.cli import feeds, schema, terminal, wiring
from bot.cli.editing import Editor
from bot.clock import Clock
from bot.events.reading import Lists, Servers
from bot.inbox import ports as inbox
from bot.outbox.ports import Messenger
from bot.outbox.sender import Sender
from bot.ports import NotConnected
from bot.settings import Settings
from storage.engine import DatabaseProblem
from storage.lock import DatabaseInUse, lock_database
from storage.store import Database

if TYPE_CHECKING:
    from adapters.discord.connection import Address
    from adapters.metrics import Metrics, Waiting
    from adapters.slack.connection import Tokens

PARTS = ("all", "web", "worker")
SEND_SECONDS = 2.0
EDIT_SECONDS = 20.0
TIDY_SECONDS = 300.0
FORGET_SECONDS = 3_600.0
KEPT = timedelta(days=30)
"""How long a delivery is kept after it is over: operators may still ask what became of it."""
FORGOTTEN = 1_000
"""Deliveries in one transaction: others hardly wait for it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outside:
    """What talks to the platforms: messengers and what lists a server's own events by platform, endpoints by path, what
    tells whether all is well, what takes nothing new any more, and what waits until nobody can be heard again: it
    raises NotConnected then."""

    messengers: Mapping[str, Messenger] = field(default_factory=dict[str, Messenger])
    servers: Servers = field(default_factory=dict[str, Lists])
    posts: Mapping[str, Endpoint] = field(default_factory=dict[str, Endpoint])
    ready: Mapping[str, Check] = field(default_factory=dict[str, Check])
    quiet: tuple[Callable[[], Awaitable[None]], ...] = ()
    over: tuple[Callable[[], Awaitable[object]], ...] = ()


Connect: TypeAlias = Callable[[Settings, Bot, Clock, str], AbstractAsyncContextManager[Outside]]
"""Opens it for a part of Grapevine, for as long as it is entered."""


@contextlib.asynccontextmanager
async def platforms(chosen: Settings, bot: Bot, clock: Clock, part: str) -> AsyncGenerator[Outside]:
    """Every platform whose tokens are set. Workers hear nothing: they only send."""
    listens = part != "worker"
    messengers: dict[str, Messenger] = {}
    servers: dict[str, Lists] = {}
    posts: dict[str, Endpoint] = {}
    ready: dict[str, Check] = {}
    quiet: list[Callable[[], Awaitable[None]]] = []
    over: list[Callable[[], Awaitable[object]]] = []
    async with AsyncExitStack() as open_ones:
        if chosen.slack:
            from adapters.slack.connection import connect  # nobody else should wait for the import

            slack = await open_ones.enter_async_context(
                connect(
                    bot,
                    slack_tokens(chosen),
                    listens=listens,
                    prefix=chosen.command_prefix,
                    guests=chosen.slack_guests,
                    clock=clock,
                )
            )
            messengers["slack"], ready["slack"] = slack.messenger, slack.check
            posts.update(slack.routes)
            quiet.append(slack.quiet)
        if chosen.discord_token is not None:
            from adapters.discord.connection import connect as connect_discord

            discord = await open_ones.enter_async_context(
                connect_discord(
                    bot,
                    discord_token(chosen),
                    listens=listens,
                    prefix=chosen.command_prefix,
                    clock=clock,
                    address=discord_address(chosen),
                    shards=chosen.discord_shards or None,
                )
            )
            messengers["discord"], ready["discord"] = discord.messenger, discord.check
            servers["discord"] = discord.scheduled
            quiet.append(discord.quiet)
            over.append(discord.over)
        yield Outside(messengers, servers, posts, ready, tuple(quiet), tuple(over))


def run(part: str, connect: Connect = platforms, *, at: Clock = clock.now) -> None:
    """`at` is the clock of the whole process: this machine's, unless somebody plays a story with it."""
    chosen = wiring.settings()
    if part not in PARTS:
        wiring.fail(f"I don't know the part “{part}”. Try: {', '.join(PARTS)}.")
    if part != "all" and chosen.embedded:
        wiring.fail(
            f"“run {part}” shares its database with other processes, so it needs PostgreSQL. "
            "Set GRAPEVINE_DATABASE_URL=postgresql://…, or use “run” for one process with the embedded database."
        )
    if chosen.embedded and not chosen.platforms:
        raise SystemExit(terminal.talk(chosen, [], plays=True))
    wiring.keep_imports()
    wiring.start_log(chosen)
    with _alone(chosen), contextlib.closing(wiring.database(chosen, at)) as opened:
        schema.up_to_date(opened.engine, chosen)
        try:
            asyncio.run(_serve(chosen, opened, connect, part))
        except NotConnected as error:
            wiring.fail(str(error), status=1)
        except Stalled as error:
            wiring.fail(f"the scheduler stands still ({error}). Whatever started this should start it again.", status=1)
        except DatabaseProblem as error:
            wiring.fail(str(error), status=1)
        except OSError as error:
            wiring.fail(
                f"{chosen.host}:{chosen.port} can't be had: {error.strerror}. Set PORT to a free one.", status=1
            )


@contextlib.contextmanager
def _alone(chosen: Settings) -> Generator[None]:
    """On the embedded database there is one process at a time."""
    file = wiring.database_file(chosen)
    if file is None:
        yield
        return
    wiring.make_folder(chosen)
    try:
        with lock_database(file, purpose="run"):
            yield
    except DatabaseInUse as error:
        wiring.fail(str(error), status=1)


def slack_tokens(chosen: Settings) -> Tokens:
    from adapters.slack.connection import Tokens

    return Tokens(
        _secret(chosen.slack_bot_token),
        _secret(chosen.slack_app_token),
        _secret(chosen.slack_signing_secret),
        chosen.slack_api_url,
    )


def discord_token(chosen: Settings) -> str:
    return _secret(chosen.discord_token)


def discord_address(chosen: Settings) -> Address:
    from adapters.discord.connection import Address

    return Address(chosen.discord_api_url, chosen.discord_gateway_url)


def _secret(value: SecretStr | None) -> str:
    return "" if value is None else value.get_secret_value()


async def _serve(chosen: Settings, opened: Database, connect: Connect, part: str) -> None:
    """Until SIGTERM or SIGINT. Then it is not ready any more, plans and claims nothing, gives leases back, and finishes
    what is in flight."""
    bot = wiring.bot(chosen, opened, serves=True)
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    for stop in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(stop, done.set)
    async with AsyncExitStack() as running:  # left in the opposite order, each step whatever came of those before
        connecting = asyncio.ensure_future(running.enter_async_context(connect(chosen, bot, opened.clock, part)))
        stopped = asyncio.ensure_future(done.wait())
        await asyncio.wait({connecting, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not connecting.done():  # told to stop before the platforms answered
            connecting.cancel()
            await asyncio.wait({connecting})
            return
        outside = connecting.result()
        metrics = _metrics(opened) if chosen.metrics else None
        bot.messengers = outside.messengers
        sender = Sender(opened, bot.compose, outside.messengers, aftermath=bot.aftermath, meter=metrics)
        jobs: list[Job] = [(job.name, job.every.total_seconds(), partial(bot.run_job, job)) for job in bot.jobs]
        jobs.append(("send", SEND_SECONDS, sender.pump))
        jobs.append(("edit posts", EDIT_SECONDS, Editor(opened, outside.messengers).run))
        jobs.append(("tidy", TIDY_SECONDS, bot.tidy))
        jobs.append(("forget", FORGET_SECONDS, partial(_forget, opened)))
        reads = await running.enter_async_context(feeds.reading(chosen, opened, outside.servers))
        jobs.append(("feeds", feeds.READ_SECONDS, reads))
        ticker = Ticker(jobs)
        if part != "worker" or chosen.metrics:
            checks, ready = _checks(bot, ticker), {"process": partial(_stopping, done), **outside.ready}
            page = None if metrics is None else metrics.page
            web = await serve_http(chosen.host, chosen.port, checks, ready=ready, metrics=page, posts=outside.posts)
            running.push_async_callback(web.stop)
            log.info("listening on %s:%d", chosen.host, web.port)
        if metrics is not None:
            running.callback(asyncio.create_task(metrics.lag.watch()).cancel)
        running.push_async_callback(ticker.stop)
        running.push_async_callback(_give_back, sender)
        for quiet in outside.quiet:
            running.push_async_callback(quiet)
        running.callback(ticker.hold)
        ticker.start()
        if not outside.messengers:
            log.warning(
                "no platform is connected: reminders are planned and wait. Set SLACK_BOT_TOKEN or DISCORD_TOKEN"
            )
        watch = asyncio.ensure_future(ticker.wait())
        over = [asyncio.ensure_future(wait()) for wait in outside.over]
        ended, _ = await asyncio.wait({watch, stopped, *over}, return_when=asyncio.FIRST_COMPLETED)
        for task in over:  # what we end ourselves is no loss
            task.cancel()
        for task in ended:
            task.result()


async def _give_back(sender: Sender) -> None:
    try:
        await sender.stop()
    except Exception as error:
        # The database is away: leases run out by themselves, and another worker takes over.
        log.warning("leases could not be given back: %s", type(error).__name__)


async def _forget(opened: Database) -> int:
    """Delete some of what has been over for so long; how many."""
    now = await opened.now()
    return await opened.write(
        lambda store: (
            store.outbox.forget(now - KEPT, limit=FORGOTTEN) + store.inbox.forget(now - inbox.KEPT, limit=FORGOTTEN)
        )
    )


async def _stopping(done: asyncio.Event) -> str:
    return "stopping" if done.is_set() else ""


def _metrics(opened: Database) -> Metrics:
    from adapters.metrics import Metrics, Waiting  # nobody else should wait for the import

    async def ask() -> Waiting:
        now = await opened.now()
        return await opened.read(lambda store: Waiting(store.outbox.backlog(now), len(store.outbox.stops(now)), now))

    return Metrics(ask)


def _checks(bot: Bot, ticker: Ticker) -> dict[str, Check]:
    async def scheduler() -> str:
        silent = ticker.silent()
        return f"no beat of {', '.join(silent)}" if silent else ""

    async def database() -> str:
        await bot.database.read(lambda store: store.outbox.next_due())
        return ""

    return {"scheduler": scheduler, "database": database}
