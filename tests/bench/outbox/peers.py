"""Schedulers and queues of others: filled by their own statements' equal in bulk, run by their own classes."""

# They are installed by `make bench` alone.
# pyright: reportMissingImports=false

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import asyncpg
import procrastinate
import psycopg
from apscheduler.executors.debug import DebugExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from pgqueuer import Job, QueueManager
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from sqlalchemy import make_url

from bot import clock
from tests.bench.outbox import ground

logging.getLogger("apscheduler").setLevel(logging.ERROR)
logging.getLogger("pgqueuer").setLevel(logging.ERROR)

DID: list[int] = []
"""What APScheduler's jobs did."""

Look: TypeAlias = Callable[[], Awaitable[object]]

_numbers = count()


def note(number: int) -> None:
    """The job of APScheduler: all but nothing."""
    DID.append(number)


async def note_later(number: int) -> None:
    """The same for AsyncIOScheduler."""
    DID.append(number)


def scheduler_address(name: str) -> str:
    """An empty database for APScheduler, with SQLAlchemy's defaults."""
    if name == "SQLite":
        return f"sqlite:///{ground.folder() / f'apscheduler-{next(_numbers)}.db'}"
    return ground.server().create()


def store(url: str) -> SQLAlchemyJobStore:
    return SQLAlchemyJobStore(url=url.replace("postgresql:", "postgresql+psycopg:"))


@contextmanager
def apscheduler(url: str, *, waiting: int = 0) -> Iterator[BaseScheduler]:
    """A scheduler that runs jobs when told to, in the same thread, over a store in which so many jobs wait."""
    jobs = store(url)
    scheduler = BackgroundScheduler(timezone="UTC", executors={"default": DebugExecutor()}, jobstores={"default": jobs})
    scheduler.start(paused=True)
    try:
        if waiting:
            schedule(scheduler, clock.now() + ground.FAR)
            with jobs.engine.begin() as connection:
                state = connection.exec_driver_sql("SELECT job_state FROM apscheduler_jobs").scalar_one()
                at = (clock.now() + ground.FAR).timestamp()
                place = "?" if jobs.engine.name == "sqlite" else "%s"
                connection.exec_driver_sql(
                    f"INSERT INTO apscheduler_jobs (id, next_run_time, job_state) VALUES ({place}, {place}, {place})",
                    [(f"{number:032x}", at + number, state) for number in range(waiting)],
                )
        yield scheduler
    finally:
        scheduler.shutdown(wait=True)
        jobs.engine.dispose()
        _remove(url)


def schedule(scheduler: BaseScheduler, at: datetime, *, work: Callable[[int], Any] = note) -> None:
    scheduler.add_job(work, "date", run_date=at, args=(next(_numbers),), misfire_grace_time=None)


def run_due(scheduler: Any) -> None:
    """What the scheduler does when its timer rings."""
    scheduler.state = 1  # running, but without the thread that would do the same at a time of its own
    scheduler._process_jobs()
    scheduler.state = 2


def _remove(url: str) -> None:
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        Path(address.database or "").unlink()
    else:
        ground.server().drop(url)


@asynccontextmanager
async def _pgqueuer(url: str) -> AsyncIterator[tuple[Any, QueueManager]]:
    connection = await asyncpg.connect(url)
    try:
        yield connection, QueueManager(Queries(AsyncpgDriver(connection)))
    finally:
        await connection.close()


async def pgqueuer_filled(url: str, waiting: int) -> None:
    async with _pgqueuer(url) as (connection, manager):
        await manager.queries.install()
        await connection.execute(
            "INSERT INTO pgqueuer (priority, status, entrypoint, payload, execute_after) "
            "SELECT 0, 'queued', 'send', '1', now() + interval '30 days' + n * interval '1 second' "
            "FROM generate_series(1, $1) AS n",
            waiting,
            timeout=120,
        )
        await connection.execute("VACUUM ANALYZE", timeout=120)


async def pgqueuer_due(url: str, number: int) -> None:
    async with _pgqueuer(url) as (_, manager):
        await manager.queries.enqueue(["send"] * number, [b"1"] * number, [0] * number)


async def pgqueuer_drained(url: str, number: int, *, batch: int) -> float:
    """Seconds until its manager ran and logged so many jobs."""
    done = 0
    loop = asyncio.get_running_loop()
    async with _pgqueuer(url) as (_, manager):

        @manager.entrypoint("send")
        async def send(job: Job) -> None:
            nonlocal done
            done += 1
            if done == number:
                manager.shutdown.set()

        began = loop.time()
        # It would only drain what is due together with all that waits.
        await manager.run(batch_size=batch)
        took = loop.time() - began
        if done != number:
            raise AssertionError(f"pgqueuer ran {done}")
        return took


async def pgqueuer_claims(url: str, number: int, *, batch: int) -> float:
    """Seconds for its two statements alone, claim and log, without anything that runs a job."""
    from pgqueuer.ports.repository import EntrypointExecutionParameter

    loop = asyncio.get_running_loop()
    async with _pgqueuer(url) as (_, manager):
        entrypoints: Any = {"send": EntrypointExecutionParameter(0)}
        began, done = loop.time(), 0
        while done < number:
            jobs = await manager.queries.dequeue(
                batch, entrypoints, manager.queue_manager_id, None, timedelta(seconds=30)
            )
            await manager.queries.log_jobs([(job, "successful", None) for job in jobs])
            done += len(jobs)
        return loop.time() - began


async def procrastinate_filled(url: str, waiting: int) -> None:
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url))
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
    with psycopg.connect(url, autocommit=True) as connection:
        # Without the events that it writes along, which a look for work doesn't read.
        connection.execute("ALTER TABLE procrastinate_jobs DISABLE TRIGGER USER")
        connection.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, scheduled_at) "
            "SELECT 'default', 'send', '{}', now() + interval '30 days' + n * interval '1 second' "
            "FROM generate_series(1, %s) AS n",
            (waiting,),
        )
        connection.execute("ALTER TABLE procrastinate_jobs ENABLE TRIGGER USER")
        connection.execute("VACUUM ANALYZE")


async def procrastinate_looks(url: str, times: int, timed: Callable[[Look], Awaitable[None]]) -> None:
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url))
    async with app.open_async():
        worker = await app.job_manager.register_worker()
        for _ in range(times):
            await timed(lambda: app.job_manager.fetch_job(queues=None, worker_id=worker))
