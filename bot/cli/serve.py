"""`run`: the platforms whose tokens are set; `run web` and `run worker` on PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from functools import partial

from adapters.http import Check
from adapters.http import serve as serve_http
from adapters.scheduler import Job, Stalled, Ticker
from bot.app import Bot
from bot.cli import schema, terminal, wiring
from bot.outbox.sender import Sender
from bot.settings import Settings
from storage.engine import DatabaseProblem
from storage.store import Database

PARTS = ("all", "web", "worker")
DRAIN_SECONDS = 2.0
TIDY_SECONDS = 300.0

log = logging.getLogger(__name__)


def run(part: str) -> None:
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
            asyncio.run(_serve(chosen, opened, listens=part != "worker"))
        except Stalled as error:
            wiring.fail(f"the scheduler stands still ({error}). Whatever started this should start it again.", status=1)
        except DatabaseProblem as error:
            wiring.fail(str(error), status=1)
        except OSError as error:
            wiring.fail(
                f"{chosen.host}:{chosen.port} can't be had: {error.strerror}. Set PORT to a free one.", status=1
            )


async def _serve(chosen: Settings, opened: Database, *, listens: bool) -> None:
    """Until SIGTERM or SIGINT: stop claiming, give leases back, finish what is in flight."""
    bot = wiring.bot(chosen, opened, serves=True)
    sender = Sender(opened, bot.compose, {})
    jobs: list[Job] = [(job.name, job.every.total_seconds(), partial(bot.run_job, job)) for job in bot.jobs]
    ticker = Ticker([*jobs, ("send", DRAIN_SECONDS, sender.drain), ("tidy", TIDY_SECONDS, bot.tidy)])
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    for stop in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(stop, done.set)
    ticker.start()
    web = None
    try:
        if listens:
            web = await serve_http(chosen.host, chosen.port, _checks(bot, ticker))
            log.info("listening on %s:%d", chosen.host, web.port)
        log.warning("no platform is connected: reminders are planned and wait. Set SLACK_BOT_TOKEN or DISCORD_TOKEN")
        watch = asyncio.ensure_future(ticker.wait())
        stopped = asyncio.ensure_future(done.wait())
        ended, _ = await asyncio.wait({watch, stopped}, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        await sender.stop()
        await ticker.stop()
        if web is not None:
            await web.stop()


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
