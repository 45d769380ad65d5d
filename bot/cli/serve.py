"""`run`: the platforms whose tokens are set; `run web` and `run worker` on PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from adapters.http import Check
from adapters.http import serve as serve_http
from adapters.scheduler import Job, Stalled, Ticker
from bot.app import Bot
from bot.cli import schema, terminal, wiring
from bot.outbox.ports import Messenger
from bot.outbox.sender import Sender
from bot.settings import Settings
from storage.engine import DatabaseProblem
from storage.store import Database

if TYPE_CHECKING:
    from adapters.metrics import Metrics, Waiting

PARTS = ("all", "web", "worker")
SEND_SECONDS = 2.0
TIDY_SECONDS = 300.0
FORGET_SECONDS = 3_600.0
KEPT = timedelta(days=30)
"""How long a delivery is kept after it is over: operators may still ask what became of it."""
FORGOTTEN = 1_000
"""Deliveries in one transaction: others hardly wait for it."""

Connect: TypeAlias = Callable[[], AbstractAsyncContextManager[Mapping[str, Messenger]]]
"""Opens what talks to the platforms, by name, for as long as it is entered."""

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def _nobody() -> AsyncGenerator[Mapping[str, Messenger]]:
    yield {}


def run(part: str, connect: Connect = _nobody) -> None:
    chosen = wiring.settings()
    if part not in PARTS:
        wiring.fail(f"I don't know the part “{part}”. Try: {', '.join(PARTS)}.")
    if part != "all" and chosen.embedded:
        wiring.fail(
            f"“run {part}” shares its database with other processes, so it needs PostgreSQL. "
            "Set GRAPEVINE_DATABASE_URL=postgresql://…, or use “run” for one process with the embedded database."
        )
    unbuilt = _unbuilt(chosen)
    if unbuilt:
        wiring.fail(unbuilt)
    if part == "all" and chosen.embedded:
        raise SystemExit(terminal.talk(chosen, [], plays=True))
    wiring.keep_imports()
    wiring.start_log(chosen)
    with contextlib.closing(wiring.database(chosen)) as opened:
        schema.up_to_date(opened.engine, chosen)
        try:
            asyncio.run(_serve(chosen, opened, connect, listens=part != "worker" or chosen.metrics))
        except Stalled as error:
            wiring.fail(f"the scheduler stands still ({error}). Whatever started this should start it again.", status=1)
        except DatabaseProblem as error:
            wiring.fail(str(error), status=1)
        except OSError as error:
            wiring.fail(
                f"{chosen.host}:{chosen.port} can't be had: {error.strerror}. Set PORT to a free one.", status=1
            )


async def _serve(chosen: Settings, opened: Database, connect: Connect, *, listens: bool) -> None:
    """Until SIGTERM or SIGINT. Then it is not ready any more, plans and claims nothing, gives leases back, and finishes
    what is in flight."""
    bot = wiring.bot(chosen, opened, serves=True)
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    for stop in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(stop, done.set)
    async with AsyncExitStack() as running:  # left in the opposite order, each step whatever came of those before
        messengers = await running.enter_async_context(connect())
        metrics = _metrics(opened) if chosen.metrics else None
        sender = Sender(opened, bot.compose, messengers, aftermath=bot.aftermath, meter=metrics)
        jobs: list[Job] = [(job.name, job.every.total_seconds(), partial(bot.run_job, job)) for job in bot.jobs]
        jobs.append(("send", SEND_SECONDS, sender.pump))
        jobs.append(("tidy", TIDY_SECONDS, bot.tidy))
        jobs.append(("forget", FORGET_SECONDS, partial(_forget, opened)))
        ticker = Ticker(jobs)
        if listens:
            checks, ready = _checks(bot, ticker), {"process": partial(_stopping, done)}
            page = None if metrics is None else metrics.page
            web = await serve_http(chosen.host, chosen.port, checks, ready=ready, metrics=page)
            running.push_async_callback(web.stop)
            log.info("listening on %s:%d", chosen.host, web.port)
        if metrics is not None:
            running.callback(asyncio.create_task(metrics.lag.watch()).cancel)
        running.push_async_callback(ticker.stop)
        running.push_async_callback(_give_back, sender)
        running.callback(ticker.hold)
        ticker.start()
        if not messengers:
            log.warning(
                "no platform is connected: reminders are planned and wait. Set SLACK_BOT_TOKEN or DISCORD_TOKEN"
            )
        watch = asyncio.ensure_future(ticker.wait())
        stopped = asyncio.ensure_future(done.wait())
        ended, _ = await asyncio.wait({watch, stopped}, return_when=asyncio.FIRST_COMPLETED)
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
    before = await opened.now() - KEPT
    return await opened.write(lambda store: store.outbox.forget(before, limit=FORGOTTEN))


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


def _unbuilt(chosen: Settings) -> str:
    """Tokens of platforms that this version can't talk to yet: starting without them would look like working."""
    if chosen.slack_bot_token or chosen.slack_app_token or chosen.slack_signing_secret:
        return "this version can't talk to Slack yet (CHANGELOG.md). Unset the SLACK_ variables to start without it."
    if chosen.discord_token:
        return "this version can't talk to Discord yet (CHANGELOG.md). Unset DISCORD_TOKEN to start without it."
    return ""
